import { sql, type Transaction } from 'kysely';
import type { Incident, IncidentChange } from '@seesac/contract';
import { insertFigures } from './figures.js';
import { contentHash } from './leaves.js';
import { toDocument } from './documents.js';
import { StoreError } from './errors.js';
import { BATCH, batches, writeLedger } from './ledger.js';
import { insertReleases } from './releases.js';
import type { Database } from './schema.js';
import type { RestoreInput } from './store.js';

/**
 * Fills an empty store with what a snapshot holds: incidents, ledger, figures, releases, and the instants of all versions that these name.
 * Not in a snapshot, and so lost: names and hashes of the imported files, and what the privacy floors withhold. Rejects with `NOT_EMPTY`.
 */
export async function restoreInto(tx: Transaction<Database>, { manifest, records, figures, releases }: RestoreInput): Promise<void> {
  await tx.selectFrom('locks').select('name').where('name', '=', 'import').forUpdate().execute();
  if (await tx.selectFrom('versions').select('number').limit(1).executeTakeFirst()) {
    throw new StoreError('the store is not empty: nothing was restored', { code: 'NOT_EMPTY' });
  }
  const instants = new Map(figures.map(({ version, at }) => [version, at]));
  for (const batch of batches(records, BATCH)) {
    const changes = batch.flatMap((record) => record.changes);
    for (const { version, at } of changes) instants.set(version, at);
    await writeLedger(tx, changes);
    await tx.insertInto('incidents').values(batch.map((record) => toRow(record, manifest.version))).execute();
  }
  instants.set(manifest.version, manifest.publishedAt);
  const versions = [...instants].map(([number, at]) => ({ number, at, import_id: null }));
  for (const batch of batches(versions, BATCH)) await tx.insertInto('versions').values(batch).execute();
  await insertFigures(tx, figures);
  if (releases.length) await insertReleases(tx, releases);
  await tx.updateTable('dataset').set({ published: manifest.version }).where('id', '=', 1).execute();
}

function toRow({ incident, changes }: { incident: Incident; changes: readonly IncidentChange[] }, newest: number) {
  const document = toDocument(incident);
  const hash = contentHash(document);
  const versions = changes.map(({ version }) => version);
  return {
    id: incident.id, revision: incident.revision, status: incident.status, document: sql<string>`cast(${JSON.stringify(document)} as jsonb)`,
    // what was published is all there is: the floors leave it as it is
    content_hash: hash, public_hash: hash, day: incident.date.start,
    first_version: versions.length ? Math.min(...versions) : newest, last_version: versions.length ? Math.max(...versions) : newest,
  };
}
