import {
  COUNTED_OUTCOMES, fromDay, isIsoDate, MULTI_KEYS, MULTI_VALUES, SORTS, toDay, TYPES_OF_LENS,
  type BBox, type Filters, type Incident, type IncidentChange, type IsoDate, type MultiKey, type Outcomes, type Sort,
} from '@seesac/contract';
import { andAny, bitmap, copySpan, eachRow, nextRow, popcount, previousRow, type Bitmap, type Selection } from './bitmap.js';
import { firstWhere } from './bytes.js';
import { toGrid, type Columns } from './columns.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { SnapshotError } from './errors.js';
import { codeBitmaps, facetBitmaps, type FacetBitmaps } from './facet-bitmaps.js';
import type { Lines } from './lines.js';
import { RowOrder } from './row-order.js';
import { searchTexts, SearchIndex } from './search.js';
import type { SnapshotManifest } from './manifest.js';

/** Rows of one page, in its order. `next` is the cursor of the page after it, `null` on the last one; `total` counts all pages. */
export interface IncidentPage { total: number; rows: number[]; next: string | null }

/** Statuses of incidents that are counted and listed; the others can be read by their identifier only. */
export const COUNTED_STATUSES: readonly string[] = ['provisional', 'verified'];

/**
 * The incidents of one dataset version, in memory. Made by `decodeSnapshot`; never changes. What a question needs beyond the columns (bitmaps of a
 * facet, search, identifiers) is built at the first such question and kept; {@link warm} builds all of it at once.
 *
 * Filters are those of `parseFilters`. `release` and `as_of` are not looked at: whoever asks has chosen the version.
 */
export class IncidentIndex {
  readonly manifest: SnapshotManifest;
  readonly #columns: Columns;
  readonly #records: Lines | undefined;
  readonly #changes: Lines | undefined;
  /** Incidents that are counted. */
  readonly #counted: Bitmap;
  readonly #order: RowOrder;
  readonly #facets = new Map<MultiKey, FacetBitmaps>();
  #search: SearchIndex | undefined;
  #rowOf: Map<string, number> | undefined;

