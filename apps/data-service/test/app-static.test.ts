import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import ts from 'typescript';
import { createProbes } from '../src/app.ts';
import { docsAssets, embedFiles } from '../src/static/node.ts';
import { serve } from './routes-support.ts';

const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('the embed files', () => {
  const LOADER = `export const loader = ${JSON.stringify('x'.repeat(2_000))};\n`;
  const CHUNK = `export const chunk = ${JSON.stringify('y'.repeat(2_000))};\n`;
  let dir: string;
  let app: ReturnType<typeof serve>['app'];
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'embed-'));
    for (const folder of ['chunks', 'pinned', 'other']) mkdirSync(join(dir, folder));
    writeFileSync(join(dir, 'seesac.js'), LOADER);
    writeFileSync(join(dir, 'seesac.js.map'), '{}');
    writeFileSync(join(dir, 'sri.json'), '{"version":"1.0.0","files":{}}');
    writeFileSync(join(dir, 'chunks', 'base-1f2e3d4c.js'), CHUNK);
    writeFileSync(join(dir, 'chunks', 'base-1f2e3d4c.js.br'), brotliCompressSync(CHUNK));
    writeFileSync(join(dir, 'pinned', 'seesac-incident-list.js'), CHUNK);
    writeFileSync(join(dir, 'chunks', '.secret.js'), 'secret');
    writeFileSync(join(dir, 'chunks', 'notes.txt'), 'secret');
    writeFileSync(join(dir, 'other', 'file.js'), 'secret');
    writeFileSync(join(dirname(dir), `${dir.split('/').at(-1)}.js`), 'secret');
    symlinkSync('/etc/hostname', join(dir, 'chunks', 'link.js'));
    app = serve([]).app;
    app.route('/', embedFiles(dir));
  });
  after(() => {
    rmSync(dir, { recursive: true });
    rmSync(`${dir}.js`);
  });

  test('may be used by every page, as scripts of another origin', async () => {
    for (const [path, type] of [
      ['/v1/seesac.js', 'text/javascript; charset=utf-8'],
      ['/v1/chunks/base-1f2e3d4c.js', 'text/javascript; charset=utf-8'],
      ['/v1/pinned/seesac-incident-list.js', 'text/javascript; charset=utf-8'],
      ['/v1/sri.json', 'application/json'],
      ['/v1/seesac.js.map', 'application/json'],
    ] as const) {
      const { status, headers } = await app.request(path, { headers: { origin: 'https://partner.example.org' } });
      assert.equal(status, 200, path);
      assert.equal(headers.get('content-type'), type);
      assert.equal(headers.get('access-control-allow-origin'), '*');
      assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('timing-allow-origin'), '*');
      assert.equal(headers.get('vary'), 'Accept-Encoding');
    }
  });

  test('name their maps to debuggers, where there are any', async () => {
    assert.equal((await app.request('/v1/seesac.js')).headers.get('sourcemap'), 'seesac.js.map');
    assert.equal((await app.request('/v1/chunks/base-1f2e3d4c.js')).headers.get('sourcemap'), null);
  });

  test('are kept for an hour at most where the address moves, for ever where it holds a hash', async () => {
    for (const path of ['/v1/seesac.js', '/v1/sri.json', '/v1/pinned/seesac-incident-list.js']) {
      assert.match((await app.request(path)).headers.get('cache-control')!, /^public, max-age=3600, stale-while-revalidate=/, path);
    }
    assert.equal((await app.request('/v1/chunks/base-1f2e3d4c.js')).headers.get('cache-control'), 'public, max-age=31536000, immutable');
  });

  test('decode to the bytes of the file in each encoding, the build’s own compressed form where there is one', async () => {
    for (const [path, content] of [
      ['/v1/seesac.js', LOADER],
      ['/v1/chunks/base-1f2e3d4c.js', CHUNK],
    ] as const) {
      for (const [encoding, decode] of [
        ['br', brotliDecompressSync],
        ['gzip', gunzipSync],
        ['identity', (b: Buffer) => b],
      ] as const) {
        const response = await app.request(path, { headers: { 'accept-encoding': encoding } });
        assert.equal(response.headers.get('content-encoding') ?? 'identity', encoding);
        assert.equal(decode(await bytes(response)).toString(), content, `${path} ${encoding}`);
      }
    }
    assert.deepEqual(
      await bytes(await app.request('/v1/chunks/base-1f2e3d4c.js', { headers: { 'accept-encoding': 'br' } })),
      brotliCompressSync(CHUNK),
    );
  });

  test('answer 304, HEAD and other methods as everything else does', async () => {
    const etag = (await app.request('/v1/seesac.js')).headers.get('etag')!;
    const again = await app.request('/v1/seesac.js', { headers: { 'if-none-match': etag } });
    assert.deepEqual([again.status, again.headers.get('access-control-allow-origin'), (await bytes(again)).length], [304, '*', 0]);
    assert.notEqual((await app.request('/v1/sri.json')).headers.get('etag'), etag);
    assert.equal((await bytes(await app.request('/v1/seesac.js', { method: 'HEAD' }))).length, 0);
    assert.equal((await app.request('/v1/seesac.js', { method: 'POST' })).status, 405);
    assert.equal((await app.request('/v1/seesac.js', { method: 'OPTIONS' })).status, 204);
  });

  test('are those of the folder and nothing else: no hidden file, no other type, no link, nothing above it', async () => {
    const above = `${dir.split('/').at(-1)}.js`;
    for (const path of [
      '/v1/chunks/.secret.js',
      '/v1/chunks/notes.txt',
      '/v1/chunks/link.js',
      '/v1/other/file.js',
      '/v1/chunks/base-1f2e3d4c.js.br',
      '/v1/chunks/',
      '/v1/chunks',
      `/v1/chunks/..%2f..%2f${above}`,
      `/v1/%2e%2e/${above}`,
      `/v1/chunks/..%5cseesac.js`,
      '/v1/chunks/base-1f2e3d4c.js%00',
      '/v1/chunks//base-1f2e3d4c.js',
      '/v1/chunks/%2fetc%2fpasswd',
    ]) {
      const response = await app.request(path);
      assert.equal(response.status, 404, path);
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
      assert.doesNotMatch(await response.text(), /secret/);
    }
  });

  test('are read once: what changes on the disk afterwards is not served', async () => {
    writeFileSync(join(dir, 'sri.json'), 'broken');
    assert.equal(((await (await app.request('/v1/sri.json')).json()) as any).version, '1.0.0');
  });

  test('must include the loader', () => {
    assert.throws(() => embedFiles(join(dir, 'other')), /no seesac\.js/);
  });
});

