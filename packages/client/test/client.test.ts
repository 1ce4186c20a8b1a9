import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { noticesIn, taxonomiesIn, type CounterAnswer, type IncidentsAnswer } from '@seesac/contract';
import * as client from '../src/index.ts';
import { clientFor, ContractError, NetworkError, retryDelay, ServiceError, type Question } from '../src/index.ts';
import { held, turns as microtasks } from './held.ts';

/** A service of its own for each test: requests in flight are shared by address. */
let API: string;
let services = 0;
const meta = { version: 1, asOf: '2025-02-13T12:00:00Z', filters: {}, total: 141, licence: 'CC BY 4.0', citation: 'c', notices: ['kosovo', 'eu'] };
const counterAnswer = {
  data: { period: { from: '2025-02-01', to: '2025-02-13' }, count: 141, outcomes: { killed: 1, injured: 2, threatened: 3, suicide: 4 }, comparison: [] },
  meta, links: { self: 'https://data.example.org/v1/counter' },
} as CounterAnswer;

interface Asked { url: string; init: RequestInit; answer: ReturnType<typeof held<Response>> }
let asked: Asked[];
const real = { fetch: globalThis.fetch, random: Math.random };

beforeEach(() => {
  API = `https://data${services++}.example.org`;
  asked = [];
  globalThis.fetch = (url, init = {}) => {
    const answer = held<Response>();
    init.signal?.addEventListener('abort', () => answer.reject(init.signal!.reason));
    asked.push({ url: String(url), init, answer });
    return answer.promise;
  };
  Math.random = () => 0.5;
  mock.timers.enable({ apis: ['setTimeout'] });
});
afterEach(() => {
  Object.assign(globalThis, { fetch: real.fetch });
  Math.random = real.random;
  mock.timers.reset();
});

/** Lets all go on that can go on without a timer. What recovers from a failure is imported on demand: that takes real turns of the loop. */
const turns = async (n?: number) => {
  await microtasks(n);
  await import('../src/recover.ts');
  await new Promise(setImmediate);
  await microtasks(n);
};
/** A promise whose failure the test looks at later. */
const awaited = <T>(promise: Promise<T>): Promise<T> => (promise.catch(() => {}), promise);
const json = (body: unknown, init?: ResponseInit) => new Response(JSON.stringify(body), init);
const answerNext = async (response: Response | Error, at = asked.length - 1) => {
  if (response instanceof Error) asked[at]!.answer.reject(response);
  else asked[at]!.answer.resolve(response);
  await turns(40);
  await new Promise(setImmediate); // the body of a Response is read over a real turn of the loop
  await turns(40);
};

test('asks for the counter under the canonical filters', async () => {
  const answer = clientFor(`${API}/`).counter('jurisdiction=AL&jurisdiction=RS', { period: 'year' });
  await turns();
  assert.equal(asked[0]!.url, `${API}/v1/counter?jurisdiction=AL&jurisdiction=RS&period=year`);
  await answerNext(json(counterAnswer));
  assert.equal((await answer).data.count, 141);
});

test('asks for the monitor of a period, and without one for the last quarter', async () => {
  for (const [query, period, path] of [['', undefined, 'monitor'], ['jurisdiction=RS', '2024Q4', 'monitor?jurisdiction=RS&period=2024Q4'], ['', '2024&x=1', 'monitor?period=2024%26x%3D1']] as const) {
    awaited(clientFor(API).monitor(query, { period }));
    await turns();
    assert.equal(asked.at(-1)!.url, `${API}/v1/${path}`);
  }
});

test('asks for a summary of what is named, and of nothing more', async () => {
  const client = clientFor(API);
  void awaited(client.summary('lens=violence', { facets: ['type', 'age'], series: 'month', split: 'weapon', people: true, weapons: true }));
  void awaited(client.summary('', { facets: [] }));
  void awaited(client.areas('', { level: 'admin1' }));
  void awaited(client.places('type=suicide', 'Ниш & ко', { limit: 5 }));
  void awaited(client.clusters('bbox=19,42,21,44', 7));
  void awaited(client.clusters('', 0, { by: 'outcome' }));
  void awaited(client.population());
  await turns();
  assert.deepEqual(asked.map(({ url }) => url), [
    `${API}/v1/summary?lens=violence&facets=age,type&people=true&series=month&split=weapon&weapons=true`, `${API}/v1/summary?facets=none`, `${API}/v1/areas?level=admin1`,
    `${API}/v1/places?type=suicide&q=%D0%9D%D0%B8%D1%88%20%26%20%D0%BA%D0%BE&limit=5`, `${API}/v1/clusters?bbox=19,42,21,44&zoom=7`,
    `${API}/v1/clusters?by=outcome&zoom=0`, `${API}/v1/population`,
  ]);
});

