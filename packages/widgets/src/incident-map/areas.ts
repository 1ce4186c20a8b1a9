import { formatFilters, type AreaCount, type AreaLevel, type Filters, type Population } from '@seesac/contract';
import { areas } from '@seesac/client/areas.js';
import { latitudeOf, longitudeOf, mercatorX, mercatorY, type MapIndex } from '@seesac/client/snapshot.js';
import { drawing } from '@seesac/basemap/drawing.js';
import { SeesacErrorEvent } from '../events/error.js';
import { defaultApi } from '../lib/api.js';
import { change } from '../lib/filter-store.js';
import { plural, msg } from '../lib/locale-controller.js';
import { extentOf, figuresOf, isIn, spotIn, type Extent, type Figure, type Figures, type Ground } from './areas.model.js';
import { boundsOf } from './boxes.js';
import type { Frame } from './canvas-layer.js';
import type { SeesacIncidentMap } from './incident-map.js';
import type { Item } from './incident-map.model.js';
import { trace } from './land.js';
import type { Palette } from './palette.js';
import type { Overlay } from './scene.js';
import { decimal, limitsOf, rateNotes, shadeOf, stepOf, unitsInWords } from './steps.js';

type Admin1 = typeof import('@seesac/basemap/admin1.js');

/** Distance of the lines of a hatching, px. */
const HATCH = 8;
/** Radius of the ring around an area that is chosen, px. */
const RING = 14;

/** An area as it is drawn: without a figure it has no incidents; the value is unknown where its rate is. */
interface Area { readonly ground: Ground; readonly figure: Figure | undefined; readonly value: number | undefined }

/** A question of the service, and what is drawn for it: the answer before it until its own is there. */
interface Asked { readonly key: string; counts: readonly AreaCount[] | undefined }

/** What is drawn. */
interface Scene { readonly limits: readonly number[]; readonly areas: readonly Area[]; readonly figures: Figures }

/** Areas in colours by their count or rate: the seven jurisdictions or their first-level units, all by the same rules. */
export class AreaLayer implements Overlay {
  level: AreaLevel = 'jurisdiction';
  /** Populations, where the reader wants rates. */
  rates: readonly Population[] | undefined;
  /** Code of the area that a reader has opened; what it is called stands below the map. */
  told: string | undefined;
  readonly #host;
  #admin1: Admin1 | undefined;
  #last: { key: string; source: MapIndex | readonly AreaCount[]; scene: Scene } | undefined;
  #asked: Asked | undefined;
  #asking: AbortController | undefined;

  constructor(host: SeesacIncidentMap) {
    this.#host = host;
  }

  /** Fetches the forms of the level. */
  async prepare(): Promise<void> {
    if (this.level === 'admin1') this.#admin1 ??= await import('@seesac/basemap/admin1.js');
  }

