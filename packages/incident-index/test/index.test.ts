import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SORTS, type Filters, type Incident, type Sort } from '@seesac/contract';
import { CursorError, decodeSnapshot, encodeSnapshot, type IncidentIndex } from '../src/index.ts';
import { filters, incident, incidents } from './generate.ts';
import { matches, outcomes, sorted } from './scan.ts';

function indexOf(list: readonly Incident[]): IncidentIndex {
  const { manifest, files } = encodeSnapshot({ version: 1, publishedAt: '2025-02-13T12:00:00Z', asOf: '2025-02-13T12:00:00Z', incidents: list, changes: [] });
  return decodeSnapshot(manifest, files);
}

const idsOf = (index: IncidentIndex, rows: readonly number[]): string[] => rows.map((row) => index.incident(row).id);
const counts = (killed: number | null) => ({ killed, injured: null, threatened: null, suicide: null, perpetrators: null });
const on = (start: string) => ({ start, end: start, precision: 'day' as const });

/** All pages, with the index that `version` gives for each. */
function walk(sort: Sort, limit: number, by: Filters, version: (page: number) => IncidentIndex): string[] {
  const seen: string[] = [];
  for (let page = 0, after: string | null | undefined; after !== null; page++) {
    const index = version(page);
    const answer = index.page(by, after === undefined ? { sort, limit } : { sort, limit, after });
    assert.ok(answer.rows.length <= limit);
    assert.equal(answer.total, index.count(by));
    seen.push(...idsOf(index, answer.rows));
    after = answer.next;
  }
  return seen;
}

test('count, outcomes and every page order equal a plain scan', () => {
  let found = 0;
  fc.assert(fc.property(incidents(), fc.array(filters, { minLength: 8, maxLength: 8 }), (list, all) => {
    const index = indexOf(list);
    for (const by of all) {
      const expected = list.filter((one) => matches(one, by));
      found += expected.length;
      assert.equal(index.count(by), expected.length);
      assert.deepEqual(index.outcomes(by), outcomes(expected));
      for (const sort of SORTS) {
        const page = index.page(by, { sort, limit: 1000 });
        assert.deepEqual(idsOf(index, page.rows), sorted(expected, sort).map(({ id }) => id));
        assert.equal(page.total, expected.length);
        assert.equal(page.next, null);
      }
    }
  }), { numRuns: 150 });
  assert.ok(found > 1000, `the filters found only ${found} incidents: the comparison would say nothing`);
});

test('select gives a bitmap whose bits outside its span of rows are zero', () => {
  fc.assert(fc.property(incidents(), filters, (list, by) => {
    const index = indexOf(list);
    const { words, start, end } = index.select(by);
    const rows = Array.from({ length: words.length * 32 }, (_, row) => row).filter((row) => words[row >>> 5]! & (1 << (row & 31)));
    assert.ok(rows.every((row) => row >= start && row < end));
    assert.deepEqual(rows, index.page(by, { sort: '-date', limit: 1000 }).rows);
  }), { numRuns: 60 });
});

test('walking the pages visits each match once, in order', () => {
  fc.assert(fc.property(incidents(), filters, fc.constantFrom(...SORTS), fc.integer({ min: 1, max: 7 }), (list, by, sort, limit) => {
    const index = indexOf(list);
    assert.deepEqual(walk(sort, limit, by, () => index), sorted(list.filter((one) => matches(one, by)), sort).map(({ id }) => id));
  }), { numRuns: 100 });
});

test('a new version with more rows between two pages repeats no match and loses none', () => {
  fc.assert(fc.property(incidents(), fc.constantFrom(...SORTS), fc.integer({ min: 1, max: 7 }), fc.nat(), (list, sort, limit, seed) => {
    const old = indexOf(list.filter((_, i) => (i * 7 + seed) % 3));
    const grown = indexOf(list);
    const seen = walk(sort, limit, {}, (page) => (page ? grown : old));
    assert.equal(new Set(seen).size, seen.length);
    const [before, after] = [walk(sort, 1000, {}, () => old), walk(sort, 1000, {}, () => grown)];
    assert.ok(before.every((id) => seen.includes(id)));
    // Behind the first page it is the new version, whole.
    const last = before.slice(0, limit).at(-1);
    assert.deepEqual(seen.slice(limit), before.length > limit ? after.slice(after.indexOf(last!) + 1) : []);
  }), { numRuns: 100 });
});

