import { isSynthetic, type Incident, type IncidentChange, type QuarterChange } from '@seesac/contract';
import { ByteWriter } from './bytes.js';
import { encodeColumns, yearOf } from './encode-columns.js';
import { encodeSearch, type AliasesOf } from './encode-search.js';
import { SnapshotError } from './errors.js';
import { firstFigures } from './figures.js';
import { IncidentIndex } from './incident-index.js';
import { canonicalJson } from './json.js';
import { plainKernel, type KernelFactory } from './kernel.js';
import { Lines } from './lines.js';
import { fileName, parseManifest, totalsOf, type FileKind, type SnapshotFile, type SnapshotManifest, type SnapshotPartition } from './manifest.js';
import { openYears } from './map-index.js';
import type { Part } from './parts.js';
import { sha256Hex } from './sha256.js';
import { COUNTED_STATUSES } from './statuses.js';

/** One version of the dataset: all its incidents, of any status, and all changes so far, both in any order. */
export interface SnapshotInput {
  version: number;
  publishedAt: string;
  asOf: string;
  incidents: readonly Incident[];
  changes: readonly IncidentChange[];
  /** How each version moved the figures of each quarter. Left out, all of them appeared in this version. */
  figures?: readonly QuarterChange[];
  aliasesOf?: AliasesOf;
}

/** A manifest and its files by name, uncompressed. */
export interface EncodedSnapshot { manifest: SnapshotManifest; files: Map<string, Uint8Array> }

/** One year of a snapshot: its entry of the manifest, whether any incident is invented, and its files by name. */
export interface EncodedPartition { partition: SnapshotPartition; synthetic: boolean; files: Map<string, Uint8Array> }

/** All parts of a snapshot but its years' files. */
export interface SnapshotParts {
  version: number;
  publishedAt: string;
  asOf: string;
  /** In any order. */
  partitions: readonly SnapshotPartition[];
  synthetic: boolean;
  figures: readonly QuarterChange[];
}

/** SHA-256 of bytes, 64 lower-case hexadecimal digits. */
export type Sha256 = (bytes: Uint8Array) => string;

/**
 * The files of one calendar year: its incidents of any status and all changes of these, both in any order. The same content gives the same bytes, in
 * whatever order it and its fields come: a file that did not change keeps its name.
 * @param sha256 another implementation of {@link sha256Hex}: that of the platform is several times as fast
 * @throws {SnapshotError} naming the incident and the field that cannot be stored, what occurs twice, or what belongs to another year
 */
export function encodePartition(
  year: number, incidents: readonly Incident[], changes: readonly IncidentChange[], aliasesOf: AliasesOf = () => [], sha256: Sha256 = sha256Hex,
): EncodedPartition {
  if (!incidents.length) throw new SnapshotError(`${year}: a year without incidents has no partition`);
  const sorted = [...incidents].sort(newestFirst);
  const ids = distinct(sorted);
  const files = new Map<string, Uint8Array>();
  const add = (kind: FileKind, bytes: Uint8Array) => addFile(files, kind, bytes, sha256);
  const counted = sorted.filter(({ status }) => COUNTED_STATUSES.includes(status));
  const partition: SnapshotPartition = {
    year,
    records: sorted.length,
    count: counted.length,
    from: counted.at(-1)?.date.start ?? null,
    to: counted[0]?.date.start ?? null,
    files: {
      columns: add('columns', encodeColumns(year, sorted)),
      records: add('records', toLines(sorted)),
      search: add('search', encodeSearch(sorted, aliasesOf)),
      changes: add('changes', toLines(sortedChanges(changes, ids, year))),
    },
  };
  return { partition, synthetic: sorted.some(({ id }) => isSynthetic(id)), files };
}

/** The manifest over the years of a version, and the file of its figures. @throws {SnapshotError} naming what is wrong with a year or an instant */
export function assembleSnapshot(parts: SnapshotParts, sha256: Sha256 = sha256Hex): EncodedSnapshot {
  const files = new Map<string, Uint8Array>();
  const partitions = [...parts.partitions].sort((a, b) => b.year - a.year);
  const figures = [...parts.figures].sort((a, b) => a.version - b.version || compare(a.quarter, b.quarter));
  const manifest = parseManifest({
    format: 2,
    version: parts.version,
    publishedAt: parts.publishedAt,
    asOf: parts.asOf,
    ...totalsOf(partitions),
    synthetic: parts.synthetic,
    partitions,
    figures: addFile(files, 'figures', toLines(figures), sha256),
  });
  return { manifest, files };
}

/**
 * All files of a dataset version: {@link encodePartition} of each year and {@link assembleSnapshot} in one.
 * @throws {SnapshotError} as these two, and for a change of an incident that is not there
 */
