import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  AGE_GROUPS, COUNTED_OUTCOMES, MULTI_KEYS, MULTI_VALUES, OUTCOMES, ROLES, SEXES, taxonomiesIn, type FacetValue, type MultiKey, type PeopleCount, type Summary,
} from '../src/index.ts';
import { chartOf, isMultiple, speechIn, type Chart, type ChartContext, type ChartOptions, type ChartSpeech } from '../src/charts/index.ts';
import { draw, type Drawing, type Shape } from '../src/charts/draw.ts';
import { widthOf } from '../src/charts/drawing.ts';
import { en } from '../src/charts/words/en.ts';

const speech = speechIn({ lang: 'en', texts: en });
const NOBODY = { killed: 0, injured: 0, threatened: 0, suicide: 0 };
const months = Array.from({ length: 12 }, (_, i) => ({ period: `2023-${String(i + 1).padStart(2, '0')}`, count: 1 }));
const contextOf = (summary: Partial<Summary> = {}, more: Partial<ChartContext> = {}): ChartContext => ({
  summary: { total: 12, outcomes: NOBODY, facets: {}, people: [], series: months, ...summary }, filters: { from: '2023-01-01', to: '2023-12-31' }, asOf: '2025-02-13T12:00:00Z',
  terms: taxonomiesIn('en'), speech, ...more,
});
const make = (options: ChartOptions, summary?: Partial<Summary>, more?: Partial<ChartContext>): Chart => chartOf(options, contextOf(summary, more));
const valuesOf = ({ series }: Chart, key: string): readonly (number | null)[] => series.find((one) => one.key === key)!.values;
const sum = (values: readonly (number | null)[]): number => values.reduce<number>((all, n) => all + (n ?? 0), 0);
const person = (count: number, kind: Partial<PeopleCount> = {}): PeopleCount => ({ role: 'victim', outcome: 'killed', sex: 'man', age: '19_35', count, ...kind });

const anyPerson = fc.record({
  role: fc.constantFrom(...ROLES), outcome: fc.constantFrom(...OUTCOMES), sex: fc.constantFrom(...SEXES), age: fc.constantFrom(...AGE_GROUPS), count: fc.integer({ min: 1, max: 1_000_000 }),
});
const anyOutcomes = fc.record({ killed: fc.nat(1e6), injured: fc.nat(1e6), threatened: fc.nat(1e6), suicide: fc.nat(1e6) });

describe('the chart of outcomes', () => {
  const outcomes = { killed: 23, injured: 106, threatened: 109, suicide: 13 };

  test('has the four counts of the answer beside each other, and adds up nothing', () => {
    fc.assert(fc.property(anyOutcomes, (some) => {
      const chart = make({ chart: 'outcomes' }, { outcomes: some });
      assert.deepEqual(chart.rows.map(({ key }, row) => [key, chart.series[0]!.values[row]]), COUNTED_OUTCOMES.map((code) => [code, some[code]]));
      assert.equal(chart.stacked, undefined);
    }));
    const { sentence } = make({ chart: 'outcomes' }, { outcomes });
    assert.equal(sentence, '23 people killed, 106 people injured, 109 people threatened; apart from these, 13 suicides.');
  });

  test('never counts suicides as killed, and tells them apart in label, place, sentence and note', () => {
    const killed = (suicide: number) => make({ chart: 'outcomes' }, { outcomes: { ...outcomes, suicide } }).series[0]!.values[0];
    assert.deepEqual([killed(0), killed(13), killed(1e9)], [23, 23, 23]);
    const { rows, notes } = make({ chart: 'outcomes' }, { outcomes });
    assert.deepEqual(rows.map(({ apart }) => apart), [undefined, undefined, undefined, true]);
    assert.match(rows[3]!.label, /counted apart/);
    assert.ok(notes.some((note) => /Suicides are never counted as killed.*do not add them up/.test(note)));
  });

  test('sets the filter by outcome', () => assert.deepEqual(make({ chart: 'outcomes' }).rows.map(({ filters }) => filters), COUNTED_OUTCOMES.map((code) => ({ outcome: [code] }))));

  test('says of how many incidents the outcome is reported, unless a filter by outcome has left some out', () => {
    const summary = { total: 50, facets: { outcome: [{ code: 'killed', count: 20 }, { code: 'unknown', count: 10 }] } };
    assert.equal(make({ chart: 'outcomes' }, summary).coverage!.text, 'Outcome is reported for 80 % of 50 incidents.');
    const filtered = make({ chart: 'outcomes' }, summary, { filters: { outcome: ['killed'] } });
    assert.equal(filtered.coverage, undefined);
    assert.ok(filtered.notes.includes(en['filter-note']));
  });

  test('is right of one person and of nobody', () => {
    assert.equal(make({ chart: 'outcomes' }, { outcomes: { killed: 1, injured: 0, threatened: 1, suicide: 1 } }).sentence, '1 person killed, 0 people injured, 1 person threatened; apart from these, 1 suicide.');
    assert.equal(make({ chart: 'outcomes' }, { total: 0, series: [] }).sentence, 'No incidents match.');
  });
});

