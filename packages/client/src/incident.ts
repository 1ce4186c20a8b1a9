import type { IncidentAnswer, IncidentsAnswer } from '@seesac/contract';
import { ask, type AskOptions } from './ask.js';

/** The page after `answer`; undefined after the last one. */
export const moreIncidents = async (api: string, { links: { next } }: IncidentsAnswer, { signal }: AskOptions = {}): Promise<IncidentsAnswer | undefined> =>
  next === undefined ? next : ask(api, signal, 'incidents', next.replace(/^.*\?/, ''));

/** One incident, with its sources and its changes; `state` is the `release=` or `as_of=` in which it is read. */
export const incident = async (api: string, id: string, { state, signal }: AskOptions & { state?: string | undefined } = {}): Promise<IncidentAnswer> =>
  ask(api, signal, `incidents/${encodeURIComponent(id)}`, state);