  /** @internal */
  constructor(manifest: SnapshotManifest, columns: Columns, records: Lines | undefined, changes: Lines | undefined) {
    this.manifest = manifest;
    this.#columns = columns;
    this.#records = records;
    this.#changes = changes;
    this.#order = new RowOrder(columns);
    this.#counted = bitmap(columns.rows).fill(0xffff_ffff);
    const statuses = codeBitmaps(columns.codes.status, columns.rows);
    andAny(this.#counted, COUNTED_STATUSES.flatMap((status) => statuses.get(status) ?? []), 0, columns.rows);
    this.#check();
  }

  /** The incidents under filters. @throws {RangeError} for a value that is not one of the filter language */
  select(filters: Filters): Selection {
    const [start, end] = this.#span(filters.from, filters.to);
    const words = copySpan(this.#counted, start, end);
    for (const key of MULTI_KEYS) {
      const values = filters[key];
      if (values?.length) andAny(words, this.#bitmaps(key, values), start, end);
    }
    if (filters.lens !== undefined) {
      if (!Object.hasOwn(TYPES_OF_LENS, filters.lens)) throw new RangeError(`lens must be one of ${Object.keys(TYPES_OF_LENS).join(', ')}`);
      andAny(words, this.#bitmaps('type', TYPES_OF_LENS[filters.lens]), start, end);
    }
    if (filters.bbox) this.#keepWithin(words, filters.bbox, start, end);
    if (filters.q !== undefined) for (const found of this.#searchIndex.match(filters.q)) andAny(words, [found], start, end);
    return { words, start, end };
  }

  /** Number of incidents under filters. */
  count(filters: Filters): number {
    const { words, start, end } = this.select(filters);
    return popcount(words, start, end);
  }

  /** People by outcome over the incidents under filters; what is not reported adds nothing. Suicides are never in `killed`. */
  outcomes(filters: Filters): Outcomes {
    const { words, start, end } = this.select(filters);
    const sums: Outcomes = { killed: 0, injured: 0, threatened: 0, suicide: 0 };
    for (const outcome of COUNTED_OUTCOMES) {
      const counts = this.#columns.counts[outcome];
      const some = copySpan(words, start, end);
      // A count above 0 puts an incident under that outcome, so only those rows are looked at: most incidents harm nobody.
      andAny(some, this.#bitmaps('outcome', [outcome]), start, end);
      eachRow(some, start, end, (row) => {
        sums[outcome] += Math.max(0, counts[row]!);
      });
    }
    return sums;
  }

  /**
   * One page of the incidents under filters.
   * @param options.limit at most so many rows, from 1
   * @param options.after cursor (`next`) of the page before; it stays valid in every later version of the dataset
   * @throws {CursorError} for a cursor that is malformed or belongs to another order
   */
  page(filters: Filters, options: { sort: Sort; limit: number; after?: string }): IncidentPage {
    const { sort, limit, after } = options;
    if (!SORTS.includes(sort)) throw new RangeError(`sort must be one of ${SORTS.join(', ')}`);
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError('limit must be a whole number from 1');
    const from = after === undefined ? undefined : decodeCursor(after, sort);
    const selection = this.select(filters);
    // One row more than asked tells whether there is another page.
    const rows = this.#order.rows(selection, sort, limit + 1, from);
    const more = rows.length > limit;
    if (more) rows.length = limit;
    return {
      total: popcount(selection.words, selection.start, selection.end),
      rows,
      next: more ? encodeCursor(this.#order.key(rows.at(-1)!, sort)) : null,
    };
  }

  /** Row of an incident of any status, `undefined` where there is none of that identifier. */
  find(id: string): number | undefined {
    this.#rowOf ??= new Map(this.#order.ids.map((known, row) => [known, row]));
    return this.#rowOf.get(id);
  }

  /** The whole incident of a row. @throws {SnapshotError} where the records file was not given */
  incident(row: number): Incident {
    return this.#recordLines.value<Incident>(this.#checkRow(row));
  }

  /** JSON of the incident of a row, as stored. @throws {SnapshotError} where the records file was not given */
  recordText(row: number): string {
    return this.#recordLines.text(this.#checkRow(row));
  }

  /** The published changes of one incident, oldest first. @throws {SnapshotError} where the changes file was not given */
  changesOf(id: string): IncidentChange[] {
    const lines = this.#changeLines;
    const changes: IncidentChange[] = [];
    // The lines of an incident are neighbours, sorted by its identifier.
    for (let line = firstWhere(lines.length, (at) => lines.value<IncidentChange>(at).incident >= id); line < lines.length; line++) {
      const change = lines.value<IncidentChange>(line);
      if (change.incident !== id) break;
      changes.push(change);
    }
    return changes;
  }

  /** Builds now what the first questions would build: identifiers, all bitmaps, and search where the records are there. */
  warm(): void {
    this.find('');
    for (const key of MULTI_KEYS) this.#facet(key);
    if (this.#records) void this.#searchIndex;
  }

  /** Rows are sorted by day, newest first: a span of dates is a span of rows. */
  #span(from: IsoDate | undefined, to: IsoDate | undefined): [start: number, end: number] {
    for (const [key, date] of [['from', from], ['to', to]]) {
      if (date !== undefined && !isIsoDate(date)) throw new RangeError(`${key} must be a date YYYY-MM-DD`);
    }
    const { rows, day } = this.#columns;
    const [first, last] = [from === undefined ? -Infinity : toDay(from), to === undefined ? Infinity : toDay(to)];
    const start = firstWhere(rows, (row) => day[row]! <= last);
    return [start, Math.max(start, firstWhere(rows, (row) => day[row]! < first))];
  }

  #facet(key: MultiKey): FacetBitmaps {
    let facet = this.#facets.get(key);
    if (!facet) this.#facets.set(key, (facet = facetBitmaps(this.#columns, key)));
    return facet;
  }

  /** Bitmaps of values; a value younger than the file has no rows in it. */
  #bitmaps(key: MultiKey, values: readonly string[]): Bitmap[] {
    const facet = this.#facet(key);
    return values.flatMap((value) => {
      if (!MULTI_VALUES[key].includes(value)) throw new RangeError(`${key} must be one of ${MULTI_VALUES[key].join(', ')}`);
      return facet.get(value) ?? [];
    });
  }

  /** Points and edges are compared on the grid of the positions, edges included. */
  #keepWithin(words: Bitmap, box: BBox, start: number, end: number): void {
    const { x, y } = this.#columns;
    const [west, south, east, north] = box.map(toGrid) as [number, number, number, number];
    for (let i = start >>> 5, stop = (end + 31) >>> 5; i < stop; i++) {
      for (let word = words[i]!; word; word &= word - 1) {
        const bit = word & -word;
        const row = (i << 5) + 31 - Math.clz32(bit);
        // NO_POINT is west of every box.
        if (x[row]! < west || x[row]! > east || y[row]! < south || y[row]! > north) words[i]! ^= bit;
      }
    }
  }

  get #searchIndex(): SearchIndex {
    return (this.#search ??= new SearchIndex(this.#columns.rows, (row) => searchTexts(this.incident(row))));
  }

  get #recordLines(): Lines {
    if (!this.#records) throw new SnapshotError('the records file was not given');
    if (this.#records.length !== this.#columns.rows) throw new SnapshotError('the records file has another number of rows than the columns');
    return this.#records;
  }

  get #changeLines(): Lines {
    if (!this.#changes) throw new SnapshotError('the changes file was not given');
    return this.#changes;
  }

  #checkRow(row: number): number {
    if (!Number.isInteger(row) || row < 0 || row >= this.#columns.rows) throw new RangeError(`there is no row ${row}`);
    return row;
  }

  /** The manifest must be that of these columns. */
  #check(): void {
    const { rows, day } = this.#columns;
    const { records, count, from, to } = this.manifest;
    const words = this.#counted;
    const newest = nextRow(words, 0, rows);
    const oldest = previousRow(words, 0, rows);
    const date = (row: number): IsoDate | null => (row < 0 ? null : fromDay(day[row]!));
    if (rows !== records || popcount(words, 0, rows) !== count || date(newest) !== to || date(oldest) !== from) {
      throw new SnapshotError('the manifest is not that of the columns file');
    }
  }
}
