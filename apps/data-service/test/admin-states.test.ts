import { after, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADMIN_ROUTES, createAdmin, isAdmin, type OpenOffice } from '../src/admin/admin.ts';
import { Background } from '../src/admin/background.ts';
import { Desk } from '../src/admin/desk.ts';
import { RefusedError } from '../src/admin/errors.ts';
import { importFile } from '../src/admin/import-file.ts';
import { KeyRing } from '../src/admin/key-ring.ts';
import { hashKey, newKey } from '../src/admin/key-text.ts';
import { guard } from '../src/server/guard.ts';
import { Metrics } from '../src/server/metrics.ts';
import type { Overload } from '../src/server/overload.ts';
import { StoreError } from '../src/store/errors.ts';
import type { Keys, StoredKey } from '../src/store/keys.ts';
import { DataDirs } from './support/data-dir.ts';
import { incidents, jsonLines } from './support/incidents.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

const NOW = new Date('2025-02-13T12:00:00Z');
const pathOf = (path: string) => `http://x.test/v1/admin${path.replace('{id}', ADMIN_ROUTES.find((route) => route.path === path)?.id?.example ?? '')}`;
const { key } = newKey();
const headers = { authorization: `Bearer ${key}` };

/** The routes over an office of which a test says what it needs. */
function adminWith(office: Partial<OpenOffice> | string, log: (entry: Record<string, unknown>) => void = () => {}) {
  const ring = new KeyRing({ keys: {} as Keys, shared: false, controlHash: hashKey(key), background: new Background(() => {}) });
  const whole = typeof office === 'string' ? office : { ring, clock: () => NOW, exclusive: true, refusals: { note() {} }, ...office } as OpenOffice;
  return createAdmin({ office: () => whole, publicUrl: 'http://x.test', log });
}

describe('the admin routes', () => {
  test('answer 503 with Retry-After and the reason while the store is not open, but describe themselves', async () => {
    const admin = adminWith('The store is being opened.');
    for (const { method, path } of ADMIN_ROUTES) {
      const answer = await admin(new Request(pathOf(path), { method: method.toUpperCase(), headers }));
      assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '5'], path);
      assert.equal(((await answer.json()) as { detail: string }).detail, 'The store is being opened.');
    }
    assert.equal((await admin(new Request(pathOf('/openapi.json')))).status, 200);
    assert.equal((await admin(new Request(pathOf('/nothing')))).status, 404);
  });

  test('answer at once while an import has the store to itself: 409 to another file, 503 to everything else, without asking the store', async () => {
    const desk = { importing: true, reserve() { throw new RefusedError('busy', 'An import is under way.'); } } as unknown as Desk;
    const admin = adminWith({ desk });
    for (const { method, path, action } of ADMIN_ROUTES) {
      const answer = await admin(new Request(pathOf(path), { method: method.toUpperCase(), headers }));
      assert.deepEqual([answer.status, answer.headers.get('retry-after')], [action === 'import' ? 409 : 503, '5'], path);
    }
  });

  test('tell a database that is away from an error of their own, and tell neither what it is', async () => {
    const secret = 'connect ECONNREFUSED 10.0.0.3:5432';
    for (const [error, status] of [
      [new StoreError(secret, { code: 'ECONNREFUSED' }), 503], [new StoreError(secret, { code: '57P01' }), 503], [new StoreError(secret, { code: 'DEADLINE' }), 503],
      [new StoreError(secret, { code: '23505' }), 500], [new TypeError(secret), 500],
    ] as const) {
      const told: Record<string, unknown>[] = [];
      const desk = { importing: false, incident: () => Promise.reject(error) } as unknown as Desk;
      const answer = await adminWith({ desk }, (entry) => told.push(entry))(new Request(pathOf('/incidents/{id}'), { headers }));
      assert.equal(answer.status, status);
      assert.ok(!(await answer.text()).includes('10.0.0.3'));
      assert.equal(told[0]!['requestId'], answer.headers.get('x-request-id'));
      assert.equal(String(told[0]!['error'] ?? '').includes(secret), status === 500, 'the log has it');
    }
  });

  test('may be read from no other origin also where the service is too busy to ask them', async () => {
    const overload = { admits: () => false, shed: 1, inFlight: 0 } as unknown as Overload;
    const busy = guard({ fetch: () => new Response('never asked') }, overload, new Metrics([], {}), () => {});
    for (const [path, origin] of [['/v1/admin/keys', null], ['/v1/counter', '*']] as const) {
      const answer = await busy(new Request(`http://x.test${path}`), { client: () => '' });
      assert.deepEqual([answer.status, answer.headers.get('access-control-allow-origin')], [503, origin]);
    }
  });

  test('are everything below their root, and nothing beside it', () => {
    for (const path of ['/v1/admin', '/v1/admin/', '/v1/admin/keys', '/v1/admin?x']) assert.equal(isAdmin(`http://x.test${path}`), true, path);
    for (const path of ['', '/', '/v1/administration', '/v1/admin.json', '/v1/incidents/admin', '/?/v1/admin']) assert.equal(isAdmin(`http://x.test${path}`), false, path);
  });
});

