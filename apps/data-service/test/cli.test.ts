import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Snapshots } from '../src/publish/index.ts';
import type { ImportedIncident } from '../src/import/types.ts';
import { Child } from './support/child.ts';
import { seesacData, type Ran } from './support/command.ts';
import { DataDirs, environment } from './support/data-dir.ts';
import { incident, incidents, jsonLines } from './support/incidents.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

/** A file with incidents, or with any text. */
function file(content: readonly ImportedIncident[] | string, name = 'day.jsonl'): string {
  const path = join(dirs.empty(), name);
  writeFileSync(path, typeof content === 'string' ? content : jsonLines(content));
  return path;
}

describe('the command line', () => {
  const env = environment('/nonexistent/never-made');
  const fails = async (words: string[], code: number, ...said: RegExp[]) => {
    const { code: got, err } = await seesacData(words, env);
    assert.equal(got, code);
    for (const text of said) assert.match(err, text);
    assert.equal(err.trim().split('\n').length, 1);
  };

  test('tells of every command and setting, and of each command more', async () => {
    const { code, out } = await seesacData(['--help'], env);
    assert.equal(code, 0);
    for (const word of ['serve', 'import incidents', 'export', 'check', 'DATABASE_URL', 'SNAPSHOT_DIR', 'POPULATION_FILE', 'CLOCK']) assert.ok(out.includes(word), word);
    for (const command of [['serve'], ['import', 'incidents'], ['export'], ['check']]) {
      const help = await seesacData([...command, '--help'], env);
      assert.equal(help.code, 0);
      assert.match(help.out, new RegExp(`^seesac-data ${command.join(' ')}`));
    }
  });

  test('ends with 2 and the help when no command is given', async () => {
    const { code, err } = await seesacData([], env);
    assert.equal(code, 2);
    assert.match(err, /seesac-data serve/);
  });

  test('ends with 2 and a hint for what it does not know', async () => {
    await fails(['exprot'], 2, /unknown command "exprot"\. Did you mean "export"\?/);
    await fails(['restart', 'f'], 2, /unknown command "restart"/);
    await fails(['--port', '1'], 2, /unknown option "--port"/);
    await fails(['import', 'gnus', 'f'], 2, /"import" needs to know what: import incidents, import news/);
    await fails(['import', 'incidents', '--dryrun', 'f'], 2, /unknown option --dryrun .*Did you mean "--dry-run"\?/);
    await fails(['import', 'incidents'], 2, /needs a FILE/);
    await fails(['import', 'incidents', 'a', 'b'], 2, /takes no "b"/);
    await fails(['import', 'incidents', '--reason'], 2, /--reason/);
    await fails(['import', 'incidents', '--json', '--json', 'a'], 2, /--json is given twice/);
    await fails(['import', 'incidents', 'a', '--reason', 'new-source'], 2, /none of .*Did you mean "new_source"\?/);
    await fails(['import', 'incidents', 'a', '--mapping', 'nosuch'], 2, /mapping "nosuch" is neither a file/);
    await fails(['import', 'incidents', 'a', '--mapping', file('{', 'm.json')], 2, /m\.json is not JSON/);
    await fails(['import', 'incidents', 'a', '--mapping', file('{}', 'm.json')], 2, /^error: /);
  });

  test('ends with 2 and the name of a setting that is wrong', async () => {
    for (const [name, value] of Object.entries({
      PORT: '80x', ADMIN_PORT: '65536', PUBLIC_URL: 'https://a.example/path', SITE_URL: 'javascript:alert(1)', DATABASE_URL: 'mysql://u:secret@h/d', CLOCK: '2025-02-30T00:00:00Z', HOST: 'a b', IMPORT_MAX_BYTES: '512 MiB',
    })) {
      const { code, err } = await seesacData(['check'], { ...env, [name]: value });
      assert.equal(code, 2);
      assert.match(err, new RegExp(`^error: ${name} must be`));
      assert.doesNotMatch(err, /secret/);
    }
    assert.match((await seesacData(['check'], { ...env, PORT: '8000', ADMIN_PORT: '8000' })).err, /ADMIN_PORT must differ from PORT/);
  });

  test('ends with 1 in one line for a file that is not there', async () => {
    const { code, err } = await seesacData(['import', 'incidents', '--dry-run', '/nonexistent/file.csv'], env);
    assert.equal(code, 1);
    assert.match(err, /^error: .*file\.csv/);
    assert.equal(err.trim().split('\n').length, 1);
  });

  test('a dry run reports and makes nothing', async () => {
    const { code, out } = await seesacData(['import', 'incidents', '--dry-run', file(incidents(3))], env);
    assert.equal(code, 0);
    assert.match(out, /Dry run: nothing was written\. 3 incidents would be compared/);
    assert.equal(existsSync('/nonexistent/never-made'), false);
  });
});

