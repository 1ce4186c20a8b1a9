import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Incident, Release } from '@seesac/contract';
import { encodeSnapshot } from '@seesac/incident-index';
import type { Dataset } from '../src/app.ts';
import { ProblemError } from '../src/http/problem.ts';
import { Snapshots } from '../src/publish/index.ts';
import { SnapshotHistory } from '../src/server/history.ts';
import { dataset, incident, serve } from './routes-support.ts';

/** Versions 1 to n, one a day from 1 January 2025 at noon, the last being the current one. */
function folder(n: number, damaged: { manifest?: number[]; files?: number[] } = {}, most?: { datasets: number; records: number }) {
  const day = (version: number) => new Date(Date.UTC(2025, 0, version, 12)).toISOString();
  const of = (version: number): Dataset => {
    const { index, manifest } = dataset([incident('A-1', '2024-12-05'), incident('A-2', '2024-12-06')], version);
    return { index, manifest: { ...manifest, publishedAt: day(version), asOf: day(version) } };
  };
  const loads: number[] = [];
  let underWay = 0;
  let together = 0;
  let releases: Release[] = [{ name: 'first', version: 1, at: day(1) }];
  const log: Record<string, unknown>[] = [];
  const snapshots = {
    versions: async () => Array.from({ length: n + 1 }, (_, i) => n + 1 - i),
    manifest: async (version: number) => {
      if (damaged.manifest?.includes(version)) throw new Error('not JSON');
      return of(version).manifest;
    },
    load: async (version: number) => {
      loads.push(version);
      together = Math.max(together, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 2));
      underWay--;
      if (damaged.files?.includes(version) || damaged.manifest?.includes(version)) throw new Error('bad hash');
      return of(version);
    },
  };
  const current = of(n);
  const history = new SnapshotHistory({ snapshots, readReleases: async () => structuredClone(releases), current: () => current, log: (e) => log.push(e), ...(most && { most }) });
  return { history, loads, log, current, together: () => together, name: (release: Release) => (releases = [release, ...releases]), day };
}
const date = (version: number) => `2025-01-${String(version).padStart(2, '0')}`;

describe('the history of the dataset', () => {
  test('finds the version of every day, the one before the first day being none', async () => {
    for (const n of [1, 2, 3, 17]) {
      const { history } = folder(n, {}, { datasets: 30, records: 1e6 });
      assert.equal(await history.asOf('2024-12-31'), null);
      for (let version = 1; version <= n; version++) assert.equal((await history.asOf(date(version)))!.manifest.version, version, `${version} of ${n}`);
      assert.equal((await history.asOf('2025-03-01'))!.manifest.version, n, 'a folder beyond the current version is not published yet');
    }
  });

  test('loads a version once for all who ask, and one at a time', async () => {
    const { history, loads, together } = folder(9);
    const asked = await Promise.all([3, 4, 3, 3, 4, 5].map((v) => history.asOf(date(v))));
    assert.deepEqual(asked.map((d) => d!.manifest.version), [3, 4, 3, 3, 4, 5]);
    assert.deepEqual([loads.toSorted(), together()], [[3, 4, 5], 1]);
  });

  test('answers the current version from memory', async () => {
    const { history, loads, current } = folder(5);
    assert.equal(await history.asOf(date(5)), current);
    assert.deepEqual(loads, []);
  });

  test('keeps few datasets, those used last, and few records in them', async () => {
    const { history, loads } = folder(20, {}, { datasets: 2, records: 1e6 });
    for (const version of [1, 2, 1, 3, 1, 2]) await history.asOf(date(version));
    assert.deepEqual(loads, [1, 2, 3, 2]);
    const small = folder(20, {}, { datasets: 10, records: 3 });
    for (const version of [1, 1, 2, 1]) await small.history.asOf(date(version));
    assert.deepEqual(small.loads, [1, 2, 1], 'each has two records, so one fits');
  });

  test('of more states than may wait is a 503 that says when to come back', async () => {
    const { history, together } = folder(30);
    const settled = await Promise.allSettled(Array.from({ length: 25 }, (_, i) => history.asOf(date(i + 1))));
    const refused = settled.flatMap((s) => (s.status === 'rejected' ? [s.reason as ProblemError] : []));
    assert.ok(refused.length > 0 && refused.length < 25);
    for (const { status, options } of refused) assert.deepEqual([status, options.headers], [503, { 'Retry-After': '5' }]);
    assert.equal(together(), 1);
    assert.equal((await history.asOf(date(25)))!.manifest.version, 25, 'and later it is answered');
  });

  test('with a damaged version answers the others, and 503 for that one, without trying it at every request', async () => {
    const { history, loads, log } = folder(9, { files: [4] });
    for (let i = 0; i < 3; i++) {
      await assert.rejects(history.asOf(date(4)), (error) => error instanceof ProblemError && error.status === 503 && /Version 4/.test(error.message));
    }
    assert.equal((await history.asOf(date(5)))!.manifest.version, 5);
    assert.deepEqual(loads, [4, 5]);
    assert.deepEqual(log.map(({ event, version }) => [event, version]), [['snapshot-refused', 4]]);
  });

  test('with manifests that cannot be read never gives a version that may be the wrong one', async () => {
    for (const manifest of [[4], [4, 5], [1], [2, 3, 4, 5, 6, 7, 8]]) {
      const { history } = folder(9, { manifest }, { datasets: 30, records: 1e6 });
      for (let version = 1; version <= 9; version++) {
        const answer = await history.asOf(date(version)).catch((error: ProblemError) => error.status);
        // Without the manifest nobody knows from when on the version was in force, so the day before is in doubt where nothing readable lies between.
        const certain = !manifest.includes(version) && (version === 9 || !manifest.includes(version + 1));
        if (certain) assert.equal((answer as Dataset).manifest.version, version, `${version}, damaged ${manifest.join()}`);
        else assert.ok(answer === 503 || (answer as Dataset).manifest.version === version, `${version}, damaged ${manifest.join()}`);
      }
    }
  });

  test('gives a release by its name, one just made too, and none for another name', async () => {
    const { history, name, loads, day } = folder(9);
    assert.equal((await history.release('first'))!.dataset.manifest.version, 1);
    assert.equal(await history.release('second'), null);
    name({ name: 'second', version: 7, at: day(8) });
    const found = await history.release('second');
    assert.deepEqual([found!.release.name, found!.dataset.manifest.version], ['second', 7]);
    assert.deepEqual(history.releases().map((r) => r.name), ['second', 'first']);
    assert.deepEqual(loads, [1, 7]);
  });

  test('has one list of releases until it changes, and keeps the last one where it cannot be read', async () => {
    const { history, name, day } = folder(3);
    await history.refresh();
    const first = history.releases();
    await history.refresh();
    assert.equal(history.releases(), first);
    name({ name: 'second', version: 2, at: day(2) });
    await history.refresh();
    assert.notEqual(history.releases(), first);
    const log: Record<string, unknown>[] = [];
    const broken = new SnapshotHistory({
      snapshots: { versions: async () => [], manifest: async () => assert.fail(), load: async () => assert.fail() },
      readReleases: async () => Promise.reject(new Error('no access')), current: () => null, log: (e) => log.push(e),
    });
    await broken.refresh();
    assert.deepEqual([broken.releases(), log.map(({ event }) => event)], [[], ['releases']]);
  });
});

