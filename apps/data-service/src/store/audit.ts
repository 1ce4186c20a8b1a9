import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { toInstant } from './documents.js';
import type { Database } from './schema.js';

/** How an action ended. `refused`: a key, a rule or a state forbade it; `failed`: the service or the store could not do it. */
export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** `detail` is the text that was hashed, so it is kept as text. `previous` is the hash of the entry before. */
export interface AuditTable {
  seq: number;
  at: string;
  actor: string;
  action: string;
  target: string | null;
  request_id: string | null;
  outcome: string;
  detail: string;
  previous: string;
  hash: string;
}

/** Who did something, on whose request: `command`, the identifier of a key, or `nobody` where no key was recognised. */
export interface AuditActor { actor: string; requestId?: string }

/** An act that is going to be done in a transaction of its own: what its entry says beside when and how it ended. */
export type AuditAct = Omit<AuditNote, 'at' | 'outcome'>;

/** What the audit log is told. `detail` holds no secret: it is readable with the scope `audit`. */
export interface AuditNote extends AuditActor {
  at: Date;
  /** For example `import`, `edit`, `key.revoke`. */
  action: string;
  /** What it was done to: an incident, a file, a release, a key. */
  target?: string;
  outcome: AuditOutcome;
  detail?: Readonly<Record<string, unknown>>;
}

/** One entry. `hash` is the SHA-256 of all the others, `previous` among them; so no entry can be changed, taken out or put in without breaking all after it. */
export interface AuditEntry {
  seq: number;
  at: string;
  actor: string;
  action: string;
  target: string | null;
  requestId: string | null;
  outcome: AuditOutcome;
  detail: Record<string, unknown>;
  previous: string;
  hash: string;
}

/** What a look at the whole chain gives. Compare `head` with one that was noted earlier: only that shows that the last entries were cut off. */
export interface AuditState { entries: number; head: string | null; fault: string | null }

/** The log of what was done to the store: written, read and verified, never changed. */
export interface Audit {
  append(note: AuditNote): Promise<AuditEntry>;
  /** Newest first; `before` is a sequence number. */
  page(options: { limit: number; before?: number }): Promise<AuditEntry[]>;
  verify(): Promise<AuditState>;
}

/** What the first entry names as the one before. */
const GENESIS = '0'.repeat(64);
/** Entries read at once. */
const PAGE = 1_000;

type Row = AuditTable;

const hashOf = (row: Omit<Row, 'hash'>): string => createHash('sha256')
  .update(JSON.stringify([row.previous, row.seq, row.at, row.actor, row.action, row.target, row.request_id, row.outcome, row.detail])).digest('hex');

const toEntry = ({ request_id: requestId, detail, ...row }: Row): AuditEntry =>
  ({ ...row, at: toInstant(row.at), requestId, outcome: row.outcome as AuditOutcome, detail: JSON.parse(detail) as Record<string, unknown> });

/** Adds an entry within a transaction, so that an action is never stored without it. Entries of concurrent transactions take turns. */
export async function appendAudit(tx: Transaction<Database>, note: AuditNote): Promise<AuditEntry> {
  await tx.selectFrom('locks').select('name').where('name', '=', 'audit').forUpdate().execute();
  const last = await tx.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  const row: Omit<Row, 'hash'> = {
    seq: (last?.seq ?? 0) + 1, at: note.at.toISOString(), actor: note.actor, action: note.action, target: note.target ?? null,
    request_id: note.requestId ?? null, outcome: note.outcome, detail: JSON.stringify(note.detail ?? {}), previous: last?.hash ?? GENESIS,
  };
  const whole = { ...row, hash: hashOf(row) };
  await tx.insertInto('audit').values(whole).execute();
  return toEntry(whole);
}

/** {@link Audit} in SQL. `run` gives each call its deadline and turns what a driver throws into a StoreError. */
export class SqlAudit implements Audit {
  readonly #db: Kysely<Database>;
  readonly #run: <T>(work: () => Promise<T>) => Promise<T>;

  constructor(db: Kysely<Database>, run: <T>(work: () => Promise<T>) => Promise<T>) {
    this.#db = db;
    this.#run = run;
  }

  append(note: AuditNote): Promise<AuditEntry> {
    return this.#run(() => this.#db.transaction().execute((tx) => appendAudit(tx, note)));
  }

  page({ limit, before }: { limit: number; before?: number }): Promise<AuditEntry[]> {
    return this.#run(async () => {
      let rows = this.#db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(limit);
      if (before !== undefined) rows = rows.where('seq', '<', before);
      return (await rows.execute()).map(toEntry);
    });
  }

  verify(): Promise<AuditState> {
    return this.#run(async () => {
      let [entries, head] = [0, GENESIS];
      for (;;) {
        const rows = await this.#db.selectFrom('audit').selectAll().where('seq', '>', entries).orderBy('seq').limit(PAGE).execute();
        for (const row of rows) {
          const fault = faultOf({ ...row, at: toInstant(row.at) }, entries, head);
          if (fault) return { entries, head: entries ? head : null, fault };
          [entries, head] = [row.seq, row.hash];
        }
        if (rows.length < PAGE) return { entries, head: entries ? head : null, fault: null };
      }
    });
  }
}

/** What is wrong with the entry after `seq`, whose hash is `head`. */
function faultOf(row: Row, seq: number, head: string): string | null {
  if (row.seq !== seq + 1) return `entry ${seq + 1} is missing`;
  if (row.previous !== head) return `entry ${row.seq} does not follow entry ${seq}`;
  return row.hash === hashOf(row) ? null : `entry ${row.seq} was changed after it was written`;
}
