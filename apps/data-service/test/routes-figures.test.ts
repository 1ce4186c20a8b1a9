import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MULTI_KEYS, WEAPON_SIZES } from '@seesac/contract';
import { dataset, incident, ORIGIN, serve } from './routes-support.ts';

const place = (point: [number, number] | null, admin1?: string) => ({ point, precision: null, area: 'urban' as const, type: 'street' as const, ...(admin1 && { admin1 }) });
const DATA = [
  incident('A-1', '2024-01-31', { type: 'weapon_seizure', weapons: [{ category: 'handgun', possession: 'illegal' }, { category: 'ammunition', possession: 'illegal' }], place: place([20.91, 44.01], 'Šumadijski') }),
  incident('A-2', '2024-03-01', { people: [{ role: 'victim', sex: 'woman', age: '19_35', outcome: 'injured', n: 2 }], counts: { killed: null, injured: 2, threatened: null, suicide: null, perpetrators: null }, place: place([20.92, 44.02], 'Šumadijski') }),
  incident('A-3', '2025-02-01', { jurisdiction: 'XK', place: place(null) }),
  incident('A-4', '2025-02-02', { status: 'withdrawn' }),
];
const served = serve(dataset(DATA));

describe('/v1/summary', () => {
  test('has every facet unless told which, each counted without its own filter', async () => {
    const { data, links, meta } = await served.json('/v1/summary?type=weapon_seizure');
    assert.deepEqual(Object.keys(data.facets).sort(), [...MULTI_KEYS].sort());
    assert.deepEqual([data.total, meta.total], [1, 1]);
    assert.deepEqual(data.facets.type, [{ code: 'weapon_seizure', count: 1 }, { code: 'public_dispute', count: 2 }]);
    assert.deepEqual(data.facets.weapon, [{ code: 'handgun', count: 1 }, { code: 'ammunition', count: 1 }]);
    assert.deepEqual(links, { self: `${ORIGIN}/v1/summary?type=weapon_seizure`, data: `${ORIGIN}/v1/incidents?type=weapon_seizure` });
    assert.deepEqual([data.series, data.people, data.weapons], [undefined, undefined, undefined]);
  });

  test('runs its series to the end of the data, with what is cut marked, and splits it', async () => {
    const { data } = await served.json('/v1/summary?facets=none&series=quarter&split=jurisdiction&from=2024-01-15');
    assert.deepEqual(data.facets, {});
    assert.deepEqual(data.series, [
      { period: '2024Q1', count: 2, split: { RS: 2 }, partial: true }, { period: '2024Q2', count: 0, split: {} }, { period: '2024Q3', count: 0, split: {} },
      { period: '2024Q4', count: 0, split: {} }, { period: '2025Q1', count: 1, split: { XK: 1 }, partial: true },
    ]);
  });

  test('counts people where it is asked to', async () => {
    const { data } = await served.json('/v1/summary?facets=none&people=true');
    assert.deepEqual(data.people, [{ role: 'victim', outcome: 'injured', sex: 'woman', age: '19_35', count: 2 }]);
    assert.deepEqual(data.outcomes, { killed: 0, injured: 4, threatened: 0, suicide: 0 });
  });

  test('counts weapons by possession, and incidents by number of weapons, where it is asked to', async () => {
    const many = { category: 'handgun', possession: 'illegal', count: 4 } as const;
    const { data } = await serve([
      incident('A-1', '2024-02-01', { weapons: [many, { category: 'ammunition', possession: 'illegal' }, { category: 'rifle_shotgun', possession: 'legal', count: 1, countIsMin: true }] }),
      incident('A-2', '2024-02-01', { weapons: [many, { category: 'handgun', possession: 'illegal' }] }), incident('A-3', '2024-02-01', { weapons: [] }),
    ]).json('/v1/summary?facets=none&weapons=true');
    assert.deepEqual(data.weapons, {
      pairs: [
        { weapon: 'handgun', possession: 'illegal', incidents: 2, pieces: 8, counted: 1 }, { weapon: 'rifle_shotgun', possession: 'legal', incidents: 1, pieces: 1, counted: 1 },
        { weapon: 'ammunition', possession: 'illegal', incidents: 1, pieces: 0, counted: 0 }, { weapon: 'unknown', possession: 'unknown', incidents: 1, pieces: 0, counted: 0 },
      ],
      sizes: WEAPON_SIZES.map((from) => ({ from, count: from === 5 ? 1 : 0 })),
      unsized: 2,
    });
  });

  test('has one address for one question, whatever the order of its facets', async () => {
    for (const [query, canonical] of [
      ['facets=weapon,type', '?facets=type,weapon'],
      ['facets=weapon%2Ctype&people=false', '?facets=type,weapon'],
      [`facets=${MULTI_KEYS.toReversed().join(',')}`, ''],
      ['people=true&facets=none', '?facets=none&people=true'],
      ['weapons=true&series=month&people=true', '?people=true&series=month&weapons=true'],
      ['weapons=false', ''],
    ]) assert.equal((await served.json(`/v1/summary?${query}`)).links.self, `${ORIGIN}/v1/summary${canonical}`, query);
  });

  test('names what is wrong with it', async () => {
    for (const [query, parameter] of [
      ['facets=', 'facets'], ['facets=type,', 'facets'], ['facets=type,type', 'facets'], ['facets=colour', 'facets'], ['facets=none,type', 'facets'], ['facets=type&facets=weapon', 'facets'],
      ['series=decade', 'series'], ['split=type', 'split'], ['series=year&split=q', 'split'], ['people=yes', 'people'], ['weapons=1', 'weapons'], ['limit=5', 'limit'],
    ] as const) {
      const { status, errors } = await served.json(`/v1/summary?${query}`);
      assert.deepEqual([status, errors[0].parameter], [400, parameter], query);
    }
  });
});

