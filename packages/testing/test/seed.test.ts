import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locate } from '@seesac/basemap';
import {
  INCIDENT_ID,
  INCIDENT_TYPES,
  isIsoDate,
  isSynthetic,
  JURISDICTIONS,
  STATUSES,
  DATE_PRECISIONS,
  PLACE_PRECISIONS,
  WEAPONS,
} from '@seesac/contract';
import { decodeSnapshot, encodeSnapshot } from '@seesac/incident-index';
import { incident, seed, seedChanges, SEED_NOW, SEED_VERSION } from '../src/index.ts';

const all = seed();

test('every incident of the seed is marked as synthetic, under an identifier of its own', () => {
  assert.ok(all.every(({ id }) => isSynthetic(id) && INCIDENT_ID.test(id)));
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
});

test('the seed has every jurisdiction, type, status and kind of date', () => {
  const values = (of: (i: (typeof all)[number]) => unknown) => new Set(all.map(of));
  for (const code of [...JURISDICTIONS, 'outside', 'unknown']) assert.ok(values((i) => i.jurisdiction).has(code), code);
  for (const type of INCIDENT_TYPES) assert.ok(values((i) => i.type).has(type), type);
  for (const status of STATUSES) assert.ok(values((i) => i.status).has(status), status);
  for (const precision of DATE_PRECISIONS) assert.ok(values((i) => i.date.precision).has(precision), precision);
  const weapons = new Set(all.flatMap((i) => i.weapons.map((w) => w.category)));
  for (const weapon of WEAPONS) assert.ok(weapons.has(weapon), weapon);
});

test('the seed keeps the invariants of a canonical incident', () => {
  for (const i of all) {
    assert.ok(isIsoDate(i.date.start) && isIsoDate(i.date.end) && i.date.end >= i.date.start, i.id);
    if (i.place.precision === null || PLACE_PRECISIONS.indexOf(i.place.precision) > PLACE_PRECISIONS.indexOf('municipality'))
      assert.equal(i.place.point, null, i.id);
    if (i.type === 'suicide' && i.status !== 'withdrawn') assert.ok((i.counts.suicide ?? 1) >= 1, i.id);
    const people = i.people.reduce((n, p) => n + (p.n ?? 1), 0);
    const counted = [i.counts.killed, i.counts.injured, i.counts.threatened, i.counts.suicide].reduce<number>((n, c) => n + (c ?? 0), 0);
    if (people > 0) assert.ok(counted <= people, `${i.id}: ${counted} of ${people}`);
    if (i.status === 'merged')
      assert.ok(
        all.some(({ id, status }) => id === i.mergedInto && status !== 'merged'),
        i.id,
      );
    if (i.type === 'suicide' || i.tags.includes('minor_involved')) assert.deepEqual(i.summary, {}, `${i.id}: the summary is withheld`);
  }
});

test('a point of the seed lies in the jurisdiction that the incident says', () => {
  for (const { id, place, jurisdiction } of all)
    if (place.point) assert.equal(locate(...place.point).code, jurisdiction, `${id} ${place.settlement}`);
});

test('the seed is the same each time, and what one test changes another does not see', () => {
  const before = JSON.stringify(all);
  const mine = seed();
  mine[0]!.tags.push('femicide');
  mine[0]!.weapons.length = 0;
  assert.equal(JSON.stringify(seed()), before);
});

test('the seed and its changes make a snapshot that is read back whole', () => {
  const { manifest, files } = encodeSnapshot({
    version: SEED_VERSION,
    publishedAt: SEED_NOW.toISOString(),
    asOf: SEED_NOW.toISOString(),
    incidents: all,
    changes: seedChanges(),
  });
  const index = decodeSnapshot(manifest, files);
  assert.equal(manifest.records, 60);
  assert.ok(manifest.synthetic);
  const february = index.count({ from: '2025-02-01', to: '2025-02-13' });
  assert.equal(february, 12, '14 days, one merged and one withdrawn');
  assert.equal(index.changesOf(all[11]!.id).length, 2);
  for (const original of all) assert.deepEqual(index.incident(index.find(original.id)!), original);
});

test('a built incident is valid, marked, and has what the test asked for', () => {
  const built = incident({
    id: '7',
    date: { start: '2025-01-01', end: '2025-01-03', precision: 'range' },
    counts: { killed: 1 },
    place: { settlement: 'Niš' },
  });
  assert.equal(built.id, 'SYNTHETIC-7');
  assert.deepEqual(built.date, { start: '2025-01-01', end: '2025-01-03', precision: 'range' });
  assert.deepEqual(built.counts, { killed: 1, injured: null, threatened: null, suicide: null, perpetrators: null });
  assert.equal(built.place.settlement, 'Niš');
  assert.equal(built.place.type, 'street');
});
