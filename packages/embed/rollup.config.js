// Makes the embed files from the npm modules: the loader with its lazy chunks, and one self-contained file a widget, for pages that pin a version by its hash.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve as toPath } from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyHTMLLiterals } from 'minify-literals';
import { leanLeaflet } from './scripts/lean-leaflet.mjs';
import { leanLit } from './scripts/lean-lit.mjs';
import { leanUplot } from './scripts/lean-uplot.mjs';

const { version } = createRequire(import.meta.url)('@seesac/widgets/package.json');
/** The widgets that the loader knows: `incident-counter`, … */
const widgets = [...readFileSync('src/loader.ts', 'utf8').matchAll(/'seesac-([\w-]+)': \(\) => import/g)].map((match) => match[1]);

/** Loads tsc's maps beside its files, with the TypeScript in them: an error in a page then points at a line that a person wrote. Puts the version in. */
const compiled = () => ({
  name: 'compiled',
  async load(id) {
    if (!id.includes('/dist/') || id.includes('/node_modules/')) return null;
    const code = (await readFile(id, 'utf8')).replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n').replaceAll('__SEESAC_VERSION__', JSON.stringify(version));
    const map = await readFile(`${id}.map`, 'utf8').then(JSON.parse, () => null);
    if (map) map.sourcesContent = await Promise.all(map.sources.map((source) => readFile(toPath(dirname(id), source), 'utf8')));
    return { code, map };
  },
});

/** Our modules get `lit` from `src/lit.ts`: see there why. */
const slimLit = () => ({
  name: 'slim-lit',
  resolveId: (source) => (source === 'lit' ? toPath('dist/lit.js') : null),
});

