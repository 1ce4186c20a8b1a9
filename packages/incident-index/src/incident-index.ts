import {
  COUNTED_OUTCOMES, fromDay, isIsoDate, MULTI_KEYS, MULTI_VALUES, SORTS, toDay, TYPES_OF_LENS,
  type BBox, type Filters, type Incident, type IncidentChange, type IsoDate, type MultiKey, type Outcomes, type QuarterChange, type Sort,
} from '@seesac/contract';
import { andAny, bitmap, copySpan, eachRow, nextRow, popcount, previousRow, type Bitmap, type Selection } from './bitmap.js';
import { firstWhere } from './bytes.js';
import { toGrid, type Columns } from './columns.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { SnapshotError } from './errors.js';
import { codeBitmaps, facetBitmaps, type FacetBitmaps } from './facet-bitmaps.js';
import { Ledger, type ChangesOptions, type ChangesPage } from './ledger.js';
import type { Lines } from './lines.js';
import type { SnapshotManifest } from './manifest.js';
import { partAt, type Part } from './parts.js';
import { RowOrder } from './row-order.js';
import { SearchIndex } from './search.js';
import { COUNTED_STATUSES } from './statuses.js';

/** Rows of one page, in its order. `next` is the cursor of the page after it, `null` on the last one; `total` counts all pages. */
export interface IncidentPage { total: number; rows: number[]; next: string | null }

/**
 * The incidents of one dataset version, in memory. Made by `decodeSnapshot`; never changes. What a question needs beyond the columns (bitmaps of a
 * facet, search, identifiers) is built at the first such question and kept; {@link warm} builds all of it at once.
 *
 * Filters are those of `parseFilters`. `release` and `as_of` are not looked at: whoever asks has chosen the version.
 *
 * Where only the newest years were loaded, the index covers the days from {@link since} on, and a question that reaches before them is a `RangeError`.
 */
export class IncidentIndex {
  readonly manifest: SnapshotManifest;
  /** First day that the loaded years cover; `null` where all are loaded. */
  readonly since: IsoDate | null;
  readonly #columns: Columns;
  readonly #parts: readonly Part[];
  readonly #figures: Lines | undefined;
  /** Incidents that are counted. */
  readonly #counted: Bitmap;
  readonly #order: RowOrder;
  readonly #search: SearchIndex;
  readonly #ledger: Ledger;
  readonly #facets = new Map<MultiKey, FacetBitmaps>();
  #rowOf: Map<string, number> | undefined;

  /** @internal */
  constructor(manifest: SnapshotManifest, columns: Columns, parts: readonly Part[], figures: Lines | undefined) {
    this.manifest = manifest;
    this.#columns = columns;
    this.#parts = parts;
    this.#figures = figures;
    const unloaded = manifest.partitions[parts.length];
    this.since = unloaded ? `${unloaded.year + 1}-01-01` : null;
    this.#order = new RowOrder(columns);
    this.#search = new SearchIndex(columns.rows, parts);
    this.#ledger = new Ledger(parts, (id) => this.find(id));
    this.#counted = bitmap(columns.rows).fill(0xffff_ffff);
    const statuses = codeBitmaps(columns.codes.status, columns.rows);
    andAny(this.#counted, COUNTED_STATUSES.flatMap((status) => statuses.get(status) ?? []), 0, columns.rows);
    for (const part of parts) this.#check(part);
  }

  /** The incidents under filters. @throws {RangeError} for a value that is not one of the filter language, or days before {@link since} */
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
    if (filters.q !== undefined) for (const found of this.#search.match(filters.q, start, end)) andAny(words, [found], start, end);
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

  /** Row of an incident of any status, `undefined` where the loaded years have none of that identifier. */
  find(id: string): number | undefined {
    this.#rowOf ??= new Map(this.#order.ids.map((known, row) => [known, row]));
    return this.#rowOf.get(id);
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
    const [start, end] = this.#span(span?.from ?? (row === undefined ? undefined : this.since ?? undefined), span?.to);
    if (incident === undefined) return this.#ledger.page(options, { start, end });
    return this.#ledger.page(options, row !== undefined && row >= start && row < end ? { start: row, end: row + 1 } : { start: 0, end: 0 });
  }

  /** How each version moved the figures of each quarter, oldest first. @throws {SnapshotError} where the figures file was not given */
  figures(): QuarterChange[] {
    const lines = this.#figures;
    if (!lines) throw new SnapshotError('the figures file was not given');
    return Array.from({ length: lines.length }, (_, line) => lines.value<QuarterChange>(line));
  }

  /** Builds now what the first questions would build: identifiers, all bitmaps, and search where its files are there. */
  warm(): void {
    this.find('');
    for (const key of MULTI_KEYS) this.#facet(key);
    this.#search.warm();
  }

  /** Rows are sorted by day, newest first: a span of dates is a span of rows. */
  #span(from: IsoDate | undefined, to: IsoDate | undefined): [start: number, end: number] {
    for (const [key, date] of [['from', from], ['to', to]]) {
      if (date !== undefined && !isIsoDate(date)) throw new RangeError(`${key} must be a date YYYY-MM-DD`);
    }
    if (this.since !== null && (from === undefined || from < this.since)) {
      throw new RangeError(`only the days from ${this.since} on are loaded: from must not be before them, or older years be loaded too`);
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

  /** Row of an incident; `undefined` where there is none of that identifier in any year. */
  #findLoaded(id: string): number | undefined {
    const row = this.find(id);
    if (row === undefined && this.since !== null) throw new RangeError(`incident ${id.slice(0, 80)} is not in the loaded years, which begin on ${this.since}`);
    return row;
  }

  #partAt(row: number): Part {
    if (!Number.isInteger(row) || row < 0 || row >= this.#columns.rows) throw new RangeError(`there is no row ${row}`);
    return partAt(this.#parts, row);
  }

  /** What the manifest says of a year must be what its columns hold. */
  #check({ partition, start, end }: Part): void {
    const { year, records, count, from, to } = partition;
    const { day } = this.#columns;
    const words = this.#counted;
    const date = (row: number): IsoDate | null => (row < 0 ? null : fromDay(day[row]!));
    const isOfYear = start < end && date(start)!.startsWith(`${year}-`) && date(end - 1)!.startsWith(`${year}-`);
    if (!isOfYear || end - start !== records || popcount(words, start, end) !== count
      || date(nextRow(words, start, end)) !== to || date(previousRow(words, start, end)) !== from) {
      throw new SnapshotError(`the manifest is not that of the columns file of ${year}`);
    }
  }
}

function recordsOf({ records, partition, start, end }: Part): Lines {
  if (!records) throw new SnapshotError(`the records file of ${partition.year} was not given`);
  if (records.length !== end - start) throw new SnapshotError(`the records file of ${partition.year} has another number of rows than the columns`);
  return records;
}
