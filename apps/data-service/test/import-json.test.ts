import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { JsonError, parseJson } from '../src/import/json-text.ts';
import { errorsOf, messageOf, read } from './import-support.ts';

const GOOD = { id: 'A-1', date: { start: '2025-01-02' } };
const verdict = (parse: () => unknown) => {
  try {
    return { value: parse() };
  } catch {
    return 'refused';
  }
};

describe('parseJson', () => {
  test('gives what JSON.parse gives', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (json, space) => {
      const text = JSON.stringify(JSON.parse(json), null, space);
      // Prototypes differ on purpose, so the texts are compared.
      assert.equal(JSON.stringify(parseJson(text).value), JSON.stringify(JSON.parse(text)));
    }));
  });

  test('refuses what JSON.parse refuses, and accepts the rest but for its own caps', () => {
    fc.assert(fc.property(fc.json(), fc.array(fc.tuple(fc.nat(), fc.constantFrom(...'{}[]",:\\u0123e-+.tfn \n\u0000x')), { maxLength: 3 }), (json, edits) => {
      const text = edits.reduce((t, [at, char]) => t.slice(0, at % (t.length + 1)) + char + t.slice((at % (t.length + 1)) + 1), json);
      const theirs = verdict(() => JSON.parse(text) as unknown);
      try {
        const ours = parseJson(text).value;
        assert.notEqual(theirs, 'refused', text);
        assert.equal(JSON.stringify(ours), JSON.stringify((theirs as { value: unknown }).value));
      } catch (error) {
        if (!(error instanceof JsonError)) throw error;
        if (error.rule === 'json-syntax') assert.equal(theirs, 'refused', text);
      }
    }), { numRuns: 3000 });
  });

  test('a key given twice is refused at its second place', () => {
    assert.throws(() => parseJson('{"a":1, "a":2}'), { rule: 'json-duplicate-key', offset: 8 });
    assert.throws(() => parseJson('{"__proto__":1, "__proto__":2}'), { rule: 'json-duplicate-key' });
  });

  test('64 levels are read, 100,000 are refused without a stack overflow', () => {
    parseJson('['.repeat(64) + ']'.repeat(64));
    for (const open of ['[', '{"a":']) assert.throws(() => parseJson(open.repeat(100_000)), { rule: 'json-depth' });
  });

  test('__proto__ is a key like any other', () => {
    const { value } = parseJson('{"__proto__": {"isAdmin": true}}');
    assert.equal((value as { isAdmin?: boolean }).isAdmin, undefined);
    assert.deepEqual(Object.keys(value as object), ['__proto__']);
  });
});

describe('JSON Lines', () => {
  test('that begin with the head of an export are read behind it, and a head elsewhere is a record that is wrong', async () => {
    const head = JSON.stringify({ meta: { version: 3 } });
    const { incidents, report } = await read(`${head}\n${JSON.stringify(GOOD)}\n`, { ending: '.jsonl' });
    assert.deepEqual([incidents.length, report.rows, report.issues], [1, 1, []]);
    const second = await read(`${JSON.stringify(GOOD)}\n${head}\n`, { ending: '.jsonl' });
    assert.deepEqual(errorsOf(second.report).map(([line, column, rule]) => [line, column, rule])[0], [2, 'meta', 'unknown-key']);
    assert.deepEqual(errorsOf((await read(`${head}\n`, { ending: '.jsonl' })).report), [[0, undefined, 'no-records']]);
  });

  test('each bad line is reported with its number, the others are accepted', async () => {
    const lines = [JSON.stringify(GOOD), '', '{"id": "A-2"', '{"id":"A-3","id":"A-4"}', '[1]', `${'['.repeat(70)}`, JSON.stringify({ ...GOOD, id: 'A-9' })];
    const { incidents, report } = await read(lines.join('\r\n'), { ending: '.jsonl' });
    assert.deepEqual(incidents.map(({ id }) => id), ['A-1', 'A-9']);
    assert.deepEqual(errorsOf(report), [
      [3, undefined, 'json-syntax'], [4, undefined, 'json-duplicate-key'], [5, undefined, 'wrong-type'], [6, undefined, 'json-depth'],
    ]);
    assert.deepEqual([report.rows, report.rejected], [6, 4]);
    assert.match(report.issues[0]!.message, /ends too early.*character 14 of the line/);
  });

  test('a line of 3 MB is one bad line', async () => {
    const { incidents, report } = await read(`${JSON.stringify(GOOD)}\n"${'x'.repeat(3_000_000)}"\n${JSON.stringify({ ...GOOD, id: 'A-3' })}`, { ending: '.jsonl' });
    assert.deepEqual(incidents.map(({ id }) => id), ['A-1', 'A-3']);
    assert.deepEqual(errorsOf(report), [[2, undefined, 'record-too-long']]);
  });

  test('a file without an ending is told by its first character', async () => {
    assert.equal((await read(JSON.stringify(GOOD), { ending: '' })).report.format, 'jsonl');
    assert.equal((await read(JSON.stringify([GOOD]), { ending: '' })).report.format, 'json');
    assert.equal((await read('id,date\nA-1,2025-01-02\n', { ending: '' })).report.format, 'csv');
  });
});