describe('the chart of people', () => {
  test('adds up to the answer, in the role and the outcome that it is about', () => {
    fc.assert(fc.property(fc.array(anyPerson), fc.constantFrom(...ROLES), fc.option(fc.constantFrom(...OUTCOMES), { nil: undefined }), (people, role, outcome) => {
      const chart = make({ chart: 'people', role, outcome }, { people });
      const own = people.filter((one) => one.role === role && (!outcome || one.outcome === outcome));
      assert.deepEqual(chart.rows.map(({ key }) => key), AGE_GROUPS);
      for (const sex of SEXES) AGE_GROUPS.forEach((age, row) => assert.equal(valuesOf(chart, sex)[row], sum(own.filter((one) => one.sex === sex && one.age === age).map(({ count }) => count))));
      const total = sum(own.map(({ count }) => count));
      assert.equal(sum(chart.series.flatMap(({ values }) => values)), total);
      if (total) assert.deepEqual([chart.coverage!.known, chart.coverage!.total], [total - sum(valuesOf(chart, 'unknown')), total]);
      else assert.equal(chart.coverage, undefined);
    }));
  });

  test('tells shares of those alone whose sex or age is reported', () => {
    const people = [person(90), person(10, { sex: 'woman', age: '36_60' }), person(500, { sex: 'unknown', age: 'unknown' })];
    const { sentence, coverage, notes } = make({ chart: 'people' }, { people });
    assert.equal(sentence, '600 victims. Of the 100 whose sex is reported, 90 % are men and 10 % women. Most often: 19–35, 90 % of those whose age is reported.');
    assert.equal(coverage!.text, 'Sex is reported for 17 % of 600 victims.');
    assert.ok(notes.includes('Age group is reported for 17 % of 600 victims.'));
  });

  test('tells numbers in place of shares of few, and nothing of nobody', () => {
    const table: [PeopleCount[], string][] = [
      [[person(1)], '1 victim. Men: 1; women: 0; sex not reported: 0. Most often: 19–35 (1).'],
      [[person(12), person(7, { sex: 'woman' })], '19 victims. Men: 12; women: 7; sex not reported: 0. Most often: 19–35 (19).'],
      [[person(3, { sex: 'unknown', age: 'unknown' })], '3 victims. The sex of none is reported.'],
      [[person(3, { role: 'perpetrator' })], 'No victims are listed.'],
    ];
    for (const [people, sentence] of table) assert.equal(make({ chart: 'people' }, { people }).sentence, sentence);
    assert.equal(make({ chart: 'people', role: 'perpetrator' }).sentence, 'No perpetrators are listed.');
  });

  test('has whose age is not reported in a row and whose sex is not in a column of their own', () => {
    const { rows, series } = make({ chart: 'people' });
    assert.deepEqual(rows.at(-1), { key: 'unknown', label: 'Age not reported', filters: { age: ['unknown'] }, unknown: true });
    assert.deepEqual(series.map(({ label, ink }) => [label, ink]), [['Men', 1], ['Women', 2], ['Sex not reported', 'unknown']]);
  });

  test('says who a perpetrator is, that filters choose incidents, and whom the records do not list', () => {
    assert.ok(make({ chart: 'people', role: 'perpetrator' }).notes.includes('Perpetrators include co-perpetrators, instigators and accomplices.'));
    for (const filters of [{ sex: ['man'] }, { age: ['0_18'] }, { outcome: ['killed'] }]) assert.ok(make({ chart: 'people' }, {}, { filters }).notes.includes(en['filter-note']));
    assert.ok(!make({ chart: 'people' }).notes.includes(en['filter-note']));
    const suicides = make({ chart: 'people', outcome: 'suicide' }, { outcomes: { ...NOBODY, suicide: 116 }, people: [person(104, { outcome: 'suicide' }), person(12, { outcome: 'suicide', role: 'perpetrator' })] });
    assert.ok(suicides.notes.some((note) => note.startsWith('Shown: 104 of 116 people')));
  });

  test('of the killed has no suicides', () => {
    const chart = make({ chart: 'people', outcome: 'killed' }, { outcomes: { ...NOBODY, killed: 2, suicide: 5 }, people: [person(2), person(5, { outcome: 'suicide' })] });
    assert.equal(sum(chart.series.flatMap(({ values }) => values)), 2);
    assert.ok(chart.notes.includes('Suicides are not among the killed.'));
  });
});