  /** Whether the forms of the level are there. */
  get ready(): boolean {
    return this.level === 'jurisdiction' || Boolean(this.#admin1);
  }

  /** Limits of the steps, and the forms with their numbers, under the filters that are drawn now; undefined until the numbers are there. */
  scene(): Scene | undefined {
    const { filters, index } = this.#host.stage!;
    const source = this.ready ? (index ?? this.#countsOfService(filters)) : undefined;
    if (!source) return undefined;
    const key = [this.level, formatFilters(filters), Boolean(this.rates)].join('|');
    if (this.#last?.key !== key || this.#last.source !== source) {
      const counts = index ? index.areas(filters, this.level) : (source as readonly AreaCount[]);
      const figures = figuresOf(counts, this.#areaOf, index && this.rates && { table: this.rates, filters, data: index.manifest });
      const areas = this.#grounds(figures).map((ground): Area => {
        const figure = figures.byArea.get(ground.code);
        return { ground, figure, value: !figure ? 0 : this.rates ? figure.rate?.rate : figure.count };
      });
      this.#last = { key, source, scene: { areas, figures, limits: limitsOf(areas.flatMap(({ value }) => value || []), !this.rates) } };
    }
    return this.#last.scene;
  }

  /** What was there stays until the answer comes; what cannot be had is not drawn. */
  #countsOfService(filters: Filters): readonly AreaCount[] | undefined {
    const key = `${this.level}|${formatFilters(filters)}`;
    if (this.#asked?.key !== key) {
      const before = this.#asked?.key.startsWith(this.level) ? this.#asked.counts : undefined;
      const asked: Asked = (this.#asked = { key, counts: before });
      this.#asking?.abort();
      const { signal } = (this.#asking = new AbortController());
      const host = this.#host;
      areas(host.api ?? defaultApi(), formatFilters(filters), { level: this.level, signal })
        .then(({ data }) => (asked.counts = data), (error) => {
          asked.counts = undefined;
          if (!signal.aborted) host.dispatchEvent(new SeesacErrorEvent(error));
        })
        .finally(() => this.#asked === asked && host.stage?.draw());
    }
    return this.#asked!.counts;
  }

  /** The drawn forms: those of the level, and before them groups of units that a source names as one. */
  #grounds({ byArea }: Figures): readonly Ground[] {
    if (this.level === 'jurisdiction') return drawing().shapes.filter(({ core }) => core);
    const groups = [...byArea.keys()].filter(this.#isGroup).map((code) => this.#admin1!.unitOf(code)!);
    // A unit that is known only as a part of its group is not one without incidents.
    const isApart = (unit: Ground) => {
      const spot = spotIn(unit, extentOf(unit));
      return byArea.has(unit.code) || !spot || !groups.some((group) => isIn(group, ...spot));
    };
    return [...groups, ...this.#admin1!.units().filter(isApart)];
  }

  readonly #areaOf = (code: string): string | undefined =>
    this.level === 'admin1' ? this.#admin1!.unitOf(code)?.code : drawing().shapes.find((shape) => shape.core && shape.code === code)?.code;

  // --- drawing

  paint(frame: Frame, palette: Palette): void {
    const scene = this.scene();
    if (!scene) return;
    if (this.level === 'jurisdiction') return scene.areas.forEach((area) => this.#fill(frame, palette, scene.limits, area));
    const { ctx } = frame;
    const isGroup = this.#isGroup;
    const grouped = new Set(scene.areas.flatMap(({ ground: { code } }) => (isGroup(code) ? code.slice(0, 2) : [])));
    for (const area of scene.areas) if (!isGroup(area.ground.code)) this.#fill(frame, palette, scene.limits, area);
    ctx.beginPath();
    for (const line of this.#admin1!.innerLines()) trace(frame, line);
    outline(ctx, palette);
    // A group is one area: it covers the lines in it. What is known of its units themselves lies on top.
    for (const area of scene.areas) {
      if (!area.figure || !grouped.has(area.ground.code.slice(0, 2))) continue;
      this.#fill(frame, palette, scene.limits, area);
      ctx.beginPath();
      for (const ring of area.ground.rings) trace(frame, ring);
      outline(ctx, palette);
    }
  }

  readonly #isGroup = (code: string): boolean => !this.#admin1!.units().some((unit) => unit.code === code);

  #fill(frame: Frame, palette: Palette, limits: readonly number[], { ground, figure, value }: Area): void {
    if (!figure) return;
    const { ctx } = frame;
    ctx.beginPath();
    for (const ring of ground.rings) trace(frame, ring);
    ctx.fillStyle = value ? palette.ramp[shadeOf(limits, stepOf(limits, value))]! : palette.core;
    ctx.fill('evenodd');
    if (this.rates && (!figure.rate || figure.rate.few)) hatch(frame, ground, figure.rate ? palette.core : palette.coreBorder);
  }

  // --- what a reader chooses

  items(): readonly Item[] {
    const { map } = this.#host.stage!;
    const size = map!.getSize();
    const view = this.#viewOf(map!.getBounds());
    const scene = this.scene();
    const visible = (scene?.areas ?? []).flatMap(({ ground, figure, value = -1 }): { item: Item; value: number }[] => {
      const spot = figure && spotIn(ground, view);
      if (!spot) return [];
      const { x, y } = map!.latLngToContainerPoint([latitudeOf(spot[1]), longitudeOf(spot[0])]);
      const inside = (at: number, most: number) => Math.max(RING, Math.min(most - RING, at));
      return [{ item: this.#item(ground, figure, inside(x, size.x), inside(y, size.y)), value }];
    });
    return visible.sort((a, b) => b.value - a.value).map(({ item }) => item);
  }

  #item(ground: Ground, figure: Figure, x: number, y: number): Item {
    const { code } = ground;
    const name = () => this.nameOf(code, figure);
    return {
      key: code, count: figure.count, x, y, radius: RING,
      // Said in the language of the moment: a map may be given another one.
      get name() {
        return name();
      },
      choose: () => this.#choose(code, ground),
    };
  }

  at(x: number, y: number): Item | undefined {
    const scene = this.scene();
    const { lat, lng } = this.#host.stage!.map!.containerPointToLatLng([x, y]);
    // A unit lies on the group that holds it.
    const found = scene?.areas.findLast(({ ground, figure }) => figure && isIn(ground, mercatorX(lng), mercatorY(lat)));
    return found && this.#item(found.ground, found.figure!, x, y);
  }

  /** What an area is called with its numbers: a clause. Call it while the element speaks. */
  nameOf(code: string, figure: Figure): string {
    const jurisdiction = this.#host.query.last?.terms.jurisdiction.find((term) => term.code === code.slice(0, 2))?.label ?? code.slice(0, 2);
    const name = this.level === 'jurisdiction' ? jurisdiction : `${code.slice(3)} (${jurisdiction})`;
    const count = plural(figure.count, msg('{n} incident|{n} incidents', { id: 'n-incidents' }));
    if (!this.rates) return `${name}: ${count}`;
    const { rate } = figure;
    const [, perPeople] = unitsInWords();
    const [few, unknown] = rateNotes();
    if (!rate) return `${name}: ${count} (${unknown})`;
    return `${name}: ${count} (${decimal(rate.rate)} ${perPeople}, 95 %: ${decimal(rate.interval[0])}–${decimal(rate.interval[1])}${rate.few ? `; ${few}` : ''})`;
  }

  /** The area that a reader has opened, in words. */
  toldName(): string | undefined {
    const figure = this.told === undefined ? undefined : this.scene()?.figures.byArea.get(this.told);
    return figure && this.nameOf(this.told!, figure);
  }

  /** A jurisdiction becomes the filter, or ceases to be it; a unit comes nearer. */
  #choose(code: string, ground: Ground): void {
    const host = this.#host;
    this.told = code;
    host.requestUpdate();
    if (this.level === 'jurisdiction') {
      const { jurisdiction } = host.stage!.filters;
      return change(host, { jurisdiction: jurisdiction?.join() === code ? undefined : [code as NonNullable<Filters['jurisdiction']>[number]] });
    }
    const { west, south, east, north } = extentOf(ground);
    host.stage!.moved = true;
    host.stage!.map!.fitBounds(boundsOf([longitudeOf(west), latitudeOf(south), longitudeOf(east), latitudeOf(north)]), { maxZoom: 10 });
  }

  #viewOf(bounds: { getWest(): number; getSouth(): number; getEast(): number; getNorth(): number }): Extent {
    return { west: mercatorX(bounds.getWest()), north: mercatorY(bounds.getNorth()), east: mercatorX(bounds.getEast()), south: mercatorY(bounds.getSouth()) };
  }
}

function outline(ctx: Frame['ctx'], palette: Palette): void {
  ctx.strokeStyle = palette.coreBorder;
  ctx.lineWidth = 0.5;
  ctx.stroke();
}

/** Draws lines across the area whose path is on the canvas. */
function hatch(frame: Frame, ground: Ground, colour: string): void {
  const { ctx, width, height } = frame;
  const { west, north, east, south } = extentOf(ground);
  const [left, top, right, bottom] = [Math.max(0, frame.x(west)), Math.max(0, frame.y(north)), Math.min(width, frame.x(east)), Math.min(height, frame.y(south))];
  if (left >= right || top >= bottom) return;
  ctx.save();
  ctx.clip('evenodd');
  ctx.beginPath();
  for (let x = left - (bottom - top); x < right; x += HATCH) {
    ctx.moveTo(x, bottom);
    ctx.lineTo(x + bottom - top, top);
  }
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.restore();
}
