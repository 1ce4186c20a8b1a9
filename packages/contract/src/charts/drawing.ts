import type { Chart, Ink } from './chart.js';
import type { ChartSpeech } from './speech.js';

// A drawing is data: paths, lines and texts in px, each with an ink. The widget makes templates of it, the service a file, and a canvas a picture.

/**
 * What a path is drawn with: an ink fills; the rest are lines and grounds of a chart. `veil` lightens what it lies on and `cut` frames a cell: both say that a period
 * is not whole.
 */
export type Paint = `fill-${Ink}` | `line-${Ink}` | `ramp-${0 | 1 | 2 | 3 | 4}` | 'axis' | 'grid' | 'interval' | 'outline' | 'veil' | 'cut';
export type Shape =
  | { readonly kind: 'path'; readonly d: string; readonly paint: Paint }
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly look: Look };

/** What of a text is at its `x` (its beginning, where nothing is said) and how it is written: in the second colour, bold, or in the colour of the surface, on a dark ground. */
export type Look = '' | Anchor | Tone | `${Anchor} ${Tone}`;
type Anchor = 'middle' | 'end';
type Tone = 'muted' | 'strong' | 'inverse';

/** Where a value is drawn: what the pointer, the keys and the cursor go by. `row` and `series` are places in the chart. */
export interface Mark { readonly row: number; readonly series: number; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  /** By row, then by series. */
  readonly marks: readonly Mark[];
}

/** Size of all texts, px: none is below 12. */
export const FONT = 12;
/** Height of a line of text, px. */
export const LINE = 16;

/** Draws a chart of one form into a width, px; the height follows. */
export type Draw = (chart: Chart, width: number, speech: ChartSpeech) => Drawing;

export const path = (d: string, paint: Paint): Extract<Shape, { kind: 'path' }> => ({ kind: 'path', d, paint });
export const text = (x: number, y: number, words: string, look: Look = ''): Shape => ({ kind: 'text', x: round(x), y: round(y), text: words, look });

/** To a tenth of a px: what a path carries. */
export const round = (n: number): number => Math.round(n * 10) / 10;
export const rect = (x: number, y: number, width: number, height: number): string => `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${-round(width)}z`;

/** About how wide a text is in the font of a chart, px. Rather too wide: the same in the service, which has no fonts, and in a page with any. */
export function widthOf(words: string): number {
  let width = 0;
  for (const letter of words) {
    width += "iljI.,:;'|! \u00a0\u202f".includes(letter) ? 0.34
      : 'tfr()'.includes(letter) ? 0.42
      : 'mwMWшщжюмфЖШЩЮМФ—…%@+−'.includes(letter) ? 0.95
      : letter !== letter.toLowerCase() ? 0.74
      // Cyrillic letters are wider than Latin ones.
      : letter > 'Ͽ' ? 0.67
      : 0.64;
  }
  return width * FONT;
}

/** Largest value of a chart: of a stack the sum of a row. The upper bound of a rate is further than its value. */
export function mostOf({ rows, series, stacked }: Chart): number {
  const sums = rows.map(() => 0);
  let most = 0;
  for (const { values, bounds } of series) {
    for (let row = 0; row < rows.length; row++) {
      const value = values[row] ?? 0;
      most = Math.max(most, stacked ? (sums[row]! += value) : value, bounds?.[1].values[row] ?? 0);
    }
  }
  return most;
}

/** Digits of the numbers of a chart: counts are whole, rates have one, small ones two. */
export const digitsOf = ({ unit }: Pick<Chart, 'unit'>, most: number): number => (unit !== 'rate' ? 0 : most < 10 ? 2 : 1);
