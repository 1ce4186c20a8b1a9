import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { AREA_LEVELS, MULTI_KEYS, PERIODS, SERIES_STEPS, type BBox, type Filters, type Incident } from '@seesac/contract';
import { dataset, dayArb, filtersArb, fits, incidentsArb, inOrder, pathOf, PLAIN_SORTS, query, serve, type Served } from './routes-support.ts';

const within = ([lon, lat]: readonly [number, number], [west, south, east, north]: BBox) => lon >= west && lon <= east && lat >= south && lat <= north;

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

const box = fc.constantFrom<BBox | undefined>(undefined, [19, 42, 22, 45], [20.9, 44, 21, 44.1], [-180, -90, 180, 90], [0, 0, 1, 1]);
const served = serve(fc.sample(incidentsArb, { numRuns: 1, seed: 1 })[0]!);

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
        const [one, other] = [await served.get(`/v1/incidents?${parts.join('&')}`), await served.get(`/v1/incidents?${shuffled.join('&')}`)];
        assert.equal(await one.text(), await other.text());
      }),
      { numRuns: 200 },
    );
  });

  test('a summary is what the index answers: facets, outcomes, series, people', async () => {
    await fc.assert(
      fc.asyncProperty(
        incidentsArb, filtersArb, fc.subarray([...MULTI_KEYS]), fc.option(fc.constantFrom(...SERIES_STEPS)), fc.option(fc.constantFrom(...MULTI_KEYS)), fc.boolean(), fc.boolean(), dayArb,
        async (incidents, some, facets, series, split, people, weapons, from) => {
          const current = dataset(incidents);
          const filters: Filters = { ...some, from };
          const own = {
            facets: facets.join(',') || 'none', ...(series && { series }), ...(series && split && { split }), ...(people && { people: 'true' }), ...(weapons && { weapons: 'true' }),
          };
          const { data, meta } = await serve(current).json(`/v1/summary?${query(filters, own)}`);
          const expected = current.index.summary(filters, { facets, people, weapons, until: '2025-02-13', ...(series && { series }), ...(series && split && { split }) });
          assert.deepEqual(data, JSON.parse(JSON.stringify(expected)));
          assert.deepEqual([data.total, meta.total], Array(2).fill(incidents.filter((i) => fits(i, filters)).length));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('areas and clusters are what the index answers, and their counts add up', async () => {
    await fc.assert(
      fc.asyncProperty(incidentsArb, filtersArb, box, fc.integer({ min: 0, max: 18 }), fc.constantFrom(...AREA_LEVELS), async (incidents, some, bbox, zoom, level) => {
        const located = incidents.map((i, n) => (n % 3 ? { ...i, place: { ...i.place, point: [20.9 + (n % 7) / 50, 44 + (n % 5) / 50] as [number, number] } } : i));
        const current = dataset(located);
        const filters: Filters = { ...some, ...(bbox && { bbox }) };
        const app = serve(current);
        const total = current.index.count(filters);
        const areas = await app.json(`/v1/areas?${query(filters, { level })}`);
        assert.deepEqual(areas.data, JSON.parse(JSON.stringify(current.index.areas(filters, level))));
        assert.equal(areas.data.reduce((sum: number, area: any) => sum + area.count, 0), total);
        const map = await app.json(`/v1/clusters?${query(filters, { zoom: String(zoom) })}`);
        const known = located.filter((i) => fits(i, some) && i.place.point && (!bbox || within(i.place.point, bbox)));
        assert.equal(map.data.features.reduce((sum: number, { properties: p }: any) => sum + (p.cluster ? p.count : 1), 0), known.length);
        assert.deepEqual([map.meta.known, map.meta.total], [known.length, total]);
        assert.deepEqual(map.data.features.map((f: any) => f.geometry.coordinates), current.index.clusters(filters, { zoom }).map((place) => place.point));
        for (const { id, properties: p, geometry } of map.data.features) {
          if (p.cluster) continue;
          const { date, type, place } = located.find((i) => i.id === id)!;
          assert.deepEqual(p, { cluster: false, id, type, date: date.start, place_precision: place.precision });
          assert.ok(geometry.coordinates.every((degrees: number, axis: number) => Math.abs(degrees - place.point![axis]!) < 1e-4));
        }
      }),
      { numRuns: 200 },
    );
  });
});
