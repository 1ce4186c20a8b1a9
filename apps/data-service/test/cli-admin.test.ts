import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import type { Release } from '@seesac/contract';
import { CONTROL_FILE, loopbackUrl, readControl } from '../src/admin/control.ts';
import type { Edited } from '../src/admin/desk.ts';
import type { ImportAnswer } from '../src/admin/import-file.ts';
import type { MadeKey } from '../src/admin/key-desk.ts';
import { startService, type Service } from '../src/server.ts';
import { Child } from './support/child.ts';
import { seesacData, type Ran } from './support/command.ts';
import { DataDirs, configOf, environment } from './support/data-dir.ts';
import { incident, incidents, jsonLines } from './support/incidents.ts';
import { startPostgres } from './support/postgres.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

const id = (n: number) => `SYNTHETIC-${String(n).padStart(6, '0')}`;

function file(content: Parameters<typeof jsonLines>[0] | string, name = 'day.jsonl'): string {
  const path = join(dirs.empty(), name);
  writeFileSync(path, typeof content === 'string' ? content : jsonLines(content));
  return path;
}

/**
 * The commands do the same on the store itself and through a service that has it: one history, built by one test after the other. The store itself is that of a server
 * here, because each command would open PGlite again, which takes seconds.
 */
function suite(start: () => Promise<Record<string, string>>): void {
  let env: Record<string, string>;
  before(async () => { env = await start(); });
  const run = (...words: string[]): Promise<Ran> => seesacData(words, env);
  const done = async <T>(...words: string[]): Promise<T> => {
    const { code, out, err } = await run(...words, '--json');
    assert.equal(code, 0, err);
    return JSON.parse(out) as T;
  };
  const refused = async (told: RegExp, ...words: string[]) => {
    const { code, err } = await run(...words);
    assert.equal(code, 1, err);
    assert.match(err, told);
    assert.equal(err.trim().split('\n').length, 1, err);
  };

  test('import publishes, and says the same of a file that changes nothing or is rejected', async () => {
    assert.deepEqual((await done<ImportAnswer>('import', 'incidents', file(incidents(12)))).result!.version, 1);
    assert.match((await run('import', 'incidents', file(incidents(12)))).out, /Nothing changed: 12 incidents already there\. Version 1 stays published\./);
    const bad = await run('import', 'incidents', file([incident(20), { ...incident(21), type: 'no_such' as never }]));
    assert.equal(bad.code, 1);
    assert.match(bad.out, /line 2 .*type/);
    assert.match(bad.out, /Nothing was imported: 1 row rejected\. Correct the file, or leave it out with --skip-rejected\.\n$/);
    const { result } = await done<ImportAnswer>('import', 'incidents', file([incident(20), { ...incident(21), type: 'no_such' as never }]), '--skip-rejected');
    assert.deepEqual([result!.version, result!.added, result!.skipped], [2, 1, 1]);
    await refused(/there is no file .*gone\.csv/, 'import', 'incidents', '/nonexistent/gone.csv');
  });

  test('import takes a mapping of its own, and one of the program', async () => {
    const mapping = { mapping: 1, name: 'Test', fields: { id: { template: 'SYNTHETIC-M{N}' }, date: { column: 'DAY' }, type: { constant: 'weapon_seizure' } } };
    const { report, result } = await done<ImportAnswer>('import', 'incidents', file('N,DAY\n1,2024-03-01\n', 'ваше дело.csv'), '--mapping', file(JSON.stringify(mapping, null, 2), 'm.json'));
    assert.deepEqual([report.file, report.format, result!.added], ['ваше дело.csv', 'csv', 1]);
    const { code, out } = await run('import', 'incidents', file('N,DAY\n1,2024-03-01\n', 'a.csv'), '--mapping', 'nypd-shootings');
    assert.equal(code, 1);
    assert.match(out, /columns that the file does not have/);
  });

  test('edit, withdraw, merge and reinstate tell what changed and why', async () => {
    const { out } = await run('edit', id(3), '--set', '{"counts":{"killed":2,"injured":null}}', '--reason', 'victim_died');
    assert.match(out, /^Version 4 is published: SYNTHETIC-000003 is now revision 2, verified\.\n {2}counts\.injured: 1 → not reported \(victim_died\)\n {2}counts\.killed: 0 → 2 \(victim_died\)\n$/);
    assert.match((await run('edit', id(3), '--set', '{"counts":{"killed":2}}', '--reason', 'victim_died')).out, /Nothing changed: SYNTHETIC-000003 is like that already, revision 2/);
    assert.equal((await done<Edited>('withdraw', id(4), '--reason', 'out_of_scope')).incident.status, 'withdrawn');
    assert.deepEqual((await done<Edited>('merge', id(5), '--into', id(6))).changes.map(({ reason }) => reason), ['duplicate', 'duplicate']);
    assert.equal((await done<Edited>('reinstate', id(4), '--reason', 'new_source')).incident.status, 'verified');
    assert.equal((JSON.parse((await run('show', id(5))).out) as { mergedInto: string }).mergedInto, id(6));
  });

  test('an edit that is refused says why in one line and ends with 1', async () => {
    await refused(/its revision is 2, not 1/, 'edit', id(3), '--set', '{}', '--reason', 'coding_error', '--revision', '1');
    await refused(/counts\.killed: .*negative/, 'edit', id(3), '--set', '{"counts":{"killed":-1}}', '--reason', 'coding_error');
    await refused(/There is no incident NO-SUCH/, 'withdraw', 'NO-SUCH', '--reason', 'out_of_scope');
    await refused(/merged into SYNTHETIC-000006 already/, 'withdraw', id(5), '--reason', 'out_of_scope');
    await refused(/counted nowhere/, 'merge', id(7), '--into', id(5));
    await refused(/nothing to restore/, 'reinstate', id(3), '--reason', 'new_source');
  });

  test('release names the published version, once', async () => {
    const { version } = await done<Release>('release', '2024Q4', '--note', 'For the report.');
    assert.equal(version, 7);
    await refused(/release 2024Q4 is version 7/, 'release', '2024Q4');
    assert.match((await run('releases')).out, /^2024Q4 {2}version 7 {2}\S+ {2}For the report\.\n$/);
  });

  test('keys are made, listed, rotated and revoked, and shown once', async () => {
    const made = await done<MadeKey>('keys', 'create', '--label', 'night import', '--scopes', 'import,read', '--expires', '2025-06-01');
    assert.match(made.key, /^seesac_[0-9a-f]{12}_[0-9a-f]{72}$/);
    assert.deepEqual([made.data.scopes, made.data.expiresAt, made.data.createdBy], [['import', 'read'], '2025-06-01T00:00:00.000Z', 'command']);
    const next = await done<MadeKey>('keys', 'rotate', made.data.id, '--grace', '15m');
    assert.deepEqual([next.data.replaces, next.data.label], [made.data.id, 'night import']);
    const { out } = await run('keys', 'list');
    assert.match(out, new RegExp(`${made.data.id} {2}night import {2}import,read .*until 2025-02-13T12:15:00\\.000Z`));
    assert.ok(!out.includes(made.key.slice(20, -8)) && !out.includes(next.key.slice(20, -8)));
    assert.match((await run('keys', 'revoke', next.data.id)).out, /opens nothing any more/);
    await refused(/was revoked at/, 'keys', 'revoke', next.data.id);
    await refused(/There is no key|there is no key/, 'keys', 'rotate', '000000000000');
  });
}

