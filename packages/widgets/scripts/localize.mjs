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
/** Widgets with much that only they say: a folder of locales → their folder of sources. What nobody else says is there, so that nobody else carries it. */
const OWN = { charts: 'incident-charts', consent: 'cookie-consent', map: 'incident-map', monitor: 'monitor', news: 'news-feed', newsletter: 'newsletter-form' };
const folders = ['xliff', 'src/locales', ...Object.keys(OWN).map((own) => join('src/locales', own))];
const files = () => Object.fromEntries(folders.flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.includes('.')).map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')])));
const before = files();

/** Entities, and names that keep their script: of works, licences and keys. */
const KEPT = /(&\w+;|Natural Earth|GeoNames|CC BY|Ctrl|Shift|Enter|Escape|Home|End|Leaflet|GeoJSON|JSON Lines|name@example\.org)|(?:(?!&\w+;|Natural Earth|GeoNames|CC BY|Ctrl|Shift|Enter|Escape|Home|End|Leaflet|GeoJSON|JSON Lines|name@example\.org)[^])+/g;

localize('extract');
const cyrillic = readFileSync('xliff/sr-Latn.xlf', 'utf8')
  .replace('target-language="sr-Latn"', 'target-language="sr-Cyrl"')
  .replace(/(?<=<target>)[^]*?(?=<\/target>)/g, (target) => target.replace(KEPT, (part, name) => (name ? part : toSerbianCyrillic(part))));
writeFileSync('xliff/sr-Cyrl.xlf', cyrillic);
localize('build');
const idsIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? idsIn(path) : [...readFileSync(path, 'utf8').matchAll(/\bid: '([\w-]+)'/g)].map(([, id]) => id);
  });
/** Who says a text: folders of sources by its id. */
const sayers = new Map();
for (const folder of readdirSync('src').filter((name) => !name.includes('.')))
  for (const id of idsIn(join('src', folder))) sayers.set(id, new Set(sayers.get(id)).add(folder));
const isOwn = (id, source) => sayers.get(id)?.size === 1 && sayers.get(id).has(source);
const ENTRY = /^ +'?([\w-]+)'?: `(?:[^`\\]|\\[^])*`,\n/gm;
for (const name of readdirSync('src/locales').filter((file) => file.endsWith('.ts'))) {
  const text = await format(readFileSync(join('src/locales', name), 'utf8'), { parser: 'typescript', singleQuote: true, printWidth: 10_000 });
  const write = (path, keeps) => writeFileSync(join('src/locales', path), text.replace(ENTRY, (entry, id) => (keeps(id) ? entry : '')));
  for (const [own, source] of Object.entries(OWN)) {
    mkdirSync(join('src/locales', own), { recursive: true });
    write(join(own, name), (id) => isOwn(id, source));
  }
  write(name, (id) => !Object.values(OWN).some((source) => isOwn(id, source)));
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
