import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import type { IncidentChange } from '@seesac/contract';
import type { SnapshotManifest } from '@seesac/incident-index';
import type { ImportedIncident } from '../../src/import/types.ts';
import type { ImportMeta, RestoreInput, Store } from '../../src/store/store.ts';
import { contentOf } from './content.ts';
import { incident, incidents } from './incidents.ts';

/** An empty, migrated or not, place for a store. `several`: more than one may be open at once. */
export interface Place { open(): Promise<Store>; several: boolean }

const META: ImportMeta = {
  kind: 'import', actor: 'command', fileName: 'day.jsonl', sha256: 'ab'.repeat(32), reason: 'import', at: new Date('2025-02-13T23:30:00.250Z'),
};
const later = (minutes: number) => new Date(META.at.getTime() + minutes * 60_000);

/** What a snapshot of a content gives back. */
function restorable(version: number, { at, incidents: stored, changes, figures }: Awaited<ReturnType<typeof contentOf>>, releases: RestoreInput['releases']): RestoreInput {
  const records = stored.map((item) => ({ incident: item, changes: changes.filter((change) => change.incident === item.id) }));
  return { manifest: { version, publishedAt: at } as SnapshotManifest, records, figures, releases };
}

/** What every store does, whatever is below it. The tests build on each other: one store has one history. */
export function storeSuite(place: () => Promise<Place>): void {
  let at: Place;
  let store: Store;
  before(async () => {
    at = await place();
    store = await at.open();
    await store.migrate();
  });
  after(() => store.close());
  const read = () => contentOf(store);

  test('migrating again changes nothing', async () => {
    await store.migrate();
    assert.equal(await store.latestVersion(), null);
    assert.equal(await store.publishedVersion(), null);
  });

  test('a first import is version 1, with an entry of the whole record for each incident', async () => {
    const rows: number[] = [];
    const applied = await store.applyImport(incidents(1_203), META, { onRow: (n) => rows.push(n) });
    assert.deepEqual(applied, { version: 1, added: 1_203, changed: 0, unchanged: 0 });
    assert.deepEqual(rows, [500, 1_000, 1_203]);
    assert.deepEqual(await store.latestVersion(), { version: 1, at: '2025-02-13T23:30:00.250Z' });
    const { at: instant, incidents: stored, changes } = await read();
    assert.equal(instant, '2025-02-13T23:30:00.250Z');
    assert.equal(changes.length, 1_203);
    assert.deepEqual(changes[0], { version: 1, at: instant, incident: 'SYNTHETIC-000001', field: '*', from: null, to: null, reason: 'import' });
    assert.deepEqual(stored.find(({ id }) => id === 'SYNTHETIC-000007'), { ...incident(7), revision: 1 });
  });

  test('the same content again is no version, in whatever order its fields and rows come', async () => {
    const shuffled = incidents(1_203).reverse().map((item) => Object.fromEntries(Object.entries(item).reverse()) as unknown as ImportedIncident);
    assert.deepEqual(await store.applyImport(shuffled, { ...META, at: later(1) }), { version: null, added: 0, changed: 0, unchanged: 1_203 });
    assert.equal((await store.latestVersion())!.version, 1);
  });

  test('an edited row is version n+1, with an entry for each leaf that changed, and a revision more', async () => {
    const edited = incident(5, { counts: { ...incident(5).counts, killed: 4, threatened: 2 }, tags: ['mass_shooting'], reason: 'victim_died' });
    delete edited.place.settlement;
    const applied = await store.applyImport([incident(4), edited, incident(2_000)], { ...META, reason: 'new_source', at: later(2) });
    assert.deepEqual(applied, { version: 2, added: 1, changed: 1, unchanged: 1 });
    const { incidents: stored, changes } = await read();
    const entry = (field: string, from: unknown, to: unknown): IncidentChange =>
      ({ version: 2, at: later(2).toISOString(), incident: 'SYNTHETIC-000005', field, from, to, reason: 'victim_died' });
    assert.deepEqual(changes.filter(({ version }) => version === 2), [
      entry('counts.killed', 2, 4), entry('counts.threatened', null, 2), entry('place.settlement', 'Settlement 5', null), entry('tags', [], ['mass_shooting']),
      { ...entry('*', null, null), incident: 'SYNTHETIC-002000', reason: 'new_source' },
    ]);
    assert.deepEqual(['SYNTHETIC-000004', 'SYNTHETIC-000005', 'SYNTHETIC-002000'].map((id) => stored.find((item) => item.id === id)!.revision), [1, 2, 1]);
    assert.equal('reason' in stored.find(({ id }) => id === 'SYNTHETIC-000005')!, false);
  });

  test('text that could be markup, SQL or another script comes back as it went in', async () => {
    const summary = { en: `'); drop table incidents; -- "\\" $1 %s`, 'sr-Cyrl': 'Ниш\n\tЂ', sq: '<b>\u202eëÇ</b>', ro: '😀' };
    await store.applyImport([incident(3_000, { summary })], { ...META, at: later(3) });
    assert.deepEqual((await read()).incidents.find(({ id }) => id === 'SYNTHETIC-003000')!.summary, { en: summary.en, ro: summary.ro, sq: summary.sq, 'sr-Cyrl': summary['sr-Cyrl'] });
  });

  test('a value that no column can hold fails with its SQLSTATE, and the whole import with it', async () => {
    const bad = incident(4_001, { summary: { en: 'nul: \u0000' } });
    await assert.rejects(store.applyImport([incident(4_000), bad], { ...META, at: later(4) }), { name: 'StoreError', code: '22P05' });
    assert.equal((await store.latestVersion())!.version, 3);
    assert.equal((await read()).incidents.some(({ id }) => id === 'SYNTHETIC-004000'), false);
  });

  test('an identifier that comes twice fails with the name of the constraint, and the store goes on', async () => {
    await assert.rejects(store.applyImport([incident(4_000), incident(4_000)], META), { name: 'StoreError', code: '23505', constraint: 'staging_pkey' });
    assert.equal((await store.latestVersion())!.version, 3);
  });

  test('rows that fail half-way leave nothing behind', async () => {
    function* failing() {
      yield* incidents(600, 5_000);
      throw new Error('the file ended in the middle');
    }
    await assert.rejects(store.applyImport(failing(), META), /the file ended in the middle/);
    assert.equal((await read()).incidents.some(({ id }) => id === 'SYNTHETIC-005000'), false);
  });

  test('imports at once take turns: one after the other, none lost, the same one counted once', async () => {
    const other = at.several ? await at.open() : store;
    try {
      const results = await Promise.all([
        store.applyImport(incidents(300, 6_000), META), other.applyImport(incidents(300, 6_000), META), other.applyImport(incidents(300, 6_100), META),
      ]);
      assert.equal(results.reduce((sum, { added }) => sum + added, 0), 400);
      const versions = results.map(({ version }) => version).filter((version) => version !== null).sort();
      assert.deepEqual(versions, Array.from(versions, (_, i) => 4 + i));
    } finally {
      if (other !== store) await other.close();
    }
  });

  test('only the latest version can be read to be published', async () => {
    await assert.rejects(store.readForPublish(1, async () => {}), { name: 'StoreError', code: 'SUPERSEDED' });
  });

  test('the published pointer moves forward only, and tells its listeners', async () => {
    const told: number[] = [];
    let arrived = () => {};
    const once = (version: number) => new Promise<void>((resolve) => (arrived = () => told.includes(version) && resolve()));
    const stop = await store.listen((version) => { told.push(version); arrived(); });
    const second = once(2);
    await store.setPublished(2);
    await second;
    await store.setPublished(1);
    assert.equal(await store.publishedVersion(), 2);
    const third = once(3);
    await store.setPublished(3);
    await third;
    await stop();
    assert.deepEqual(told, [2, 3]);
  });

  test('a listener that comes late is told the current version', async () => {
    const told: number[] = [];
    const stop = await store.listen((version) => told.push(version));
    await stop();
    assert.deepEqual(told, [3]);
  });

  test('a release names the published version for good, once', async () => {
    assert.deepEqual(await store.releases(), []);
    const first = await store.release('2024Q4', { at: later(5), note: 'Frozen for the quarterly monitor' });
    assert.deepEqual(first, { name: '2024Q4', version: 3, at: later(5).toISOString(), note: 'Frozen for the quarterly monitor' });
    await assert.rejects(store.release('2024Q4', { at: later(6) }), { name: 'StoreError', code: 'DUPLICATE', message: /2024Q4 is version 3 since 2025-02-13T23:35/ });
    const second = await store.release('2024', { at: later(6) });
    assert.deepEqual(await store.releases(), [second, first]);
  });

  test('maintenance changes nothing', async () => {
    const before = await read();
    await store.maintain();
    assert.deepEqual(await read(), before);
    assert.deepEqual(await store.damaged(), []);
  });

  test('a store that holds something is not restored over', async () => {
    const { version } = (await store.latestVersion())!;
    await assert.rejects(store.restore({ manifest: { version } as SnapshotManifest, records: [], figures: [], releases: [] }), { name: 'StoreError', code: 'NOT_EMPTY' });
  });

  test('an empty store restored from what was published is equal to it, and goes on from there', async () => {
    const { version } = (await store.latestVersion())!;
    const content = await read();
    const copy = await (await place()).open();
    try {
      await copy.migrate();
      await copy.restore(restorable(version, content, await store.releases()));
      assert.deepEqual(await contentOf(copy), content);
      assert.deepEqual(await copy.releases(), await store.releases());
      assert.equal(await copy.publishedVersion(), version);
      assert.deepEqual(await copy.damaged(), []);
      const edited = incident(7, { status: 'withdrawn', reason: 'out_of_scope' });
      assert.deepEqual(await copy.applyImport([edited, incident(6)], { ...META, at: later(9) }), { version: version + 1, added: 0, changed: 1, unchanged: 1 });
    } finally {
      await copy.close();
    }
  });

  test('maintenance waits for its turn instead of running within the transaction of somebody else', async () => {
    async function* slow() {
      yield* incidents(2);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    // VACUUM within a transaction is an error of PostgreSQL
    await Promise.all([store.applyImport(slow(), META), store.maintain()]);
  });
}
