import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import pg from 'pg';
import { hashKey, isSameKey, keyId, newKey } from '../src/admin/key-text.ts';
import { PgliteThread } from '../src/store/pglite-thread.ts';
import { openPgliteStore } from '../src/store/pglite.ts';
import { openPostgresStore } from '../src/store/postgres.ts';
import { isAlive, type NewKey, type Scope } from '../src/store/keys.ts';
import type { Store } from '../src/store/store.ts';
import { DataDirs } from './support/data-dir.ts';
import { startPostgres } from './support/postgres.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

const AT = new Date('2025-02-13T12:00:00.500Z');
const later = (hours: number) => new Date(AT.getTime() + hours * 3_600_000);
const by = (at = AT) => ({ actor: 'command', requestId: 'r1', at });
const made = (scopes: Scope[] = ['read'], expiresAt: Date | null = null): NewKey & { key: string } => ({ ...newKey(), label: 'night import', scopes, expiresAt });

describe('the text of a key', () => {
  test('names its identifier, and no text that differs in one character does', () => {
    const { key, id } = newKey();
    assert.equal(keyId(key), id);
    for (let at = 0; at < key.length; at += 1) {
      const other = key[at] === '0' ? '1' : '0';
      assert.equal(keyId(key.slice(0, at) + other + key.slice(at + 1)), null, `character ${at}`);
      assert.equal(keyId(key.slice(0, at) + key.slice(at + 1)), null);
    }
    for (const text of ['', 'seesac_', `${key}\n`, ` ${key}`, key.toUpperCase(), `${key}0`]) assert.equal(keyId(text), null);
  });

  test('is compared with what is stored by its hash alone', () => {
    const [one, two] = [newKey(), newKey()];
    assert.equal(isSameKey(one.key, one.hash), true);
    assert.equal(isSameKey(one.key, two.hash), false);
    assert.equal(isSameKey(one.key, null), false);
    assert.equal(isSameKey(one.key, ''), false);
    assert.equal(one.hash, hashKey(one.key));
    assert.ok(!one.hash.includes(one.key.slice(20, 60)));
  });
});