describe('/v1/areas', () => {
  test('counts jurisdictions, or units within them by their names, and says how many have a point', async () => {
    const { data, meta } = await served.json('/v1/areas');
    assert.deepEqual(data, [{ code: 'XK', level: 'jurisdiction', count: 1, known: 0 }, { code: 'RS', level: 'jurisdiction', count: 2, known: 2 }]);
    assert.deepEqual([meta.total, meta.known, meta.notices], [3, 2, ['kosovo', 'map', 'eu']]);
    const units = await served.json('/v1/areas?level=admin1');
    assert.deepEqual(units.data.map((area: any) => [area.code, area.count]).sort(), [['RS:Šumadijski', 2], ['unknown', 1]]);
  });
});

describe('/v1/clusters', () => {
  test('is GeoJSON of the incidents with a point, together or apart as the zoom has them', async () => {
    const far = await served.json('/v1/clusters');
    assert.deepEqual(far.data.features.map((f: any) => f.properties.count), [2]);
    assert.deepEqual([far.meta.total, far.meta.known, far.meta.notices], [3, 2, ['kosovo', 'map', 'eu']]);
    const { data } = await served.json('/v1/clusters?zoom=16&bbox=20,44,21,44.015');
    assert.deepEqual(data, {
      type: 'FeatureCollection',
      features: [{
        type: 'Feature', id: 'A-1', geometry: { type: 'Point', coordinates: [20.91, 44.01] },
        properties: { cluster: false, id: 'A-1', type: 'weapon_seizure', date: '2024-01-31', place_precision: null },
      }],
    });
  });

  test('refuses a view that has more than a map can show, and counts nothing for it', async () => {
    const { manifest, index } = dataset(DATA);
    let counted = 0;
    const crowded = new Proxy(index, {
      get: (target, key) => {
        if (key === 'count') return () => 60_000;
        if (key === 'clusters') return (...words: Parameters<typeof index.clusters>) => (counted++, target.clusters(...words));
        return (target as any)[key];
      },
    });
    const app = serve({ manifest, index: crowded });
    for (const [query, status] of [
      ['', 200], ['zoom=8', 200], ['zoom=9', 400], ['zoom=18', 400], ['zoom=18&bbox=20,44,21,45', 400], ['zoom=9&bbox=20,44,21,45', 200], ['zoom=18&bbox=20,44,20.01,44.01', 200],
    ] as const) {
      const before = counted;
      const response = await app.get(`/v1/clusters?${query}`);
      assert.equal(response.status, status, query);
      assert.equal(counted - before, status === 200 ? 1 : 0);
      if (status === 400) assert.equal(((await response.json()) as any).errors[0].parameter, 'bbox');
    }
  });
});
