import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { locate } from '@seesac/basemap';
import {
  COUNTED_OUTCOMES, INCIDENT_ID, JURISDICTIONS, PLACE_PRECISIONS, PLACE_TYPES, AREAS, TAGS, TYPE_OF_SUBTYPE, INCIDENT_TYPES, WEAPONS, fromDay, isIsoDate, isSynthetic, toDay,
} from '@seesac/contract';
import { DEMONSTRATION_END, PLACES, generateDemonstration, type DemonstrationIncident } from '../src/demonstration/index.ts';

const incidents = generateDemonstration();
const counted = (i: DemonstrationIncident) => i.status !== 'withdrawn' && i.status !== 'merged';
/** Fails with the identifier of the first record that does not fit. */
const every = (claim: (i: DemonstrationIncident) => boolean) => assert.equal(incidents.find((i) => !claim(i))?.id, undefined);
const people = (i: DemonstrationIncident, outcome: string) => i.people.reduce((n, p) => n + (p.outcome === outcome ? (p.n ?? 1) : 0), 0);
const size = (i: DemonstrationIncident) => i.people.reduce((n, p) => n + (p.n ?? 1), 0);
const sensitive = (i: DemonstrationIncident) =>
  i.type === 'domestic_violence' || people(i, 'suicide') > 0 || i.people.some((p) => p.age === '0_18') || i.tags.includes('minor_involved');

