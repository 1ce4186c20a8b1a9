import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  AGE_GROUPS, AREAS, COUNTED_OUTCOMES, DATE_PRECISIONS, fromDay, INCIDENT_SUBTYPES, INCIDENT_TYPES, INFLICTED_BY, JURISDICTION_CODES, LANGUAGES, OUTCOMES, PARTS_OF_DAY,
  PLACE_PRECISIONS, PLACE_TYPES, POSSESSIONS, REASONS, RELATIONSHIPS, ROLES, SEXES, SOURCE_KINDS, STATUSES, TAGS, toDay, WEAPONS,
} from '@seesac/contract';
import { locate } from '@seesac/basemap';
import type { ImportedIncident } from '../src/import/index.ts';
import { errorsOf, read } from './import-support.ts';

const code = <T extends string>(codes: readonly T[]) => fc.constantFrom(...codes);
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined, freq: 2 });
const grapheme = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 });
const text = (max: number, forbidden = /$^/) =>
  fc.string({ unit: fc.oneof(fc.constantFrom(...'=+-@\'" ,;\nčĆђЂ%'), grapheme), minLength: 1, maxLength: 20 })
   
  .map((s) => s.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '').trim()).filter((s) => s !== '' && s.length <= max && !forbidden.test(s));
const compact = <T extends object>(object: T) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;

const SPAN = { day: 0, range: 6, week: 6, month: 30, year: 365 } as const;
const date = fc.tuple(fc.integer({ min: toDay('1990-01-01'), max: toDay('2025-02-13') }), code(DATE_PRECISIONS), fc.nat(), maybe(code(PARTS_OF_DAY)))
  .map(([day, precision, length, partOfDay]) => compact({ start: fromDay(day), end: fromDay(day + (length % (SPAN[precision] + 1))), precision, partOfDay }));
const point = fc.tuple(fc.double({ min: 15, max: 30, noNaN: true }), fc.double({ min: 39, max: 48.5, noNaN: true }));

/** Any incident that keeps the invariants; `full` with what the flat form cannot hold. */
const incident = (full: boolean): fc.Arbitrary<ImportedIncident> => {
  const listed = full ? /$^/ : /\|/;
  const person = fc.record({
    role: code(ROLES), sex: code(SEXES), age: code(AGE_GROUPS), outcome: code(OUTCOMES),
    ...(full ? { n: maybe(fc.integer({ min: 1, max: 9 })), relationship: maybe(code(RELATIONSHIPS)), inflictedBy: maybe(code(INFLICTED_BY)) } : {}),
  }).map(compact);
  const source = fc.record({
    kind: code(SOURCE_KINDS), publisher: text(200, listed), url: maybe(fc.webUrl({ withQueryParameters: true }).filter((url) => !listed.test(url))),
    publishedOn: maybe(fc.integer({ min: 0, max: 20_000 }).map(fromDay)), ...(full ? { lang: maybe(code(LANGUAGES)), recordId: maybe(text(200)) } : {}),
  }).map(compact);
  const weapon = fc.record({
    category: code(WEAPONS), possession: code(POSSESSIONS),
    ...(full ? { count: maybe(fc.integer({ min: 1, max: 500 })), countIsMin: maybe(fc.boolean()) } : {}),
  }).map(compact);
  return fc.record({
    id: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/), status: code(STATUSES), date, type: code(INCIDENT_TYPES), subtype: code(INCIDENT_SUBTYPES),
    jurisdiction: code(JURISDICTION_CODES), sourceJurisdiction: maybe(text(200)), point: maybe(point), precision: maybe(code(PLACE_PRECISIONS)),
    admin1: maybe(text(200)), municipality: maybe(text(200)), settlement: maybe(text(200)), area: code(AREAS), placeType: code(PLACE_TYPES),
    tags: fc.uniqueArray(code(TAGS)), weapons: fc.uniqueArray(weapon, { maxLength: 4, selector: (w) => `${w.category} ${w.possession}` }),
    people: fc.array(person, { maxLength: 4 }), more: fc.constantFrom(0, 100), sources: fc.array(source, { maxLength: 3 }),
    summary: fc.dictionary(code(LANGUAGES), text(2000), { noNullPrototype: true }), reason: maybe(code(REASONS)), merged: fc.boolean(),
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
      id: made.id, status, ...(full && status === 'merged' && made.merged ? { mergedInto: `${made.id.slice(0, 60)}-x` } : {}), date: made.date,
      jurisdiction: at ? locate(...at).code : made.jurisdiction, ...(full ? { sourceJurisdiction: made.sourceJurisdiction } : {}),
      place: compact({
        admin1: made.admin1, municipality: made.municipality, settlement: made.settlement,
        point: at ?? null, precision: made.precision ?? null, area: made.area, type: made.placeType,
      }),
      type, subtype: type === 'criminal_context' ? made.subtype : undefined, tags, weapons: made.weapons, people, counts,
      ...(full && counts.killed !== null ? { ranges: { killed: { min: 0, max: counts.killed + 1 } } } : {}),
      sources: made.sources, summary: isPrivate ? {} : made.summary, reason: made.reason,
    }) as ImportedIncident;
  });
};

