import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { createApp } from '../src/app.ts';
import { dataset, incident, NOW, ORIGIN, serve } from './routes-support.ts';

const DATA = Array.from({ length: 40 }, (_, i) => incident(`A-${String(i).padStart(2, '0')}`, `2025-0${1 + (i % 2)}-10`));
const PUBLIC = [
  '/v1/counter',
  '/v1/incidents',
  '/v1/incidents/A-01',
  '/v1/notices',
  '/v1/taxonomies',
  '/v1/snapshots/current',
  '/v1/openapi.json',
  '/docs',
  '/docs/init.js',
];
const COMPRESS = { br: (b: Uint8Array) => new Uint8Array(brotliCompressSync(b)), gzip: (b: Uint8Array) => new Uint8Array(gzipSync(b)) };
const CORS = [
  'access-control-allow-origin',
  'access-control-expose-headers',
  'cross-origin-resource-policy',
  'timing-allow-origin',
  'x-content-type-options',
];
const bytes = async (response: Response) => new Uint8Array(await response.arrayBuffer());

async function assertProblem(response: Response, status: number): Promise<any> {
  assert.equal(response.status, status);
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  for (const name of CORS) assert.ok(response.headers.get(name), name);
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  const problem: any = await response.json();
  assert.equal(problem.status, status);
  assert.match(problem.requestId, /^[0-9a-f]{24}$/);
  assert.equal(response.headers.get('x-request-id'), problem.requestId);
  assert.doesNotMatch(JSON.stringify(problem), /\bat .+:\d+:\d+/, 'no stack');
  return problem;
}

