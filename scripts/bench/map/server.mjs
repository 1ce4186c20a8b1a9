/** Serves the page of a contender, bundled by the bundler of the embeds, and the data of one size. Loopback only. */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import resolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { SIZE } from './view.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const MODULES = here('../node_modules/');
/** What the guide of each asks to be linked. */
const STYLES = {
  markercluster: ['leaflet.markercluster/dist/MarkerCluster.css', 'leaflet.markercluster/dist/MarkerCluster.Default.css'], maplibre: ['maplibre-gl/dist/maplibre-gl.css'],
};
const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.bin': 'application/octet-stream', '.json': 'application/json' };

/** Every contender has the Leaflet of the widgets. */
const LEAFLET = 'leaflet/dist/leaflet-src.esm.js';
const oneLeaflet = { name: 'one-leaflet', resolveId: (source) => (source === LEAFLET ? createRequire(here('../../../packages/widgets/package.json')).resolve(LEAFLET) : null) };

async function bundle(contender) {
  const build = await rollup({ input: here(`page/${contender}.mjs`), plugins: [oneLeaflet, resolve({ browser: true, exportConditions: ['production', 'browser'] })], external: /^\/modules\// });
  const { output } = await build.generate({ format: 'es', inlineDynamicImports: true });
  await build.close();
  return output[0].code;
}

/** A line of text stands above the map, as on every page: what the first text costs in fonts is no map's. */
const page = (contender) => `<!doctype html><meta charset="utf-8"><title>${contender}</title><link rel="icon" href="data:,">
${['leaflet/dist/leaflet.css', ...(STYLES[contender] ?? [])].map((path) => `<link rel="stylesheet" href="/modules/${path}">`).join('\n')}
<style>html, body { margin: 0 } p { margin: 0; font: 600 12px sans-serif } #map { width: ${SIZE.width}px; height: ${SIZE.height}px } .point { border-radius: 50%; background: #12436d }</style>
<p>Incidents: <b>1,234,567,890</b></p>
<div id="map"></div><script type="module" src="/${contender}.js"></script>`;

/** @param contenders their names; `open(folder)` says whose data are given from now on */
export async function serve(contenders) {
  const scripts = new Map();
  for (const contender of contenders) scripts.set(`/${contender}.js`, await bundle(contender));
  const pages = new Map(contenders.map((contender) => [`/${contender}.html`, page(contender)]));
  let data;
  const fileOf = (path) => {
    const [root, file] = path.startsWith('/modules/') ? [MODULES, join(MODULES, path.slice(9))] : [data, join(data, path)];
    return file.startsWith(root.endsWith(sep) ? root : root + sep) && existsSync(file) ? file : undefined;
  };
  const server = createServer(({ url }, answer) => {
    const { pathname } = new URL(url, 'http://localhost');
    const text = scripts.get(pathname) ?? pages.get(pathname);
    const file = text === undefined ? fileOf(pathname) : undefined;
    answer.setHeader('content-type', pages.has(pathname) ? 'text/html' : (TYPES[extname(pathname)] ?? 'application/octet-stream'));
    if (text !== undefined) answer.end(text);
    else if (file) createReadStream(file).pipe(answer);
    else answer.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    open(folder) { data = folder; },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