describe('the figures of people', () => {
  test('stand for 1, 10, 100 or 1,000 people, and for more where even then there were too many', () => {
    const table: [number, number][] = [[0, 1], [1, 1], [100, 1], [101, 10], [1000, 10], [1001, 100], [10_000, 100], [10_001, 1000], [100_000, 1000], [12_345_678, 1_000_000]];
    for (const [killed, each] of table) assert.equal(make({ chart: 'pictogram' }, { outcomes: { ...NOBODY, killed } }).each, each, `${killed}`);
    assert.ok(make({ chart: 'pictogram' }, { outcomes: { ...NOBODY, killed: 151 } }).notes[0]!.startsWith('One figure stands for 10 people.'));
    assert.ok(make({ chart: 'pictogram' }, { outcomes: { ...NOBODY, killed: 99 } }).notes.includes('One figure stands for 1 person.'));
  });

  test('add up to the count of the answer: who is in no list has no sex', () => {
    fc.assert(fc.property(anyOutcomes, fc.array(anyPerson), fc.constantFrom(...COUNTED_OUTCOMES), (outcomes, people, figure) => {
      const chart = make({ chart: 'pictogram', figure }, { outcomes, people });
      assert.equal(sum(chart.series.flatMap(({ values }) => values)), outcomes[figure]);
      assert.ok(chart.series.every(({ values }) => values[0]! >= 0));
    }));
    const listed = make({ chart: 'pictogram' }, { outcomes: { ...NOBODY, killed: 10, suicide: 4 }, people: [person(6), person(2, { sex: 'woman', role: 'perpetrator' }), person(4, { outcome: 'suicide' })] });
    assert.deepEqual(listed.series.map(({ values }) => values[0]), [6, 2, 2]);
  });

  test('are as many as there are people for, and the last is cut to its part', () => {
    const chart = make({ chart: 'pictogram' }, { outcomes: { ...NOBODY, killed: 125 }, people: [person(105)] });
    const { shapes, marks } = draw(chart, 1000, speech);
    const figures = (paint: string) => shapes.flatMap((one) => (one.kind === 'path' && one.paint === paint ? one.d.split('M').slice(1) : [])).map((d) => d.match(/-?[\d.]+/g)!.map(Number).filter((_, i) => i % 2 === 0));
    // A head and a body each.
    const [men, unknown, outlines] = ['fill-1', 'fill-unknown', 'grid'].map(figures);
    assert.deepEqual([men!.length, unknown!.length, outlines!.length], [11 * 2, 2 * 2, 2]);
    const [from, full] = [Math.min(...outlines![1]!), Math.max(...outlines![1]!) - Math.min(...outlines![1]!)];
    assert.ok(Math.abs((Math.max(...men!.at(-1)!) - from) / full - 0.5) < 0.01);
    assert.ok(men!.flat().every((x) => x >= marks[0]!.x - 0.1 && x <= marks[0]!.x + marks[0]!.width + 0.1));
  });
});

