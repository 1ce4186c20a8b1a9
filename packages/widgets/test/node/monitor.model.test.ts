import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { before, describe, test } from 'node:test';
import {
  taxonomiesIn, type Language, type Monitor, type MonitorAnswer, type MonitorBreakdown, type MonitorChange, type MonitorOutcome, type MonitorPeople, type MonitorType, type MonitorWhole,
} from '@seesac/contract';
import { generateDemonstration } from '@seesac/testing/demonstration.js';
import { serviceInAPage } from '@seesac/testing';
import { LocaleController, speech } from '../../src/lib/locale-controller.ts';
import { addWords } from '../../src/lib/own-words.ts';
import { leadOf, sectionsOf, textOf, type Part } from '../../src/monitor/monitor.model.ts';
import { dayAfter, periodAfter, periodName } from '../../src/monitor/periods.ts';

/** Nothing changes languages here. */
globalThis.MutationObserver ??= class {} as unknown as typeof MutationObserver;

/** Has the model speak as in the rendering of an element with this `lang`. */
async function speak(lang: Language): Promise<void> {
  const locale = new LocaleController({ lang, addController() {}, requestUpdate() {} } as unknown as ConstructorParameters<typeof LocaleController>[0]);
  await locale.load();
  locale.hostUpdate();
  await addWords(speech, 'monitor');
}

const LINK = 'https://data.example.org/v1/counter';
const percent = (ratio: number) => `${Math.sign(ratio) * Math.round(Math.abs(ratio) * 100)} %`;
const change = (from: number, to: number): MonitorChange => ({
  from, difference: to - from, ratio: from ? (to - from) / from : null, printed: from ? (to > from ? '+' : '') + percent((to - from) / from) : null,
});
/** A figure, and those of the quarter before and of the year before. */
const figure = (value: number, ...[quarter, year]: number[]) => ({
  value, link: LINK, ...(quarter !== undefined && { before: change(quarter, value) }), ...(year !== undefined && { yearBefore: change(year, value) }),
});
/** Values of a field; `unknown` are not reported. */
function breakdown(counts: Record<string, number>, total = Object.values(counts).reduce((a, b) => a + b, 0)): MonitorBreakdown {
  const known = total - (counts['unknown'] ?? 0);
  return {
    total, known, link: LINK,
    values: Object.entries(counts).map(([code, value]) => ({ code, value, ...(code !== 'unknown' && known && { ofKnown: { of: known, ratio: value / known, printed: percent(value / known) } }) })),
  };
}
const nothing = breakdown({});
const nobody: MonitorPeople = { total: figure(0), sex: nothing, age: nothing, outcome: nothing, minors: nothing };
const outcomes = (killed: MonitorOutcome, injured = figure(0), threatened = figure(0), suicide: MonitorOutcome = figure(0)) => ({ killed, injured, threatened, suicide, died: figure(killed.value + suicide.value) });

function whole(parts: Partial<MonitorWhole> = {}): MonitorWhole {
  return {
    incidents: figure(5), outcomes: outcomes(figure(0)), victims: nobody, perpetrators: nobody, weapons: nothing, possession: nothing, areas: nothing, places: nothing, tags: nothing,
    withPerpetrators: figure(0), jurisdictions: nothing, victimsByWeapon: nothing, ...parts,
  };
}
const typed = (code: string, value: number, parts: Partial<MonitorType> = {}): MonitorType => ({
  ...whole(), code, incidents: { ...figure(value), ofAll: { of: 100, ratio: value / 100, printed: percent(value / 100) } }, ...parts,
});
const monitor = (all: Partial<MonitorWhole> = {}, parts: Partial<Monitor> = {}): Monitor =>
  ({ period: '2024Q1', from: '2024-01-01', to: '2024-03-31', step: 'quarter', before: { period: '2023Q4', from: '2023-10-01', to: '2023-12-31' }, all: whole(all), types: [], ...parts });

const lead = (one: Monitor) => leadOf(one, {}).map(textOf);
const section = (one: Monitor, heading: string, lang: Language = 'en') => sectionsOf(one, taxonomiesIn(lang)).find((found) => found.heading === heading)?.paragraphs.map(textOf);
const links = (parts: readonly Part[]) => parts.flatMap((part) => (typeof part === 'string' || !part.link ? [] : [part.text.replaceAll('\u00a0', ' ')]));