describe('commands on PGlite, through the service that has it', () => {
  let service: Child;
  suite(async () => {
    const env = environment(await dirs.withStore());
    service = new Child('../../src/cli.ts', ['serve'], env);
    await service.says('"event":"store-ready"');
    return env;
  });
  after(() => service.kill());
});

const server = await startPostgres();
if (typeof server === 'string') {
  test('commands on PostgreSQL', { skip: server }, () => {});
  console.log(`# the commands are not tested on a PostgreSQL server: ${server}`);
} else {
  after(() => server.stop());
  describe('commands on PostgreSQL, while a service runs', () => {
    let service: Service;
    let url: string;
    suite(async () => {
      url = await server.database();
      const more = { DATABASE_URL: url };
      const dataDir = dirs.empty();
      service = await startService(configOf(dataDir, more), { log: () => {}, grace: { idle: 0, hard: 1_000 } });
      await service.settled;
      assert.equal(existsSync(join(dataDir, CONTROL_FILE)), false);
      return environment(dataDir, more);
    });
    after(() => service.stop());

    test('what a command was refused is in the audit log as what it did is', async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ action: string; outcome: string }>(`select distinct action, outcome from audit where actor = 'command'`).finally(() => client.end());
      const of = (wanted: string) => rows.filter(({ outcome }) => outcome === wanted).map(({ action }) => action).sort();
      assert.deepEqual(of('done'), ['edit', 'import', 'key.create', 'key.revoke', 'key.rotate', 'merge', 'reinstate', 'release', 'withdraw']);
      assert.deepEqual(of('refused'), ['edit', 'import', 'key.revoke', 'key.rotate', 'merge', 'reinstate', 'release', 'withdraw']);
    });
  });
}

