// Messages from the sources to src/locales: extract into xliff/, Serbian Cyrillic from Serbian Latin by rule, build the modules. Translate in xliff/sq.xlf and
// xliff/sr-Latn.xlf; everything else here is generated. `--check` fails when something would change.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { toSerbianCyrillic } from '@seesac/contract';
import { format } from 'prettier';

process.chdir(join(import.meta.dirname, '..'));
const cli = join(dirname(createRequire(import.meta.url).resolve('@lit/localize-tools/package.json')), 'bin/lit-localize.js');
const localize = (command) => execFileSync(process.execPath, [cli, command], { stdio: ['ignore', 'ignore', 'inherit'] });
const folders = ['xliff', 'src/locales', 'src/locales/map'];
const files = () => Object.fromEntries(folders.flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.includes('.')).map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')])));
const before = files();

/** Entities, and names that keep their script: of works, licences and keys. */
const KEPT = /(&\w+;|Natural Earth|GeoNames|CC BY|Ctrl|Shift|Enter|Escape|Leaflet|GeoJSON|JSON Lines)|(?:(?!&\w+;|Natural Earth|GeoNames|CC BY|Ctrl|Shift|Enter|Escape|Leaflet|GeoJSON|JSON Lines)[^])+/g;

localize('extract');
const cyrillic = readFileSync('xliff/sr-Latn.xlf', 'utf8')
  .replace('target-language="sr-Latn"', 'target-language="sr-Cyrl"')
  .replace(/(?<=<target>)[^]*?(?=<\/target>)/g, (target) => target.replace(KEPT, (part, name) => (name ? part : toSerbianCyrillic(part))));
writeFileSync('xliff/sr-Cyrl.xlf', cyrillic);
localize('build');
// What only a map says is in a file of its own, so that nobody else carries it.
const idsIn = (folder, leave) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (path === leave) return [];
    return entry.isDirectory() ? idsIn(path, leave) : [...readFileSync(path, 'utf8').matchAll(/\bid: '([\w-]+)'/g)].map(([, id]) => id);
  });
const elsewhere = new Set(idsIn('src', 'src/incident-map'));
const ENTRY = /^ +'?([\w-]+)'?: `(?:[^`\\]|\\[^])*`,\n/gm;
mkdirSync('src/locales/map', { recursive: true });
for (const name of readdirSync('src/locales').filter((file) => file.endsWith('.ts'))) {
  const text = await format(readFileSync(join('src/locales', name), 'utf8'), { parser: 'typescript', singleQuote: true, printWidth: 10_000 });
  for (const [path, keeps] of [[name, (id) => elsewhere.has(id)], [join('map', name), (id) => !elsewhere.has(id)]])
    writeFileSync(join('src/locales', path), text.replace(ENTRY, (entry, id) => (keeps(id) ? entry : '')));
}

const after = files();
const missing = Object.entries(after).flatMap(([path, text]) =>
  [...text.matchAll(/<trans-unit id="([^"]+)">(?:(?!<\/trans-unit>)[^])*?<\/trans-unit>/g)].filter(([unit]) => !unit.includes('<target>')).map(([, id]) => `${path}: ${id} is not translated`),
);
for (const line of missing) console.error(line);
const changed = Object.keys({ ...before, ...after }).filter((path) => before[path] !== after[path]);
if (process.argv.includes('--check')) for (const path of changed) console.error(`${path} is not what the sources say: run npm run localize`);
else console.log(`${Object.keys(after).length} files, ${changed.length} changed`);
process.exitCode = missing.length || (process.argv.includes('--check') && changed.length) ? 1 : 0;
