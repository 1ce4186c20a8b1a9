import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { IncidentChange, IncidentDetail, QuarterChange } from '@seesac/contract';
import { startAdmin, type AdminHarness } from './support/admin.ts';
import { seesacData } from './support/command.ts';
import { DataDirs, environment } from './support/data-dir.ts';
import { incident, jsonLines } from './support/incidents.ts';
import { startPostgres } from './support/postgres.ts';

// What the corrections of one incident look like to a reader, from the first import to the withdrawal, over HTTP alone.

const dirs = new DataDirs();
after(() => dirs.remove());

const ID = 'SYNTHETIC-000001';
const dated = (n: number, day: string, killed: number) => incident(n, {
  date: { start: day, end: day, precision: 'day' }, counts: { killed, injured: 0, threatened: 0, suicide: 0, perpetrators: null },
});
/** Day by day: what was done, and what is true at its end. The clock of the service is in UTC; each day ends in Belgrade. */
const DAYS = { import: '2025-01-10', first: '2025-01-20', second: '2025-01-30', withdrawn: '2025-02-10', now: '2025-02-13' };

interface Meta { version: number; release?: string; figures?: QuarterChange[] }
interface Answer<T> { data: T; meta: Meta }

function suite(start: () => Promise<AdminHarness>): void {
  let admin: AdminHarness;
  after(() => admin.stop());
  const get = async <T>(path: string): Promise<Answer<T>> => {
    const { status, body } = await admin.read<Answer<T>>(path);
    assert.equal(status, 200, `${path}: ${JSON.stringify(body)}`);
    return body;
  };
  const act = async (day: string, method: string, path: string, body: object) => {
    admin.setNow(`${day}T10:00:00Z`);
    const { status, text } = await admin.ask(method, `/incidents/${ID}${path}`, { body });
    assert.equal(status, 200, text);
  };
  const quarter = 'from=2024-10-01&to=2024-12-31';
  const counted = async (state: string) => {
    const { data, meta } = await get<{ count: number; outcomes: { killed: number } }>(`/v1/counter?${quarter}${state}`);
    return [data.count, data.outcomes.killed, meta.version];
  };
  const shown = async (state: string) => {
    const { data: { status, type, counts, revision } } = await get<IncidentDetail>(`/v1/incidents/${ID}${state}`);
    return { status, type, killed: counts.killed, revision };
  };

  before(async () => {
    admin = await start();
    admin.setNow(`${DAYS.import}T10:00:00Z`);
    const imported = await admin.import(jsonLines([dated(1, '2024-11-05', 1), dated(2, '2024-12-24', 0), dated(3, '2024-09-30', 4)]));
    assert.equal(imported.status, 200, imported.text);
    assert.equal((await admin.ask('POST', '/releases', { body: { name: '2024Q4', note: 'The quarter as it was first reported.' } })).status, 201);
    await act(DAYS.first, 'PATCH', '', { reason: 'victim_died', revision: 1, set: { counts: { killed: 2 } } });
    await act(DAYS.second, 'PATCH', '', { reason: 'coding_error', revision: 2, set: { type: 'criminal_context' } });
    await act(DAYS.withdrawn, 'POST', '/withdrawal', { reason: 'out_of_scope', revision: 3 });
    admin.setNow(`${DAYS.now}T10:00:00Z`);
  });

  test('its page shows three changes with their reasons, after its first appearance', async () => {
    const { data } = await get<IncidentDetail>(`/v1/incidents/${ID}`);
    assert.deepEqual([data.status, data.revision], ['withdrawn', 4]);
    const changes = [...data.changes].sort((a, b) => a.version - b.version).map(({ version, at, field, from, to, reason }) => [version, at.slice(0, 10), field, from, to, reason]);
    assert.deepEqual(changes, [
      [1, DAYS.import, '*', null, null, 'import'],
      [2, DAYS.first, 'counts.killed', 1, 2, 'victim_died'],
      [3, DAYS.second, 'type', 'public_dispute', 'criminal_context', 'coding_error'],
      [4, DAYS.withdrawn, 'status', 'verified', 'withdrawn', 'out_of_scope'],
    ]);
  });

  test('each date answers what was then true, of the incident and of the quarter', async () => {
    for (const [day, record, figures] of [
      ['2025-01-10', { status: 'verified', type: 'public_dispute', killed: 1, revision: 1 }, [2, 1, 1]],
      ['2025-01-19', { status: 'verified', type: 'public_dispute', killed: 1, revision: 1 }, [2, 1, 1]],
      ['2025-01-20', { status: 'verified', type: 'public_dispute', killed: 2, revision: 2 }, [2, 2, 2]],
      ['2025-01-30', { status: 'verified', type: 'criminal_context', killed: 2, revision: 3 }, [2, 2, 3]],
      ['2025-02-09', { status: 'verified', type: 'criminal_context', killed: 2, revision: 3 }, [2, 2, 3]],
      ['2025-02-10', { status: 'withdrawn', type: 'criminal_context', killed: 2, revision: 4 }, [1, 0, 4]],
      ['2025-02-13', { status: 'withdrawn', type: 'criminal_context', killed: 2, revision: 4 }, [1, 0, 4]],
    ] as const) {
      assert.deepEqual(await shown(`?as_of=${day}`), record, day);
      assert.deepEqual(await counted(`&as_of=${day}`), [...figures], day);
    }
    assert.deepEqual(await counted(''), [1, 0, 4]);
    assert.equal((await admin.read('/v1/counter?as_of=2025-01-09')).status, 404);
    assert.equal((await admin.read('/v1/counter?as_of=2025-02-14')).status, 400);
  });

  test('the ledger of the quarter shows how each version moved its figures, and that of another quarter nothing of it', async () => {
    const { data, meta } = await get<IncidentChange[]>('/v1/changes?quarter=2024Q4');
    const none = { incidents: 0, killed: 0, injured: 0, threatened: 0, suicide: 0 };
    assert.deepEqual(meta.figures!.map(({ version, from, to }) => [version, from, to]), [
      [1, none, { ...none, incidents: 2, killed: 1 }],
      [2, { ...none, incidents: 2, killed: 1 }, { ...none, incidents: 2, killed: 2 }],
      [4, { ...none, incidents: 2, killed: 2 }, { ...none, incidents: 1 }],
    ]);
    assert.deepEqual(data.filter(({ field }) => field !== '*').map(({ version, incident: id, reason }) => [version, id, reason]),
      [[4, ID, 'out_of_scope'], [3, ID, 'coding_error'], [2, ID, 'victim_died']]);
    const other = await get<IncidentChange[]>('/v1/changes?quarter=2024Q3');
    assert.deepEqual(other.meta.figures!.map(({ version, to }) => [version, to.incidents, to.killed]), [[1, 1, 4]]);
  });

  test('the pinned release does not move: the same figures, the same record, its name in the answer', async () => {
    assert.deepEqual(await counted('&release=2024Q4'), [2, 1, 1]);
    assert.deepEqual(await shown('?release=2024Q4'), { status: 'verified', type: 'public_dispute', killed: 1, revision: 1 });
    const { meta } = await get('/v1/counter?release=2024Q4');
    assert.deepEqual([meta.release, meta.version], ['2024Q4', 1]);
    const { data } = await get<{ name: string; version: number }[]>('/v1/releases');
    assert.deepEqual(data.map(({ name, version }) => [name, version]), [['2024Q4', 1]]);
    assert.equal((await admin.read('/v1/counter?release=2024Q3')).status, 404);
  });
}

describe('an incident corrected twice and then withdrawn, on PGlite', () => suite(async () => startAdmin(await dirs.withStore())));

const server = await startPostgres();
if (typeof server === 'string') {
  test('an incident corrected twice and then withdrawn, on PostgreSQL', { skip: server }, () => {});
  console.log(`# the story of corrections is not tested on a PostgreSQL server: ${server}`);
} else {
  after(() => server.stop());
  describe('an incident corrected twice and then withdrawn, on PostgreSQL', () => {
    const more: Record<string, string> = {};
    const dataDir = dirs.empty();
    suite(async () => {
      more['DATABASE_URL'] = await server.database();
      return startAdmin(dataDir, more);
    });
    after(async () => {
      const { code, out } = await seesacData(['check'], environment(dataDir, more));
      assert.equal(code, 0, out);
    });
  });
}
