import { sql, type Transaction } from 'kysely';
import type { IncidentChange } from '@seesac/contract';
import { changedLeaves } from './leaves.js';
import type { Database } from './schema.js';

/** Rows of one INSERT: one code path for both drivers, far below the 65,535 parameters of the protocol. */
export const BATCH = 500;

/** Cuts a sequence into lists of at most `size`. */
export function* batches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}

const json = (text: string | null) => sql<string | null>`cast(${text} as jsonb)`;

/** Writes a ledger row for each leaf field in which a staged row differs from the incident that is there. */
export async function writeChangedLedger(tx: Transaction<Database>, importId: string, version: number): Promise<void> {
  for (let after = ''; ;) {
    const rows = await tx.selectFrom('staging').innerJoin('incidents', 'incidents.id', 'staging.id')
      .select(['staging.id as id', 'staging.document as to', 'staging.reason as reason', 'incidents.document as from'])
      .where('staging.import_id', '=', importId).where('staging.id', '>', after).whereRef('incidents.content_hash', '<>', 'staging.content_hash')
      .orderBy('staging.id').limit(BATCH).execute();
    if (!rows.length) return;
    after = rows.at(-1)!.id;
    const entries = rows.flatMap((row) => changedLeaves(row.from, row.to as object)
      .map((leaf) => ({ version, incident: row.id, field: leaf.field, from_value: json(leaf.from), to_value: json(leaf.to), reason: row.reason })));
    for (const batch of batches(entries, BATCH)) await tx.insertInto('changes').values(batch).execute();
  }
}

/** Writes published ledger entries as they are. */
export async function writeLedger(tx: Transaction<Database>, changes: readonly IncidentChange[]): Promise<void> {
  for (const batch of batches(changes, BATCH)) {
    await tx.insertInto('changes').values(batch.map((change) => ({
      version: change.version, incident: change.incident, field: change.field, reason: change.reason,
      from_value: json(toJson(change.from)), to_value: json(toJson(change.to)),
    }))).execute();
  }
}

const toJson = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
