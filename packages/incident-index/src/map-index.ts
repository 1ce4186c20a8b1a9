import { fromDay, type AreaCount, type AreaLevel, type Cluster, type ClusterPoint, type Filters, type IsoDate, type MarkKey } from '@seesac/contract';
import { areasOf } from './areas.js';
import { bitmap, nextRow, popcount, previousRow, setRow, type Bitmap, type Selection } from './bitmap.js';
import { cellsOfMap, clustersOf, type MapCell } from './clusters.js';
import { decodeColumns } from './decode-columns.js';
import type { Columns } from './columns.js';
import { SnapshotError } from './errors.js';
import { plainKernel, type Kernel } from './kernel.js';
import type { SnapshotFile, SnapshotManifest } from './manifest.js';
import { marksOf, type Marks } from './marks.js';
import type { Matches } from './matches.js';
import type { Span } from './parts.js';
import { Selector, type WordSearch } from './selector.js';
import { COUNTED_STATUSES } from './statuses.js';
import { YearColumns } from './year-columns.js';

/**
 * The incidents of one dataset version by their columns alone: what a map asks. It needs neither texts nor search, so a page that only draws fetches and
 * carries little; `IncidentIndex` answers everything else on top of it. Made by {@link decodeMap}; never changes.
 *
 * Filters are those of `parseFilters`. `release` and `as_of` are not looked at: whoever asks has chosen the version.
 *
 * Where only the newest years were loaded, the index covers the days from {@link since} on, and a question that reaches before them is a `RangeError`.
 */
export class MapIndex {
  readonly manifest: SnapshotManifest;
  /** First day that the loaded years cover; `null` where all are loaded. */
  readonly since: IsoDate | null;
  /** @internal */
  protected readonly columns: Columns;
  /** Incidents that are counted. @internal */
  protected readonly counted: Bitmap;
  /** @internal */
  protected readonly selector: Selector;
  readonly #marks = new Map<MarkKey, Marks>();

  /** @internal */
  constructor(manifest: SnapshotManifest, columns: Columns, spans: readonly Span[], search?: WordSearch, kernel: Kernel = plainKernel(columns.rows, 0)) {
    this.manifest = manifest;
    this.columns = columns;
    const unloaded = manifest.partitions[spans.length];
    this.since = unloaded ? `${unloaded.year + 1}-01-01` : null;
    this.counted = countedRows(columns);
    for (const span of spans) this.#check(span);
    this.selector = new Selector(columns, kernel, this.counted, search, this.since);
  }

  /** The incidents under filters. @throws {RangeError} for a value that is not one of the filter language, days before {@link since}, or `q` where nothing can be searched */
  select(filters: Filters): Selection {
    return this.selector.select(filters);
  }

  /** Number of incidents under filters. */
  count(filters: Filters): number {
    return this.selector.select(filters).count;
  }

  /**
   * The incidents under filters that have a point, gathered as a map of a zoom shows them: see `clustersOf`. `bbox` of the filters is the view.
   * @param options.zoom a whole number from 0 to 18
   * @param options.by field whose marks are told
   */
  clusters(filters: Filters, { zoom, by }: { zoom: number; by?: MarkKey | undefined }): (Cluster | ClusterPoint)[] {
    return clustersOf(this.columns, this.selector.positions, this.#inView(filters), zoom, by && this.#marksOf(by));
  }

  /** The squares of 16 px of a map of that zoom in which incidents under filters lie, with their numbers: what a density is drawn from. */
  cells(filters: Filters, { zoom }: { zoom: number }): MapCell[] {
    return cellsOfMap(this.selector.positions, this.#inView(filters), zoom);
  }

  /** Number of incidents under filters in each jurisdiction or first-level unit that has any, in the order of the code list and of the names. */
  areas(filters: Filters, level: AreaLevel): AreaCount[] {
    return areasOf(this.columns, this.selector.select(filters), level);
  }

  /** What a picture is made of. A view that holds every point there is takes none away, and what has no point is not drawn: nothing is to be looked at row by row. */
  #inView({ bbox, ...filters }: Filters): Matches {
    return this.selector.select(bbox && !this.selector.positions.areAllIn(bbox) ? { ...filters, bbox } : filters);
  }

  #marksOf(by: MarkKey): Marks {
    let marks = this.#marks.get(by);
    if (!marks) this.#marks.set(by, (marks = marksOf(this.columns, by)));
    return marks;
  }

  /** What the manifest says of a year must be what its columns hold. */
  #check({ partition, start, end }: Span): void {
    const { year, records, count, from, to } = partition;
    const { day } = this.columns;
    const words = this.counted;
    const date = (row: number): IsoDate | null => (row < 0 ? null : fromDay(day[row]!));
    const isOfYear = start < end && date(start)!.startsWith(`${year}-`) && date(end - 1)!.startsWith(`${year}-`);
    if (!isOfYear || end - start !== records || popcount(words, start, end) !== count
      || date(nextRow(words, start, end)) !== to || date(previousRow(words, start, end)) !== from) {
      throw new SnapshotError(`the manifest is not that of the columns file of ${year}`);
    }
  }
}

/**
 * The newest years of a snapshot, opened: those whose columns are given, the newest of all required, then any number of the years that follow it. The first one
 * without columns ends the run, and what lies behind it is not looked at.
 * @param columnsOf the columns file of a year, uncompressed
 * @throws {SnapshotError} for a file that is not that of the manifest
 */
export function openYears(manifest: SnapshotManifest, columnsOf: (file: SnapshotFile) => Uint8Array | undefined): { columns: Columns; spans: Span[] } {
  const years: YearColumns[] = [];
  const spans: Span[] = [];
  for (const partition of manifest.partitions) {
    const { columns } = partition.files;
    const file = columnsOf(columns);
    if (!file) break;
    const year = new YearColumns(file);
    if (year.year !== partition.year) throw new SnapshotError(`${columns.name}: holds ${year.year}, not ${partition.year}`);
    if (partition.year >= (spans.at(-1)?.partition.year ?? Infinity)) throw new SnapshotError(`manifest: ${partition.year} is not before the year above it`);
    const start = spans.at(-1)?.end ?? 0;
    years.push(year);
    spans.push({ partition, start, end: start + year.rows });
  }
  const newest = manifest.partitions[0];
  if (newest && !spans.length) throw new SnapshotError(`${newest.files.columns.name}: the file is missing`);
  return { columns: decodeColumns(years), spans };
}

/**
 * The map's index over the newest years of a snapshot, see {@link openYears}.
 * @param files columns files by name, uncompressed; whoever fetched them has checked their hashes, here only their lengths are
 * @throws {SnapshotError} for a file that is not that of the manifest
 */
export function decodeMap(manifest: SnapshotManifest, files: ReadonlyMap<string, Uint8Array>): MapIndex {
  const { columns, spans } = openYears(manifest, ({ name, bytes }) => {
    const file = files.get(name);
    if (file && file.length !== bytes) throw new SnapshotError(`${name}: the content is not that of the manifest`);
    return file;
  });
  return new MapIndex(manifest, columns, spans);
}

function countedRows({ rows, codes: { status } }: Columns): Bitmap {
  const { list, values } = status;
  const isCounted = list.map((code) => COUNTED_STATUSES.includes(code));
  const counted = bitmap(rows);
  for (let row = 0; row < rows; row++) if (isCounted[values[row]!]) setRow(counted, row);
  return counted;
}
