import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FILTER_KEYS, LANGUAGES, type Incident, type IncidentChange } from '@seesac/contract';
import { AT, dataset, incident, ORIGIN, serve } from './routes-support.ts';
import { mismatches, resolve, type Schema } from './routes-schema-check.ts';

/** Everything that a record may have. */
const FULL: Incident = incident('SYNTHETIC-FULL', '2025-02-03', {
  mergedInto: 'SYNTHETIC-2',
  status: 'merged',
  revision: 2,
  date: { start: '2025-02-03', end: '2025-02-09', precision: 'week', partOfDay: 'night' },
  sourceJurisdiction: 'Prizren district',
  jurisdiction: 'XK',
  place: { admin1: 'A', municipality: 'B', settlement: 'C', point: [21.1, 42.6], precision: 'vicinity', area: 'rural', type: 'nature' },
  type: 'criminal_context',
  subtype: 'armed_robbery',
  tags: ['femicide', 'mass_shooting'],
  weapons: [{ category: 'handgun', possession: 'illegal', count: 5, countIsMin: true }],
  people: [{ role: 'victim', sex: 'woman', age: '19_35', outcome: 'killed', n: 2, relationship: 'family', inflictedBy: 'other' }],
  counts: { killed: 2, injured: null, threatened: 0, suicide: null, perpetrators: 1 },
  ranges: { killed: { min: 1, max: 3 } },
  sources: [
    { kind: 'official', publisher: 'Example Police', url: 'https://police.example.org/1', publishedOn: '2025-02-04', lang: 'sq', recordId: '77' },
  ],
  summary: { en: 'x', 'sr-Latn': 'y' },
});
const CHANGES: IncidentChange[] = [
  { version: 1, at: AT, incident: FULL.id, field: '*', from: null, to: { any: ['thing'] }, reason: 'import' },
  { version: 2, at: AT, incident: FULL.id, field: 'counts.killed', from: 1, to: 2, reason: 'victim_died' },
];
const DATA = [
  FULL,
  { ...FULL, id: 'SYNTHETIC-2', status: 'provisional' as const },
  incident('A-1', '2024-02-13', { place: { point: null, precision: null, area: 'unknown', type: 'unknown' }, summary: {}, sources: [], weapons: [] }),
  incident('A-2', '2014-01-01'),
];
/** Invented. */
const population = [{ area: 'XK', year: 2025, population: 1_000_000, source: 'Invented' }, { area: 'RS', year: 2024, population: 2_000_000 }];
const served = serve(dataset(DATA, 3, CHANGES), { population });
const document: Schema = await served.json('/v1/openapi.json');
const schemaOf = (path: string, status: number): Schema => {
  const content: Schema = document['paths'][path].get.responses[status].content;
  return Object.values(content)[0].schema;
};
const nodes = function* (node: any, path = '#'): Generator<[string, any]> {
  if (typeof node !== 'object' || node === null) return;
  yield [path, node];
  for (const [key, child] of Object.entries(node)) yield* nodes(child, `${path}/${key}`);
};

describe('the OpenAPI document', () => {
  test('describes every public route of version 1 and no other', () => {
    assert.equal(document['openapi'], '3.1.0');
    assert.deepEqual(Object.keys(document['paths']).sort(), [
      '/v1/areas',
      '/v1/changes',
      '/v1/changes.atom',
      '/v1/changes.json',
      '/v1/clusters',
      '/v1/counter',
      '/v1/embed/charts.svg',
      '/v1/events',
      '/v1/incidents',
      '/v1/incidents.atom',
      '/v1/incidents.csv',
      '/v1/incidents.geojson',
      '/v1/incidents.jsonl',
      '/v1/incidents/{id}',
      '/v1/monitor',
      '/v1/news',
      '/v1/news.atom',
      '/v1/news.json',
      '/v1/news.rss',
      '/v1/news/images/{file}',
      '/v1/news/{slug}',
      '/v1/notices',
      '/v1/places',
      '/v1/population',
      '/v1/releases',
      '/v1/snapshots/current',
      '/v1/summary',
      '/v1/taxonomies',
    ]);
    const served1 = served.app.routes.filter((r) => r.method === 'GET' && r.path.startsWith('/v1/')).map((r) => r.path.replace(/:(\w+)/g, '{$1}'));
    assert.deepEqual(served1.filter((path) => path !== '/v1/openapi.json').sort(), Object.keys(document['paths']).sort());
    assert.deepEqual(document['servers'], [{ url: ORIGIN }]);
  });

  test('has no reference that points at nothing, and no component that nothing points at', () => {
    const used = new Set<string>();
    for (const [, node] of nodes(document)) if (typeof node.$ref === 'string') used.add((resolve(document, node.$ref), node.$ref));
    for (const kind of ['schemas', 'parameters']) {
      for (const name of Object.keys(document['components'][kind])) assert.ok(used.has(`#/components/${kind}/${name}`), `${kind} ${name}`);
    }
  });

  test('is sound: operations with an id of their own, parameters described once, answers with a description, path parameters declared', () => {
    const operations = new Set<string>();
    for (const [path, item] of Object.entries<Schema>(document['paths'])) {
      const { get } = item;
      assert.ok(get.operationId && get.summary && get.description, path);
      assert.ok(!operations.has(get.operationId));
      operations.add(get.operationId);
      const parameters = get.parameters.map((p: Schema) => (p['$ref'] ? resolve(document, p['$ref']) : p));
      const names = parameters.map((p: Schema) => p['name']);
      assert.equal(new Set(names).size, names.length, path);
      for (const p of parameters) assert.ok(p.description && p.schema && ['query', 'path'].includes(p.in), `${path} ${p.name}`);
      assert.deepEqual(
        parameters.filter((p: Schema) => p['in'] === 'path').map((p: Schema) => `{${p['name']}}`),
        path.match(/\{\w+\}/g) ?? [],
      );
      for (const [status, response] of Object.entries<Schema>(get.responses)) {
        assert.match(status, /^[2345]\d\d$/);
        assert.ok(response['description']);
        if (Number(status) >= 400) assert.deepEqual(Object.keys(response['content']), ['application/problem+json']);
      }
    }
  });

  test('has examples that fit their own schemas', () => {
    for (const [path, node] of nodes(document)) {
      if (!node.type || !('example' in node || 'examples' in node) || path.includes('/example')) continue;
      for (const example of 'example' in node ? [node.example] : node.examples) assert.deepEqual(mismatches(document, node, example), [], path);
    }
  });

  test('describes every filter with all of its values, and says which states it answers from', () => {
    for (const path of ['/v1/counter', '/v1/incidents']) {
      const names = document['paths'][path].get.parameters.map((p: Schema) => (p['$ref'] ? resolve(document, p['$ref']) : p).name);
      for (const key of FILTER_KEYS) assert.ok(names.includes(key), `${path} ${key}`);
    }
    const { release, as_of: asOf, jurisdiction } = document['components'].parameters;
    assert.match(release.description, /frozen version.*\/v1\/releases/);
    assert.match(asOf.description, /at the end of that day in Belgrade/);
    assert.match(jurisdiction.description, /Kosovo\*/);
    assert.deepEqual(jurisdiction.schema.items.enum, ['AL', 'BA', 'XK', 'MD', 'ME', 'MK', 'RS', 'outside', 'unknown']);
  });

  test('never writes Kosovo without its asterisk, and says jurisdiction', () => {
    const text = JSON.stringify(document);
    assert.doesNotMatch(text, /Kosovo(?!\*)/);
    assert.doesNotMatch(text, /countr(y|ies)/i);
  });
});