describe('the published figures of 2023', () => {
  const file = new URL('../../../../shared/data/published-figures.json', import.meta.url);
  const skip = existsSync(file) ? false : 'skipped: ../shared/data/published-figures.json is not present';
  const read = () => {
    const { figures } = JSON.parse(readFileSync(file, 'utf8')) as { figures: { period: string; scope: string; metric: string; value: number }[] };
    const of = (metric: string) => figures.find((one) => one.period === '2023' && one.scope === 'SEE7' && one.metric === metric)!.value;
    const [killed, injured] = (['killed', 'injured'] as const).map((outcome) => ({ total: of(`victims.${outcome}`), man: of(`victims.${outcome}.men`), woman: of(`victims.${outcome}.women`) }));
    const people = ([['killed', killed!], ['injured', injured!]] as const).flatMap(([outcome, { total, man, woman }]) => [
      person(man, { outcome, age: 'unknown' }), person(woman, { outcome, sex: 'woman', age: 'unknown' }), person(total - man - woman, { outcome, sex: 'unknown', age: 'unknown' }),
    ]);
    return { total: of('incidents'), outcomes: { ...NOBODY, killed: killed!.total, injured: injured!.total }, people };
  };
  const table = [
    { outcome: 'killed', values: [115, 35, 1], men: '77 %', women: '23 %', coverage: 'Sex is reported for 99.3 % of 151' },
    { outcome: 'injured', values: [322, 37, 70], men: '90 %', women: '10 %', coverage: 'Sex is reported for 84 % of 429' },
  ] as const;
  for (const { outcome, values, men, women, coverage } of table) {
    test(`are those of the charts: ${outcome}`, { skip }, () => {
      const charts = [make({ chart: 'people', outcome }, read()), make({ chart: 'pictogram', figure: outcome }, read())];
      charts.forEach((chart, i) => {
        assert.deepEqual(chart.series.map((one) => sum(one.values)), values);
        assert.ok(chart.sentence.includes(`${men} are men and ${women} women`), chart.sentence);
        assert.equal(chart.coverage!.text, `${coverage} ${['victims', 'people'][i]}.`);
      });
      const all = make({ chart: 'outcomes' }, read());
      assert.equal(all.series[0]!.values[COUNTED_OUTCOMES.indexOf(outcome)], sum(values));
    });
  }
});