describe('synthetic records', () => {
  it('say in their identifier that they are synthetic, with their year and number, once each', () => {
    every((i) => isSynthetic(i.id) && INCIDENT_ID.test(i.id) && /^SYNTHETIC-\d{4}-\d{6}$/.test(i.id) && i.id.slice(10, 14) === i.date.start.slice(0, 4));
    assert.equal(new Set(incidents.map((i) => i.id)).size, incidents.length);
    assert.deepEqual(incidents.map((i) => i.id), incidents.map((i) => i.id).sort());
  });

  it('are in order, from the first day of 2014 to the end that was asked for', () => {
    every((i) => isIsoDate(i.date.start) && isIsoDate(i.date.end) && i.date.end >= i.date.start && i.date.end <= DEMONSTRATION_END);
    incidents.forEach((i, n) => assert.ok(!n || incidents[n - 1]!.date.start <= i.date.start, i.id));
    assert.ok(incidents[0]!.date.start < '2014-01-05');
  });

  it('span what their date precision says: a day, up to six days, a week from Monday, a calendar month', () => {
    const days = ({ date }: DemonstrationIncident) => toDay(date.end) - toDay(date.start) + 1;
    every((i) => i.date.precision !== 'day' || days(i) === 1);
    every((i) => i.date.precision !== 'range' || (days(i) > 1 && days(i) <= 6));
    every((i) => i.date.precision !== 'week' || (days(i) === 7 && new Date(i.date.start).getUTCDay() === 1));
    const wholeMonth = ({ date }: DemonstrationIncident) =>
      date.start.endsWith('-01') && date.end.slice(0, 7) === date.start.slice(0, 7) && fromDay(toDay(date.end) + 1).endsWith('-01');
    every((i) => i.date.precision !== 'month' || wholeMonth(i));
  });

  it('use the codes of the contract', () => {
    const among = (list: readonly string[], code: string | null) => code !== null && list.includes(code);
    every((i) => among(JURISDICTIONS, i.jurisdiction) && among(INCIDENT_TYPES, i.type) && among(PLACE_PRECISIONS, i.place.precision) && among(AREAS, i.place.area));
    every((i) => among(PLACE_TYPES, i.place.type) && i.tags.every((t) => TAGS.includes(t)) && i.weapons.every((w) => WEAPONS.includes(w.category)));
    every((i) => i.subtype === undefined || TYPE_OF_SUBTYPE[i.subtype] === i.type);
    every((i) => i.weapons.length > 0 && new Set(i.weapons.map((w) => w.category)).size === i.weapons.length);
  });

  it('count what their people add up to; where they list nobody, zero or nothing', () => {
    for (const outcome of COUNTED_OUTCOMES) every((i) => (people(i, outcome) ? i.counts[outcome] === people(i, outcome) : !i.counts[outcome]));
    every((i) => {
      const perpetrators = i.people.reduce((n, p) => n + (p.role === 'perpetrator' ? (p.n ?? 1) : 0), 0);
      return perpetrators ? i.counts.perpetrators === perpetrators : !i.counts.perpetrators;
    });
    for (const key of [...COUNTED_OUTCOMES, 'perpetrators'] as const)
      assert.ok(incidents.some((i) => i.counts[key] === null) && incidents.some((i) => i.counts[key] === 0), key);
  });

  it('give one outcome to a person, and a suicide to each incident of that type', () => {
    every((i) => COUNTED_OUTCOMES.reduce((n, o) => n + (i.counts[o] ?? 0), 0) <= size(i));
    every((i) => i.type !== 'suicide' || ((i.counts.suicide ?? 0) >= 1 && !i.counts.killed));
    assert.ok(incidents.some((i) => i.type === 'domestic_violence' && i.counts.suicide && i.counts.killed), 'a suicide after a killing is apart from the killed');
  });

  it('enclose the best count in a range of what sources say', () => {
    every((i) => Object.entries(i.ranges ?? {}).every(([key, r]) => r.min <= i.counts[key as 'injured']! && r.max >= i.counts[key as 'injured']!));
    assert.ok(incidents.some((i) => i.ranges));
  });

  it('have no point where the place is coarser than a municipality, and a point elsewhere', () =>
    every((i) => (i.place.point === null) === (i.place.precision === 'region' || i.place.precision === 'jurisdiction')));

  it('never show domestic violence, suicides and minors finer than the municipality', () =>
    every((i) => !sensitive(i) || (['municipality', 'region', 'jurisdiction'].includes(i.place.precision!) && i.place.settlement === undefined)));

  it('tell nothing of suicides and minors, and mark every other summary as synthetic', () => {
    every((i) => !(people(i, 'suicide') || i.people.some((p) => p.age === '0_18')) || Object.keys(i.summary).length === 0);
    const marked = ({ summary }: DemonstrationIncident) => summary['en']!.startsWith('Synthetic record. ') && summary['sr-Latn']!.startsWith('Sintetički zapis. ');
    every((i) => Object.keys(i.summary).length === 0 || marked(i));
    assert.ok(incidents.some((i) => Object.keys(i.summary).length));
    every((i) => !people(i, 'suicide') || i.people.every((p) => p.outcome !== 'suicide' || p.age !== '0_18'));
  });

  it('name Kosovo* nowhere without its asterisk', () => assert.doesNotMatch(JSON.stringify(incidents), /Kosov[oa](?!\*)/));

  it('tag five and more weapons as a large seizure, and no other', () =>
    every((i) => i.type !== 'weapon_seizure' || i.tags.includes('large_seizure') === i.weapons.reduce((n, w) => n + (w.count ?? 0), 0) >= 5));

  it('lie in their jurisdiction', () => {
    for (const place of PLACES) assert.equal(locate(...place.point).code, place.jurisdiction, place.name);
    every((i) => i.place.point === null || locate(...i.place.point).code === i.jurisdiction);
  });

  it('have one to three sources that name no real outlet and appear neither before the incident nor after the end', () => {
    every((i) => i.sources.length >= 1 && i.sources.length <= 3);
    every((i) => i.sources.every((s) => /^Synthetic (source|authority) \d+$/.test(s.publisher) && s.url!.startsWith('https://example.org/')));
    every((i) => i.sources.every((s) => s.publishedOn! >= i.date.start && s.publishedOn! <= DEMONSTRATION_END));
  });

  it('are provisional in the last four weeks, and some are withdrawn or merged into one that stays', () => {
    every((i) => i.status !== 'provisional' || i.date.start > '2025-01-16');
    every((i) => i.date.start <= '2025-01-16' || i.status !== 'verified');
    const byId = new Map(incidents.map((i) => [i.id, i]));
    every((i) => (i.status === 'merged') === (i.mergedInto !== undefined) && (!i.mergedInto || (i.mergedInto < i.id && counted(byId.get(i.mergedInto)!))));
    assert.ok(incidents.some((i) => i.status === 'withdrawn') && incidents.some((i) => i.status === 'merged'));
  });

  it('leave unknown what is not reported: sexes, ages, weapons, areas and places, and dates known only to the week or month', () => {
    for (const key of ['sex', 'age'] as const) assert.ok(incidents.some((i) => i.people.some((p) => p[key] === 'unknown')), key);
    for (const unknown of [(i: DemonstrationIncident) => i.weapons[0]!.category, (i: DemonstrationIncident) => i.place.area, (i: DemonstrationIncident) => i.place.type])
      assert.ok(incidents.some((i) => unknown(i) === 'unknown'));
    for (const precision of ['day', 'range', 'week', 'month']) assert.ok(incidents.some((i) => i.date.precision === precision), precision);
    for (const precision of PLACE_PRECISIONS) assert.ok(incidents.some((i) => i.place.precision === precision), precision);
    assert.ok(incidents.some((i) => i.weapons.length > 2) && incidents.some((i) => i.people.some((p) => p.n! > 1)));
  });
});