describe('the answers', () => {
  const cases: [path: string, query: string][] = [
    ...['', '?period=year', '?period=all', '?from=2024-01-01&to=2024-12-31', '?jurisdiction=XK&lens=violence&bbox=19,42,22,44&q=x&tag=femicide'].map(
      (q): [string, string] => ['/v1/counter', q],
    ),
    ...[
      '',
      '?limit=1',
      '?sort=-killed',
      '?type=armed_robbery&weapon=handgun&age=19_35&sex=woman&outcome=killed&area=rural&place=nature&possession=illegal',
    ].map((q): [string, string] => ['/v1/incidents', q]),
    ...['notices', 'taxonomies'].flatMap((name) => LANGUAGES.map((lang): [string, string] => [`/v1/${name}`, `?lang=${lang}`])),
    ['/v1/snapshots/current', ''],
    ...[
      '', '?facets=none', '?facets=type,weapon&series=month&split=type&people=true', '?facets=none&weapons=true', '?weapons=true&q=nothing', '?series=week&jurisdiction=XK', '?series=day&from=2024-02-12&to=2024-02-14',
      '?series=quarter&split=sex', '?series=year&q=nothing',
    ].map((q): [string, string] => ['/v1/summary', q]),
    ...['', '?level=admin1', '?lens=violence'].map((q): [string, string] => ['/v1/areas', q]),
    ...['', '?zoom=0', '?zoom=18', '?zoom=10&bbox=19,42,22,44', '?by=type', '?by=outcome&zoom=0', '?by=weapon&zoom=18'].map((q): [string, string] => ['/v1/clusters', q]),
    ['/v1/population', ''],
    ['/v1/incidents.geojson', '?type=public_dispute'],
  ];
  test('are what the document says, without an undeclared property', async () => {
    for (const [path, query] of cases) assert.deepEqual(mismatches(document, schemaOf(path, 200), await served.json(path + query)), [], path + query);
    for (const { id } of DATA)
      assert.deepEqual(mismatches(document, schemaOf('/v1/incidents/{id}', 200), await served.json(`/v1/incidents/${id}`)), [], id);
    assert.deepEqual(
      mismatches(document, schemaOf('/v1/snapshots/current', 200), await serve([]).json('/v1/snapshots/current')),
      [],
      'an empty dataset',
    );
  });
  test('of errors too', async () => {
    const errors: [path: string, request: string, status: number][] = [
      ['/v1/counter', '/v1/counter?limit=1', 400],
      ['/v1/counter', '/v1/counter?release=2024Q4', 404],
      ['/v1/incidents', `/v1/incidents?q=${'a'.repeat(3000)}`, 414],
      ['/v1/incidents/{id}', '/v1/incidents/none', 404],
      ['/v1/notices', '/v1/notices?lang=x', 400],
    ];
    for (const [path, request, status] of errors) {
      const response = await served.get(request);
      assert.equal(response.status, status);
      assert.deepEqual(mismatches(document, schemaOf(path, status), await response.json()), [], request);
    }
    assert.deepEqual(mismatches(document, schemaOf('/v1/counter', 503), await serve(null).json('/v1/counter')), []);
  });
  test('would be refused if they were something else', async () => {
    const answer = await served.json('/v1/counter');
    const schema = schemaOf('/v1/counter', 200);
    for (const wrong of [
      { ...answer, extra: 1 },
      { ...answer, data: { ...answer.data, count: '2' } },
      { ...answer, meta: { ...answer.meta, notices: ['none'] } },
      { ...answer, links: {} },
      { ...answer, data: { ...answer.data, period: { from: 'x', to: '2025-01-01' } } },
    ])
      assert.equal(mismatches(document, schema, wrong).length, 1);
  });
});