describe('periods', () => {
  before(() => speak('en'));
  test('have a name and one that comes after', () => {
    for (const [period, step, name, after] of [
      ['2024Q1', 'quarter', 'Q1 2024', '2024Q2'], ['2023Q4', 'quarter', 'Q4 2023', '2024Q1'], ['2024', 'year', '2024', '2025'],
      ['2024-12', 'month', 'December 2024', '2025-01'], ['2024-09', 'month', 'September 2024', '2024-10'], ['2024-01', 'month', 'January 2024', '2024-02'],
    ] as const) assert.deepEqual([periodName({ period, step }), periodAfter({ period, step })], [name, after]);
    assert.deepEqual(['2024-02-28', '2024-02-29', '2023-12-31'].map(dayAfter), ['2024-02-29', '2024-03-01', '2024-01-01']);
  });
  test('have it in each language', async () => {
    for (const [lang, ...names] of [
      ['sq', 'Tremujori 4, 2024', 'dhjetor 2024', 'Viti 2024'], ['sr-Latn', '4. tromesečje 2024.', 'decembar 2024.', '2024.'], ['sr-Cyrl', '4. тромесечје 2024.', 'децембар 2024.', '2024.'],
    ] as const) {
      await speak(lang);
      assert.deepEqual([periodName({ period: '2024Q4', step: 'quarter' }), periodName({ period: '2024-12', step: 'month' }), periodName({ period: '2024', step: 'year' })], names);
    }
  });
});

describe('numbers take the form that they need', () => {
  for (const [lang, forms] of [
    ['en', { 0: 'No incident was reported.', 1: '1 incident was reported.', 2: '2 incidents were reported.', 5: '5 incidents were reported.', 21: '21 incidents were reported.', 1234: '1,234 incidents were reported.' }],
    ['sq', { 0: 'Nuk u raportua asnjë incident.', 1: 'U raportua 1 incident.', 2: 'U raportuan 2 incidente.', 21: 'U raportuan 21 incidente.', 1234: 'U raportuan 1\u00a0234 incidente.' }],
    ['sr-Latn', { 0: 'Nije prijavljen nijedan incident.', 1: 'Prijavljen je 1 incident.', 2: 'Prijavljena su 2 incidenta.', 5: 'Prijavljeno je 5 incidenata.', 11: 'Prijavljeno je 11 incidenata.', 21: 'Prijavljen je 21 incident.', 1234: 'Prijavljena su 1.234 incidenta.' }],
    ['sr-Cyrl', { 0: 'Није пријављен ниједан инцидент.', 1: 'Пријављен је 1 инцидент.', 2: 'Пријављена су 2 инцидента.', 5: 'Пријављено је 5 инцидената.', 111: 'Пријављено је 111 инцидената.' }],
  ] as const)
    test(lang, async () => {
      await speak(lang);
      for (const [n, sentence] of Object.entries(forms)) assert.deepEqual(lead(monitor({ incidents: figure(Number(n)) })), [sentence]);
    });

  test('people killed, injured, threatened, and those who died by suicide, in one and in several', async () => {
    for (const [lang, heading, one, five] of [
      ['en', 'People harmed', ['1 person was killed.', '1 person was injured. 1 person was threatened.', 'In addition, 1 person died by firearm suicide, which is not counted among those killed.'],
        ['5 people were killed.', '5 people were injured. 5 people were threatened.', 'In addition, 5 people died in firearm suicides, which are not counted among those killed.']],
      ['sq', 'Njerëzit e prekur', ['U vra 1 person.', 'U plagos 1 person. U kërcënua 1 person.', 'Përveç kësaj, 1 person vdiq nga vetëvrasja me armë zjarri dhe nuk numërohet te të vrarët.'],
        ['U vranë 5 persona.', 'U plagosën 5 persona. U kërcënuan 5 persona.', 'Përveç kësaj, 5 persona vdiqën nga vetëvrasja me armë zjarri dhe nuk numërohen te të vrarët.']],
      ['sr-Latn', 'Posledice po ljude', ['Ubijena je 1 osoba.', 'Povređena je 1 osoba. Pretnjom je ugrožena 1 osoba.', 'Uz to, 1 osoba je izvršila samoubistvo vatrenim oružjem, što se ne ubraja u ubijene.'],
        ['Ubijeno je 5 osoba.', 'Povređeno je 5 osoba. Pretnjom je ugroženo 5 osoba.', 'Uz to, 5 osoba je izvršilo samoubistvo vatrenim oružjem, što se ne ubraja u ubijene.']],
      ['sr-Cyrl', 'Последице по људе', ['Убијена је 1 особа.', 'Повређена је 1 особа. Претњом је угрожена 1 особа.', 'Уз то, 1 особа је извршила самоубиство ватреним оружјем, што се не убраја у убијене.'],
        ['Убијено је 5 особа.', 'Повређено је 5 особа. Претњом је угрожено 5 особа.', 'Уз то, 5 особа је извршило самоубиство ватреним оружјем, што се не убраја у убијене.']],
    ] as const) {
      await speak(lang);
      for (const [n, sentences] of [[1, one], [5, five]] as const) {
        const each = figure(n);
        assert.deepEqual(section(monitor({ outcomes: outcomes(each, each, each, each) }), heading, lang), sentences, `${lang}, ${n}`);
      }
    }
  });
});