describe('generateDemonstration', () => {
  it('gives the same for the same seed, and something else for another', () => {
    const short = { until: '2014-06-30' };
    assert.deepEqual(generateDemonstration(short), generateDemonstration(short));
    assert.notDeepEqual(generateDemonstration(short), generateDemonstration({ ...short, seed: 2 }));
  });

  it('changes nothing before an earlier end but the status of the last weeks and the publication day of the last days', () => {
    const until = '2024-11-20';
    const settled = (list: DemonstrationIncident[]) => list.filter((i) => i.date.end <= until).map(({ status, sources, ...rest }) => ({
      ...rest, status: status === 'provisional' ? 'verified' : status, sources: sources.map((s) => ({ ...s, publishedOn: s.publishedOn! > until ? until : s.publishedOn })),
    }));
    assert.deepEqual(settled(generateDemonstration({ until })), settled(incidents));
  });

  it('goes on after the last published figure', () => {
    const later = generateDemonstration({ until: '2027-03-31' });
    assert.ok(later.at(-1)!.date.start > '2027-03-25');
  });

  it('refuses an end or a seed that it cannot plan', () => {
    for (const until of ['2013-12-31', '2031-01-01', '2025-02-29', 'soon']) assert.throws(() => generateDemonstration({ until }), /^RangeError: until/);
    assert.throws(() => generateDemonstration({ seed: 0.5 }), /^RangeError: seed/);
  });
});

describe('the command', () => {
  const cli = fileURLToPath(new URL('../src/demonstration/cli.ts', import.meta.url));
  const run = (...args: string[]) => promisify(execFile)(process.execPath, ['--import', 'tsx', cli, ...args]);

  it('writes one incident a line and says how many in one line', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'demonstration-'));
    try {
      const out = join(dir, 'new', 'incidents.jsonl');
      const { stdout } = await run('--out', out, '--until', '2014-03-31', '--seed', '3');
      const expected = generateDemonstration({ until: '2014-03-31', seed: 3 });
      assert.equal(await readFile(out, 'utf8'), expected.map((i) => `${JSON.stringify(i)}\n`).join(''));
      const [all, some, first] = [expected.length, expected.filter(counted).length, expected[0]!.date.start];
      assert.equal(stdout, `${all} synthetic incidents (${some} counted) from ${first} to 2014-03-31, seed 3: ${out}\n`);
      assert.deepEqual(await readdir(join(dir, 'new')), ['incidents.jsonl']);
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  it('names what is wrong with its arguments and fails', async () => {
    for (const [args, message] of [
      [[], /--out/], [['--out', 'x', '--until', '2025-13-01'], /until/], [['--out', 'x', '--seed', 'one'], /--seed/], [['--to', 'x'], /--to/],
    ] as const)
      await assert.rejects(run(...args), (e: { code: number; stderr: string }) => e.code === 1 && message.test(e.stderr) && /usage/.test(e.stderr));
  });
});
