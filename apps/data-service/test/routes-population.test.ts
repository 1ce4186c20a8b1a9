import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AreaCount, Population } from '@seesac/contract';
import { rateOf } from '@seesac/contract/rates.js';
import { dataset, incident, ORIGIN, serve } from './routes-support.ts';
import { mismatches } from './routes-schema-check.ts';

const place = (admin1: string) => ({ admin1, point: null, precision: null, area: 'urban' as const, type: 'street' as const });
/** 30 incidents in Serbia in 2024, of them 10 in its first half, and one in Albania at each end of the data. */
const DATA = dataset([
  incident('B-1', '2023-07-01', { jurisdiction: 'AL' }),
  ...Array.from({ length: 30 }, (_, i) => incident(`A-${i}`, i < 10 ? '2024-03-01' : '2024-09-01', { place: place(i % 2 ? 'Nišavski' : 'Borski') })),
  incident('B-2', '2024-12-31', { jurisdiction: 'AL' }),
]);
/** Invented. */
const TABLE: Population[] = [
  { area: 'RS', year: 2023, population: 900_000, source: 'Invented for this test' }, { area: 'RS', year: 2024, population: 1_000_000 },
  { area: 'RS:Nišavski', year: 2020, population: 50_000 },
];
const served = serve(DATA, { population: TABLE });
const areas = async (query: string): Promise<AreaCount[]> => (await served.json(`/v1/areas?${query}`)).data;
const find = (list: AreaCount[], code: string) => list.find((area) => area.code === code)!;

describe('rates of areas', () => {
  test('are per 100,000 people and year over the days of the filters, with interval and population', async () => {
    const [half, whole] = await Promise.all(['from=2024-01-01&to=2024-06-30', 'from=2024-01-01&to=2024-12-31'].map(async (query) => find(await areas(query), 'RS')));
    assert.deepEqual(whole, { code: 'RS', level: 'jurisdiction', count: 30, known: 0, population: 1_000_000, ...rateOf(30, 1_000_000, 366) });
    assert.deepEqual([whole.rate, whole.interval, whole.few], [2.99, [2.02, 4.27], undefined]);
    assert.deepEqual(half, { code: 'RS', level: 'jurisdiction', count: 10, known: 0, population: 1_000_000, ...rateOf(10, 1_000_000, 182) });
    assert.deepEqual([half.rate, half.few], [2.01, true]);
  });

  test('run from the first day of the data to the last where the filters leave a day out or go beyond', async () => {
    // 2023 and 2024 are touched: 950,000 people; from 1 July 2023 to 31 December 2024.
    const expected = { population: 950_000, ...rateOf(30, 950_000, 550) };
    for (const query of ['', 'from=2014-01-01', 'to=2099-12-31', 'from=1900-01-01&to=2024-12-31']) {
      const { rate, interval, few, population } = find(await areas(query), 'RS');
      assert.deepEqual({ population, rate, interval, ...(few && { few }) }, expected, query);
    }
  });

  test('are those of units by their own population, from the nearest year that there is', async () => {
    const units = await areas('level=admin1&from=2024-01-01&to=2024-12-31');
    assert.deepEqual(find(units, 'RS:Nišavski').population, 50_000);
    assert.equal(find(units, 'RS:Nišavski').rate, rateOf(15, 50_000, 366).rate);
  });

  test('are not there for an area without a population, under a box, or where none was supplied', async () => {
    const bare = ['code', 'level', 'count', 'known'];
    assert.deepEqual(Object.keys(find(await areas(''), 'AL')), bare);
    assert.deepEqual(Object.keys(find(await areas('level=admin1'), 'RS:Borski')), bare);
    assert.deepEqual(Object.keys((await serve(DATA).json('/v1/areas')).data[1]), bare);
    const boxed = serve(dataset([incident('A-1', '2024-01-01')]), { population: TABLE });
    assert.deepEqual(Object.keys((await boxed.json('/v1/areas?bbox=19,42,22,45')).data[0]), bare);
    assert.equal((await boxed.json('/v1/areas')).data[0].few, true);
  });
});

describe('/v1/population', () => {
  test('gives the table as it was supplied, and an empty list where it was not', async () => {
    const { data, meta, links } = await served.json('/v1/population');
    assert.deepEqual(data, TABLE);
    assert.deepEqual([meta.version, meta.total, meta.filters, links], [3, 32, {}, { self: `${ORIGIN}/v1/population` }]);
    assert.match(meta.citation, /populations, as the operator of the service supplied them/);
    assert.deepEqual((await serve(DATA).json('/v1/population')).data, []);
  });

  test('is kept like every answer, and another table is another answer: of the areas too', async () => {
    const other = serve(DATA, { population: [{ area: 'RS', year: 2024, population: 2_000_000 }] });
    for (const path of ['/v1/population', '/v1/areas']) {
      const first = await served.get(path);
      const etag = first.headers.get('etag')!;
      assert.equal(first.headers.get('cache-control'), (await served.get('/v1/counter')).headers.get('cache-control'));
      assert.equal((await served.get(path, { 'if-none-match': etag })).status, 304);
      assert.equal((await other.get(path, { 'if-none-match': etag })).status, 200, path);
    }
  });

  test('takes no parameter, and is not there before a dataset is', async () => {
    assert.equal((await served.get('/v1/population?release=2024Q4')).status, 400);
    assert.equal((await serve(null, { population: TABLE }).get('/v1/population')).status, 503);
  });

  test('and the areas are what the description says', async () => {
    const document = await served.json('/v1/openapi.json');
    for (const path of ['/v1/population', '/v1/areas']) {
      const { schema } = document.paths[path].get.responses[200].content['application/json'];
      assert.deepEqual(mismatches(document, schema, await served.json(path)), []);
    }
  });
});