describe('JSON', () => {
  for (const [what, value] of [['a list', [GOOD]], ['an object with incidents', { incidents: [GOOD] }]] as const)
    test(`${what} is read`, async () => {
      assert.deepEqual((await read(JSON.stringify(value), { ending: '.json' })).incidents.map(({ id }) => id), ['A-1']);
    });

  test('errors name the line on which the record begins, its number and the path', async () => {
    const text = JSON.stringify([GOOD, { ...GOOD, id: 'A-2', date: { start: '2025-02-30' } }, { ...GOOD, id: 'A-3', people: [{ role: 'victim', name: 'x' }] }], null, 1);
    const { incidents, report } = await read(text, { ending: '.json' });
    assert.deepEqual(incidents.map(({ id }) => id), ['A-1']);
    assert.deepEqual(errorsOf(report), [[8, 'date.start', 'no-such-date'], [14, 'people[0].name', 'forbidden-column']]);
    assert.match(report.issues[1]!.message, /^Record 3: .*names of people never enter/);
  });

  for (const [what, text, line, rule] of [
    ['a syntax error', '[\n{"id": "A-1"},\n}]', 3, 'json-syntax'],
    ['one record a line', `${JSON.stringify(GOOD)}\n${JSON.stringify(GOOD)}\n`, 2, 'json-syntax'],
    ['a list elsewhere', '{"rows": []}', 0, 'json-form'],
    ['a number', '1', 0, 'json-form'],
    ['null', 'null', 0, 'json-form'],
    ['an empty list', '[]', 0, 'no-records'],
  ] as const)
    test(`${what} refuses the file`, async () => {
      const { incidents, report } = await read(text, { ending: '.json' });
      assert.deepEqual([incidents, errorsOf(report)], [[], [[line, undefined, rule]]]);
    });

  test('the reader of one record a line is told of JSON Lines', async () => {
    assert.match(messageOf((await read('{}\n{}', { ending: '.json' })).report), /JSON Lines: name the file \.jsonl/);
  });

  test('more than 64 MiB are refused with the advice to write one record a line', async () => {
    const { report } = await read(Buffer.alloc(64 * 2 ** 20 + 1, 0x20), { ending: '.json' });
    assert.deepEqual(errorsOf(report), [[0, undefined, 'file-too-large']]);
    assert.match(report.issues[0]!.message, /\.jsonl/);
  });

  for (const [path, record, rule] of [
    ['revison', { revison: 1 }, 'unknown-key'],
    ['__proto__', JSON.parse('{"__proto__": {"isAdmin": true}}') as object, 'unknown-key'],
    ['constructor', { constructor: { prototype: {} } }, 'unknown-key'],
    ['date', { date: '2025-01-02' }, 'wrong-type'],
    ['date.start', { date: {} }, 'missing'],
    ['counts.killed', { counts: { killed: '2' } }, 'wrong-type'],
    ['counts.killed', { counts: { killed: 1.5 } }, 'not-a-count'],
    ['counts.injured', { counts: { injured: -1 } }, 'negative-count'],
    ['counts.injured', { counts: { injured: 1e9 } }, 'absurd-count'],
    ['counts.killed', { counts: { killed: { min: 3, best: 2, max: 4 } } }, 'bad-range'],
    ['weapons[0].count', { weapons: [{ category: 'ammunition', count: 1e9 }] }, 'absurd-count'],
    ['place.point', { place: { point: [20.4] } }, 'wrong-type'],
    ['place.point', { place: { point: ['20.4', '44.8'] } }, 'wrong-type'],
    ['weapons[1].category', { weapons: [{ category: 'handgun' }, { category: 'handgn' }] }, 'unknown-code'],
    ['weapons', { weapons: [{ category: 'handgun' }, { category: 'handgun' }] }, 'repeated-value'],
    ['people[0].n', { people: [{ role: 'victim', n: 0 }] }, 'not-a-count'],
    ['sources[0].publisher', { sources: [{ kind: 'media' }] }, 'missing'],
    ['sources[0].url', { sources: [{ kind: 'media', publisher: 'x', url: 'javascript:alert(1)' }] }, 'bad-url'],
    ['summary.sr', { summary: { sr: 'x' } }, 'bad-language'],
    ['summary.en', { summary: { en: 'x\u0007' } }, 'control-character'],
    ['summary.en', { summary: { en: '\ud800' } }, 'bad-unicode'],
    ['mergedInto', { mergedInto: 'A-2' }, 'bad-merge'],
  ] as const)
    test(`${path}: ${rule}`, async () => {
      const json = JSON.stringify([{ ...GOOD }]).slice(0, -2) + (JSON.stringify(record) === '{}' ? '' : `,${JSON.stringify(record).slice(1)}]`);
      const twice = 'date' in record;
      const { incidents, report } = await read(twice ? JSON.stringify([{ ...GOOD, ...record }]) : json, { ending: '.json' });
      assert.deepEqual([incidents, errorsOf(report)], [[], [[1, path, rule]]]);
      assert.equal(({} as { isAdmin?: boolean }).isAdmin, undefined);
    });

  test('lowest, best and highest become a count and its range; revision and changes of an export are left to the store', async () => {
    const { incidents } = await read(JSON.stringify([{ ...GOOD, revision: 7, changes: [], counts: { killed: { min: 8, best: 10, max: 12 }, injured: 0 } }]), { ending: '.json' });
    assert.deepEqual(incidents[0]!.counts, { killed: 10, injured: 0, threatened: null, suicide: null, perpetrators: null });
    assert.deepEqual(incidents[0]!.ranges, { killed: { min: 8, max: 12 } });
    assert.ok(!('revision' in incidents[0]!) && !('changes' in incidents[0]!));
  });
});

