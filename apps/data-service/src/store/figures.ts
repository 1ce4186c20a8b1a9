import { sql, type Transaction } from 'kysely';
import { COUNTED_OUTCOMES, parsePeriod, type QuarterChange, type QuarterFigures, type Status } from '@seesac/contract';
import { toInstant } from './documents.js';
import { BATCH, batches } from './ledger.js';
import type { Database } from './schema.js';

/** Incidents of these statuses count; withdrawn and merged ones do not. */
export const COUNTED: readonly Status[] = ['provisional', 'verified'];

/** The quarter of a day, `2024Q1`. */
const quarterOf = (day: string) => sql<string>`to_char(${sql.ref(day)}, 'YYYY"Q"Q')`;

const ZERO: QuarterFigures = { incidents: 0, killed: 0, injured: 0, threatened: 0, suicide: 0 };
const isSame = (a: QuarterFigures, b: QuarterFigures) => (Object.keys(ZERO) as (keyof QuarterFigures)[]).every((key) => a[key] === b[key]);

export type FiguresByQuarter = ReadonlyMap<string, QuarterFigures>;

/** The quarters that the staged rows lie in, and those that they leave. */
export async function touchedQuarters(tx: Transaction<Database>, importId: string): Promise<string[]> {
  const rows = await tx.selectFrom('staging').select(quarterOf('staging.day').as('quarter')).where('import_id', '=', importId)
    .union(tx.selectFrom('staging').innerJoin('incidents', 'incidents.id', 'staging.id').select(quarterOf('incidents.day').as('quarter'))
      .where('import_id', '=', importId))
    .execute();
  return rows.map(({ quarter }) => quarter).sort();
}

/** What the incidents that count add up to now. Quarters without any are left out. */
export async function figuresOf(tx: Transaction<Database>, quarters: readonly string[]): Promise<FiguresByQuarter> {
  if (!quarters.length) return new Map();
  const spans = quarters.map((quarter) => parsePeriod(quarter)!);
  const people = (outcome: string) => sql<number>`cast(coalesce(sum(cast(document -> 'counts' ->> ${outcome} as integer)), 0) as integer)`;
  const rows = await tx.selectFrom('incidents')
    .select([quarterOf('day').as('quarter'), sql<number>`cast(count(*) as integer)`.as('incidents'), ...COUNTED_OUTCOMES.map((outcome) => people(outcome).as(outcome))])
    .where('status', 'in', COUNTED)
    // the days for the index, the quarters for what lies between
    .where('day', '>=', sql<string>`cast(${spans[0]!.from} as date)`).where('day', '<=', sql<string>`cast(${spans.at(-1)!.to} as date)`)
    .where(quarterOf('day'), 'in', quarters)
    .groupBy(sql`1`).execute();
  return new Map(rows.map(({ quarter, ...figures }) => [quarter, figures as QuarterFigures]));
}

/** Writes how a version moved the figures, for the quarters in which it did. */
export async function writeMoves(tx: Transaction<Database>, version: number, quarters: readonly string[], before: FiguresByQuarter, after: FiguresByQuarter): Promise<void> {
  const moves = quarters.map((quarter) => ({ version, quarter, from: before.get(quarter) ?? ZERO, to: after.get(quarter) ?? ZERO })).filter(({ from, to }) => !isSame(from, to));
  await insertFigures(tx, moves);
}

/** Writes entries as they are. */
export async function insertFigures(tx: Transaction<Database>, moves: readonly Omit<QuarterChange, 'at'>[]): Promise<void> {
  const json = (figures: QuarterFigures) => sql<string>`cast(${JSON.stringify(figures)} as jsonb)`;
  for (const batch of batches(moves, BATCH)) {
    await tx.insertInto('figures').values(batch.map(({ version, quarter, from, to }) => ({ version, quarter, from_figures: json(from), to_figures: json(to) }))).execute();
  }
}

/** All moves, oldest first. */
export async function readFigures(tx: Transaction<Database>): Promise<QuarterChange[]> {
  const rows = await tx.selectFrom('figures').innerJoin('versions', 'versions.number', 'figures.version')
    .select(['version', 'versions.at as at', 'quarter', 'from_figures', 'to_figures']).orderBy('version').orderBy('quarter').execute();
  return rows.map(({ version, at, quarter, from_figures: from, to_figures: to }) => ({ version, at: toInstant(at), quarter, from: inOrder(from), to: inOrder(to) }));
}

/** A database gives the keys of JSON in an order of its own. */
const inOrder = ({ incidents, killed, injured, threatened, suicide }: QuarterFigures): QuarterFigures => ({ incidents, killed, injured, threatened, suicide });
