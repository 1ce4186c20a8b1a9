import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Answer, AnswerCache } from '../src/http/answers.ts';
import { negotiate, noneMatch } from '../src/http/encoding.ts';
import { ORIGIN } from './routes-support.ts';

describe('the choice of an encoding', () => {
  const all = () => true;
  test('takes the best that the client takes', () => {
    const table: [string | null, string][] = [
      [null, 'identity'],
      ['', 'identity'],
      ['br', 'br'],
      ['gzip', 'gzip'],
      ['gzip, deflate, br, zstd', 'br'],
      ['br;q=0, gzip;q=0.5', 'gzip'],
      ['*', 'br'],
      ['*;q=0', 'identity'],
      ['br;q=0, *', 'gzip'],
      ['identity;q=0', 'identity'],
      ['GZIP ; q=1.0', 'gzip'],
      ['br;q=x', 'identity'],
      ['bread', 'identity'],
      [',;,=', 'identity'],
    ];
    for (const [header, encoding] of table) assert.equal(negotiate(header, all), encoding, String(header));
    assert.equal(
      negotiate('br, gzip', (e) => e !== 'br'),
      'gzip',
      'only what exists',
    );
  });
  test('compares tags weakly and whole', () => {
    assert.ok(noneMatch('W/"a"', '"a"') && noneMatch(' * ', '"a"') && noneMatch('"b",W/"a"', '"a"'));
    assert.ok(!noneMatch(null, '"a"') && !noneMatch('a', '"a"') && !noneMatch('"aa"', '"a"') && !noneMatch('', '"a"'));
  });
});

describe('the cache of answers', () => {
  const answer = (size = 10) => new Answer(new Uint8Array(size), 't', {});
  test('keeps at most so many answers, those used last', () => {
    const cache = new AnswerCache({ answers: 3, bytes: 1e6 });
    const made: string[] = [];
    const ask = (key: string) => cache.get(1, key, () => (made.push(key), answer()));
    for (const key of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) ask(key);
    assert.deepEqual([cache.count, made], [3, ['a', 'b', 'c', 'd', 'b']]);
  });
  test('keeps at most so many bytes, compressed forms included', () => {
    const cache = new AnswerCache({ answers: 100, bytes: 25_000 });
    const packed = () => new Answer(new Uint8Array(5_000), 't', {}, { br: (b) => b.slice(0, 5_000) });
    for (let i = 0; i < 50; i++) cache.get(1, `k${i}`, packed).respond(new Request(ORIGIN, { headers: { 'accept-encoding': 'br' } }));
    assert.ok(cache.bytes <= 30_000, `${cache.bytes} bytes`);
    assert.ok(cache.count >= 2);
    cache.get(1, 'huge', () => answer(50_000));
    assert.equal(cache.count, 1, 'an answer larger than the cache is held alone');
  });
  test('forgets everything with the dataset', () => {
    const cache = new AnswerCache();
    cache.get(1, 'a', answer);
    cache.get(2, 'b', answer);
    assert.equal(cache.count, 1);
  });
});