describe('a breakdown', () => {
  const facetOf = (by: MultiKey, count: (at: number) => number): FacetValue[] => MULTI_VALUES[by].map((code, at) => ({ code, count: count(at) })).filter((one) => one.count);
  const facets = (count: (at: number) => number) => Object.fromEntries(MULTI_KEYS.map((by) => [by, facetOf(by, count)]));

  for (const by of MULTI_KEYS) {
    test(`by ${by} has the counts of the answer, and what is not reported among them`, () => {
      const facet = facetOf(by, (at) => 100 + ((at * 37) % 50));
      const chart = make({ chart: 'breakdown', by }, { total: 10_000, facets: { [by]: facet } });
      // Subtypes are parts of their types: in a row of their own they would count twice.
      const own = facet.filter(({ code }) => by !== 'type' || !/organized|robbery|other_criminal/.test(code));
      assert.deepEqual(new Map(chart.rows.map(({ key }, row) => [key, chart.series[0]!.values[row]!])), new Map(own.sort((a, b) => chart.rows.findIndex(({ key }) => key === a.code) - chart.rows.findIndex(({ key }) => key === b.code)).map(({ code, count }) => [code, count])));
      assert.ok(chart.rows.every(({ label, key }) => label !== key), 'a code has no label');
      assert.deepEqual(chart.rows.filter(({ unknown }) => unknown).map(({ key }) => key), by === 'tag' ? [] : ['unknown']);
      if (by !== 'tag') assert.equal(chart.rows.at(-1)!.key, 'unknown');
      assert.deepEqual(chart.rows[0]!.filters, { [by]: [chart.rows[0]!.key] });
      const none = make({ chart: 'breakdown', by }, { facets: { [by]: facet.filter(({ code }) => code !== 'unknown') } });
      if (by !== 'tag') assert.deepEqual([none.rows.at(-1)!.key, none.series[0]!.values.at(-1)], ['unknown', 0]);
    });

    test(`by ${by} is never stacked, and tells ${isMultiple(by) ? 'no shares, for one incident can have several values' : 'shares of the known alone'}`, () => {
      const chart = make({ chart: 'breakdown', by }, { total: 1000, facets: { [by]: [{ code: MULTI_VALUES[by][0]!, count: 300 }, { code: MULTI_VALUES[by][1]!, count: 100 }, { code: 'unknown', count: 600 }] } });
      assert.equal(chart.stacked, undefined);
      assert.equal(chart.notes.includes(en['multiple-note']), isMultiple(by));
      if (isMultiple(by)) assert.doesNotMatch(chart.sentence, /%/);
      else assert.match(chart.sentence, /300 incidents \(75 % of those reported\)/);
      if (by === 'tag') assert.equal(chart.coverage, undefined);
      else assert.match(chart.coverage!.text, isMultiple(by) && by !== 'outcome' ? /is reported in full for 40 % of 1,000 incidents/ : /is reported for 40 % of 1,000 incidents/);
    });

    test(`by ${by} says that its own filter is left out`, () => {
      const filtered = make({ chart: 'breakdown', by }, { total: 1, facets: facets(() => 30) }, { filters: { [by]: [MULTI_VALUES[by][0]!] } });
      assert.ok(filtered.notes.some((note) => note.startsWith('The filter by')), filtered.notes.join());
      // Its total is not that of the answer.
      if (isMultiple(by)) assert.equal(filtered.coverage, undefined);
      assert.ok(!make({ chart: 'breakdown', by }, { facets: facets(() => 30) }).notes.some((note) => note.startsWith('The filter by')));
    });
  }

  test('tells seven jurisdictions in their order, those without incidents too, and the asterisk', () => {
    const { rows, series } = make({ chart: 'breakdown', by: 'jurisdiction' }, { facets: { jurisdiction: [{ code: 'RS', count: 3 }] } });
    assert.deepEqual(rows.map(({ label }) => label), ['Albania', 'Bosnia and Herzegovina', 'Kosovo*', 'Moldova', 'Montenegro', 'North Macedonia', 'Serbia', 'Not reported']);
    assert.deepEqual(series[0]!.values, [0, 0, 0, 0, 0, 0, 3, 0]);
  });

  test('is right of one incident, of none, and where nothing is reported', () => {
    const sentence = (summary: Partial<Summary>) => make({ chart: 'breakdown', by: 'area' }, summary).sentence;
    assert.equal(sentence({ total: 1, facets: { area: [{ code: 'urban', count: 1 }] } }), 'Most often: Urban, 1 incident.');
    assert.equal(sentence({ total: 0, facets: { area: [] } }), 'No incidents match.');
    assert.equal(sentence({ total: 9, facets: { area: [{ code: 'unknown', count: 9 }] } }), '9 incidents; no value is reported for any of them.');
  });

  test('of types under a lens does not claim that all types are reported', () => {
    const summary = { total: 9, facets: { type: [{ code: 'weapon_seizure', count: 9 }] } };
    assert.equal(make({ chart: 'breakdown' }, summary, { filters: { lens: 'seizures' } }).coverage, undefined);
    assert.ok(make({ chart: 'breakdown' }, summary).coverage);
  });
});

