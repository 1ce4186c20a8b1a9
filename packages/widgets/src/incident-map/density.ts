import { formatFilters } from '@seesac/contract';
import { ratedDays } from '@seesac/contract/rates.js';
import { latitudeOf, longitudeOf, mercatorX, mercatorY, type MapCell, type MapIndex } from '@seesac/client/snapshot.js';
import { towns, type Label } from '@seesac/basemap/labels.js';
import type { Frame } from './canvas-layer.js';
import { DEEPEST, densityLimits, densityOf, LIMITS_ZOOM } from './density.model.js';
import type { SeesacIncidentMap } from './incident-map.js';
import { boxInView, padded, type Item } from './incident-map.model.js';
import type { Palette } from './palette.js';
import type { Overlay } from './scene.js';
import { decimal, shadeOf, stepOf, unitsInWords } from './steps.js';

/** Most cells that a reader can choose. */
const MOST = 50;
/** Within so many units of the grid, about 25 km, a cell is said to be at a town. */
const NEAR = 14_500;

/** A cell with its density: incidents per 100 km² and year. */
interface Value { readonly cell: MapCell; readonly density: number }

/** Limits by dataset version: those of the first columns that the page had of it. */
const limitsOfVersion = new WeakMap<MapIndex['manifest'], number[]>();

/** Where incidents lie close together: squares of 16 px with a colour by incidents per 100 km² and year. It needs the columns in the page. */
export class DensityLayer implements Overlay {
  readonly #host;
  #values: { key: string; index: MapIndex; values: readonly Value[] } | undefined;
  #towns: { lang: string; names: readonly Label[] } | undefined;

  constructor(host: SeesacIncidentMap) {
    this.#host = host;
  }

  /** The map is nearer than a density goes. */
  get tooNear(): boolean {
    return this.#zoom > DEEPEST;
  }

  get #zoom(): number {
    return Math.round(this.#host.stage!.map!.getZoom());
  }

  /** Limits of the steps; none without columns. */
  limits(): readonly number[] {
    const { index } = this.#host.stage!;
    if (!index) return [];
    let limits = limitsOfVersion.get(index.manifest);
    const days = ratedDays({ ...(index.since && { from: index.since }) }, index.manifest);
    if (!limits) limitsOfVersion.set(index.manifest, (limits = days ? densityLimits(index.cells({ ...(index.since && { from: index.since }) }, { zoom: LIMITS_ZOOM }), days) : []));
    return limits;
  }

  #read(): readonly Value[] {
    const stage = this.#host.stage!;
    const { filters, index } = stage;
    const bbox = stage.within(padded(boxInView(stage.map!)));
    // A part of the map has as many days as the whole.
    const { bbox: _, ...dates } = filters;
    const days = index && ratedDays(dates, index.manifest);
    if (!bbox || !days || this.tooNear) return [];
    const key = `${formatFilters({ ...filters, bbox })}|${this.#zoom}`;
    if (this.#values?.key !== key || this.#values.index !== index) {
      const values = index.cells({ ...filters, bbox }, { zoom: this.#zoom }).map((cell) => ({ cell, density: densityOf(cell, days) }));
      this.#values = { key, index, values };
    }
    return this.#values.values;
  }

  paint({ ctx, scale, x, y }: Frame, palette: Palette): void {
    const limits = this.limits();
    for (const { cell, density } of this.#read()) {
      ctx.fillStyle = palette.ramp[shadeOf(limits, stepOf(limits, density))]!;
      // A hair between the squares parts steps whose colours are near each other.
      ctx.fillRect(x(cell.x) + 0.5, y(cell.y) + 0.5, cell.side * scale - 1, cell.side * scale - 1);
    }
  }

  items(): readonly Item[] {
    const { map } = this.#host.stage!;
    const { x: width, y: height } = map!.getSize();
    const sorted = [...this.#read()].sort((a, b) => b.density - a.density);
    const items: Item[] = [];
    for (const value of sorted) {
      const item = this.#item(value);
      if (item.x < 0 || item.y < 0 || item.x > width || item.y > height) continue;
      items.push(item);
      if (items.length === MOST) break;
    }
    return items;
  }

  at(x: number, y: number): Item | undefined {
    const { lat, lng } = this.#host.stage!.map!.containerPointToLatLng([x, y]);
    const [gridX, gridY] = [mercatorX(lng), mercatorY(lat)];
    const found = this.#read().find(({ cell }) => gridX >= cell.x && gridX < cell.x + cell.side && gridY >= cell.y && gridY < cell.y + cell.side);
    return found && this.#item(found);
  }

  #item({ cell, density }: Value): Item {
    const stage = this.#host.stage!;
    const map = stage.map!;
    const middle = [latitudeOf(cell.y + cell.side / 2), longitudeOf(cell.x + cell.side / 2)] as [number, number];
    const { x, y } = map.latLngToContainerPoint(middle);
    const name = () => `${this.#placeOf(cell, middle)}: ${decimal(density)} ${unitsInWords()[2]!}`;
    return {
      key: `${cell.x},${cell.y},${cell.side}`, count: cell.count, x, y, radius: (cell.side * 2 ** (map.getZoom() - 16)) / 2,
      get name() {
        return name();
      },
      choose() {
        stage.moved = true;
        map.setView(middle, Math.min(DEEPEST, Math.round(map.getZoom()) + 1));
      },
    };
  }

  /** The town that a cell lies at or near, else where it lies. */
  #placeOf({ x, y, side }: MapCell, [lat, lon]: readonly [number, number]): string {
    const lang = this.#host.speak();
    if (this.#towns?.lang !== lang) this.#towns = { lang, names: towns(lang) };
    let near = `${decimal(lat, 2)}; ${decimal(lon, 2)}`;
    let least = Math.max(NEAR, side);
    for (const town of this.#towns.names) {
      const distance = Math.hypot(town.x - x - side / 2, town.y - y - side / 2);
      if (distance < least) [near, least] = [town.text, distance];
    }
    return near;
  }
}
