import { sql, type Transaction } from 'kysely';
import type { Incident, IncidentChange } from '@seesac/contract';
import { toChange, toIncident, toInstant } from './documents.js';
import { StoreError } from './errors.js';
import { readFigures } from './figures.js';
import type { Database } from './schema.js';
import type { VersionContent, YearContent, YearState } from './store.js';

/** Records read at a time, with their changes: handing them over takes a few milliseconds, in which a serving process answers nobody. */
const PAGE = 200;

/** The content of the latest version, read as it is asked for. Rejects with `SUPERSEDED` where `version` is not the latest. */
export async function contentOf(tx: Transaction<Database>, version: number): Promise<VersionContent> {
  const latest = await tx.selectFrom('versions').select(['number', 'at']).orderBy('number', 'desc').limit(1).executeTakeFirst();
  if (latest?.number !== version) {
    throw new StoreError(`version ${version} is not the latest: ${latest ? `that is ${latest.number}` : 'there is none'}`, { code: 'SUPERSEDED' });
  }
  return {
    at: toInstant(latest.at),
    years: await readYears(tx),
    year: (year) => readYear(tx, year),
    figures: () => readFigures(tx),
    async instantOf(number) {
      const row = await tx.selectFrom('versions').select('at').where('number', '=', number).executeTakeFirst();
      return row ? toInstant(row.at) : null;
    },
  };
}

const readYears = (tx: Transaction<Database>): Promise<YearState[]> => tx.selectFrom('incidents')
  .select([
    sql<number>`cast(extract(year from day) as integer)`.as('year'), sql<number>`cast(count(*) as integer)`.as('records'),
    sql<number>`max(last_version)`.as('lastVersion'),
  ])
  .groupBy(sql`1`).orderBy('year', 'desc').execute();

const date = (day: string) => sql<string>`cast(${day} as date)`;

/** Everything of one year, in pages: no answer of the database is large, and whoever else runs here gets a turn between them. */
async function readYear(tx: Transaction<Database>, year: number): Promise<YearContent> {
  const incidents: Incident[] = [];
  const changes: IncidentChange[] = [];
  for (let day = `${year}-01-01`, id = ''; ;) {
    const rows = await tx.selectFrom('incidents').select(['id', 'revision', 'document', 'day'])
      .where('day', '<=', date(`${year}-12-31`)).where(sql<boolean>`(day, id) > (cast(${day} as date), ${id})`)
      .orderBy('day').orderBy('id').limit(PAGE).execute();
    if (!rows.length) return { incidents, changes };
    incidents.push(...rows.map((row) => toIncident(row.document, row.revision)));
    const entries = await tx.selectFrom('changes').innerJoin('versions', 'versions.number', 'changes.version')
      .select(['version', 'versions.at as at', 'incident', 'field', 'from_value', 'to_value', 'reason'])
      .where('incident', 'in', rows.map((row) => row.id)).orderBy('incident').orderBy('version').orderBy('field').execute();
    changes.push(...entries.map(toChange));
    ({ day, id } = rows.at(-1)!);
  }
}
