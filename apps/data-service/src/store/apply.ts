import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Incident } from '@seesac/contract';
import type { ImportedIncident } from '../import/types.js';
import { publicIncident } from '../publish/floors.js';
import { appendAudit } from './audit.js';
import { toDocument } from './documents.js';
import { StoreError } from './errors.js';
import { COUNTED, figuresOf, touchedQuarters, writeMoves } from './figures.js';
import { contentHash } from './leaves.js';
import { BATCH, writeChangedLedger } from './ledger.js';
import type { Database } from './schema.js';
import type { AppliedImport, ApplyImportOptions, ImportMeta } from './store.js';

/** Share of the incidents that a complete import may leave out: beyond it the file is more likely cut off. */
const MOST_MISSING = 0.2;

/** Stages the incidents as they come, compares, and writes version n+1 with its ledger, or nothing. See `Store.applyImport`. */
export async function applyInto(
  tx: Transaction<Database>, incidents: Iterable<ImportedIncident> | AsyncIterable<ImportedIncident>, meta: ImportMeta, options: ApplyImportOptions,
): Promise<AppliedImport> {
  // imports take turns: the second one compares with what the first one left
  await tx.selectFrom('locks').select('name').where('name', '=', 'import').forUpdate().$if(options.wait === false, (query) => query.noWait()).execute();
  if (options.expect) await expectRevision(tx, options.expect);
  const importId = randomUUID();
  const read = await stage(tx, importId, incidents, meta, options.onRow);
  options.verdict?.();
  const staged = read + (options.complete ? await stageMissing(tx, importId, meta) : 0);
  const { added, changed } = await dropUnchanged(tx, importId, meta);
  const outcome = { added, changed, unchanged: staged - added - changed };
  const version = added + changed > 0 ? await newVersion(tx, importId, meta, outcome) : null;
  await tx.deleteFrom('staging').where('import_id', '=', importId).execute();
  if (meta.audit) await appendAudit(tx, { ...meta.audit, at: meta.at, outcome: 'done', detail: { ...meta.audit.detail, version, ...outcome } });
  return { version, ...outcome };
}

async function expectRevision(tx: Transaction<Database>, { id, revision }: { id: string; revision: number }): Promise<void> {
  const row = await tx.selectFrom('incidents').select('revision').where('id', '=', id).executeTakeFirst();
  if (row?.revision === revision) return;
  const now = row ? `revision ${row.revision}` : 'not there';
  throw new StoreError(`incident ${id} is ${now}, not revision ${revision}: somebody changed it in the meantime`, { code: 'CONFLICT' });
}

/** Puts the rows of an import beside the published ones and returns how many they are. */
async function stage(
  tx: Transaction<Database>, importId: string, incidents: Iterable<ImportedIncident> | AsyncIterable<ImportedIncident>, meta: ImportMeta,
  onRow?: (rows: number) => void,
): Promise<number> {
  let staged = 0;
  let batch: ImportedIncident[] = [];
  const flush = async () => {
    await tx.insertInto('staging').values(batch.map((incident) => toRow(incident, importId, meta))).execute();
    staged += batch.length;
    batch = [];
    onRow?.(staged);
  };
  for await (const incident of incidents) {
    batch.push(incident);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length) await flush();
  return staged;
}

/** Stages what a complete import does not hold as withdrawn, and returns how many these are. Rejects with `MISSING` where they are too many to be meant. */
async function stageMissing(tx: Transaction<Database>, importId: string, meta: ImportMeta): Promise<number> {
  const missing = tx.selectFrom('incidents')
    .leftJoin('staging', (join) => join.onRef('staging.id', '=', 'incidents.id').on('staging.import_id', '=', importId))
    .where('incidents.status', 'in', COUNTED).where('staging.id', 'is', null);
  const count = sql<number>`cast(count(*) as integer)`.as('count');
  const [{ count: all }, { count: gone }] = [
    await tx.selectFrom('incidents').select(count).where('status', 'in', COUNTED).executeTakeFirstOrThrow(), await missing.select(count).executeTakeFirstOrThrow(),
  ];
  if (gone > all * MOST_MISSING) {
    throw new StoreError(`the file lacks ${gone} of ${all} incidents that count: more than ${MOST_MISSING * 100} % are not withdrawn for being left out. `
      + 'Is it the whole file? Withdraw them by their status in it, or import it as a part', { code: 'MISSING' });
  }
  for (let after = ''; ;) {
    const rows = await missing.select(['incidents.id as id', 'incidents.document as document']).where('incidents.id', '>', after)
      .orderBy('incidents.id').limit(BATCH).execute();
    if (!rows.length) return gone;
    after = rows.at(-1)!.id;
    const withdrawn = rows.map(({ document }) => ({ ...document, status: 'withdrawn', reason: meta.reason === 'import' ? 'out_of_scope' : meta.reason }) as unknown as ImportedIncident);
    await tx.insertInto('staging').values(withdrawn.map((incident) => toRow(incident, importId, meta))).execute();
  }
}

