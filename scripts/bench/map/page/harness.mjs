/**
 * The page of one contender. It hands over how its data come, and how it opens a map; what is measured is called from outside, by `globalThis.bench`.
 *
 * A contender: `load()` fetches what it needs and `decode(bytes)` makes data of it, both before the first paint; `open(element, data)` shows all incidents in the region and gives the map:
 * `filter(types)`, `look(place)`, `zoom(step)`, each done when it is painted or promising it, and `sum()`, the incidents that are drawn, where it can say.
 */
import { REGION } from '../view.mjs';

/** The end of the next frame, paint included. */
export const painted = () => new Promise((resolve) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (port1.close(), resolve());
    port2.postMessage(null);
  });
});

/** Milliseconds until what `act` does is painted. */
async function timed(act) {
  const from = performance.now();
  await act();
  await painted();
  return performance.now() - from;
}

export function contend({ load, decode = (fetched) => fetched, open }) {
  let fetched;
  let data;
  let map;
  let times;
  const tick = (at) => {
    times?.push(at);
    if (times) requestAnimationFrame(tick);
  };
  globalThis.bench = {
    load: () => timed(async () => { fetched = await load?.(); }),
    decode: () => timed(() => {
      data = decode(fetched);
      fetched = undefined;
    }),
    open: () => timed(async () => {
      map = await open(document.querySelector('#map'), data, REGION);
      globalThis.bench.map = map;
    }),
    filter: (types) => timed(() => map.filter(types)),
    look: (place) => timed(() => map.look(place)),
    zoom: (step) => timed(() => map.zoom(step)),
    sum: () => map.sum(),
    nodes: () => document.querySelectorAll('*').length,
    watchFrames() {
      times = [];
      requestAnimationFrame(tick);
    },
    /** Milliseconds between the frames since they are watched. */
    frames() {
      const gaps = times.slice(1).map((at, i) => at - times[i]);
      times = undefined;
      return gaps;
    },
  };
}
