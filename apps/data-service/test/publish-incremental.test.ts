import { after, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, threadId } from 'node:worker_threads';
import { COLUMNS_FORMAT, type SnapshotManifest } from '@seesac/incident-index';
import { Snapshots, Workspace, differences, publishLatest, type Log } from '../src/publish/index.ts';
import { sha256 } from '../src/publish/digest.ts';
import { Encoder } from '../src/publish/encoder.ts';
import type { ImportedIncident } from '../src/import/types.ts';
import type { Store } from '../src/store/store.ts';
import { DataDirs, NOW, configOf } from './support/data-dir.ts';
import { incident } from './support/incidents.ts';
import { MemoryStore } from './support/memory-store.ts';
import { settleAndImport } from './support/settle-and-import.ts';
import { OLD_FILE, OLD_YEAR } from '../../../packages/incident-index/test/old-format.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

const dated = (n: number, day: string, change: Partial<ImportedIncident> = {}) => incident(n, { date: { start: day, end: day, precision: 'day' }, ...change });
/** Ten incidents in each of three years. */
const base = [2022, 2023, 2024].flatMap((year) => Array.from({ length: 10 }, (_, i) => dated(year * 100 + i, `${year}-0${1 + (i % 9)}-11`)));
const yearOf = (manifest: SnapshotManifest, year: number) => manifest.partitions.find((partition) => partition.year === year)!;
const namesOf = (manifest: SnapshotManifest, year: number) => Object.values(yearOf(manifest, year).files).map(({ name }) => name);

/** Years that the last publish encoded. */
let encoded: unknown;
const log: Log = (entry) => { if (entry.event === 'published') encoded = entry['encodedYears']; };

/** Stores and publishes one version after the other. */
class Desk {
  readonly store = new MemoryStore();
  readonly snapshots = new Snapshots(dirs.empty());
  readonly folder = this.snapshots.directory;

