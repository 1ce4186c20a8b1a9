import { INCIDENT_ID, REASONS, type DateSpan, type IncidentChange, type Reason } from '@seesac/contract';
import { CursorError, SnapshotError } from './errors.js';
import { compareKeys, LedgerYear, type ChangeKey } from './ledger-year.js';
import type { Part } from './parts.js';
import { decodeToken, encodeToken } from './token.js';

/** Which changes, of those that were published. */
export interface ChangesOptions {
  /** Only those of versions after this one. */
  since?: number | undefined;
  /** Only those of versions before this one. */
  before?: number | undefined;
  /** Only those of one version. */
  version?: number | undefined;
  /** Only those of one incident. */
  incident?: string | undefined;
  reason?: Reason | undefined;
  /** Only those of incidents that began in these days, as they are now. */
  span?: DateSpan | undefined;
  /** At most so many, from 1. */
  limit: number;
  /** Cursor (`next`) of the page before; it stays valid in every later version of the dataset. */
  after?: string | undefined;
}

/** Changes, those of the newest version first, then by incident and field. `next` is the cursor of the page after it, `null` on the last one. */
export interface ChangesPage { changes: IncidentChange[]; next: string | null }

/** Rows `[start, end)` whose changes are asked for. */
export interface RowSpan { start: number; end: number }

interface Position extends ChangeKey { version: number }

/** Where a page ended. A field is a path of the record, an identifier has its own form. */
const CURSOR = 'changes';
const encodePosition = ({ version, incident, field }: Position): string => encodeToken([CURSOR, version, incident, field]);

/** @throws {CursorError} for anything but the text of {@link encodePosition} */
function decodePosition(text: string): Position {
  const [kind, version, incident, field, ...rest] = decodeToken(text) ?? [];
  if (kind !== CURSOR || rest.length || !Number.isSafeInteger(version) || typeof incident !== 'string' || !INCIDENT_ID.test(incident) || typeof field !== 'string') {
    throw new CursorError('the cursor is not one of this service, or belongs to another list');
  }
  return { version: version as number, incident, field };
}

/** The published changes of the loaded years. */
export class Ledger {
  readonly #parts: readonly Part[];
  readonly #find: (incident: string) => number | undefined;
  readonly #years = new Map<Part, LedgerYear>();

  /** @param find row of an incident */
  constructor(parts: readonly Part[], find: (incident: string) => number | undefined) {
    this.#parts = parts;
    this.#find = find;
  }

  /** The changes of one incident of a part, oldest first. @throws {SnapshotError} where the changes file of its year was not given */
  of(incident: string, part: Part): IncidentChange[] {
    return this.#year(part).of(incident);
  }

  /**
   * One page of the changes of some rows, or of the one incident in them.
   * @throws {SnapshotError} where the changes file of a year of theirs was not given
   * @throws {CursorError} for a cursor that is not one of changes
   */
  page(options: ChangesOptions, rows: RowSpan): ChangesPage {
    check(options);
    const after = options.after === undefined ? undefined : decodePosition(options.after);
    const parts = this.#parts.filter((part) => part.start < rows.end && part.end > rows.start);
    const changes: IncidentChange[] = [];
    for (const change of options.incident === undefined ? this.#ordered(options, parts, rows, after) : this.#orderedOf(options, parts[0], after)) {
      // One change more than asked tells whether there is another page.
      if (changes.length === options.limit) return { changes, next: encodePosition(changes.at(-1)!) };
      changes.push(change);
    }
    return { changes, next: null };
  }

  *#ordered({ since, before, version, reason }: ChangesOptions, parts: readonly Part[], rows: RowSpan, after: Position | undefined) {
    const isAsked = versionTest({ since, before, version });
    const versions = [...new Set(parts.flatMap((part) => [...this.#year(part).versions]))].filter((one) => isAsked(one) && one <= (after?.version ?? one));
    for (const one of versions.sort((a, b) => b - a)) {
      const behind = one === after?.version ? after : undefined;
      yield* merge(parts.map((part) => this.#stream(part, one, { reason, rows, behind })));
    }
  }

  #orderedOf({ since, before, version, reason, incident }: ChangesOptions, part: Part | undefined, after: Position | undefined): IncidentChange[] {
    const isAsked = versionTest({ since, before, version });
    const changes = part ? this.of(incident!, part).filter((change) => isAsked(change.version) && change.reason === (reason ?? change.reason)) : [];
    changes.sort(newestFirst);
    return after ? changes.filter((change) => newestFirst(change, after) > 0) : changes;
  }

  /** Finds now which lines each version has, where the files are there. */
  warm(): void {
    for (const part of this.#parts) if (part.changes) void this.#year(part).versions;
  }

  #year(part: Part): LedgerYear {
    let year = this.#years.get(part);
    if (!year) {
      if (!part.changes) throw new SnapshotError(`the changes file of ${part.partition.year} was not given`);
      this.#years.set(part, (year = new LedgerYear(part.changes)));
    }
    return year;
  }

  /** The changes of a version in a part, in order, from behind a key on. */
  *#stream(part: Part, version: number, { reason, rows, behind }: { reason: Reason | undefined; rows: RowSpan; behind: ChangeKey | undefined }) {
    const year = this.#year(part);
    const lines = year.linesOf(version);
    const isReason = reason && year.reasonTest(reason);
    const rowOf = part.start < rows.start || part.end > rows.end ? year.rows(this.#find) : undefined;
    for (let at = behind ? year.linesUntil(version, behind) : 0; at < lines.length; at++) {
      const line = lines[at]!;
      if (isReason && !isReason(line)) continue;
      if (rowOf && (rowOf[line]! < rows.start || rowOf[line]! >= rows.end)) continue;
      yield year.change(line);
    }
  }
}

/** Several ordered streams as one. They are few: one a year. */
function* merge(streams: readonly Iterator<IncidentChange>[]): Generator<IncidentChange> {
  const heads = streams.map((stream) => ({ stream, head: stream.next() })).filter(({ head }) => !head.done);
  while (heads.length) {
    let first = 0;
    for (let i = 1; i < heads.length; i++) if (compareKeys(heads[i]!.head.value as ChangeKey, heads[first]!.head.value as ChangeKey) < 0) first = i;
    const { stream, head } = heads[first]!;
    yield head.value as IncidentChange;
    heads[first]!.head = stream.next();
    if (heads[first]!.head.done) heads.splice(first, 1);
  }
}

const newestFirst = (a: Position, b: Position): number => b.version - a.version || compareKeys(a, b);

const versionTest = ({ since = -1, before = Infinity, version }: Pick<ChangesOptions, 'since' | 'before' | 'version'>) =>
  (one: number): boolean => one > since && one < before && one === (version ?? one);

function check({ since = 0, before = 0, version = 0, reason, limit }: ChangesOptions): void {
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError('limit must be a whole number from 1');
  if (!Number.isSafeInteger(since)) throw new RangeError('since must be a whole number');
  if (!Number.isSafeInteger(before)) throw new RangeError('before must be a whole number');
  if (!Number.isSafeInteger(version)) throw new RangeError('version must be a whole number');
  if (reason !== undefined && !REASONS.includes(reason)) throw new RangeError(`reason must be one of ${REASONS.join(', ')}`);
}
