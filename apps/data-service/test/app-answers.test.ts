import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AnswerCache } from '../src/http/answer-cache.ts';
import { Answer } from '../src/http/answers.ts';
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
    const ask = (key: string) => cache.get(key, () => (made.push(key), answer()));
    for (const key of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) ask(key);
    assert.deepEqual([cache.count, made], [3, ['a', 'b', 'c', 'd', 'b']]);
  });
  test('keeps at most so many bytes, compressed forms included', () => {
    const cache = new AnswerCache({ answers: 100, bytes: 25_000 });
    const packed = () => new Answer(new Uint8Array(5_000), 't', {}, { br: (b) => b.slice(0, 5_000) });
    for (let i = 0; i < 50; i++) cache.get(`k${i}`, packed).respond(new Request(ORIGIN, { headers: { 'accept-encoding': 'br' } }));
    assert.ok(cache.bytes <= 30_000, `${cache.bytes} bytes`);
    assert.ok(cache.count >= 2);
    cache.get('huge', () => answer(50_000));
    assert.deepEqual([cache.count, cache.bytes], [1, 50_000], 'an answer larger than the cache is held alone');
  });
  test('keeps what is asked for again and again through a flood of questions that are asked once', () => {
    const cache = new AnswerCache({ answers: 100, bytes: 1e6 });
    let made = 0;
    for (let i = 0; i < 5_000; i++) {
      cache.get(`once ${i}`, answer);
      if (i % 20 === 0) cache.get('often', () => (made++, answer()));
    }
    assert.equal(made, 1);
    assert.equal(cache.count, 100);
  });
  test('remembers a few addresses of each answer: spellings of one question drive out only one another', () => {
    const cache = new AnswerCache({ answers: 100, bytes: 1e6 });
    const [one, other] = [cache.get('one', answer), cache.get('other', answer)];
    cache.remember('/other', other);
    for (let i = 0; i < 1_000; i++) cache.remember(`/one?${i}`, one);
    assert.deepEqual([cache.at('/other'), cache.at('/one?999'), cache.at('/one?0')], [other, one, undefined]);
    assert.equal(cache.addresses, 5);
    cache.remember('/stranger', answer());
    assert.equal(cache.at('/stranger'), undefined, 'an answer that the cache does not bound is not held by its address either');
  });
  test('forgets the addresses of an answer with it, and all of them when it is told to', () => {
    const cache = new AnswerCache({ answers: 2, bytes: 1e6 });
    cache.remember('/a', cache.get('a', answer));
    for (const key of ['b', 'c']) cache.remember(`/${key}`, cache.get(key, answer));
    assert.deepEqual([cache.at('/a'), cache.addresses], [undefined, 2]);
    cache.forgetAddresses();
    assert.deepEqual([cache.at('/b'), cache.addresses, cache.count], [undefined, 0, 2]);
    const kept = cache.find('c')!;
    cache.remember('/c', kept);
    assert.equal(cache.at('/c'), kept);
  });
});