describe('a public answer', () => {
  test('may be read from every origin, and stored for a minute', async () => {
    const { get } = serve(DATA);
    for (const path of PUBLIC) {
      const { status, headers } = await get(path, { origin: 'https://partner.example.org', cookie: 'a=b' });
      assert.equal(status, 200, path);
      assert.equal(headers.get('access-control-allow-origin'), '*');
      assert.equal(headers.get('access-control-allow-credentials'), null);
      assert.equal(headers.get('set-cookie'), null);
      assert.equal(headers.get('cache-control'), 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400');
      assert.equal(headers.get('vary'), 'Accept-Encoding');
      assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
      assert.equal(headers.get('timing-allow-origin'), '*');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('access-control-expose-headers')!, /ETag.*Retry-After.*X-Dataset-Version/);
      assert.match(headers.get('content-security-policy')!, /^default-src 'none'.*frame-ancestors 'none'$/);
    }
  });

  test('has version and encoding in its ETag, and another one in each version', async () => {
    const etag = async (version: number, path: string, headers = {}) =>
      (await serve(dataset(DATA, version), { compress: COMPRESS }).get(path, headers)).headers.get('etag')!;
    assert.match(await etag(3, '/v1/incidents'), /^"v3-[0-9a-f]{8}-identity"$/);
    assert.match(await etag(4, '/v1/incidents', { 'accept-encoding': 'gzip, br' }), /^"v4-[0-9a-f]{8}-br"$/);
    assert.match(await etag(3, '/v1/counter', { 'accept-encoding': 'gzip' }), /^"v3-2025-02-13-[0-9a-f]{8}-identity"$/, 'a short answer stays plain');
    assert.notEqual(
      await etag(3, '/v1/incidents'),
      (await serve(DATA, { licence: 'CC0' }).get('/v1/incidents')).headers.get('etag'),
      'settings that show change it',
    );
    assert.equal(await etag(3, '/v1/taxonomies'), await etag(4, '/v1/taxonomies'), 'texts do not depend on the dataset');
  });

  test('is 304 without body for who has it, still readable from every origin', async () => {
    const { get } = serve(DATA, { compress: COMPRESS });
    for (const path of PUBLIC) {
      const first = await get(path, { 'accept-encoding': 'br' });
      const etag = first.headers.get('etag')!;
      for (const value of [etag, `W/${etag}`, '*', `"other", ${etag}`, [...Array.from({ length: 1000 }, (_, i) => `"t${i}"`), etag].join(',')]) {
        const again = await get(path, { 'accept-encoding': 'br', 'if-none-match': value });
        assert.equal(again.status, 304, `${path} ${value.slice(0, 40)}`);
        assert.equal((await bytes(again)).length, 0);
        for (const name of [...CORS, 'etag', 'cache-control', 'vary']) assert.equal(again.headers.get(name), first.headers.get(name), name);
        for (const name of ['content-type', 'content-length', 'content-encoding']) assert.equal(again.headers.get(name), null, name);
      }
      assert.equal((await get(path, { 'if-none-match': '"v3-other-br"' })).status, 200);
    }
    const plain = (await get('/v1/incidents')).headers.get('etag')!;
    assert.equal(
      (await get('/v1/incidents', { 'accept-encoding': 'br', 'if-none-match': plain })).status,
      200,
      'the tag of another encoding is another answer',
    );
  });

  test('decodes to the same bytes in every encoding, of the length that it states', async () => {
    const { get } = serve(DATA, { compress: COMPRESS });
    for (const path of PUBLIC) {
      const plain = await bytes(await get(path));
      for (const [encoding, decode] of [
        ['br', brotliDecompressSync],
        ['gzip', gunzipSync],
        ['identity', (b: Uint8Array) => b],
      ] as const) {
        const response = await get(path, { 'accept-encoding': encoding });
        const body = await bytes(response);
        assert.equal(response.headers.get('content-length'), String(body.length));
        assert.deepEqual(new Uint8Array(response.headers.get('content-encoding') ? decode(body) : body), plain, `${path} ${encoding}`);
      }
    }
  });

  test('is compressed once', async () => {
    let runs = 0;
    const { get } = serve(DATA, { compress: { br: (b) => (runs++, COMPRESS.br(b)) } });
    for (let i = 0; i < 5; i++) assert.equal((await get('/v1/incidents', { 'accept-encoding': 'br' })).headers.get('content-encoding'), 'br');
    assert.equal(runs, 1);
  });

  test('has the headers of GET and no body for HEAD', async () => {
    const { app, get } = serve(DATA);
    for (const path of [...PUBLIC, '/v1/nothing', '/v1/counter?x=1']) {
      const [head, normal] = [await app.request(path, { method: 'HEAD' }), await get(path)];
      assert.equal(head.status, normal.status, path);
      assert.equal((await bytes(head)).length, 0, path);
      for (const [name, value] of normal.headers) if (name !== 'x-request-id') assert.equal(head.headers.get(name), value, `${path} ${name}`);
    }
  });

  test('comes from the newest dataset as soon as it is there', async () => {
    let current = dataset(DATA, 3);
    const { json } = serve(null, { dataset: () => current });
    assert.equal((await json('/v1/incidents')).meta.version, 3);
    current = dataset(DATA.slice(1), 4);
    const { meta } = await json('/v1/incidents');
    assert.deepEqual([meta.version, meta.total], [4, 39]);
  });
});

describe('a preflight', () => {
  test('is answered for every origin and any headers, in a fixed size and without credentials', async () => {
    const { app } = serve(DATA);
    for (const path of PUBLIC) {
      for (const origin of ['null', 'https://partner.example.org', `https://${'a'.repeat(4096)}.example`]) {
        const asked = Array.from({ length: 200 }, (_, i) => `x-header-${i}`).join(',');
        const response = await app.request(path, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': asked },
        });
        assert.equal(response.status, 204);
        assert.equal(response.headers.get('access-control-allow-origin'), '*');
        assert.equal(response.headers.get('access-control-allow-methods'), 'GET, HEAD, OPTIONS');
        assert.equal(response.headers.get('access-control-allow-headers'), '*');
        assert.equal(response.headers.get('access-control-allow-credentials'), null);
        assert.equal(response.headers.get('allow'), 'GET, HEAD, OPTIONS');
      }
    }
  });
  test('of an address that is not there is a 404', async () => {
    await assertProblem(await serve(DATA).app.request('/v1/nothing', { method: 'OPTIONS' }), 404);
  });
});

