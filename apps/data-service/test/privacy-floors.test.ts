import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { seatOf } from '@seesac/basemap/gazetteer.js';
import type { Incident, IncidentChange, IncidentPerson, IncidentPlace } from '@seesac/contract';
import { YearEncoder } from '../src/publish/encode-year.ts';
import { FLOORS_VERSION, floorsOf, publicChange, publicIncident } from '../src/publish/floors.ts';
import { NOW } from './support/data-dir.ts';
import { incident } from './support/incidents.ts';

const MUNICIPALITY: IncidentPlace = { municipality: 'Niš', settlement: 'Secretville', point: [21.8958123456, 43.3209123456], precision: 'exact', area: 'urban', type: 'home_yard' };
const record = (change: Partial<Incident> = {}): Incident => ({ ...incident(1, { jurisdiction: 'RS', place: MUNICIPALITY }), revision: 1, ...change });
const person = (change: Partial<IncidentPerson>): IncidentPerson => ({ role: 'victim', sex: 'woman', age: '36_60', outcome: 'injured', ...change });
const counts = (suicide: number | null) => ({ killed: 0, injured: 1, threatened: null, suicide, perpetrators: null });

describe('an incident is floored', () => {
  const cases: [string, Partial<Incident>, { place: boolean; text: boolean }][] = [
    ['of no sensitive kind: not', {}, { place: false, text: false }],
    ['of domestic violence: its place', { type: 'domestic_violence' }, { place: true, text: false }],
    ['of suicide: its place and text', { type: 'suicide' }, { place: true, text: true }],
    ['with a suicide among its counts', { counts: counts(1) }, { place: true, text: true }],
    ['with perhaps a suicide', { counts: counts(null), ranges: { suicide: { min: 0, max: 1 } } }, { place: true, text: true }],
    ['with somebody who died by suicide', { people: [person({ outcome: 'suicide', role: 'perpetrator' })] }, { place: true, text: true }],
    ['with somebody of 18 or younger, whatever the role', { people: [person({}), person({ age: '0_18', role: 'perpetrator' })] }, { place: true, text: true }],
    ['with the tag minor_involved', { tags: ['minor_involved'] }, { place: true, text: true }],
    ['when it is withdrawn as well', { type: 'suicide', status: 'withdrawn' }, { place: true, text: true }],
  ];
  for (const [what, change, floors] of cases) {
    test(what, () => {
      assert.deepEqual(floorsOf(record(change)), floors);
      const { place, summary } = publicIncident(record(change));
      assert.equal(place.settlement, floors.place ? undefined : 'Secretville');
      assert.equal(place.precision, floors.place ? 'municipality' : 'exact');
      assert.deepEqual(place.point, floors.place ? seatOf('RS', 'Niš') : [21.89581, 43.32091]);
      assert.deepEqual(summary, floors.text ? {} : record().summary);
    });
  }
});

describe('a floored place', () => {
  const floored = (place: Partial<IncidentPlace>) => {
    const { municipality: _municipality, ...bare } = MUNICIPALITY;
    const { point, precision } = publicIncident(record({ type: 'domestic_violence', place: { ...bare, ...place } })).place;
    return [precision, point];
  };
  test('has the seat of its municipality as its point, and none where the gazetteer does not know it', () => {
    assert.deepEqual(floored({ municipality: 'Niš' }), ['municipality', seatOf('RS', 'Niš')]);
    assert.ok(seatOf('RS', 'Niš'));
    assert.deepEqual(floored({ municipality: 'Nowhere at all' }), ['municipality', null]);
  });
  test('whose municipality is not reported is no finer than what is', () => {
    assert.deepEqual(floored({ admin1: 'Nišavski' }), ['region', null]);
    assert.deepEqual(floored({}), ['jurisdiction', null]);
    assert.deepEqual(floored({ precision: 'municipality' }), ['jurisdiction', null]);
  });
  test('stays as coarse as it is', () => {
    assert.deepEqual(floored({ municipality: 'Niš', precision: 'region', point: null }), ['region', null]);
    assert.deepEqual(floored({ municipality: 'Niš', precision: null, point: null }), [null, null]);
  });
});

describe('an entry of the ledger', () => {
  const change = (field: string, from: unknown = 'a', to: unknown = 'b'): IncidentChange => ({ version: 2, at: NOW, incident: 'A-1', field, from, to, reason: 'coding_error' });
  test('of a withheld field says that it changed, not what it says', () => {
    const both = { place: true, text: true };
    for (const field of ['place.point', 'place.settlement', 'place.precision', 'summary.en', 'summary.sr-Latn']) {
      assert.deepEqual(publicChange(change(field), both), { ...change(field, null, null), withheld: true });
      assert.equal('withheld' in publicChange(change(field), { place: false, text: false }), false);
    }
    for (const field of ['type', 'status', 'counts.killed', 'place.municipality', 'people', '*']) assert.deepEqual(publicChange(change(field), both), change(field));
    assert.deepEqual(publicChange(change('summary.en'), { place: true, text: false }), change('summary.en'));
  });
  test('of a point has no more decimals than the point itself', () => {
    assert.deepEqual(publicChange(change('place.point', [20.123456789, 44.1], null), { place: false, text: false }), change('place.point', [20.12346, 44.1], null));
  });
});

