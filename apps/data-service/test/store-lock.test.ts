import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DirectoryLock, guardOf, LOCK_FILE } from '../src/store/lock.ts';
import { lives, startOf, thisProcess } from '../src/store/process-identity.ts';
import { Child } from './support/child.ts';
import { DataDirs } from './support/data-dir.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

/** A process that has ended: nothing has its pid and start time any more. */
const dead = { pid: 4_194_304, started: 'long ago', host: hostname() };
const lockOf = (directory: string) => join(directory, LOCK_FILE);
const left = (holder: object | string) => {
  const directory = dirs.empty();
  writeFileSync(lockOf(directory), typeof holder === 'string' ? holder : JSON.stringify(holder));
  return directory;
};

test('the lock names its process and is gone after its release', () => {
  const directory = join(dirs.empty(), 'made', 'on the way');
  const lock = DirectoryLock.take(directory);
  assert.deepEqual(JSON.parse(readFileSync(lockOf(directory), 'utf8')), thisProcess());
  lock.release();
  lock.release();
  assert.equal(existsSync(lockOf(directory)), false);
});

test('a lock of a living process is refused in one line that names it and says what to do, and stays', () => {
  const directory = dirs.empty();
  const lock = DirectoryLock.take(directory);
  const text = readFileSync(lockOf(directory), 'utf8');
  assert.throws(() => DirectoryLock.take(directory), (error: Error) => {
    assert.equal(error.name, 'LockError');
    assert.match(error.message, new RegExp(`in use by process ${process.pid} on this host: stop .* DATABASE_URL`));
    return !error.message.includes('\n');
  });
  assert.equal(readFileSync(lockOf(directory), 'utf8'), text);
  lock.release();
});

test('a lock of a process that has ended is taken over and said', () => {
  const directory = left(dead);
  const said: number[] = [];
  const lock = DirectoryLock.take(directory, ({ pid }) => said.push(pid));
  assert.deepEqual(said, [dead.pid]);
  assert.deepEqual(JSON.parse(readFileSync(lockOf(directory), 'utf8')), thisProcess());
  assert.deepEqual(readdirSync(directory), [LOCK_FILE]);
  lock.release();
});

test('processes that were killed while they took a lock over stand in nobody\'s way', () => {
  const directory = left(dead);
  const path = lockOf(directory);
  const [lock, first] = [JSON.stringify(dead), JSON.stringify({ ...dead, started: 'later' })];
  writeFileSync(guardOf(path, lock), first);
  writeFileSync(guardOf(path, lock + first), JSON.stringify({ ...dead, started: 'later still' }));
  writeFileSync(`${path}.next`, '{"half');
  DirectoryLock.take(directory).release();
  assert.deepEqual(readdirSync(directory), []);
});

test('a process that is just taking a lock over is left to it', () => {
  const directory = left(dead);
  writeFileSync(guardOf(lockOf(directory), JSON.stringify(dead)), JSON.stringify(thisProcess()));
  assert.throws(() => DirectoryLock.take(directory), { name: 'LockError', message: new RegExp(`process ${process.pid} is taking .* over at this moment: try again`) });
  assert.deepEqual(JSON.parse(readFileSync(lockOf(directory), 'utf8')), dead);
});

test('a pid that another process has got since does not keep a lock', () => {
  const lock = DirectoryLock.take(left({ ...thisProcess(), started: 'another time' }));
  lock.release();
});

test('a lock of another host is refused, always', () => {
  const directory = left({ ...dead, host: 'elsewhere.example.org' });
  assert.throws(() => DirectoryLock.take(directory), { name: 'LockError', message: /process \d+ on host elsewhere\.example\.org/ });
});

test('a file that is no lock is refused and not overwritten', () => {
  for (const text of ['', '{"pid":', '{"pid":-1,"started":"x","host":"y"}', '[]', 'null']) {
    const directory = left(text);
    assert.throws(() => DirectoryLock.take(directory), { name: 'LockError', message: /not readable as a lock.*delete that file/ });
    assert.equal(readFileSync(lockOf(directory), 'utf8'), text);
  }
});

test('a lock that another process took in the meantime is not removed by a release', () => {
  const directory = dirs.empty();
  const lock = DirectoryLock.take(directory);
  writeFileSync(lockOf(directory), JSON.stringify(dead));
  lock.release();
  assert.deepEqual(JSON.parse(readFileSync(lockOf(directory), 'utf8')), dead);
});

test('of several starters on a stale lock exactly one gets it', async () => {
  const directory = left(dead);
  const go = join(dirs.empty(), 'go');
  const children = Array.from({ length: 4 }, () => new Child('take-lock.ts', [directory, go]));
  try {
    await Promise.all(children.map((child) => child.says('waiting')));
    writeFileSync(go, '');
    await Promise.all(children.map((child) => Promise.race([child.says('taken'), child.says('refused')])));
    assert.equal(children.filter((child) => child.output.includes('taken')).length, 1);
    const holder = children.find((child) => child.output.includes('taken'))!;
    assert.equal((JSON.parse(readFileSync(lockOf(directory), 'utf8')) as { pid: number }).pid, holder.process.pid);
  } finally {
    await Promise.all(children.map((child) => child.kill()));
  }
});

test('a process is known by its pid and its start', async () => {
  const child = new Child('take-lock.ts', [dirs.empty(), join(dirs.empty(), 'never')]);
  const pid = child.process.pid!;
  const identity = { pid, started: startOf(pid)!, host: hostname() };
  assert.equal(lives(identity), true);
  assert.equal(lives({ ...identity, started: `${identity.started}0` }), false);
  await child.kill();
  assert.equal(lives(identity), false);
});
