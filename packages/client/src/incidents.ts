import type { IncidentAnswer, IncidentsAnswer, Sort } from '@seesac/contract';
import { ask, type AskOptions } from './ask.js';

export interface IncidentsOptions extends AskOptions { sort?: Sort | undefined; limit?: number | undefined }

/** The first page of incidents. {@link moreIncidents} gives the next ones. */
export const incidents = async (api: string, query = '', { sort, limit, signal }: IncidentsOptions = {}): Promise<IncidentsAnswer> =>
  ask(api, signal, 'incidents', query, limit && `limit=${limit}`, sort && `sort=${sort}`);

/** The page after `answer`; undefined after the last one. */
export const moreIncidents = async (api: string, { links: { next } }: IncidentsAnswer, { signal }: AskOptions = {}): Promise<IncidentsAnswer | undefined> =>
  next === undefined ? next : ask(api, signal, 'incidents', next.replace(/^.*\?/, ''));

/** One incident, with its sources and its changes. */
export const incident = async (api: string, id: string, { signal }: AskOptions = {}): Promise<IncidentAnswer> =>
  ask(api, signal, `incidents/${encodeURIComponent(id)}`);
