import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Workspace, importAndPublish, type ImportedVersion } from '../src/publish/index.ts';
import { Child } from './support/child.ts';
import { DataDirs, NOW, configOf } from './support/data-dir.ts';
import { incidents } from './support/incidents.ts';

const dirs = new DataDirs();
let published: string;

/** Rows 1 to 700 are version 1; rows 501 to 1,300 make version 2, of 1,300. */
const FIRST = { from: 1, count: 700 };
const SECOND = { from: 501, count: 800 };

before(async () => {
  published = await dirs.withStore();
  await importRows(published, FIRST);
});
after(() => dirs.remove());

async function importRows(dataDir: string, { from, count }: typeof FIRST): Promise<ImportedVersion> {
  const workspace = await Workspace.open(configOf(dataDir), () => {});
  try {
    return await importAndPublish(workspace, incidents(count, from), { fileName: 'f', sha256: 'x', reason: 'import', at: new Date(NOW) }, { log: () => {} });
  } finally {
    await workspace.close();
  }
}

function copyOfPublished(): string {
  const directory = dirs.empty();
  cpSync(published, directory, { recursive: true });
  return directory;
}

/** What a service would answer from, right after a start. */
async function served(dataDir: string): Promise<{ version: number; count: number } | null> {
  const workspace = await Workspace.open(configOf(dataDir), () => {});
  await workspace.close();
  return workspace.newest && { version: workspace.newest.manifest.version, count: workspace.newest.manifest.count };
}

const OLD = { version: 1, count: 700 };
const NEW = { version: 2, count: 1_300 };

/** The moment of the kill, what is served after it, and whether the import was committed by then. */
const moments: [string, string, typeof OLD, boolean][] = [
  ['before it opens the store', 'locked', OLD, false],
  ['in the middle of its transaction', 'transaction', OLD, false],
  ['between commit and publish', 'stored', OLD, true],
  ['after the snapshot is written, before it is verified', 'verify', NEW, true],
  ['before current.json is written', 'point', NEW, true],
];

describe('an import that is killed', () => {
  for (const [when, moment, whole, committed] of moments) {
    test(`${when} leaves one whole version to serve, and run again completes as one version`, async () => {
      const dataDir = copyOfPublished();
      const child = new Child('killed-import.ts', [dataDir, moment, String(SECOND.from), String(SECOND.count)]);
      await child.says('reached');
      await child.kill();
      assert.deepEqual(await served(dataDir), whole);
      const again = await importRows(dataDir, SECOND);
      assert.deepEqual([again.version, again.added, again.changed], committed ? [null, 0, 0] : [2, 600, 0]);
      await complete(dataDir, again);
    });
  }

  test('while it writes the snapshot leaves one whole version to serve, and run again completes as one version', async () => {
    const dataDir = copyOfPublished();
    const child = new Child('killed-import.ts', [dataDir, 'writing', String(SECOND.from), String(SECOND.count)]);
    await child.says('reached');
    const snapshots = join(dataDir, 'snapshots');
    while (!existsSync(join(snapshots, '2')) && !readdirSync(snapshots).some((name) => name.startsWith('.tmp-2'))) await delay(1);
    await child.kill();
    const after = await served(dataDir);
    assert.deepEqual(after, existsSync(join(snapshots, '2')) ? NEW : OLD);
    await complete(dataDir, await importRows(dataDir, SECOND));
  });

  test('while it makes a new store starts over', async () => {
    const dataDir = dirs.empty();
    const child = new Child('killed-import.ts', [dataDir, 'never', '1', '10']);
    while (!existsSync(join(dataDir, 'pgdata', 'base'))) await delay(5);
    await child.kill();
    const { version, published: now } = await importRows(dataDir, { from: 1, count: 10 });
    assert.deepEqual([version, now!.manifest.count], [1, 10]);
  });
});

/** Version 2 is published, whole, once. */
async function complete(dataDir: string, { published: now }: ImportedVersion): Promise<void> {
  assert.deepEqual({ version: now!.manifest.version, count: now!.manifest.count }, NEW);
  const workspace = await Workspace.open(configOf(dataDir), () => {});
  try {
    assert.deepEqual(await workspace.snapshots.versions(), [2, 1]);
    assert.equal(await workspace.snapshots.pointer(), 2);
    assert.deepEqual(await workspace.snapshots.faults(2), []);
    const store = await workspace.openStore();
    assert.equal((await store.latestVersion())!.version, 2);
    assert.equal(await store.publishedVersion(), 2);
    const { changes } = await store.readForPublish(2);
    assert.equal(changes.length, 1_300);
  } finally {
    await workspace.close();
  }
}
