import type { PopulationAnswer } from '@seesac/contract';
import { ask, type AskOptions } from './ask.js';

/** The populations that the operator of the service supplied, for rates (`@seesac/contract/rates.js`). Without rows there are none, and no rate can be told. */
export const population = async (api: string, { signal }: AskOptions = {}): Promise<PopulationAnswer> => ask(api, signal, 'population', '');