describe('an error', () => {
  test('is a 405 that names the allowed methods, also on routes that were added', async () => {
    const { app } = serve(DATA);
    app.get('/extra', (c) => c.text('extra'));
    for (const path of [...PUBLIC, '/extra']) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'FOO']) {
        const response = await app.request(path, { method });
        assert.equal(response.headers.get('allow'), 'GET, HEAD, OPTIONS');
        await assertProblem(response, 405);
      }
    }
    await assertProblem(await app.request('/v1/nothing', { method: 'POST' }), 404);
  });

  test('is a 404 for paths that try to leave the service, and reads no file and redirects nowhere', async () => {
    const { get } = serve(DATA);
    const paths = [
      '..%2f..%2fetc%2fpasswd',
      '%00',
      '%c0%ae',
      '%',
      '%zz',
      '%2e%2e',
      '..%5c..%5cwin.ini',
      'A-01%2f',
      'A-01%20',
      'a'.repeat(65),
      '__proto__',
      'constructor',
    ];
    for (const path of [
      ...paths.map((p) => `/v1/incidents/${p}`),
      '//evil.test',
      '/v1//counter',
      '/v1/counter/',
      '/\\evil.test',
      '/v1/snapshots/..%2f',
      '/.git/config',
    ]) {
      const response = await get(path);
      assert.equal(response.headers.get('location'), null);
      await assertProblem(response, 404);
    }
  });

  test('is a 414 for an address of more than 2 KB, whatever it asks for', async () => {
    const { get } = serve(DATA);
    await assertProblem(await get(`/v1/counter?q=${'a'.repeat(10_000)}`), 414);
    await assertProblem(await get(`/${'a'.repeat(3_000)}`), 414);
    await assertProblem(await get(`/v1/counter?${Array.from({ length: 5_000 }, (_, i) => `k${i}=1`).join('&')}`), 414);
    const { errors } = await assertProblem(await get(`/v1/counter?${Array.from({ length: 250 }, (_, i) => `k${i}=1`).join('&')}`), 400);
    assert.equal(errors.length, 250);
    assert.equal((await get(`/v1/counter?${'jurisdiction=RS&'.repeat(120)}`)).status, 200);
  });

  test('of the service says nothing about its inside, and is in the log with its stack under the same id', async () => {
    const broken = {
      manifest: dataset(DATA).manifest,
      index: new Proxy(
        {},
        {
          get() {
            throw new Error('secret /etc/place');
          },
        },
      ),
    };
    const { get, log } = serve(broken as any);
    const problem = await assertProblem(await get('/v1/incidents?q=private'), 500);
    assert.doesNotMatch(JSON.stringify(problem), /secret|place/);
    assert.equal(log.length, 1);
    assert.deepEqual(
      [log[0]!['requestId'], log[0]!['status'], log[0]!['path'], log[0]!['level']],
      [problem.requestId, 500, '/v1/incidents', 'error'],
    );
    assert.match(String(log[0]!['error']), /secret.*\n\s+at /);
  });

  test('leaves one line in the log, without what was searched for; a good answer leaves none', async () => {
    const { get, log } = serve(DATA);
    await get('/v1/counter?q=name');
    const { requestId } = (await (await get('/v1/counter?q=name&x=1')).json()) as any;
    assert.deepEqual(log, [{ requestId, status: 400, method: 'GET', path: '/v1/counter' }]);
  });

  test('is a 503 with Retry-After while nothing is published; texts and descriptions are there all the same', async () => {
    const { get } = serve(null);
    for (const path of ['/v1/counter', '/v1/incidents', '/v1/incidents/A-01', '/v1/snapshots/current']) {
      const response = await get(path);
      assert.equal(response.headers.get('retry-after'), '5');
      await assertProblem(response, 503);
    }
    for (const path of ['/v1/notices', '/v1/taxonomies', '/v1/openapi.json', '/docs']) assert.equal((await get(path)).status, 200, path);
    await assertProblem(await get('/v1/counter?limit=1'), 400);
  });
});

describe('the settings', () => {
  test('are refused when the public address is no origin', () => {
    for (const publicUrl of ['', 'example.org', `${ORIGIN}/`, `${ORIGIN}/v1`, 'HTTPS://DATA.example.org']) {
      assert.throws(() => createApp({ dataset: () => null, clock: () => NOW, publicUrl }), /publicUrl must be an origin/, publicUrl);
    }
  });
});
