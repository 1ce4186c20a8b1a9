/** The whole widget on a page of another origin: the embed files and the published columns from the service as an operator runs it, the land, the list, the words. */
import { home, serve } from '../service.mjs';
import { openBrowser } from './browser.mjs';

/** Milliseconds after which nothing is left to do. */
const REST = 1_000;

/** In the page: milliseconds from the script tag to the first clusters, read at the listbox that names them, which is filled when they are drawn. */
const mount = (api) => new Promise((resolve, reject) => {
  const from = performance.now();
  const map = document.createElement('seesac-incident-map');
  map.addEventListener('seesac-error', ({ error }) => reject(error));
  document.querySelector('#map').append(map);
  document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: `${api}/v1/seesac.js` }));
  const look = () => (map.shadowRoot?.querySelector('[role="option"]') ? setTimeout(() => resolve(performance.now() - from)) : requestAnimationFrame(look));
  look();
});
/** In the page: as if the host had set a filter. */
const filter = (types) => new Promise((resolve) => {
  const from = performance.now();
  const map = document.querySelector('seesac-incident-map');
  const count = () => map.shadowRoot.querySelector('[part~="count"]').textContent;
  const all = count();
  map.setAttribute('type', types);
  const look = () => (count() === all ? requestAnimationFrame(look) : setTimeout(() => resolve(performance.now() - from)));
  look();
});

/** @param origin of the page that embeds @returns of each run the first clusters and a filter to half: wall and CPU milliseconds, and megabytes */
export async function widget(folder, origin, runs, say) {
  const place = home(folder);
  const service = await serve(place.dir);
  const found = [];
  try {
    await service.settled();
    for (let n = 1; n <= runs; n++) {
      say(`map, the whole widget, run ${n}`);
      const browser = await openBrowser();
      try {
        await browser.page.goto(`${origin}/empty.html`);
        const pids = await browser.pids();
        const before = await browser.memory();
        const first = await browser.cpu(pids, () => Promise.race([browser.page.evaluate(mount, `http://127.0.0.1:${service.port}`), browser.crashed]), REST);
        const half = await browser.cpu(pids, () => browser.page.evaluate(filter, 'criminal_context,weapon_seizure'), REST);
        const after = await browser.memory();
        if (browser.faults.length) throw new Error(`the widget: ${browser.faults[0]}`);
        found.push({ first: { wall: first.result, main: first.main }, filter: { wall: half.result, main: half.main }, memory: after.heap + after.buffers - before.heap - before.buffers });
      } finally {
        await browser.close();
      }
    }
  } finally {
    await service.stop();
    place.remove();
  }
  return found;
}
