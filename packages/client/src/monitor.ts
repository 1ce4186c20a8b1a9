import type { MonitorAnswer } from '@seesac/contract';
import { ask, type AskOptions } from './ask.js';

export interface MonitorOptions extends AskOptions {
  /** Name of a quarter, a year or a month: `2024Q4`, `2024`, `2024-12`; without it the last quarter that has ended. */
  period?: string | undefined;
}

/**
 * What the text of a monitor says of a period, as numbers.
 * @param query canonical filter string; a monitor knows `jurisdiction`, `release` and `as_of`
 */
export const monitor = async (api: string, query = '', { period, signal }: MonitorOptions = {}): Promise<MonitorAnswer> =>
  ask(api, signal, 'monitor', query, period && `period=${encodeURIComponent(period)}`);
