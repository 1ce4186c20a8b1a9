import { after, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startService } from '../src/server.ts';
import { Child } from './support/child.ts';
import { seesacData } from './support/command.ts';
import { DataDirs, configOf, environment } from './support/data-dir.ts';
import { incident, incidents, jsonLines } from './support/incidents.ts';
import { startPostgres } from './support/postgres.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

const GRACE = { idle: 0, hard: 1_000 };

function file(list: Parameters<typeof jsonLines>[0]): string {
  const path = join(dirs.empty(), 'day.jsonl');
  writeFileSync(path, jsonLines(list));
  return path;
}

interface Counter { data: { count: number }; meta: { version: number; notices: string[] } }
const counterAt = async (origin: string): Promise<Counter> => {
  const answer = await fetch(`${origin}/v1/counter?period=all`, { headers: { connection: 'close' } });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json() as Promise<Counter>;
};
const ready = async (port: number) => {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { headers: { connection: 'close' } });
  return { status: answer.status, text: await answer.text() };
};

describe('serve on PGlite', () => {
  test('answers what was imported, holds its directory meanwhile, and ends with 0 on SIGTERM', async () => {
    const dataDir = await dirs.withStore();
    const env = environment(dataDir, { TZ: 'America/New_York' });
    assert.equal((await seesacData(['import', 'incidents', file(incidents(30))], env)).code, 0);
    const service = new Child('../../src/cli.ts', ['serve'], env);
    try {
      await service.says('"event":"store-ready"');
      assert.match(service.output, /the store is PGlite in DATA_DIR: one process at a time; a power cut can lose/);
      const line = service.output.split('\n').map((text) => (text ? (JSON.parse(text) as Record<string, unknown>) : {})).find(({ event }) => event === 'listening')!;
      const { data, meta } = await counterAt(`http://127.0.0.1:${line['port']}`);
      assert.deepEqual([data.count, meta.version, meta.notices.includes('synthetic')], [30, 1, true]);
      assert.equal((await ready(Number(line['adminPort']))).status, 200);
      const { code, err } = await seesacData(['check'], env);
      assert.equal(code, 1);
      assert.match(err, new RegExp(`in use by process ${service.process.pid} on this host`));
      service.process.kill('SIGTERM');
      assert.equal(await service.ends(), 0, service.errors);
      assert.equal(existsSync(join(dataDir, 'seesac.lock')), false);
    } finally {
      await service.kill();
    }
  });

  test('is not ready and answers 503 with Retry-After while nothing is published', async () => {
    const service = await startService(configOf(await dirs.withStore()), { log: () => {}, grace: GRACE });
    try {
      const answer = await fetch(`http://127.0.0.1:${service.port}/v1/counter`, { headers: { connection: 'close' } });
      assert.equal(answer.status, 503);
      assert.ok(answer.headers.get('retry-after'));
      assert.equal(answer.headers.get('content-type')?.split(';')[0], 'application/problem+json');
      assert.equal((await ready(service.adminPort)).status, 503);
    } finally {
      await service.stop();
    }
  });

  test('names the port that is taken, and gives the directory back', async () => {
    const dataDir = await dirs.withStore();
    const other = await startService(configOf(await dirs.withStore()), { log: () => {}, grace: GRACE });
    try {
      await assert.rejects(startService(configOf(dataDir, { PORT: String(other.port) }), { log: () => {} }), /port \d+ on 127\.0\.0\.1 is in use by another program/);
      assert.equal(existsSync(join(dataDir, 'seesac.lock')), false);
    } finally {
      await other.stop();
    }
  });
});

const server = await startPostgres();
if (typeof server === 'string') {
  test('serve on PostgreSQL', { skip: server }, () => {});
  console.log(`# serving from a PostgreSQL server is not tested: ${server}`);
} else {
  after(() => server.stop());
  test('serve on PostgreSQL goes over to each version that another process publishes, without a restart', async () => {
    const dataDir = dirs.empty();
    const databaseUrl = { DATABASE_URL: await server.database() };
    const env = environment(dataDir, databaseUrl);
    let served = (_version: number) => {};
    const log = (entry: Record<string, unknown>) => { if (entry['event'] === 'serving') served(Number(entry['version'])); };
    const next = (version: number) => new Promise<void>((resolve) => (served = (now) => now === version && resolve()));
    const service = await startService(configOf(dataDir, databaseUrl), { log, grace: GRACE, poll: 500 });
    try {
      await service.settled;
      for (const [version, rows, count] of [[1, incidents(20), 20], [2, [incident(3, { status: 'withdrawn', reason: 'out_of_scope' as const })], 19]] as const) {
        const arrived = next(version);
        const { code, err } = await seesacData(['import', 'incidents', file([...rows])], env);
        assert.equal(code, 0, err);
        await arrived;
        const { data, meta } = await counterAt(`http://127.0.0.1:${service.port}`);
        assert.deepEqual([meta.version, data.count], [version, count]);
      }
      assert.equal((await seesacData(['check'], env)).code, 0);
    } finally {
      await service.stop();
    }
  });
}