  async add(rows: readonly ImportedIncident[]): Promise<SnapshotManifest> {
    this.store.add(rows, new Date(Date.parse(NOW) + 60_000 * this.#versions++).toISOString());
    return this.publish();
  }

  async publish(): Promise<SnapshotManifest> {
    const { manifest } = (await publishLatest(this.store as unknown as Store, this.snapshots, { log }))!;
    assert.deepEqual(await differences(this.store as unknown as Store, manifest, this.snapshots), []);
    return manifest;
  }

  inode(version: number, name: string): number {
    return statSync(this.snapshots.path(version, name)).ino;
  }

  #versions = 0;
}

/** With ten incidents in each of three years as version 1. */
async function desk(): Promise<{ desk: Desk; first: SnapshotManifest }> {
  const made = new Desk();
  return { desk: made, first: await made.add(base) };
}

describe('a version after another', () => {
  test('encodes the year that changed, and shares the files of the others with the version before, also on the disk', async () => {
    const { desk: at, first } = await desk();
    assert.deepEqual(encoded, [2024, 2023, 2022]);
    const manifest = await at.add([dated(999_999, '2024-12-24')]);
    assert.deepEqual(encoded, [2024]);
    for (const year of [2022, 2023]) {
      assert.deepEqual(yearOf(manifest, year), yearOf(first, year));
      for (const name of namesOf(manifest, year).flatMap((plain) => [plain, `${plain}.br`, `${plain}.gz`])) assert.equal(at.inode(2, name), at.inode(1, name), name);
    }
    assert.notEqual(yearOf(manifest, 2024).files.records.name, yearOf(first, 2024).files.records.name);
    assert.deepEqual(await at.snapshots.faults(2), []);
    assert.equal((await at.snapshots.load(2)).index.incident(0).id, 'SYNTHETIC-999999');
  });

  test('an incident that goes to another year changes both; the last one of a year takes the year with it', async () => {
    const { desk: at } = await desk();
    await at.add([dated(202_200, '2023-05-05'), dated(5, '2019-01-01')]);
    assert.deepEqual(encoded, [2023, 2022, 2019]);
    const { partitions } = await at.add([dated(5, '2024-01-01')]);
    assert.deepEqual(encoded, [2024]);
    assert.deepEqual(partitions.map(({ year, records }) => [year, records]), [[2024, 11], [2023, 11], [2022, 9]]);
  });

  test('is byte for byte what it would be without any version before it', async () => {
    const { desk: at } = await desk();
    await at.add([dated(202_201, '2022-06-06', { status: 'withdrawn', reason: 'out_of_scope' })]);
    const manifest = await at.add([dated(202_302, '2023-01-01', { type: 'domestic_violence' })]);
    rmSync(at.folder, { recursive: true });
    assert.deepEqual(await at.publish(), manifest);
    assert.deepEqual(encoded, [2024, 2023, 2022]);
  });

  const damages: [string, (folder: string, manifest: SnapshotManifest) => void, number[]][] = [
    ['a damaged file', (folder, manifest) => {
      const path = join(folder, '1', yearOf(manifest, 2022).files.records.name);
      const bytes = readFileSync(path);
      bytes[10]! ^= 1;
      writeFileSync(path, bytes);
    }, [2024, 2022]],
    ['a missing file', (folder, manifest) => unlinkSync(join(folder, '1', yearOf(manifest, 2023).files.search.name)), [2024, 2023]],
    ['a version of other settings', (folder) => edit(join(folder, '1', 'build.json'), /"settings":"/, '"settings":"older '), [2024, 2023, 2022]],
    ['a version that does not say how it was made', (folder) => unlinkSync(join(folder, '1', 'build.json')), [2024, 2023, 2022]],
    ['a version that says so unreadably', (folder) => writeFileSync(join(folder, '1', 'build.json'), '{"years":[null]}'), [2024, 2023, 2022]],
    ['a version of another history', (folder) => edit(join(folder, '1', 'manifest.json'), /"publishedAt": "2025/, '"publishedAt": "2024'), [2024, 2023, 2022]],
  ];
  for (const [what, damage, expected] of damages) {
    test(`takes nothing from ${what}`, async () => {
      const { desk: at, first } = await desk();
      damage(at.folder, first);
      await at.add([dated(999_999, '2024-12-24')]);
      assert.deepEqual(encoded, expected);
      assert.deepEqual(await at.snapshots.faults(2), []);
    });
  }

  test('makes a damaged compressed form anew', async () => {
    const { desk: at } = await desk();
    const name = readdirSync(join(at.folder, '1')).find((entry) => /^records.*\.br$/.test(entry))!;
    writeFileSync(at.snapshots.path(1, name), 'x');
    await at.add([dated(999_999, '2024-12-24')]);
    assert.deepEqual(await at.snapshots.faults(2), []);
    assert.equal((await at.snapshots.faults(1)).length, 1);
  });

  test('shares a file that did not change of a year that did', async () => {
    const { desk: at, first } = await desk();
    const manifest = await at.add([dated(202_400, '2024-01-11', { summary: { en: 'Another text' } })]);
    const { columns, records } = yearOf(manifest, 2024).files;
    assert.equal(columns.name, yearOf(first, 2024).files.columns.name);
    assert.notEqual(records.name, yearOf(first, 2024).files.records.name);
    assert.equal(at.inode(2, columns.name), at.inode(1, columns.name));
  });
});

test('a version with columns of the old format is read without its weapons, and is good; the next version writes its years again, with them', async () => {
  const at = new Desk();
  const { columns } = yearOf(await at.add(OLD_YEAR.map(({ revision: _, ...row }) => row)), 2023).files;
  const old = { bytes: OLD_FILE.length, sha256: sha256(OLD_FILE), name: `columns.${sha256(OLD_FILE).slice(0, 16)}.bin` };
  writeFileSync(at.snapshots.path(1, old.name), OLD_FILE);
  const manifest = readFileSync(at.snapshots.path(1, 'manifest.json'), 'utf8');
  const said = JSON.parse(manifest) as SnapshotManifest;
  said.partitions[0]!.files.columns = old;
  writeFileSync(at.snapshots.path(1, 'manifest.json'), JSON.stringify(said));
  edit(at.snapshots.path(1, 'build.json'), new RegExp(`columns ${COLUMNS_FORMAT}, `), '');

  const { index } = await at.snapshots.load(1);
  const asked = { facets: ['weapon', 'possession'], weapons: true } as const;
  const before = index.summary({}, asked);
  assert.equal(before.weapons, undefined);
  assert.equal(index.count({ weapon: ['ammunition'], possession: ['legal'] }), 1);
  assert.deepEqual(await differences(at.store as unknown as Store, said, at.snapshots), []);

  const next = await at.add([dated(1, '2024-01-01')]);
  assert.deepEqual(encoded, [2024, 2023]);
  assert.equal(yearOf(next, 2023).files.columns.name, columns.name);
  const { weapons, ...after } = (await at.snapshots.load(2)).index.summary({ to: '2023-12-31' }, asked);
  assert.deepEqual(after, before);
  assert.deepEqual(weapons, {
    pairs: [
      { weapon: 'handgun', possession: 'legal', incidents: 1, pieces: 0, counted: 0 }, { weapon: 'handgun', possession: 'illegal', incidents: 1, pieces: 3, counted: 1 },
      { weapon: 'ammunition', possession: 'illegal', incidents: 1, pieces: 500, counted: 1 }, { weapon: 'converted', possession: 'unknown', incidents: 1, pieces: 0, counted: 0 },
      { weapon: 'other', possession: 'legal', incidents: 1, pieces: 1, counted: 1 },
    ],
    sizes: [0, 1, 2, 5, 10, 50].map((from) => ({ from, count: from === 1 ? 1 : 0 })),
    unsized: 2,
  });
});

test('names of releases stay with the store and with the snapshots: each is made anew from the other', async () => {
  const dataDir = await dirs.withStore();
  const meta = { kind: 'import', actor: 'command', fileName: 'f', sha256: 'x', reason: 'import', at: new Date(NOW) } as const;
  const within = async <T>(work: (workspace: Workspace, store: Store) => Promise<T>): Promise<T> => {
    const workspace = await Workspace.open(configOf(dataDir), () => {});
    try {
      return await work(workspace, await workspace.openStore());
    } finally {
      await workspace.close();
    }
  };
  const named = [{ name: '2024Q4', version: 1, at: NOW, note: 'frozen' }];
  await within(async (workspace, store) => {
    await settleAndImport(workspace, base, meta, { log });
    await store.release('2024Q4', { at: new Date(NOW), note: 'frozen' });
  });
  await within(async (workspace) => {
    const { snapshots } = workspace;
    await settleAndImport(workspace, [dated(1, '2024-01-01')], meta, { log });
    assert.deepEqual(encoded, [2024]);
    assert.deepEqual(await snapshots.releases(), named);
    writeFileSync(join(snapshots.directory, 'releases.json'), '{');
    await assert.rejects(snapshots.releases(), { name: 'PublishError', message: /releases\.json is damaged/ });
    await settleAndImport(workspace, [dated(2, '2022-01-01')], meta, { log });
    assert.deepEqual(encoded, [2022]);
    assert.deepEqual(await snapshots.releases(), named);
  });
  rmSync(join(dataDir, 'pgdata'), { recursive: true });
  await within(async (workspace, store) => {
    const { snapshots } = workspace;
    const { published } = await settleAndImport(workspace, [dated(3, '2023-03-03')], meta, { log });
    assert.deepEqual(encoded, [2023]);
    assert.deepEqual(await store.releases(), named);
    assert.deepEqual(await differences(store, published!.manifest, snapshots), []);
  });
});

function edit(path: string, from: RegExp, to: string): void {
  const text = readFileSync(path, 'utf8');
  assert.match(text, from);
  writeFileSync(path, text.replace(from, to));
}

describe('the encoder', () => {
  test('tells what cannot be encoded, of few records and of many, and goes on with the next year', async () => {
    const encoder = new Encoder();
    try {
      for (const count of [1, 1_000]) {
        const incidents = Array.from({ length: count }, (_, n) => ({ ...dated(n, '2024-01-01'), revision: 1 }));
        await assert.rejects(encoder.encode(2023, { incidents, changes: [] }), /SYNTHETIC-000\d\d\d/);
        assert.equal((await encoder.encode(2024, { incidents, changes: [] })).partition.records, count);
      }
    } finally {
      await encoder.close();
    }
  });

  test('works in a thread of its own: while a year is encoded, this one goes on', async () => {
    assert.ok(isMainThread && threadId === 0);
    const encoder = new Encoder();
    try {
      const incidents = Array.from({ length: 4_000 }, (_, n) => ({ ...dated(n, `2024-01-${10 + (n % 19)}`), revision: 1 }));
      const changes = incidents.map(({ id }) => ({ version: 1, at: NOW, incident: id, field: '*', from: null, to: null, reason: 'import' as const }));
      let turns = 0;
      const timer = setInterval(() => { turns += 1; }, 1);
      const { partition } = await encoder.encode(2024, { incidents, changes });
      clearInterval(timer);
      assert.equal(partition.records, 4_000);
      // on this thread the whole encoding would be one turn
      assert.ok(turns > 10, `${turns} turns`);
    } finally {
      await encoder.close();
    }
  });
});
