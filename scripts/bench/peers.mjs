/**
 * One database, asked all questions, in a process of its own: `node --import tsx peers.mjs NAME FOLDER`. Prints answers and times as JSON.
 * Each in its best honest form: PostgreSQL and SQLite count all facets in one pass over a narrow table; DuckDB is quicker with a query for each facet.
 */
import { createReadStream, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { COLUMNS, tableRows } from './data.mjs';
import { FACETS, FILTERS, month, named, onePass, page, series, valuesOf, whereWithout, WORDS } from './questions.mjs';
import { measure, ownCpu } from './measure.mjs';

const FACTS = COLUMNS.filter(([name]) => name !== 'text');
const columns = (list) => list.map(([name, type]) => `${name} ${type}`).join(', ');

const peers = {
  async postgres(folder) {
    const { startPostgres } = await import('../../apps/data-service/test/support/postgres.ts');
    const { default: pg } = await import('pg');
    const server = await startPostgres();
    if (typeof server === 'string') return server;
    const url = await server.database();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`create unlogged table loaded (${columns(COLUMNS)})`);
    const psql = spawn('psql', [url, '-q', '-v', 'ON_ERROR_STOP=1', '-c', 'copy loaded from stdin'], { stdio: ['pipe', 'ignore', 'inherit'] });
    createReadStream(join(folder, 'rows.tsv')).pipe(psql.stdin);
    const [code] = await once(psql, 'exit');
    if (code !== 0) throw new Error('the rows could not be copied into PostgreSQL');
    for (const sql of [
      `create table facts as select ${FACTS.map(([name]) => name).join(', ')} from loaded order by day`, 'create index on facts (day desc, id desc)', 'create index on facts (jurisdiction, type, day)',
      `create table texts as select id, to_tsvector('simple', text) as words from loaded`, 'create index on texts using gin (words)', 'drop table loaded', 'vacuum analyze',
      // parallel workers would be other processes, whose time is not counted here
      'set max_parallel_workers_per_gather = 0', `set work_mem = '64MB'`, 'set jit = off',
    ]) await client.query(sql);
    const { rows: [{ pid, version }] } = await client.query(`select pg_backend_pid() as pid, current_setting('server_version') as version`);
    const values = async (sql) => (await client.query({ text: sql, rowMode: 'array' })).rows;
    return {
      name: `PostgreSQL ${version}`,
      // in ticks of 10 ms, so averaged over many questions
      cpu: () => {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const [utime, stime] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13);
        return (Number(utime) + Number(stime)) * 10;
      },
      facets: async (filters) => named((await values(onePass(filters)))[0]),
      series: (filters) => values(series(filters)),
      month: () => values(month),
      page: (filters) => values(page(filters)),
      search: (word) => values(`select count(*) from texts where words @@ to_tsquery('simple', '${word}:*')`),
      close: async () => { await client.end(); await server.stop(); },
    };
  },

  async sqlite(folder) {
    const { default: Database } = await import('libsql');
    const file = join(folder, 'peer.sqlite');
    rmSync(file, { force: true });
    const db = new Database(file);
    db.exec(`create table facts (${columns(FACTS)}); create virtual table texts using fts5 (text, content='', prefix='3 4 5')`);
    const fact = db.prepare(`insert into facts values (${FACTS.map(() => '?').join(', ')})`);
    const text = db.prepare('insert into texts (rowid, text) values (?, ?)');
    db.exec('begin');
    let id = 0;
    for await (const row of tableRows(folder)) {
      fact.run(row.slice(0, -1).map((cell, i) => (i ? Number(cell) : cell)));
      text.run([++id, row.at(-1)]);
    }
    db.exec('commit; create index by_day on facts (day desc, id desc); create index by_place on facts (jurisdiction, type, day); analyze; pragma cache_size = -400000; pragma mmap_size = 1000000000');
    const values = (sql) => db.prepare(sql).raw().all();
    return {
      name: `SQLite ${db.prepare('select sqlite_version() as v').get().v} (libsql)`,
      cpu: ownCpu,
      facets: (filters) => named(values(onePass(filters))[0]),
      series: (filters) => values(series(filters)),
      month: () => values(month),
      page: (filters) => values(page(filters)),
      search: (word) => values(`select count(*) from texts where texts match '${word}*'`),
      close: () => { db.close(); rmSync(file, { force: true }); },
    };
  },

  async duckdb(folder) {
    const { DuckDBInstance, version } = await import('@duckdb/node-api');
    // Without these two settings DuckDB downloads extensions at run time.
    const instance = await DuckDBInstance.create(':memory:', { threads: '1', autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' });
    const db = await instance.connect();
    const types = COLUMNS.map(([name, type]) => `'${name}': '${type === 'text' ? 'varchar' : type}'`).join(', ');
    const file = join(folder, 'rows.tsv').replaceAll("'", "''");
    await db.run(`create table facts as select * from read_csv('${file}', delim = '\t', header = false, quote = '', columns = {${types}}) order by day`);
    const values = async (sql) => (await db.runAndReadAll(sql)).getRows();
    return {
      name: `DuckDB ${version().replace(/^v/, '')}, 1 thread`,
      cpu: ownCpu,
      async facets(filters) {
        const numbers = [];
        for (const key of FACETS) {
          const sums = valuesOf(key).map(([, test], i) => `count(*) filter (where ${test}) as c${i}`);
          numbers.push(...(await values(`select ${sums.join(', ')} from facts where ${whereWithout(filters, key)}`))[0]);
        }
        return named(numbers);
      },
      series: (filters) => values(series(filters)),
      month: () => values(month),
      page: (filters) => values(page(filters)),
      // full-text search is a run-time download, so it scans
      search: (word) => values(`select count(*) from facts where text like '${word}%' or text like '% ${word}%'`),
      close: () => db.closeSync(),
    };
  },
};

const [name, folder] = process.argv.slice(2);
const peer = await peers[name](folder);
if (typeof peer === 'string') console.log(JSON.stringify({ missing: peer }));
else {
  const numbers = (rows) => rows.map((row) => Array.from(row, (cell) => (typeof cell === 'string' && Number.isNaN(Number(cell)) ? cell : Number(cell))));
  const results = {};
  const ask = async (question, run) => { results[question] = { ...await measure(run, peer.cpu), answer: await run() }; };
  for (const [key, filters] of Object.entries(FILTERS)) {
    await ask(`facets ${key}`, () => peer.facets(filters));
    await ask(`series ${key}`, async () => numbers(await peer.series(filters)));
  }
  await ask('this month', async () => numbers(await peer.month())[0]);
  await ask('page F3', async () => (await peer.page(FILTERS.F3)).map((row) => row[0]));
  for (const [key, word] of Object.entries(WORDS)) await ask(`search ${key}`, async () => numbers(await peer.search(word))[0][0]);
  await peer.close();
  console.log(JSON.stringify({ name: peer.name, memory: Math.round(process.memoryUsage().rss / 2 ** 20), results }));
}
