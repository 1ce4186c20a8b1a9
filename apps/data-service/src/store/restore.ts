import { sql, type Transaction } from 'kysely';
import { contentHash } from './leaves.js';
import { toDocument } from './documents.js';
import { StoreError } from './errors.js';
import { BATCH, batches, writeLedger } from './ledger.js';
import type { Database } from './schema.js';
import type { RestoreInput } from './store.js';

/**
 * Fills an empty store with what a snapshot holds: incidents, ledger, and the instants of all versions that the ledger names.
 * Not in a snapshot, and so lost: names and hashes of the imported files. Rejects with `NOT_EMPTY`.
 */
export async function restoreInto(tx: Transaction<Database>, { manifest, incidents, changes }: RestoreInput): Promise<void> {
  await tx.selectFrom('locks').select('name').where('name', '=', 'import').forUpdate().execute();
  if (await tx.selectFrom('versions').select('number').limit(1).executeTakeFirst()) {
    throw new StoreError('the store is not empty: nothing was restored', { code: 'NOT_EMPTY' });
  }
  const instants = new Map(changes.map((change) => [change.version, change.at]));
  instants.set(manifest.version, manifest.publishedAt);
  const versions = [...instants].map(([number, at]) => ({ number, at, import_id: null }));
  for (const batch of batches(versions, BATCH)) await tx.insertInto('versions').values(batch).execute();
  await writeLedger(tx, changes);

  const spans = new Map<string, { first: number; last: number }>();
  for (const { incident, version } of changes) {
    const span = spans.get(incident) ?? { first: version, last: version };
    spans.set(incident, { first: Math.min(span.first, version), last: Math.max(span.last, version) });
  }
  for (const batch of batches(incidents, BATCH)) {
    await tx.insertInto('incidents').values(batch.map((incident) => {
      const document = toDocument(incident);
      const span = spans.get(incident.id) ?? { first: manifest.version, last: manifest.version };
      return {
        id: incident.id, revision: incident.revision, status: incident.status, document: sql<string>`cast(${JSON.stringify(document)} as jsonb)`,
        content_hash: contentHash(document), first_version: span.first, last_version: span.last,
      };
    })).execute();
  }
  await tx.updateTable('dataset').set({ published: manifest.version }).where('id', '=', 1).execute();
}
