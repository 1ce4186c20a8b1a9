import type { Chart, Ink } from './chart.js';
import { FONT, type Draw, type Paint, type Shape } from './drawing.js';
import type { ChartPalette } from './palette.js';
import { PATTERNS } from './patterns.js';
import { paintingOf, patternOf, sheetOf, writingOf, type Painting, type SheetOptions } from './sheet.js';

export interface SvgOptions extends SheetOptions {
  palette: ChartPalette;
  /** Patterns beside all colours; *not reported* always has its own. */
  patterns?: boolean;
}

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';
const FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** What no XML document can have, escaped or not: controls, halves of characters, and two that are none. */
const NO_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text for an XML document, as content or in an attribute. */
const escaped = (words: string): string => words.replace(NO_CHARACTERS, '\ufffd').replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

type Attributes = Readonly<Record<string, string | number | undefined>>;
const tag = (name: string, attributes: Attributes, content = ''): string => {
  const written = Object.entries(attributes).map(([key, value]) => (value === undefined ? '' : ` ${key}="${escaped(String(value))}"`)).join('');
  return content ? `<${name}${written}>${content}</${name}>` : `<${name}${written}/>`;
};

const painted = ({ fill = 'none', stroke, width, dash, opacity }: Painting): Attributes =>
  ({ fill, stroke, 'stroke-width': width === 1 ? undefined : width, 'stroke-dasharray': dash?.join(' '), opacity });

/**
 * A chart as a document of its own that shows what belongs to it: no script, no style sheet, no address of anything else, so that it is the same in any page and in any
 * program. What it draws is of no use to a screen reader: that is told the title and the sentences.
 */
export function svgOf(chart: Chart, draw: Draw, { palette, patterns = false, ...options }: SvgOptions): string {
  const { width, height, layers } = sheetOf(chart, draw, options);
  const used = new Set<`${Ink}`>();
  const shape = (one: Shape): string => {
    if (one.kind === 'text') {
      const { anchor, weight, fill } = writingOf(one.look, palette);
      return tag('text', { x: one.x, y: one.y, fill, 'text-anchor': anchor, 'font-weight': weight }, escaped(one.text));
    }
    const pattern = patternOf(one.paint, patterns);
    if (pattern) used.add(pattern);
    return tag('path', { d: one.d, ...painted(paintingOf(one.paint, palette)), ...(pattern && { fill: `url(#ink-${pattern})` }) });
  };
  const drawn = layers.map(({ x, y, size = FONT, shapes }) => tag('g', { transform: `translate(${x} ${y})`, 'font-size': size === FONT ? undefined : size }, shapes.map(shape).join('')));
  const { lang } = options.speech;
  return DECLARATION + tag('svg', {
    xmlns: 'http://www.w3.org/2000/svg', lang, 'xml:lang': lang, role: 'img', 'aria-labelledby': 'title sentence', width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': FONTS, 'font-size': FONT, fill: palette.text,
  }, [
    tag('title', { id: 'title' }, escaped(chart.title)),
    tag('desc', { id: 'sentence' }, escaped([chart.sentence, ...(chart.coverage ? [chart.coverage.text] : []), ...chart.notes].join(' '))),
    used.size ? tag('defs', {}, [...used].map((ink) => tileOf(ink, palette)).join('')) : '',
    tag('path', { fill: palette.surface, d: `M0 0h${width}v${height}H0z` }),
    ...drawn,
  ].join(''));
}

function tileOf(ink: `${Ink}`, palette: ChartPalette): string {
  const { size, d, hollow } = PATTERNS[ink];
  const { fill } = paintingOf(`fill-${ink}` as Paint, palette);
  const [ground, lines] = hollow ? [palette.surface, fill] : [fill, palette.surface];
  return tag('pattern', { id: `ink-${ink}`, patternUnits: 'userSpaceOnUse', width: size, height: size }, tag('path', { fill: ground, d: `M0 0h${size}v${size}H0z` }) + (d && tag('path', { fill: 'none', stroke: lines, 'stroke-width': hollow ? 2 : 1.5, d })));
}
