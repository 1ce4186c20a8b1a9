import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SharedRequests } from '../src/index.ts';
import { held, turns } from './held.ts';

const setUp = () => {
  const requests = new SharedRequests();
  const started: { answer: ReturnType<typeof held<string>>; signal: AbortSignal }[] = [];
  const start = (signal: AbortSignal) => {
    const answer = held<string>();
    started.push({ answer, signal });
    return answer.promise;
  };
  return { started, ask: (signal?: AbortSignal, key = 'k') => requests.run(key, start, signal) };
};

test('six callers make one start and get the same answer', async () => {
  const { started, ask } = setUp();
  const answers = Array.from({ length: 6 }, () => ask());
  await turns();
  assert.equal(started.length, 1);
  started[0]!.answer.resolve('one');
  assert.deepEqual(await Promise.all(answers), Array(6).fill('one'));
});

test('another key is another request', async () => {
  const { started, ask } = setUp();
  void ask(undefined, 'a');
  void ask(undefined, 'b');
  await turns();
  assert.equal(started.length, 2);
});

test('one caller leaving does not cancel the others', async () => {
  const { started, ask } = setUp();
  const leaver = new AbortController();
  const left = ask(leaver.signal);
  const stays = ask();
  await turns();
  leaver.abort(new Error('gone'));
  await assert.rejects(left, /gone/);
  assert.equal(started[0]!.signal.aborted, false);
  started[0]!.answer.resolve('still');
  assert.equal(await stays, 'still');
});

test('the last caller leaving aborts, and the next one starts afresh', async () => {
  const { started, ask } = setUp();
  const [a, b] = [new AbortController(), new AbortController()];
  const both = [ask(a.signal), ask(b.signal)];
  await turns();
  a.abort();
  b.abort();
  await Promise.allSettled(both);
  assert.equal(started[0]!.signal.aborted, true);
  const fresh = ask();
  await turns();
  assert.equal(started.length, 2);
  // What the first one still says concerns nobody.
  started[0]!.answer.reject(new Error('old'));
  started[1]!.answer.resolve('new');
  assert.equal(await fresh, 'new');
});

test('a caller that has left already starts nothing', async () => {
  const { started, ask } = setUp();
  await assert.rejects(ask(AbortSignal.abort(new Error('early'))), /early/);
  assert.equal(started.length, 0);
});

test('a failure reaches every caller and is not kept', async () => {
  const { started, ask } = setUp();
  const both = [ask(), ask()];
  await turns();
  started[0]!.answer.reject(new Error('no'));
  for (const answer of both) await assert.rejects(answer, /no/);
  const again = ask();
  await turns();
  started[1]!.answer.resolve('yes');
  assert.equal(await again, 'yes');
});

test('an answer is not kept either, and leaves no listener on the signal', async () => {
  const { started, ask } = setUp();
  const { signal } = new AbortController();
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => (listeners++, add(...args));
  signal.removeEventListener = (...args: Parameters<typeof remove>) => (listeners--, remove(...args));
  for (let i = 0; i < 3; i++) {
    const answer = ask(signal);
    await turns();
    started[i]!.answer.resolve('x');
    await answer;
  }
  assert.equal(started.length, 3);
  assert.equal(listeners, 0);
});