describe('over the folder of published versions', () => {
  const directory = mkdtempSync(join(tmpdir(), 'seesac-history-'));
  after(() => rmSync(directory, { recursive: true, force: true }));
  const snapshots = new Snapshots(directory);
  const instant = (version: number) => `2025-02-1${version}T08:00:00.000Z`;
  const publish = (version: number, incidents: Incident[]) =>
    snapshots.write(encodeSnapshot({ version, publishedAt: instant(version), asOf: instant(version), incidents, changes: [] }));
  /** A service that is at version 3, as one that has just started. */
  async function started(log: Record<string, unknown>[] = []) {
    const current = await snapshots.load(3);
    const history = new SnapshotHistory({ snapshots, readReleases: () => snapshots.releases(), current: () => current, log: (e) => log.push(e) });
    return serve(current, { history });
  }
  const counted = async (app: Awaited<ReturnType<typeof started>>, query: string) => {
    const response = await app.get(`/v1/incidents?${query}`);
    return response.status === 200 ? ((await response.json()) as any).meta.total : response.status;
  };

  test('each day and each release answers what was true, also after a restart', async () => {
    for (const version of [1, 2, 3]) await publish(version, Array.from({ length: version }, (_, i) => incident(`A-${i}`, '2025-02-01')));
    await snapshots.writeReleases([{ name: '2025Q1', version: 2, at: instant(3) }]);
    for (let start = 0; start < 2; start++) {
      const app = await started();
      const answers = await Promise.all(['as_of=2025-02-10', 'as_of=2025-02-11', 'as_of=2025-02-12', 'as_of=2025-02-13', 'release=2025Q1', ''].map((query) => counted(app, query)));
      assert.deepEqual(answers, [404, 1, 2, 3, 2, 3]);
    }
  });

  test('a release is answered from as soon as it is named', async () => {
    const app = await started();
    assert.equal(await counted(app, 'release=first'), 404);
    await snapshots.writeReleases([{ name: '2025Q1', version: 2, at: instant(3) }, { name: 'first', version: 1, at: instant(3) }]);
    assert.equal(await counted(app, 'release=first'), 1);
  });

  test('a version that the disk has damaged is a 503 for itself alone', async () => {
    const { partitions } = await snapshots.manifest(2);
    truncateSync(snapshots.path(2, partitions[0]!.files.columns.name), 10);
    const log: Record<string, unknown>[] = [];
    const app = await started(log);
    for (const query of ['as_of=2025-02-12', 'release=2025Q1']) assert.equal(await counted(app, query), 503);
    assert.deepEqual(await Promise.all(['as_of=2025-02-11', 'release=first', ''].map((query) => counted(app, query))), [1, 1, 3]);
    writeFileSync(snapshots.path(2, 'manifest.json'), '{');
    assert.equal(await counted(await started(), 'as_of=2025-02-12'), 503);
    assert.ok(log.some(({ event, version }) => event === 'snapshot-refused' && version === 2));
  });
});
