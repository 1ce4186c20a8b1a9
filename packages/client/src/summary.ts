import type { MultiKey, SeriesStep, SummaryAnswer } from '@seesac/contract';
import { ask, type AskOptions } from './ask.js';

/** What a summary holds beside the total and the outcomes: `facets` all of them unless named, `series` by a step and `split` by a field, `people` by kind, `weapons` by category and possession. */
export interface SummaryOptions extends AskOptions {
  facets?: readonly MultiKey[] | undefined;
  series?: SeriesStep | undefined;
  split?: MultiKey | undefined;
  people?: boolean | undefined;
  weapons?: boolean | undefined;
}

/** Total, outcomes, facets and series of the incidents under the filters, in one answer. */
export const summary = async (api: string, query = '', { facets, series, split, people, weapons, signal }: SummaryOptions = {}): Promise<SummaryAnswer> => {
  const named = facets && `facets=${[...facets].sort().join(',') || 'none'}`;
  return ask(api, signal, 'summary', query, named, people && 'people=true', series && `series=${series}`, split && `split=${split}`, weapons && 'weapons=true');
};
