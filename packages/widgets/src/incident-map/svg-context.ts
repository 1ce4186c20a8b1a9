import { SvgPath } from './svg-path.js';

const SVG = 'http://www.w3.org/2000/svg';

/** What a context keeps and gives back with `save` and `restore`. */
interface State {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineJoin: string;
  lineCap: string;
  font: string;
  textAlign: string;
  textBaseline: string;
  globalAlpha: number;
  dash: readonly number[];
  parent: SVGElement;
}

let canvas: CanvasRenderingContext2D | undefined;
/** A canvas that is only asked: nothing else knows a browser's fonts. */
const ruler = (): CanvasRenderingContext2D => (canvas ??= document.createElement('canvas').getContext('2d')!);

/** Drawings in a document, so that what one refers to by a name is its own. */
let drawings = 0;

/**
 * What the map draws with on a canvas, making SVG of it: the same code draws the map on the screen, in a picture and on paper. It has the part of
 * `CanvasRenderingContext2D` that the drawing code uses, with the same meaning. Colours, widths and fonts are attributes, texts stay texts: no style sheet, nothing
 * that a policy of a page could forbid, and nothing of what is written can become markup.
 */
export class SvgContext {
  readonly svg: SVGSVGElement;
  readonly #width: number;
  readonly #height: number;
  readonly #name = `d${drawings++}`;
  #clips = 0;
  #path: SvgPath;
  #saved: State[] = [];
  #state: State;

  /** @param width of the drawing, px */
  constructor(width: number, height: number) {
    this.svg = make('svg', { width, height, viewBox: `0 0 ${width} ${height}` }) as SVGSVGElement;
    [this.#width, this.#height] = [width, height];
    this.#path = new SvgPath(width, height);
    this.#state = {
      fillStyle: '#000000', strokeStyle: '#000000', lineWidth: 1, lineJoin: 'miter', lineCap: 'butt', font: '10px sans-serif', textAlign: 'start', textBaseline: 'alphabetic',
      globalAlpha: 1, dash: [], parent: this.svg,
    };
  }

  /** What the drawing is, for whoever does not see it. */
  name(title: string, description: string, lang: string): SVGSVGElement {
    const { svg } = this;
    const [name, more] = [make('title', {}), make('desc', {})];
    name.append(title);
    more.append(description);
    svg.prepend(name, more);
    svg.setAttribute('role', 'img');
    svg.setAttribute('lang', lang);
    return svg;
  }

  // --- state

