import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { formatFilters, MARK_KEYS, MARKS, WEAPONS, type BBox, type Filters, type Incident, type MarkKey } from '@seesac/contract';
import { dataset, filtersArb, fits, incidentsArb, query, serve } from './routes-support.ts';

const WORLD: BBox = [-180, -90, 180, 90];
/** Positions and edges are compared in thousandths of a degree, edges included. */
const thousandths = (degrees: number) => Math.round(degrees * 1000);
const edge = (low: number, high: number) => fc.integer({ min: thousandths(low), max: thousandths(high) }).map((n) => n / 1000);
const boxArb = fc.option(fc.tuple(edge(20.88, 20.95), edge(43.98, 44.03), edge(20.96, 21.03), edge(44.04, 44.09)), { nil: undefined });
const within = (point: readonly [number, number], box: BBox) => {
  const [lon, lat, west, south, east, north] = [...point, ...box].map(thousandths) as [number, number, number, number, number, number];
  return lon >= west && lon <= east && lat >= south && lat <= north;
};

/** Two of three have a point; one of four has two kinds of weapon. */
const located = (incidents: readonly Incident[]): Incident[] => incidents.map((i, n) => ({
  ...i,
  weapons: n % 4 === 0 ? [...i.weapons, { category: WEAPONS[n % WEAPONS.length]!, possession: 'unknown' }] : i.weapons,
  place: { ...i.place, point: n % 3 ? [20.9 + (n % 7) / 50, 44 + (n % 5) / 50] : null },
}));

/** The mark of an incident, by the words of the contract. */
function markOf({ type, counts, weapons }: Incident, by: MarkKey): number {
  const kinds = [...new Set(weapons.map(({ category }) => category))];
  const has: Record<MarkKey, (code: string) => boolean> = {
    type: (code) => type === code,
    outcome: (code) => (counts[code as keyof typeof counts] ?? 0) > 0,
    weapon: (code) => kinds.length === 1 && kinds[0] === code,
  };
  const found = MARKS[by].findIndex(has[by]);
  return found < 0 ? MARKS[by].length : found;
}

type Properties = { cluster: true; count: number; marks?: number[] } | { cluster: false; id: string; mark?: number };
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

describe('/v1/clusters', () => {
  test('has as many incidents as the list under the same box, told apart by the marks of a field, any data and any filters', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(incidentsArb, fc.oneof(fc.constant<Filters>({}), filtersArb), boxArb, fc.constantFrom(undefined, undefined, '2024-02-13'), fc.integer({ min: 0, max: 18 }), async (incidents, some, bbox, from, zoom) => {
        const all = located(incidents);
        const app = serve(dataset(all));
        const filters: Filters = { ...some, ...(from && { from }), ...(bbox && { bbox }) };
        const boxed: Filters = { ...filters, bbox: bbox ?? WORLD };
        const listed = (await app.json(`/v1/incidents?${query(boxed, { limit: '1' })}`)).meta.total;
        const { facets } = (await app.json(`/v1/summary?${query(boxed, { facets: MARK_KEYS.join(',') })}`)).data;
        const there = all.filter((i) => fits(i, filters) && i.place.point && within(i.place.point, bbox ?? WORLD));
        assert.equal(listed, there.length);
        seen += listed;
        const plain = (await app.json(`/v1/clusters?${query(filters, { zoom: String(zoom) })}`)).data.features;
        for (const by of MARK_KEYS) {
          const { data, meta } = await app.json(`/v1/clusters?${query(filters, { zoom: String(zoom), by })}`);
          const properties: Properties[] = data.features.map((feature: any) => feature.properties);
          assert.equal(sum(properties.map((p) => (p.cluster ? p.count : 1))), listed);
          assert.equal(meta.known, listed);
          const marks = [0, 0, 0, 0, 0];
          for (const p of properties) {
            if (p.cluster) {
              assert.equal(p.marks!.length, 5);
              assert.equal(sum(p.marks!), p.count);
              p.marks!.forEach((n, mark) => (marks[mark]! += n));
            } else {
              assert.equal(p.mark, markOf(all.find(({ id }) => id === p.id)!, by));
              marks[p.mark!]!++;
            }
          }
          assert.deepEqual(marks, [0, 1, 2, 3, 4].map((mark) => there.filter((i) => markOf(i, by) === mark).length), by);
          // What a legend shows against what its filter finds. A facet is counted without its own filter.
          if (filters[by]) continue;
          const counts = MARKS[by].map((code) => facets[by].find((value: any) => value.code === code)?.count ?? 0);
          if (by === 'type') assert.deepEqual(marks.slice(0, 4), counts);
          if (by === 'outcome') assert.equal(marks[0], counts[0]);
          counts.forEach((count, mark) => assert.ok(marks[mark]! <= count, `${by} ${mark}`));
          // But for the marks they are the clusters that they were.
          for (const feature of data.features) {
            delete feature.properties.marks;
            delete feature.properties.mark;
          }
          assert.deepEqual(data.features, plain);
        }
      }),
      { numRuns: 200 },
    );
    assert.ok(seen > 200, `only ${seen} incidents were in a view`);
  });

  test('has no marks unless it is asked for them, and is another answer with them', async () => {
    const app = serve(dataset(located(fc.sample(incidentsArb, { numRuns: 1, seed: 2 })[0]!)));
    const plain = await app.json('/v1/clusters');
    assert.doesNotMatch(JSON.stringify(plain.data), /"marks?"/);
    const { links } = await app.json('/v1/clusters?zoom=6&by=weapon');
    assert.match(links.self, /\/v1\/clusters\?by=weapon$/);
    assert.equal(links.data, plain.links.data);
  });

  test('tells apart by type, outcome or weapon and nothing else', async () => {
    const app = serve([]);
    for (const value of ['', 'sex', 'Type', 'type,weapon', 'constructor', '__proto__']) {
      const { status, errors } = await app.json(`/v1/clusters?by=${value}`);
      assert.deepEqual([status, errors.map((e: any) => e.parameter)], [400, ['by']], value);
    }
    assert.equal((await app.get('/v1/clusters?by=type&by=type')).status, 400);
    for (const by of MARK_KEYS) assert.equal((await app.get(`/v1/clusters?by=${by}&${formatFilters({ lens: 'violence' })}`)).status, 200);
  });

  test('has its marks described, with every value and the rule of the rest', async () => {
    const { parameters } = (await serve([]).json('/v1/openapi.json')).paths['/v1/clusters'].get;
    const { description, schema } = parameters.find((p: any) => p.name === 'by');
    assert.deepEqual(schema.enum, [...MARK_KEYS]);
    for (const code of Object.values(MARKS).flat()) assert.ok(description.includes(code), code);
    assert.match(description, /and the rest/);
  });
});
