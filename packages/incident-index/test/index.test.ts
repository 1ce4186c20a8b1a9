import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SORTS, type Sort } from '@seesac/contract';
import { CursorError } from '../src/index.ts';
import { incident } from './generate.ts';
import { idsOf, indexOf } from './support.ts';

const counts = (killed: number | null) => ({ killed, injured: null, threatened: null, suicide: null, perpetrators: null });
const on = (start: string) => ({ start, end: start, precision: 'day' as const });

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
  for (const sort of SORTS) assert.deepEqual(index.page({ q: 'niš' }, { sort, limit: 5 }), { total: 0, rows: [], next: null });
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

test('the type facet keeps the lens: it is another filter than type', () => {
  const index = indexOf([incident({ id: 'A', type: 'weapon_seizure' }), incident({ id: 'B', type: 'public_dispute' }),
    incident({ id: 'C', type: 'criminal_context', subtype: 'armed_robbery' })]);
  const { facets, total } = index.summary({ lens: 'violence', type: ['public_dispute'] }, { facets: ['type'] });
  assert.equal(total, 1);
  assert.deepEqual(facets.type, [{ code: 'criminal_context', count: 1 }, { code: 'public_dispute', count: 1 }, { code: 'armed_robbery', count: 1 }]);
});

test('a month without incidents is there with 0, and a month that is cut says so', () => {
  const index = indexOf([incident({ id: 'A', date: on('2024-01-10') }), incident({ id: 'B', date: on('2024-03-31') }), incident({ id: 'C', date: on('2024-04-02') })]);
  const months = (by: object, until?: string) => index.summary(by, { facets: [], series: 'month', ...(until !== undefined && { until }) }).series!;
  assert.deepEqual(months({}), [{ period: '2024-01', count: 1 }, { period: '2024-02', count: 0 }, { period: '2024-03', count: 1 },
    { period: '2024-04', count: 1, partial: true }]);
  assert.deepEqual(months({ from: '2024-03-02', to: '2024-04-30' }, '2024-04-30'), [{ period: '2024-03', count: 1, partial: true }, { period: '2024-04', count: 1 }]);
  assert.deepEqual(months({ from: '2024-02-01', to: '2024-02-29' }), [{ period: '2024-02', count: 0 }]);
  assert.deepEqual(months({ from: '2024-05-01' }), []);
  assert.deepEqual(months({ to: '2024-01-09' }), []);
  assert.deepEqual(months({ from: '2024-05-01' }, '2024-05-07'), [{ period: '2024-05', count: 0, partial: true }]);
});

test('relevance puts a hit in a place before one in a text, and the newest first among equals', () => {
  const place = { point: null, precision: null, area: 'unknown', type: 'unknown' } as const;
  const index = indexOf([
    incident({ id: 'text', date: on('2024-12-31'), summary: { en: 'From Niš, shots' } }),
    incident({ id: 'place', date: on('2024-01-01'), place: { ...place, settlement: 'Ниш' } }),
    incident({ id: 'newer', date: on('2024-02-01'), place: { ...place, municipality: 'Niš' }, summary: { en: 'Niš' } }),
    incident({ id: 'begins', date: on('2024-12-30'), place: { ...place, admin1: 'Stînga Nistrului' } }),
    incident({ id: 'elsewhere', place: { ...place, settlement: 'Beograd' } }),
  ]);
  const found = (q: string) => idsOf(index, index.page({ q }, { sort: 'relevance', limit: 9 }).rows);
  assert.deepEqual(found('nis'), ['newer', 'place', 'begins', 'text']);
  for (const quoted of ['"nis"', '„Ниш“', '“Niš”', '«nis»']) assert.deepEqual(found(quoted), ['newer', 'place', 'text'], quoted);
  assert.deepEqual(found('"nis'), found('nis'), 'a quote that is not closed');
  assert.deepEqual(found('shots "nis"'), ['text']);
  assert.throws(() => index.page({}, { sort: 'relevance', limit: 9 }), /^RangeError: sort by relevance needs q/);
  assert.throws(() => index.rows({}, 'relevance'), /^RangeError: sort by relevance needs q/);
});

test('the box of a cluster is a filter that takes in its place and none beside it', () => {
  const at = (id: string, point: [number, number]) => incident({ id, place: { point, precision: 'exact', area: 'unknown', type: 'unknown' } });
  const index = indexOf([at('A', [20.5, 44.8]), at('B', [20.5, 44.8]), at('C', [20.501, 44.8]), at('D', [-180, 90]), at('E', [-180, 90])]);
  const [one, two, three] = index.clusters({}, { zoom: 18 });
  assert.deepEqual(one, { cluster: true, count: 2, point: [-180, 85.05113], bbox: [-180, 89.9996, -179.9996, 90] });
  assert.ok(two?.cluster);
  assert.equal(index.count({ bbox: two.bbox }), 2);
  assert.deepEqual(three, { cluster: false, id: 'C', type: 'unknown', date: '2024-01-01', placePrecision: 'exact', point: [20.501, 44.8] });
});

test('a question outside the language is refused by name', () => {
  const index = indexOf([incident({ id: 'A' })]);
  const ask = (options: object) => () => index.summary({}, { facets: [], ...options });
  assert.throws(ask({ facets: ['lens'] }), /^RangeError: lens is no facet: it must be one of age/);
  assert.throws(ask({ series: 'decade' }), /^RangeError: series must be one of day/);
  assert.throws(ask({ series: 'day', split: 'q' }), /^RangeError: q is no facet/);
  assert.throws(ask({ split: 'type' }), /^RangeError: split needs a series/);
  assert.throws(ask({ series: 'day', until: '2024-02-30' }), /^RangeError: until must be a date/);
  for (const zoom of [-1, 19, 1.5, NaN]) assert.throws(() => index.clusters({}, { zoom }), /^RangeError: zoom must be/);
  assert.throws(() => index.areas({}, 'municipality' as 'admin1'), /^RangeError: level must be one of jurisdiction, admin1/);
});
