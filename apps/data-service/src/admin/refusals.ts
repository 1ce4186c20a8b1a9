import type { Audit, AuditNote } from '../store/audit.js';
import type { Background } from './background.js';

/** Longest text on why something was refused, in characters. */
export const MAX_WHY = 300;
/** Whoever has no key. */
export const NOBODY = 'nobody';
/** Refused requests that get an entry of their own in so many milliseconds, of all who have no key and of each that has one; the rest is counted. */
const MOST = { nobody: 20, key: 200 };
const WINDOW = 60_000;

interface Bucket { since: number; written: number; unlisted: number }

/**
 * Refused requests in the audit log, bounded: whoever floods the service with wrong keys fills no table. What was left out is counted in the next entry of the same
 * caller (`unlisted`), or in one of its own at the end. Callers are {@link NOBODY} and the keys that exist, so the buckets are bounded too.
 */
export class RefusalLog {
  readonly #audit: Audit;
  readonly #background: Background;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** `now` in milliseconds, of a clock that moves on: a fixed one would never open a new window. */
  constructor(audit: Audit, background: Background, now: () => number = () => performance.now()) {
    this.#audit = audit;
    this.#background = background;
    this.#now = now;
  }

  /** Writes an entry, or counts it. No answer waits for it. */
  note(note: AuditNote): void {
    const now = this.#now();
    let bucket = this.#buckets.get(note.actor);
    if (!bucket) this.#buckets.set(note.actor, (bucket = { since: now, written: 0, unlisted: 0 }));
    if (now - bucket.since >= WINDOW) [bucket.since, bucket.written] = [now, 0];
    if (bucket.written >= (note.actor === NOBODY ? MOST.nobody : MOST.key)) {
      bucket.unlisted += 1;
      return;
    }
    bucket.written += 1;
    this.#write(note, bucket);
  }

  /** Writes what was only counted so far. */
  flush(at: Date): void {
    for (const [actor, bucket] of this.#buckets) {
      if (bucket.unlisted) this.#write({ at, actor, action: 'refusals', outcome: 'refused' }, bucket);
    }
  }

  #write(note: AuditNote, bucket: Bucket): void {
    const { unlisted } = bucket;
    bucket.unlisted = 0;
    const entry = unlisted ? { ...note, detail: { ...note.detail, unlisted } } : note;
    this.#background.add(() => this.#audit.append(entry));
  }
}