// what may be withheld of a record, two of a kind: what is published must not tell which of the two it was
const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const secret = fc.record({
  settlement: fc.option(fc.stringMatching(/^[A-Z][a-z]{3,9}( [A-Z][a-z]{2,6})?$/), { nil: undefined }),
  point: fc.tuple(degrees(19, 22), degrees(42, 46)),
  precision: fc.constantFrom('exact', 'vicinity', 'locality', null),
  text: fc.string({ minLength: 1, maxLength: 40 }),
});
type Secret = typeof secret extends fc.Arbitrary<infer T> ? T : never;
const sensitive = fc.constantFrom<Partial<Incident>>(
  { type: 'suicide' }, { tags: ['minor_involved'] }, { people: [person({ age: '0_18' })] }, { people: [person({ outcome: 'suicide' })] }, { counts: counts(2) },
);
const municipality = fc.constantFrom('Niš', 'Peć', 'Novi Pazar', 'Nowhere at all', undefined);

/** One record and its history with these secrets. */
function withSecret(n: number, kind: Partial<Incident>, where: string | undefined, { settlement, point, precision, text }: Secret): { incident: Incident; changes: IncidentChange[] } {
  const place: IncidentPlace = { ...(where !== undefined && { municipality: where }), ...(settlement !== undefined && { settlement }), point, precision, area: 'urban', type: 'street' };
  const whole: Incident = { ...incident(n), revision: 3, jurisdiction: 'RS', ...kind, place, summary: { en: text, 'sr-Latn': `${text} ${settlement}` } };
  const entry = { at: NOW, incident: whole.id, reason: 'coding_error' } as const;
  return {
    incident: whole,
    changes: [
      { ...entry, version: 1, field: '*', from: null, to: null },
      { ...entry, version: 2, field: 'place.point', from: [20, 44], to: point }, { ...entry, version: 2, field: 'place.settlement', from: settlement ?? null, to: 'x' },
      { ...entry, version: 3, field: 'place.precision', from: precision, to: 'exact' }, { ...entry, version: 3, field: 'summary.en', from: text, to: null },
    ],
  };
}

describe('what is published', () => {
  const encode = (records: ReturnType<typeof withSecret>[]) => {
    const encoder = new YearEncoder();
    for (const { incident: whole, changes } of records) encoder.add({ incidents: [whole], changes });
    return encoder.encode(2024).files;
  };

  test('is the same, byte for byte in every file, whatever the withheld fields say', () => {
    const row = fc.record({ kind: sensitive, where: municipality, one: secret, other: secret });
    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      const of = (which: 'one' | 'other') => encode(rows.map((item, n) => withSecret(n, item.kind, item.where, item[which])));
      assert.deepEqual(of('one'), of('other'));
    }), { numRuns: 200 });
  });

  test('of domestic violence is the same wherever in its municipality it was', () => {
    fc.assert(fc.property(municipality, secret, secret, (where, one, other) => {
      const of = (which: Secret) => encode([withSecret(1, { type: 'domestic_violence' }, where, { ...which, text: 'the same' })].map(({ incident: whole, changes }) =>
        ({ incident: { ...whole, summary: { en: 'the same' } }, changes: changes.map((change) => (change.field === 'summary.en' ? { ...change, from: 'x' } : change)) })));
      assert.deepEqual(of(one), of(other));
    }));
  });

  test('stays as it is when it is floored again, and a record without a floor loses no more than decimals', () => {
    fc.assert(fc.property(fc.oneof(sensitive, fc.constant({})), municipality, secret, (kind, where, hidden) => {
      const { incident: whole } = withSecret(1, kind, where, hidden);
      const published = publicIncident(whole);
      assert.deepEqual(publicIncident(published), published);
      if (floorsOf(whole).place) return;
      assert.deepEqual({ ...published, place: { ...published.place, point: null } }, { ...whole, place: { ...whole.place, point: null } });
      published.place.point!.forEach((value, i) => assert.ok(Math.abs(value - whole.place.point![i]!) <= 0.5e-5 + 1e-12));
    }));
  });

  test('is explained, with the version of the rules', () => {
    const page = readFileSync(new URL('../docs/privacy.md', import.meta.url), 'utf8');
    assert.match(page, new RegExp(`version ${FLOORS_VERSION} of the floors`));
    for (const word of ['domestic_violence', 'suicide', 'minor_involved', '0_18', 'municipality', 'withheld']) assert.ok(page.includes(word), word);
  });
});
