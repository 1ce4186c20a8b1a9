import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Workspace } from '../src/publish/index.ts';
import { contentOf } from './support/content.ts';
import { Child } from './support/child.ts';
import { DataDirs, NOW, configOf } from './support/data-dir.ts';
import { settleAndImport, type ImportedVersion } from './support/settle-and-import.ts';
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

const nothing = () => {};

/** Runs an import in this process; `look` sees the workspace before it is closed. */
async function importRows(dataDir: string, { from, count }: typeof FIRST, look: (workspace: Workspace) => unknown = nothing): Promise<ImportedVersion> {
  const workspace = await Workspace.open(configOf(dataDir), nothing);
  try {
    const meta = { kind: 'import', actor: 'command', fileName: 'f', sha256: 'x', reason: 'import', at: new Date(NOW) } as const;
    const imported = await settleAndImport(workspace, incidents(count, from), meta, { log: nothing });
    await look(workspace);
    return imported;
  } finally {
    await workspace.close();
  }
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
  ['in the middle of its transaction', 'transaction', OLD, false],
  ['between commit and publish', 'stored', OLD, true],
  ['when the snapshot is there and current.json is not', 'point', NEW, true],
];

describe('an import that is killed', () => {
  for (const [when, moment, whole, committed] of moments) {
    test(`${when} leaves one whole version to serve, and run again completes as one version`, async () => {
      const dataDir = dirs.copy(published);
      const child = new Child('killed-import.ts', [dataDir, moment, String(SECOND.from), String(SECOND.count)]);
      await child.says('reached');
      await child.kill();
      assert.deepEqual(await served(dataDir), whole);
      const again = await importRows(dataDir, SECOND, complete);
      assert.deepEqual([again.version, again.added, again.changed], committed ? [null, 0, 0] : [2, 600, 0]);
    });
  }

  test('while it writes the snapshot leaves one whole version to serve, and run again completes as one version', async () => {
    const dataDir = dirs.copy(published);
    const child = new Child('killed-import.ts', [dataDir, 'writing', String(SECOND.from), String(SECOND.count)]);
    await child.says('reached');
    const snapshots = join(dataDir, 'snapshots');
    while (!existsSync(join(snapshots, '2')) && !readdirSync(snapshots).some((name) => name.startsWith('.tmp-2'))) await delay(1);
    await child.kill();
    assert.deepEqual(await served(dataDir), existsSync(join(snapshots, '2')) ? NEW : OLD);
    await importRows(dataDir, SECOND, complete);
  });

  test('while it makes a new store starts over', async () => {
    const dataDir = dirs.empty();
    const child = new Child('killed-import.ts', [dataDir, 'never', '1', '10']);
    while (!existsSync(join(dataDir, 'pgdata'))) await delay(1);
    await child.kill();
    const { version, published: now } = await importRows(dataDir, { from: 1, count: 10 });
    assert.deepEqual([version, now!.manifest.count], [1, 10]);
  });
});

/** Version 2 is published, whole, once. */
async function complete(workspace: Workspace): Promise<void> {
  const { snapshots } = workspace;
  assert.deepEqual(await snapshots.versions(), [2, 1]);
  assert.equal(await snapshots.pointer(), 2);
  assert.deepEqual(await snapshots.faults(2), []);
  assert.equal((await snapshots.load(2)).manifest.count, NEW.count);
  const store = await workspace.openStore();
  assert.equal((await store.latestVersion())!.version, 2);
  assert.equal(await store.publishedVersion(), 2);
  assert.equal((await contentOf(store)).changes.length, NEW.count);
}