  get fillStyle(): string { return this.#state.fillStyle; }
  set fillStyle(value: string) { this.#state.fillStyle = value; }
  get strokeStyle(): string { return this.#state.strokeStyle; }
  set strokeStyle(value: string) { this.#state.strokeStyle = value; }
  get lineWidth(): number { return this.#state.lineWidth; }
  set lineWidth(value: number) { this.#state.lineWidth = value; }
  get lineJoin(): string { return this.#state.lineJoin; }
  set lineJoin(value: string) { this.#state.lineJoin = value; }
  get lineCap(): string { return this.#state.lineCap; }
  set lineCap(value: string) { this.#state.lineCap = value; }
  get font(): string { return this.#state.font; }
  set font(value: string) { this.#state.font = value; }
  get textAlign(): string { return this.#state.textAlign; }
  set textAlign(value: string) { this.#state.textAlign = value; }
  get textBaseline(): string { return this.#state.textBaseline; }
  set textBaseline(value: string) { this.#state.textBaseline = value; }
  get globalAlpha(): number { return this.#state.globalAlpha; }
  set globalAlpha(value: number) { this.#state.globalAlpha = value; }

  setLineDash(dash: readonly number[]): void {
    this.#state.dash = dash;
  }

  save(): void {
    this.#saved.push({ ...this.#state });
  }

  restore(): void {
    this.#state = this.#saved.pop() ?? this.#state;
  }

  /** The drawing is in CSS pixels, and empty when it begins. */
  setTransform(): void {}
  clearRect(): void {}
  getTransform(): DOMMatrix {
    return new DOMMatrix();
  }

  /** Puts another drawing into this one; what lies beyond its edges does not show. */
  inset(x: number, y: number, { svg }: SvgContext): void {
    svg.setAttribute('x', String(round(x)));
    svg.setAttribute('y', String(round(y)));
    this.#state.parent.append(svg);
  }

  // --- paths

  beginPath(): void {
    this.#path = new SvgPath(this.#width, this.#height);
  }

  moveTo(x: number, y: number): void { this.#path.moveTo(x, y); }
  lineTo(x: number, y: number): void { this.#path.lineTo(x, y); }
  closePath(): void { this.#path.close(); }
  rect(x: number, y: number, width: number, height: number): void { this.#path.rect(x, y, width, height); }
  arc(x: number, y: number, r: number, from: number, to: number): void { this.#path.arc(x, y, r, from, to); }

  /** Whether a point that can be seen lies in the path. */
  isPointInPath(x: number, y: number, rule?: CanvasFillRule): boolean {
    return ruler().isPointInPath(new Path2D(`${this.#path}`), x, y, rule);
  }

  /** Everything from here on shows only within the path, until `restore`. */
  clip(rule?: 'evenodd' | 'nonzero'): void {
    const id = `${this.#name}c${this.#clips++}`;
    const clip = this.#add('clipPath', { id });
    clip.append(make('path', { d: `${this.#path}`, ...(rule === 'evenodd' && { 'clip-rule': rule }) }));
    this.#state.parent = this.#add('g', { 'clip-path': `url(#${id})` });
  }

  fill(rule?: 'evenodd' | 'nonzero'): void {
    const d = `${this.#path}`;
    if (d) this.#add('path', { d, fill: this.#state.fillStyle, ...(rule === 'evenodd' && { 'fill-rule': rule }), ...this.#opacity });
  }

  stroke(): void {
    const d = `${this.#path}`;
    if (d) this.#add('path', { d, fill: 'none', ...this.#line, ...this.#opacity });
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#add('rect', { ...boxOf(x, y, width, height), fill: this.#state.fillStyle, ...this.#opacity });
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#add('rect', { ...boxOf(x, y, width, height), fill: 'none', ...this.#line, ...this.#opacity });
  }

  // --- texts

  measureText(text: string): TextMetrics {
    ruler().font = this.#state.font;
    return ruler().measureText(text);
  }

  fillText(text: string, x: number, y: number): void {
    this.#text(text, x, y, { fill: this.#state.fillStyle });
  }

  strokeText(text: string, x: number, y: number): void {
    this.#text(text, x, y, { fill: 'none', ...this.#line });
  }

  #text(text: string, x: number, y: number, more: Attributes): void {
    const { font, textAlign, textBaseline } = this.#state;
    const [, weight, size, family] = /^(?:(\d+|bold) )?([\d.]+)px (.*)$/.exec(font) ?? [];
    // Not every program knows other baselines than the usual one, so the middle of the letters is worked out here.
    const down = textBaseline === 'middle' ? 0.35 * Number(size) : textBaseline === 'top' ? 0.8 * Number(size) : 0;
    const anchor = { center: 'middle', right: 'end', end: 'end' }[textAlign];
    this.#add('text', {
      x: round(x), y: round(y + down), 'font-family': family!, 'font-size': size!, ...(weight && { 'font-weight': weight }), ...(anchor && { 'text-anchor': anchor }), ...more, ...this.#opacity,
    }).append(text);
  }

  // --- elements

  get #line(): Attributes {
    const { strokeStyle, lineWidth, lineJoin, lineCap, dash } = this.#state;
    return {
      stroke: strokeStyle, 'stroke-width': round(lineWidth), ...(lineJoin !== 'miter' && { 'stroke-linejoin': lineJoin }), ...(lineCap !== 'butt' && { 'stroke-linecap': lineCap }),
      ...(dash.length && { 'stroke-dasharray': dash.join(' ') }),
    };
  }

  get #opacity(): Attributes {
    return this.#state.globalAlpha < 1 ? { opacity: this.#state.globalAlpha } : {};
  }

  #add(name: string, attributes: Attributes): SVGElement {
    const element = make(name, attributes);
    this.#state.parent.append(element);
    return element;
  }
}

type Attributes = Readonly<Record<string, string | number>>;

const round = (n: number): number => Math.round(n * 10) / 10;
const boxOf = (x: number, y: number, width: number, height: number): Attributes => ({ x: round(x), y: round(y), width: round(width), height: round(height) });

function make(name: string, attributes: Attributes): SVGElement {
  const element = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** The context as the drawing code takes it. */
export const asCanvas = (context: SvgContext): CanvasRenderingContext2D => context as unknown as CanvasRenderingContext2D;
