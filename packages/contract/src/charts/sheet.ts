import { hasLegend, isEmpty, type Chart, type Ink } from './chart.js';
import type { ChartFileInfo } from './csv.js';
import { FONT, LINE, path, rect, text, widthOf, type Draw, type Look, type Paint, type Shape } from './drawing.js';
import type { ChartPalette } from './palette.js';
import type { ChartSpeech } from './speech.js';
import { BLANK, wrap } from './wrap.js';

// A chart that leaves its page takes everything along that stood around it. What is where on such a sheet is told here, once: a file of text and a canvas write the
// same shapes.

/** Shapes whose corner is at a place of the sheet. */
export interface Layer {
  readonly x: number;
  readonly y: number;
  /** Size of its texts, px; `FONT` where it is left out. */
  readonly size?: number;
  readonly shapes: readonly Shape[];
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly layers: readonly Layer[];
}

export interface SheetOptions {
  /** Width of the sheet with its margins, px. */
  width: number;
  speech: ChartSpeech;
  /** What stands below, a line each; they are wrapped: see {@link linesOf}. */
  lines?: readonly string[];
}

/** Margin around everything and room between parts, px. */
const MARGIN = 16;
const BETWEEN = 12;
/** Sizes of the title and of the sentence, px, and how much wider than others bold letters are, about. */
const TITLE = 18;
const SENTENCE = 14;
const BOLD = 1.1;
const SWATCH = 14;

/** Everything that belongs to a chart, below each other: title, finding, legend, picture, notes, and what tells where it comes from. */
export function sheetOf(chart: Chart, draw: Draw, { width, speech, lines = [] }: SheetOptions): Sheet {
  const room = width - 2 * MARGIN;
  const layers: Layer[] = [];
  let y = MARGIN;
  const add = (shapes: readonly Shape[], height: number, size?: number): void => {
    layers.push({ x: MARGIN, y, shapes, ...(size && { size }) });
    y += height;
  };
  const say = (words: string, size: number, look: '' | 'strong' | 'muted' = ''): void => {
    const high = Math.round((size * LINE) / FONT);
    const said = linesIn(words, (room * FONT) / size / (look === 'strong' ? BOLD : 1));
    add(said.map((line, i) => text(0, i * high + size, line, look)), said.length * high, size);
  };
  say(chart.title, TITLE, 'strong');
  y += BETWEEN / 3;
  say(chart.sentence, SENTENCE);
  y += BETWEEN;
  if (!isEmpty(chart)) {
    if (hasLegend(chart)) {
      const { shapes, height } = legendOf(chart, room);
      add(shapes, height + BETWEEN);
    }
    const { shapes, height } = draw(chart, room, speech);
    add(shapes, Math.ceil(height) + BETWEEN);
  }
  for (const note of [...(chart.coverage ? [chart.coverage.text] : []), ...chart.notes]) say(note, FONT, 'muted');
  if (lines.length) {
    y += BETWEEN / 2;
    add([path(`M0 0H${room}`, 'grid')], BETWEEN / 2);
    for (const line of lines) say(line, FONT, 'muted');
  }
  return { width, height: y + MARGIN, layers };
}

/** A text in lines; what is longer than a line without a space in it, such as an address, goes on in the next one. */
function linesIn(words: string, width: number): string[] {
  const parts = words.split(BLANK).flatMap((word) => {
    const pieces: string[] = [];
    let rest = [...word];
    while (widthOf(rest.join('')) > width) {
      let end = rest.length;
      while (end > 1 && widthOf(rest.slice(0, end).join('')) > width) end--;
      pieces.push(rest.slice(0, end).join(''));
      rest = rest.slice(end);
    }
    return [...pieces, rest.join('')];
  });
  return wrap(parts.join(' '), width);
}

/** What the colours of a chart mean: a sign and a name each, in as many lines as they need. */
export function legendOf({ series }: Pick<Chart, 'series'>, width: number): { shapes: Shape[]; height: number } {
  const shapes: Shape[] = [];
  let [x, y] = [0, 0];
  for (const { ink, label } of series) {
    const wide = SWATCH + 6 + widthOf(label);
    if (x > 0 && x + wide > width) [x, y] = [0, y + LINE + 4];
    const names = wrap(label, width - SWATCH - 6);
    shapes.push(path(rect(x, y + 1, SWATCH, SWATCH), `fill-${ink}`), ...names.map((name, i) => text(x + SWATCH + 6, y + FONT + i * LINE, name)));
    y += (names.length - 1) * LINE;
    x += wide + LINE;
  }
  return { shapes, height: y + LINE + 4 };
}

/** Where a chart comes from, a line each: filters, day, citation, licence, notices. */
export function linesOf({ filters, asOf, citation, licence, notices }: ChartFileInfo, speech: ChartSpeech): string[] {
  const [, , , FILTERS, AS_OF, , CITATION, LICENCE] = speech.say('file').split('|');
  const named: [string | undefined, string | undefined][] = [[FILTERS, filters], [AS_OF, speech.period(asOf.slice(0, 10))], [CITATION, citation], [LICENCE, licence]];
  return [...named.flatMap(([name, words]) => (words ? [`${name}: ${words}`] : [])), ...notices];
}

/** How a path is painted: colours, and the width of its line in px. */
export interface Painting {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  /** Lengths of dashes and gaps, px. */
  readonly dash?: readonly number[];
  readonly opacity?: number;
}

/** How a text is written by its look; `fill` is undefined where it has the colour of all texts. */
export function writingOf(look: Look, { surface, muted }: ChartPalette): { anchor: 'middle' | 'end' | undefined; weight: 700 | undefined; fill: string | undefined } {
  const is = (word: string) => look.split(' ').includes(word);
  return { anchor: is('middle') ? 'middle' : is('end') ? 'end' : undefined, weight: is('strong') ? 700 : undefined, fill: is('inverse') ? surface : is('muted') ? muted : undefined };
}

/** The painting of a path in a palette. A line of the surface parts what touches. */
export function paintingOf(paint: Paint, { surface, text: words, muted, grid, inks, ramp }: ChartPalette): Painting {
  const [kind, what] = paint.split('-') as [string, `${Ink}`];
  switch (kind) {
    case 'fill': return { fill: inks[what], stroke: surface, width: 1 };
    case 'ramp': return { fill: ramp[Number(what)]!, stroke: surface, width: 1 };
    case 'line': return { stroke: inks[what], width: 2 };
    case 'interval': return { stroke: words, width: 1.5 };
    case 'outline': return { stroke: words, width: 2 };
    case 'veil': return { fill: surface, opacity: 0.55 };
    case 'cut': return { stroke: muted, width: 1, dash: [3, 3] };
    case 'axis': return { stroke: muted, width: 1 };
    default: return { stroke: grid, width: 1 };
  }
}

/** Of what an area is filled with: the ink whose pattern it has, if it has one. That of *not reported* it has always. */
export const patternOf = (paint: Paint, patterns: boolean): `${Ink}` | undefined =>
  paint === 'fill-unknown' || (patterns && paint.startsWith('fill-')) ? (paint.slice(5) as `${Ink}`) : undefined;
