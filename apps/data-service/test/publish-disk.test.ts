import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { Workspace } from '../src/publish/index.ts';
import { programOf } from './support/child.ts';
import { DataDirs, NOW, configOf } from './support/data-dir.ts';
import { incidents } from './support/incidents.ts';
import { settleAndImport } from './support/settle-and-import.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

/** Why no small or read-only disk can be mounted here; `false` where one can. */
function unmountable(): string | false {
  try {
    execFileSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return false;
  } catch {
    return 'this system lets no test mount a disk in a namespace of its own (unshare -rm mount)';
  }
}
const skip = unmountable();
if (skip) console.log(`# full and read-only disks are not tested: ${skip}`);

describe('a disk', { skip }, () => {
  let published: string;
  before(async () => {
    published = await dirs.withStore();
    const workspace = await Workspace.open(configOf(published), () => {});
    const meta = { kind: 'import', actor: 'command', fileName: 'f', sha256: 'x', reason: 'import', at: new Date(NOW) } as const;
    await settleAndImport(workspace, incidents(50), meta, { log: () => {} });
    await workspace.close();
  });

  /** What the process of `support/disk.ts` says, on a copy of a directory with 50 incidents in version 1. */
  async function on(what: string): Promise<Record<string, unknown>[]> {
    const { stdout } = await promisify(execFile)('unshare', ['-rm', process.execPath, ...programOf('disk.ts'), what, dirs.copy(published)]);
    return stdout.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  }
  const OLD = { served: 1, count: 50 };

  test('that is full where the snapshots lie keeps what is published, says so, and once there is room the stored version is published', async () => {
    const [full, then] = await on('full-snapshots');
    const { name, message, ...served } = full!;
    assert.equal(name, 'PublishError');
    assert.match(message as string, /^version 2 could not be written to .*: the disk is full .* What is published stays; make room/);
    assert.deepEqual(served, OLD);
    assert.deepEqual(then, { served: 2, count: 3_050, faults: [] });
  });

  test('that is full where the store lies takes the import back, and once there is room the same import is one whole version', async () => {
    const [full, again, checked] = await on('full-store');
    const { name, message, ...served } = full!;
    assert.equal(name, 'StoreError');
    assert.match(message as string, /No space left on device/);
    assert.deepEqual(served, OLD);
    assert.deepEqual(again, { version: 2, served: 2, count: 3_050 });
    assert.deepEqual(checked, { damaged: [], faults: [] });
  });

  test('that is read-only serves what is published, and refuses changes with the reason', async () => {
    const [refused, service] = await on('read-only');
    const { name, message, ...served } = refused!;
    assert.equal(name, 'StoreError');
    assert.match(message as string, /lock file .* cannot be written: EROFS.*What is published can be read; nothing can be changed until the disk is mended/);
    assert.deepEqual(served, OLD);
    const { store, ...rest } = service as { store: { state: string; reason: string } };
    assert.deepEqual(rest, { read: 200, ready: 200, version: 1, refused: [], draining: false });
    assert.equal(store.state, 'failed');
    assert.match(store.reason, /EROFS/);
  });
});

test('a data directory that cannot be used, with nothing published, is refused at once with the reason', async () => {
  await assert.rejects(Workspace.open(configOf('/dev/null/data'), () => {}), { name: 'UnwritableError', message: /data directory \/dev\/null\/data cannot be used/ });
});
