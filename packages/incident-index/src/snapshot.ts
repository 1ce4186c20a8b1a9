import { isSynthetic, type Incident, type IncidentChange } from '@seesac/contract';
import { toUtf8 } from './bytes.js';
import { decodeColumns, encodeColumns } from './columns.js';
import { SnapshotError } from './errors.js';
import { COUNTED_STATUSES, IncidentIndex } from './incident-index.js';
import { canonicalJson } from './json.js';
import { Lines } from './lines.js';
import { fileName, parseManifest, type FileKind, type SnapshotFile, type SnapshotManifest } from './manifest.js';
import { sha256Hex } from './sha256.js';

/** One version of the dataset: all its incidents, of any status, and all changes so far, both in any order. */
export interface SnapshotInput {
  version: number;
  publishedAt: string;
  asOf: string;
  incidents: readonly Incident[];
  changes: readonly IncidentChange[];
}

/** A manifest and its files by name, uncompressed. */
export interface EncodedSnapshot { manifest: SnapshotManifest; files: Map<string, Uint8Array> }

/**
 * The files of a dataset version. The same incidents and changes give the same bytes, in whatever order they and their fields come: a file that did
 * not change keeps its name.
 * @throws {SnapshotError} naming the incident and the field that cannot be stored, or the identifier that occurs twice
 */
export function encodeSnapshot(input: SnapshotInput): EncodedSnapshot {
  const incidents = [...input.incidents].sort(newestFirst);
  const ids = new Set<string>();
  for (const { id } of incidents) {
    if (ids.has(id)) throw new SnapshotError(`incident ${id} occurs twice`);
    ids.add(id);
  }
  const files = new Map<string, Uint8Array>();
  const add = (kind: FileKind, bytes: Uint8Array): SnapshotFile => {
    const sha256 = sha256Hex(bytes);
    const name = fileName(kind, sha256);
    files.set(name, bytes);
    return { name, bytes: bytes.length, sha256 };
  };
  const counted = incidents.filter(({ status }) => COUNTED_STATUSES.includes(status));
  const manifest = parseManifest({
    format: 1,
    version: input.version,
    publishedAt: input.publishedAt,
    asOf: input.asOf,
    count: counted.length,
    records: incidents.length,
    synthetic: incidents.some(({ id }) => isSynthetic(id)),
    from: counted.at(-1)?.date.start ?? null,
    to: counted[0]?.date.start ?? null,
    files: {
      columns: add('columns', encodeColumns(incidents)),
      records: add('records', toLines(incidents.map(canonicalJson))),
      changes: add('changes', toLines(sortedChanges(input.changes))),
    },
  });
  return { manifest, files };
}

/**
 * The index over the files of a snapshot. The columns are required; without records or changes the questions that need them throw.
 * @param files by name, uncompressed; others are ignored
 * @param sha256 another implementation of {@link sha256Hex}: that of the platform is several times as fast
 * @throws {SnapshotError} unless each given file is exactly what the manifest says
 */
export function decodeSnapshot(manifest: SnapshotManifest, files: ReadonlyMap<string, Uint8Array>, sha256 = sha256Hex): IncidentIndex {
  const verified = ({ name, bytes, sha256: hash }: SnapshotFile): Uint8Array | undefined => {
    const file = files.get(name);
    if (file && (file.length !== bytes || sha256(file) !== hash)) throw new SnapshotError(`${name}: the content is not that of the manifest`);
    return file;
  };
  const columns = verified(manifest.files.columns);
  if (!columns) throw new SnapshotError(`${manifest.files.columns.name}: the file is missing`);
  const lines = (file: SnapshotFile): Lines | undefined => {
    const bytes = verified(file);
    return bytes && new Lines(bytes);
  };
  return new IncidentIndex(manifest, decodeColumns(columns), lines(manifest.files.records), lines(manifest.files.changes));
}

/** The order of rows: by date, then by identifier, both descending. */
function newestFirst(a: Incident, b: Incident): number {
  return compare(b.date.start, a.date.start) || compare(b.id, a.id);
}

/** By incident, then oldest first, then by content, so that the order of the input leaves no trace. */
function sortedChanges(changes: readonly IncidentChange[]): string[] {
  const keyed = changes.map((change) => ({ change, json: canonicalJson(change) }));
  keyed.sort(({ change: a, json: x }, { change: b, json: y }) =>
    compare(a.incident, b.incident) || a.version - b.version || compare(a.at, b.at) || compare(x, y));
  return keyed.map(({ json }) => json);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Written in parts: all lines as one text could be longer than a text may be. */
function toLines(lines: readonly string[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < lines.length; at += 1000) parts.push(toUtf8(`${lines.slice(at, at + 1000).join('\n')}\n`));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
