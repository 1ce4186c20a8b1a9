import type { Ink } from './chart.js';

/** Colours of charts. */
export interface ChartPalette {
  readonly surface: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly inks: Readonly<Record<`${Ink}`, string>>;
  /** Steps of a heat map, least first. */
  readonly ramp: readonly [string, string, string, string, string];
}

/**
 * The four of the UK Government Analysis Function in their order, where neighbours keep 3:1, and grey: no palette of more keeps its colours apart for every eye. Those of
 * the dark theme are ours, tested in the same way: see `test/charts-palette.test.ts`.
 */
export const light: ChartPalette = {
  surface: '#ffffff', text: '#1f2a30', muted: '#5a666d', grid: '#d5dadd',
  inks: { 1: '#12436d', 2: '#28a197', 3: '#801650', 4: '#f46a25', rest: '#3d3d3d', unknown: '#767f85', past: '#8b949a' },
  ramp: ['#e3eef6', '#a9cde5', '#5f9dc8', '#2b6ca3', '#12436d'],
};
export const dark: ChartPalette = {
  surface: '#161d22', text: '#f1f5f7', muted: '#a9b6be', grid: '#3a454d',
  inks: { 1: '#b5e3ff', 2: '#1a8a80', 3: '#ffd9a8', 4: '#c85a1c', rest: '#dadada', unknown: '#8f9aa2', past: '#7d8890' },
  ramp: ['#22384a', '#29516f', '#35749f', '#79b4dc', '#d2ebfb'],
};