describe('drawings', () => {
  const facets = (n: number) => Object.fromEntries(MULTI_KEYS.map((by) => [by, MULTI_VALUES[by].map((code, i) => ({ code, count: Math.max(1, Math.round(n / (i + 1))) }))]));
  const peopleOf = (n: number) => ROLES.flatMap((role) => OUTCOMES.flatMap((outcome) => SEXES.flatMap((sex, s) => AGE_GROUPS.map((age, a) => person(Math.max(1, Math.round(n / (1 + s * 5 + a))), { role, outcome, sex, age })))));
  const SIZES: Record<string, Partial<Summary>> = {
    nothing: { total: 0, series: [] },
    one: { total: 1, outcomes: { killed: 1, injured: 0, threatened: 0, suicide: 0 }, people: [person(1)], facets: { type: [{ code: 'public_nuisance', count: 1 }] } },
    usual: { total: 7035, outcomes: { killed: 279, injured: 845, threatened: 872, suicide: 116 }, people: peopleOf(60), facets: facets(3379) },
    huge: { total: 12_345_678, outcomes: { killed: 9_876_543, injured: 12_345_678, threatened: 1, suicide: 0 }, people: peopleOf(98_765), facets: facets(12_345_678) },
  };
  const CHARTS: ChartOptions[] = [
    { chart: 'outcomes' }, { chart: 'people' }, { chart: 'people', role: 'perpetrator', outcome: 'unknown' }, ...COUNTED_OUTCOMES.map((figure) => ({ chart: 'pictogram' as const, figure })),
    ...MULTI_KEYS.map((by) => ({ chart: 'breakdown' as const, by })),
  ];
  const rates: Chart = {
    ...make({ chart: 'breakdown', by: 'jurisdiction' }, { facets: { jurisdiction: [] } }), unit: 'rate',
    series: [{ key: 'rate', label: 'Rate', ink: 1, values: [16.1, 12.2, 57.9, null, 0, 2.1, 6.66, null], bounds: [{ label: 'Lower', values: [14, 10, 51, null, 0, 0.9, 5, null] }, { label: 'Upper', values: [19, 14, 66, null, 3.69, 4, 9, null] }], few: [false, false, false, false, true, true, false, false] }],
  };
  const WIDTHS = [240, 280, 320, 419, 420, 479, 480, 640, 1000];
  const LANGS = ['en', 'sq', 'sr-Cyrl'] as const;
  const texts = ({ shapes }: Drawing) => shapes.filter((one): one is Shape & { kind: 'text' } => one.kind === 'text');
  const spanOf = ({ x, text, look }: Shape & { kind: 'text' }): [number, number] => {
    const wide = widthOf(text) * (look.includes('strong') ? 1.1 : 1);
    return look.startsWith('end') ? [x - wide, x] : look.startsWith('middle') ? [x - wide / 2, x + wide / 2] : [x, x + wide];
  };
  // Words that take half as much room again, and a language that groups thousands with a space.
  const wordy = speechIn({ lang: 'en', texts: { ...en, digits: '\u00a0|,|1000', 'age-unknown': 'The age of the person is not reported', 'sex-unknown': 'The sex of the person is not reported', apart: '{label} (this one is counted apart)' } });
  const drawings = [...LANGS, 'wordy' as const].flatMap((lang) => {
    const words = lang === 'wordy' ? wordy : speech;
    const of = (summary: Partial<Summary>) => CHARTS.map((options) => [JSON.stringify(options), make(options, summary, { terms: taxonomiesIn(lang === 'wordy' ? 'sr-Cyrl' : lang), speech: words })] as const);
    const charts = Object.entries(SIZES).flatMap(([size, summary]) => of(summary).map(([name, chart]) => [`${size} ${name}`, chart] as const));
    return [...charts, ['rates', rates] as const].flatMap(([name, chart]) => WIDTHS.map((width) => ({ name: `${name} ${lang} ${width}`, chart, words, drawing: draw(chart, width, words) })));
  });
  const each = (check: (drawing: Drawing, chart: Chart, name: string, words: ChartSpeech) => void) => drawings.forEach(({ drawing, chart, name, words }) => check(drawing, chart, name, words));

  test('have no number that is none, and few nodes however many values', () => each(({ shapes, height }, _, name) => {
    for (const shape of shapes) assert.doesNotMatch(JSON.stringify(shape), /NaN|Infinity|null|undefined|e[+-]\d/, name);
    assert.ok(height > 0 && Number.isFinite(height), name);
    assert.ok(shapes.filter(({ kind }) => kind === 'path').length <= 6, name);
  }));

  test('have a mark for every value, within the box, by row and then by series', () => each(({ marks, width, height }, { rows, series }, name) => {
    assert.deepEqual(marks.map(({ row, series: at }) => [row, at]), rows.flatMap((_, row) => series.map((__, at) => [row, at])), name);
    for (const { x, y, width: wide, height: tall } of marks) assert.ok(x >= 0 && y >= 0 && x + wide <= width + 0.1 && y + tall <= height + 0.1 && wide > 0 && tall > 0, `${name}: ${x} ${y} ${wide} ${tall} in ${width} × ${height}`);
  }));

  test('have their texts within the width and the height, and none on another', () => each((drawing, _, name) => {
    const placed = texts(drawing).map((one) => ({ ...one, span: spanOf(one) }));
    for (const { span: [from, to], y, text } of placed) assert.ok(from >= -0.1 && to <= drawing.width + 0.1 && y >= 9 && y <= drawing.height, `${name}: ${text} from ${from} to ${to} at ${y}`);
    placed.forEach((a, i) => placed.slice(i + 1).forEach((b) => {
      if (Math.abs(a.y - b.y) < 12) assert.ok(a.span[1] <= b.span[0] + 0.1 || b.span[1] <= a.span[0] + 0.1, `${name}: ${a.text} lies on ${b.text}`);
    }));
  }));

  test('have names and numbers in full', () => each((drawing, { form, rows, series }, name, own) => {
    const words = texts(drawing).map(({ text }) => text).join(' ');
    for (const { label } of form === 'pictogram' ? series : rows) assert.ok(words.includes(label), `${name}: ${label}`);
    if (name.startsWith('rates')) return;
    for (const value of series.flatMap(({ values }) => values)) assert.ok(words.includes(own.number(value!)), `${name}: ${value}`);
  }));

  test('have every path within the width', () => each(({ shapes, width }, _, name) => {
    for (const shape of shapes) for (const [, x] of shape.kind === 'path' ? shape.d.matchAll(/[ML](-?[\d.]+)/g) : []) assert.ok(Number(x) >= -0.1 && Number(x) <= width + 0.1, `${name}: ${x}`);
  }));

  test('of rates have whiskers over their intervals, mark what is of few, and tell what is not known from 0', () => {
    for (const width of WIDTHS) {
      const drawing = draw(rates, width, speech);
      const ends = drawing.shapes.flatMap((one) => (one.kind === 'path' && one.paint === 'interval' ? [...one.d.matchAll(/M([\d.]+) [\d.]+H([\d.]+)/g)].map(([, low, high]) => [Number(low), Number(high)]) : []));
      assert.equal(ends.length, 6);
      const bar = drawing.marks[2]!;
      const scale = bar.width / 57.9;
      assert.ok(Math.abs(ends[2]![0]! - (bar.x + 51 * scale)) < 0.3 && Math.abs(ends[2]![1]! - (bar.x + 66 * scale)) < 0.3, `${width}`);
      const words = texts(drawing).map(({ text }) => text);
      assert.deepEqual(words.filter((one) => /few|–/.test(one)), ['–', '0.0 (few)', '2.1 (few)', '–']);
    }
    assert.ok(!draw(make({ chart: 'breakdown' }, SIZES['usual']), 640, speech).shapes.some((one) => one.kind === 'path' && one.paint === 'interval'));
  });

  test('have the row of what is not reported in an ink of its own, and no other row', () => {
    for (const options of [{ chart: 'breakdown', by: 'area' }, { chart: 'people' }] as const) {
      for (const width of WIDTHS) {
        const { shapes, marks } = draw(make(options, SIZES['usual']), width, speech);
        const last = marks.filter(({ row, series }) => row === marks.at(-1)!.row && series < 2);
        const tops = (paint: string) => shapes.flatMap((one) => (one.kind === 'path' && one.paint === paint ? [...one.d.matchAll(/M[\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y)) : []));
        assert.deepEqual(tops('fill-unknown'), last.map(({ y }) => y), `${options.chart} ${width}`);
        assert.ok(!tops('fill-1').includes(last[0]!.y));
      }
    }
  });

  test('of outcomes have a line between the counts and the suicides', () => {
    for (const width of WIDTHS) {
      const { shapes, marks } = draw(make({ chart: 'outcomes' }, SIZES['usual']), width, speech);
      const rule = Number(/^M0 ([\d.]+)H/.exec((shapes.find((one) => one.kind === 'path' && one.paint === 'grid') as { d: string }).d)![1]);
      assert.ok(rule > marks[2]!.y + marks[2]!.height && rule < marks[3]!.y);
    }
  });

  test('of ages have men to the left, women to the right, and longer bars for more people', () => {
    for (const width of WIDTHS) {
      const chart = make({ chart: 'people' }, SIZES['usual']);
      const { marks } = draw(chart, width, speech);
      const of = (series: number) => marks.filter((mark) => mark.series === series);
      const [men, women] = [of(0), of(1)];
      men.forEach((man, row) => assert.ok(man.x + man.width <= women[row]!.x + 0.1));
      const per = [...men.map(({ width: wide }, row) => wide / valuesOf(chart, 'man')[row]!), ...women.map(({ width: wide }, row) => wide / valuesOf(chart, 'woman')[row]!)];
      // One scale for both sides.
      assert.ok(Math.max(...per) / Math.min(...per) < 1.05, `${width}: ${per.join()}`);
    }
  });
});
