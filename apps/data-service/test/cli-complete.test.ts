import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportedIncident } from '../src/import/types.ts';
import { Snapshots } from '../src/publish/index.ts';
import { seesacData } from './support/command.ts';
import { DataDirs, environment } from './support/data-dir.ts';
import { incidents, jsonLines } from './support/incidents.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

describe('a file that comes again', () => {
  let env: Record<string, string>;
  let dataDir: string;
  before(async () => {
    dataDir = await dirs.withStore();
    env = environment(dataDir);
  });
  async function add(rows: readonly ImportedIncident[], ...options: string[]) {
    const path = join(dirs.empty(), 'all.jsonl');
    writeFileSync(path, jsonLines(rows));
    const { code, out, err } = await seesacData(['import', 'incidents', path, '--json', ...options], env);
    const { result } = (out ? JSON.parse(out) : {}) as { result?: { version: number | null; changed: number; unchanged: number } | null };
    return { code, err, result: result && [result.version, result.changed, result.unchanged] };
  }
  const all = incidents(12);

  test('is version 1 once, also when it says that it is complete', async () => {
    assert.deepEqual((await add(all)).result, [1, 0, 0]);
    for (const options of [[], ['--complete']]) assert.deepEqual((await add(all, ...options)).result, [null, 0, 12]);
  });

  test('with one row less changes nothing, and withdraws that one when it is complete: a new version with a tombstone', async () => {
    assert.deepEqual((await add(all.slice(1))).result, [null, 0, 11]);
    assert.deepEqual((await add(all.slice(1), '--complete')).result, [2, 1, 11]);
    const { index, manifest } = (await new Snapshots(join(dataDir, 'snapshots')).loadNewest()).loaded!;
    assert.deepEqual([manifest.count, manifest.records], [11, 12]);
    const { id } = all[0]!;
    assert.equal(index.incident(index.find(id)!).status, 'withdrawn');
    assert.deepEqual(index.changesOf(id).map(({ version, field, to, reason }) => [version, field, to, reason]), [[1, '*', null, 'import'], [2, 'status', 'withdrawn', 'out_of_scope']]);
  });

  test('cut in half is refused as a complete one, with the numbers', async () => {
    const { code, result } = await add(all.slice(6), '--complete');
    assert.deepEqual([code, result], [1, null]);
    const path = join(dirs.empty(), 'cut.jsonl');
    writeFileSync(path, jsonLines(all.slice(6)));
    assert.match((await seesacData(['import', 'incidents', path, '--complete'], env)).out, /Nothing was imported: the file lacks 5 of 11 incidents that count: more than 20 %/);
  });

  test('with a bad row is never complete', async () => {
    const { code, result } = await add([...all, { ...all[1]!, id: 'not an id' }], '--complete');
    assert.deepEqual([code, result], [1, null]);
    const { code: wrong, err } = await add(all, '--complete', '--skip-rejected');
    assert.equal(wrong, 2);
    assert.match(err, /--complete and --skip-rejected do not go together/);
  });
});