describe('a figure moved', () => {
  before(() => speak('en'));
  for (const [name, incidents, words] of [
    ['down, with the true minus', figure(842, 868, 835), '842 incidents were reported: 26 fewer than in the quarter before (−3 %), 7 more than a year before (+1 %).'],
    ['not at all', figure(106, 106, 105), '106 incidents were reported: as many as in the quarter before, 1 more than a year before (+1 %).'],
    ['from nothing: no percentage', figure(3, 0, 0), '3 incidents were reported: none in the quarter before, none a year before.'],
    ['from nothing to nothing', figure(0, 0, 0), 'No incident was reported: just as in the quarter before, just as a year before.'],
    ['to nothing', figure(0, 40, 1), 'No incident was reported: 40 fewer than in the quarter before (−100 %), 1 fewer than a year before.'],
    ['from few: no percentage of them', figure(38, 19, 20), '38 incidents were reported: 19 more than in the quarter before, 18 more than a year before (+90 %).'],
    ['by less than half a percent: the number alone', figure(1001, 1000, 1004), '1,001 incidents were reported: 1 more than in the quarter before, 3 fewer than a year before.'],
    ['manifold', figure(1500, 100, 25), '1,500 incidents were reported: 1,400 more than in the quarter before (+1,400 %), 1,475 more than a year before (+5,900 %).'],
    ['since nothing that is on record', figure(7), '7 incidents were reported.'],
  ] as const) test(name, () => assert.deepEqual(lead(monitor({ incidents })).map((text) => text.replaceAll('\u00a0', ' ')), [words]));

  test('since other periods in a year, a month, and in what has not ended', () => {
    const say = (parts: Partial<Monitor>, ...figures: number[]) => lead(monitor({ incidents: figure(30, ...figures) }, parts)).at(-1)!.replace(/^[^:]*: /, '').replaceAll('\u00a0', ' ');
    assert.equal(say({ period: '2024', step: 'year' }, 40), '10 fewer than in the year before (−25 %).');
    assert.equal(say({ period: '2024-02', step: 'month' }, 40, 20), '10 fewer than in the month before (−25 %), 10 more than a year before (+50 %).');
    assert.equal(say({ partial: true }, 40, 20), '10 fewer than in as many days of the quarter before (−25 %), 10 more than in the same days a year before (+50 %).');
    assert.equal(say({ partial: true, period: '2024', step: 'year' }, 40), '10 fewer than in the same days a year before (−25 %).');
    assert.match(lead(monitor({}, { partial: true }))[0]!, /^This period has not ended: .* as many days/);
  });

  test('in Serbian and Albanian without a case of what is put in', async () => {
    const one = monitor({ incidents: figure(21, 22, 0) });
    for (const [lang, words] of [
      ['sq', 'U raportuan 21 incidente: 1 më pak se në tremujorin e mëparshëm (−5 %), asnjë rast një vit më parë.'],
      ['sr-Latn', 'Prijavljen je 21 incident: za 1 manje nego u prethodnom tromesečju (−5 %), bez ijednog slučaja godinu dana ranije.'],
      ['sr-Cyrl', 'Пријављен је 21 инцидент: за 1 мање него у претходном тромесечју (−5 %), без иједног случаја годину дана раније.'],
    ] as const) {
      await speak(lang);
      assert.deepEqual(lead(one).map((text) => text.replaceAll('\u00a0', ' ')), [words]);
    }
  });
});

describe('a place among all periods so far', () => {
  before(() => speak('en'));
  const ranked = (fromTop: number, fromBottom: number, of: number, parts: Partial<Monitor> = {}) => lead(monitor({ incidents: { ...figure(9), rank: { fromTop, fromBottom, of } } }, parts)).at(-1);
  test('is the highest or the lowest where none is as high or as low, and says since when', () => {
    assert.equal(ranked(1, 41, 41), '9 incidents were reported: the highest so far, above every earlier quarter since 2014.');
    assert.equal(ranked(41, 1, 41), '9 incidents were reported: the lowest so far, below every earlier quarter since 2014.');
    assert.equal(ranked(1, 11, 11, { period: '2024', step: 'year' }), '9 incidents were reported: the highest so far, above every earlier year since 2014.');
    assert.equal(ranked(1, 123, 123, { period: '2024-03', step: 'month' }), '9 incidents were reported: the highest so far, above every earlier month since 2014.');
  });
  test('is a number where it is between, or shared', () => {
    assert.equal(ranked(10, 32, 41), '9 incidents were reported. Place from the highest, among all quarters since 2014: 10 of 41.');
    assert.equal(ranked(1, 40, 41), '9 incidents were reported. Place from the highest, among all quarters since 2014: 1 of 41.');
  });
  test('is not told among three', () => assert.equal(ranked(1, 3, 3), '9 incidents were reported.'));
});

