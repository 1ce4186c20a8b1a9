import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { periodOf, type QuarterFigures } from '@seesac/contract';
import type { ImportedIncident } from '../../src/import/types.ts';
import type { ImportMeta, Store } from '../../src/store/store.ts';
import { contentOf } from './content.ts';
import { incident } from './incidents.ts';
import type { Place } from './store-suite.ts';

const META: ImportMeta = { kind: 'import', actor: 'command', fileName: 'f', sha256: () => 'x', reason: 'import', at: new Date('2025-02-13T12:00:00Z') };
const dated = (n: number, day: string, killed: number | null, change: Partial<ImportedIncident> = {}) => incident(n, {
  date: { start: day, end: day, precision: 'day' }, counts: { killed, injured: null, threatened: 2, suicide: 0, perpetrators: 1 }, ...change,
});
const figures = (incidents: number, killed: number): QuarterFigures => ({ incidents, killed, injured: 0, threatened: incidents * 2, suicide: 0 });

/** The ledger of figures by quarter, edits of one record, and what a row means that says what is published. One history, like the store suite. */
export function ledgerSuite(place: () => Promise<Place>): void {
  let store: Store;
  before(async () => {
    store = await (await place()).open();
    await store.migrate();
  });
  after(() => store.close());
  const add = (...rows: ImportedIncident[]) => store.applyImport(rows, META);
  const moves = async (version: number) =>
    (await contentOf(store)).figures.filter((move) => move.version === version).map(({ quarter, from, to }) => [quarter, from, to]);

  test('a first import moves each quarter that it touches from nothing', async () => {
    await add(dated(1, '2024-03-31', 2), dated(2, '2024-04-01', 1), dated(3, '2024-06-30', null), dated(4, '2023-12-31', 5, { status: 'withdrawn' }));
    assert.deepEqual(await moves(1), [['2024Q1', figures(0, 0), figures(1, 2)], ['2024Q2', figures(0, 0), figures(2, 1)]]);
  });

  test('a correction moves its quarter alone, and one that changes no figure moves none', async () => {
    await add(dated(2, '2024-04-01', 3));
    assert.deepEqual(await moves(2), [['2024Q2', figures(2, 1), figures(2, 3)]]);
    await add(dated(2, '2024-04-02', 3, { type: 'criminal_context' }));
    assert.deepEqual(await moves(3), []);
  });

  test('an incident that goes to another quarter moves both, one that is put right within a version with another moves none', async () => {
    await add(dated(2, '2024-03-30', 3));
    assert.deepEqual(await moves(4), [['2024Q1', figures(1, 2), figures(2, 5)], ['2024Q2', figures(2, 3), figures(1, 0)]]);
    await add(dated(1, '2024-03-31', 3), dated(2, '2024-03-30', 2));
    assert.deepEqual(await moves(5), []);
  });

  test('a withdrawn and a merged incident leave their quarter, a restored one comes back, and one that appears withdrawn moves nothing', async () => {
    await add(dated(1, '2024-03-31', 3, { status: 'withdrawn', reason: 'out_of_scope' }), dated(9, '2024-01-01', 7, { status: 'withdrawn' }));
    assert.deepEqual(await moves(6), [['2024Q1', figures(2, 5), figures(1, 2)]]);
    await add(dated(2, '2024-03-30', 2, { status: 'merged', mergedInto: 'SYNTHETIC-000003' }), dated(1, '2024-03-31', 3));
    assert.deepEqual(await moves(7), [['2024Q1', figures(1, 2), figures(1, 3)]]);
    await add(dated(1, '2024-03-31', 3, { status: 'withdrawn' }));
    assert.deepEqual(await moves(8), [['2024Q1', figures(1, 3), figures(0, 0)]]);
  });

  test('a refused or failing import moves nothing', async () => {
    const before = await contentOf(store);
    await assert.rejects(store.applyImport([dated(5, '2024-05-05', 1)], META, { verdict: () => { throw new Error('a row was rejected'); } }), /a row was rejected/);
    assert.deepEqual(await contentOf(store), before);
  });

  test('of any history the moves add up to what the incidents say', async () => {
    const day = fc.constantFrom('2021-12-31', '2022-01-01', '2022-03-31', '2022-04-01', '2023-07-07');
    const row = fc.record({ n: fc.integer({ min: 50, max: 58 }), day, killed: fc.option(fc.integer({ min: 0, max: 9 })), status: fc.constantFrom('verified', 'provisional', 'withdrawn') });
    const version = fc.uniqueArray(row, { selector: ({ n }) => n, minLength: 1, maxLength: 5 });
    await fc.assert(fc.asyncProperty(fc.array(version, { minLength: 1, maxLength: 4 }), async (versions) => {
      for (const rows of versions) await add(...rows.map(({ n, day: start, killed, status }) => dated(n, start, killed, { status })));
      const { incidents, figures: all } = await contentOf(store);
      const now = new Map<string, QuarterFigures>();
      for (const { quarter, from, to } of all) {
        assert.deepEqual(from, now.get(quarter) ?? figures(0, 0));
        assert.notDeepEqual(from, to);
        now.set(quarter, to);
      }
      const counted = incidents.filter(({ status }) => status === 'verified' || status === 'provisional');
      for (const [quarter, last] of now) {
        const there = counted.filter(({ date }) => periodOf(date.start, 'quarter') === quarter);
        assert.deepEqual(last, figures(there.length, there.reduce((sum, { counts }) => sum + (counts.killed ?? 0), 0)), quarter);
      }
    }), { numRuns: 12 });
  });

  test('years are told apart by what would have to be encoded again', async () => {
    const states = async () => store.readForPublish((await store.latestVersion())!.version, async ({ years }) => years);
    await add(dated(70, '2019-01-01', 1), dated(71, '2019-12-31', 1), dated(72, '2018-12-31', 1));
    const before = await states();
    const { version } = (await store.latestVersion())!;
    assert.deepEqual(before.filter(({ year }) => year < 2020), [{ year: 2019, records: 2, lastVersion: version }, { year: 2018, records: 1, lastVersion: version }]);
    await add(dated(71, '2018-12-30', 1));
    assert.deepEqual((await states()).filter(({ year }) => year < 2020), [{ year: 2019, records: 1, lastVersion: version }, { year: 2018, records: 2, lastVersion: version + 1 }]);
    await store.readForPublish(version + 1, async ({ instantOf }) => assert.deepEqual([await instantOf(1), await instantOf(99_999)], [META.at.toISOString(), null]));
  });

  test('an edit of a revision that is no longer there changes nothing', async () => {
    const { revision } = (await store.incident('SYNTHETIC-000070'))!;
    const edit = (killed: number) => store.applyImport([dated(70, '2019-01-01', killed)], { ...META, kind: 'edit', actor: 'key-1' }, { expect: { id: 'SYNTHETIC-000070', revision } });
    await edit(4);
    await assert.rejects(edit(5), { name: 'StoreError', code: 'CONFLICT', message: new RegExp(`revision ${revision + 1}, not revision ${revision}`) });
    assert.equal((await store.incident('SYNTHETIC-000070'))!.counts.killed, 4);
    assert.equal(await store.incident('SYNTHETIC-999999'), null);
    await assert.rejects(store.applyImport([], META, { expect: { id: 'SYNTHETIC-999999', revision: 1 } }), { code: 'CONFLICT' });
  });

  test('a row that says what the privacy floors publish wipes out nothing; an edit that says it does', async () => {
    const whole = dated(80, '2020-05-05', 0, { type: 'domestic_violence' });
    await add(whole);
    const published = dated(80, '2020-05-05', 0, { type: 'domestic_violence', place: { point: null, precision: 'jurisdiction', area: 'urban', type: 'street' } });
    assert.deepEqual(await add(published), { version: null, added: 0, changed: 0, unchanged: 1 });
    assert.deepEqual((await store.incident(whole.id))!.place, whole.place);
    assert.equal((await store.applyImport([published], { ...META, kind: 'edit' })).changed, 1);
    assert.deepEqual((await store.incident(whole.id))!.place, published.place);
  });

  test('a complete import withdraws what it leaves out, with an entry and a reason; a partial one leaves it alone', async () => {
    const all = (await contentOf(store)).incidents.filter(({ status }) => status !== 'merged').map(({ revision: _revision, ...item }): ImportedIncident => item);
    const counted = all.filter(({ status }) => status !== 'withdrawn');
    const gone = counted[0]!;
    const rest = all.filter(({ id }) => id !== gone.id);
    assert.equal((await add(...rest)).version, null);
    const { version, changed, added, unchanged } = await store.applyImport(rest, META, { complete: true });
    assert.deepEqual([added, changed, unchanged], [0, 1, rest.length]);
    const { incidents, changes, figures: moved } = await contentOf(store);
    assert.equal(incidents.find(({ id }) => id === gone.id)!.status, 'withdrawn');
    assert.deepEqual(changes.filter((change) => change.version === version).map(({ incident: id, field, from, to, reason }) => [id, field, from, to, reason]),
      [[gone.id, 'status', gone.status, 'withdrawn', 'out_of_scope']]);
    const move = moved.find((entry) => entry.version === version)!;
    assert.equal(move.to.incidents, move.from.incidents - 1);
    assert.equal((await store.applyImport(rest, META, { complete: true })).version, null);
    assert.equal((await add(gone)).changed, 1);
  });

  test('a complete import that leaves more than a fifth out is taken for a cut file: nothing is stored', async () => {
    const before = await contentOf(store);
    await assert.rejects(store.applyImport([], META, { complete: true }), { name: 'StoreError', code: 'MISSING', message: /lacks (\d+) of \1 incidents that count: more than 20 %/ });
    assert.deepEqual(await contentOf(store), before);
  });
}