/** The loader has done the rest of `define`: see `src/define.ts`. */
const slimDefine = () => ({
  name: 'slim-define',
  resolveId: (source, from) => (source === './define.js' && /\/widgets\/dist\/define\//.test(from) ? toPath('dist/define.js') : null),
});

/** Minifies html`` and css`` templates of our own modules. */
const minifyTemplates = () => ({
  name: 'minify-templates',
  async transform(code, id) {
    if (id.includes('/node_modules/') || !/\b(html|css|svg) ?`/.test(code)) return null;
    // Outside of an <svg> it takes the slash of an element that closes itself for nothing: what follows would be inside.
    const open = /\bsvg ?`[^`]*\/>\s*<\w[^`]*`/.exec(code);
    if (open) throw new Error(`${id}: write the closing tag: ${open[0].slice(0, 200)}`);
    return (await minifyHTMLLiterals(code, { fileName: id })) ?? null;
  },
});

const MAP = toPath('../widgets/dist/incident-map/stage.js');
const OF_MAP = /\/(basemap|incident-index|leaflet|incident-map|vendor)\/|\/(snapshot|request-bytes|marks|client\/dist\/areas)\.js$/;
/** How parts of nearly every widget bring their styles, a list that list, map and charts need, and what the loader knows `data` by: too small for files of their own. */
const SMALL = /\/(contract\/dist\/counted-outcomes|embed\/dist\/data|lib\/adopt)\.js$/;
/** Of what widgets share, that of those which ask the service: a question about cookies has no use for it. */
const OF_DATA = /\/client\/dist\/|\/(counted-outcomes|embed\/dist\/data|notices-controller|query-controller|view)\.js$/;
/** What all charts share; what those with axes of values do, with columns over periods, as heat maps, over years, with a name a row; both trends. And the code lists. */
const PARTS = Object.entries({
  charts: /\/(dist|define)\/incident-charts\.js$|\/incident-charts\/(figure|incident-charts(\.styles)?|parts|plot|speech|table|widths)\.js$|\/charts\/(chart|context|drawing|question|spans|speech|words\/en\/common)\.js$/,
  axis: /\/charts\/draw\/axis\.js$/,
  periods: /\/charts\/(draw\/columns-path|steps)\.js$/,
  heat: /\/charts\/(draw\/ramp|means|words\/en\/heat)\.js$|\/heat\.styles\.js$/,
  years: /\/charts\/(day-numbers|words\/en\/years)\.js$/,
  rows: /\/charts\/(wrap|words\/en\/rows)\.js$/,
  trend: /\/charts\/(models\/trend-over|draw\/columns|words\/en\/trend)\.js$/,
  codes: /\/contract\/dist\/(answers|codes|filter-values)\.js$/,
});

/**
 * The chunks `base` and `data`: what every widget that shows figures needs; a scope, the filters, news and the forms need less, and the question about cookies nothing of
 * `data`. So a lone widget fetches four files, all but the loader at once, and none carries the code of another. The chunk `map`: what a map draws with and nothing but a
 * map has, in one piece, whatever its later parts share with it: a dozen small files would be larger. What else only some widgets share is left to rollup. Package doors
 * that only re-export (`index.js`) lead to every widget, hence are not followed.
 */
const chunks = () => {
  let shared;
  let drawing;
  const reach = (id, getModuleInfo, seen = new Set()) => {
    if (seen.has(id)) return seen;
    seen.add(id);
    const { importedIds } = getModuleInfo(id);
    for (const next of importedIds) if (!next.endsWith('/widgets/dist/index.js')) reach(next, getModuleInfo, seen);
    return seen;
  };
  return (id, { getModuleInfo }) => {
    shared ??= widgets
      .filter((name) => !['cookie-consent', 'incident-filters', 'news-feed', 'newsletter-form', 'scope'].includes(name))
      .map((name) => reach(toPath('dist', `${name}.js`), getModuleInfo))
      .reduce((all, one) => new Set([...all].filter((module) => one.has(module))));
    drawing ??= reach(MAP, getModuleInfo);
    if (shared.has(id) || SMALL.test(id)) return OF_DATA.test(id) ? 'data' : 'base';
    if (drawing.has(id) && OF_MAP.test(id)) return 'map';
    return PARTS.find(([, modules]) => modules.test(id))?.[0];
  };
};

/** The loader has modules run, and looks at nothing that they export: what rollup adds to pick that out of a chunk goes, and the empty object that it would find. */
const plainImports = () => ({
  name: 'plain-imports',
  generateBundle(_, bundle) {
    const loader = bundle['seesac.js'];
    loader.code = loader.code.replace(/(import\("[^"]+"\))\.then\((\w+)=>\2\.\w+\)/g, '$1');
    let found = 0;
    for (const chunk of Object.values(bundle).filter(({ type }) => type === 'chunk')) {
      const empty = /var (\w+)=\{__proto__:null\};/.exec(chunk.code);
      if (!empty || chunk.code.match(new RegExp(`\\b${empty[1]}\\b`, 'g')).length !== 2) continue;
      chunk.code = chunk.code.replace(empty[0], '').replace(new RegExp(`,${empty[1]} as \\w+|\\b${empty[1]} as \\w+,`), '');
      found += 1;
    }
    // Where a part of a widget says that it needs what its widget had before it: `base`, `data`, and what all charts share.
    for (const chunk of Object.values(bundle).filter(({ type }) => type === 'chunk'))
      chunk.code = chunk.code.replace(/(?<=^|;|\n)import"\.\/(?:base|charts|data)-[\w-]+\.js";/g, '');
    if (!found) throw new Error('No chunk has an empty namespace that only the loader would see: see plain-imports');
  },
});

const plugins = () => [
  compiled(),
  slimLit(),
  leanLeaflet(),
  leanLit(),
  leanUplot(),
  resolve({ browser: true, exportConditions: ['production', 'browser'] }),
  minifyTemplates(),
  // Private names of Lit, all in one of its files.
  terser({ ecma: 2022, module: true, compress: { passes: 3, unsafe_arrows: true }, mangle: { properties: { regex: /^_\$/ } }, format: { comments: /^!/ } }),
];
/** One notice for all files of a library in a chunk, which have the same holder and licence, instead of one each. */
const LICENCES = [
  [/\/node_modules\/(lit|@lit)/, '/*! Lit: © Google LLC, BSD-3-Clause */'],
  [/\/node_modules\/leaflet\//, '/*! Leaflet: © Volodymyr Agafonkin, CloudMade, BSD-2-Clause */'],
  [/\/node_modules\/uplot\//, '/*! uPlot: © Leon Sorokin, MIT */'],
];
const banner = ({ moduleIds }) => LICENCES.filter(([path]) => moduleIds.some((id) => path.test(id))).map(([, notice]) => notice).join('\n');
const onwarn = (warning) => {
  throw new Error(warning.message);
};

export default [
  {
    input: { seesac: 'dist/loader.js' },
    preserveEntrySignatures: 'allow-extension', // no facade: a chunk that needs code of the entry imports the entry
    plugins: [slimDefine(), ...plugins()],
    output: {
      dir: 'dist/embed',
      format: 'es',
      sourcemap: 'hidden', // the service names the map in a header: a line in each file is 45 bytes that a page pays for
      banner,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash:7].js',
      manualChunks: chunks(),
      onlyExplicitManualChunks: true,
      plugins: [plainImports()],
      freeze: false, // namespaces of modules: nobody else has them
    },
    onwarn,
  },
  ...widgets.map((name) => ({
    input: { [`seesac-${name}`]: `dist/${name}.js` },
    plugins: plugins(),
    output: { dir: 'dist/embed/pinned', format: 'es', sourcemap: true, banner, entryFileNames: '[name].js', inlineDynamicImports: true },
    onwarn,
  })),
];
