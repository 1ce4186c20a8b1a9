import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FILTER_KEYS } from '@seesac/contract';
import { startThread } from '../src/threads.ts';
import { NAUGHTY } from './routes-generate.ts';
import type { Schema } from './routes-schema-check.ts';
import { incident, serve } from './routes-support.ts';
import type { Fuzz, Fuzzed } from './support/fuzz-requests.ts';

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

const answers = Object.entries<Schema>(document['paths']).map(([template, { get }]) => ({
  path: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`), statuses: Object.keys(get.responses),
}));

/** The statuses of the operation that answers a path, by the document. */
const declared = (path: string): string[] => answers.find((operation) => operation.path.test(path))?.statuses ?? ['200', '304', '400', '404', '414'];

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

describe('100,000 requests made from our own OpenAPI document', () => {
  const REQUESTS = 100_000;
  const seed = Number(process.env['FUZZ_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

  test('are answered as it says, and what is wrong with one is named', { timeout: 600_000 }, async (t) => {
    t.diagnostic(`seed ${seed}: FUZZ_SEED=${seed} makes the same requests`);
    const thread = startThread(new URL('./support/fuzz-requests', import.meta.url), { requests: REQUESTS, seed } satisfies Fuzz);
    // A failed assertion ends the thread, and is thrown here.
    const [{ asked, checked, statuses, errors }] = (await once(thread, 'message')) as [Fuzzed];
    assert.equal(asked, REQUESTS);
    for (const status of [200, 304, 400, 404, 405, 410]) assert.ok((statuses[status] ?? 0) > 10, `status ${status}: ${statuses[status]}`);
    t.diagnostic(`${asked} requests: ${Object.entries(statuses).map(([status, n]) => `${n} × ${status}`).join(', ')}; ${checked} JSON answers read`);
    assert.deepEqual(errors, []);
  });
});
