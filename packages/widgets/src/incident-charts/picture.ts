import { light, type Chart, type Ink } from '@seesac/contract/charts.js';
import { FONT, type Shape } from '@seesac/contract/charts/drawing.js';
import { PATTERNS } from '@seesac/contract/charts/patterns.js';
import { linesOf, paintingOf, patternOf, sheetOf, writingOf, type Sheet, type SheetOptions } from '@seesac/contract/charts/sheet.js';
import { svgOf } from '@seesac/contract/charts/svg.js';
import type { Answer } from './incident-charts.js';
import { partOf } from './parts.js';
import { infoOf } from './takeaway.js';

/** A chart as it is shown. */
export interface Shown { answer: Answer; chart: Chart; width: number; patterns: boolean }

/** Least width of a picture, px: narrower than this its texts would be longer than its chart. */
const LEAST = 520;
/** Margins of a sheet, px. */
const MARGINS = 32;
/** Device pixels in a pixel of a picture. */
const SHARP = 2;
const FAMILY = 'system-ui, sans-serif';
const SVG = 'http://www.w3.org/2000/svg';

function optionsOf({ answer, width }: Shown): SheetOptions {
  const speech = answer.speech!;
  return { width: Math.max(width + MARGINS, LEAST), speech, lines: linesOf(infoOf(answer), speech) };
}

const sheetFor = (shown: Shown): Sheet => sheetOf(shown.chart, partOf(shown.chart).draw, optionsOf(shown));

/** A chart with everything that belongs to it, in light colours whatever the screen has. */
export const svgFileOf = (shown: Shown): Blob =>
  new Blob([svgOf(shown.chart, partOf(shown.chart).draw, { ...optionsOf(shown), palette: light, patterns: shown.patterns })], { type: 'image/svg+xml' });

/** The same on a canvas: no image is loaded, which a strict policy of a page would forbid. */
export function pngOf(shown: Shown): Promise<Blob> {
  const { width, height, layers } = sheetFor(shown);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * SHARP, Math.ceil(height) * SHARP];
  const ctx = canvas.getContext('2d')!;
  ctx.scale(SHARP, SHARP);
  ctx.fillStyle = light.surface;
  ctx.fillRect(0, 0, width, height);
  for (const { x, y, size = FONT, shapes } of layers) {
    ctx.save();
    ctx.translate(x, y);
    for (const shape of shapes) paint(ctx, shape, size, shown.patterns);
    ctx.restore();
  }
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'));
}

function paint(ctx: CanvasRenderingContext2D, shape: Shape, size: number, patterns: boolean): void {
  if (shape.kind === 'text') {
    const { anchor, weight = 400, fill = light.text } = writingOf(shape.look, light);
    ctx.font = `${weight} ${size}px ${FAMILY}`;
    ctx.textAlign = anchor === 'middle' ? 'center' : anchor === 'end' ? 'right' : 'left';
    ctx.fillStyle = fill;
    ctx.fillText(shape.text, shape.x, shape.y);
    return;
  }
  const path = new Path2D(shape.d);
  const { fill, stroke, width = 1, dash = [], opacity = 1 } = paintingOf(shape.paint, light);
  const ink = patternOf(shape.paint, patterns);
  ctx.globalAlpha = opacity;
  if (fill) {
    ctx.fillStyle = ink ? tileOf(ctx, ink) : fill;
    ctx.fill(path);
  }
  if (stroke) {
    ctx.strokeStyle = stroke;
    ctx.lineWidth = width;
    ctx.setLineDash([...dash]);
    ctx.stroke(path);
  }
  ctx.globalAlpha = 1;
}

/** What a tile is painted with: its ground, and its lines with their width in px. */
function tilePaints(ink: `${Ink}`): { ground: string; lines: string; width: number } {
  const fill = light.inks[ink];
  return PATTERNS[ink].hollow ? { ground: light.surface, lines: fill, width: 2 } : { ground: fill, lines: light.surface, width: 1.5 };
}

function tileOf(ctx: CanvasRenderingContext2D, ink: `${Ink}`): CanvasPattern {
  const { size, d } = PATTERNS[ink];
  const { ground, lines, width } = tilePaints(ink);
  const tile = document.createElement('canvas');
  tile.width = tile.height = size * SHARP;
  const own = tile.getContext('2d')!;
  own.scale(SHARP, SHARP);
  own.fillStyle = ground;
  own.fillRect(0, 0, size, size);
  own.strokeStyle = lines;
  own.lineWidth = width;
  own.stroke(new Path2D(d));
  const pattern = ctx.createPattern(tile, 'repeat')!;
  pattern.setTransform(new DOMMatrix().scale(1 / SHARP));
  return pattern;
}

// --- paper

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of a drawing. Made node by node: a page may refuse every text that would become markup. */
function element(name: string, attributes: Attributes, ...children: (Node | string)[]): SVGElement {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}

/** A chart alone, for a printer: lines and letters stay such. */
export function drawingFor(shown: Shown): SVGElement {
  const { width, height, layers } = sheetFor(shown);
  const used = new Set<`${Ink}`>();
  const node = (shape: Shape): SVGElement => {
    if (shape.kind === 'text') {
      const { anchor, weight, fill = light.text } = writingOf(shape.look, light);
      return element('text', { x: shape.x, y: shape.y, 'text-anchor': anchor, 'font-weight': weight, fill }, shape.text);
    }
    const { fill = 'none', stroke, width: wide, dash, opacity } = paintingOf(shape.paint, light);
    const ink = patternOf(shape.paint, shown.patterns);
    if (ink) used.add(ink);
    return element('path', { d: shape.d, fill: ink ? `url(#ink-${ink})` : fill, stroke, 'stroke-width': wide, 'stroke-dasharray': dash?.join(' '), opacity });
  };
  const drawn = layers.map(({ x, y, size = FONT, shapes }) => element('g', { transform: `translate(${x} ${y})`, 'font-size': size }, ...shapes.map(node)));
  const tiles = [...used].map((ink) => {
    const { size, d } = PATTERNS[ink];
    const { ground, lines, width: wide } = tilePaints(ink);
    return element('pattern', { id: `ink-${ink}`, patternUnits: 'userSpaceOnUse', width: size, height: size },
      element('path', { fill: ground, d: `M0 0h${size}v${size}H0z` }), element('path', { fill: 'none', stroke: lines, 'stroke-width': wide, d }));
  });
  return element('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': FAMILY, role: 'img', 'aria-label': shown.chart.title }, element('defs', {}, ...tiles), ...drawn);
}

/** Prints a chart alone, from an empty frame of the page. @returns takes the frame away; it goes by itself when the printer has it */
export function printed(shown: Shown): () => void {
  const frame = document.createElement('iframe');
  for (const [name, value] of Object.entries({ position: 'fixed', inset: '0', width: '0', height: '0', border: '0' })) frame.style.setProperty(name, value);
  frame.setAttribute('aria-hidden', 'true');
  document.body.append(frame);
  const page = frame.contentWindow!;
  const done = () => frame.remove();
  page.document.title = shown.chart.title;
  const drawing = drawingFor(shown);
  drawing.style.setProperty('max-width', '100%');
  drawing.style.setProperty('height', 'auto');
  page.document.body.append(drawing);
  page.addEventListener('afterprint', () => setTimeout(done));
  page.print();
  return done;
}
