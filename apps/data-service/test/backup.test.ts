import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { linesOf } from '../src/lines.ts';
import { BackupError, verifyBackup } from '../src/store/backup-file.ts';
import { KEPT_TABLES, OTHER_TABLES } from '../src/store/tables.ts';
import { seesacData } from './support/command.ts';
import { DataDirs, environment } from './support/data-dir.ts';
import { startAdmin, type AdminHarness } from './support/admin.ts';
import { incident, incidents, jsonLines } from './support/incidents.ts';
import { startPostgres } from './support/postgres.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

const server = await startPostgres();
if (typeof server === 'string') {
  test('backups', { skip: server }, () => {});
  console.log(`# backups are not tested: ${server}`);
} else {
  after(() => server.stop());
  describe('a backup', () => {
    let source: Record<string, string>;
    let file: string;
    const on = (url: string, dataDir = dirs.empty()) => environment(dataDir, { DATABASE_URL: url });
    const sql = async <T>(env: Record<string, string>, text: string): Promise<T[]> => {
      const client = new pg.Client({ connectionString: env['DATABASE_URL']! });
      await client.connect();
      return client.query(text).then(({ rows }) => rows as T[]).finally(() => client.end());
    };
    const everything = async (env: Record<string, string>) => {
      const tables: Record<string, unknown> = {};
      for (const [table, key] of Object.entries(KEPT_TABLES)) {
        const where = table === 'audit' ? `where action <> 'restore'` : '';
        tables[table] = await sql(env, `select cast(row_to_json(t) as text) as row from (select * from ${table} ${where} order by ${key.join()}) t`);
      }
      return tables;
    };

    before(async () => {
      source = on(await server.database());
      const path = join(dirs.empty(), 'day.jsonl');
      // more rows than a page of a dump, one of them with every kind of text
      writeFileSync(path, jsonLines([...incidents(1_100), incident(2_000, { summary: { en: 'line\nfeed \u2028 "quote" \\ Ђ 😀' } })]));
      for (const words of [
        ['import', 'incidents', path], ['edit', 'SYNTHETIC-000003', '--set', '{"counts":{"killed":2}}', '--reason', 'victim_died'], ['release', '2024Q4', '--note', 'Frozen.'],
        ['keys', 'create', '--label', 'night import', '--scopes', 'import'],
      ]) assert.equal((await seesacData(words, source)).code, 0);
      file = join(dirs.empty(), 'backup.jsonl.gz');
      const { code, out, err } = await seesacData(['backup', file], source);
      assert.equal(code, 0, err);
      assert.match(out, /rows, version 2, verified\.\n$/);
    });

    test('holds every table of the store but those that hold nothing of lasting value', async () => {
      const tables = await sql<{ name: string }>(source, `select table_name as name from information_schema.tables where table_schema = current_schema() order by 1`);
      assert.deepEqual(tables.map(({ name }) => name), [...Object.keys(KEPT_TABLES), ...OTHER_TABLES].sort());
    });

    test('is readable by its owner alone, and by anything that reads gzip and JSON', async () => {
      assert.equal(statSync(file).mode & 0o777, 0o600);
      const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
      assert.equal(lines.pop(), '');
      const [head, ...rows] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      assert.deepEqual([head!['format'], head!['version'], rows.pop()!['rows']], ['seesac-backup', 2, rows.length]);
    });

    test('restored into an empty store gives back every row as it was, and the snapshot of the latest version', async () => {
      const target = on(await server.database());
      const { code, out, err } = await seesacData(['restore', file], target);
      assert.equal(code, 0, err);
      assert.match(out, /are restored, version 2 is published/);
      assert.deepEqual(await everything(target), await everything(source));
      const [last] = await sql<{ action: string }>(target, 'select action from audit order by seq desc limit 1');
      assert.equal(last!.action, 'restore');
      const check = await seesacData(['check'], target);
      assert.deepEqual([check.code, /audit log: \d+ entries/.test(check.out)], [0, true], check.out);
    });

    test('restores from PostgreSQL into PGlite, which goes on from there', async () => {
      const target = environment(dirs.empty());
      const { code, err } = await seesacData(['restore', file], target);
      assert.equal(code, 0, err);
      const { out } = await seesacData(['withdraw', 'SYNTHETIC-000004', '--reason', 'out_of_scope'], target);
      assert.match(out, /^Version 3 is published/);
    });

    test('is not restored over anything, nor below newer snapshots', async () => {
      const again = await seesacData(['restore', file], source);
      assert.equal(again.code, 1);
      assert.match(again.err, /not empty/);
      const target = on(await server.database(), source['DATA_DIR']);
      const older = join(dirs.empty(), 'older.gz');
      const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(0, 1);
      const head = JSON.stringify({ ...(JSON.parse(lines[0]!) as object), version: 1 });
      const { createHash } = await import('node:crypto');
      writeFileSync(older, gzipSync(`${head}\n${JSON.stringify({ rows: 0, sha256: createHash('sha256').update(`${head}\n`).digest('hex') })}\n`));
      const below = await seesacData(['restore', older], target);
      assert.equal(below.code, 1);
      assert.match(below.err, /go to version 2, the backup to 1/);
    });

    test('is refused when a byte of it, its end or its kind is not as it was written', async () => {
      const good = readFileSync(file);
      const plain = gunzipSync(good);
      const flipped = Buffer.from(plain);
      const at = flipped.indexOf('night import');
      flipped[at] = flipped[at]! ^ 1;
      const broken = Buffer.from(good);
      broken[good.length >> 1] = broken[good.length >> 1]! ^ 0xff;
      const target = on(await server.database());
      for (const [bytes, told] of [
        [gzipSync(flipped), /not what was written/], [good.subarray(0, good.length - 400), /damaged, or no backup/], [broken, /damaged/], [gzipSync(plain.subarray(0, plain.length >> 1)), /damaged/],
        [gzipSync(''), /is empty/], [Buffer.from('hello'), /no backup/], [gzipSync('{"format":"other"}\n'), /no backup of this program/], [Buffer.alloc(0), /is empty|no backup/],
      ] as const) {
        const path = join(dirs.empty(), 'b.gz');
        writeFileSync(path, bytes);
        await assert.rejects(verifyBackup(path), (error: Error) => error instanceof BackupError && told.test(error.message), String(told));
        const { code, err } = await seesacData(['restore', path], target);
        assert.deepEqual([code, err.trim().split('\n').length], [1, 1], err);
      }
      assert.deepEqual(await sql(target, `select table_name from information_schema.tables where table_schema = current_schema()`), [], 'nothing was opened');
      const gone = await seesacData(['restore', '/nonexistent/b.gz'], target);
      assert.match(gone.err, /there is no file \/nonexistent\/b\.gz/);
    });

    test('is never written over a file', async () => {
      const { code, err } = await seesacData(['backup', file], source);
      assert.equal(code, 1);
      assert.match(err, /is there already/);
    });
  });
}

