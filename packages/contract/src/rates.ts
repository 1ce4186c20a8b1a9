import type { AreaCount, Population, Rate } from './answers.js';
import { toDay, type DateSpan } from './calendar.js';
import type { Filters } from './filters.js';
import type { IsoDate } from './incident.js';

// Rates per 100,000 people and year. Pure, so that the service and a map that counts in the page give the same figure.

const PEOPLE = 100_000;
const DAYS_OF_YEAR = 365.2425;
/** Below so many incidents a rate is of few: its relative standard error, 1/√count, is then above about 22 %. */
export const FEW = 20;

/**
 * The days over which a rate is taken: those of the filters on which there are data, so that years which nobody recorded do not make a rate small.
 * Undefined where there are none, and under a `bbox`: it counts a part of an area, and nobody knows how many people live in that part.
 * @param data first and last day of the dataset, `null` where it is empty
 */
export function ratedDays({ from, to, bbox }: Pick<Filters, 'from' | 'to' | 'bbox'>, data: Readonly<{ from: IsoDate | null; to: IsoDate | null }>): DateSpan | undefined {
  if (bbox || data.from === null || data.to === null) return undefined;
  const span = { from: from !== undefined && from > data.from ? from : data.from, to: to !== undefined && to < data.to ? to : data.to };
  return span.from <= span.to ? span : undefined;
}

/**
 * The population of an area over days: the mean of the years that they touch, in whole people. A year that the table lacks has the figure of the nearest one that it
 * has, of two equally near the earlier. Undefined where the table does not know the area.
 */
export function populationOf(table: readonly Population[], area: string, from: IsoDate, to: IsoDate): number | undefined {
  const rows = table.filter((row) => row.area === area);
  if (!rows.length) return undefined;
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  let sum = 0;
  for (let year = first; year <= last; year++) {
    const distance = (row: Population) => Math.abs(row.year - year);
    sum += rows.reduce((best, row) => (distance(row) - distance(best) || row.year - best.year) < 0 ? row : best).population;
  }
  return Math.round(sum / (last - first + 1));
}

/**
 * The rate of a count, with the interval in which it would lie by chance alone (95 %, exact for a Poisson count), both to two decimals.
 * @param population people, above 0
 * @param days of the count, above 0: half a year counts as half
 * @throws {RangeError} for no people or no days
 */
export function rateOf(count: number, population: number, days: number): Rate {
  if (!(population > 0 && days > 0)) throw new RangeError(`a rate needs people and days, not ${population} and ${days}`);
  const rate = (n: number) => Math.round((n * PEOPLE * DAYS_OF_YEAR * 100) / (population * days)) / 100;
  const [low, high] = poissonInterval(count);
  return { rate: rate(count), interval: [rate(low), rate(high)], ...(count < FEW && { few: true as const }) };
}

/** A count with its rate and population, as far as they are known: the count alone where the table lacks the area or there are no days to rate. */
export function withRate(area: AreaCount, table: readonly Population[], days: DateSpan | undefined): AreaCount {
  const population = days && populationOf(table, area.code, days.from, days.to);
  return days && population ? { ...area, ...rateOf(area.count, population, toDay(days.to) - toDay(days.from) + 1), population } : area;
}

/** Chance on each side of an interval of 95 %, and its place in the normal distribution. */
const TAIL = 0.025;
const Z = 1.959964;

/**
 * The exact 95 % interval of the mean of a Poisson distribution that gave a count (Garwood 1936): below it so many or more, above it so many or fewer have a chance
 * of 2.5 %. These are halves of quantiles of chi-square with 2n and 2n + 2 degrees of freedom.
 * @param n a whole number from 0
 */
export function poissonInterval(n: number): [low: number, high: number] {
  return [
    n && root(nearRoot(n, -Z), (mean) => (tail(n, mean, (i) => mean / (i + 1), 1) - TAIL) / chance(n - 1, mean)),
    root(nearRoot(n + 1, Z), (mean) => (TAIL - tail(n, mean, (i) => i / mean, -1)) / chance(n, mean)),
  ];
}

/** Wilson and Hilferty's approximation of a quantile of the gamma distribution: where the search begins. */
const nearRoot = (shape: number, z: number): number => shape * (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;

/** Newton's steps from a place near the root. */
function root(from: number, step: (x: number) => number): number {
  let x = from;
  for (let i = 0; i < 50; i++) {
    const by = step(x);
    x -= by;
    if (Math.abs(by) < x * 1e-12) break;
  }
  return x;
}

/** The chance of `n` and of all beyond it in a direction, given the ratio of each chance to the next. */
function tail(n: number, mean: number, ratio: (i: number) => number, direction: 1 | -1): number {
  let sum = 0;
  for (let i = n, term = chance(n, mean); term > sum * 1e-17; i += direction) {
    sum += term;
    term *= ratio(i);
  }
  return sum;
}

/** Chance of exactly `n` where `mean` are expected. */
const chance = (n: number, mean: number): number => Math.exp(n * Math.log(mean) - mean - lnFactorial(n));

/** Natural logarithm of n!, from 16 on by Stirling's series, which is then exact to 12 digits. */
function lnFactorial(n: number): number {
  if (n >= 16) return (n + 0.5) * Math.log(n) - n + Math.log(2 * Math.PI) / 2 + 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return Math.log(product);
}
