import { after, describe, test } from 'node:test';
import { DataDirs } from './support/data-dir.ts';
import { onPglite, onPostgres } from './support/newsletter-store.ts';
import { newsletterSuite } from './support/newsletter-suite.ts';
import { startPostgres } from './support/postgres.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

describe('the newsletter on PGlite', () => newsletterSuite(() => onPglite(dirs)));

const server = await startPostgres();
if (typeof server === 'string') {
  test('the newsletter on PostgreSQL', { skip: server }, () => {});
  console.log(`# the newsletter is not tested on a PostgreSQL server: ${server}`);
} else {
  after(() => server.stop());
  describe('the newsletter on PostgreSQL', () => newsletterSuite(async () => onPostgres(await server.database())));
}
