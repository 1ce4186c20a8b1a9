import {
  COUNTED_OUTCOMES, MULTI_KEYS, SORTS, type Filters, type Incident, type IncidentChange, type Outcomes, type PlaceSuggestion, type QuarterChange, type Role, type Sort,
  type Summary,
} from '@seesac/contract';
import type { Selection } from './bitmap.js';
import type { Columns } from './columns.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { SnapshotError } from './errors.js';
import { facetColumn } from './facet.js';
import { plainKernel, type KernelFactory } from './kernel.js';
import { Ledger, type ChangesOptions, type ChangesPage } from './ledger.js';
import type { Lines } from './lines.js';
import type { SnapshotManifest } from './manifest.js';
import { MapIndex } from './map-index.js';
import { partAt, recordsOf, type Part } from './parts.js';
import { PLANES } from './people.js';
import { PlaceNames } from './place-names.js';
import { RowOrder, type Ordering } from './row-order.js';
import { SearchIndex } from './search.js';
import { Summaries, type SummaryOptions } from './summary.js';

/** Rows of one page, in its order. `next` is the cursor of the page after it, `null` on the last one; `total` counts all pages. */
export interface IncidentPage { total: number; rows: number[]; next: string | null }

/**
 * The incidents of one dataset version, in memory. Made by `decodeSnapshot`; never changes. What a question needs beyond the columns (bitmaps of a
 * facet, search, identifiers) is built at the first such question and kept; {@link warm} builds all of it at once.
 */
export class IncidentIndex extends MapIndex {
  readonly #parts: readonly Part[];
  readonly #figures: Lines | undefined;
  readonly #order: RowOrder;
  readonly #search: SearchIndex;
  readonly #ledger: Ledger;
  readonly #summaries: Summaries;
  #placeNames: PlaceNames | undefined;

  /** @internal */
  constructor(manifest: SnapshotManifest, columns: Columns, parts: readonly Part[], figures: Lines | undefined, kernelOf: KernelFactory = plainKernel) {
    const values = MULTI_KEYS.reduce((sum, key) => sum + facetColumn(columns, key).list.length, 0);
    const kernel = kernelOf(columns.rows, values + COUNTED_OUTCOMES.length * PLANES);
    const search = new SearchIndex(columns.rows, parts);
    super(manifest, columns, parts, search, kernel);
    this.#parts = parts;
    this.#figures = figures;
    this.#search = search;
    this.#order = new RowOrder(columns);
    this.#ledger = new Ledger(parts, (id) => this.find(id));
    this.#summaries = new Summaries(columns, kernel, this.selector, manifest);
  }

  /** People by outcome over the incidents under filters; what is not reported adds nothing. Suicides are never in `killed`. */
  outcomes(filters: Filters): Outcomes {
    return this.#summaries.outcomes(filters);
  }

  /** Number of incidents under filters with somebody of a role, as far as the records list people. */
  involving(filters: Filters, role: Role): number {
    return this.#summaries.involving(filters, role);
  }

  /**
   * Counts over the incidents under filters: their number, people by outcome, facets, and on demand a series and tables of people and of weapons.
   *
   * A facet is counted under all filters but its own; `lens` is another filter than `type`. A series runs from the first day of the filters, or of the
   * data where that is later, to the last, or to the end of the data where that is earlier.
   * @throws {RangeError} for a filter or an option that is none
   */
  summary(filters: Filters, options: SummaryOptions): Summary {
    return this.#summaries.summary(filters, options);
  }

  /**
   * Settlements and municipalities whose name, or another name of theirs, has these words, whole or by their beginning, in any script and spelling: those with most incidents
   * under the filters first, and none without any.
   * @param words what a reader types; without any letter or digit nothing is found
   * @param limit at most so many, from 1
   * @throws {SnapshotError} where the records or the search file of a loaded year was not given
   */
  places(filters: Filters, words: string, limit: number): PlaceSuggestion[] {
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError('limit must be a whole number from 1');
    this.#placeNames ??= new PlaceNames(this.columns, this.#parts);
    return this.#placeNames.suggest(words, this.#search.placeHits(words), this.selector.select(filters), limit);
  }

