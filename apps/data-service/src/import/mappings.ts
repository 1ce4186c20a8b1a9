import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseMapping, type Mapping } from './mapping/schema.js';

/** Mappings that come with the program. */
const FOLDER = fileURLToPath(new URL('../../mappings/', import.meta.url));

/** Names of the mappings that come with the program. */
export const mappingNames = async (): Promise<string[]> =>
  (await readdir(FOLDER).catch((): string[] => [])).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5)).sort();

/** A mapping that comes with the program, and its text; `null` where there is none of that name. */
export async function namedMapping(name: string): Promise<{ mapping: Mapping; json: string } | null> {
  if (!(await mappingNames()).includes(name)) return null;
  const json = await readFile(join(FOLDER, `${name}.json`), 'utf8');
  return { mapping: parseMapping(JSON.parse(json)), json };
}
