import { INCIDENT_ID, parsePeriod, REASONS, type Filters, type ParameterError } from '@seesac/contract';
import type { FeedOptions } from '../feeds/entries.js';
import { oneOf, type Parameter } from '../http/query.js';
import { refer, type ParameterObject } from './parameters.js';

/** A version in decimal digits. */
const version = (least: number): Parameter<number> => ({
  read(text) {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (!(value >= least)) throw new Error(`must be the number of a version, from ${least}`);
    return value;
  },
  write: String,
});

/** Which part of the ledger. */
export const LEDGER = {
  since: version(0),
  version: version(1),
  incident: {
    read(text) {
      if (!INCIDENT_ID.test(text)) throw new Error('must be the identifier of an incident, such as AVMP-2025-000141');
      return text;
    },
    write: (value) => value,
  } satisfies Parameter<string>,
  quarter: {
    read(text) {
      if (parsePeriod(text)?.step !== 'quarter') throw new Error('must name a quarter, such as 2022Q3');
      return text;
    },
    write: (value) => value,
  } satisfies Parameter<string>,
  reason: { ...oneOf(REASONS, 'import'), write: (value) => value } satisfies Parameter<(typeof REASONS)[number]>,
};
export const STATE_KEYS = ['as_of', 'release'] as const;

export interface LedgerValues { since?: number; version?: number; incident?: string; quarter?: string; reason?: (typeof REASONS)[number] }

/** What must hold between the parameters. */
export const ledgerFits = (_: Filters, { since, version: one }: LedgerValues): ParameterError[] =>
  since !== undefined && one !== undefined ? [{ parameter: 'version', message: 'must be left out when "since" is given' }] : [];

/** What an index is asked. */
export function askedOf({ quarter, ...values }: LedgerValues): FeedOptions {
  const { from, to } = (quarter !== undefined && parsePeriod(quarter)) || {};
  return { ...values, ...(from !== undefined && to !== undefined && { span: { from, to } }) };
}

export const LEDGER_PARAMETERS: (ParameterObject | { $ref: string })[] = [
  {
    name: 'since', in: 'query', description: 'Changes of versions after this one: what is new to whoever has read it.',
    schema: { type: 'integer', minimum: 0, maximum: 999_999_999 },
  },
  { name: 'version', in: 'query', description: 'Changes that one version brought.', schema: { type: 'integer', minimum: 1, maximum: 999_999_999 } },
  { name: 'incident', in: 'query', description: 'Changes of one incident.', schema: { type: 'string', pattern: INCIDENT_ID.source } },
  {
    name: 'quarter', in: 'query', description: 'Changes of incidents that began in a quarter, as far as is known now.',
    schema: { type: 'string', pattern: '^\\d{4}Q[1-4]$', examples: ['2022Q3'] },
  },
  {
    name: 'reason', in: 'query', description: 'Why. `import` is the first appearance, and a change whose file gave no reason.',
    schema: { type: 'string', enum: [...REASONS] },
  },
  ...STATE_KEYS.map(refer),
];
