/** Serves the page of a contender, bundled. Loopback only. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { leanLit } from '../../../packages/embed/scripts/lean-lit.mjs';
import { leanUplot } from '../../../packages/embed/scripts/lean-uplot.mjs';
import { SIZE } from './data.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** Ours has Lit and uPlot as the embed files have them, the others as the packages do. */
const OURS = ['canvas', 'ours', 'table'];

const lean = {
  name: 'lean',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^lit$/ }, () => ({ path: here('../../../packages/embed/dist/lit.js') }));
    for (const [filter, { transform }] of [[/lit-html\/lit-html\.js$/, leanLit()], [/uPlot\.esm\.js$/, leanUplot()]]) {
      onLoad({ filter }, ({ path }) => ({ contents: transform(readFileSync(path, 'utf8'), path).code }));
    }
  },
};

/** Not by the bundler of the embeds: Observable Plot has CommonJS among its parts. */
async function bundle(contender) {
  const { outputFiles } = await build({
    entryPoints: [here(`page/${contender}.mjs`)], bundle: true, write: false, format: 'esm', target: 'es2022', minify: true, legalComments: 'none', conditions: ['production'], plugins: OURS.includes(contender) ? [lean] : [],
    // What the table takes from modules that are fetched later is else never begun.
    ignoreAnnotations: contender === 'table',
  });
  return outputFiles[0].text;
}

/** What its guide asks to be linked. */
const STYLES = { uplot: readFileSync(createRequire(here('../../../packages/widgets/package.json')).resolve('uplot/dist/uPlot.min.css'), 'utf8') };

/** A line of text stands below the chart, as on every page: what the first text costs in fonts is no chart's. */
const page = (contender) => `<!doctype html><meta charset="utf-8"><title>${contender}</title><link rel="icon" href="data:,">
<style>${STYLES[contender] ?? ''} html, body { margin: 0 } #chart { width: ${SIZE.width}px } p { font: 12px system-ui, sans-serif }</style><div id="chart"></div>
<p>Incidents: <b>1,234,567,890</b></p><script type="module" src="/${contender}.js"></script>`;

/** @returns the origin, and the size of each contender's page, gzip, in KiB: with everything that it draws both charts with */
export async function serve(contenders) {
  const scripts = new Map();
  for (const contender of contenders) scripts.set(`/${contender}.js`, await bundle(contender));
  const pages = new Map(contenders.map((contender) => [`/${contender}.html`, page(contender)]));
  const server = createServer(({ url }, answer) => {
    const { pathname } = new URL(url, 'http://localhost');
    const text = scripts.get(pathname) ?? pages.get(pathname);
    if (text === undefined) answer.writeHead(404).end();
    else answer.setHeader('content-type', pages.has(pathname) ? 'text/html' : 'text/javascript').end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    sizes: Object.fromEntries(contenders.map((contender) => [contender, gzipSync(scripts.get(`/${contender}.js`), { level: 9 }).length / 1024])),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
