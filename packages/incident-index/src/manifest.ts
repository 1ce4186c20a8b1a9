import { isIsoDate, type IsoDate } from '@seesac/contract';
import { SnapshotError } from './errors.js';

/** One file of a snapshot. Its name holds the first 16 digits of its hash, so that a name never stands for two contents. */
export interface SnapshotFile { name: string; bytes: number; sha256: string }

/** What a snapshot holds, and by which hashes it is known. */
export interface SnapshotManifest {
  format: 1;
  /** Dataset version. */
  version: number;
  /** Instant of publication, ISO 8601 in UTC. */
  publishedAt: string;
  /** Instant up to which the data are known, ISO 8601 in UTC. */
  asOf: string;
  /** Incidents that are counted: neither withdrawn nor merged. */
  count: number;
  /** All incidents. */
  records: number;
  /** True if any incident is invented. */
  synthetic: boolean;
  /** First and last `date.start` of the counted incidents. */
  from: IsoDate | null;
  to: IsoDate | null;
  files: { columns: SnapshotFile; records: SnapshotFile; changes: SnapshotFile };
}

/** The kinds of files and how each is called. */
export const FILE_KINDS = { columns: 'bin', records: 'jsonl', changes: 'jsonl' } as const;
export type FileKind = keyof typeof FILE_KINDS;

/** Name of a file by its content. */
export const fileName = (kind: FileKind, sha256: string): string => `${kind}.${sha256.slice(0, 16)}.${FILE_KINDS[kind]}`;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;
const isNatural = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isInstant = (value: unknown): value is string => typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
const isSha256 = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isDateOrNull = (value: unknown): value is IsoDate | null => value === null || (typeof value === 'string' && isIsoDate(value));

/** A field of the manifest, checked. */
function field<T>(object: unknown, path: string, is: (value: unknown) => value is T, what: string): T {
  const value = (object as Record<string, unknown> | null | undefined)?.[path.slice(path.lastIndexOf('.') + 1)];
  if (!is(value)) throw new SnapshotError(`manifest: ${path} must be ${what}`);
  return value;
}

function parseFile(files: unknown, kind: FileKind): SnapshotFile {
  const file = (files as Record<string, unknown> | null | undefined)?.[kind];
  const path = `files.${kind}`;
  const sha256 = field(file, `${path}.sha256`, isSha256, 'a SHA-256 in lower-case hexadecimal');
  const bytes = field(file, `${path}.bytes`, isNatural, 'a whole number from 0');
  const name = field(file, `${path}.name`, (v): v is string => v === fileName(kind, sha256), `"${fileName(kind, sha256)}" by its hash`);
  return { name, bytes, sha256 };
}

/** Reads a manifest; unknown keys are left out. @throws {SnapshotError} naming what is wrong */
export function parseManifest(json: unknown): SnapshotManifest {
  if (typeof json !== 'object' || json === null) throw new SnapshotError('manifest: must be an object');
  const format = field(json, 'format', (v): v is 1 => v === 1, '1, the only format that this version reads');
  const manifest: SnapshotManifest = {
    format,
    version: field(json, 'version', isNatural, 'a whole number from 0'),
    publishedAt: field(json, 'publishedAt', isInstant, 'an instant in UTC'),
    asOf: field(json, 'asOf', isInstant, 'an instant in UTC'),
    count: field(json, 'count', isNatural, 'a whole number from 0'),
    records: field(json, 'records', isNatural, 'a whole number from 0'),
    synthetic: field(json, 'synthetic', (v) => typeof v === 'boolean', 'true or false'),
    from: field(json, 'from', isDateOrNull, 'a date or null'),
    to: field(json, 'to', isDateOrNull, 'a date or null'),
    files: {
      columns: parseFile((json as { files?: unknown }).files, 'columns'),
      records: parseFile((json as { files?: unknown }).files, 'records'),
      changes: parseFile((json as { files?: unknown }).files, 'changes'),
    },
  };
  if (manifest.count > manifest.records) throw new SnapshotError('manifest: count must not be greater than records');
  return manifest;
}
