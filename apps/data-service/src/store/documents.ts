import type { Incident, IncidentChange, Reason } from '@seesac/contract';

/** The incident of a stored document. */
export const toIncident = (document: Record<string, unknown>, revision: number): Incident => ({ ...document, revision }) as unknown as Incident;

/** The stored document of an incident: without the fields that have columns of their own. */
export function toDocument(incident: object): Record<string, unknown> {
  const document: Record<string, unknown> = { ...incident };
  delete document['revision'];
  delete document['reason'];
  return document;
}

/** The instant of a `timestamptz` text of a UTC session (`2024-03-31 01:30:00.5+00`), ISO 8601 with milliseconds. */
export const toInstant = (text: string): string => new Date(text.replace(' ', 'T').replace(/\+00(:00)?$/, 'Z')).toISOString();

interface LedgerRow { version: number; at: string; incident: string; field: string; from_value: unknown; to_value: unknown; reason: string }

/** A ledger row as it is published. */
export function toChange(row: LedgerRow): IncidentChange {
  return {
    version: row.version, at: toInstant(row.at), incident: row.incident, field: row.field, from: row.from_value ?? null, to: row.to_value ?? null,
    reason: row.reason as Reason,
  };
}