/** `sql` runs a statement past the store, as somebody with the password of the database could; `most` is how many falsifications there is time for. */
function suite(open: () => Promise<Store>, sql: (text: string) => Promise<void>, most: number): void {
  let store: Store;
  before(async () => {
    store = await open();
    await store.migrate();
  });
  after(() => store.close());

  test('a key is found by its identifier, and what is stored of it is a hash', async () => {
    const key = made(['import', 'edit'], later(24));
    const record = await store.keys.create(key, by());
    assert.deepEqual(record, {
      id: key.id, label: 'night import', scopes: ['import', 'edit'], createdAt: AT.toISOString(), createdBy: 'command', expiresAt: later(24).toISOString(),
      revokedAt: null, lastUsedAt: null, replaces: null,
    });
    const found = (await store.keys.find(key.id))!;
    assert.equal(isSameKey(key.key, found.hash), true);
    assert.ok(!JSON.stringify(found).includes(key.key.slice(20, -8)));
    assert.equal(await store.keys.find('0'.repeat(12)), null);
    await store.keys.used(key.id, later(1));
    assert.equal((await store.keys.find(key.id))!.lastUsedAt, later(1).toISOString());
  });

  test('a rotated key lives beside its successor until the end of the grace period, never longer than it would have', async () => {
    for (const [expires, end] of [[null, later(2)], [later(1), later(1)], [later(48), later(2)]] as const) {
      const [old, next] = [made(['read'], expires), made()];
      await store.keys.create(old, by());
      assert.equal((await store.keys.rotate(old.id, next, later(2), by())).replaces, old.id);
      const { hash: _hash, ...key } = (await store.keys.find(old.id))!;
      assert.equal(key.expiresAt, end.toISOString());
      assert.deepEqual([isAlive(key, AT), isAlive(key, end)], [true, false]);
    }
  });

  test('a key has one living successor at most', async () => {
    const [old, next, third] = [made(), made(), made()];
    await store.keys.create(old, by());
    await store.keys.rotate(old.id, next, later(2), by());
    await assert.rejects(store.keys.rotate(old.id, third, later(2), by()), { name: 'StoreError', code: 'CONFLICT' });
    await store.keys.revoke(next.id, by());
    assert.equal((await store.keys.rotate(old.id, third, later(2), by())).id, third.id);
    await assert.rejects(store.keys.rotate(old.id, made(), later(4), by(later(3))), /ended at .*: create a new one/);
  });

  test('a revoked key is revoked once, and one that is not there cannot be', async () => {
    const key = made();
    await store.keys.create(key, by());
    assert.equal((await store.keys.revoke(key.id, by(later(1)))).revokedAt, later(1).toISOString());
    await assert.rejects(store.keys.revoke(key.id, by()), { code: 'CONFLICT' });
    for (const act of [store.keys.revoke('0'.repeat(12), by()), store.keys.rotate('0'.repeat(12), made(), AT, by())]) {
      await assert.rejects(act, { name: 'StoreError', code: 'NOT_FOUND' });
    }
  });

  test('each change of a key is in the audit log, without the key and without its hash', async () => {
    const key = made(['keys']);
    const before = (await store.audit.verify()).entries;
    await store.keys.create(key, { actor: 'aabbccddeeff', requestId: 'request-7', at: AT });
    const next = made(['keys']);
    await store.keys.rotate(key.id, next, later(1), by());
    await store.keys.revoke(next.id, by());
    const entries = await store.audit.page({ limit: 3 });
    assert.deepEqual(entries.map(({ seq, action, actor, target, outcome }) => [seq - before, action, actor, target, outcome]), [
      [3, 'key.revoke', 'command', next.id, 'done'], [2, 'key.rotate', 'command', next.id, 'done'], [1, 'key.create', 'aabbccddeeff', key.id, 'done'],
    ]);
    assert.deepEqual([entries[2]!.at, entries[2]!.requestId, entries[2]!.detail], [AT.toISOString(), 'request-7', { label: 'night import', scopes: ['keys'], expiresAt: null }]);
    const text = JSON.stringify(entries);
    for (const { key: secret, hash } of [key, next]) assert.ok(!text.includes(secret.slice(20, -8)) && !text.includes(hash));
  });

  test('a change of a key that fails leaves no entry', async () => {
    const { entries } = await store.audit.verify();
    const key = made();
    await store.keys.create(key, by());
    await assert.rejects(store.keys.create(key, by()), { name: 'StoreError', code: '23505' });
    assert.equal((await store.audit.verify()).entries, entries + 1);
  });

  test('entries written at once follow each other, and pages lead through all of them', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => store.audit.append({ ...by(), action: 'test', outcome: 'refused', detail: { n } })));
    const { entries, head, fault } = await store.audit.verify();
    assert.equal(fault, null);
    const seen = [];
    for (let before: number | undefined; ;) {
      const page = await store.audit.page({ limit: 7, ...(before !== undefined && { before }) });
      if (!page.length) break;
      seen.push(...page);
      before = page.at(-1)!.seq;
    }
    assert.deepEqual(seen.map(({ seq }) => seq), Array.from({ length: entries }, (_, i) => entries - i));
    assert.equal(seen[0]!.hash, head);
    assert.deepEqual(seen.filter(({ action }) => action === 'test').map(({ detail }) => detail['n'] as number).sort((a, b) => a - b), Array.from({ length: 20 }, (_, i) => i));
  });

  test('an entry that was changed, taken out or put in is told', async () => {
    const { entries } = await store.audit.verify();
    const [first] = await store.audit.page({ limit: 1, before: 2 });
    for (const [change, undo, told] of ([
      [`update audit set actor = 'nobody' where seq = 1`, `update audit set actor = '${first!.actor}' where seq = 1`, /entry 1 was changed/],
      [`update audit set at = at + interval '1 millisecond' where seq = 2`, `update audit set at = at - interval '1 millisecond' where seq = 2`, /entry 2 was changed/],
      [`update audit set seq = ${entries + 1} where seq = ${entries}`, `update audit set seq = ${entries} where seq = ${entries + 1}`, new RegExp(`entry ${entries} is missing`)],
      [`update audit set previous = hash where seq = 2`, `update audit set previous = (select hash from audit where seq = 1) where seq = 2`, /entry 2 does not follow entry 1/],
    ] satisfies [string, string, RegExp][]).slice(0, most)) {
      await sql(change);
      assert.match((await store.audit.verify()).fault!, told);
      await sql(undo);
      assert.deepEqual([(await store.audit.verify()).fault, (await store.audit.verify()).entries], [null, entries]);
    }
    if (most < 2) return;
    await sql(`delete from audit where seq = ${entries}`);
    const cut = await store.audit.verify();
    assert.deepEqual([cut.entries, cut.fault], [entries - 1, null], 'a cut end is told only by a head that was noted');
  });
}

describe('keys and audit log on PGlite', () => {
  let directory: string;
  let store: Store;
  before(async () => { directory = join(await dirs.withStore(), 'pgdata'); });
  // a proxy, because the files can be open only once: the statement is run between two openings
  const current = new Proxy({} as Store, { get: (_, name: keyof Store) => (typeof store[name] === 'function' ? (store[name] as () => unknown).bind(store) : store[name]) });
  suite(async () => {
    store = await openPgliteStore(directory);
    return current;
  }, async (text) => {
    await store.close();
    const thread = new PgliteThread(directory);
    await thread.ask({ kind: 'query', sql: text, params: [] }, 30_000);
    await thread.close();
    store = await openPgliteStore(directory);
  }, 1);
});

const server = await startPostgres();
if (typeof server === 'string') {
  test('keys and audit log on PostgreSQL', { skip: server }, () => {});
  console.log(`# keys and audit log are not tested on a PostgreSQL server: ${server}`);
} else {
  after(() => server.stop());
  describe('keys and audit log on PostgreSQL', () => {
    let url: string;
    before(async () => { url = await server.database(); });
    suite(async () => openPostgresStore(url), async (text) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(text).finally(() => client.end());
    }, Infinity);
  });
}
