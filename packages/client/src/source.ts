import type { Envelope } from '@seesac/contract';

/** A question about incidents, as the service's address has it: `path` below `/v1/`, `query` with the filters and the question's own parameters. */
export interface Question { path: string; query: string }

/**
 * What answers questions about incidents. By default the service over HTTP; one that has the data in the page takes its place by {@link useSource}, and no widget
 * notices. An answer is what the service would say, `links.next` included: its query is the next question.
 */
export interface IncidentSource {
  /** Rejects with `ServiceError`, `NetworkError` or `ContractError`, or with the reason of the signal. */
  ask(question: Question, signal?: AbortSignal): Promise<Envelope<unknown>>;
}

/** Sources by the origin in whose place they answer: one record for all copies of this code on the page. */
const page = globalThis as unknown as Record<symbol, Map<string, IncidentSource> | undefined>;
const KEY = /* @__PURE__ */ Symbol.for('org.seesac.sources/1');

/** The source that answers for an origin; undefined for the service itself. */
export const sourceOf = (api: string): IncidentSource | undefined => page[KEY]?.get(api);

/** Has a source answer in place of the service at an origin; undefined gives the questions back to the service. */
export function useSource(api: string, source: IncidentSource | undefined): void {
  const sources = (page[KEY] ??= new Map());
  if (source) sources.set(api, source);
  else sources.delete(api);
}