describe('a data directory', () => {
  let dataDir: string;
  let env: Record<string, string>;
  before(async () => {
    dataDir = await dirs.withStore();
    env = environment(dataDir);
  });
  const add = (path: string, ...options: string[]): Promise<Ran> => seesacData(['import', 'incidents', path, ...options], env);
  const result = ({ out }: Ran) => (JSON.parse(out) as { result: Record<string, unknown> | null }).result;
  const published = async () => (await new Snapshots(join(dataDir, 'snapshots')).loadNewest()).loaded;

  test('with nothing in it has nothing to export', async () => {
    const { code, err } = await seesacData(['export'], env);
    assert.equal(code, 1);
    assert.match(err, /nothing is published/);
  });

  test('gets version 1 from a file: report and result on the output, nothing else', async () => {
    const { code, out } = await add(file(incidents(40)));
    assert.equal(code, 0);
    assert.match(out, /Version 1 is published: 40 added, 0 changed, 0 unchanged; 40 incidents in all, in \d+\.\d s\.\n$/);
    assert.equal((await published())!.manifest.count, 40);
    assert.equal((await published())!.manifest.publishedAt, env['CLOCK']);
  });

  test('stays as it is for the same file again', async () => {
    const ran = await add(file(incidents(40)), '--json');
    assert.equal(ran.code, 0);
    const { seconds, ...rest } = result(ran)!;
    assert.equal(typeof seconds, 'number');
    assert.deepEqual(rest, { version: null, added: 0, changed: 0, unchanged: 40, published: 1, incidents: 40, skipped: 0 });
  });

  test('keeps its version when a file has a rejected row, and the report names the row', async () => {
    const bad = `${jsonLines(incidents(2, 41))}${JSON.stringify({ ...incident(43), type: 'no_such_type' })}\n`;
    const ran = await add(file(bad), '--json');
    assert.equal(ran.code, 1);
    assert.equal(result(ran), null);
    const { report } = JSON.parse(ran.out) as { report: { rejected: number; issues: { line: number; severity: string }[] } };
    assert.equal(report.rejected, 1);
    assert.equal(report.issues.find(({ severity }) => severity === 'error')!.line, 3);
    assert.match((await add(file(bad))).out, /Nothing was imported: 1 row rejected\..*--skip-rejected/);
    assert.equal((await published())!.manifest.version, 1);
  });

  test('keeps its version for a file that is none, also when rejected rows are to be skipped', async () => {
    for (const content of ['a,b\n"never closed', Buffer.from([0xff, 0xd8, 0xff]).toString('latin1'), 'id;date\n1;2']) {
      for (const options of [[], ['--skip-rejected']]) {
        const { code } = await add(file(content, 'day.csv'), ...options);
        assert.equal(code, 1);
      }
    }
    assert.deepEqual(readdirSync(join(dataDir, 'snapshots')).sort(), ['1', 'current.json']);
  });

  test('gets the good rows with --skip-rejected, which says what it left out', async () => {
    const { code, out } = await add(file(`${jsonLines([incident(41)])}{"id":"x"}\n`), '--skip-rejected');
    assert.equal(code, 0);
    assert.match(out, /Version 2 is published: 1 added.* 1 rejected row left out\.\n$/);
  });

  test('records a correction with its reason, and the published record carries its history', async () => {
    const corrected = incident(7, { counts: { ...incident(7).counts, killed: 2 } });
    const ran = await add(file([corrected]), '--reason', 'victim_died', '--json');
    assert.deepEqual([result(ran)!['version'], result(ran)!['changed']], [3, 1]);
    const { index } = (await published())!;
    assert.deepEqual(index.changesOf(corrected.id).map(({ version, field, from, to, reason }) => [version, field, from, to, reason]), [
      [1, '*', null, null, 'import'], [3, 'counts.killed', 1, 2, 'victim_died'],
    ]);
    assert.equal(index.incident(index.find(corrected.id)!).revision, 2);
  });

  test('is exported as lines that import as no change', async () => {
    const path = join(dirs.empty(), 'all.jsonl');
    assert.equal((await seesacData(['export', '--out', path], env)).code, 0);
    const { out } = await seesacData(['export'], env);
    assert.equal(out, readFileSync(path, 'utf8'));
    assert.equal(out.trim().split('\n').length, 41);
    const ran = await add(path, '--json');
    assert.deepEqual([ran.code, result(ran)?.['version'], result(ran)?.['unchanged']], [0, null, 41]);
  });

  test('is good when checked, and each damage is found', async () => {
    const good = await seesacData(['check'], env);
    assert.equal(good.code, 0);
    assert.match(good.out, /^snapshot 1: good\nsnapshot 2: good\nsnapshot 3: good\nstore, version 3: good\naudit log: \d+ entries, the last with the hash [0-9a-f]{64}\n$/);
    const folder = join(dataDir, 'snapshots', '1');
    const name = readdirSync(folder).find((entry) => /^records.*jsonl$/.test(entry))!;
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, name), Buffer.concat([bytes.subarray(0, 50), Buffer.from('X'), bytes.subarray(51)]));
    const { code, out } = await seesacData(['check', '--snapshots', '--json'], env);
    assert.equal(code, 1);
    const { snapshots } = JSON.parse(out) as { snapshots: { version: number; faults: string[] }[] };
    assert.deepEqual(snapshots.map(({ version, faults }) => [version, faults.length]), [[3, 0], [2, 0], [1, 1]]);
    writeFileSync(join(folder, name), bytes);
  });

  test('in use refuses every command that needs the store in one line, and stays as it is', async () => {
    const holder = new Child('killed-import.ts', [dataDir, 'locked', '1', '1']);
    try {
      await holder.says('reached');
      for (const words of [['import', 'incidents', file(incidents(60))], ['check'], ['serve']]) {
        const { code, out, err } = await seesacData(words, env);
        assert.deepEqual([code, out], [1, '']);
        assert.match(err, new RegExp(`^error: .* in use by process ${holder.process.pid} on this host: stop .*DATABASE_URL.*\n$`));
      }
      assert.equal((await seesacData(['export'], env)).code, 0);
      assert.equal((await seesacData(['check', '--snapshots'], env)).code, 0);
    } finally {
      await holder.kill();
    }
    const { out, err } = await seesacData(['check'], env);
    assert.match(out, /store, version 3: good/);
    assert.match(err, /lock was taken over/);
  });

  test('whose store was deleted gets it back with the next import', async () => {
    rmSync(join(dataDir, 'pgdata'), { recursive: true });
    const ran = await add(file(incidents(1, 90)), '--json');
    assert.match(ran.err, /rebuilt from snapshot 3 \(41 records\)/);
    assert.deepEqual([result(ran)!['version'], result(ran)!['added'], result(ran)!['incidents']], [4, 1, 42]);
  });
});
