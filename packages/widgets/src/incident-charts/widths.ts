import type { LitElement, ReactiveController } from 'lit';

/** Width of a plot that has not been measured, px. */
const USUAL = 640;

/**
 * The width of each plot of an element, by which it is drawn. A hidden plot keeps the width that it had.
 *
 * The height of a drawing follows its width, and a page whose scroll bar comes and goes with that height would change the width again, for ever: of two widths that
 * take turns the smaller one stays.
 */
export class Widths implements ReactiveController {
  readonly #host;
  /** By plot: its width, and the one before. */
  readonly #widths = new Map<string, readonly [now: number, before?: number | undefined]>();
  readonly #observer;

  constructor(host: LitElement) {
    (this.#host = host).addController(this);
    // In the next frame: drawing changes sizes again, which a page would be told of as an error.
    this.#observer = new ResizeObserver((entries) => {
      const changed = entries.filter(({ target, contentRect: { width } }) => this.#take((target as HTMLElement).dataset['at']!, Math.floor(width)));
      if (changed.length) requestAnimationFrame(() => host.requestUpdate());
    });
  }

  of(at: number): number {
    return this.#widths.get(`${at}`)?.[0] ?? USUAL;
  }

  #take(at: string, width: number): boolean {
    const [now, before] = this.#widths.get(at) ?? [];
    if (!width || width === now) return false;
    const stays = width === before && width > now!;
    this.#widths.set(at, stays ? [now!] : [width, now]);
    return !stays;
  }

  hostUpdated(): void {
    this.hostDisconnected();
    // It is told of all of them again, and knows their widths.
    for (const plot of this.#host.renderRoot.querySelectorAll('.plot')) this.#observer.observe(plot);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }
}
