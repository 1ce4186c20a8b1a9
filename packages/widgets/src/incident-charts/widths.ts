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
  readonly #widths = new Map<string, number>();
  /** The width before the last one, by plot. */
  readonly #before = new Map<string, number>();
  readonly #observer;
  #observed: readonly Element[] = [];

  constructor(host: LitElement) {
    (this.#host = host).addController(this);
    // In the next frame: drawing changes sizes again, which a page would be told of as an error.
    this.#observer = new ResizeObserver((entries) => {
      const changed = entries.filter(({ target, contentRect: { width } }) => this.#take((target as HTMLElement).dataset['at']!, Math.floor(width)));
      if (changed.length) requestAnimationFrame(() => host.requestUpdate());
    });
  }

  of(at: number): number {
    return this.#widths.get(`${at}`) ?? USUAL;
  }

  #take(at: string, width: number): boolean {
    const now = this.#widths.get(at);
    if (!width || width === now) return false;
    if (width === this.#before.get(at) && width > now!) {
      this.#before.delete(at);
      return false;
    }
    if (now !== undefined) this.#before.set(at, now);
    this.#widths.set(at, width);
    return true;
  }

  hostUpdated(): void {
    const plots = [...this.#host.renderRoot.querySelectorAll('.plot')];
    // Whom it is told of again it knows the width of.
    if (plots.length === this.#observed.length && plots.every((plot, i) => plot === this.#observed[i])) return;
    this.hostDisconnected();
    for (const plot of (this.#observed = plots)) this.#observer.observe(plot);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#observed = [];
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }
}
