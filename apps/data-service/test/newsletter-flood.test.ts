import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { StoreError, toStoreError } from '../src/store/errors.ts';
import { DataDirs } from './support/data-dir.ts';
import { onPglite, onPostgres, type Opened } from './support/newsletter-store.ts';
import { tally } from './support/newsletter-suite.ts';
import { startPostgres } from './support/postgres.ts';

/** `SEESAC_FLOOD=10000` sends as many as the acceptance asks for, from a thousand networks, which takes a minute; every run sends a tenth of that. */
const POSTS = Number(process.env['SEESAC_FLOOD'] ?? 1_000);
const NETWORKS = POSTS / 10;
/** A real server answers so many at once; PGlite does one thing after the other. */
const AT_ONCE = 50;
const VICTIM = 'victim@example.org';

const dirs = new DataDirs();
const server = await startPostgres();
let opened: Opened;
let url = '';

before(async () => {
  if (typeof server === 'string') console.log(`# the flood goes to PGlite: ${server}`);
  opened = typeof server === 'string' ? await onPglite(dirs) : await onPostgres((url = await server.database()));
});
after(async () => {
  await opened.close();
  dirs.remove();
  if (typeof server !== 'string') await server.stop();
});

test(`of ${POSTS} sign-ups of one address from ${NETWORKS} networks within an hour, each quarter sends one mail at most, and a day three`, async () => {
  const { harness } = opened;
  const statuses: Record<string, number> = {};
  const sentAt: number[] = [];
  for (let quarter = 0; quarter < 4; quarter++) {
    const clients = Array.from({ length: POSTS / 4 }, (_, i) => {
      const n = (quarter * POSTS) / 4 + i;
      return `10.${(n % NETWORKS) >> 8}.${(n % NETWORKS) & 255}.${Math.floor(n / NETWORKS)}`;
    });
    for (let at = 0; at < clients.length; at += AT_ONCE) {
      const answers = await Promise.all(clients.slice(at, at + AT_ONCE).map((client) => harness.signUp(at % 3 ? VICTIM : `Victim+${at}@example.org`, {}, client)));
      for (const [status, n] of Object.entries(tally(answers))) statuses[status] = (statuses[status] ?? 0) + n;
    }
    sentAt.push((await harness.mails()).length);
    harness.later(15);
  }
  assert.deepEqual(statuses, { 202: POSTS }, 'nobody is told that there were others');
  assert.deepEqual(sentAt, [1, 2, 3, 3]);
  const instants = (await harness.db.selectFrom('outbox').select('created_at').orderBy('created_at').execute()).map(({ created_at: at }) => Date.parse(at));
  for (const [i, at] of instants.slice(1).entries()) assert.ok(at - instants[i]! >= 15 * 60_000);
});

test('where all connections to a server are taken, the database is away for a moment: that is no fault of the service', { skip: typeof server === 'string' && server }, async () => {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 1_500 });
  const held = await pool.connect();
  const error = toStoreError(await pool.connect().catch((reason: unknown) => reason));
  held.release();
  await pool.end();
  assert.ok(error instanceof StoreError);
  assert.equal(error.code, 'DEADLINE');
});
