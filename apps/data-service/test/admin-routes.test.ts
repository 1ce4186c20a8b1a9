import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { ADMIN_ROUTES } from '../src/admin/admin.ts';
import { SCOPES, type Scope } from '../src/store/keys.ts';
import type { AuditEntry } from '../src/store/audit.ts';
import { startAdmin, type AdminHarness } from './support/admin.ts';
import { DataDirs } from './support/data-dir.ts';
import { incidents, jsonLines } from './support/incidents.ts';
import { startPostgres } from './support/postgres.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

const NO_CORS = ['access-control-allow-origin', 'access-control-allow-methods', 'access-control-allow-headers', 'access-control-allow-credentials'];
/** The address of a route, of something that there is not. */
const pathOf = (path: string) => path.replace('{id}', ADMIN_ROUTES.find((route) => route.path === path)?.id?.example ?? '');

/**
 * The same on every store.
 * @param bodies with the many files of hostile bodies: how one is read does not depend on the store
 */
function suite(start: () => Promise<AdminHarness>, bodies = false): void {
  let admin: AdminHarness;
  before(async () => {
    admin = await start();
    assert.equal((await admin.import(jsonLines(incidents(12)))).status, 200);
  });
  after(() => admin.stop());

  test('every route asks for a key: without one, with a broken one and with an unknown one it answers 401', async () => {
    const unknown = admin.key.slice(0, 7) + '0'.repeat(12) + admin.key.slice(19);
    for (const { method, path } of ADMIN_ROUTES) {
      for (const key of [null, 'x', unknown, `${admin.key}0`, admin.key.slice(0, -1)]) {
        const { status, headers, body } = await admin.ask(method.toUpperCase(), pathOf(path), { key });
        assert.equal(status, 401, `${method} ${path} with ${key}`);
        assert.match(headers.get('www-authenticate')!, /^Bearer realm=/);
        assert.equal(headers.get('content-type'), 'application/problem+json');
        assert.equal(body['requestId'], headers.get('x-request-id'));
      }
    }
  });

  test('every route takes keys with its scopes only, and a 403 names the one that is missing', async () => {
    const keys = new Map<Scope, string>();
    for (const scope of SCOPES) keys.set(scope, (await admin.keyWith([scope])).key);
    for (const { method, path, scopes } of ADMIN_ROUTES) {
      for (const [scope, key] of keys) {
        const { status, body, headers } = await admin.ask(method.toUpperCase(), pathOf(path), { key });
        const allowed = scopes.length === 1 && scopes[0] === scope;
        assert.equal(status === 403, !allowed, `${method} ${path} with ${scope}: ${status}`);
        if (allowed) continue;
        assert.equal(body['scope'], scopes.filter((needed) => needed !== scope).join(' '));
        assert.match(headers.get('www-authenticate')!, /error="insufficient_scope"/);
      }
    }
  });

  test('no answer may be read from another origin or stored, whatever its status', async () => {
    const seen = new Set<number>();
    const asked: [string, string, Parameters<AdminHarness['ask']>[2]][] = [
      ['GET', '/keys', {}], ['GET', '/keys', { key: null }], ['GET', '/openapi.json', { key: null }], ['GET', '/nothing', {}], ['OPTIONS', '/keys', {}], ['PUT', '/keys', {}],
      ['POST', '/keys', { raw: '{}', headers: { 'content-type': 'text/plain' } }], ['POST', '/keys', { body: {} }],
    ];
    for (const origin of ['https://evil.example', 'null', admin.origin]) {
      for (const [method, path, options] of asked) {
        const headers = { ...options!.headers, origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' };
        const { headers: given, status } = await admin.ask(method, path, { ...options, headers });
        seen.add(status);
        for (const name of NO_CORS) assert.equal(given.get(name), null, `${method} ${path}: ${name}`);
        assert.equal(given.get('cache-control'), 'no-store');
        assert.equal(given.get('x-content-type-options'), 'nosniff');
        assert.equal(given.get('cross-origin-resource-policy'), 'same-origin');
        assert.match(given.get('content-security-policy')!, /frame-ancestors 'none'/);
      }
    }
    assert.deepEqual([...seen].sort(), [200, 400, 401, 404, 405, 415]);
  });

  test('an address that is none is 404, a method that is none 405 with those that are, and a preflight is no exception', async () => {
    for (const path of ['', '/', '/nothing', '/keys/', '/keys/x', '/keys/%2e%2e%2fx', '/keys/%zz', '/incidents/..%2f..%2fetc', '/incidents/%00', '/Keys', '/incidents//merge']) {
      assert.equal((await admin.ask('GET', path)).status, 404, path);
    }
    for (const [method, path, allow] of [
      ['DELETE', '/keys', 'GET, HEAD, POST'], ['OPTIONS', '/keys', 'GET, HEAD, POST'], ['GET', '/imports', 'POST'], ['POST', '/openapi.json', 'GET, HEAD'],
      ['PUT', '/incidents/A-1', 'GET, HEAD, PATCH'], ['GET', '/keys/000000000000', 'DELETE'],
    ] as const) {
      const { status, headers } = await admin.ask(method, path);
      assert.deepEqual([status, headers.get('allow')], [405, allow], `${method} ${path}`);
    }
    assert.equal((await admin.ask('GET', `/keys?${'a'.repeat(2_100)}`)).status, 414);
    const head = await admin.ask('HEAD', '/keys');
    assert.deepEqual([head.status, head.text], [200, '']);
  });

  test('a query key that is unknown, repeated, empty or wrong is a 400 that names it', async () => {
    for (const [path, name] of [
      ['/audit?limt=5', 'limt'], ['/audit?limit=5&limit=6', 'limit'], ['/audit?limit=', 'limit'], ['/audit?limit=0x10', 'limit'], ['/audit?limit=201', 'limit'],
      ['/audit?before=0', 'before'], ['/audit?__proto__=1', '__proto__'], ['/keys?x=1', 'x'], ['/releases?constructor=1', 'constructor'],
    ] as const) {
      const { status, body } = await admin.ask<{ errors: { parameter: string }[] }>('GET', path);
      assert.deepEqual([status, body.errors?.map(({ parameter }) => parameter)], [400, [name]], path);
    }
  });

  test('a body must be JSON in UTF-8, sent as such, and of the size of a record', async () => {
    const post = (raw: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = { 'content-type': 'application/json' }) => admin.ask('POST', '/keys', { raw, headers });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'application/json; charset=utf-16', '']) {
      assert.equal((await post('{}', { 'content-type': type })).status, 415, type);
    }
    for (const [raw, told] of [
      ['', /empty/], ['{', /ends too early/], ['[]', /must be a JSON object/], ['null', /must be a JSON object/], ['{"a":1,"a":1}', /given twice/],
      [`${'['.repeat(100)}${']'.repeat(100)}`, /deeper than 64/], [new Uint8Array([0x7b, 0xff, 0x7d]), /not UTF-8/], [`${'{"a":'.repeat(9_000)}`, /deeper/],
    ] as const) {
      const { status, body } = await post(raw as string);
      assert.equal(status, 400);
      assert.match(String(body['detail']), told);
    }
    assert.equal((await post(`{"label":"${'x'.repeat(70_000)}"}`)).status, 413);
    const endless = new ReadableStream<Uint8Array>({ pull(controller) { controller.enqueue(new Uint8Array(8_192).fill(0x20)); } });
    const cut = await admin.ask('POST', '/keys', { raw: endless, headers: { 'content-type': 'application/json' } }).then(({ status }) => status, () => 'cut');
    assert.ok(cut === 413 || cut === 'cut', String(cut));
  });

  test('keys of a body that are unknown, missing or wrong are named, and `__proto__` is one of them', async () => {
    for (const [raw, names] of [
      ['{"label":"a","scopes":["read"],"admin":true}', ['admin']], ['{"label":"a","scopes":["read"],"__proto__":{"isAdmin":true}}', ['__proto__']],
      ['{"label":"a","scopes":["read"],"constructor":{"prototype":{"isAdmin":true}}}', ['constructor']], ['{}', ['label', 'scopes']],
      ['{"label":7,"scopes":"read"}', ['label', 'scopes']], ['{"label":" ","scopes":[]}', ['label', 'scopes']], ['{"label":"a\\u202eb","scopes":["root"]}', ['label', 'scopes[0]']],
      ['{"label":"a","scopes":["read","read"]}', ['scopes']], ['{"label":"a","scopes":["read"],"expires":"tomorrow"}', ['expires']],
    ] as const) {
      const { status, body, text } = await admin.ask<{ errors: { parameter: string }[] }>('POST', '/keys', { raw, headers: { 'content-type': 'application/json' } });
      assert.equal(status, 400, text);
      assert.deepEqual(body.errors.map(({ parameter }) => parameter).sort(), [...names].sort(), raw);
    }
    assert.equal(({} as { isAdmin?: boolean }).isAdmin, undefined);
  });

  test('a key gives out its own scopes and no more, and a rotation neither', async () => {
    const { key } = await admin.keyWith(['keys', 'read']);
    const { body, status } = await admin.ask('POST', '/keys', { key, body: { label: 'more', scopes: ['keys', 'import', 'edit'] } });
    assert.deepEqual([status, body['scope']], [403, 'import edit']);
    const other = await admin.keyWith(['import']);
    assert.equal((await admin.ask('POST', `/keys/${other.id}/rotation`, { key, body: { grace: 0 } })).status, 403);
    assert.equal((await admin.ask('POST', '/keys', { key, body: { label: 'same', scopes: ['read'] } })).status, 201);
  });

  test('a rotated key and its successor both open until the grace period ends, then only the new one; a revoked one opens nothing at once', async () => {
    const start = admin.now.toISOString();
    const old = await admin.keyWith(['read']);
    const { body, status } = await admin.ask<{ key: string; data: { id: string; replaces: string } }>('POST', `/keys/${old.id}/rotation`, { body: { grace: 3_600 } });
    assert.deepEqual([status, body.data.replaces], [201, old.id]);
    const opens = async (key: string) => (await admin.ask('GET', '/releases', { key })).status;
    assert.deepEqual([await opens(old.key), await opens(body.key)], [200, 200]);
    admin.setNow(new Date(admin.now.getTime() + 3_600_000).toISOString());
    assert.deepEqual([await opens(old.key), await opens(body.key)], [401, 200]);
    assert.equal((await admin.ask('DELETE', `/keys/${body.data.id}`)).status, 200);
    assert.equal(await opens(body.key), 401);
    assert.equal((await admin.ask('DELETE', `/keys/${body.data.id}`)).status, 409);
    assert.equal((await admin.ask('DELETE', '/keys/000000000000')).status, 404);
    admin.setNow(start);
  });

  test('the list of keys tells when a key was last used, and never a key or its hash', async () => {
    const made = await admin.keyWith(['read']);
    await admin.ask('GET', '/releases', { key: made.key });
    let last: string | null = null;
    for (let tries = 0; last === null && tries < 100; tries += 1) {
      const { body, text } = await admin.ask<{ data: { id: string; lastUsedAt: string | null; hash?: string }[] }>('GET', '/keys');
      assert.ok(!text.includes(made.key.slice(20, -8)));
      const own = body.data.find(({ id }) => id === made.id)!;
      assert.equal(own.hash, undefined);
      last = own.lastUsedAt;
    }
    assert.equal(last, admin.now.toISOString());
  });

  test('acts and refusals are in the audit log with who asked and the request id, and a flood of refusals is counted, not listed', async () => {
    const { key, id } = await admin.keyWith(['audit', 'read']);
    const refused = await admin.ask('POST', '/releases', { key, body: { name: '2024Q4' } });
    const entries = async () => {
      const all: AuditEntry[] = [];
      for (let path: string | undefined = '/audit?limit=200'; path !== undefined;) {
        const { body }: { body: { data: AuditEntry[]; links: { next?: string } } } = await admin.ask('GET', path);
        all.push(...body.data);
        path = body.links.next?.replace('/v1/admin', '');
      }
      return all;
    };
    const found = async (test: (entry: AuditEntry) => boolean) => {
      for (let tries = 0; tries < 100; tries += 1) {
        const entry = (await entries()).find(test);
        if (entry) return entry;
      }
      throw new Error('there is no such entry');
    };
    const entry = await found(({ requestId }) => requestId === refused.headers.get('x-request-id'));
    assert.deepEqual([entry.actor, entry.action, entry.outcome, entry.detail['status']], [id, 'release', 'refused', 403]);
    const imported = await found(({ action, outcome }) => action === 'import' && outcome === 'done');
    assert.deepEqual([imported.outcome, imported.target, imported.detail['version'], imported.detail['added']], ['done', 'day.jsonl', 1, 12]);
    for (let n = 0; n < 60; n += 1) await admin.ask('GET', '/releases', { key: null });
    await found(({ actor }) => actor === 'nobody');
    const nobody = (await entries()).filter(({ actor }) => actor === 'nobody').length;
    assert.ok(nobody <= 20, `${nobody} entries of nobody`);
  });

  test('the audit log is read in pages', async () => {
    const seen: number[] = [];
    for (let path: string | undefined = '/audit?limit=5'; path !== undefined;) {
      const { body }: { body: { data: AuditEntry[]; links: { next?: string } } } = await admin.ask('GET', path);
      seen.push(...body.data.map(({ seq }) => seq));
      path = body.links.next?.replace('/v1/admin', '');
    }
    assert.deepEqual(seen, Array.from({ length: seen[0]! }, (_, i) => seen[0]! - i));
  });

  test('describes itself: every route, its scopes and its answers', async () => {
    const { body, status } = await admin.ask<{ openapi: string; paths: Record<string, Record<string, { responses: Record<string, unknown>; description: string }>> }>(
      'GET', '/openapi.json', { key: null });
    assert.deepEqual([status, body.openapi], [200, '3.1.0']);
    for (const { method, path, scopes } of ADMIN_ROUTES) {
      const operation = body.paths[`/v1/admin${path}`]![method]!;
      for (const code of ['401', '403', '414', '500', '503']) assert.ok(operation.responses[code], `${method} ${path} ${code}`);
      for (const scope of scopes) assert.ok(operation.description.includes(`\`${scope}\``));
    }
    for (const [, pattern] of JSON.stringify(body).matchAll(/"pattern":"((?:[^"\\]|\\.)*)"/g)) {
      const source = JSON.parse(`"${pattern}"`) as string;
      assert.ok(new RegExp(source, 'u') && !/\/[a-z]*$/.test(source), source);
    }
    assert.equal(Object.values(body.paths).flatMap((methods) => Object.keys(methods)).length, ADMIN_ROUTES.length);
  });

  const hostile = fileURLToPath(new URL('../../../../shared/data/hostile/JSONTestSuite/', import.meta.url));
  const folder = existsSync(hostile) ? readdirSync(hostile, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json')) : [];
  if (bodies) test('the files of the JSON test suite at every JSON route: broken ones are 400, the others 400 for their shape, none an error of the service',
    { skip: folder.length ? false : `no JSONTestSuite in ${hostile}` }, async () => {
      assert.ok(folder.length > 250, `${folder.length} files`);
      for (const { method, path } of ADMIN_ROUTES.filter(({ body }) => body)) {
        for (const name of folder) {
          const raw = readFileSync(`${hostile}${name}`);
          const { status, text } = await admin.ask(method.toUpperCase(), pathOf(path), { raw, headers: { 'content-type': 'application/json', connection: 'keep-alive' } });
          // an empty object is right for a route that needs nothing: then there is no such thing
          const isRight = status === 404 && name.endsWith('y_object_empty.json');
          assert.ok(status === 400 || isRight || (status === 413 && raw.length > 65_536), `${method} ${path} ${name}: ${status} ${text}`);
        }
      }
    });

  test('a request that lies about its length is cut and changes nothing', async () => {
    const before = (await admin.ask<{ data: unknown[] }>('GET', '/keys')).body.data.length;
    const socket = connect(admin.service.port, '127.0.0.1');
    const body = '{"label":"a","scopes":["read"]}';
    socket.end(`POST /v1/admin/keys HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${admin.key}\r\nContent-Type: application/json\r\nContent-Length: ${body.length + 10}\r\n\r\n${body}`);
    await new Promise((resolve) => socket.on('close', resolve).resume());
    assert.equal((await admin.ask<{ data: unknown[] }>('GET', '/keys')).body.data.length, before);
  });
}

describe('admin routes on PGlite', () => suite(async () => startAdmin(await dirs.withStore()), true));

const server = await startPostgres();
if (typeof server === 'string') {
  test('admin routes on PostgreSQL', { skip: server }, () => {});
  console.log(`# the admin routes are not tested on a PostgreSQL server: ${server}`);
} else {
  after(() => server.stop());
  describe('admin routes on PostgreSQL', () => suite(async () => startAdmin(dirs.empty(), { DATABASE_URL: await server.database() })));
}