describe('the reference page', () => {
  const { app } = serve([]);
  app.route('/', docsAssets());

  test('names no other host, holds no inline script or style, and says so in its policy', async () => {
    for (const path of ['/docs', '/docs/init.js']) assert.doesNotMatch(await (await app.request(path)).text(), /https?:|\/\/[a-z]/, path);
    const response = await app.request('/docs');
    const html = await response.text();
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(html, /<html lang="en">/);
    assert.doesNotMatch(html, /<style|style=|\son\w+=|<script(?![^>]*\ssrc="\/docs\/)/);
    const policy = response.headers.get('content-security-policy')!;
    assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self';/);
    assert.doesNotMatch(policy, /unsafe/);
  });

  test('finds everything that it names, and never sends the document to a validator elsewhere', async () => {
    const html = await (await app.request('/docs')).text();
    const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
    assert.equal(named.length, 5);
    for (const path of named) assert.equal((await app.request(path)).status, 200, path);
    assert.match(await (await app.request('/docs/init.js')).text(), /url: '\/v1\/openapi\.json'.*validatorUrl: null/);
  });

  test('gets its script compressed and of the right type', async () => {
    const response = await app.request('/docs/assets/swagger-ui-bundle.js', { headers: { 'accept-encoding': 'br' } });
    assert.equal(response.headers.get('content-encoding'), 'br');
    assert.match(brotliDecompressSync(await bytes(response)).toString(), /SwaggerUIBundle/);
    assert.equal((await app.request('/docs/assets/swagger-ui.css')).headers.get('content-type'), 'text/css; charset=utf-8');
    for (const path of ['/docs/assets/package.json', '/docs/assets/index.html', '/docs/assets/..%2fpackage.json'])
      assert.equal((await app.request(path)).status, 404, path);
  });
});

describe('the probes', () => {
  test('say alive and ready, or 503 with the reason, and are never stored', async () => {
    let ready = true;
    let alive = true;
    const app = createProbes({ alive: () => alive, ready: () => ({ ready, checks: { version: 3 } }) });
    const status = async (path: string) => {
      const response = await app.request(path);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.equal(response.headers.get('access-control-allow-origin'), null);
      return [response.status, await response.json()];
    };
    assert.deepEqual(
      [await status('/livez'), await status('/readyz')],
      [
        [200, { alive: true }],
        [200, { ready: true, checks: { version: 3 } }],
      ],
    );
    ready = alive = false;
    assert.deepEqual(
      [await status('/livez'), await status('/readyz')],
      [
        [503, { alive: false }],
        [503, { ready: false, checks: { version: 3 } }],
      ],
    );
    assert.equal((await status('/v1/counter'))[0], 404);
  });
  test('are a no when a check throws', async () => {
    const app = createProbes({
      alive: () => true,
      ready: () => {
        throw new Error('the check broke');
      },
    });
    const response = await app.request('/readyz');
    assert.deepEqual([response.status, await response.json()], [503, { ready: false, checks: { error: 'the check broke' } }]);
  });
});

describe('the application', () => {
  test('imports no module of Node, so that a page can run it', () => {
    const src = fileURLToPath(new URL('../src/', import.meta.url));
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const { fileName } of ts.preProcessFile(readFileSync(path, 'utf8'), true, true).importedFiles) {
        if (fileName.startsWith('.')) visit(resolve(dirname(path), fileName.replace(/\.js$/, '.ts')));
        else packages.add(fileName.replace(/^(@seesac\/[^/]+)\/.*/, '$1'));
      }
    };
    visit(join(src, 'app.ts'));
    assert.ok(seen.size > 10);
    assert.deepEqual([...packages].sort(), ['@hono/zod-openapi', '@seesac/contract', '@seesac/incident-index', 'hono']);
  });
});