describe('the file by which commands find the service', () => {
  test('is readable by its user alone, names the admin routes and a key for them, and goes with the service', async () => {
    const dataDir = await dirs.withStore();
    const service = await startService(configOf(dataDir), { log: () => {}, grace: { idle: 0, hard: 1_000 } });
    const path = join(dataDir, CONTROL_FILE);
    try {
      assert.equal(statSync(path).mode & 0o777, 0o600);
      const { url, key } = (await readControl(dataDir))!;
      assert.equal(url, `http://127.0.0.1:${service.port}`);
      await service.settled;
      const headers = { authorization: `Bearer ${key}`, connection: 'close' };
      assert.equal((await fetch(`${url}/v1/admin/audit`, { headers })).status, 200);
      assert.ok(!(await (await fetch(`${url}/v1/admin/keys`, { headers })).text()).includes(key.slice(7, 19)), 'the key of a process is not among the keys');
    } finally {
      await service.stop();
    }
    assert.equal(existsSync(path), false);
  });

  test('is not believed when its process is gone or another one has its number, or when it is no such file', async () => {
    const dataDir = dirs.empty();
    const path = join(dataDir, CONTROL_FILE);
    for (const content of [
      '', '{', '[]', '{}', JSON.stringify({ pid: 2 ** 22 + 5, started: '', host: 'x', url: 'http://127.0.0.1:1', key: 'k' }),
      JSON.stringify({ pid: process.pid, started: 'another:1', host: (await import('node:os')).hostname(), url: 'http://127.0.0.1:1', key: 'k' }),
    ]) {
      writeFileSync(path, content);
      assert.equal(await readControl(dataDir), null, content);
    }
  });

  test('a service that was killed leaves a file that is not used: the next command works on the store itself', async () => {
    const env = environment(await dirs.withStore());
    const service = new Child('../../src/cli.ts', ['serve'], env);
    await service.says('"event":"store-ready"');
    await service.kill();
    assert.equal(existsSync(join(env['DATA_DIR']!, CONTROL_FILE)), true);
    const { code, err } = await seesacData(['import', 'incidents', file(incidents(3))], env);
    assert.equal(code, 0, err);
  });

  test('names how a service is reached from its own machine', () => {
    assert.deepEqual(['0.0.0.0', '127.0.0.1', '::', '::1', '10.1.2.3'].map((host) => loopbackUrl(host, 8787)), [
      'http://127.0.0.1:8787', 'http://127.0.0.1:8787', 'http://[::1]:8787', 'http://[::1]:8787', 'http://10.1.2.3:8787',
    ]);
  });

  test('a service that does not answer is told with its process and address, and one that goes on opening is waited for', async () => {
    const dataDir = await dirs.withStore();
    const env = environment(dataDir);
    const holder = new Child('take-lock.ts', [dataDir, file('', 'go')]);
    let asked = 0;
    const fake = createServer((_request, response) => {
      asked += 1;
      response.writeHead(asked < 3 ? 503 : 200, { 'content-type': 'application/json' }).end('{"data":[]}');
    }).listen(0, '127.0.0.1');
    try {
      await holder.says('taken');
      const { startOf, thisProcess } = await import('../src/store/process-identity.ts');
      const identity = { ...thisProcess(), pid: holder.process.pid!, started: startOf(holder.process.pid!)! };
      const control = (port: number) => writeFileSync(join(dataDir, CONTROL_FILE), JSON.stringify({ ...identity, url: `http://127.0.0.1:${port}`, key: 'k' }));
      const { port } = fake.address() as AddressInfo;
      control(port);
      assert.deepEqual([(await seesacData(['releases'], env)).out, asked], ['no releases\n', 3]);
      await new Promise((resolve) => fake.close(resolve));
      const { code, err } = await seesacData(['releases'], env);
      assert.equal(code, 1);
      assert.match(err, new RegExp(`^error: the service \\(process ${holder.process.pid}\\) that has the data directory cannot be asked at http://127\\.0\\.0\\.1:${port}`));
    } finally {
      await holder.kill();
      fake.close();
    }
  });
});

