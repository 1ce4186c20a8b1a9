import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { solve } from '../src/proof-of-work.ts';

/** Leading zero bits, by another implementation of SHA-256. */
function zeroBits(text: string): number {
  const bits = [...createHash('sha256').update(text).digest()].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.indexOf('1');
}

describe('the task that keeps robots away', () => {
  it('is solved for tokens of every length around the blocks of SHA-256, with the smallest number', async () => {
    for (const length of [0, 1, 47, 53, 54, 55, 56, 60, 62, 63, 64, 79, 117, 118, 119, 127, 128, 200]) {
      const token = 'w'.repeat(length);
      const answer = await solve({ token, bits: 6 });
      assert.match(answer, /^(0|[1-9]\d*)$/);
      assert.ok(zeroBits(`${token}:${answer}`) >= 6, `${length} characters: ${answer}`);
      for (let n = 0; n < Number(answer); n++) assert.ok(zeroBits(`${token}:${n}`) < 6, `${length} characters: ${n} would do`);
    }
  });

  it('takes tokens of any characters', async () => {
    for (const token of ['ž', 'токен', '😀'.repeat(20)]) assert.ok(zeroBits(`${token}:${await solve({ token, bits: 8 })}`) >= 8);
  });

  it('takes nothing for granted where it asks for no bits, and any number does', async () => assert.equal(await solve({ token: 'x', bits: 0 }), '0'));

  it('lets the page breathe, tells how far it is, and ends when it is told to', async () => {
    const stop = new AbortController();
    const told: number[] = [];
    await assert.rejects(solve({ token: 'never', bits: 32 }, {
      signal: stop.signal,
      progress: (likely) => {
        told.push(likely);
        if (told.length === 5) stop.abort(new Error('left'));
      },
    }), /left/);
    assert.equal(told.length, 5);
    assert.ok(told.every((likely, i) => likely > (told[i - 1] ?? 0) && likely < 1));
  });
});
