import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { forbiddenColumn } from '../src/import/forbidden.ts';
import { decoderFor } from '../src/import/encodings.ts';
import { MappingError, parseMapping } from '../src/import/index.ts';
import { readDateText, readLeadingDate, readPartOfDay } from '../src/import/mapping/dates.ts';
import { readPair, readWkt } from '../src/import/mapping/points.ts';
import { repairMojibake, splitValues } from '../src/import/mapping/text.ts';
import { errorsOf, read, warningsOf } from './import-support.ts';

const folder = new URL('../mappings/', import.meta.url);
const base = { mapping: 1, name: 'test', fields: { id: { template: 'x:{no}' }, date: { column: 'day', format: 'DD.MM.YYYY' } } };
const withFields = (fields: object, top: object = {}) => parseMapping({ ...base, ...top, fields: { ...base.fields, ...fields } });

describe('parseMapping', () => {
  for (const file of readdirSync(folder))
    test(`takes mappings/${file}, which reads no column on names, race or descriptions into the record`, () => {
      const mapping = parseMapping(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
      assert.ok(![...mapping.fields.keys()].some((target) => target.startsWith('summary')));
    });

  for (const [path, json] of [
    ['$', []],
    ['$', null],
    ['$.mapping', { ...base, mapping: 2 }],
    ['$.name', { ...base, name: '' }],
    ['$.colums', { ...base, colums: {} }],
    ['$.fields', { ...base, fields: [] }],
    ['$.fields.id', { ...base, fields: { date: base.fields.date } }],
    ['$.fields.date', { ...base, fields: { id: 'no' } }],
    ['$.fields.date.format', { ...base, fields: { id: 'no', date: { column: 'day', format: 'MM.YYYY' } } }],
    ['$.fields.date.text', { ...base, fields: { id: 'no', date: { column: 'day', text: 'about', end: { column: 'last' } } } }],
    ['$.fields.kiled', { ...base, fields: { ...base.fields, kiled: 'dead' } }],
    ['$.fields.lat', { ...base, fields: { ...base.fields, lat: 'y' } }],
    ['$.fields.victim_name', { ...base, fields: { ...base.fields, victim_name: 'x' } }],
    ['$.fields.settlement', { ...base, fields: { ...base.fields, settlement: 'Victim Name' } }],
    ['$.fields.people[0].sex.first[1].column', { ...base, fields: { ...base.fields, people: [{ role: 'victim', sex: { first: ['SEX', { column: 'PERP_RACE' }] } }] } }],
    ['$.fields.people[0].role', { ...base, fields: { ...base.fields, people: [{ role: 'witness' }] } }],
    ['$.fields.id.template', { ...base, fields: { ...base.fields, id: { template: '{suspect name}' } } }],
    ['$.fields.killed', { ...base, fields: { ...base.fields, killed: { column: 'a', sum: ['b'] } } }],
    ['$.fields.killed.sum[1]', { ...base, fields: { ...base.fields, killed: { sum: ['a', 2] } } }],
    ['$.fields.type.map.x', { ...base, fields: { ...base.fields, type: { column: 'a', map: { x: 1 } } } }],
    ['$.fields.type.otherwise', { ...base, fields: { ...base.fields, type: { column: 'a', otherwise: 'other' } } }],
    ['$.fields.point.wkt', { ...base, fields: { ...base.fields, point: { wkt: '' } } }],
    ['$.fields.point.order', { ...base, fields: { ...base.fields, point: { pair: 'xy', order: 'x,y' } } }],
    ['$.fields.point.lon', { ...base, fields: { ...base.fields, point: { lat: 'y' } } }],
    ['$.keep', { ...base, keep: { column: 'a' } }],
    ['$.keep.any[0].in', { ...base, keep: { any: [{ column: 'a', in: [] }] } }],
    ['$.delimiter', { ...base, delimiter: '::' }],
    ['$.mojibake[0]', { ...base, mojibake: ['utf-7'] }],
    ['$.group', { ...base, group: [] }],
  ] as const)
    test(`names ${path}`, () => {
      assert.throws(() => parseMapping(json), (error) => error instanceof MappingError && error.path === path && error.message.startsWith(`${path}: `));
    });

  test('throws nothing else, whatever JSON it is given', () => {
    const keys = 'column map constant template sum first if then else in all not id date point people lat role __proto__';
    const key = fc.constantFrom(...keys.split(' '));
    const value = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(fc.constantFrom('column', 'in', '', '{a}', null, 1, true), fc.array(tie('any'), { maxLength: 2 }), fc.dictionary(key, tie('any'), { maxKeys: 4 })),
    })).any;
    fc.assert(fc.property(value, value, (fields, rest) => {
      try {
        parseMapping({ ...base, fields, keep: rest });
      } catch (error) {
        assert.ok(error instanceof MappingError, String(error));
      }
    }), { numRuns: 2000 });
  });
});

