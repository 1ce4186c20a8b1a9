import { before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import {
  formatFilters, parsePeriod, type Monitor, type MonitorAnswer, type MonitorBreakdown, type MonitorFigure, type MonitorShare, type PeopleCount, type Summary,
} from '@seesac/contract';
import {
  agrees, CONTRADICTIONS, generateDemonstration, isContradiction, jurisdictionsOfScope, parseMetric, PUBLISHED_FIGURES, type PublishedFigure,
} from '../src/demonstration/index.ts';
import { serviceInAPage, type ServiceInAPage } from '../src/index.ts';

// What SEESAC's monitors and press releases say of a quarter or a year, read off the answer of `/v1/monitor`.

const UNTIL = '2025-09-30';
/** The first day on which the last of these quarters has ended. */
const NOW = '2025-10-01T12:00:00Z';

/** `2022-Q3` as `2022Q3`; `undefined` for a span that is no quarter and no year. */
function periodOf({ period }: PublishedFigure): string | undefined {
  const name = period.replace('-Q', 'Q');
  const step = parsePeriod(name)?.step;
  return step === 'quarter' || step === 'year' ? name : undefined;
}

const queryOf = (figure: PublishedFigure, period: string): string => {
  const jurisdiction = figure.scope === 'SEE7' ? {} : { jurisdiction: jurisdictionsOfScope(figure.scope) };
  return [formatFilters(jurisdiction), `period=${period}`].filter(Boolean).join('&');
};

const valueOf = (breakdown: MonitorBreakdown | undefined, code: string) => breakdown?.values.find((value) => value.code === code);

/** Where a monitor says what a metric measures: a number, and the share that the text makes of it. */
function said(monitor: Monitor, figure: PublishedFigure): { value: number; share?: MonitorShare | undefined } {
  const m = parseMetric(figure.metric);
  const part = m.type ? monitor.types.find(({ code }) => code === m.type) : monitor.all;
  if (!part) return { value: 0 };
  const shared = ({ value, ofAll }: MonitorFigure) => ({ value, share: ofAll });
  const known = (breakdown: MonitorBreakdown | undefined, code: string) => {
    const value = valueOf(breakdown, code);
    return { value: value?.value ?? 0, share: value?.ofKnown };
  };
  if (m.as === 'rank') {
    const own = valueOf(monitor.all.jurisdictions, figure.scope)!;
    return { value: 1 + monitor.all.jurisdictions.values.filter(({ code, value }) => code !== figure.scope && value >= own.value).length };
  }
  if (m.as === 'quarterRank') return { value: part.incidents.rank!.fromTop };
  if (m.counts === 'incidents') {
    if (m.withPerpetrators) return shared(monitor.all.withPerpetrators);
    if (m.subtype) return known('subtypes' in part ? part.subtypes : undefined, m.subtype);
    if (m.inflictedBy) return known('inflictedBy' in part ? part.inflictedBy : undefined, m.inflictedBy);
    if (m.weapon) return known(part.weapons, m.weapon);
    if (m.area) return known(part.areas, m.area);
    if (m.place) return known(part.places, m.place);
    if (m.tag) return known(part.tags, m.tag);
    // The release says "72 % of all incidents", those whose possession is not reported included.
    if (m.possession) return { value: valueOf(part.possession, m.possession)!.value, share: valueOf(part.possession, m.possession)!.ofTotal };
    return shared(part.incidents);
  }
  if (m.outcomes) {
    const key = m.outcomes.length > 1 ? 'died' : (m.outcomes[0] as 'killed');
    if (m.shareOf === 'outcomes') return known(monitor.all.victims.outcome, key);
    const outcome = part.outcomes[key];
    if (m.role) return known(outcome.perpetrators, m.sex!);
    return m.sex ? known(outcome.sex, m.sex) : shared(outcome);
  }
  if (m.weapon) return known(monitor.all.victimsByWeapon, m.weapon);
  const people = m.role === 'perpetrator' ? part.perpetrators : part.victims;
  if (m.age && m.sex) return known(people.minors, m.sex);
  if (m.age) return known(people.age, m.age);
  return m.sex ? known(people.sex, m.sex) : shared(people.total);
}

describe('the monitor of the demonstration data', () => {
  let service: ServiceInAPage;
  before(() => void (service = serviceInAPage({ incidents: generateDemonstration({ until: UNTIL }).map((i) => ({ ...i, revision: 1 })), now: new Date(NOW) })));
  const answers = new Map<string, Promise<Monitor>>();
  const monitorOf = (query: string): Promise<Monitor> => {
    let answer = answers.get(query);
    if (!answer) answers.set(query, (answer = ask(query)));
    return answer;
  };
  const ask = async (query: string): Promise<Monitor> => {
    const response = await service.app.request(`/v1/monitor?${query}`);
    assert.equal(response.status, 200, `${query}: ${await response.clone().text()}`);
    return ((await response.json()) as MonitorAnswer).data;
  };
  const quarter = (name: string) => monitorOf(`quarter=${name}`);
  const type = (monitor: Monitor, code: string) => monitor.types.find((one) => one.code === code)!;

  const checked = PUBLISHED_FIGURES.flatMap((figure) => {
    const period = periodOf(figure);
    return period ? [{ figure, query: queryOf(figure, period) }] : [];
  });
  for (const { figure, query } of checked) {
    const name = `${figure.value} ${figure.metric}, ${figure.scope} ${figure.period} (${figure.source})`;
    const contradiction = isContradiction(figure);
    const why = CONTRADICTIONS.find((c) => c.metric === figure.metric && c.period === figure.period && c.value === figure.value)?.why;
    test(contradiction ? `does not say ${name}: ${why}` : `says ${name}`, async () => {
      const { value, share } = said(await monitorOf(query), figure);
      const given = parseMetric(figure.metric).as === 'share' ? share!.ratio : value;
      assert.equal(agrees(figure, given), !contradiction, `says ${given}`);
    });
  }
  test('is held against most of what was published: the others are of a day, a month or several years', () => {
    assert.ok(checked.length > 100, `${checked.length}`);
    const others = PUBLISHED_FIGURES.filter((figure) => periodOf(figure) === undefined).map(({ period }) => period);
    assert.deepEqual([...new Set(others)].sort(), ['2012..2014', '2014-01..2014-10', '2019..2024', '2023-05', '2025-02-01..2025-02-13']);
  });

  test('prints the percentages of the releases', async () => {
    const [q3of2022, q4of2022, q1of2024, q3of2025] = await Promise.all(['2022Q3', '2022Q4', '2024Q1', '2025Q3'].map(quarter)) as [Monitor, Monitor, Monitor, Monitor];
    assert.equal(type(q1of2024, 'weapon_seizure').incidents.ofAll!.printed, '51 %');
    assert.equal(q1of2024.all.incidents.before!.printed, '-3 %');
    assert.equal(q1of2024.all.outcomes.injured.before!.printed, '0 %');
    assert.equal(type(q3of2025, 'weapon_seizure').incidents.ofAll!.printed, '47 %');
    assert.equal(valueOf(q3of2025.all.possession, 'illegal')!.ofTotal!.printed, '72 %');
    assert.equal(q3of2025.all.incidents.yearBefore!.printed, '-14 %');
    // "Deaths" of the release are those killed: 47 and 16. With suicides they would be more than 34.
    assert.deepEqual([q4of2022.all.outcomes.killed.before!.from, q4of2022.all.outcomes.killed.value], [47, 16]);
    assert.equal(q4of2022.all.outcomes.killed.before!.printed, '-66 %');
    assert.equal(type(q4of2022, 'undetermined_shooting').incidents.before!.printed, '-36 %');
    assert.equal(type(q4of2022, 'criminal_context').incidents.before!.printed, '+46 %');
    assert.equal(valueOf(type(q4of2022, 'weapon_seizure').weapons, 'pyrotechnic')!.yearBefore!.printed, '0 %');
    // Printed with one decimal in the release: 27.9 %.
    assert.equal(q3of2022.all.incidents.before!.ratio!.toFixed(3), '0.279');
  });

  test('prints the percentages of the years', async () => {
    const [of2020, of2022, of2023, bosnia] = await Promise.all(
      ['period=2020', 'period=2022', 'period=2023', 'jurisdiction=BA&period=2023'].map(monitorOf)) as [Monitor, Monitor, Monitor, Monitor];
    const { sex } = of2020.all.perpetrators;
    assert.equal((sex.known / sex.total).toFixed(3), '0.757');
    assert.equal(of2020.all.withPerpetrators.ofAll!.ratio.toFixed(3), '0.855');
    assert.equal(type(of2022, 'accidental_shooting').incidents.before!.printed, '-17 %');
    assert.equal(of2023.all.incidents.before!.printed, '+5 %');
    assert.equal(of2023.all.outcomes.killed.before!.printed, '+17 %');
    assert.equal(type(bosnia, 'animal_shooting').incidents.before!.printed, '+300 %');
    assert.equal(of2023.yearBefore, undefined, 'of a year it is the period before');
  });

  test('says that seizures never were as many in a quarter as at the end of 2024, and deaths hardly ever as few as at the end of 2022', async () => {
    assert.equal(type(await quarter('2024Q4'), 'weapon_seizure').incidents.rank!.fromTop, 1);
    assert.equal((await quarter('2022Q4')).all.outcomes.killed.rank!.fromBottom, 1);
  });

  test('has weapons of seizures that are more than the seizures, and says why', async () => {
    const { weapons, incidents } = type(await monitorOf('period=2022'), 'weapon_seizure');
    assert.ok(weapons.values.reduce((sum, { value }) => sum + value, 0) > incidents.value);
    assert.equal(weapons.multiple, true);
    assert.equal(weapons.total, incidents.value);
  });

  test('names under each figure the address that answers it', async () => {
    const asked = async (link: string) => (await service.app.request(link.slice(service.origin.length))).json() as Promise<any>;
    const monitor = await monitorOf('jurisdiction=RS&jurisdiction=XK&quarter=2024Q1');
    for (const part of [monitor.all, ...monitor.types]) {
      const { data } = await asked(part.incidents.link);
      assert.equal(data.count, part.incidents.value);
      for (const key of ['killed', 'injured', 'threatened', 'suicide'] as const) {
        assert.equal(part.outcomes[key].link, part.incidents.link);
        assert.equal(data.outcomes[key], part.outcomes[key].value);
      }
      assert.equal(data.outcomes.killed + data.outcomes.suicide, part.outcomes.died.value);
      const people = ((await asked(part.victims.total.link)).data as Summary).people!;
      const sum = (fits: (person: PeopleCount) => boolean) => people.reduce((n, person) => n + (fits(person) ? person.count : 0), 0);
      assert.equal(sum(({ role }) => role === 'victim'), part.victims.total.value);
      for (const { code, value } of part.perpetrators.sex.values) assert.equal(sum(({ role, sex }) => role === 'perpetrator' && sex === code), value);
      for (const [breakdown, key] of [[part.weapons, 'weapon'], [part.places, 'place'], [part.possession, 'possession']] as const) {
        const { facets } = (await asked(breakdown.link!)).data as Summary;
        assert.deepEqual(facets[key], breakdown.values.map(({ code, value }) => ({ code, count: value })), key);
      }
    }
  });
});
