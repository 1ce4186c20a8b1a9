import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Incident, IncidentPerson } from '@seesac/contract';
import { agrees, daysOfPeriod, jurisdictionsOfScope, measure, parseMetric } from '../src/demonstration/index.ts';

type Row = Pick<Incident, 'status' | 'date' | 'jurisdiction' | 'place' | 'type' | 'subtype' | 'tags' | 'weapons' | 'people'>;
const row = (date: string, parts: Partial<Row>): Row => ({
  status: 'verified', date: { start: date, end: date, precision: 'day' }, jurisdiction: 'RS', type: 'weapon_seizure', tags: [], weapons: [], people: [],
  place: { point: null, precision: null, area: 'unknown', type: 'unknown' }, ...parts,
});
const person = (role: 'victim' | 'perpetrator', outcome: IncidentPerson['outcome'], sex: IncidentPerson['sex'], n?: number): IncidentPerson =>
  ({ role, outcome, sex, age: 'unknown', ...(n ? { n } : {}) });

const ROWS: Row[] = [
  row('2024-01-01', { weapons: [{ category: 'handgun', possession: 'illegal' }], people: [person('perpetrator', 'unknown', 'man', 2)] }),
  row('2024-03-31', {
    type: 'domestic_violence', jurisdiction: 'MD', weapons: [{ category: 'unknown', possession: 'legal' }],
    people: [person('victim', 'killed', 'woman'), person('victim', 'injured', 'unknown'), person('perpetrator', 'suicide', 'man')],
  }),
  row('2024-04-01', { jurisdiction: 'AL', type: 'suicide', people: [person('victim', 'suicide', 'man')] }),
  row('2024-02-01', { status: 'withdrawn', people: [person('victim', 'killed', 'man')] }),
  row('2024-02-01', { status: 'merged' }),
];
const of = (metric: string, period = '2024', scope = 'SEE7') => measure(ROWS, period, scope, metric);

describe('a metric', () => {
  it('counts incidents of its period and scope, and never those that are withdrawn or merged', () => {
    assert.equal(of('incidents'), 3);
    assert.equal(of('incidents', '2024-Q1'), 2);
    assert.equal(of('incidents', '2024', 'WB6'), 2);
    assert.equal(of('incidents', '2024', 'MD'), 1);
    assert.equal(of('incidents.type.weapon_seizure.weapon.handgun'), 1);
    assert.equal(of('incidents.possession.legal'), 1);
    assert.equal(of('incidents.fatal.domestic'), 1);
    assert.equal(of('incidents.withPerpetrators'), 2);
  });

  it('counts outcomes of everybody, and victims and perpetrators by their role', () => {
    assert.equal(of('victims.suicide'), 2);
    assert.equal(of('victims.killed'), 1);
    assert.equal(of('victims.died'), 3);
    assert.equal(of('victims'), 3);
    assert.equal(of('perpetrators'), 3);
    assert.equal(of('perpetrators.suicide.type.domestic_violence.men'), 1);
    assert.equal(of('victims.injured.unknownSex'), 1);
  });

  it('takes shares of the known, but of all for types and outcomes', () => {
    assert.equal(of('victims.women.share'), 1 / 2);
    assert.equal(of('perpetrators.men.shareOfKnownSex'), 1);
    assert.equal(of('incidents.type.weapon_seizure.share'), 1 / 3);
    assert.equal(of('victims.killed.share'), 1 / 3);
    assert.equal(of('victims.weapon.handgun.share', '2024-Q1'), NaN);
  });

  it('ranks jurisdictions and quarters', () => {
    assert.equal(measure([...ROWS, row('2024-05-01', {})], '2024', 'RS', 'incidents.rank'), 1);
    assert.equal(of('incidents.rank', '2024', 'RS'), 3);
    assert.equal(of('incidents.quarterRank', '2024-Q1'), 1);
    assert.equal(of('incidents.quarterRank', '2024-Q2'), 2);
  });

  it('is refused, by the word, where it is not understood', () => {
    for (const [metric, word] of [
      ['people', 'people'], ['incidents.kind.x', 'kind'], ['incidents.type.shooting', 'shooting'], ['incidents.type', ''],
      ['incidents.organized_crime', 'organized_crime'],
      ['incidents.men', 'men'], ['victims.share', 'share'], ['victims.killed.injured', 'injured'], ['victims.killed.shareOfKnownSex', 'shareOfKnownSex'],
      ['incidents.rank.large', 'rank'], ['victims.constructor', 'constructor'],
    ] as const)
      assert.throws(() => parseMetric(metric), (e: Error) => e.message.includes(JSON.stringify(metric)) && e.message.includes(JSON.stringify(word)), metric);
  });
});

describe('periods and scopes', () => {
  it('are read', () => {
    assert.deepEqual(daysOfPeriod('2024'), { from: '2024-01-01', to: '2024-12-31' });
    assert.deepEqual(daysOfPeriod('2024-Q1'), { from: '2024-01-01', to: '2024-03-31' });
    assert.deepEqual(daysOfPeriod('2024-02'), { from: '2024-02-01', to: '2024-02-29' });
    assert.deepEqual(daysOfPeriod('2014-01..2014-10'), { from: '2014-01-01', to: '2014-10-31' });
    assert.deepEqual(daysOfPeriod('2025-02-01..2025-02-13'), { from: '2025-02-01', to: '2025-02-13' });
    assert.equal(jurisdictionsOfScope('WB6').length, 6);
  });

  it('are refused where they are not understood', () => {
    assert.throws(() => daysOfPeriod('2024-Q5'), /2024-Q5/);
    assert.throws(() => jurisdictionsOfScope('EU'), /EU/);
  });
});

describe('a value', () => {
  const figure = { period: '2024', scope: 'SEE7', metric: 'incidents', value: 10, kind: 'published', source: 'x' };
  it('agrees with a count when it is equal, with a range when it is within', () => {
    assert.ok(agrees(figure, 10) && !agrees(figure, 11));
    assert.ok(agrees({ ...figure, min: 9, max: 11 }, 11) && !agrees({ ...figure, min: 9, max: 11 }, 12));
  });
  it('agrees with a share when it rounds to the printed one', () => {
    const share = { ...figure, metric: 'victims.men.share', value: 0.8 };
    assert.ok(agrees(share, 0.8049) && !agrees(share, 0.806) && !agrees(share, NaN));
    assert.ok(agrees({ ...share, value: 0.843 }, 0.8434) && !agrees({ ...share, value: 0.843 }, 0.8436));
  });
});
