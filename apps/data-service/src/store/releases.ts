import type { Kysely, Transaction } from 'kysely';
import type { Release } from '@seesac/contract';
import { appendAudit, type AuditAct } from './audit.js';
import { toInstant } from './documents.js';
import { StoreError } from './errors.js';
import type { Database } from './schema.js';

/** Names the published version. Rejects with `NOT_FOUND` where nothing is published, and with `DUPLICATE` where the name is taken: a release never moves. */
export async function nameRelease(
  tx: Transaction<Database>, name: string, { at, note, audit }: { at: Date; note?: string | undefined; audit?: AuditAct | undefined },
): Promise<Release> {
  const dataset = await tx.selectFrom('dataset').select('published').where('id', '=', 1).executeTakeFirst();
  const version = dataset?.published ?? null;
  if (version === null) throw new StoreError('nothing is published yet: there is no version to name', { code: 'NOT_FOUND' });
  const release: Release = { name, version, at: at.toISOString(), ...(note !== undefined && { note }) };
  const { numInsertedOrUpdatedRows } = await insertReleases(tx, [release]);
  if (!numInsertedOrUpdatedRows) {
    const taken = (await readReleases(tx)).find((other) => other.name === name);
    throw new StoreError(`release ${name} is version ${taken?.version ?? 'unknown'} since ${taken?.at ?? 'before'}, and stays it: choose another name`, { code: 'DUPLICATE' });
  }
  if (audit) await appendAudit(tx, { ...audit, at, outcome: 'done', detail: { ...audit.detail, version } });
  return release;
}

/** Writes releases; a name that is taken is left as it is. */
export async function insertReleases(tx: Transaction<Database>, releases: readonly Release[]): Promise<{ numInsertedOrUpdatedRows?: bigint | undefined }> {
  const rows = releases.map(({ name, version, at, note }) => ({ name, version, at, note: note ?? null }));
  return tx.insertInto('releases').values(rows).onConflict((conflict) => conflict.column('name').doNothing()).executeTakeFirstOrThrow();
}

/** Newest first: by version, then by the instant of naming. */
export async function readReleases(db: Kysely<Database>): Promise<Release[]> {
  const rows = await db.selectFrom('releases').selectAll().orderBy('version', 'desc').orderBy('at', 'desc').orderBy('name').execute();
  return rows.map(({ name, version, at, note }) => ({ name, version, at: toInstant(at), ...(note !== null && { note }) }));
}
