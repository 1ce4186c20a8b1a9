import type { AreaLevel, AreasAnswer, ClustersAnswer, MarkKey } from '@seesac/contract';
import { ask, type AskOptions } from './ask.js';

/** Counts for each jurisdiction, or for each first-level unit as the sources name it. */
export const areas = async (api: string, query = '', { level, signal }: AskOptions & { level?: AreaLevel | undefined } = {}): Promise<AreasAnswer> =>
  ask(api, signal, 'areas', query, level && `level=${level}`);

/**
 * Clusters and points of a map; the `bbox` of the filters is what the map shows. With `by` they are told apart by the marks of a field.
 * @param zoom 0 to 18, of Web Mercator with tiles of 256 px
 */
export const clusters = async (
  api: string, query: string, zoom: number, { by, signal }: AskOptions & { by?: MarkKey | undefined } = {},
): Promise<ClustersAnswer> => ask(api, signal, 'clusters', query, by && `by=${by}`, `zoom=${zoom}`);
