import type { CountedOutcome, Outcome, Role } from '../codes.js';
import type { Filters, MultiKey } from '../filters.js';

// One chart is one table: what it is about down the side, its series across. Picture, table, sentence, spoken text and files are all made from it, so none of them
// can say something that another does not.

/** The charts, in the order in which a set shows them. */
export const CHARTS = [
  'trend', 'cumulative', 'outcomes', 'breakdown', 'people', 'jurisdictions', 'weapons', 'seizures', 'seasons', 'calendar', 'pictogram', 'timeline',
] as const;
export type ChartId = (typeof CHARTS)[number];

/** Steps of a trend. */
export const CHART_STEPS = ['month', 'quarter', 'year'] as const;
export type ChartStep = (typeof CHART_STEPS)[number];

/** What a page or a reader chooses of a chart. What a chart has no use for is not looked at. */
export interface ChartOptions {
  chart: ChartId;
  /** Field of a `breakdown`; `type` by default. */
  by?: MultiKey | undefined;
  /** Step of a `trend` (`month` by default) and of `jurisdictions` (`year` by default). */
  step?: ChartStep | undefined;
  /** Field by whose values the periods of a `trend` are split. */
  split?: MultiKey | undefined;
  /** A `trend` beside the same periods of the year before. */
  compare?: boolean | undefined;
  /** Whom `people` is about; victims by default. */
  role?: Role | undefined;
  /** People of `people` with that outcome alone. */
  outcome?: Outcome | undefined;
  /** What a `pictogram` counts; `killed` by default. */
  figure?: CountedOutcome | undefined;
  /** `jurisdictions` by incidents or, where populations are known, by rate. */
  measure?: 'count' | 'rate' | undefined;
  /** Year of a `calendar`; the last of the data by default. */
  year?: number | undefined;
  /** What a `timeline` is drawn by; `day` by default. */
  grain?: 'day' | 'week' | undefined;
}

/** How a chart is drawn. */
export type ChartForm = 'columns' | 'lines' | 'bars' | 'pyramid' | 'heat' | 'pictogram' | 'multiples' | 'timeline';
/** What its numbers count. */
export type ChartUnit = 'incidents' | 'people' | 'rate';

/**
 * The ink of a series: one of the four colours in their order, `rest` for everything else together, `unknown` for *not reported*, which is hatched, and `past` for
 * what stands behind to be compared with.
 */
export type Ink = 1 | 2 | 3 | 4 | 'rest' | 'unknown' | 'past';

/** A row of the table. */
export interface ChartRow {
  /** Code or period; stable, and the same in every language. */
  key: string;
  label: string;
  /** In place of the label where there is little room; empty where nothing need be written. */
  short?: string;
  /** The filters that have just this, for a click; left out where there are none. */
  filters?: Partial<Filters>;
  /** *Not reported*: it is drawn, and it is never part of a share. */
  unknown?: true;
  /** The filters or the end of the data cut this period. */
  partial?: true;
  /** It stands apart from the rows above: of another kind, and never to be added to them. */
  apart?: true;
}

/** A column of the table. */
export interface ChartColumn {
  label: string;
  /** A value a row; `null` where nothing is known, which is not 0. */
  values: readonly (number | null)[];
}

/** A column that is drawn. */
export interface ChartSeries extends ChartColumn {
  key: string;
  ink: Ink;
  /** Between what each value would lie by chance alone (95 %), for rates: columns of the table, too. */
  bounds?: readonly [lower: ChartColumn, upper: ChartColumn];
  /** Values of fewer than 20 incidents, for rates. */
  few?: readonly boolean[];
  /** The filters that have just this series. */
  filters?: Partial<Filters>;
  /** The filters of each value, where those of its row and of its series do not say it. */
  cells?: readonly (Partial<Filters> | undefined)[];
  /** Values of periods that the filters or the end of the data cut, where the rows are no periods. */
  partial?: readonly boolean[];
}

/** What a time line is drawn from, where its table has the months. */
export interface ChartLine {
  /** Number of the first day: see `toDay`. */
  first: number;
  /** Days of a value. */
  step: 1 | 7;
  /** The one in front last. All of one length. */
  series: readonly Pick<ChartSeries, 'key' | 'label' | 'ink' | 'values'>[];
}

export interface Chart {
  id: ChartId;
  form: ChartForm;
  unit: ChartUnit;
  /** What it shows, and of when. */
  title: string;
  /** What is to be seen in it, in one sentence or two: the caption, and the name of the picture. */
  sentence: string;
  /** How to read it, what counts twice, what is not known. Each a sentence. */
  notes: readonly string[];
  /** What the rows are: head of the first column. */
  rowsName: string;
  rows: readonly ChartRow[];
  series: readonly ChartSeries[];
  /** Series of a row stand on each other: only where they are parts of a whole. */
  stacked?: true;
  /** Of how many the value is reported, where shares are told. */
  coverage?: { known: number; total: number; text: string };
  /** People or incidents that one figure of a pictogram stands for. */
  each?: number;
  /** Of a `timeline`. */
  line?: ChartLine;
}

/** Whether its colours need a legend: where names stand at the lines, bars and figures, over the panels or at the cells they do not. */
export const hasLegend = ({ form, series }: Pick<Chart, 'form' | 'series'>): boolean => series.length > 1 && (form === 'columns' || form === 'bars');

/** All columns of the table, those of numbers. */
export const columnsOf = ({ series }: Pick<Chart, 'series'>): ChartColumn[] => series.flatMap((one) => [one, ...(one.bounds ?? [])]);

/** Whether there is nothing to be seen: no value, or none above 0. */
export const isEmpty = ({ series }: Chart): boolean => series.every(({ values }) => values.every((value) => !value));
