import type { Filters } from '@seesac/contract';
import { msg, plural, speech } from '../lib/locale-controller.js';
import { filterRows } from '../lib/passport.js';
import { frameOf } from './canvas-layer.js';
import type { SeesacIncidentMap } from './incident-map.js';
import { light } from './palette.js';
import { legendOf } from './picture-legend.js';
import { fileName, wrap } from './picture.model.js';
import { asCanvas, SvgContext } from './svg-context.js';

type Ctx = CanvasRenderingContext2D;

/** What a picture is drawn on: a canvas or an SVG. */
interface Sheet {
  readonly ctx: Ctx;
  /** A part of the sheet with a corner and edges of its own. */
  inset(x: number, y: number, width: number, height: number, paint: (ctx: Ctx) => void): void;
}

/** A part of a picture from top to bottom. */
interface Block {
  readonly height: number;
  paint(sheet: Sheet, y: number): void;
}

/** Space around everything, and least width of a picture, px: narrower than this its texts would be longer than its map. */
const [MARGIN, LEAST] = [20, 520];
/** Device pixels in a pixel of a picture. */
const SHARP = 2;
const FAMILY = 'system-ui, sans-serif';

/** A text as wide as the picture. */
function textBlock(ctx: Ctx, text: string, width: number, { size = 12, weight = '', colour = light.mutedText, below = 6 } = {}): Block {
  const font = `${weight && `${weight} `}${size}px ${FAMILY}`;
  ctx.font = font;
  const lines = wrap(text, width, (part) => ctx.measureText(part).width);
  const line = Math.round(size * 1.4);
  return {
    height: lines.length * line + below,
    paint: ({ ctx }, y) => {
      ctx.font = font;
      ctx.fillStyle = colour;
      ctx.textAlign = 'left';
      ctx.textBaseline = 'alphabetic';
      lines.forEach((words, at) => ctx.fillText(words, MARGIN, y + at * line + size));
    },
  };
}

/** The map as it is on the screen, but what is chosen. */
function mapBlock(host: SeesacIncidentMap, width: number): Block {
  const stage = host.stage!;
  const map = stage.map!;
  const { x: wide, y: high } = map.getSize();
  const corner = map.getPixelBounds().min!;
  const left = MARGIN + Math.round((width - wide) / 2);
  return {
    height: high + 12,
    paint: (sheet, y) => {
      sheet.inset(left, y, wide, high, (ctx) => stage.scene.paint(frameOf(ctx, corner, wide, high, map.getZoom()), light));
      const { ctx } = sheet;
      ctx.strokeStyle = light.border;
      ctx.lineWidth = 1;
      ctx.strokeRect(left + 0.5, y + 0.5, wide - 1, high - 1);
    },
  };
}

/** Signs with their words, as many in a line as fit. */
function legendBlock(ctx: Ctx, host: SeesacIncidentMap, width: number): Block {
  const font = `12px ${FAMILY}`;
  ctx.font = font;
  let [x, y] = [0, 0];
  const entries = legendOf(host, light).map((entry) => {
    const sign = entry.paint ? 28 : 0;
    const wide = sign + ctx.measureText(entry.words).width;
    if (x && x + wide > width) [x, y] = [0, y + 24];
    const at = { ...entry, x: MARGIN + x, y: y + 12, sign };
    x += wide + 20;
    return at;
  });
  return {
    height: entries.length ? y + 32 : 0,
    paint: ({ ctx }, top) => {
      for (const { paint, words, x, y, sign } of entries) {
        ctx.save();
        paint?.(ctx, x + 11, top + y);
        ctx.restore();
        ctx.font = font;
        ctx.fillStyle = light.text;
        ctx.textAlign = 'left';
        ctx.textBaseline = 'middle';
        ctx.fillText(words, x + sign, top + y);
      }
    },
  };
}

/** A picture of what a map shows, with everything that has to go with it. */
export interface Picture {
  readonly name: (ending: string) => string;
  svg(): Blob;
  png(): Promise<Blob>;
}

/**
 * Draws the map as it is now, on white, with its heading, filters, count, legend, time, version, source, credits and all notices in full: nobody can take a picture
 * without them. Call it while the answer that is shown is there.
 */
