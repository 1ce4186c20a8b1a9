import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { REASONS, type Incident, type IncidentChange } from '@seesac/contract';
import { CursorError, decodeSnapshot, encodeSnapshot, filesOf, type ChangesOptions, type IncidentIndex } from '../src/index.ts';
import { datasets, dates, incident } from './generate.ts';

const AT = '2025-02-13T12:00:00Z';
const indexOf = (incidents: readonly Incident[], changes: readonly IncidentChange[]): IncidentIndex => {
  const { manifest, files } = encodeSnapshot({ version: 7, publishedAt: AT, asOf: AT, incidents, changes });
  return decodeSnapshot(manifest, files);
};
const change = (given: Partial<IncidentChange>): IncidentChange =>
  ({ version: 1, at: AT, incident: 'A', field: '*', from: null, to: null, reason: 'import', ...given });

type Question = Omit<ChangesOptions, 'limit' | 'after'>;

/** What is asked, found by looking at each change. */
function scan(incidents: readonly Incident[], changes: readonly IncidentChange[], { since, before, version, incident: id, reason, span }: Question): IncidentChange[] {
  const startOf = new Map(incidents.map((one) => [one.id, one.date.start]));
  return changes
    .filter((one) => (since === undefined || one.version > since) && (before === undefined || one.version < before) && (version === undefined || one.version === version)
      && (id === undefined || one.incident === id) && (reason === undefined || one.reason === reason)
      && (!span || (startOf.get(one.incident)! >= span.from && startOf.get(one.incident)! <= span.to)))
    .sort((a, b) => b.version - a.version || (a.incident === b.incident ? (a.field < b.field ? -1 : 1) : a.incident < b.incident ? -1 : 1));
}

function walk(limit: number, question: Question, index: (page: number) => IncidentIndex): IncidentChange[] {
  const seen: IncidentChange[] = [];
  for (let page = 0, after: string | null = null; page === 0 || after !== null; page++) {
    const answer = index(page).changes({ ...question, limit, ...(after === null ? {} : { after }) });
    assert.ok(answer.changes.length <= limit);
    seen.push(...answer.changes);
    after = answer.next;
  }
  return seen;
}

const questions = (incidents: readonly Incident[]): fc.Arbitrary<Question> => fc.record({
  since: fc.integer({ min: 0, max: 5 }), before: fc.integer({ min: 1, max: 7 }), version: fc.integer({ min: 1, max: 6 }), incident: fc.constantFrom(...incidents.map(({ id }) => id), 'nobody'),
  reason: fc.constantFrom(...REASONS), span: fc.record({ from: dates, to: dates }, { noNullPrototype: true }),
}, { requiredKeys: [], noNullPrototype: true });

test('walking the pages of changes visits what a plain sort of the ledger gives, in order', () => {
  let found = 0;
  const cases = datasets(40).chain(([list, log]) => fc.tuple(fc.constant(list), fc.constant(log), fc.array(questions(list), { minLength: 6, maxLength: 6 })));
  fc.assert(fc.property(cases, fc.integer({ min: 1, max: 7 }), ([list, log, all], limit) => {
    const index = indexOf(list, log);
    for (const question of [{}, ...all]) {
      const expected = scan(list, log, question);
      found += expected.length;
      assert.deepEqual(walk(limit, question, () => index), expected, JSON.stringify(question));
    }
  }), { numRuns: 150 });
  assert.ok(found > 1000, `only ${found} changes were found: the comparison would say nothing`);
});

test('a newer version between two pages repeats no change and loses none of those that were there', () => {
  fc.assert(fc.property(datasets(40), fc.integer({ min: 1, max: 7 }), ([list, log], limit) => {
    const old = indexOf(list, log);
    const newer = log.map((one, i) => ({ ...one, version: 6, field: `ranges.${i}` }));
    const grown = indexOf(list, [...log, ...newer]);
    assert.deepEqual(walk(limit, {}, (page) => (page ? grown : old)), scan(list, log, {}));
  }), { numRuns: 60 });
});

test('the reason of a change is that of the change, whatever its values say', () => {
  const tricky = [
    change({ field: 'a', to: { reason: 'duplicate' }, reason: 'import' }), change({ field: 'b', to: '"reason":"duplicate"}', reason: 'new_source' }),
    change({ field: 'c', reason: 'duplicate', withheld: true }), change({ field: 'd', reason: 'duplicate' }),
  ];
  const index = indexOf([incident({ id: 'A' })], tricky);
  const fields = (question: Question) => index.changes({ ...question, limit: 9 }).changes.map(({ field }) => field);
  assert.deepEqual(fields({ reason: 'duplicate' }), ['c', 'd']);
  assert.deepEqual(fields({ reason: 'import' }), ['a']);
  assert.deepEqual(fields({ reason: 'duplicate', incident: 'A' }), ['c', 'd']);
  assert.equal(index.changes({ limit: 9, reason: 'duplicate' }).changes[0]!.withheld, true);
});

