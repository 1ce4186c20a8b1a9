import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  AGE_GROUPS, AREAS, COUNTED_OUTCOMES, DATE_PRECISIONS, fromDay, INCIDENT_SUBTYPES, INCIDENT_TYPES, INFLICTED_BY, JURISDICTION_CODES, LANGUAGES, OUTCOMES, PARTS_OF_DAY,
  PLACE_PRECISIONS, PLACE_TYPES, POSSESSIONS, REASONS, RELATIONSHIPS, ROLES, SEXES, SOURCE_KINDS, STATUSES, TAGS, toDay, WEAPONS,
} from '@seesac/contract';
import { locate } from '@seesac/basemap';
import { csvHeader, csvLine } from '../src/export/csv.ts';
import { EXPORT_COLUMNS, toFlat } from '../src/export/flat.ts';
import type { ImportedIncident } from '../src/import/index.ts';
import { errorsOf, read } from './import-support.ts';

const code = <T extends string>(codes: readonly T[]) => fc.constantFrom(...codes);
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined, freq: 2 });
const grapheme = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 });
const text = (max: number) =>
  fc.string({ unit: fc.oneof(fc.constantFrom(...'=+-@\'" ,;\n|\\:#čĆђЂ%'), grapheme), minLength: 1, maxLength: 20 })
   
  .map((s) => s.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '').trim()).filter((s) => s !== '' && s.length <= max);
const compact = <T extends object>(object: T) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;

const SPAN = { day: 0, range: 6, week: 6, month: 30, year: 365 } as const;
const date = fc.tuple(fc.integer({ min: toDay('1990-01-01'), max: toDay('2025-02-13') }), code(DATE_PRECISIONS), fc.nat(), maybe(code(PARTS_OF_DAY)))
  .map(([day, precision, length, partOfDay]) => compact({ start: fromDay(day), end: fromDay(day + (length % (SPAN[precision] + 1))), precision, partOfDay }));
const point = fc.tuple(fc.double({ min: 15, max: 30, noNaN: true }), fc.double({ min: 39, max: 48.5, noNaN: true }));

/** Any incident that keeps the invariants. */
const incident = (): fc.Arbitrary<ImportedIncident> => {
  const person = fc.record({
    role: code(ROLES), sex: code(SEXES), age: code(AGE_GROUPS), outcome: code(OUTCOMES),
    n: maybe(fc.integer({ min: 1, max: 9 })), relationship: maybe(code(RELATIONSHIPS)), inflictedBy: maybe(code(INFLICTED_BY)),
  }).map(compact);
  const source = fc.record({
    kind: code(SOURCE_KINDS), publisher: text(200), url: maybe(fc.webUrl({ withQueryParameters: true })),
    publishedOn: maybe(fc.integer({ min: 0, max: 20_000 }).map(fromDay)), lang: maybe(code(LANGUAGES)), recordId: maybe(text(200)),
  }).map(compact);
  const weapon = fc.record({
    category: code(WEAPONS), possession: code(POSSESSIONS),
    count: maybe(fc.integer({ min: 1, max: 500 })), countIsMin: maybe(fc.boolean()),
  }).map(compact);
  return fc.record({
    id: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/), status: code(STATUSES), date, type: code(INCIDENT_TYPES), subtype: code(INCIDENT_SUBTYPES),
    jurisdiction: code(JURISDICTION_CODES), sourceJurisdiction: maybe(text(200)), point: maybe(point), precision: maybe(code(PLACE_PRECISIONS)),
    admin1: maybe(text(200)), municipality: maybe(text(200)), settlement: maybe(text(200)), area: code(AREAS), placeType: code(PLACE_TYPES),
    tags: fc.uniqueArray(code(TAGS)), weapons: fc.uniqueArray(weapon, { maxLength: 4, selector: (w) => `${w.category} ${w.possession}` }),
    people: fc.array(person, { maxLength: 4 }), more: fc.constantFrom(0, 100), sources: fc.array(source, { maxLength: 3 }),
    summary: fc.dictionary(code([...LANGUAGES, 'de', 'fr-FR']), text(2000), { noNullPrototype: true }), reason: maybe(code(REASONS)), merged: fc.boolean(),
  }).map((made) => {
    const { people, more, status, type, tags } = made;
    const sum = (test: (p: (typeof people)[number]) => boolean) => people.reduce((n, p) => n + (test(p) ? (p.n ?? 1) : 0), 0);
    const stated = (n: number) => (n === 0 && more === 0 ? null : n + more);
    const [killed, injured, threatened, suicide] = COUNTED_OUTCOMES.map((outcome) => stated(sum((p) => p.outcome === outcome)));
    const counts = { killed: killed!, injured: injured!, threatened: threatened!, suicide: suicide!, perpetrators: stated(sum((p) => p.role === 'perpetrator')) };
    const coarse = made.precision === 'region' || made.precision === 'jurisdiction';
    const at = coarse ? undefined : made.point;
    const isPrivate = type === 'suicide' || (counts.suicide ?? 0) > 0 || tags.includes('minor_involved') || people.some(({ age }) => age === '0_18');
    return compact({
      id: made.id, status, ...(status === 'merged' && made.merged ? { mergedInto: `${made.id.slice(0, 60)}-x` } : {}), date: made.date,
      jurisdiction: at ? locate(...at).code : made.jurisdiction, sourceJurisdiction: made.sourceJurisdiction,
      place: compact({
        admin1: made.admin1, municipality: made.municipality, settlement: made.settlement,
        point: at ?? null, precision: made.precision ?? null, area: made.area, type: made.placeType,
      }),
      type, subtype: type === 'criminal_context' ? made.subtype : undefined, tags, weapons: made.weapons, people, counts,
      ...(counts.killed !== null ? { ranges: { killed: { min: 0, max: counts.killed + 1 } } } : {}),
      sources: made.sources, summary: isPrivate ? {} : made.summary, reason: made.reason,
    }) as ImportedIncident;
  });
};

