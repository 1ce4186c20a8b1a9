import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Background } from '../src/admin/background.ts';
import { RefusalLog } from '../src/admin/refusals.ts';
import type { Audit, AuditNote } from '../src/store/audit.ts';

const AT = new Date('2025-02-13T12:00:00Z');
const note = (actor: string): AuditNote => ({ at: AT, actor, action: 'import', outcome: 'refused' });

function logAt(time: { now: number }) {
  const written: AuditNote[] = [];
  const audit = { append: async (entry: AuditNote) => void written.push(entry) } as unknown as Audit;
  const background = new Background((error) => { throw error; });
  return { written, background, log: new RefusalLog(audit, background, () => time.now) };
}

test('the first refusals of a window are listed, the rest is counted in the next entry of the same caller', async () => {
  const time = { now: 0 };
  const { written, background, log } = logAt(time);
  for (let n = 0; n < 1_000; n += 1) log.note(note('nobody'));
  log.note(note('aabbccddeeff'));
  await background.idle();
  assert.deepEqual([written.filter(({ actor }) => actor === 'nobody').length, written.at(-1)!.actor, written.length], [20, 'aabbccddeeff', 21]);
  time.now = 60_000;
  log.note(note('nobody'));
  await background.idle();
  assert.deepEqual(written.at(-1)!.detail, { unlisted: 980 });
  log.note(note('nobody'));
  await background.idle();
  assert.equal(written.at(-1)!.detail, undefined);
});

test('what was only counted has an entry of its own at the end, once', async () => {
  const { written, background, log } = logAt({ now: 0 });
  for (let n = 0; n < 25; n += 1) log.note(note('nobody'));
  log.flush(AT);
  log.flush(AT);
  await background.idle();
  assert.equal(written.length, 21);
  assert.deepEqual([written.at(-1)!.action, written.at(-1)!.detail], ['refusals', { unlisted: 5 }]);
});

test('a task of the background that fails is told, and the next one runs', async () => {
  const told: string[] = [];
  const done: number[] = [];
  const background = new Background(({ message }) => told.push(message));
  background.add(() => Promise.reject(new Error('the disk is full')));
  background.add(async () => done.push(2));
  await background.idle();
  assert.deepEqual([told, done, background.waiting], [['the disk is full'], [2], 0]);
});