test('asks without a question mark when there is nothing to say', async () => {
  void clientFor(API).counter();
  await turns();
  assert.equal(asked[0]!.url, `${API}/v1/counter`);
});

test('sends no cookie and no header of its own', async () => {
  void clientFor(API).counter();
  await turns();
  assert.equal(asked[0]!.init.credentials, 'omit');
  assert.equal(asked[0]!.init.headers, undefined);
});

test('six widgets that ask the same make one request', async () => {
  const answers = Array.from({ length: 6 }, () => clientFor(API).counter('type=suicide'));
  await turns();
  assert.equal(asked.length, 1);
  await answerNext(json(counterAnswer));
  assert.equal(new Set(await Promise.all(answers)).size, 1);
});

test('follows the link to the next page, and tells when there is none', async () => {
  const page = { data: [], meta, links: { self: `${API}/v1/incidents?limit=2`, next: '/v1/incidents?limit=2&cursor=x' } } as unknown as IncidentsAnswer;
  const first = awaited(clientFor(API).incidents('', { limit: 2, sort: '-killed' }));
  await turns();
  assert.equal(asked[0]!.url, `${API}/v1/incidents?limit=2&sort=-killed`);
  await answerNext(json(page));
  void client.moreIncidents(API, await first);
  await turns();
  assert.equal(asked[1]!.url, `${API}/v1/incidents?limit=2&cursor=x`);
  assert.equal(await client.moreIncidents(API, { ...page, links: { self: page.links.self } }), undefined);
});

test('puts an identifier into the path, never beside it', async () => {
  void clientFor(API).incident('A/../B?x');
  await turns();
  assert.equal(asked[0]!.url, `${API}/v1/incidents/A%2F..%2FB%3Fx`);
});

test('keeps texts and labels for the page, each language once', async () => {
  const { notices, taxonomies } = clientFor(API);
  const first = awaited(notices('sq'));
  await turns();
  await answerNext(json({ data: noticesIn('sq') }));
  assert.deepEqual(await first, await notices('sq'));
  assert.equal(asked.length, 1);
  void notices('en');
  void taxonomies('sq');
  await turns();
  assert.deepEqual(asked.slice(1).map(({ url }) => url), [`${API}/v1/notices?lang=en`, `${API}/v1/taxonomies?lang=sq`]);
  await answerNext(json({ data: taxonomiesIn('sq') }));
  assert.equal((await taxonomies('sq')).data.weapon[0]!.label, 'Pistoletë');
});

test('a failure to get a text is not kept', async () => {
  const { notices } = clientFor('https://other.example.org');
  const first = awaited(notices('en'));
  await turns();
  await answerNext(json({ title: 'Gone', status: 410 }, { status: 410 }));
  await assert.rejects(first, ServiceError);
  void notices('en');
  await turns();
  assert.equal(asked.length, 2);
});

test('throws what the service says', async () => {
  const answer = awaited(clientFor(API).counter('type=x'));
  await turns();
  const problem = { type: 'about:blank', title: 'Bad request', status: 400, errors: [{ parameter: 'type', message: 'must be one of …' }] };
  await answerNext(json(problem, { status: 400 }));
  await assert.rejects(answer, (error: ServiceError) => error instanceof ServiceError && error.status === 400 && error.problem!.errors![0]!.parameter === 'type');
});

for (const [name, body] of [
  ['HTML', '<!doctype html>'], ['truncated JSON', '{"data": [1,'], ['null', 'null'], ['a number', '5'], ['no meta', '{"data": {}}'],
  ['an old version without notices', '{"data": {}, "meta": {"asOf": "2025-01-01T00:00:00Z"}, "links": {}}'],
  ['a link that is no web address', JSON.stringify({ data: {}, meta, links: { self: 'javascript:alert(1)' } })],
  ['a link to data that is none', JSON.stringify({ data: {}, meta, links: { self: 'https://data.example.org/v1/counter', data: 'javascript:alert(1)' } })],
] as const)
  test(`refuses ${name} instead of an answer`, async () => {
    const answer = awaited(clientFor(API).counter());
    await turns();
    await answerNext(new Response(body));
    await assert.rejects(answer, ContractError);
    assert.equal(asked.length, 1, 'asking again does not cure it');
  });

test('an error page of a proxy is a service error without a problem', async () => {
  const answer = awaited(clientFor(API).counter());
  await turns();
  await answerNext(new Response('<h1>Forbidden</h1>', { status: 403 }));
  await assert.rejects(answer, (error: ServiceError) => error.status === 403 && error.problem === undefined && error.message === 'HTTP 403');
});