/** The table of an export, with the reason that a file of an editor may give beside it. */
const toCsv = (incidents: readonly ImportedIncident[]): string =>
  csvHeader(EXPORT_COLUMNS) + incidents.map((i) => csvLine(EXPORT_COLUMNS, { ...toFlat({ ...i, revision: 1 }), reason: i.reason })).join('');

const many = fc.uniqueArray(incident(), { minLength: 1, maxLength: 4, selector: ({ id }) => id });

describe('any incident', () => {
  test('comes back from the table of an export', async () => {
    await fc.assert(fc.asyncProperty(many, async (incidents) => {
      const { incidents: back, report } = await read(toCsv(incidents));
      assert.deepEqual(errorsOf(report), [], JSON.stringify(report.issues));
      assert.deepEqual(back, incidents);
    }), { numRuns: 300 });
  });

  for (const [ending, write] of [
    ['.jsonl', (incidents: ImportedIncident[]) => incidents.map((i) => JSON.stringify(i)).join('\n')],
    ['.json', (incidents: ImportedIncident[]) => JSON.stringify({ incidents }, null, 2)],
  ] as const)
    test(`comes back from ${ending}`, async () => {
      await fc.assert(fc.asyncProperty(many, async (incidents) => {
        const { incidents: back, report } = await read(write(incidents), { ending });
        assert.deepEqual(errorsOf(report), [], JSON.stringify(report.issues));
        assert.deepEqual(back, incidents);
      }), { numRuns: 150 });
    });

  test('is read or reported, never thrown at, when bytes of its file are changed, cut or doubled', async () => {
    const edit = fc.record({ at: fc.nat(), bytes: fc.uint8Array({ maxLength: 3 }), cut: fc.nat({ max: 20 }) });
    const forms = fc.constantFrom('.csv', '.jsonl', '.json');
    await fc.assert(fc.asyncProperty(many, forms, fc.array(edit, { minLength: 1, maxLength: 4 }), async (incidents, ending, edits) => {
      const lines = incidents.map((i) => JSON.stringify(i));
      const text = ending === '.csv' ? toCsv(incidents) : ending === '.json' ? `[${lines.join(',')}]` : lines.join('\n');
      const bytes = edits.reduce((b: Buffer, { at, bytes: put, cut }) => {
        const from = at % (b.length + 1);
        return Buffer.concat([b.subarray(0, from), put, b.subarray(from + cut)]);
      }, Buffer.from(text));
      const { incidents: back, report } = await read(bytes, { ending });
      assert.equal(report.incidents, back.length);
      assert.equal(report.rows, report.incidents + report.rejected);
      if (back.length === 0) assert.ok(errorsOf(report).length > 0);
    }), { numRuns: 300 });
  });
});