test('a cursor outlives the incident that it names', () => {
  fc.assert(fc.property(incidents(), fc.constantFrom(...SORTS), fc.integer({ min: 1, max: 7 }), (list, sort, limit) => {
    const whole = indexOf(list);
    const first = whole.page({}, { sort, limit });
    if (first.next === null) return;
    const gone = idsOf(whole, first.rows).at(-1);
    const rest = indexOf(list.filter(({ id }) => id !== gone));
    const all = walk(sort, 1000, {}, () => whole);
    assert.deepEqual(idsOf(rest, rest.page({}, { sort, limit: 1000, after: first.next }).rows), all.slice(limit));
  }), { numRuns: 60 });
});

test('withdrawn and merged incidents are never counted or listed and can be found', () => {
  const index = indexOf([incident({ id: 'A' }), incident({ id: 'B', status: 'withdrawn' }), incident({ id: 'C', status: 'merged', mergedInto: 'A' }),
    incident({ id: 'D', status: 'provisional' })]);
  assert.equal(index.count({}), 2);
  assert.deepEqual(idsOf(index, index.page({}, { sort: '-date', limit: 10 }).rows), ['D', 'A']);
  assert.equal(index.incident(index.find('C')!).mergedInto, 'A');
  assert.equal(index.find('E'), undefined);
  assert.equal(index.find(''), undefined);
});

test('an empty dataset answers everything with nothing', () => {
  const index = indexOf([]);
  assert.equal(index.count({ type: ['suicide'], q: 'niš', bbox: [0, 0, 1, 1], from: '2024-01-01' }), 0);
  assert.deepEqual(index.outcomes({}), { killed: 0, injured: 0, threatened: 0, suicide: 0 });
  for (const sort of SORTS) assert.deepEqual(index.page({}, { sort, limit: 5 }), { total: 0, rows: [], next: null });
  assert.deepEqual(index.changesOf('A'), []);
  assert.equal(index.manifest.from, null);
  assert.throws(() => index.incident(0), RangeError);
  index.warm();
});

test('300 killed are 300, and suicides are never among them', () => {
  const index = indexOf([incident({ id: 'A', counts: { killed: 300, injured: 256, threatened: 255, suicide: 65_536, perpetrators: 1 } }),
    incident({ id: 'B', counts: { killed: 1, injured: null, threatened: 0, suicide: 2, perpetrators: null } })]);
  assert.deepEqual(index.outcomes({}), { killed: 301, injured: 256, threatened: 255, suicide: 65_538 });
});

test('zero and not reported are two things', () => {
  const index = indexOf([incident({ id: 'none', counts: counts(null) }), incident({ id: 'zero', counts: counts(0) }), incident({ id: 'one', counts: counts(1) })]);
  assert.deepEqual(idsOf(index, index.page({}, { sort: '-killed', limit: 9 }).rows), ['one', 'zero', 'none']);
  assert.deepEqual(idsOf(index, index.page({ outcome: ['unknown'] }, { sort: '-date', limit: 9 }).rows), ['none']);
  assert.equal(index.count({ outcome: ['killed'] }), 1);
  assert.equal(index.incident(index.find('none')!).counts.killed, null);
  assert.equal(index.incident(index.find('zero')!).counts.killed, 0);
});

test('what is not listed is not reported: weapon, possession, sex and age are unknown', () => {
  const person = { role: 'victim', sex: 'woman', age: '19_35', outcome: 'injured' } as const;
  const index = indexOf([incident({ id: 'silent' }),
    incident({ id: 'told', weapons: [{ category: 'handgun', possession: 'unknown' }], people: [person, { ...person, sex: 'unknown' }] })]);
  assert.equal(index.count({ weapon: ['unknown'] }), 1);
  assert.equal(index.count({ possession: ['unknown'] }), 2);
  assert.equal(index.count({ sex: ['unknown'] }), 2);
  assert.equal(index.count({ sex: ['woman'] }), 1);
  assert.equal(index.count({ age: ['unknown'] }), 1);
});

