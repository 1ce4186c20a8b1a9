import { msg, speech } from '../lib/locale-controller.js';

/** Most steps of one legend: a ramp has no more colours that can be told apart. */
export const MOST_STEPS = 5;
/** Parts of the values below each limit, where all steps are to hold about as many. */
const EVEN = [0.2, 0.4, 0.6, 0.8];
/** So many steps are enough: a coarser rounding that gives them is not refined. */
const ENOUGH = 4;
/** First digits of a readable limit, the most readable ones first. */
const DIGITS = [[1, 2, 5], [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9]] as const;

/**
 * Limits between the steps of a choropleth: about as many areas in each, at numbers that can be read. None of the steps is empty.
 * @param values above 0, in any order
 * @param whole the values are counts, so no limit is a fraction
 * @param shares parts of the values that lie below each limit, rising, one less than {@link MOST_STEPS}
 * @returns ascending; a value that equals a limit belongs to the step above it. Empty where there is one step only
 */
export function limitsOf(values: readonly number[], whole: boolean, shares: readonly number[] = EVEN): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const between = shares.map((share) => Math.ceil(share * sorted.length))
    .filter((at) => at > 0 && at < sorted.length && sorted[at] !== sorted[at - 1])
    .map((at) => (sorted[at - 1]! + sorted[at]!) / 2);
  let best: number[] = [];
  for (const digits of DIGITS) {
    const rounded = [...new Set(between.map((limit) => nearest(limit, digits)))].filter((limit) => !whole || Number.isInteger(limit));
    const limits: number[] = [];
    for (const limit of rounded) if (limit <= sorted.at(-1)! && sorted.some((value) => value < limit && value >= (limits.at(-1) ?? 0))) limits.push(limit);
    if (limits.length > best.length) best = limits;
    if (best.length + 1 >= ENOUGH) break;
  }
  return best;
}

/** The readable number that is nearest in proportion. */
function nearest(value: number, digits: readonly number[]): number {
  const power = Math.floor(Math.log10(value));
  const candidates = [...digits, 10].map((digit) => Number(`${digit}e${power}`));
  return candidates.reduce((best, one) => (Math.abs(Math.log(one / value)) < Math.abs(Math.log(best / value)) ? one : best));
}

/** The step of a value above 0, from 0. */
export const stepOf = (limits: readonly number[], value: number): number => limits.filter((limit) => limit <= value).length;

/** The colour of a step, as its place in a ramp of five: few steps are spread over all of it. */
export const shadeOf = (limits: readonly number[], step: number): number => (limits.length ? Math.round((step * (MOST_STEPS - 1)) / limits.length) : 2);

/** A number in the language of the element that speaks: decimal comma everywhere but in English. @param digits most decimals; zeros behind are left out */
export function decimal(value: number, digits = value >= 100 ? 0 : value >= 1 ? 1 : 2): string {
  const [whole, fraction] = String(Number(value.toFixed(digits))).split('.') as [string, string | undefined];
  return speech.number(Number(whole)) + (fraction ? (speech.lang === 'en' ? '.' : ',') + fraction : '');
}

/** What each step holds: `< 200`, `200–499`, `≥ 500`; of fractions `0.5–< 1`. @param whole the values are counts */
export function stepsInWords(limits: readonly number[], whole: boolean): string[] {
  const number = (value: number) => decimal(value, 6);
  if (!limits.length) return ['> 0'];
  return [...limits, Infinity].map((limit, i) => {
    const from = limits[i - 1];
    if (from === undefined) return `< ${number(limit)}`;
    if (limit === Infinity) return `≥ ${number(from)}`;
    if (whole) return from === limit - 1 ? number(from) : `${number(from)}–${number(limit - 1)}`;
    return `${number(from)} – < ${number(limit)}`;
  });
}

/** What the numbers of areas and of a density are numbers of, said behind a number: a count, a rate, a density. */
export const unitsInWords = (): string[] => msg('incidents|incidents per 100,000 people and year|incidents per 100 km² and year', { id: 'map-units' }).split('|');

/** Why a rate is doubtful, and why there is none. */
export const rateNotes = (): string[] => msg('fewer than 20 incidents: may be chance|no population known', { id: 'rate-notes' }).split('|');