describe('keys', () => {
  const stored = (id: string, hash: string, change: Partial<StoredKey> = {}): StoredKey => ({
    id, hash, label: 'x', scopes: ['read'], createdAt: '2025-01-01T00:00:00.000Z', createdBy: 'command', expiresAt: null, revokedAt: null, lastUsedAt: null, replaces: null, ...change,
  });

  test('are told from memory where the store is this process alone, and asked for each time where it is shared', async () => {
    const made = newKey();
    const asked: string[] = [];
    let list = [stored(made.id, made.hash)];
    const keys = {
      list: async () => { asked.push('list'); return list; },
      find: async (id: string) => { asked.push('find'); return list.find((one) => one.id === id) ?? null; },
      used: async () => {},
    } as unknown as Keys;
    for (const shared of [false, true]) {
      asked.length = 0;
      list = [stored(made.id, made.hash)];
      const ring = new KeyRing({ keys, shared, controlHash: null, background: new Background(() => {}) });
      await ring.refresh();
      for (let n = 0; n < 3; n += 1) assert.equal((await ring.callerOf(made.key, NOW))!.actor, made.id);
      assert.deepEqual(asked, shared ? ['find', 'find', 'find'] : ['list']);
      list = [];
      await ring.refresh();
      assert.equal(await ring.callerOf(made.key, NOW), null);
    }
  });

  test('open nothing when they are expired or revoked, and their use is noted once a minute', async () => {
    const [good, ended, revoked] = [newKey(), newKey(), newKey()];
    const used: string[] = [];
    const list = [
      stored(good.id, good.hash), stored(ended.id, ended.hash, { expiresAt: NOW.toISOString() }), stored(revoked.id, revoked.hash, { revokedAt: '2025-01-02T00:00:00.000Z' }),
    ];
    const background = new Background((error) => { throw error; });
    const keys = { list: async () => list, used: async (_id: string, at: Date) => void used.push(at.toISOString()) } as unknown as Keys;
    const ring = new KeyRing({ keys, shared: false, controlHash: null, background });
    await ring.refresh();
    assert.deepEqual([await ring.callerOf(ended.key, NOW), await ring.callerOf(revoked.key, NOW)], [null, null]);
    for (const seconds of [0, 1, 59, 60, 61]) await ring.callerOf(good.key, new Date(NOW.getTime() + seconds * 1_000));
    await background.idle();
    assert.deepEqual(used, ['2025-02-13T12:00:00.000Z', '2025-02-13T12:01:00.000Z']);
  });
});

describe('an import', () => {
  const file = () => {
    const path = join(dirs.empty(), 'day.jsonl');
    writeFileSync(path, jsonLines(incidents(50)));
    return path;
  };
  const how = { reason: 'import', skipRejected: false, complete: false } as const;

  test('is stopped by a client that goes away while rows are read, or after the last one: nothing is applied', async () => {
    for (const late of [false, true]) {
      const gone = new AbortController();
      let [rows, committed] = [0, false];
      await assert.rejects(importFile(file(), how, { now: NOW, signal: gone.signal }, async (all, _meta, verdict) => {
        for await (const _row of all) if ((rows += 1) === (late ? 50 : 10)) gone.abort();
        verdict();
        committed = true;
        return { version: 1, added: 50, changed: 0, unchanged: 0 };
      }), { name: 'AbortError' });
      assert.deepEqual([rows, committed], [late ? 50 : 10, false]);
    }
  });

  test('keeps every other act out at once, and they take turns otherwise', async () => {
    const order: string[] = [];
    const waiting: (() => void)[] = [];
    const store = {
      async applyImport(rows: AsyncIterable<unknown>, { kind }: { kind: string }) {
        for await (const _row of rows) { /* the file is read to its end */ }
        order.push(kind);
        await new Promise<void>((resolve) => waiting.push(resolve));
        return { version: null, added: 0, changed: 0, unchanged: 1 };
      },
      latestVersion: async () => null, incident: async (id: string) => ({ ...incidents(1)[0], id, revision: 1 }),
    } as unknown as ConstructorParameters<typeof Desk>[0]['store'];
    const desk = new Desk({ store, snapshots: {} as never, current: () => null, onPublished: () => {}, clock: () => NOW, log: () => {}, wait: false });
    const edit = (id: string) => desk.edit(id, { kind: 'correction', reason: 'coding_error', revision: 1, set: {} }, { actor: 'command' });
    const first = edit('A-1');
    const second = edit('A-2');
    const running = desk.import(file(), how, { actor: 'command' });
    for (const refused of [() => desk.reserve(), () => edit('A-3'), () => desk.release('x', undefined, { actor: 'command' })]) {
      assert.throws(refused, { name: 'RefusedError', kind: 'busy' });
    }
    for (const [n, act] of [first, second, running].entries()) {
      while (order.length <= n) await new Promise(setImmediate);
      assert.deepEqual([order.length, waiting.length], [n + 1, 1], 'the next one waits for its turn');
      waiting.pop()!();
      await act;
    }
    assert.deepEqual(order, ['edit', 'edit', 'import']);
    desk.reserve()();
    desk.reserve()();
  });
});
