import { toDay, type DateSpan } from '@seesac/contract';
import { latitudeOf, type MapCell } from '@seesac/client/snapshot.js';
import { limitsOf } from './steps.js';

/** Circumference of the earth, km, and of the grid, units. */
const EARTH = 40_075.017;
const GRID = 2 ** 24;
const DAYS_OF_YEAR = 365.2425;
/** Cells of this zoom give the limits for all: about 7 km wide. */
export const LIMITS_ZOOM = 8;
/** Deepest zoom that shows a density: cells of the next are too small to mean anything. */
export const DEEPEST = 10;

/**
 * Parts of the cells below each limit. Few cells are very dense, and a cell of the next zoom can be four times as dense as the one that holds it, of the one before a quarter:
 * so the outer steps hold few.
 */
const SHARES = [0.1, 0.4, 0.75, 0.95];

/** Surface of a cell, km²: that of its middle, since a degree is shorter the further north it lies. */
export function surfaceOf({ y, side }: Pick<MapCell, 'y' | 'side'>): number {
  return ((EARTH * side * Math.cos((latitudeOf(y + side / 2) * Math.PI) / 180)) / GRID) ** 2;
}

/** Incidents per 100 km² and year. @param days in which they were counted */
export const densityOf = (cell: MapCell, { from, to }: DateSpan): number => (cell.count * 100 * DAYS_OF_YEAR) / (surfaceOf(cell) * (toDay(to) - toDay(from) + 1));

/** Limits of the steps of a dataset version: the same at every zoom and under every filter, so that a colour always means the same. @param cells of {@link LIMITS_ZOOM} */
export const densityLimits = (cells: readonly MapCell[], days: DateSpan): number[] => limitsOf(cells.map((cell) => densityOf(cell, days)), false, SHARES);