test('the leap day is a day of its own', () => {
  const index = indexOf(['2024-02-28', '2024-02-29', '2024-03-01'].map((start, i) => incident({ id: `A${i}`, date: on(start) })));
  assert.equal(index.count({ from: '2024-02-29', to: '2024-02-29' }), 1);
  assert.equal(index.count({ from: '2024-02-01', to: '2024-02-29' }), 2);
  assert.equal(index.count({ from: '2024-03-01' }), 1);
});

test('the type filter takes subtypes, and a type has those of its subtypes', () => {
  const index = indexOf([incident({ id: 'A', type: 'criminal_context', subtype: 'armed_robbery' }), incident({ id: 'B', type: 'criminal_context' })]);
  assert.equal(index.count({ type: ['armed_robbery'] }), 1);
  assert.equal(index.count({ type: ['criminal_context'] }), 2);
  assert.equal(index.count({ type: ['organized_crime', 'criminal_context'] }), 2);
  assert.equal(index.count({ lens: 'violence' }), 2);
});

test('a box takes the points on its edges and no incident without a point', () => {
  const at = (id: string, point: [number, number] | null) => incident({ id, place: { point, precision: 'exact', area: 'unknown', type: 'unknown' } });
  const index = indexOf([at('corner', [20, 42]), at('inside', [20.5, 42.5]), at('beside', [19.999, 42]), at('none', null), at('null island', [0, 0])].map((one) =>
    ({ ...one, id: one.id.replace(' ', '-') })));
  assert.deepEqual(idsOf(index, index.page({ bbox: [20, 42, 21, 43] }, { sort: 'date', limit: 9 }).rows), ['corner', 'inside']);
  assert.equal(index.count({ bbox: [-180, -90, 180, 90] }), 4);
});

test('a query without letters or digits finds nothing', () => {
  const index = indexOf([incident({ id: 'A', summary: { en: 'Shots fired in Niš – nobody was hurt!' } })]);
  assert.equal(index.count({ q: '– !' }), 0);
  assert.equal(index.count({ q: '– niš' }), 1);
  assert.equal(index.count({ q: 'hurt niš' }), 1);
  assert.equal(index.count({ q: 'hurt beograd' }), 0);
});

test('a cursor that is malformed or of another order is refused', () => {
  const index = indexOf(['A', 'B', 'C'].map((id) => incident({ id })));
  const { next } = index.page({}, { sort: '-date', limit: 1 });
  assert.match(next!, /^[A-Za-z0-9_-]+$/);
  const ask = (after: string, sort: Sort = '-date') => index.page({}, { sort, limit: 1, after });
  assert.throws(() => ask(next!, 'date'), CursorError);
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  assert.equal(encoded(['-date', '2024-01-01', 'C', 0]), next);
  for (const bad of ['', `${next!}=`, ` ${next!}`, `${next!}A`, next!.slice(1), 'a'.repeat(100_000), encoded(null), encoded([]), encoded(['-date', '2024-02-30', 'C', 0]),
    encoded(['-date', '2024-01-01', 'C D', 0]), encoded(['-date', '2024-01-01', 'C', 1.5]), encoded(['-date', '2024-01-01', 'C', 0, 1]), encoded({ sort: '-date' })]) {
    assert.throws(() => ask(bad), CursorError, bad.slice(0, 40));
  }
  fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map((json) => Buffer.from(json).toString('base64url'))), (text) => {
    assert.throws(() => ask(text), CursorError);
  }));
});

test('a filter value or an option outside the language is refused by name', () => {
  const index = indexOf([incident({ id: 'A' })]);
  assert.throws(() => index.count({ weapon: ['sword'] }), /^RangeError: weapon must be one of handgun/);
  assert.throws(() => index.count({ lens: 'all' as 'violence' }), /^RangeError: lens must be one of/);
  assert.throws(() => index.count({ from: '2023-02-29' }), /^RangeError: from must be a date/);
  assert.throws(() => index.page({}, { sort: 'killed' as Sort, limit: 1 }), /^RangeError: sort/);
  for (const limit of [0, -1, 1.5, NaN]) assert.throws(() => index.page({}, { sort: 'date', limit }), /^RangeError: limit/);
  for (const row of [-1, 1, 0.5, NaN]) assert.throws(() => index.recordText(row), /^RangeError: there is no row/);
  assert.equal(index.count({ weapon: [], from: '2024-02-01', to: '2024-01-01' }), 0);
});