describe('breakdowns', () => {
  before(() => speak('en'));
  test('share what is reported, say of how many, and tell what is not', () => {
    const people = { ...nobody, total: figure(429), sex: breakdown({ man: 322, woman: 37, unknown: 70 }), age: breakdown({ unknown: 429 }) };
    assert.deepEqual(section(monitor({ victims: people }), 'Victims')!.map((text) => text.replaceAll('\u00a0', ' ')), [
      '429 victims are on record.', 'Of those whose sex was reported (359): men: 322 (90 %), women: 37 (10 %); not reported: 70.', 'Age: not reported: 429.',
    ]);
  });
  test('of weapons say that an incident can count in several, and are not made to add up', () => {
    const [weapons] = section(monitor({ weapons: { ...breakdown({ handgun: 641, rifle_shotgun: 313, explosive: 287, unknown: 300 }, 1300), multiple: true } }), 'Weapons and possession')!;
    assert.equal(weapons!.replaceAll('\u00a0', ' '), 'Of the incidents whose weapons were reported (1,000); an incident can count in several: handgun: 641 (64 %), rifle / shotgun: 313 (31 %), explosives: 287 (29 %); not reported: 300.');
  });
  test('do not call a thing that is there 0 %', () => {
    const [areas] = section(monitor({ areas: breakdown({ urban: 999, rural: 1 }) }), 'Where')!;
    assert.match(areas!, /urban:.999 \(100.%\), rural:.1 \(<1.%\)/);
  });
  test('of jurisdictions give each its change with a sign, and Kosovo* its asterisk, in each language', async () => {
    const jurisdictions = breakdown({ AL: 3, XK: 6, RS: 1 });
    for (const [i, from] of [1, 8, 1].entries()) jurisdictions.values[i]!.before = change(from, jurisdictions.values[i]!.value);
    for (const [lang, heading, words] of [
      ['en', 'Where', /than in the quarter before: Albania: 3 \(30 %; \+2\), Kosovo\*: 6 \(60 %; −2\), Serbia: 1 \(10 %; 0\)\.$/],
      ['sq', 'Ku', /se në tremujorin e mëparshëm: Shqipëria: 3 \(30 %; \+2\), Kosova\*: 6 \(60 %; −2\), Serbia: 1 \(10 %; 0\)\.$/],
      ['sr-Latn', 'Gde', /nego u prethodnom tromesečju: Albanija: 3 \(30 %; \+2\), Kosovo\*: 6 \(60 %; −2\), Srbija: 1 \(10 %; 0\)\.$/],
      ['sr-Cyrl', 'Где', /него у претходном тромесечју: Албанија: 3 \(30 %; \+2\), Косово\*: 6 \(60 %; −2\), Србија: 1 \(10 %; 0\)\.$/],
    ] as const) {
      await speak(lang);
      assert.match(section(monitor({ jurisdictions }), heading, lang)![0]!.replaceAll('\u00a0', ' '), words);
    }
    await speak('en');
  });
});

describe('types', () => {
  before(() => speak('en'));
  const types = [
    typed('weapon_seizure', 51), typed('unknown', 20), typed('other', 12), typed('public_dispute', 9, { outcomes: outcomes(figure(2), figure(0), figure(3), figure(1)) }), typed('domestic_violence', 5),
    typed('animal_shooting', 3),
  ];
  test('that lead have a sentence each, what is other or not reported never leads, and those without an incident are named', () => {
    assert.deepEqual(section(monitor({}, { types }), 'Types of incident')!.map((text) => text.replaceAll('\u00a0', ' ')), [
      'Weapon seizure: 51 incidents, 51 % of all incidents.',
      'Public dispute: 9 incidents, 9 % of all incidents. Killed: 2, threatened: 3, died by suicide: 1.',
      'Domestic violence: 5 incidents, 5 % of all incidents.',
      'Other types, with the share of all incidents: other: 12 (12 %), shooting at animals: 3 (3 %); not reported: 20 (20 %).',
      'Types without an incident: criminal context, undetermined shooting, celebratory shooting, accidental shooting, firearm suicide, theft of weapons, altercation with police, public nuisance / threat without victim.',
    ]);
  });
  test('and each number of them is in a link', () => {
    const [first, second] = sectionsOf(monitor({}, { types }), taxonomiesIn('en')).find(({ heading }) => heading === 'Types of incident')!.paragraphs;
    assert.deepEqual([links(first!), links(second!)], [['51 incidents'], ['9 incidents', 'Killed: 2', 'threatened: 3', 'died by suicide: 1']]);
  });
});

