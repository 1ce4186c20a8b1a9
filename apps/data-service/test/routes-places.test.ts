import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatFilters, type PlaceSuggestion } from '@seesac/contract';
import fc from 'fast-check';
import { createApp } from '../src/app.ts';
import { mismatches, type Schema } from './routes-schema-check.ts';
import { dataset, filtersArb, fits, incident, incidentsArb, ORIGIN, serve } from './routes-support.ts';

const there = (settlement: string, municipality = settlement) => ({ place: { settlement, municipality, point: null, precision: null, area: 'urban' as const, type: 'street' as const } });
const served = serve([
  incident('A-1', '2025-02-03', there('Niš')), incident('A-2', '2025-02-04', { ...there('Ниш'), type: 'suicide' }), incident('A-3', '2025-02-05', there('Medoševac', 'Niš')),
  incident('A-4', '2025-02-06', { ...there('Nikšić'), jurisdiction: 'ME' }), incident('A-5', '2025-02-06', { ...there('Niš'), status: 'withdrawn' }),
]);
const refusals = async (path: string): Promise<string[]> => {
  const answer = await served.get(path);
  assert.equal(answer.status, 400, path);
  return ((await answer.json()) as any).errors.map(({ parameter, message }: any) => `${parameter} ${message}`);
};

describe('/v1/places', () => {
  test('finds a place in every script, counted under the other filters, and says what it counted', async () => {
    for (const q of ['Niš', 'nis', 'Ниш', 'НИШ']) {
      const answer = await served.json(`/v1/places?q=${encodeURIComponent(q)}`);
      assert.deepEqual(answer.data, [{ name: 'Niš', municipality: null, jurisdiction: 'RS', count: 3 }], q);
      assert.deepEqual([answer.meta.total, answer.meta.filters, answer.meta.notices], [4, {}, ['kosovo', 'eu']]);
    }
    const { data, meta, links } = await served.json('/v1/places?type=suicide&q=Ni&limit=8&jurisdiction=RS');
    assert.deepEqual(data.map(({ name, count }: PlaceSuggestion) => [name, count]), [['Niš', 1]]);
    assert.deepEqual([meta.filters, meta.total], [{ jurisdiction: ['RS'], type: ['suicide'] }, 1]);
    assert.equal(links.self, `${ORIGIN}/v1/places?jurisdiction=RS&q=Ni&type=suicide`);
    assert.deepEqual((await served.json('/v1/places?q=ni&limit=1')).data.length, 1);
  });

  test('answers with nothing where nothing is called so', async () => {
    for (const q of ['xyz', '%21%21', 'shots']) assert.deepEqual((await served.json(`/v1/places?q=${q}`)).data, []);
  });

  test('names each parameter that is missing, repeated, unknown or wrong', async () => {
    assert.deepEqual(await refusals('/v1/places'), ['q must be given: the words with which the name of a place begins']);
    assert.match((await refusals('/v1/places?q=')).join(), /^q /);
    assert.match((await refusals('/v1/places?q=a&q=b')).join(), /^q must be given once/);
    assert.match((await refusals('/v1/places?q=a&limit=51')).join(), /^limit must be a whole number from 1 to 50/);
    assert.match((await refusals('/v1/places?q=a&sort=date')).join(), /^sort is not a parameter/);
  });

  test('is cached like the other answers: an ETag with the version, 304 to who has it', async () => {
    const first = await served.get('/v1/places?q=ni');
    assert.match(first.headers.get('etag')!, /^"v3-/);
    assert.match(first.headers.get('cache-control')!, /^public, max-age=60/);
    assert.equal(first.headers.get('access-control-allow-origin'), '*');
    assert.equal((await served.get('/v1/places?q=ni', { 'if-none-match': first.headers.get('etag')! })).status, 304);
  });

  test('is what the document says', async () => {
    const document: Schema = await served.json('/v1/openapi.json');
    const { schema } = document['paths']['/v1/places'].get.responses[200].content['application/json'];
    assert.deepEqual(mismatches(document, schema, await served.json('/v1/places?q=ni')), []);
  });

  test('every count is the one of a plain scan, and the name as `q` finds at least as many', async () => {
    let seen = 0;
    await fc.assert(fc.asyncProperty(incidentsArb, filtersArb, fc.constantFrom('alpha', 'BET', 'al gam'), async (incidents, { q: _, ...filters }, words) => {
      const data = dataset(incidents);
      const from = serve(data);
      const query = formatFilters(filters);
      const { data: places } = await from.json<{ data: PlaceSuggestion[] }>(`/v1/places?${query}&q=${encodeURIComponent(words)}&limit=50`);
      const begins = (name: string) => words.toLowerCase().split(' ').every((start) => name.split(' ').some((word) => word.startsWith(start)));
      const counts = new Map<string, number>();
      for (const one of incidents) if (fits(one, filters) && begins(one.place.settlement!)) counts.set(`${one.jurisdiction} ${one.place.settlement}`, (counts.get(`${one.jurisdiction} ${one.place.settlement}`) ?? 0) + 1);
      assert.deepEqual(new Map(places.map(({ jurisdiction, name, count }) => [`${jurisdiction} ${name}`, count])), counts.size > 50 ? assert.fail() : counts);
      for (const { name, count } of places) assert.ok(data.index.count({ ...filters, q: name }) >= count);
      seen += places.length;
    }), { numRuns: 60 });
    assert.ok(seen > 100, `${seen} places`);
  });
});

describe('links to the main site', () => {
  const SITE = 'https://www.example.org';
  const linked = serve([incident('A-1', '2025-02-03')], { siteUrl: SITE });

  test('are in the answers where the service knows of it, and lead to the same filters', async () => {
    const { links } = await linked.json('/v1/incidents?type=suicide&jurisdiction=RS&limit=5&sort=date');
    assert.equal(links.view, `${SITE}/platform/incidents?jurisdiction=RS&type=suicide`);
    assert.equal(links.page, `${SITE}/platform/incidents/{id}`);
    assert.equal(links.atom, `${ORIGIN}/v1/incidents.atom?jurisdiction=RS&type=suicide`);
    assert.equal((await linked.json('/v1/incidents/A-1')).links.page, links.page);
    assert.equal((await linked.json('/v1/summary?type=suicide')).links.view, `${SITE}/platform/incidents?type=suicide`);
    const counter = await linked.json('/v1/counter');
    assert.equal(counter.links.view, `${SITE}/platform/incidents?from=2025-02-01&to=2025-02-13`);
  });

  test('are not there without it', async () => {
    const { links } = await served.json('/v1/incidents');
    assert.deepEqual([links.view, links.page], [undefined, undefined]);
    assert.equal(links.atom, `${ORIGIN}/v1/incidents.atom`);
  });

  test('change the ETag, for they change the answer', async () => {
    const tag = async (from: typeof served) => (await from.get('/v1/incidents')).headers.get('etag');
    const data = dataset([incident('A-1', '2025-02-03')]);
    assert.notEqual(await tag(serve(data, { siteUrl: SITE })), await tag(serve(data)));
  });

  test('need an http or https origin', () => {
    for (const siteUrl of ['https://www.example.org/', 'https://www.example.org/a', 'javascript:alert(1)', 'www.example.org', 'ftp://www.example.org']) {
      assert.throws(() => createApp({ dataset: () => null, clock: () => new Date(0), publicUrl: ORIGIN, siteUrl }), /^TypeError: siteUrl must be an origin/, siteUrl);
    }
  });
});