export function encodeSnapshot({ incidents, changes, aliasesOf, figures, ...rest }: SnapshotInput): EncodedSnapshot {
  distinct(incidents);
  const yearOfId = new Map(incidents.map((incident) => [incident.id, yearOf(incident)]));
  const years = new Map<number, { incidents: Incident[]; changes: IncidentChange[] }>();
  for (const incident of incidents) {
    const year = yearOfId.get(incident.id)!;
    if (!years.has(year)) years.set(year, { incidents: [], changes: [] });
    years.get(year)!.incidents.push(incident);
  }
  for (const change of changes) {
    const year = yearOfId.get(change.incident);
    if (year === undefined) throw new SnapshotError(`a change names incident ${String(change.incident).slice(0, 80)}, which is not there`);
    years.get(year)!.changes.push(change);
  }
  const encoded = [...years].map(([year, content]) => encodePartition(year, content.incidents, content.changes, aliasesOf));
  const { manifest, files } = assembleSnapshot({
    ...rest,
    partitions: encoded.map(({ partition }) => partition),
    synthetic: encoded.some(({ synthetic }) => synthetic),
    figures: figures ?? firstFigures(incidents, rest.version, rest.publishedAt),
  });
  return { manifest, files: new Map([...encoded.flatMap((year) => [...year.files]), ...files]) };
}

/**
 * The index over the newest years of a snapshot, see `openYears`. Without records, search, changes or figures the questions that need them throw.
 * @param files by name, uncompressed; others are ignored
 * @param sha256 another implementation of {@link sha256Hex}
 * @param kernel what counts bitmaps: `wasmKernel` of `@seesac/incident-index/wasm-kernel.js` is several times as fast where WebAssembly may run
 * @throws {SnapshotError} unless each given file is exactly what the manifest says
 */
export function decodeSnapshot(
  manifest: SnapshotManifest, files: ReadonlyMap<string, Uint8Array>, sha256: Sha256 = sha256Hex, kernel: KernelFactory = plainKernel,
): IncidentIndex {
  const verified = ({ name, bytes, sha256: hash }: SnapshotFile): Uint8Array | undefined => {
    const file = files.get(name);
    if (file && (file.length !== bytes || sha256(file) !== hash)) throw new SnapshotError(`${name}: the content is not that of the manifest`);
    return file;
  };
  const lines = (file: SnapshotFile): Lines | undefined => {
    const bytes = verified(file);
    return bytes && new Lines(bytes);
  };
  const { columns, spans } = openYears(manifest, verified);
  const parts = spans.map(({ partition, start, end }): Part => {
    const { records, search, changes } = partition.files;
    return { partition, start, end, records: lines(records), search: verified(search), changes: lines(changes) };
  });
  return new IncidentIndex(manifest, columns, parts, lines(manifest.figures), kernel);
}

function addFile(files: Map<string, Uint8Array>, kind: FileKind, bytes: Uint8Array, sha256: Sha256): SnapshotFile {
  const hash = sha256(bytes);
  const name = fileName(kind, hash);
  files.set(name, bytes);
  return { name, bytes: bytes.length, sha256: hash };
}

/** The identifiers. @throws {SnapshotError} for one that occurs twice */
function distinct(incidents: readonly Incident[]): Set<string> {
  const ids = new Set<string>();
  for (const { id } of incidents) {
    if (ids.has(id)) throw new SnapshotError(`incident ${id} occurs twice`);
    ids.add(id);
  }
  return ids;
}

/** The order of rows: by date, then by identifier, both descending. */
function newestFirst(a: Incident, b: Incident): number {
  return compare(b.date.start, a.date.start) || compare(b.id, a.id);
}

/** By incident, then oldest first, then by field. No field of an incident changes twice in one version. */
function sortedChanges(changes: readonly IncidentChange[], ids: ReadonlySet<string>, year: number): IncidentChange[] {
  const sorted = [...changes].sort((a, b) => compare(a.incident, b.incident) || a.version - b.version || compare(a.field, b.field));
  sorted.forEach(({ incident, version, field }, i) => {
    if (!ids.has(incident)) throw new SnapshotError(`a change names incident ${String(incident).slice(0, 80)}, which is not in ${year}`);
    const before = sorted[i - 1];
    if (before?.incident === incident && before.version === version && before.field === field) {
      throw new SnapshotError(`incident ${incident}: ${field} changes twice in version ${version}`);
    }
  });
  return sorted;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** JSON Lines of values. Each is written before the next is made: all texts at once would be several times the file. */
function toLines(values: readonly unknown[]): Uint8Array {
  const out = new ByteWriter();
  for (const value of values) out.line(canonicalJson(value));
  return out.finish();
}
