import { isIsoDate, MAX_DATE, MIN_DATE, type IsoDate } from '@seesac/contract';
import { SnapshotError } from './errors.js';

/** One file of a snapshot. Its name holds the first 16 digits of its hash, so that a name never stands for two contents. */
export interface SnapshotFile { name: string; bytes: number; sha256: string }

/** What a snapshot holds of one calendar year, by `date.start`. */
export interface SnapshotPartition {
  year: number;
  /** All incidents of the year, at least one. */
  records: number;
  /** Incidents that are counted: neither withdrawn nor merged. */
  count: number;
  /** First and last `date.start` of the counted incidents. */
  from: IsoDate | null;
  to: IsoDate | null;
  files: { columns: SnapshotFile; records: SnapshotFile; search: SnapshotFile; changes: SnapshotFile };
}

/** What a snapshot holds, and by which hashes it is known. `count`, `records`, `from` and `to` are those of all partitions. */
export interface SnapshotManifest {
  format: 2;
  /** Dataset version. */
  version: number;
  /** Instant of publication, ISO 8601 in UTC. */
  publishedAt: string;
  /** Instant up to which the data are known, ISO 8601 in UTC. */
  asOf: string;
  count: number;
  records: number;
  /** True if any incident is invented. */
  synthetic: boolean;
  from: IsoDate | null;
  to: IsoDate | null;
  /** Newest year first; years without records are left out. */
  partitions: SnapshotPartition[];
  figures: SnapshotFile;
}

/** The kinds of files and how each is called. */
export const FILE_KINDS = { columns: 'bin', records: 'jsonl', search: 'bin', changes: 'jsonl', figures: 'jsonl' } as const;
export type FileKind = keyof typeof FILE_KINDS;

/** Name of a file by its content. */
export const fileName = (kind: FileKind, sha256: string): string => `${kind}.${sha256.slice(0, 16)}.${FILE_KINDS[kind]}`;

/** All files of a snapshot, each once: two years may have the same content, and then have the same file. */
export function filesOf({ partitions, figures }: SnapshotManifest): SnapshotFile[] {
  const all = [...partitions.flatMap(({ files }) => [files.columns, files.records, files.search, files.changes]), figures];
  return [...new Map(all.map((file) => [file.name, file])).values()];
}

/** What the partitions, newest first, hold together. */
export function totalsOf(partitions: readonly SnapshotPartition[]): Pick<SnapshotManifest, 'count' | 'records' | 'from' | 'to'> {
  const some = partitions.filter(({ count }) => count);
  return {
    count: partitions.reduce((sum, { count }) => sum + count, 0),
    records: partitions.reduce((sum, { records }) => sum + records, 0),
    from: some.at(-1)?.from ?? null,
    to: some[0]?.to ?? null,
  };
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;
const isNatural = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isInstant = (value: unknown): value is string => typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
const isSha256 = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isDateOrNull = (value: unknown): value is IsoDate | null => value === null || (typeof value === 'string' && isIsoDate(value));
const isYear = (value: unknown): value is number => isNatural(value) && `${value}-01-01` >= MIN_DATE && `${value}-12-31` <= MAX_DATE;
const NATURAL = 'a whole number from 0';

/** A field of the manifest, checked. */
function field<T>(object: unknown, path: string, is: (value: unknown) => value is T, what: string): T {
  const value = (object as Record<string, unknown> | null | undefined)?.[path.slice(path.lastIndexOf('.') + 1)];
  if (!is(value)) throw new SnapshotError(`manifest: ${path} must be ${what}`);
  return value;
}

function parseFile(parent: unknown, path: string, kind: FileKind): SnapshotFile {
  const file = (parent as Record<string, unknown> | null | undefined)?.[kind];
  const sha256 = field(file, `${path}.sha256`, isSha256, 'a SHA-256 in lower-case hexadecimal');
  const bytes = field(file, `${path}.bytes`, isNatural, NATURAL);
  const name = field(file, `${path}.name`, (v): v is string => v === fileName(kind, sha256), `"${fileName(kind, sha256)}" by its hash`);
  return { name, bytes, sha256 };
}

/** Reads the entry of one year. @throws {SnapshotError} naming what is wrong */
function parsePartition(json: unknown, at: number): SnapshotPartition {
  const path = `partitions.${at}`;
  const year = field(json, `${path}.year`, isYear, `a year from ${MIN_DATE.slice(0, 4)} to ${MAX_DATE.slice(0, 4)}`);
  const inYear = (value: unknown): value is IsoDate | null => isDateOrNull(value) && (value === null || value.startsWith(`${year}-`));
  const files = (json as { files?: unknown }).files;
  const partition: SnapshotPartition = {
    year,
    records: field(json, `${path}.records`, (v): v is number => isNatural(v) && v > 0, 'a whole number from 1'),
    count: field(json, `${path}.count`, isNatural, NATURAL),
    from: field(json, `${path}.from`, inYear, `a date of ${year} or null`),
    to: field(json, `${path}.to`, inYear, `a date of ${year} or null`),
    files: {
      columns: parseFile(files, `${path}.files.columns`, 'columns'),
      records: parseFile(files, `${path}.files.records`, 'records'),
      search: parseFile(files, `${path}.files.search`, 'search'),
      changes: parseFile(files, `${path}.files.changes`, 'changes'),
    },
  };
  const { records, count, from, to } = partition;
  if (count > records) throw new SnapshotError(`manifest: ${path}.count must not be greater than its records`);
  if ((from === null) !== (count === 0) || (to === null) !== (count === 0) || (from ?? '') > (to ?? '')) {
    throw new SnapshotError(`manifest: ${path}.from and to must be the first and the last day of ${count} incidents`);
  }
  return partition;
}

/** Reads a manifest; unknown keys are left out. @throws {SnapshotError} naming what is wrong */
export function parseManifest(json: unknown): SnapshotManifest {
  if (typeof json !== 'object' || json === null) throw new SnapshotError('manifest: must be an object');
  if ((json as { format?: unknown }).format === 1) throw new SnapshotError('manifest: format 1 is not read any more; publish the version again');
  const format = field(json, 'format', (v): v is 2 => v === 2, '2, the only format that this version reads');
  const partitions = field(json, 'partitions', (v): v is unknown[] => Array.isArray(v), 'a list').map(parsePartition);
  partitions.forEach(({ year }, at) => {
    if (at && year >= partitions[at - 1]!.year) throw new SnapshotError(`manifest: partitions.${at}.year must be before that of the partition above it`);
  });
  const totals = totalsOf(partitions);
  const total = <K extends keyof typeof totals>(key: K) =>
    field(json, key, (v): v is (typeof totals)[K] => v === totals[key], `${totals[key]}, as its partitions say`);
  return {
    format,
    version: field(json, 'version', isNatural, NATURAL),
    publishedAt: field(json, 'publishedAt', isInstant, 'an instant in UTC'),
    asOf: field(json, 'asOf', isInstant, 'an instant in UTC'),
    count: total('count'),
    records: total('records'),
    synthetic: field(json, 'synthetic', (v) => typeof v === 'boolean', 'true or false'),
    from: total('from'),
    to: total('to'),
    partitions,
    figures: parseFile(json, 'figures', 'figures'),
  };
}
