/**
 * The page of one contender: `draw(element, kind, data)` shows a chart and gives how it is drawn again with other data, done when it returns. What is measured is called from
 * outside, by `globalThis.bench`. No contender has a legend, an animation or a title. `dress(element)` gives the element its styles, which others have in the page.
 */
import { line, stack } from '../data.mjs';

/** The end of the next frame, paint included. */
const painted = () => new Promise((resolve) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (port1.close(), resolve());
    port2.postMessage(null);
  });
});

export function contend(draw, dress) {
  const kind = new URLSearchParams(location.search).get('kind');
  const made = new Map();
  let again;
  const element = document.querySelector('#chart');
  dress?.(element);
  const timed = async (act) => {
    const from = performance.now();
    await act();
    await painted();
    return performance.now() - from;
  };
  globalThis.bench = {
    /** Data are made before anything is timed. */
    prepare(seed) {
      made.set(seed, kind === 'stack' ? stack(seed) : line(seed));
    },
    /** What being called from outside and a frame cost by themselves. */
    nothing: () => timed(() => {}),
    first: (seed) => timed(() => { again = draw(element, kind, made.get(seed)); }),
    redraw: (seed) => timed(() => again(made.get(seed))),
    nodes() {
      const count = (root) => [...root.querySelectorAll('*')].reduce((sum, node) => sum + 1 + (node.shadowRoot ? count(node.shadowRoot) : 0), 0);
      return count(element.shadowRoot ?? element);
    },
  };
}
