import type { IncidentsAnswer, Sort } from '@seesac/contract';
import { ask, type AskOptions } from './ask.js';

// A module of their own, so that a list which shows its first page does not carry what its reader asks for next.
export { incident, moreIncidents } from './incident.js';

export interface IncidentsOptions extends AskOptions { sort?: Sort | undefined; limit?: number | undefined }

/** The first page of incidents. {@link moreIncidents} gives the next ones. */
export const incidents = async (api: string, query = '', { sort, limit, signal }: IncidentsOptions = {}): Promise<IncidentsAnswer> =>
  ask(api, signal, 'incidents', query, limit && `limit=${limit}`, sort && `sort=${sort}`);
