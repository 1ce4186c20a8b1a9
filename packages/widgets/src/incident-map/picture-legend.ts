import { MARKS, type PlacePrecision } from '@seesac/contract';
import { msg } from '../lib/locale-controller.js';
import type { AreaLayer } from './areas.js';
import type { DensityLayer } from './density.js';
import { paintPoint, shapePath } from './glyphs.js';
import type { SeesacIncidentMap } from './incident-map.js';
import type { Palette } from './palette.js';
import { rateNotes, shadeOf, stepsInWords, unitsInWords } from './steps.js';

/** What a sign of a picture means. Without a sign it is said of those that follow. */
export interface Entry {
  readonly words: string;
  /** Draws the sign around a point. */
  readonly paint?: (ctx: CanvasRenderingContext2D, x: number, y: number) => void;
}

/** Half of a sign's side, px. */
const HALF = 7;
/** Metres in a pixel for signs of places: all their rings are as small as they come. */
const TINY = 1e-6;

function swatch(ctx: CanvasRenderingContext2D, palette: Palette, x: number, y: number, fill: string, lines?: string): void {
  ctx.fillStyle = fill;
  ctx.fillRect(x - HALF, y - HALF, 2 * HALF, 2 * HALF);
  ctx.lineWidth = 1;
  ctx.strokeStyle = palette.coreBorder;
  ctx.strokeRect(x - HALF, y - HALF, 2 * HALF, 2 * HALF);
  if (!lines) return;
  ctx.beginPath();
  for (const off of [-HALF, 0, HALF]) {
    ctx.moveTo(x - HALF + Math.max(0, off), y + HALF + Math.min(0, off));
    ctx.lineTo(x + HALF + Math.min(0, off), y - HALF + Math.max(0, off));
  }
  ctx.strokeStyle = lines;
  ctx.lineWidth = 1.5;
  ctx.stroke();
}

function marks(host: SeesacIncidentMap, palette: Palette): Entry[] {
  const { mark } = host;
  if (!mark) return [];
  const labels = host.query.last!.terms[mark];
  const rest = msg(
    'Other|Other, several or not reported|The colour is that of the gravest outcome; the numbers count every outcome.|Coloured where only one kind of weapon is reported; the numbers count every kind.',
    { id: 'map-rest' },
  ).split('|')[mark === 'weapon' ? 1 : 0]!;
  const names = [...MARKS[mark].map((code) => labels.find((term) => term.code === code)?.label ?? code), rest];
  return names.map((words, place) => ({
    words,
    paint: (ctx, x, y) => {
      shapePath(ctx, place, x, y, 6);
      ctx.fillStyle = palette.marks[place]!;
      ctx.fill();
    },
  }));
}

/** How exact places are known, as the marks of single incidents say it. */
function places(host: SeesacIncidentMap, palette: Palette): Entry[] {
  const { placePrecision: terms } = host.query.last!.terms;
  return (['exact', 'vicinity', 'locality', 'municipality'] satisfies PlacePrecision[]).map((placePrecision) => ({
    words: terms.find(({ code }) => code === placePrecision)?.label ?? placePrecision,
    paint: (ctx, x, y) => paintPoint(ctx, palette, x, y, { placePrecision } as Parameters<typeof paintPoint>[4], TINY),
  }));
}

/** The unit of what follows. */
const headed = (unit: string): Entry => ({ words: `${unit.charAt(0).toUpperCase()}${unit.slice(1)}:` });

const steps = (palette: Palette, limits: readonly number[], whole: boolean): Entry[] =>
  stepsInWords(limits, whole).map((words, step) => ({ words, paint: (ctx, x, y) => swatch(ctx, palette, x, y, palette.ramp[shadeOf(limits, step)]!) }));

function areas(layer: AreaLayer, palette: Palette): Entry[] {
  const scene = layer.scene();
  if (!scene) return [];
  const [counts, rates] = unitsInWords();
  const [few, unknown] = rateNotes();
  const { limits, areas: shown } = scene;
  const some = (of: (area: (typeof shown)[number]) => unknown) => shown.some(of);
  return [
    headed((layer.rates ? rates : counts)!),
    ...(some(({ value }) => value) ? steps(palette, limits, !layer.rates) : []),
    ...(layer.rates && some(({ figure }) => figure?.rate?.few) ? [{ words: few!, paint: (ctx, x, y) => swatch(ctx, palette, x, y, palette.ramp[2], palette.core) } satisfies Entry] : []),
    ...(layer.rates && some(({ figure }) => figure && !figure.rate) ? [{ words: unknown!, paint: (ctx, x, y) => swatch(ctx, palette, x, y, palette.core, palette.mutedText) } satisfies Entry] : []),
  ];
}

/** What the signs of the layer mean that the map draws now. */
export function legendOf(host: SeesacIncidentMap, palette: Palette): Entry[] {
  const overlay = host.stage!.overlay as AreaLayer | DensityLayer | undefined;
  if (!overlay) return [...marks(host, palette), ...places(host, palette)];
  if ('scene' in overlay) return areas(overlay, palette);
  return [headed(unitsInWords()[2]!), ...steps(palette, overlay.limits(), false)];
}
