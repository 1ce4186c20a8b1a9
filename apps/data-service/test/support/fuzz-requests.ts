/**
 * Asks the service, in a thread of its own, what {@link requestArb} makes of its OpenAPI document, and holds each answer against it: the runner of tests follows every
 * promise of its own thread, which costs more than to answer.
 */
import assert from 'node:assert/strict';
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import type { History } from '../../src/app.ts';
import { operations, requestArb } from '../routes-generate.ts';
import { mismatches, type Schema } from '../routes-schema-check.ts';
import { AT, dataset, incident, serve } from '../routes-support.ts';
import { parseXml } from '../xml.ts';
import { NEWS, PICTURE } from './news.ts';

/** How many requests, and the seed that makes the same ones again. */
export interface Fuzz { requests: number; seed: number }
/** How many were asked, how many JSON answers were read, how often each status came, and what the service logged as an error. */
export interface Fuzzed { asked: number; checked: number; statuses: Record<number, number>; errors: unknown[] }

const { requests, seed } = workerData as Fuzz;

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

/** Every so many answers the whole body is held against its schema. */
const SAMPLE = 25;
const stack = /\n\s+at \S+ ?\(?\S*:\d+:\d+|node_modules|\/src\//;

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
}), { numRuns: requests, seed });

assert.equal(({} as any).isAdmin, undefined);
const fuzzed: Fuzzed = { asked, checked, statuses, errors: served.log.filter(({ level }) => level === 'error') };
parentPort!.postMessage(fuzzed);
