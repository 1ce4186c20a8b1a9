import {
  isIsoDate, SERIES_STEPS, type Filters, type IsoDate, type MultiKey, type Outcomes,
  type Role, type SeriesPoint, type SeriesStep, type Summary,
} from '@seesac/contract';
import type { Columns } from './columns.js';
import { FacetCounts } from './facet-counts.js';
import type { Kernel } from './kernel.js';
import { remembering, type Matches } from './matches.js';
import { People } from './people.js';
import type { Selector } from './selector.js';
import { Timeline } from './series.js';
import { weaponsOf } from './weapons.js';

/** The parts of a summary that are asked for. */
export interface SummaryOptions {
  /** Facets to count. */
  facets: readonly MultiKey[];
  /** Step of the series; without it there is none. */
  series?: SeriesStep;
  /** Field by whose values each period of the series is split. */
  split?: MultiKey;
  /** With the table of people by role, outcome, sex and age. */
  people?: boolean;
  /** With weapons by category and possession, and incidents by number of weapons, where the files of all loaded years tell. */
  weapons?: boolean;
  /** Last day that the data cover, where this is later than the last incident: the series runs so far. */
  until?: IsoDate;
}

/** Answers summaries: counts of the incidents under filters, and sums of their people. */
export class Summaries {
  readonly #columns: Columns;
  readonly #selector: Selector;
  readonly #kernel: Kernel;
  readonly #people: People;
  readonly #weapons = remembering((set) => this.#columns.weapons && weaponsOf(this.#columns.weapons, set));
  readonly #counts = new Map<MultiKey, FacetCounts>();
  readonly #from: IsoDate | null;
  readonly #to: IsoDate | null;
  /** The timeline that was last asked for, of each step. */
  readonly #timelines = new Map<SeriesStep, Timeline>();

  /** @param span first and last day of the incidents that are counted, `null` where there are none */
  constructor(columns: Columns, kernel: Kernel, selector: Selector, span: { from: IsoDate | null; to: IsoDate | null }) {
    this.#columns = columns;
    this.#kernel = kernel;
    this.#selector = selector;
    this.#people = new People(columns, kernel);
    this.#from = span.from;
    this.#to = span.to;
  }

  outcomes(filters: Filters): Outcomes {
    return { ...this.#people.outcomes(this.#selector.select(filters)) };
  }

  involving(filters: Filters, role: Role): number {
    return this.#people.involving(this.#selector.select(filters), role);
  }

  /** @throws {RangeError} for an option that is none */
  summary(filters: Filters, { facets, series, split, people, weapons, until }: SummaryOptions): Summary {
    const keys = [...new Set(facets)];
    const counted = keys.map((key) => this.#countsOf(key));
    const [set, ...without] = this.#selector.selectWithout(filters, keys);
    const summary: Summary = { total: set.count, outcomes: { ...this.#people.outcomes(set) }, facets: {} };
    // Copies: some answers are remembered, and whoever asks may do with them as they like.
    keys.forEach((key, i) => (summary.facets[key] = counted[i]!.answer(without[i]!).map((value) => ({ ...value }))));
    if (series !== undefined) summary.series = this.#series(set, filters, series, split, until);
    else if (split !== undefined) throw new RangeError('split needs a series');
    if (people) summary.people = this.#people.table(set).map((kind) => ({ ...kind }));
    const table = weapons && this.#weapons(set);
    if (table) summary.weapons = { pairs: table.pairs.map((pair) => ({ ...pair })), sizes: table.sizes.map((size) => ({ ...size })), unsized: table.unsized };
    return summary;
  }

  /** Builds now what the first question about a key would build. */
  warm(key: MultiKey): void {
    this.#countsOf(key);
  }

  #countsOf(key: MultiKey): FacetCounts {
    let counts = this.#counts.get(key);
    if (!counts) this.#counts.set(key, (counts = new FacetCounts(this.#selector.facet(key), this.#columns.rows, this.#kernel)));
    return counts;
  }

  #series(set: Matches, filters: Filters, step: SeriesStep, split: MultiKey | undefined, until: IsoDate | undefined): SeriesPoint[] {
    if (!SERIES_STEPS.includes(step)) throw new RangeError(`series must be one of ${SERIES_STEPS.join(', ')}`);
    if (until !== undefined && !isIsoDate(until)) throw new RangeError('until must be a date YYYY-MM-DD');
    const facet = split === undefined ? undefined : this.#countsOf(split);
    if (this.#from === null || this.#to === null) return [];
    const to = until !== undefined && until > this.#to ? until : this.#to;
    let timeline = this.#timelines.get(step);
    if (timeline?.span.to !== to) this.#timelines.set(step, (timeline = new Timeline(this.#columns, step, { from: this.#from, to })));
    return timeline.series(set, filters, facet);
  }
}
