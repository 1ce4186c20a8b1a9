import { isIsoDate, type CountedOutcome, type Filters, type IsoDate } from '@seesac/contract';
import { CONTRADICTIONS } from './contradictions.js';
import { DEMONSTRATION_START } from './generate.js';
import { daysOfPeriod, jurisdictionsOfScope, parseMetric, type Metric } from './metrics.js';
import published from './published-figures.json' with { type: 'json' };

/** A published figure, see `published-figures.json`. */
export interface PublishedFigure {
  period: string;
  scope: string;
  metric: string;
  value: number;
  /** Every whole number from `min` to `max` agrees with the text. */
  min?: number;
  max?: number;
  kind: string;
  /** Key of {@link FIGURE_SOURCES}. */
  source: string;
  note?: string;
}

export const PUBLISHED_FIGURES: readonly PublishedFigure[] = published.figures;
/** Where the figures were published, by key. */
export const FIGURE_SOURCES: Readonly<Record<string, string>> = published.sources;

/** Whether a measured value is the published one: within its range, equal, or, for a share, equal when rounded to the decimals printed (at least two). */
export function agrees(figure: PublishedFigure, value: number): boolean {
  if (figure.min !== undefined && figure.max !== undefined) return value >= figure.min && value <= figure.max;
  if (parseMetric(figure.metric).as !== 'share') return value === figure.value;
  const decimals = Math.max(2, String(figure.value).split('.')[1]?.length ?? 0);
  return Math.abs(Number(value.toFixed(decimals)) - figure.value) < 1e-9;
}

export const isContradiction = (figure: PublishedFigure): boolean =>
  CONTRADICTIONS.some((c) => c.period === figure.period && c.scope === figure.scope && c.metric === figure.metric && c.value === figure.value);

/** How the service is asked for a figure: the count of incidents under the filters, or the sum of outcomes of people. */
export type FigureQuestion =
  | { counts: 'incidents'; filters: Filters }
  | { counts: readonly CountedOutcome[]; filters: Filters };

export interface FigureToCheck {
  figure: PublishedFigure;
  /** Listed in `contradictions.ts`: must not hold. */
  contradiction: boolean;
  /** `null` where the filter language cannot say it, with the reason. */
  question: FigureQuestion | null;
  reason?: string;
}

const UNSAYABLE: readonly [key: keyof Metric, reason: string][] = [
  ['sex', 'outcomes are not split by sex'], ['age', 'outcomes are not split by age'], ['region', 'there is no filter for first-level units'],
  ['inflictedBy', 'there is no filter for who inflicted it'], ['role', 'only people with an outcome are counted'],
  ['withPerpetrators', 'there is no filter for roles'],
];

function questionOf(metric: Metric, filters: Filters): FigureQuestion | string {
  if (metric.as === 'share') return 'a share is two questions';
  if (metric.as !== 'count') return 'a place in an order is many questions';
  for (const [key, reason] of UNSAYABLE) if (metric[key] !== undefined) return reason;
  const type = metric.subtype ?? metric.type;
  const narrowed: Filters = {
    ...filters, ...(type ? { type: [type] } : {}), ...(metric.weapon ? { weapon: [metric.weapon] } : {}), ...(metric.area ? { area: [metric.area] } : {}),
    ...(metric.place ? { place: [metric.place] } : {}), ...(metric.possession ? { possession: [metric.possession] } : {}),
    ...(metric.tag ? { tag: [metric.tag] } : {}), ...(metric.with ? { outcome: [metric.with] } : {}),
  };
  return metric.counts === 'incidents' ? { counts: 'incidents', filters: narrowed } : { counts: metric.outcomes as CountedOutcome[], filters: narrowed };
}

/**
 * The figures that data up to `until` can be checked against, with the question to ask the service for each. Figures of periods that end later are left out;
 * those of periods that begin before the data are in, and listed as contradictions.
 * @throws RangeError where `until` is no date
 */
export function figuresToCheck(until: IsoDate): FigureToCheck[] {
  if (!isIsoDate(until)) throw new RangeError(`until: must be an existing date YYYY-MM-DD, not ${JSON.stringify(until)}`);
  return PUBLISHED_FIGURES.filter((figure) => daysOfPeriod(figure.period).to <= until).map((figure) => {
    const { from, to } = daysOfPeriod(figure.period);
    const jurisdictions = jurisdictionsOfScope(figure.scope);
    const question = questionOf(parseMetric(figure.metric), { from, to, ...(figure.scope === 'SEE7' ? {} : { jurisdiction: [...jurisdictions].sort() }) });
    const base = { figure, contradiction: isContradiction(figure) };
    if (from < DEMONSTRATION_START) return { ...base, question: null, reason: 'the period begins before the data' };
    return typeof question === 'string' ? { ...base, question: null, reason: question } : { ...base, question };
  });
}