describe('a backup of a store that a service has', () => {
  let admin: AdminHarness;
  let env: Record<string, string>;
  before(async () => {
    const dataDir = await dirs.withStore();
    env = environment(dataDir);
    admin = await startAdmin(dataDir);
    await admin.import(jsonLines(incidents(20)));
  });
  after(() => admin.stop());

  test('is made by that service, for the command and for a key with all that it holds', async () => {
    const file = join(dirs.empty(), 'b.gz');
    const { code, err } = await seesacData(['backup', file], env);
    assert.equal(code, 0, err);
    const answer = await fetch(`${admin.origin}/v1/admin/backup`, { headers: { authorization: `Bearer ${admin.key}`, connection: 'close' } });
    assert.match(answer.headers.get('content-disposition')!, /^attachment; filename="seesac-2025-02-13\.jsonl\.gz"$/);
    const second = join(dirs.empty(), 'c.gz');
    writeFileSync(second, Buffer.from(await answer.arrayBuffer()));
    const [one, two] = [await verifyBackup(file), await verifyBackup(second)];
    assert.deepEqual([one.version, two.rows - one.rows], [1, 1], 'the second holds the entry of the first in the audit log and that of its own');
    assert.equal((await admin.ask('GET', '/backup', { key: (await admin.keyWith(['read', 'audit'])).key })).body['scope'], 'keys');
  });
});

test('lines are separated by line feeds alone, wherever the chunks end', async () => {
  const text = 'a\u2028b\r\nc\u2029č\n\n"ж"';
  const bytes = Buffer.from(text);
  for (const size of [1, 2, 3, 100]) {
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    }
    const lines = [];
    for await (const line of linesOf(chunks())) lines.push(line);
    assert.deepEqual(lines, text.split('\n'));
  }
});
