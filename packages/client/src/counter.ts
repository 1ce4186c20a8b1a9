import type { CounterAnswer, Period } from '@seesac/contract';
import { ask, type AskOptions } from './ask.js';

export interface CounterOptions extends AskOptions { period?: Period | undefined }

/**
 * The count of a period to date.
 * @param api origin of the service, such as `https://data.example.org`
 * @param query canonical filter string, empty for all incidents
 */
export const counter = async (api: string, query = '', { period, signal }: CounterOptions = {}): Promise<CounterAnswer> =>
  ask(api, signal, 'counter', query, period && `period=${period}`);