function toRow(incident: ImportedIncident, importId: string, meta: ImportMeta) {
  const { revision: _none, ...published } = publicIncident({ ...incident, revision: 0 } satisfies Incident);
  const document = toDocument(incident);
  return {
    import_id: importId, id: incident.id, status: incident.status, document: sql<string>`cast(${JSON.stringify(document)} as jsonb)`,
    content_hash: contentHash(document), public_hash: contentHash(toDocument(published)), day: incident.date.start, reason: incident.reason ?? meta.reason,
  };
}

/**
 * Removes the staged rows that bring nothing new, and counts the others. A row that says exactly what is published brings nothing new either: it is an export that
 * comes back, and must not wipe out what the store keeps and the privacy floors withhold. An edit may, because it knows the whole record.
 */
async function dropUnchanged(tx: Transaction<Database>, importId: string, { kind }: ImportMeta): Promise<{ added: number; changed: number }> {
  await tx.deleteFrom('staging').using('incidents')
    .where('staging.import_id', '=', importId).whereRef('incidents.id', '=', 'staging.id')
    .where((eb) => eb.or([
      eb('staging.content_hash', '=', eb.ref('incidents.content_hash')),
      ...(kind === 'import' ? [eb('staging.content_hash', '=', eb.ref('incidents.public_hash'))] : []),
    ]))
    .execute();
  return tx.selectFrom('staging').leftJoin('incidents', 'incidents.id', 'staging.id')
    .select([
      sql<number>`cast(count(*) filter (where incidents.id is null) as integer)`.as('added'), sql<number>`cast(count(incidents.id) as integer)`.as('changed'),
    ])
    .where('staging.import_id', '=', importId).executeTakeFirstOrThrow();
}

/** Writes version n+1 from the staged rows: ledger and figures first, while the old documents are still there. */
async function newVersion(tx: Transaction<Database>, importId: string, meta: ImportMeta, outcome: Omit<AppliedImport, 'version'>): Promise<number> {
  const last = await tx.selectFrom('versions').select(({ fn }) => fn.max('number').as('number')).executeTakeFirst();
  const version = Number(last?.number ?? 0) + 1;
  const at = meta.at.toISOString();
  const { fileName, kind, actor } = meta;
  const sha256 = typeof meta.sha256 === 'function' ? meta.sha256() : meta.sha256;
  await tx.insertInto('imports').values({ id: importId, sha256, file_name: fileName, kind, actor, at, ...outcome }).execute();
  await tx.insertInto('versions').values({ number: version, at, import_id: importId }).execute();
  await tx.insertInto('changes').columns(['version', 'incident', 'field', 'reason'])
    .expression((eb) => eb.selectFrom('staging').leftJoin('incidents', 'incidents.id', 'staging.id')
      .select([sql<number>`cast(${version} as integer)`.as('version'), 'staging.id as incident', sql<string>`'*'`.as('field'), 'staging.reason as reason'])
      .where('staging.import_id', '=', importId).where('incidents.id', 'is', null))
    .execute();
  if (outcome.changed > 0) await writeChangedLedger(tx, importId, version);
  const quarters = await touchedQuarters(tx, importId);
  const before = await figuresOf(tx, quarters);
  await upsert(tx, importId, version);
  await writeMoves(tx, version, quarters, before, await figuresOf(tx, quarters));
  return version;
}

async function upsert(tx: Transaction<Database>, importId: string, version: number): Promise<void> {
  const number = sql<number>`cast(${version} as integer)`;
  await tx.insertInto('incidents').columns(['id', 'revision', 'status', 'document', 'content_hash', 'public_hash', 'day', 'first_version', 'last_version'])
    .expression((eb) => eb.selectFrom('staging')
      .select([
        'id', sql<number>`1`.as('revision'), 'status', 'document', 'content_hash', 'public_hash', 'day', number.as('first_version'), number.as('last_version'),
      ])
      .where('import_id', '=', importId))
    .onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({
      revision: sql<number>`incidents.revision + 1`,
      status: eb.ref('excluded.status'),
      document: eb.ref('excluded.document'),
      content_hash: eb.ref('excluded.content_hash'),
      public_hash: eb.ref('excluded.public_hash'),
      day: eb.ref('excluded.day'),
      last_version: eb.ref('excluded.last_version'),
    })))
    .execute();
}