/** The flat form as an export writes it: text that a spreadsheet would take for a formula is guarded. */
function toFlat(incident: ImportedIncident): Record<string, string> {
  const { id, status, date, jurisdiction, place, type, subtype, tags, weapons, people, counts, sources, summary, reason } = incident;
  const list = <T>(entries: readonly T[], cell: (entry: T) => string | undefined) =>
    (entries.some((e) => cell(e) !== undefined) ? entries.map((e) => cell(e) ?? '').join('|') : '');
  const number = (n: number | null) => (n === null ? '' : String(n));
  return {
    id, status, date: date.start, date_end: date.end, date_precision: date.precision, part_of_day: date.partOfDay ?? '', jurisdiction,
    admin1: place.admin1 ?? '', municipality: place.municipality ?? '', settlement: place.settlement ?? '',
    lat: number(place.point?.[1] ?? null), lon: number(place.point?.[0] ?? null),
    place_precision: place.precision ?? '', area: place.area, place_type: place.type, type, subtype: subtype ?? '', tags: tags.join('|'),
    weapons: list(weapons, (w) => w.category), possession: list(weapons, (w) => w.possession), killed: number(counts.killed), injured: number(counts.injured),
    threatened: number(counts.threatened), suicides: number(counts.suicide), perpetrators: number(counts.perpetrators),
    people: list(people, (p) => [p.role, p.sex, p.age, p.outcome].map((part) => (part === 'unknown' ? '' : part)).join(':')),
    ...Object.fromEntries(LANGUAGES.map((lang) => [`summary_${lang}`, summary[lang] ?? ''])),
    source_kind: list(sources, (s) => s.kind), source_name: list(sources, (s) => s.publisher), source_url: list(sources, (s) => s.url),
    source_date: list(sources, (s) => s.publishedOn),
    reason: reason ?? '',
  };
}

function toCsv(rows: readonly Record<string, string>[], delimiter: string, end: string): string {
  const guard = (cell: string) => (/^['\s]*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
  const quote = (cell: string) => (/["\n\r,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row).map(guard))].map((row) => row.map(quote).join(delimiter)).join(end);
}

const many = (full: boolean) => fc.uniqueArray(incident(full), { minLength: 1, maxLength: 4, selector: ({ id }) => id });

describe('any incident', () => {
  test('comes back from a flat CSV, with any delimiter and line end', async () => {
    await fc.assert(fc.asyncProperty(many(false), fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), async (incidents, delimiter, end) => {
      const { incidents: back, report } = await read(toCsv(incidents.map(toFlat), delimiter, end));
      assert.deepEqual(errorsOf(report), [], JSON.stringify(report.issues));
      assert.deepEqual(back, incidents);
    }), { numRuns: 150 });
  });

  for (const [ending, write] of [
    ['.jsonl', (incidents: ImportedIncident[]) => incidents.map((i) => JSON.stringify(i)).join('\n')],
    ['.json', (incidents: ImportedIncident[]) => JSON.stringify({ incidents }, null, 2)],
  ] as const)
    test(`comes back from ${ending}`, async () => {
      await fc.assert(fc.asyncProperty(many(true), async (incidents) => {
        const { incidents: back, report } = await read(write(incidents), { ending });
        assert.deepEqual(errorsOf(report), [], JSON.stringify(report.issues));
        assert.deepEqual(back, incidents);
      }), { numRuns: 150 });
    });

  test('is read or reported, never thrown at, when bytes of its file are changed, cut or doubled', async () => {
    const edit = fc.record({ at: fc.nat(), bytes: fc.uint8Array({ maxLength: 3 }), cut: fc.nat({ max: 20 }) });
    const forms = fc.constantFrom('.csv', '.jsonl', '.json');
    await fc.assert(fc.asyncProperty(many(false), forms, fc.array(edit, { minLength: 1, maxLength: 4 }), async (incidents, ending, edits) => {
      const lines = incidents.map((i) => JSON.stringify(i));
      const text = ending === '.csv' ? toCsv(incidents.map(toFlat), ',', '\n') : ending === '.json' ? `[${lines.join(',')}]` : lines.join('\n');
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
