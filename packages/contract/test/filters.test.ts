import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  FILTER_KEYS, MULTI_KEYS, MULTI_VALUES, SINGLE_KEYS, filterPairs, formatFilters, fromDay, parseFilters, toDay, type Filters,
} from '../src/index.ts';

const day = fc.integer({ min: toDay('1900-01-01'), max: toDay('2099-12-31') }).map(fromDay);
const decimal = (min: number, max: number) => fc.integer({ min: min * 1e6, max: max * 1e6 }).map((n) => n / 1e6);
const bbox = fc
  .tuple(decimal(-180, 180), decimal(-90, 90), decimal(-180, 180), decimal(-90, 90))
  .filter(([w, s, e, n]) => w < e && s < n && ![w, s, e, n].some((x) => Math.abs(x) < 1e-6 && x !== 0))
  .map(([w, s, e, n]) => [w + 0, s + 0, e + 0, n + 0] as const);
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((s) => s.normalize('NFC').replace(/[\u0000-\u001f\u007f]/g, '').replace(/\s+/g, ' ').trim())
  .filter((s) => s.length > 0 && s.length <= 200);

/** Filters as parsing gives them: sorted, distinct, defaults left out. */
const filters: fc.Arbitrary<Filters> = fc
  .record(
    {
      ...Object.fromEntries(MULTI_KEYS.map((key) => [key, fc.subarray([...MULTI_VALUES[key]], { minLength: 1 }).map((v) => v.sort())])),
      lens: fc.constantFrom('violence', 'seizures'),
      span: fc.tuple(fc.option(day, { nil: undefined }), fc.option(day, { nil: undefined })),
      q: words,
      bbox,
      state: fc.oneof(fc.record({ release: fc.constantFrom('2024Q4', 'v1.0', 'a-b_c') }), fc.record({ as_of: day })),
    },
    { requiredKeys: [] },
  )
  .map(({ span, state, ...rest }) => {
    const [a, b] = (span ?? []) as (string | undefined)[];
    const [from, to] = a && b && a > b ? [b, a] : [a, b];
    return { ...rest, ...state, ...(from ? { from } : {}), ...(to ? { to } : {}) } as Filters;
  });

test('parse after format is the identity', () => {
  fc.assert(fc.property(filters, (f) => {
    const { filters: back, errors, rest } = parseFilters(formatFilters(f));
    assert.deepEqual(errors, []);
    assert.deepEqual(rest, []);
    assert.deepEqual(back, f);
  }), { numRuns: 2000 });
});

test('the canonical form is unique: any order, repetition and spelling of the same filters gives the same string', () => {
  fc.assert(fc.property(filters, fc.infiniteStream(fc.nat()), (f, random) => {
    const pairs = filterPairs(f).flatMap((p) => ((MULTI_KEYS as readonly string[]).includes(p[0]) && random.next().value % 3 === 0 ? [p, p] : [p]));
    if (!f.lens) pairs.push(['lens', 'all']);
    for (let i = pairs.length - 1; i > 0; i--) {
      const j = random.next().value % (i + 1);
      [pairs[i], pairs[j]] = [pairs[j]!, pairs[i]!];
    }
    const spelled = pairs.map(([k, v]) => `${k}=${[...new TextEncoder().encode(v)].map((b) => `%${b.toString(16).padStart(2, '0')}`).join('')}`).join('&');
    const parsed = parseFilters(`?${spelled}`);
    assert.deepEqual(parsed.errors, []);
    assert.equal(formatFilters(parsed.filters), formatFilters(f));
  }), { numRuns: 1000 });
});

test('two filters have one canonical string only if they are equal', () => {
  fc.assert(fc.property(filters, filters, (a, b) => {
    if (formatFilters(a) === formatFilters(b)) assert.deepEqual(a, b);
  }), { numRuns: 1000 });
});

test('nothing that is typed makes parsing throw, and what passes is canonical', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.tuple(fc.constantFrom(...FILTER_KEYS, '__proto__', 'x'), fc.string())).map((ps) => ps.map((p) => p.join('=')).join('&'))), (text) => {
    const { filters: f, errors } = parseFilters(text);
    if (errors.length === 0) assert.deepEqual(parseFilters(formatFilters(f)).filters, f);
    else for (const e of errors) assert.ok(e.message.length > 0);
  }), { numRuns: 2000 });
});

test('the key lists hold every key once, in alphabetical order', () => {
  assert.deepEqual([...FILTER_KEYS], [...MULTI_KEYS, ...SINGLE_KEYS].sort());
  assert.deepEqual(Object.keys(MULTI_VALUES).sort(), [...MULTI_KEYS]);
});

for (const [query, parameter, message] of [
  ['country=RS', 'country', /not a parameter/],
  ['jurisdiction=rs', 'jurisdiction', /one of AL, BA, XK/],
  ['jurisdiction[$ne]=', 'jurisdiction[$ne]', /not a parameter/],
  ['type=', 'type', /one of/],
  ['lens=harm', 'lens', /one of all, violence, seizures/],
  ['from=2024-01-01&from=2024-01-02', 'from', /once/],
  ['from=2024-02-30', 'from', /existing date/],
  ['to=9999-12-31', 'to', /existing date/],
  ['to=12024-01-01', 'to', /existing date/],
  ['from=2024-02-02&to=2024-02-01', 'from', /after/],
  ['bbox=NaN,1,2,3', 'bbox', /four numbers/],
  ['bbox=1,2,3', 'bbox', /four numbers/],
  ['bbox=20,44,19,45', 'bbox', /west < east/],
  ['bbox=20,91,21,92', 'bbox', /within/],
  ['bbox=20.12345678901234567,44,21,45', 'bbox', /6 decimals/],
  ['q=', 'q', /empty/],
  ['q=%00', 'q', /control/],
  [`q=${'a'.repeat(201)}`, 'q', /at most 200/],
  ['q=%C0%AE', 'q', /percent-encoded/],
  ['release=2024Q4&as_of=2024-12-31', 'as_of', /combined/],
  ['release=../etc', 'release', /name of a release/],
  ['__proto__=1', '__proto__', /not a parameter/],
] as const) {
  test(`refuses ${query.slice(0, 50)} and names the parameter`, () => {
    const { errors } = parseFilters(query);
    assert.equal(errors[0]?.parameter, parameter);
    assert.match(errors[0]!.message, message);
  });
}

test('29 February passes in a leap year only', () => {
  assert.deepEqual(parseFilters('from=2024-02-29').errors, []);
  assert.equal(parseFilters('from=2023-02-29').errors.length, 1);
});

test('hands back the parameters that the caller takes, and refuses them twice', () => {
  assert.deepEqual(parseFilters('limit=5&type=suicide', ['limit']).rest, [['limit', '5']]);
  assert.equal(parseFilters('limit=5&limit=6', ['limit']).errors[0]?.parameter, 'limit');
});

test('a comma stays readable, a space and a letter outside ASCII are encoded', () => {
  assert.equal(formatFilters({ bbox: [13, 39, 31, 49.5], q: 'Niš grad' }), 'bbox=13,39,31,49.5&q=Ni%C5%A1%20grad');
});
