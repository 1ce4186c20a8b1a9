import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ChangesAnswer, Release, ReleasesAnswer } from '@seesac/contract';
import type { History } from '../src/app.ts';
import { CHANGES, FIGURES, STORY, VERSION } from './ledger-story.ts';
import { mismatches, type Schema } from './routes-schema-check.ts';
import { dataset, incident, ORIGIN, pathOf, serve } from './routes-support.ts';

const NEWEST_FIRST = [...CHANGES].sort((a, b) => b.version - a.version || (a.incident === b.incident ? (a.field < b.field ? -1 : 1) : a.incident < b.incident ? -1 : 1));
const served = serve(STORY);
const changes = async (query = ''): Promise<ChangesAnswer> => {
  const answer = await served.get(`/v1/changes${query}`);
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json() as Promise<ChangesAnswer>;
};
const schemaOf = (document: Schema, path: string): Schema => document['paths'][path].get.responses[200].content['application/json'].schema;

describe('/v1/changes', () => {
  test('has every change, those of the newest version first', async () => {
    const { data, meta, links } = await changes();
    assert.deepEqual(data, NEWEST_FIRST);
    assert.equal(links.next, undefined);
    assert.equal(meta.version, VERSION);
    assert.match(meta.citation, /dataset version 5, .*ledger of changes/);
    assert.equal(meta.figures, undefined);
  });

  test('shows an incident that was corrected twice and then withdrawn, with the reason of each', async () => {
    const { data } = await changes('?incident=S-1');
    assert.deepEqual(data.map(({ version, field, reason }) => [version, field, reason]), [
      [4, 'status', 'out_of_scope'], [3, 'jurisdiction', 'coding_error'], [3, 'place.point', 'coding_error'], [3, 'place.settlement', 'coding_error'],
      [2, 'counts.injured', 'victim_died'], [2, 'counts.killed', 'victim_died'], [1, '*', 'import'],
    ]);
    assert.equal(data[2]!.withheld, true);
  });

  test('is narrowed by version, by what is new, by reason and by quarter', async () => {
    const of = async (query: string) => (await changes(query)).data.map(({ version, incident: id, field }) => `${version} ${id} ${field}`);
    assert.deepEqual(await of('?version=4'), ['4 S-1 status']);
    assert.deepEqual(await of('?since=3'), ['5 S-3 *', '4 S-1 status']);
    assert.deepEqual(await of(`?since=${VERSION}`), []);
    assert.deepEqual(await of('?reason=victim_died'), ['2 S-1 counts.injured', '2 S-1 counts.killed']);
    assert.deepEqual(await of('?quarter=2022Q4'), ['1 S-2 *']);
    assert.deepEqual(await of('?quarter=2022Q3&reason=import'), ['5 S-3 *', '1 S-1 *']);
    assert.deepEqual(await of('?incident=nobody'), []);
  });

  test('tells how each version moved the figures of a quarter', async () => {
    const { meta } = await changes('?quarter=2022Q3');
    assert.deepEqual(meta.figures, FIGURES.filter(({ quarter }) => quarter === '2022Q3'));
    assert.deepEqual(meta.filters, { from: '2022-07-01', to: '2022-09-30' });
    assert.equal(meta.total, 1, 'the withdrawn one is not counted');
    assert.deepEqual((await changes('?quarter=2022Q3&since=2')).meta.figures!.map(({ version }) => version), [4]);
    assert.deepEqual((await changes('?quarter=2021Q1')).meta.figures, []);
  });

  test('comes in pages that neither repeat nor lose a change', async () => {
    for (const query of ['?limit=2', '?limit=3&quarter=2022Q3']) {
      const seen: unknown[] = [];
      for (let next: string | undefined = `/v1/changes${query}`; next;) {
        const { data, links } = (await served.json(next)) as ChangesAnswer;
        seen.push(...data);
        next = links.next && pathOf(links.next);
      }
      assert.deepEqual(seen, (await changes(query.replace(/limit=\d&?/, ''))).data, query);
    }
  });

  test('refuses what is wrong, by name', async () => {
    for (const [query, parameter] of [
      ['?since=-1', 'since'], ['?since=1e3', 'since'], ['?version=0', 'version'], ['?version=', 'version'], ['?since=1&version=2', 'version'], ['?incident=%20', 'incident'],
      ['?incident=a/b', 'incident'], ['?quarter=2022', 'quarter'], ['?quarter=2022Q5', 'quarter'], ['?reason=why', 'reason'], ['?limit=0', 'limit'], ['?limit=201', 'limit'],
      ['?cursor=x', 'cursor'], ['?jurisdiction=RS', 'jurisdiction'], ['?reason=import&reason=duplicate', 'reason'], ['?since=99999999999', 'since'],
    ] as const) {
      const answer = await served.get(`/v1/changes${query}`);
      assert.equal(answer.status, 400, query);
      assert.deepEqual(((await answer.json()) as any).errors.map((error: any) => error.parameter), [parameter], query);
    }
  });

  test('has the shape that the OpenAPI document tells', async () => {
    const document: Schema = await served.json('/v1/openapi.json');
    for (const query of ['', '?quarter=2022Q3', '?limit=1']) assert.deepEqual(mismatches(document, schemaOf(document, '/v1/changes'), await changes(query)), [], query);
  });
});

describe('/v1/releases', () => {
  const released = dataset([incident('R-1', '2024-11-02')], 2);
  const list: Release[] = [{ name: '2024Q4', version: 2, at: '2025-01-20T10:00:00.000Z', note: 'The fourth quarter.' }];
  const history: History = {
    asOf: async () => null,
    release: async (name) => (name === '2024Q4' ? { release: list[0]!, dataset: released } : null),
    manifest: async () => released.manifest,
    releases: () => list,
  };

  test('lists each with what its version holds and where it is read', async () => {
    const one = serve(STORY, { history });
    const { data, meta } = (await one.json('/v1/releases')) as ReleasesAnswer;
    assert.deepEqual(data, [{
      ...list[0], count: 1, asOf: released.manifest.asOf,
      links: { incidents: `${ORIGIN}/v1/incidents?release=2024Q4`, csv: `${ORIGIN}/v1/incidents.csv?release=2024Q4`, changes: `${ORIGIN}/v1/changes?since=2` },
    }]);
    assert.equal(meta.version, VERSION);
    assert.equal((await one.json(pathOf(data[0]!.links.incidents))).meta.total, 1);
    assert.deepEqual((await one.json(pathOf(data[0]!.links.changes))).data.map((change: any) => change.version), [5, 4, 3, 3, 3]);
    const document: Schema = await one.json('/v1/openapi.json');
    assert.deepEqual(mismatches(document, schemaOf(document, '/v1/releases'), await one.json('/v1/releases')), []);
  });

  test('is another answer as soon as there is another release, of the same version of the dataset', async () => {
    let releases: readonly Release[] = [];
    const one = serve(STORY, { history: { ...history, releases: () => releases } });
    const before = await one.get('/v1/releases');
    assert.deepEqual(((await before.json()) as ReleasesAnswer).data, []);
    releases = list;
    const after = await one.get('/v1/releases', { 'If-None-Match': before.headers.get('etag')! });
    assert.equal(after.status, 200);
    assert.equal(((await after.json()) as ReleasesAnswer).data.length, 1);
    assert.equal((await one.get('/v1/releases', { 'If-None-Match': after.headers.get('etag')! })).status, 304);
  });

  test('is empty where none was made', async () => assert.deepEqual((await served.json('/v1/releases')).data, []));
});
