import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Named { name: string }
interface Declaration { tagName?: string; cssParts?: Named[]; cssProperties?: Named[]; events?: Named[]; slots?: Named[]; attributes?: Named[] }
const manifest = JSON.parse(read('custom-elements.json')) as { modules: { path: string; declarations: Declaration[] }[] };
const elements = manifest.modules.flatMap(({ path, declarations }) => declarations.filter(({ tagName }) => tagName).map((declaration) => ({ path, ...declaration })));
const names = (list: Named[] = []) => list.map(({ name }) => name).sort();
/** The element's own folder, those whose modules it fetches later, and what its templates and controllers are made of, without comments. */
const sources = (path: string) => {
  const folder = (name: string) => readdirSync(join(root, 'src', name)).filter((file) => file.endsWith('.ts')).map((file) => `src/${name}/${file}`);
  const own = folder(path.split('/')[1]!);
  const later = own.flatMap((file) => [...read(file).matchAll(/import\('\.\.\/(?!lib|define)([\w-]+)\//g)].map(([, name]) => name!));
  const files = [...own, ...[...new Set(later)].flatMap(folder)];
  const used = files.flatMap((file) => [...read(file).matchAll(/from '\.\.\/(lib\/[\w.-]+|events\/[\w-]+)\.js'/g)].map(([, name]) => `src/${name}.ts`));
  // Who changes filters by the store's own function tells the page so.
  if (files.some((file) => /\bchange\b.*from '\.\.\/lib\/filter-store\.js'/.test(read(file)))) used.push('src/events/filters-change.ts');
  const told = used.filter((file) => file.startsWith('src/lib/')).flatMap((file) => [...read(file).matchAll(/from '\.\.\/(events\/[\w-]+)\.js'/g)].map(([, name]) => `src/${name}.ts`));
  // Who asks the reader, and nobody else, has no answer to show.
  const answers = path.includes('cookie-consent') ? [] : ['src/events/load.ts'];
  return [...new Set([...files, ...used, ...told, ...answers, 'src/events/error.ts'])].map((file) => read(file).replace(/\/\*\*[^]*?\*\/|\/\/ .*/g, '')).join('\n');
};
const found = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name!))].sort();

test('the manifest knows the elements', () => assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), ['seesac-cookie-consent', 'seesac-incident-charts', 'seesac-incident-counter', 'seesac-incident-filters', 'seesac-incident-list', 'seesac-incident-map', 'seesac-monitor', 'seesac-news-feed', 'seesac-newsletter-form']));

for (const element of elements) {
  const text = sources(element.path);
  test(`${element.tagName}: manifest and templates name the same parts`, () => assert.deepEqual(names(element.cssParts), found(text, /\bpart="([\w-]+)"/g)));
  test(`${element.tagName}: manifest and templates name the same slots`, () => assert.deepEqual(names(element.slots), found(text, /<slot(?: name="([\w-]+)")?/g)));
  test(`${element.tagName}: manifest and sources name the same events`, () => assert.deepEqual(names(element.events), found(text, /super\('(seesac-[\w-]+)'/g)));
  test(`${element.tagName}: manifest and styles name the same tokens, at most twenty`, () => {
    assert.deepEqual(names(element.cssProperties), found(text, /var\((--seesac-[\w-]+)/g));
    assert.ok(names(element.cssProperties).length <= 20);
  });
  test(`${element.tagName}: nothing in a template that a strict policy blocks, no size of the page`, () => assert.doesNotMatch(text, /<style|\sstyle=|styleMap|unsafe(HTML|SVG|CSS)|innerHTML|\drem\b/));
  // A choice that a visitor made is kept where the page says, which a test of that widget holds it to.
  if (element.tagName !== 'seesac-cookie-consent') test(`${element.tagName}: keeps nothing`, () => assert.doesNotMatch(text, /\b(localStorage|sessionStorage|indexedDB|cookieStore)\b|document\.cookie/));
}

test('the version in the code is that of the package', () => assert.ok(read('src/version.ts').includes(`'${(JSON.parse(read('package.json')) as { version: string }).version}'`)));

test('a language is at most 3 KiB, and so is what only one widget says in it', () => {
  const files = readdirSync(join(root, 'dist/locales'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  for (const name of ['sq.js', 'consent/sq.js', 'map/sq.js', 'monitor/sq.js', 'news/sq.js', 'newsletter/sq.js']) assert.ok(files.includes(name), name);
  for (const name of files) {
    const size = gzipSync(read(`dist/locales/${name}`), { level: 9 }).length;
    assert.ok(size <= 3072, `${name}: ${size} bytes`);
  }
});

test('every message is translated, and what is generated is what the sources say', () => {
  execFileSync(process.execPath, ['scripts/localize.mjs', '--check'], { cwd: root, stdio: 'inherit' });
});

test('translations have the placeholders of the English message, and as many forms as their language', () => {
  for (const [name, forms] of [['sq', 2], ['sr-Latn', 3], ['sr-Cyrl', 3]] as const)
    for (const [, id, source, target] of read(`xliff/${name}.xlf`).matchAll(/<trans-unit id="([^"]+)">\s*<source>([^<]*)<\/source>\s*<target>([^<]*)<\/target>/g)) {
      const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
      assert.deepEqual(places(target!), places(source!), `${name}: ${id}`);
      const [have, want] = [target!.split('|').length, source!.split('|').length];
      assert.equal(have, source!.includes('{n}') && want === 2 ? forms : want, `${name}: ${id}`);
    }
});