describe('wrong words', () => {
  const env = environment('/nonexistent/never-made');
  test('end with 2 before anything is opened, and say what is right', async () => {
    for (const [words, told] of [
      [['edit', id(1)], /--reason is needed/], [['edit', id(1), '--reason', 'import', '--set', '{}'], /none of new_source/], [['edit', id(1), '--reason', 'victim_dies', '--set', '{}'], /Did you mean "victim_died"/],
      [['edit', id(1), '--reason', 'victim_died'], /--set is needed/], [['edit', id(1), '--reason', 'victim_died', '--set', '{"a":1,"a":2}'], /given twice/],
      [['edit', id(1), '--reason', 'victim_died', '--set', '[]'], /must be a JSON object/], [['edit', 'a b', '--reason', 'victim_died', '--set', '{}'], /no identifier/],
      [['withdraw', id(1), '--reason', 'out_of_scope', '--revision', '0'], /--revision "0"/], [['merge', id(1)], /--into is needed/], [['withdraw'], /needs an ID/],
      [['release', 'a/b'], /no name of a release/], [['release', 'a', '--note', ''], /--note must be/], [['keys', 'create', '--label', 'x'], /--scopes is needed/],
      [['keys', 'create', '--scopes', 'read'], /--label is needed.*never a person/], [['keys', 'create', '--label', 'x', '--scopes', 'reed'], /Did you mean "read"/],
      [['keys', 'create', '--label', 'x', '--scopes', 'all', '--expires', '2025-02-01'], /is over already/], [['keys', 'create', '--label', 'x', '--scopes', 'all', '--expires', 'soon'], /no instant/],
      [['keys', 'rotate', '000000000000', '--grace', '91d'], /up to 90 days/], [['keys', 'rotate', 'seesac_x'], /no identifier of a key/], [['keys', 'rot'], /"keys" needs to know what/],
    ] as const) {
      const { code, err } = await seesacData([...words], env);
      assert.equal(code, 2, `${words.join(' ')}: ${err}`);
      assert.match(err, told);
    }
  });

  test('every command has its help, and a group its own', async () => {
    for (const words of [['edit'], ['withdraw'], ['merge'], ['reinstate'], ['show'], ['release'], ['releases'], ['keys', 'create'], ['keys']]) {
      const { code, out } = await seesacData([...words, '--help'], env);
      assert.equal(code, 0);
      assert.ok(out.startsWith(`seesac-data ${words[0]}`), words.join(' '));
    }
    assert.match((await seesacData(['keys', '--help'], env)).out, /never a person/);
    const source = readFileSync(new URL('../src/commands/index.ts', import.meta.url), 'utf8');
    const { out } = await seesacData(['--help'], env);
    for (const [, name] of source.matchAll(/^ {2}\['([a-z ]+)', \{ run/gm)) assert.ok(out.includes(`seesac-data ${name}`), name);
  });
});
