import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startService } from '../src/server.ts';
import { seesacData } from './support/command.ts';
import { DataDirs, configOf, environment } from './support/data-dir.ts';
import { incidents, jsonLines } from './support/incidents.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

function file(content: string, name = 'population.csv'): string {
  const path = join(dirs.empty(), name);
  writeFileSync(path, content);
  return path;
}
const GOOD = 'area,year,population,source\nRS,2024,1000000,Invented\nRS:Nowhere,2024,5000,\nAL,2024,500000,\n';
const BAD = 'area,year,population\nRS,2024,many\nSerbia,2024,5\n';
const FAULTS = [/line 2, column population: must be a whole number/, /line 3, column area: must be one of AL, BA, XK/];

describe('POPULATION_FILE', () => {
  let dataDir: string;
  before(async () => {
    dataDir = await dirs.withStore();
    const { code, err } = await seesacData(['import', 'incidents', file(jsonLines(incidents(30)), 'day.jsonl')], environment(dataDir));
    assert.equal(code, 0, err);
  });

  test('with a fault keeps the service from starting, names every line and column, and leaves the directory free', async () => {
    for (const [path, said] of [[file(BAD), FAULTS], [join(dataDir, 'none.csv'), [/there is no such file/]]] as const) {
      const { code, out, err } = await seesacData(['serve'], environment(dataDir, { POPULATION_FILE: path }));
      assert.deepEqual([code, out], [2, '']);
      assert.ok(err.startsWith(`error: POPULATION_FILE ${path} is not usable:\n`), err);
      for (const fault of said) assert.match(err, fault);
      assert.equal(existsSync(join(dataDir, 'seesac.lock')), false);
    }
  });

  test('is served: the table, the rates, and a warning of a unit that no incident lies in', async () => {
    const log: Record<string, unknown>[] = [];
    const service = await startService(configOf(dataDir, { POPULATION_FILE: file(GOOD) }), { log: (entry) => log.push(entry), grace: { idle: 0, hard: 1_000 } });
    try {
      const json = async (path: string) => (await fetch(`http://127.0.0.1:${service.port}${path}`, { headers: { connection: 'close' } })).json() as Promise<any>;
      assert.deepEqual((await json('/v1/population')).data[0], { area: 'AL', year: 2024, population: 500_000 });
      const { data } = await json('/v1/areas');
      const rated = data.filter((area: any) => area.rate !== undefined).map((area: any) => area.code);
      assert.deepEqual(rated, data.map((area: any) => area.code).filter((code: string) => code === 'RS' || code === 'AL'));
      assert.ok(rated.length > 0);
      const told = log.filter(({ event }) => event === 'population').map(({ level, message }) => [level, message]);
      assert.deepEqual(told, [
        ['info', 'rates are given: 3 populations were read from POPULATION_FILE'],
        ['warn', 'no incident lies in these units of POPULATION_FILE, perhaps they are spelled otherwise: RS:Nowhere'],
      ]);
    } finally {
      await service.stop();
    }
  });

  test('is checked with everything else, or alone without touching the store', async () => {
    const check = (content: string, ...options: string[]) => seesacData(['check', ...options], environment(dataDir, { POPULATION_FILE: file(content) }));
    const whole = await check(GOOD);
    assert.equal(whole.code, 0, whole.err);
    assert.match(whole.out, /^snapshot 1: good\nstore, version 1: good\naudit log: .*\nPOPULATION_FILE, 3 rows: good\n$/);
    assert.deepEqual(await check(GOOD, '--population'), { code: 0, out: 'POPULATION_FILE, 3 rows: good\n', err: '' });
    const bad = await check(BAD, '--population');
    assert.equal(bad.code, 1);
    for (const fault of FAULTS) assert.match(bad.out, fault);
    const { code, out } = await check(BAD, '--json');
    const { snapshots, store, population } = JSON.parse(out);
    assert.deepEqual([code, snapshots.length, store.faults, population.rows, population.faults.length], [1, 1, [], 0, 2]);
  });

  test('is not looked at where only the snapshots are checked, and must be there to be checked alone', async () => {
    const env = environment(dataDir, { POPULATION_FILE: file(BAD) });
    assert.deepEqual(await seesacData(['check', '--snapshots'], env), { code: 0, out: 'snapshot 1: good\n', err: '' });
    const { code, err } = await seesacData(['check', '--population'], environment(dataDir));
    assert.deepEqual([code, err], [2, 'error: POPULATION_FILE names no file to check\n']);
    assert.equal((await seesacData(['check', '--population', '--snapshots'], env)).code, 2);
    assert.equal(JSON.parse((await seesacData(['check', '--json'], environment(dataDir))).out).population, null);
  });
});