export function pictureOf(host: SeesacIncidentMap): Picture {
  host.speak();
  const { data, meta, texts, terms } = host.query.last!;
  const stage = host.stage!;
  const size = stage.map!.getSize();
  const width = Math.max(LEAST, size.x);
  const filters: Filters = { ...meta.filters, ...stage.span };
  // Of months that a reader slides over the page has the number only where it has the columns.
  const total = stage.span ? stage.index?.count(filters) : data.total;
  const rows = filterRows({ filters }, terms).map(([name, value]) => `${name}: ${value}`);
  const notices = texts.filter(({ key }) => key === 'map' || meta.notices.includes(key));
  const heading = host.heading || msg('Where incidents happened', { id: 'map-heading' });
  const ruler = document.createElement('canvas').getContext('2d')!;
  const text = (words: string, style?: Parameters<typeof textBlock>[3]) => textBlock(ruler, words, width, style);
  const count = total === undefined ? '' : plural(total, msg('{n} incident|{n} incidents', { id: 'n-incidents' })) + stage.placed(total);
  const blocks = [
    ...notices.filter(({ key }) => key === 'synthetic').map((notice) => text(notice.text, { weight: '700', colour: light.text })),
    text(heading, { size: 20, weight: '700', colour: light.text, below: 2 }),
    ...(count ? [text(count, { size: 14, colour: light.text })] : []),
    text(`${msg('Filters', { id: 'filters' })} · ` + (rows.length ? rows.join('; ') : msg('None: all incidents of the seven jurisdictions', { id: 'no-filters' })), { below: 10 }),
    mapBlock(host, width),
    legendBlock(ruler, host, width),
    text(`${msg('As of', { id: 'as-of' })} ${speech.date(meta.asOf)}, ${meta.asOf.slice(11, 16)} UTC · ${msg('Version of the data', { id: 'version' })}: ${meta.release ?? speech.number(meta.version)}`),
    text(meta.citation),
    text(msg('Map data: Natural Earth; place names: GeoNames (CC BY 4.0), filtered.', { id: 'map-credit' }), { below: 10 }),
    ...notices.filter(({ key }) => key !== 'synthetic').map((notice) => text(notice.text)),
  ];
  const [wide, high] = [width + 2 * MARGIN, blocks.reduce((sum, { height }) => sum + height, 0) + 2 * MARGIN];
  const paint = (sheet: Sheet) => {
    host.speak();
    sheet.ctx.fillStyle = '#ffffff';
    sheet.ctx.fillRect(0, 0, wide, high);
    let y = MARGIN;
    for (const block of blocks) {
      block.paint(sheet, y);
      y += block.height;
    }
  };
  return {
    name: (ending) => fileName(meta.asOf, filters, meta.notices.includes('synthetic'), ending),
    svg: () => {
      const sheet = svgSheet(wide, high);
      paint(sheet);
      return new Blob([new XMLSerializer().serializeToString(sheet.finish(heading, [count, ...rows].join('; ')))], { type: 'image/svg+xml' });
    },
    png: () => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [wide * SHARP, high * SHARP];
      paint(canvasSheet(canvas.getContext('2d')!));
      return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large'))), 'image/png'));
    },
  };
}

function canvasSheet(ctx: Ctx): Sheet {
  ctx.scale(SHARP, SHARP);
  return {
    ctx,
    inset: (x, y, width, height, paint) => {
      ctx.save();
      ctx.beginPath();
      ctx.rect(x, y, width, height);
      ctx.clip();
      ctx.translate(x, y);
      paint(ctx);
      ctx.restore();
    },
  };
}

function svgSheet(width: number, height: number): Sheet & { finish(title: string, description: string): SVGSVGElement } {
  const context = new SvgContext(width, height);
  return {
    ctx: asCanvas(context),
    inset: (x, y, width, height, paint) => {
      const part = new SvgContext(width, height);
      paint(asCanvas(part));
      context.inset(x, y, part);
    },
    finish: (title, description) => context.name(title, description, speech.lang),
  };
}
