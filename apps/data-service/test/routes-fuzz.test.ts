import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FILTER_KEYS } from '@seesac/contract';
import type { History } from '../src/app.ts';
import { NAUGHTY, operations, requestArb } from './routes-generate.ts';
import { mismatches, type Schema } from './routes-schema-check.ts';
import { AT, dataset, incident, serve } from './routes-support.ts';
import { NEWS, PICTURE } from './support/news.ts';
import { parseXml } from './xml.ts';

const HEADERS = [
  'accept',
  'accept-encoding',
  'accept-language',
  'if-none-match',
  'if-match',
  'if-modified-since',
  'range',
  'origin',
  'cookie',
  'authorization',
  'x-forwarded-for',
  'access-control-request-headers',
  'content-type',
];

const served = serve([incident('A-1', '2025-02-03'), incident('A-2', '2024-02-03', { summary: { en: 'words' } })]);
const document: Schema = await served.json('/v1/openapi.json');

/** The operation that answers a path, by the document. */
function declared(path: string): string[] {
  const found = Object.entries<Schema>(document['paths']).find(([template]) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path));
  return found ? Object.keys(found[1]['get'].responses) : ['200', '304', '400', '404', '414'];
}

/** Asks, and holds the answer against what the document declares. */
async function ask(url: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(new URL(url, 'http://service.test/'), { headers });
  const response = await served.app.fetch(request);
  const { pathname } = new URL(request.url);
  assert.ok(declared(pathname).includes(String(response.status)), `${response.status} is not declared for ${pathname} (${url})`);
  assert.ok(response.status < 500, url);
  assert.equal(response.headers.get('access-control-allow-origin'), '*', url);
  if (response.status >= 400) assert.equal(response.headers.get('content-type'), 'application/problem+json', url);
  if (response.status !== 304 && response.headers.get('content-type')!.includes('json')) JSON.parse(await response.clone().text());
  return response;
}
const encoded = (text: string): string[] => {
  try {
    return [encodeURIComponent(text)];
  } catch {
    return []; // half a surrogate pair has no UTF-8
  }
};

