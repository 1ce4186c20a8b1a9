import type { Map as LeafletMap } from '../vendor/leaflet.js';
import { msg } from '../lib/locale-controller.js';
import type { SeesacIncidentMap } from './incident-map.js';

/** How long the advice stays, ms. */
const ADVICE = 1500;

/**
 * What the map takes of a page's gestures. Unless it is greedy or fills the screen, one finger and the plain wheel stay the page's: a reader who scrolls past it is
 * never caught in it. Two fingers, Ctrl or ⌘ with the wheel, and the mouse are the map's.
 *
 * Leaflet listens on its container, so what is not for it is stopped on the way there.
 */
export class Gestures {
  readonly #host;
  readonly #box;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: SeesacIncidentMap, box: HTMLElement, map: LeafletMap, signal: AbortSignal) {
    this.#host = host;
    this.#box = box;
    const viewport = box.parentElement!;
    const listen = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void, options?: AddEventListenerOptions) =>
      viewport.addEventListener(type, listener, { ...options, signal });
    listen('wheel', (event) => {
      if (!this.#shares || event.ctrlKey || event.metaKey) return;
      event.stopPropagation();
      this.#advise(() => msg('Hold Ctrl while you scroll to zoom the map', { id: 'map-ctrl' }));
    }, { capture: true, passive: true });
    for (const type of ['touchstart', 'touchmove'] as const) {
      listen(type, (event) => {
        if (!this.#shares || event.touches.length > 1) return;
        event.stopPropagation();
        if (type === 'touchmove') this.#advise(() => msg('Use two fingers to move the map', { id: 'map-fingers' }));
      }, { capture: true, passive: true });
    }
    listen('keydown', (event) => {
      if (event.target === viewport && host.stage!.chooser.key(event)) event.preventDefault();
    });
    listen('pointerdown', () => viewport.focus({ preventScroll: true }));
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
    document.addEventListener('fullscreenchange', () => map.invalidateSize(), { signal });
  }

  /** Whether the page has its part of the gestures. */
  get #shares(): boolean {
    return this.#host.gestures !== 'greedy' && !(this.#host.renderRoot as ShadowRoot).fullscreenElement;
  }

  #advise(words: () => string): void {
    const hint = this.#box.closest('.frame')!.querySelector<HTMLElement>('.hint');
    if (!hint) return;
    this.#host.speak();
    hint.textContent = words();
    hint.classList.add('seen');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => hint.classList.remove('seen'), ADVICE);
  }
}