  /**
   * One page of the incidents under filters.
   * @param options.limit at most so many rows, from 1
   * @param options.after cursor (`next`) of the page before; it stays valid in every later version of the dataset
   * @throws {RangeError} for the order `relevance` without `q`
   * @throws {CursorError} for a cursor that is malformed or belongs to another order
   */
  page(filters: Filters, options: { sort: Sort; limit: number; after?: string }): IncidentPage {
    const { sort, limit, after } = options;
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError('limit must be a whole number from 1');
    const set = this.selector.select(filters);
    const ordering = this.#ordering(filters, sort, set);
    const rows: number[] = [];
    // One row more than asked tells whether there is another page.
    for (const row of this.#order.rows(set, ordering, after === undefined ? undefined : decodeCursor(after, sort))) if (rows.push(row) > limit) break;
    const more = rows.length > limit;
    if (more) rows.length = limit;
    return { total: set.count, rows, next: more ? encodeCursor(this.#order.key(rows.at(-1)!, ordering)) : null };
  }

  /** All rows of the incidents under filters, one after the other. @throws {RangeError} for the order `relevance` without `q` */
  rows(filters: Filters, sort: Sort): IterableIterator<number> {
    const set = this.selector.select(filters);
    return this.#order.rows(set, this.#ordering(filters, sort, set));
  }

  /** Row of an incident of any status, `undefined` where the loaded years have none of that identifier. */
  find(id: string): number | undefined {
    return this.columns.ids.find(id);
  }

  /** The whole incident of a row. @throws {SnapshotError} where the records file of its year was not given */
  incident(row: number): Incident {
    const part = this.#partAt(row);
    return recordsOf(part).value<Incident>(row - part.start);
  }

  /** JSON of the incident of a row, as stored. @throws {SnapshotError} where the records file of its year was not given */
  recordText(row: number): string {
    const part = this.#partAt(row);
    return recordsOf(part).text(row - part.start);
  }

  /**
   * The published changes of one incident, oldest first.
   * @throws {SnapshotError} where the changes file of its year was not given
   * @throws {RangeError} where it is not in the loaded years, but may be in others
   */
  changesOf(id: string): IncidentChange[] {
    const row = this.#findLoaded(id);
    return row === undefined ? [] : this.#ledger.of(id, this.#partAt(row));
  }

  /**
   * One page of the published changes, those of the newest version first, then by incident and field.
   * @throws {SnapshotError} where the changes file of a year that is asked for was not given
   * @throws {RangeError} for an option that is none, days before {@link since}, or an incident that is not in the loaded years, but may be in others
   * @throws {CursorError} for a cursor that is malformed or belongs to another list
   */
  changes(options: ChangesOptions): ChangesPage {
    const { incident, span } = options;
    const row = incident === undefined ? undefined : this.#findLoaded(incident);
    const [start, end] = this.selector.span(span ?? (row === undefined || this.since === null ? {} : { from: this.since }));
    if (incident === undefined) return this.#ledger.page(options, { start, end });
    return this.#ledger.page(options, row !== undefined && row >= start && row < end ? { start: row, end: row + 1 } : { start: 0, end: 0 });
  }

  /** How each version moved the figures of each quarter, oldest first. @throws {SnapshotError} where the figures file was not given */
  figures(): QuarterChange[] {
    const lines = this.#figures;
    if (!lines) throw new SnapshotError('the figures file was not given');
    return Array.from({ length: lines.length }, (_, line) => lines.value<QuarterChange>(line));
  }

  /** Builds now what the first questions would build, but the names of places: identifiers, all bitmaps, weapons, and what the search, records and changes need where their files are there. */
  warm(): void {
    this.find('');
    for (const key of MULTI_KEYS) this.#summaries.warm(key);
    void this.selector.positions;
    void this.columns.weapons;
    this.#search.warm();
    this.#ledger.warm();
    for (const { records } of this.#parts) void records?.length;
  }

  /** @throws {RangeError} for an order that is none, or `relevance` where nothing is searched */
  #ordering({ q }: Filters, sort: Sort, { start, end }: Selection): Ordering {
    if (!SORTS.includes(sort)) throw new RangeError(`sort must be one of ${SORTS.join(', ')}`);
    if (sort !== 'relevance') return { sort, placeHits: [] };
    if (q === undefined) throw new RangeError('sort by relevance needs q');
    return { sort, placeHits: [...this.#search.placeHits(q, start, end), ...this.#search.wholePlaceHits(q, start, end)] };
  }

  /** Row of an incident; `undefined` where there is none of that identifier in any year. */
  #findLoaded(id: string): number | undefined {
    const row = this.find(id);
    if (row === undefined && this.since !== null) throw new RangeError(`incident ${id.slice(0, 80)} is not in the loaded years, which begin on ${this.since}`);
    return row;
  }

  #partAt(row: number): Part {
    if (!Number.isInteger(row) || row < 0 || row >= this.columns.rows) throw new RangeError(`there is no row ${row}`);
    return partAt(this.#parts, row);
  }
}