describe('a mapping', () => {
  test('joins rows of one incident: counts added, people collected, in the order of the first rows', async () => {
    const mapping = withFields({
      killed: { if: { column: 'died', in: ['Y'] }, then: { constant: '1' }, else: { constant: '0' } }, injured: 'hurt',
      people: [{ role: 'victim', sex: { column: 'sex', map: { m: 'man', f: 'woman' } }, outcome: { column: 'died', map: { Y: 'killed', N: 'injured' } } }],
    }, { group: ['no'], nulls: ['?'] });
    const { incidents, report } = await read('no,day,died,hurt,sex\n1,02.01.2025,Y,?,m\n2,03.01.2025,N,1,?\n1,02.01.2025,N,1,f\n1,02.01.2025,Y,?,m\n', { mapping });
    assert.deepEqual(errorsOf(report), []);
    assert.deepEqual(incidents.map(({ id, counts, people }) => [id, counts.killed, counts.injured, people.map(({ sex, outcome }) => `${sex} ${outcome}`)]), [
      ['x:1', 2, 1, ['man killed', 'woman injured', 'man killed']], ['x:2', 0, 1, ['unknown injured']],
    ]);
    assert.deepEqual([report.rows, report.incidents, report.rejected], [4, 2, 0]);
  });

  test('adds counts that are written as decimals, and refuses what cannot be added', async () => {
    const mapping = withFields({ killed: 'died' }, { group: ['no'] });
    const rows = ['1,02.01.2025,2.0', '1,02.01.2025,2.0', '2,02.01.2025,-1', '2,02.01.2025,-1', '3,02.01.2025,1', '3,02.01.2025,1.5'];
    const { incidents, report } = await read(`no,day,died\n${rows.join('\n')}\n`, { mapping });
    assert.deepEqual(incidents.map(({ id, counts }) => [id, counts.killed]), [['x:1', 4]]);
    assert.deepEqual(errorsOf(report), [
      [4, undefined, 'group-rejected'], [5, 'died', 'not-a-count'], [6, undefined, 'group-rejected'], [7, 'died', 'not-a-count'],
    ]);
  });

  test('refuses an incident whose rows contradict each other or have an error, whole', async () => {
    const mapping = withFields({ settlement: 'town', type: { column: 'kind', map: { a: 'other' } } }, { group: ['no'] });
    const rows = ['1,02.01.2025,Bar,a', '2,02.01.2025,Bar,a', '1,03.01.2025,Bar,a', '3,02.01.2025,Bar,a', '3,02.01.2025,Bar,b'];
    const { incidents, report } = await read(`no,day,town,kind\n${rows.join('\n')}\n`, { mapping });
    assert.deepEqual(incidents.map(({ id }) => id), ['x:2']);
    assert.deepEqual(errorsOf(report), [
      [2, undefined, 'group-rejected'], [4, 'day', 'group-conflict'], [5, undefined, 'group-rejected'], [6, 'kind', 'unmapped-value'], [6, 'kind', 'group-conflict'],
    ]);
    assert.equal(report.rejected, 4);
  });

  test('splits values, also those that contain the separator, translates and drops them', async () => {
    const map = { Gun: 'handgun', 'Stones, Sticks and Gravel': 'other', None: null };
    const mapping = withFields({ weapons: { column: 'arms', split: { by: ',', keep: ['Stones, Sticks and Gravel'] }, map } });
    const arms = async (cell: string) => (await read(`no,day,arms\n1,02.01.2025,"${cell}"\n`, { mapping })).incidents[0]?.weapons.map(({ category }) => category);
    assert.deepEqual(await arms('Gun, Stones, Sticks and Gravel,None'), ['handgun', 'other']);
    assert.deepEqual(await arms('Stones, Sticks and Gravel'), ['other']);
    assert.deepEqual(await arms('Gun ,Gun'), ['handgun']);
    assert.deepEqual(await arms('None'), []);
    assert.equal(await arms('Gun, Bow'), undefined);
  });

  test('leaves out rows by its filter and says how many', async () => {
    const keep = { any: [{ all: [{ column: 'a', in: ['1'] }, { column: 'b', above: 4 }] }, { not: { column: 'b', reported: true } }, { column: 'b', below: 0 }] };
    const rows = ['1,02.01.2025,1,5', '2,02.01.2025,1,4', '3,02.01.2025,2,5', '4,02.01.2025,2,', '5,02.01.2025,,-1'];
    const { incidents, report } = await read(`no,day,a,b\n${rows.join('\n')}\n`, { mapping: withFields({}, { keep }) });
    assert.deepEqual(incidents.map(({ id }) => id), ['x:1', 'x:4', 'x:5']);
    assert.deepEqual([report.rejected, warningsOf(report)], [0, [[0, undefined, 'rows-left-out']]]);
    assert.match(report.issues[0]!.message, /^2 rows/);
  });

  test('reads points in three shapes, none from the null island or a coarse place', async () => {
    const points = async (rule: object, header: string, row: string) => {
      const { incidents, report } = await read(`no,day,${header}\n1,02.01.2025,${row}\n`, { mapping: withFields({ point: rule, place_precision: { constant: 'locality' } }) });
      return incidents[0] ? incidents[0].place.point : errorsOf(report);
    };
    assert.deepEqual(await points({ lat: 'y', lon: 'x' }, 'x,y', '20.46,44.81'), [20.46, 44.81]);
    assert.deepEqual(await points({ wkt: 'g' }, 'g', 'POINT (20.46 44.81)'), [20.46, 44.81]);
    assert.deepEqual(await points({ pair: 'g', order: 'lon,lat' }, 'g', '"c(20.46, 44.81)"'), [20.46, 44.81]);
    assert.deepEqual(await points({ pair: 'g', order: 'lat,lon' }, 'g', '"44.81, 20.46"'), [20.46, 44.81]);
    assert.equal(await points({ pair: 'g', order: 'lon,lat' }, 'g', '"c(5.6e-14, 5.08e-14)"'), null);
    assert.equal(await points({ lat: 'y', lon: 'x' }, 'x,y', ','), null);
    assert.deepEqual(await points({ lat: 'y', lon: 'x' }, 'x,y', '20.46,'), [[2, 'y', 'half-a-point']]);
    assert.deepEqual(await points({ lat: 'y', lon: 'x' }, 'x,y', '44.81,20.46'), [[2, 'y', 'swapped-coordinates']]);
    assert.deepEqual(await points({ wkt: 'g' }, 'g', 'POINT(a b)'), [[2, 'g', 'not-a-coordinate']]);
    const coarse = withFields({ point: { lat: 'y', lon: 'x' }, place_precision: { constant: 'region' }, jurisdiction: { constant: 'RS' } });
    const { incidents } = await read('no,day,x,y\n1,02.01.2025,20.46,44.81\n', { mapping: coarse });
    assert.deepEqual([incidents[0]!.place.point, incidents[0]!.jurisdiction], [null, 'RS']);
  });

  test('takes the precision of a date from the text, and the date from the column where the two disagree', async () => {
    const mapping = withFields({ date: { column: 'day', format: 'YYYY-MM-DD*', text: 'about' } });
    const dated = async (day: string, about: string) => {
      const { incidents, report } = await read(`no,day,about\n1,${day}T00:00:00.000Z,"${about}"\n`, { mapping });
      const { start, end, precision } = incidents[0]!.date;
      return [start, end, precision, ...warningsOf(report).map(([, , rule]) => rule)];
    };
    assert.deepEqual(await dated('2024-02-28', 'February 2024: text'), ['2024-02-01', '2024-02-29', 'month']);
    assert.deepEqual(await dated('2024-02-28', '28 February 2024: text'), ['2024-02-28', '2024-02-28', 'day']);
    assert.deepEqual(await dated('2024-01-03', 'Between 02 and 03 January 2024: text'), ['2024-01-02', '2024-01-03', 'range']);
    assert.deepEqual(await dated('2024-01-03', 'January 2023: text'), ['2024-01-01', '2024-01-31', 'month', 'date-disagrees']);
    assert.deepEqual(await dated('2024-01-03', '04 January 2024: text'), ['2024-01-03', '2024-01-03', 'day', 'date-disagrees']);
    assert.deepEqual(await dated('2024-01-03', 'Somewhere'), ['2024-01-03', '2024-01-03', 'day', 'date-text-unread']);
    assert.deepEqual(await dated('2024-01-03', ''), ['2024-01-03', '2024-01-03', 'day']);
  });

  test('keeps the label of the source beside the jurisdiction of the point; a label alone is translated or unknown', async () => {
    const fields = { point: { lat: 'y', lon: 'x' }, source_jurisdiction: 'land' };
    const csv = 'no,day,land,x,y\n1,02.01.2025,Yugoslavia,20.46,44.81\n2,02.01.2025,Serbia,,\n3,02.01.2025,Italy,12.5,41.9\n';
    const codes = async (more: object) => {
      const { incidents } = await read(csv, { mapping: withFields({ ...fields, ...more }) });
      return incidents.map(({ jurisdiction, sourceJurisdiction }) => `${sourceJurisdiction} ${jurisdiction}`);
    };
    assert.deepEqual(await codes({}), ['Yugoslavia RS', 'Serbia unknown', 'Italy outside']);
    assert.deepEqual(await codes({ jurisdiction: { column: 'land', map: { Serbia: 'RS', Italy: 'outside' }, otherwise: null } }), ['Yugoslavia RS', 'Serbia RS', 'Italy outside']);
  });

  test('reads JSON: numbers, paths, lists, a list under its own key', async () => {
    const mapping = withFields({
      date: { column: 'when.day', format: ['DD.MM.YYYY', 'YYYY-MM-DD'] }, killed: { sum: ['dead', 'dead2'] },
      tags: { column: 'marks', map: { a: 'femicide', b: 'mass_shooting' } },
    }, { records: 'rows' });
    const rows = [
      { no: 1, when: { day: '2025-01-02' }, dead: 2, dead2: null, marks: ['a', 'b'] }, { no: 2, when: { day: '03.01.2025' }, dead: '1', dead2: 4, marks: [] },
      { no: 3, when: 'x', dead: {} },
    ];
    const { incidents, report } = await read(JSON.stringify({ rows }), { mapping, ending: '.json' });
    assert.deepEqual(incidents.map(({ date, counts, tags }) => [date.start, counts.killed, tags]), [['2025-01-02', 2, ['femicide', 'mass_shooting']], ['2025-01-03', 5, []]]);
    assert.deepEqual(errorsOf(report), [[1, 'dead', 'wrong-type'], [1, 'when.day', 'missing']]);
  });

  test('refuses a file without a column that it reads, and notes columns that it does not know', async () => {
    const mapping = withFields({ killed: 'dead' }, { ignore: ['noise'] });
    assert.deepEqual(errorsOf((await read('no,day,noise\n1,02.01.2025,x\n', { mapping })).report), [[1, undefined, 'missing-column']]);
    assert.deepEqual(errorsOf((await read('[{"no":1,"day":"02.01.2025"}]', { mapping, ending: '.json' })).report), [[0, undefined, 'missing-column']]);
    const { report } = await read('no,day,dead,noise,extra\n1,02.01.2025,1,x,y\n', { mapping });
    assert.deepEqual(warningsOf(report), [[1, undefined, 'unmapped-columns']]);
    assert.match(report.issues[0]!.message, /: extra\.$/);
  });

  test('names the columns of the file, not its own targets', async () => {
    const { report } = await read('no,day,dead\n1,31.02.2025,1\n2,2.1.25,1\n3,02.01.2025,many\n', { mapping: withFields({ killed: 'dead' }) });
    assert.deepEqual(errorsOf(report), [[2, 'day', 'no-such-date'], [3, 'day', 'date-format'], [3, 'day', 'missing'], [4, 'dead', 'not-a-count']]);
  });
});

