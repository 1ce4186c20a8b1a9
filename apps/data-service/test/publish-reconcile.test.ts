import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workspace, reconcile, type LoadedSnapshot } from '../src/publish/index.ts';
import type { ImportedIncident } from '../src/import/types.ts';
import { contentOf } from './support/content.ts';
import { DataDirs, NOW, configOf } from './support/data-dir.ts';
import { settleAndImport } from './support/settle-and-import.ts';
import { incident, incidents } from './support/incidents.ts';

const dirs = new DataDirs();
/** Two versions: 50 incidents, then one of them corrected. */
let two: string;

async function add(dataDir: string, rows: ImportedIncident[], minutes = 0): Promise<void> {
  const workspace = await Workspace.open(configOf(dataDir), () => {});
  const at = new Date(Date.parse(NOW) + minutes * 60_000);
  await settleAndImport(workspace, rows, { kind: 'import', actor: 'command', fileName: 'f', sha256: 'x', reason: 'import', at }, { log: () => {} }).finally(() => workspace.close());
}

before(async () => {
  two = await dirs.withStore();
  await add(two, incidents(50));
  await add(two, [incident(3, { type: 'accidental_shooting', reason: 'coding_error' })], 1);
});
after(() => dirs.remove());

const copy = () => dirs.copy(two);

/** Starts as the service does; resolves with what is served and every line that was said. */
async function start(dataDir: string): Promise<{ current: LoadedSnapshot | null; first: number | null; said: string[]; content: unknown }> {
  const said: string[] = [];
  const log = ({ message }: { message: string }) => void said.push(message);
  const workspace = await Workspace.open(configOf(dataDir), log);
  try {
    const store = await workspace.openStore();
    const current = await reconcile(store, workspace.snapshots, workspace.newest, { log });
    const latest = await store.latestVersion();
    assert.equal(await store.publishedVersion(), current?.manifest.version ?? null);
    return { current, first: workspace.newest?.manifest.version ?? null, said, content: latest && (await contentOf(store)) };
  } finally {
    await workspace.close();
  }
}

describe('a start', () => {
  test('with store and snapshots in step says nothing and serves the newest', async () => {
    const { current, said } = await start(copy());
    assert.equal(current!.manifest.version, 2);
    assert.deepEqual(said, []);
    assert.deepEqual(current!.index.changesOf('SYNTHETIC-000003').map(({ field, from, to }) => [field, from, to]), [
      ['*', null, null], ['type', 'public_dispute', 'accidental_shooting'],
    ]);
  });

  test('without a store rebuilds it from the snapshot, equal to the lost one, and says so', async () => {
    const dataDir = copy();
    const { content } = await start(dataDir);
    rmSync(join(dataDir, 'pgdata'), { recursive: true });
    const rebuilt = await start(dataDir);
    assert.deepEqual(rebuilt.content, content);
    assert.match(rebuilt.said.join('\n'), /rebuilt from snapshot 2 \(50 records\)/);
    await add(dataDir, [incident(3, { type: 'accidental_shooting' }), incident(51)], 2);
    const { current } = await start(dataDir);
    assert.deepEqual([current!.manifest.version, current!.manifest.count], [3, 51]);
  });

  test('with a store that does not open sets its files aside, rebuilds it and says so', async () => {
    const dataDir = copy();
    const { content } = await start(dataDir);
    truncateSync(join(dataDir, 'pgdata', 'global', 'pg_control'), 10);
    const rebuilt = await start(dataDir);
    assert.deepEqual(rebuilt.content, content);
    assert.match(rebuilt.said[0]!, /does not open .* its files are kept in .*pgdata\.set-aside-/);
    assert.equal(readdirSync(dataDir).filter((name) => name.startsWith('pgdata.set-aside-')).length, 1);
  });

  test('with a store that does not open and no snapshot fails, and leaves the files where they are', async () => {
    const dataDir = copy();
    rmSync(join(dataDir, 'snapshots'), { recursive: true });
    truncateSync(join(dataDir, 'pgdata', 'global', 'pg_control'), 10);
    await assert.rejects(start(dataDir), { name: 'StoreError' });
    assert.deepEqual(readdirSync(dataDir), ['pgdata']);
  });

  test('with a store behind the snapshots rebuilds it, and keeps the old files', async () => {
    const dataDir = copy();
    const old = await dirs.withStore();
    await add(old, incidents(50));
    rmSync(join(dataDir, 'pgdata'), { recursive: true });
    renameSync(join(old, 'pgdata'), join(dataDir, 'pgdata'));
    const { current, said, content } = await start(dataDir);
    assert.equal(current!.manifest.version, 2);
    assert.match(said[0]!, /is behind snapshot 2/);
    assert.deepEqual(content, (await start(copy())).content);
  });

  test('with a damaged newest snapshot serves the former, says so, and publishes the newest again from the store', async () => {
    const dataDir = copy();
    const snapshots = join(dataDir, 'snapshots');
    const records = join(snapshots, '2', readdirSync(join(snapshots, '2')).find((name) => /^columns.*\.bin$/.test(name))!);
    const bytes = readFileSync(records);
    bytes[40]! ^= 1;
    writeFileSync(records, bytes);
    const { current, first, said } = await start(dataDir);
    assert.equal(first, 1);
    assert.match(said.join('\n'), /snapshot 2 is damaged and not used.*\nfalling back to version 1\n.*not published yet/);
    assert.equal(current!.manifest.version, 2);
    assert.deepEqual((await start(dataDir)).said, []);
  });

  test('with no snapshot publishes what the store holds', async () => {
    const dataDir = copy();
    rmSync(join(dataDir, 'snapshots'), { recursive: true });
    const { current, first } = await start(dataDir);
    assert.deepEqual([first, current!.manifest.version, current!.manifest.count], [null, 2, 50]);
  });

  test('with the snapshots of another store refuses to mix them, and changes neither', async () => {
    const dataDir = copy();
    const other = await dirs.withStore();
    await add(other, incidents(9), 5);
    await add(other, incidents(9, 100), 6);
    rmSync(join(dataDir, 'pgdata'), { recursive: true });
    renameSync(join(other, 'pgdata'), join(dataDir, 'pgdata'));
    await assert.rejects(start(dataDir), { name: 'PublishError', message: /SNAPSHOT_DIR belongs to another store/ });
    const workspace = await Workspace.open(configOf(dataDir), () => {});
    await workspace.close();
    assert.equal(workspace.newest!.manifest.count, 50);
  });

  test('of a store that a newer program has changed fails and sets nothing aside', async () => {
    const dataDir = copy();
    const { PGlite } = await import('@electric-sql/pglite');
    const db = await PGlite.create(join(dataDir, 'pgdata'));
    await db.query(`insert into schema_migrations values ('9999-later', now())`);
    await db.close();
    await assert.rejects(start(dataDir), { name: 'StoreError', code: 'SCHEMA' });
    assert.deepEqual(readdirSync(dataDir).filter((name) => name.includes('set-aside')), []);
  });
});