test('a version of many digits is read whole', () => {
  const index = indexOf([incident({ id: 'A' })], [change({ version: 999_999_999 }), change({ version: 1_000_000, field: 'b' }), change({ version: 1, field: 'c' })]);
  assert.deepEqual(index.changes({ limit: 9, since: 1 }).changes.map(({ version }) => version), [999_999_999, 1_000_000]);
});

test('a cursor that is malformed or of the list of incidents is refused, and so is an option outside the language', () => {
  const index = indexOf([incident({ id: 'A' }), incident({ id: 'B' })], [change({}), change({ incident: 'B' })]);
  const { next } = index.changes({ limit: 1 });
  assert.match(next!, /^[A-Za-z0-9_-]+$/);
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  assert.equal(encoded(['changes', 1, 'A', '*']), next);
  const others = [index.page({}, { sort: 'date', limit: 1 }).next!, '', `${next!}=`, encoded(null), encoded(['changes']), encoded(['changes', 1.5, 'A', '*']),
    encoded(['changes', 1, 'A B', '*']), encoded(['changes', 1, 'A', '*', 0]), encoded(['changes', 1, 'A', null]), 'a'.repeat(100_000)];
  for (const after of others) assert.throws(() => index.changes({ limit: 1, after }), CursorError, after.slice(0, 40));
  assert.throws(() => index.page({}, { sort: 'date', limit: 1, after: next! }), CursorError);
  for (const limit of [0, 1.5, NaN]) assert.throws(() => index.changes({ limit }), /^RangeError: limit/);
  assert.throws(() => index.changes({ limit: 1, since: NaN }), /^RangeError: since/);
  assert.throws(() => index.changes({ limit: 1, version: 0.5 }), /^RangeError: version/);
  assert.throws(() => index.changes({ limit: 1, reason: 'whim' as 'import' }), /^RangeError: reason must be one of import/);
  assert.throws(() => index.changes({ limit: 1, span: { from: '2024-02-30', to: '2024-03-01' } }), /^RangeError: from must be a date/);
});

test('a change that names no incident of the snapshot, or comes twice, is refused', () => {
  const encode = (changes: IncidentChange[]) => () => indexOf([incident({ id: 'A' })], changes);
  assert.throws(encode([change({ incident: 'B' })]), /^SnapshotError: a change names incident B, which is not there/);
  assert.throws(encode([change({}), change({ to: 1 })]), /^SnapshotError: incident A: \* changes twice in version 1/);
});

test('without figures of its own a snapshot says that all incidents appeared in its version', () => {
  const on = (start: string) => ({ start, end: start, precision: 'day' as const });
  const counts = { killed: 2, injured: null, threatened: 0, suicide: 1, perpetrators: 9 };
  const index = indexOf([incident({ id: 'A', counts }), incident({ id: 'B', counts, date: on('2024-03-31') }), incident({ id: 'C', date: on('2023-12-31') }),
    incident({ id: 'D', counts, status: 'withdrawn' })], []);
  const zero = { incidents: 0, killed: 0, injured: 0, threatened: 0, suicide: 0 };
  assert.deepEqual(index.figures(), [
    { version: 7, at: AT, quarter: '2023Q4', from: zero, to: { ...zero, incidents: 1 } },
    { version: 7, at: AT, quarter: '2024Q1', from: zero, to: { incidents: 2, killed: 4, injured: 0, threatened: 0, suicide: 2 } },
  ]);
});

test('figures come oldest first, whatever their order', () => {
  const zero = { incidents: 0, killed: 0, injured: 0, threatened: 0, suicide: 0 };
  const figures = [[3, '2023Q1'], [1, '2024Q1'], [1, '2023Q4']].map(([version, quarter]) =>
    ({ version: Number(version), at: AT, quarter: String(quarter), from: zero, to: { ...zero, incidents: 1 } }));
  const { manifest, files } = encodeSnapshot({ version: 7, publishedAt: AT, asOf: AT, incidents: [], changes: [], figures });
  assert.deepEqual(decodeSnapshot(manifest, files).figures(), [figures[2], figures[1], figures[0]]);
  assert.deepEqual(filesOf(manifest), [manifest.figures]);
});
