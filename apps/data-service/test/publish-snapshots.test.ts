import { after, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Incident } from '@seesac/contract';
import { encodeSnapshot, type EncodedSnapshot, type SnapshotPartition } from '@seesac/incident-index';
import { Snapshots } from '../src/publish/index.ts';
import { DataDirs, NOW } from './support/data-dir.ts';
import { incidents } from './support/incidents.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

const encoded = (version: number, count = 20 + version): EncodedSnapshot => encodeSnapshot({
  version, publishedAt: NOW, asOf: NOW, changes: [], incidents: incidents(count).map((item): Incident => ({ ...item, revision: 1 })),
});

async function written(...versions: number[]): Promise<{ snapshots: Snapshots; file: (version: number, name: string) => string }> {
  const directory = join(dirs.empty(), 'not', 'there', 'yet');
  const snapshots = new Snapshots(directory);
  for (const version of versions) {
    await snapshots.write(encoded(version));
    await snapshots.point((await snapshots.load(version)).manifest);
  }
  return { snapshots, file: (version, name) => join(directory, String(version), name) };
}

/** Turns one bit of a file. */
function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at % bytes.length]! ^= 1;
  writeFileSync(path, bytes);
}

describe('a written version', () => {
  test('reads back as what was encoded, with a brotli and a gzip form of each file, and leaves nothing else', async () => {
    const { snapshots, file } = await written(1);
    const { manifest, files } = encoded(1);
    const loaded = await snapshots.load(1);
    assert.deepEqual(loaded.manifest, manifest);
    assert.equal(loaded.index.incident(loaded.index.find('SYNTHETIC-000003')!).id, 'SYNTHETIC-000003');
    assert.deepEqual(Buffer.from(await snapshots.records(manifest)), Buffer.concat(manifest.partitions.map((part) => files.get(part.files.records.name)!)));
    for (const [name, bytes] of files) {
      assert.deepEqual(brotliDecompressSync(readFileSync(file(1, `${name}.br`))), Buffer.from(bytes));
      assert.deepEqual(gunzipSync(readFileSync(file(1, `${name}.gz`))), Buffer.from(bytes));
    }
    assert.deepEqual(readdirSync(snapshots.directory).sort(), ['1', 'current.json']);
    assert.deepEqual(await snapshots.faults(1), []);
  });

  test('is kept as it is when it is written again', async () => {
    const { snapshots, file } = await written(1);
    const before = readdirSync(join(file(1, ''))).map((name) => readFileSync(file(1, name), 'hex'));
    await snapshots.write(encoded(1));
    assert.deepEqual(readdirSync(file(1, '')).map((name) => readFileSync(file(1, name), 'hex')), before);
  });

  test('is never replaced by another content of the same number', async () => {
    const { snapshots } = await written(1);
    await assert.rejects(snapshots.write(encoded(1, 99)), { name: 'PublishError', message: /SNAPSHOT_DIR belongs to another store/ });
    assert.equal((await snapshots.load(1)).manifest.count, 21);
  });

  test('takes the place of a damaged one, which is set aside', async () => {
    const { snapshots, file } = await written(1);
    writeFileSync(file(1, 'manifest.json'), '{');
    await snapshots.write(encoded(1));
    assert.equal((await snapshots.load(1)).manifest.count, 21);
    assert.equal(readdirSync(snapshots.directory).filter((name) => name.startsWith('.damaged-1-')).length, 1);
  });

  test('may be written by two processes at once', async () => {
    const { snapshots } = await written();
    await Promise.all([snapshots.write(encoded(1)), new Snapshots(snapshots.directory).write(encoded(1))].map((done) => done.catch((error: Error) => assert.fail(error))));
    assert.deepEqual(readdirSync(snapshots.directory), ['1']);
  });
});

describe('the newest version', () => {
  const damages: [string, (file: (name: string) => string, files: SnapshotPartition['files']) => void][] = [
    ['a flipped bit in the columns', (file, { columns }) => flip(file(columns.name), 77)],
    ['a flipped bit in the records', (file, { records }) => flip(file(records.name), 1_234)],
    ['a truncated file', (file, { records }) => writeFileSync(file(records.name), readFileSync(file(records.name)).subarray(0, 100))],
    ['a missing file', (file, { columns }) => unlinkSync(file(columns.name))],
    ['a manifest that is no JSON', (file) => writeFileSync(file('manifest.json'), 'null{')],
    ['a manifest that names a file outside', (file) => writeFileSync(file('manifest.json'),
      readFileSync(file('manifest.json'), 'utf8').replace(/"name": "columns[^"]*"/, '"name": "../../../etc/passwd"'))],
    ['no manifest', (file) => unlinkSync(file('manifest.json'))],
  ];
  for (const [what, damage] of damages) {
    test(`is passed over for the one before it after ${what}, and the reason is told`, async () => {
      const { snapshots, file } = await written(1, 2);
      damage((name) => file(2, name), encoded(2).manifest.partitions[0]!.files);
      const { loaded, refused } = await snapshots.loadNewest();
      assert.equal(loaded!.manifest.version, 1);
      assert.deepEqual(refused.map(({ version }) => version), [2]);
      assert.ok(refused[0]!.reason);
      assert.notDeepEqual(await snapshots.faults(2), []);
    });
  }

  test('is found by number, not by the order of names', async () => {
    const { snapshots } = await written(2, 10);
    assert.deepEqual(await snapshots.versions(), [10, 2]);
    assert.equal((await snapshots.loadNewest()).loaded!.manifest.version, 10);
  });

  test('is not a folder with the manifest of another version', async () => {
    const { snapshots } = await written(1);
    renameSync(join(snapshots.directory, '1'), join(snapshots.directory, '7'));
    assert.equal((await snapshots.loadNewest()).loaded, null);
  });

  test('is none in an empty or absent directory, and other names in it are not versions', async () => {
    const { snapshots } = await written();
    assert.deepEqual(await snapshots.loadNewest(), { loaded: null, refused: [] });
    for (const name of ['01', '0', '-1', '1e3', '.tmp-1-2-3', 'x']) mkdirSync(join(snapshots.directory, name), { recursive: true });
    assert.deepEqual(await snapshots.versions(), []);
  });
});

test('a damaged compressed form is a fault, though the version still reads', async () => {
  const { snapshots, file } = await written(1);
  const { columns } = encoded(1).manifest.partitions[0]!.files;
  flip(file(1, `${columns.name}.br`), 30);
  const [fault] = await snapshots.faults(1);
  assert.match(fault!, new RegExp(`^${columns.name}\\.br`));
  assert.ok(await snapshots.load(1));
});

test('current.json names the newest published version and never goes back', async () => {
  const { snapshots } = await written(1, 2);
  assert.equal(await snapshots.pointer(), 2);
  await snapshots.point((await snapshots.load(1)).manifest);
  assert.equal(await snapshots.pointer(), 2);
  rmSync(join(snapshots.directory, 'current.json'));
  assert.equal(await snapshots.pointer(), null);
});

test('folders of writers that died are removed when they are old', async () => {
  const { snapshots } = await written(1);
  const [old, fresh] = ['.tmp-2-1-1', '.tmp-2-1-2'].map((name) => join(snapshots.directory, name)) as [string, string];
  mkdirSync(old);
  mkdirSync(fresh);
  utimesSync(old, 0, 0);
  await snapshots.write(encoded(2));
  assert.deepEqual([existsSync(old), existsSync(fresh)], [false, true]);
});
