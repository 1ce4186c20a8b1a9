import type { AreaLevel, AreasAnswer, ClustersAnswer, MarkKey, MultiKey, SeriesStep, SummaryAnswer } from '@seesac/contract';
import { ask, type AskOptions } from './ask.js';

/** What a summary holds beside the total and the outcomes: `facets` all of them unless named, `series` by a step and `split` by a field, `people` by kind. */
export interface SummaryOptions extends AskOptions {
  facets?: readonly MultiKey[] | undefined;
  series?: SeriesStep | undefined;
  split?: MultiKey | undefined;
  people?: boolean | undefined;
}

/** Total, outcomes, facets and series of the incidents under the filters, in one answer. */
export const summary = async (api: string, query = '', { facets, series, split, people, signal }: SummaryOptions = {}): Promise<SummaryAnswer> => {
  const named = facets && `facets=${[...facets].sort().join(',') || 'none'}`;
  return ask(api, signal, 'summary', query, named, people && 'people=true', series && `series=${series}`, split && `split=${split}`);
};

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
