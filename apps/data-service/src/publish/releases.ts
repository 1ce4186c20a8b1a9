import type { Release } from '@seesac/contract';
import { PublishError } from './publish-error.js';

const isRelease = (value: Partial<Release> | null): value is Release =>
  typeof value?.name === 'string' && Number.isSafeInteger(value.version) && value.version! > 0
  && typeof value.at === 'string' && !Number.isNaN(Date.parse(value.at)) && (value.note === undefined || typeof value.note === 'string');

/** Reads a list of releases; unknown keys are left out. Throws PublishError, naming `where` it stands. */
export function parseReleases(text: string, where: string): Release[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new PublishError(`${where} is damaged: ${(error as Error).message}`);
  }
  if (!Array.isArray(list) || !list.every(isRelease)) throw new PublishError(`${where} is damaged: it is no list of releases`);
  return list.map(({ name, version, at, note }) => ({ name, version, at, ...(note !== undefined && { note }) }));
}