test('gives an attempt up after 8 seconds, asks again, and says so after the third', async () => {
  const answer = awaited(clientFor(API).counter());
  await turns();
  for (const wait of [1000, 2000]) {
    mock.timers.tick(7999);
    await turns();
    assert.equal(asked.at(-1)!.init.signal!.aborted, false);
    mock.timers.tick(1);
    await turns();
    assert.equal(asked.at(-1)!.init.signal!.aborted, true);
    mock.timers.tick(wait);
    await turns();
  }
  assert.equal(asked.length, 3);
  mock.timers.tick(8000);
  await assert.rejects(answer, NetworkError);
});

for (const status of [429, 502, 503, 504])
  test(`asks again after ${status}, not sooner than the service says`, async () => {
    const answer = awaited(clientFor(API).counter());
    await turns();
    await answerNext(json({}, { status, headers: { 'retry-after': '5' } }));
    mock.timers.tick(4999);
    await turns();
    assert.equal(asked.length, 1);
    mock.timers.tick(1);
    await turns();
    assert.equal(asked.length, 2);
    await answerNext(json(counterAnswer));
    assert.equal((await answer).data.count, 141);
  });

test('whoever must wait an hour hears it now', async () => {
  const answer = awaited(clientFor(API).counter());
  await turns();
  await answerNext(json({}, { status: 429, headers: { 'retry-after': '3600' } }));
  await assert.rejects(answer, (error: ServiceError) => error.retryAfter === 3600);
});

test('reads Retry-After as a date too, and no longer than a day', async () => {
  for (const [header, least, most] of [[new Date(Date.now() + 3_600_000).toUTCString(), 3_000, 3_600], ['9'.repeat(20), 86_400, 86_400]] as const) {
    const answer = awaited(clientFor(API).counter());
    await turns();
    await answerNext(json({}, { status: 503, headers: { 'retry-after': header } }));
    await assert.rejects(answer, ({ retryAfter }: ServiceError) => retryAfter! >= least && retryAfter! <= most);
  }
});

test('stops at once, in any wait, when the last caller leaves', async () => {
  const leaver = new AbortController();
  const answer = awaited(clientFor(API).counter('', { signal: leaver.signal }));
  await turns();
  await answerNext(new TypeError('Failed to fetch'));
  leaver.abort(new Error('gone'));
  await assert.rejects(answer, /gone/);
  mock.timers.tick(1e6);
  await turns();
  assert.equal(asked.length, 1);
});

test('an address that is none is an error of the caller', async () => {
  await assert.rejects(clientFor('nowhere').counter(), TypeError);
  assert.equal(asked.length, 0);
});

test('backs off to five minutes with full jitter, and never for what waiting does not cure', () => {
  const error = new NetworkError('x');
  assert.deepEqual([1, 2, 3, 8, 20].map((n) => retryDelay(error, n)), [1000, 2000, 4000, 128_000, 150_000]);
  Math.random = () => 0;
  assert.equal(retryDelay(error, 20), 0);
  assert.equal(retryDelay(new ServiceError(503, undefined, 7), 1), 7000);
  assert.equal(retryDelay(new ServiceError(500), 1), undefined);
  assert.equal(retryDelay(new ContractError('x'), 1), undefined);
});

test('asks the source that has taken the place of a service, and the service again after it', async () => {
  const questions: Question[] = [];
  const page = { data: [], meta, links: { self: `${API}/v1/incidents`, next: '/v1/incidents?after=x' } } as unknown as IncidentsAnswer;
  client.useSource(API, { ask: async (question) => (questions.push(question), page) });
  try {
    assert.equal(await client.incidents(API, 'type=suicide', { limit: 2 }), page);
    await client.moreIncidents(API, page);
    await client.summary(API, '', { facets: ['type'] });
    await client.incident(API, 'a/b');
    assert.deepEqual(questions, [
      { path: 'incidents', query: 'type=suicide&limit=2' }, { path: 'incidents', query: 'after=x' }, { path: 'summary', query: 'facets=type' }, { path: 'incidents/a%2Fb', query: '' },
    ]);
    assert.equal(asked.length, 0, 'nothing goes over the network');
    void awaited(client.counter('https://other.example', ''));
    await turns();
    assert.equal(asked.length, 1, 'another service is asked as ever');
  } finally {
    client.useSource(API, undefined);
  }
  void awaited(client.counter(API, ''));
  await turns();
  assert.equal(asked.at(-1)!.url, `${API}/v1/counter`);
});

test('a reader may follow addresses of the web, and nothing else that came in with data', () => {
  for (const url of ['https://example.org/a?b', 'http://localhost:8787', 'HTTPS://EXAMPLE.ORG']) assert.equal(client.isWebAddress(url), true, url);
  for (const url of [undefined, '', 'example.org', '/a', 'javascript:alert(1)', ' https://example.org', 'data:text/html,x', 'https:x', 'https://', 'ftp://example.org'])
    assert.equal(client.isWebAddress(url), false, String(url));
});
