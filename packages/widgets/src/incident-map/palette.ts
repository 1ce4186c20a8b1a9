/** Colours of a map: a theme's own, none by the theme of the page's system alone. Values are what a canvas takes. */
export interface Palette {
  readonly sea: string;
  readonly land: string;
  /** Land of the seven jurisdictions. */
  readonly core: string;
  readonly border: string;
  readonly coreBorder: string;
  readonly text: string;
  readonly mutedText: string;
  /** Around texts and marks. */
  readonly halo: string;
  /** Clusters without a field to tell apart, and what is written on them. */
  readonly cluster: string;
  readonly onCluster: string;
  /** The four marks of a field and the rest. */
  readonly marks: readonly [string, string, string, string, string];
  /** Steps of a choropleth or a density, least first. */
  readonly ramp: readonly [string, string, string, string, string];
  readonly focus: string;
}

/**
 * The marks: colours of the UK Government Analysis Function in their order, where neighbours keep 3:1, and grey. All reach 3:1 on the land of the seven. The ramp goes
 * from green to blue, so that no step is taken for the sea. See `test/node/palette.test.ts`.
 */
export const light: Palette = {
  sea: '#d9e6ee', land: '#eef0ee', core: '#ffffff', border: '#b9c0c4', coreBorder: '#7c868d', text: '#1f2a30', mutedText: '#5a666d', halo: '#ffffff',
  cluster: '#00609c', onCluster: '#ffffff',
  marks: ['#12436d', '#28a197', '#801650', '#f46a25', '#3d3d3d'],
  ramp: ['#e6ec9f', '#a3d6b8', '#4fb0bb', '#2b74a8', '#1c3577'],
  focus: '#000000',
};

/** The same roles on dark land, tested in the same way. */
export const dark: Palette = {
  sea: '#0e161c', land: '#1b2328', core: '#27323a', border: '#3d4a53', coreBorder: '#71808b', text: '#f1f5f7', mutedText: '#a9b6be', halo: '#10181d',
  cluster: '#74b9ea', onCluster: '#06121b',
  marks: ['#b5e3ff', '#1a8a80', '#ffd9a8', '#c85a1c', '#dadada'],
  ramp: ['#2c5064', '#2f7a94', '#46a8ad', '#97d3b5', '#e6f3cd'],
  focus: '#ffffff',
};

/** System colours, where the reader has forced some: shapes and labels then tell alone. */
export const forced: Palette = {
  sea: 'Canvas', land: 'Canvas', core: 'Canvas', border: 'GrayText', coreBorder: 'CanvasText', text: 'CanvasText', mutedText: 'CanvasText', halo: 'Canvas',
  cluster: 'CanvasText', onCluster: 'Canvas',
  marks: ['CanvasText', 'CanvasText', 'CanvasText', 'CanvasText', 'CanvasText'],
  ramp: ['Canvas', 'GrayText', 'GrayText', 'CanvasText', 'CanvasText'],
  focus: 'Highlight',
};

/** The colours for an element as it is now: forced ones, else those of its colour scheme, with the page's accent for clusters. */
export function paletteOf(element: Element): Palette {
  if (matchMedia('(forced-colors: active)').matches) return forced;
  const style = getComputedStyle(element);
  // The element's background is one of two by `light-dark()`: what it came to says which scheme holds.
  const palette = style.backgroundColor === 'rgb(14, 22, 28)' ? dark : light;
  return { ...palette, cluster: style.color };
}