const suite = fileURLToPath(new URL('../../../../shared/data/hostile/JSONTestSuite', import.meta.url));
const missing = existsSync(suite) ? false : 'skipped: ../shared/data/hostile/JSONTestSuite is not present';
describe('JSONTestSuite', { skip: missing }, () => {
  const folder = missing ? '' : (readdirSync(suite).some((name) => name.endsWith('.json')) ? suite : join(suite, 'test_parsing'));
  const files = missing ? [] : readdirSync(folder).filter((name) => name.endsWith('.json'));

  test('every n_ file is a report with an error and no incident, never an exception, as JSON and as JSON Lines', async () => {
    const bad = files.filter((name) => name.startsWith('n_'));
    assert.equal(bad.length, 188);
    for (const name of bad)
      for (const ending of ['.json', '.jsonl']) {
        const { incidents, report } = await read(readFileSync(join(folder, name)), { ending });
        assert.deepEqual(incidents, [], name);
        assert.ok(errorsOf(report).length > 0, name);
      }
  });

  test('every y_ file is JSON to the parser, but for keys given twice', () => {
    const good = files.filter((name) => name.startsWith('y_'));
    assert.equal(good.length, 95);
    for (const name of good) {
      const text = readFileSync(join(folder, name), 'utf8');
      if (/duplicated_key/.test(name)) assert.throws(() => parseJson(text), { rule: 'json-duplicate-key' });
      else assert.equal(JSON.stringify(parseJson(text).value), JSON.stringify(JSON.parse(text)), name);
    }
  });

  test('every n_ file that is UTF-8 is refused by the parser', () => {
    for (const name of files.filter((file) => file.startsWith('n_'))) {
      const bytes = readFileSync(join(folder, name));
      if (Buffer.from(bytes.toString('utf8')).equals(bytes)) assert.throws(() => parseJson(bytes.toString('utf8')), JsonError, name);
    }
  });
});
