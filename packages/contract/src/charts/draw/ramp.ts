import { FONT, LINE, path, rect, text, widthOf, type Paint, type Shape } from '../drawing.js';
import type { ChartSpeech } from '../speech.js';

/** How many steps a ramp has. */
const STEPS = 5;
const ROUND = [1, 1.5, 2, 2.5, 3, 4, 5, 10];

/** Steps of a ramp: the first is of `from + 1` to `from + size`, and each has as many numbers. There are `used` of them, in the darkest colours: few are seen best so. */
export interface Ramp { readonly from: number; readonly size: number; readonly used: number }

/** The finest steps of a round size that hold all counts above 0 of a chart: as wide each as the other, so that a colour means as much anywhere. */
export function rampOf(counts: readonly number[]): Ramp {
  const some = counts.filter((n) => n > 0);
  if (!some.length) return { from: 0, size: 1, used: 0 };
  const [least, most] = [some.reduce((a, b) => Math.min(a, b)), some.reduce((a, b) => Math.max(a, b))];
  for (let power = 1; ; power *= 10) {
    for (const n of ROUND) {
      const size = n * power;
      const from = Math.floor((least - 1) / size) * size;
      if (Number.isInteger(size) && from + STEPS * size >= most) return { from, size, used: Math.ceil((most - from) / size) };
    }
  }
}

/** The colour of a count above 0, of the five of the ramp. */
export const shadeOf = ({ from, size, used }: Ramp, count: number): number => STEPS - used + Math.floor((count - 1 - from) / size);
/** Whether a text on it is in the colour of the surface. */
export const isDeep = (ramp: Ramp, count: number): boolean => count > 0 && shadeOf(ramp, count) > 2;
const rampPaint = (shade: number) => `ramp-${shade}` as Paint;

/** Cells by what they are drawn with: one path each, however many. */
export class Cells {
  readonly #paths = new Map<Paint, string>();
  readonly #ramp;

  constructor(ramp: Ramp) {
    this.#ramp = ramp;
  }

  /** 0 is a frame and what is not whole a dashed one: no step of the ramp is of them. */
  add(x: number, y: number, width: number, height: number, count: number, isCut = false): void {
    const paint = isCut ? 'cut' : count ? rampPaint(shadeOf(this.#ramp, count)) : 'grid';
    const inset = isCut ? 2 : count ? 0 : 1;
    this.#paths.set(paint, (this.#paths.get(paint) ?? '') + rect(x + inset, y + inset, width - 2 * inset, height - 2 * inset));
  }

  has(paint: Paint): boolean {
    return this.#paths.has(paint);
  }

  shapes(): Shape[] {
    return [...this.#paths].map(([paint, d]) => path(d, paint));
  }
}

const SWATCH = 14;

/** The steps that are used, as numbers, in as many lines as they need. */
export function legendOf({ from, size, used }: Ramp, cells: Cells, y: number, width: number, speech: ChartSpeech): { shapes: Shape[]; height: number } {
  const steps: [Paint, string][] = cells.has('grid') ? [['grid', speech.number(0)]] : [];
  for (let step = 0; step < used; step++) {
    const [least, greatest] = [from + step * size + 1, from + (step + 1) * size];
    steps.push([rampPaint(STEPS - used + step), least === greatest ? speech.number(least) : `${speech.number(least)}–${speech.number(greatest)}`]);
  }
  if (cells.has('cut')) steps.push(['cut', speech.say('cut')]);
  const unit = speech.part('units', 0);
  const shapes = [text(0, y + FONT, unit, 'muted')];
  let [x, line] = [widthOf(unit) + 12, 0];
  for (const [paint, words] of steps) {
    const wide = SWATCH + 5 + widthOf(words);
    if (x > 0 && x + wide > width) [x, line] = [0, line + 1];
    const inset = paint === 'grid' || paint === 'cut' ? 1 : 0;
    shapes.push(path(rect(x + inset, y + line * (LINE + 4) + inset, SWATCH - 2 * inset, SWATCH - 2 * inset), paint), text(x + SWATCH + 5, y + line * (LINE + 4) + FONT, words));
    x += wide + 12;
  }
  return { shapes, height: (line + 1) * (LINE + 4) };
}
