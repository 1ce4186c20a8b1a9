import type { PlacesAnswer } from '@seesac/contract';
import { ask, type AskOptions } from './ask.js';

export interface PlacesOptions extends AskOptions { limit?: number | undefined }

/**
 * Places whose name, or another name of theirs, begins with these words, in any script: those with most incidents under the filters first.
 * @param query canonical filter string, without `q`
 * @param words what a reader has typed; a service refuses an empty text
 */
export const places = async (api: string, query: string, words: string, { limit, signal }: PlacesOptions = {}): Promise<PlacesAnswer> =>
  ask(api, signal, 'places', query, `q=${encodeURIComponent(words)}`, limit && `limit=${limit}`);