describe('naughty strings', () => {
  test('as the value of any parameter never break the service', async () => {
    for (const text of NAUGHTY) {
      for (const value of encoded(text)) {
        for (const key of [...FILTER_KEYS, 'period']) await ask(`/v1/counter?${key}=${value}`);
        for (const key of ['limit', 'sort', 'cursor', 'q', value]) await ask(`/v1/incidents?${key}=${value}`);
        for (const path of ['/v1/notices', '/v1/taxonomies']) await ask(`${path}?lang=${value}`);
      }
    }
  });

  test('as a search find what they say or nothing, and are repeated only inside a JSON text', async () => {
    for (const text of NAUGHTY) {
      for (const value of encoded(text)) {
        const response = await ask(`/v1/incidents?q=${value}`);
        if (response.status !== 200) continue;
        const { meta, data }: any = await response.json();
        assert.equal(meta.filters.q, text.normalize('NFC').replace(/\s+/g, ' ').trim());
        assert.ok(data.length <= 2);
      }
    }
  });

  test('as an identifier or a path, encoded or raw, are an incident or a 404', async () => {
    for (const text of NAUGHTY) {
      for (const value of [...encoded(text), ...encoded(text).map((v) => v.replace(/%20/g, ' ').replace(/%25/g, '%').replace(/%2F/g, '/'))]) {
        for (const url of [`/v1/incidents/${value}`, `/v1/${value}`, `/v1/counter/${value}`])
          if (URL.canParse(url, 'http://service.test/')) await ask(url);
      }
    }
  });

  test('as a header never change what is answered', async () => {
    const paths = ['/v1/counter', '/v1/incidents/A-1', '/v1/notices'];
    const plain = new Map(await Promise.all(paths.map(async (path) => [path, await (await ask(path)).text()] as const)));
    let sent = 0;
    for (const text of NAUGHTY) {
      // As the bytes would come over the wire; what no client can send is left out.
      const value = Buffer.from(text, 'utf8').toString('latin1');
      for (const name of HEADERS) {
        try {
          new Headers({ [name]: value });
        } catch {
          continue;
        }
        const path = paths[sent++ % paths.length]!;
        const response = await ask(path, { [name]: value });
        if (response.status === 200) assert.equal(await response.text(), plain.get(path));
        else assert.deepEqual([response.status, name, value.trim()], [304, 'if-none-match', '*']);
      }
    }
    assert.ok(sent > 3_000, `${sent} requests`);
  });

  test('and random queries neither', async () => {
    const key = fc.oneof(fc.constantFrom(...FILTER_KEYS, 'period', 'limit', 'sort', 'cursor', 'lang'), fc.string({ maxLength: 8 }));
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(...NAUGHTY),
      fc.constantFrom('RS', 'all', '2024-01-01', '5', 'month', 'en', ''),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/v1/counter', '/v1/incidents', '/v1/incidents/A-1', '/v1/notices', '/v1/snapshots/current', '/v1/openapi.json', '/docs'),
        fc.array(fc.tuple(key, value, fc.boolean()), { maxLength: 5 }),
        async (path, pairs) => {
          const text = pairs
            .flatMap(([k, v, raw]) => (raw ? [`${k}=${v}`] : encoded(k).flatMap((ek) => encoded(v).map((ev) => `${ek}=${ev}`))))
            .join('&');
          const url = `${path}?${text}`;
          if (URL.canParse(url, 'http://service.test/')) await ask(url);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

/** Version 3, and version 2, which was published a year before it and has a name. */
const DATA = dataset([incident('A-1', '2025-02-03'), incident('A-2', '2024-02-03', { summary: { en: 'alpha' } }), incident('A-9', '2024-03-01', { status: 'withdrawn' })]);
const before = (({ index, manifest }) => ({ index, manifest: { ...manifest, publishedAt: '2024-02-13T06:00:00.000Z', asOf: '2024-02-13T06:00:00.000Z' } }))(
  dataset([incident('A-2', '2024-02-03')], 2),
);
const RELEASE = { name: '2024Q4', version: 2, at: AT };
const HISTORY: History = {
  asOf: async (day) => (day >= '2024-02-13' ? before : null),
  release: async (name) => (name === RELEASE.name ? { release: RELEASE, dataset: before } : null),
  manifest: async () => before.manifest,
  releases: () => RELEASES,
};
const RELEASES = [RELEASE];

describe('100,000 requests made from our own OpenAPI document', () => {
  const REQUESTS = 100_000;
  /** Every so many answers the whole body is held against its schema. */
  const SAMPLE = 25;
  const seed = Number(process.env['FUZZ_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
  const stack = /\n\s+at \S+ ?\(?\S*:\d+:\d+|node_modules|\/src\//;

  test('are answered as it says, and what is wrong with one is named', { timeout: 600_000 }, async (t) => {
    t.diagnostic(`seed ${seed}: FUZZ_SEED=${seed} makes the same requests`);
    const served = serve(DATA, { history: HISTORY, news: NEWS, compress: { br: (bytes) => bytes.slice(), gzip: (bytes) => bytes.slice() } });
    const document: Schema = await served.json('/v1/openapi.json');
    const all = operations(document);
    const responsesOf = new Map(all.map(({ template, responses }) => [template, responses]));
    const pathOf = new Map(all.map(({ template }) => [template, new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`)]));
    const statuses: Record<number, number> = {};
    let asked = 0;
    let checked = 0;
    const known = { id: ['A-1', 'A-2', 'A-9'], slug: ['news-en-0', 'news-sq-1', 'news-mk-3'], file: [PICTURE] };

    await fc.assert(fc.asyncProperty(requestArb(all, known), async ({ template, method, url, headers, wrong }) => {
      const address = new URL(url, 'http://service.test/');
      const response = await served.app.fetch(new Request(address, { method, headers }));
      const { status } = response;
      asked++;
      statuses[status] = (statuses[status] ?? 0) + 1;
      assert.ok(status < 500, `${status}`);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.equal(response.headers.get('access-control-allow-credentials'), null);
      assert.equal(response.headers.get('location'), null);
      const type = response.headers.get('content-type')?.split(';')[0];
      if (type === 'text/event-stream') return void response.body?.cancel();
      const text = await response.text();
      if (status >= 400) {
        assert.equal(type, 'application/problem+json');
        assert.doesNotMatch(text, stack);
        assert.equal(response.headers.get('cache-control'), 'no-store');
      }
      // A naughty path parameter may make another address of it, of which the document says nothing.
      const isThere = pathOf.get(template)!.test(address.pathname);
      if (!isThere) return assert.ok([200, 304, 400, 404, 405, 414].includes(status), `${status}`);
      if (method !== 'GET' && method !== 'HEAD') {
        assert.ok(status === 405 || url.length > 2_048, `${status}`);
        if (status === 405) assert.equal(response.headers.get('allow'), 'GET, HEAD, OPTIONS');
        return undefined;
      }
      const responses = responsesOf.get(template)!;
      assert.ok(Object.hasOwn(responses, String(status)), `${status} is not declared`);
      if (wrong !== undefined && status !== 414) {
        assert.equal(status, 400, `${wrong} is wrong`);
        const { errors } = JSON.parse(text);
        assert.ok(errors.some((error: any) => error.parameter === wrong && error.message), `${wrong} is not named: ${text}`);
      }
      if (method === 'HEAD' || status === 304) return assert.equal(text, '');
      const content: Schema = responses[status].content;
      assert.ok(Object.hasOwn(content, type!), `${type} is not declared`);
      if (type === 'image/svg+xml') parseXml(text);
      if (/[/+]json$/.test(type!)) {
        const json = JSON.parse(text);
        if (asked % SAMPLE === 0 || status >= 400) assert.deepEqual(mismatches(document, content[type!].schema, json), []);
        checked++;
      }
      return undefined;
    }), { numRuns: REQUESTS, seed });

    assert.equal(asked, REQUESTS);
    for (const status of [200, 304, 400, 404, 405, 410]) assert.ok((statuses[status] ?? 0) > 10, `status ${status}: ${statuses[status]}`);
    t.diagnostic(`${asked} requests: ${Object.entries(statuses).map(([status, n]) => `${n} × ${status}`).join(', ')}; ${checked} JSON answers read`);
    assert.deepEqual(served.log.filter(({ level }) => level === 'error'), []);
    assert.equal(({} as any).isAdmin, undefined);
  });
});
