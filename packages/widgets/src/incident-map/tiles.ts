import { isWebAddress } from '@seesac/client/web-address.js';
import type { Frame } from './canvas-layer.js';

/** Side of a tile on the map, px, and on the grid of 2^24 units at zoom 0, as a power of two. */
const SIDE = 256;
const BITS = 24;
/** Tiles that are kept: a few screens full. */
const KEPT = 300;

/**
 * Tiles that the page names, drawn in place of our own land. Fetched with CORS and without credentials, so that a picture of the map can be taken; a tile that cannot
 * be had is left out, and the ground shows.
 */
export class Tiles {
  readonly #template;
  readonly #redraw;
  /** Images by address, the one that was drawn the longest ago first. */
  readonly #images = new Map<string, HTMLImageElement>();
  #asked = false;

  /** @param template address with `{z}`, `{x}` and `{y}` @param redraw called once after tiles have come */
  constructor(template: string, redraw: () => void) {
    this.#template = template;
    this.#redraw = redraw;
  }

  /** Draws the tiles of a part of the map, as far as they are there, and asks for the others. */
  paint(frame: Frame): void {
    const zoom = Math.max(0, Math.round(frame.zoom));
    const unit = 2 ** (BITS - zoom);
    const last = 2 ** zoom - 1;
    const range = (from: number, to: number) => [Math.max(0, Math.floor(from / unit)), Math.min(last, Math.floor(to / unit))] as const;
    const [left, right] = range(frame.west, frame.east);
    const [top, bottom] = range(frame.north, frame.south);
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const image = this.#imageOf(zoom, x, y);
        // Half a pixel more hides the seams between tiles at a zoom between two.
        if (image?.naturalWidth) frame.ctx.drawImage(image, frame.x(x * unit), frame.y(y * unit), unit * frame.scale + 0.5, unit * frame.scale + 0.5);
      }
    }
    for (const address of this.#images.keys()) {
      if (this.#images.size <= KEPT) break;
      this.#images.delete(address);
    }
  }

  #imageOf(zoom: number, x: number, y: number): HTMLImageElement | undefined {
    const address = this.#template.replace('{z}', `${zoom}`).replace('{x}', `${x}`).replace('{y}', `${y}`);
    if (!isWebAddress(new URL(address, location.href).href)) return undefined;
    let image = this.#images.get(address);
    if (!image) {
      image = new Image(SIDE, SIDE);
      image.crossOrigin = 'anonymous';
      image.referrerPolicy = 'origin';
      image.onload = () => this.#came();
      image.src = address;
    }
    this.#images.delete(address);
    this.#images.set(address, image);
    return image;
  }

  #came(): void {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.#redraw();
    });
  }
}