test('without an incident there are no sections', () => assert.deepEqual(sectionsOf(monitor({ incidents: figure(0, 3) }), taxonomiesIn('en')), []));

test('suicides are in no sentence of the killed', async () => {
  await speak('en');
  const [killed, , suicide] = section(monitor({ outcomes: outcomes(figure(23), figure(0), figure(0), figure(13)) }), 'People harmed')!;
  assert.deepEqual([killed, suicide], ['23 people were killed.', 'In addition, 13 people died in firearm suicides, which are not counted among those killed.']);
});

const published = fileURLToPath(new URL('../../../../../shared/data/published-figures.json', import.meta.url));
describe('of the first quarter of 2024', { skip: existsSync(published) ? false : 'skipped: ../shared/data is not present' }, () => {
  const said = new Map<string, string>();
  let figures: Record<string, number>;
  before(async () => {
    const { figures: all } = JSON.parse(readFileSync(published, 'utf8')) as { figures: { period: string; scope: string; metric: string; value: number }[] };
    figures = Object.fromEntries(all.filter(({ period, scope }) => period === '2024-Q1' && scope === 'SEE7').map(({ metric, value }) => [metric, value]));
    const { app } = serviceInAPage({ incidents: generateDemonstration({ until: '2024-03-31' }).map((one) => ({ ...one, revision: 1 })), now: new Date('2024-04-01T12:00:00Z') });
    const { data } = (await (await app.request('/v1/monitor')).json()) as MonitorAnswer;
    assert.equal(data.period, '2024Q1');
    for (const lang of ['en', 'sq', 'sr-Latn', 'sr-Cyrl'] as const) {
      await speak(lang);
      const paragraphs = [...leadOf(data, taxonomiesIn(lang)), ...sectionsOf(data, taxonomiesIn(lang)).flatMap((one) => one.paragraphs)];
      said.set(lang, paragraphs.map(textOf).join('\n').replaceAll('\u00a0', ' '));
    }
  });

  test('the published figures are there to be held against', () =>
    assert.deepEqual(
      ['incidents', 'incidents.type.weapon_seizure', 'victims.killed', 'victims.injured', 'victims.threatened', 'victims.suicide', 'incidents.type.criminal_context', 'incidents.type.criminal_context.organized_crime', 'perpetrators.men.shareOfKnownSex'].map((metric) => figures[metric] ?? `no ${metric} among ${Object.keys(figures).join()}`),
      [842, 430, 23, 106, 109, 13, 148, 57, 0.98],
    ));

  for (const [lang, ...sentences] of [
    ['en', '842 incidents were reported', 'Weapon seizure: 430 incidents, 51 % of all incidents', '23 people were killed', '106 people were injured', '109 people were threatened', '13 people died in firearm suicides', 'Criminal context: 148 incidents', 'organized crime: 57 (', 'men: 693 (98 %)'],
    ['sq', 'U raportuan 842 incidente', 'Sekuestrim arme: 430 incidente, 51 % e të gjitha incidenteve', 'U vranë 23 persona', 'U plagosën 106 persona', 'U kërcënuan 109 persona', '13 persona vdiqën nga vetëvrasja'],
    ['sr-Latn', 'Prijavljena su 842 incidenta', 'Zaplena oružja: 430 incidenata, 51 % svih incidenata', 'Ubijene su 23 osobe', 'Povređeno je 106 osoba', 'Pretnjom je ugroženo 109 osoba', '13 osoba je izvršilo samoubistvo'],
    ['sr-Cyrl', 'Пријављена су 842 инцидента', 'Заплена оружја: 430 инцидената, 51 % свих инцидената', 'Убијене су 23 особе', 'Повређено је 106 особа', 'Претњом је угрожено 109 особа', '13 особа је извршило самоубиство'],
  ] as const)
    test(`says in ${lang} what was published`, () => {
      for (const sentence of sentences) assert.ok(said.get(lang)!.includes(sentence), `${sentence} in\n${said.get(lang)}`);
      assert.doesNotMatch(said.get(lang)!, /[{}[\]|]|undefined|NaN/);
    });
});
