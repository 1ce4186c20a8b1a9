// Writes dist/embed/sri.json: the hash of each self-contained file, as the `integrity` attribute takes it.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const dir = new URL('../dist/embed/', import.meta.url);
const { version } = createRequire(import.meta.url)('@seesac/widgets/package.json');
const hash = (name) => `sha384-${createHash('sha384').update(readFileSync(new URL(`pinned/${name}`, dir))).digest('base64')}`;
const names = readdirSync(new URL('pinned/', dir)).filter((name) => name.endsWith('.js')).sort();
writeFileSync(new URL('sri.json', dir), `${JSON.stringify({ version, files: Object.fromEntries(names.map((name) => [name, hash(name)])) }, null, 2)}\n`);
