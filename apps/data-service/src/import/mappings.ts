import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseMapping, type Mapping } from './mapping/schema.js';

/** Mappings that come with the program. */
const FOLDER = fileURLToPath(new URL('../../mappings/', import.meta.url));

/** Names of the mappings that come with the program. */
export const mappingNames = async (): Promise<string[]> =>
  (await readdir(FOLDER).catch((): string[] => [])).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5)).sort();

/** A mapping that comes with the program; `null` where there is none of that name. */
export async function namedMapping(name: string): Promise<Mapping | null> {
  if (!(await mappingNames()).includes(name)) return null;
  return parseMapping(JSON.parse(await readFile(join(FOLDER, `${name}.json`), 'utf8')));
}
