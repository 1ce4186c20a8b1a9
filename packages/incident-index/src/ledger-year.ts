import { REASONS, type IncidentChange, type Reason } from '@seesac/contract';
import { firstWhere, toUtf8 } from './bytes.js';
import { SnapshotError } from './errors.js';
import type { Lines } from './lines.js';

/** Place of a change in its version: no field of an incident changes twice in one. */
export interface ChangeKey { incident: string; field: string }

/** The order of changes within a version. */
export const compareKeys = (a: ChangeKey, b: ChangeKey): number => compare(a.incident, b.incident) || compare(a.field, b.field);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A line begins with its version and ends with its reason, as `canonicalJson` orders them: both are read without parsing the line. */
const VERSION_AT = '{"version":'.length;
const REASON_ENDS = REASONS.map((reason) => [`"reason":"${reason}"}`, `"reason":"${reason}","withheld":true}`].map(toUtf8));

/**
 * The changes of one year's incidents: lines sorted by incident, then oldest first, then by field. A line is parsed when it is asked for; which lines a
 * version has is found at the first question that needs it, and kept.
 */
export class LedgerYear {
  readonly #lines: Lines;
  #linesOf: Map<number, Uint32Array> | undefined;
  #rows: Int32Array | undefined;
  /** One more than the place of the reason, 0 for one that this program does not know. */
  #reasons: Uint8Array | undefined;

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  change(line: number): IncidentChange {
    return this.#lines.value<IncidentChange>(line);
  }

  /** The changes of one incident, oldest first. */
  of(incident: string): IncidentChange[] {
    const changes: IncidentChange[] = [];
    for (let line = firstWhere(this.#lines.length, (at) => this.change(at).incident >= incident); line < this.#lines.length; line++) {
      const change = this.change(line);
      if (change.incident !== incident) break;
      changes.push(change);
    }
    return changes;
  }

  /** The versions that brought changes, in any order. */
  get versions(): Iterable<number> {
    return this.#byVersion.keys();
  }

  /** The lines of a version, by incident and field. */
  linesOf(version: number): Uint32Array {
    return this.#byVersion.get(version) ?? new Uint32Array(0);
  }

  /** How many lines of a version stand before a key or at it. */
  linesUntil(version: number, key: ChangeKey): number {
    const lines = this.linesOf(version);
    return firstWhere(lines.length, (at) => compareKeys(this.change(lines[at]!), key) > 0);
  }

  /** Tells whether a line has a reason. */
  reasonTest(reason: Reason): (line: number) => boolean {
    const reasons = (this.#reasons ??= Uint8Array.from({ length: this.#lines.length }, (_, line) =>
      1 + REASON_ENDS.findIndex((ends) => ends.some((end) => this.#lines.endsWith(line, end)))));
    const place = 1 + REASONS.indexOf(reason);
    return (line) => reasons[line] === place;
  }

  /** Row of the incident of each line, by what finds it. */
  rows(find: (incident: string) => number | undefined): Int32Array {
    if (this.#rows) return this.#rows;
    const rows = new Int32Array(this.#lines.length);
    for (let line = 0; line < rows.length; line++) rows[line] = find(this.change(line).incident) ?? -1;
    return (this.#rows = rows);
  }

  get #byVersion(): Map<number, Uint32Array> {
    if (this.#linesOf) return this.#linesOf;
    const counts = new Map<number, number>();
    const versions = new Int32Array(this.#lines.length);
    for (let line = 0; line < versions.length; line++) {
      const version = this.#lines.numberAt(line, VERSION_AT);
      if (version < 0) throw new SnapshotError(`changes: line ${line + 1} does not begin with its version`);
      versions[line] = version;
      counts.set(version, (counts.get(version) ?? 0) + 1);
    }
    const linesOf = new Map([...counts].map(([version, count]) => [version, new Uint32Array(count)]));
    counts.clear();
    versions.forEach((version, line) => {
      const at = counts.get(version) ?? 0;
      linesOf.get(version)![at] = line;
      counts.set(version, at + 1);
    });
    return (this.#linesOf = linesOf);
  }
}