describe('its parts', () => {
  test('dates by format', () => {
    assert.equal(readDateText('04/12/2022', ['MM/DD/YYYY']), '2022-04-12');
    assert.equal(readDateText('4. 12. 2022', ['D. M. YYYY']), '2022-12-04');
    assert.equal(readDateText('1 May 2024', ['YYYY-MM-DD', 'D MMMM YYYY']), '2024-05-01');
    assert.equal(readDateText('1 Mai 2024', ['D MMMM YYYY']), undefined);
    assert.equal(readDateText('2024-02-28T23:00:00Z', ['YYYY-MM-DD*']), '2024-02-28');
    assert.equal(readDateText('2024-02-28 x', ['YYYY-MM-DD']), undefined);
  });

  test('parts of the day', () => {
    assert.deepEqual(['00:00', '05:59', '06:00', '12:00', '18:00', '23:59', '24:00', '7:00'].map((time) => readPartOfDay(time, 'HH:mm')),
      ['night', 'night', 'morning', 'afternoon', 'evening', 'evening', undefined, undefined]);
  });

  for (const [text, expected] of [
    ['5 May 2024: x', ['2024-05-05', '2024-05-05', 'day']],
    [', 07 February 2024: x', ['2024-02-07', '2024-02-07', 'day']],
    ['As reported on 06 December 2023: x', ['2023-12-06', '2023-12-06', 'day']],
    ['As reported, August 2023: x', ['2023-08-01', '2023-08-31', 'month']],
    ['March 2022. x', ['2022-03-01', '2022-03-31', 'month']],
    ['Between 07-13 November 2023: x', ['2023-11-07', '2023-11-13', 'range']],
    ['Between 29 October to 03 November 2023: x', ['2023-10-29', '2023-11-03', 'range']],
    ['30 December 2023 – 2 January 2024: x', ['2023-12-30', '2024-01-02', 'range']],
    ['Between 01 January and 10 April 2022: x', ['2022-01-01', '2022-04-10', 'year']],
    ['Between January 2021 and May 2021: x', ['2021-01-01', '2021-05-31', 'year']],
    ['31 February 2024: x', undefined],
    ['On the road', undefined],
    ['May be', undefined],
  ] as const)
    test(`the date at the head of "${text}"`, () => {
      const found = readLeadingDate(text);
      assert.deepEqual(found && [found.start, found.end, found.precision], expected);
    });

  test('points', () => {
    assert.deepEqual(readWkt('SRID=4326;POINT(20.5 44.8)'), [20.5, 44.8]);
    assert.equal(readWkt('POINT (20.5)'), undefined);
    assert.deepEqual(readPair('[-79.5; 43.7]'), [-79.5, 43.7]);
    assert.equal(readPair('c(1, 2, 3)'), undefined);
  });

  test('texts whose UTF-8 was read in another encoding once or twice are repaired, all other texts stay', () => {
    for (const encoding of ['windows-1252', 'windows-1250']) {
      const garble = (text: string) => decoderFor(encoding).decode(new TextEncoder().encode(text), true);
      const word = fc.constantFrom('Đorđe', 'Žabljak', 'čaša', 'Шабац', 'Peć', 'don’t', '1990–1999', 'café', '😀');
      fc.assert(fc.property(fc.array(word).map((words) => words.join(' ')), (text) => {
        assert.equal(repairMojibake(text, [encoding]), text);
        assert.equal(repairMojibake(garble(text), [encoding]), text);
        assert.equal(repairMojibake(garble(garble(text)), [encoding]), text);
      }));
    }
    assert.equal(repairMojibake('donâ€™t, Côte d’Ivoire', ['windows-1252']), 'don’t, Côte d’Ivoire');
  });

  test('splitting joined values gives them back', () => {
    const value = fc.constantFrom('Gun', 'Stones, Sticks', 'Stones', 'Sticks and Stones', 'A, B, C');
    fc.assert(fc.property(fc.array(value), (values) => {
      assert.deepEqual(splitValues(values.join(', '), ',', ['Stones, Sticks', 'A, B, C']), values);
    }));
  });

  test('a mapping may not read a column of names, whatever for', () => {
    const mapping = (change: object, fields: object = {}) => ({ mapping: 1, name: 'x', fields: { id: 'ID', date: { column: 'D' }, ...fields }, ...change });
    for (const [rules, path] of [
      [mapping({}, { settlement: 'Victim Name' }), '$.fields.settlement'], [mapping({}, { summary_en: { template: '{Ime} {Prezime}' } }), '$.fields.summary_en.template'],
      [mapping({}, { id: { first: ['ID', 'Emri'] } }), '$.fields.id.first[1]'], [mapping({}, { people: [{ role: 'victim', sex: 'Презиме' }] }), '$.fields.people[0].sex'],
      [mapping({}, { people: [{ role: 'victim', if: { column: 'Nume victima', reported: true } }] }), '$.fields.people[0].if.column'],
      [mapping({ keep: { not: { column: 'victim_name', in: ['x'] } } }), '$.keep.not.column'], [mapping({ group: ['surname'] }), '$.group[0]'],
      [mapping({}, { date: { column: 'D', text: 'name' } }), '$.fields.date.text'], [mapping({}, { point: { lat: 'JMBG', lon: 'L' } }), '$.fields.point.lat'],
      [mapping({}, { killed: { sum: ['K', 'ethnicity'] } }), '$.fields.killed.sum[1]'],
    ] as const) assert.throws(() => parseMapping(rules), (error: MappingError) => error.name === 'MappingError' && error.path === path, path);
  });

  test('columns that may not enter are told from those that may', () => {
    const names = [
      'name', 'Victim Name', 'victimName', 'victim.name', 'Reported Perpetrator Name', 'last_name', 'Name of the victim in the village', 'Ime i prezime', 'IME_ŽRTVE', 'prezime',
      'Презиме', 'Име жртве', 'Прекар', 'emri', 'Mbiemri i viktimës', 'EMËR', 'Nume', 'Prenumele', 'Numele victimei', 'Poreclă', 'Фамилия', 'Soyadı', 'Keresztnév', 'nadimak',
    ];
    const others = ['VIC_RACE', 'ethnicity', 'Nacionalnost', 'Вера', 'JMBG', 'EMBG', 'CNP', 'Victim phone', 'e-mail'];
    for (const column of [...names, ...others]) assert.ok(forbiddenColumn(column), column);
    for (const column of [
      'Camp Name', 'source_name', 'NEIGHBOURHOOD_158', 'City name', 'filename', 'trace_id', 'Event Description', 'Име места', 'Ime opštine', 'Emri i fshatit', 'Numele localității',
      'victims', 'victim_sex', 'Perpetrators', 'Назив извора', 'Broj žrtava', 'event type name', 'country_name', 'mailing date',
    ]) assert.equal(forbiddenColumn(column), undefined, column);
  });
});
