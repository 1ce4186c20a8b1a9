/** What every map shows, in the numbers of Leaflet. Read by the pages and by what drives them. */
export const SIZE = { width: 1280, height: 720 };
/** All incidents are in this view. */
export const REGION = { latitude: 44.2, longitude: 22, zoom: 6 };
/** Where the map is moved and zoomed. */
export const TOWN = { latitude: 44.81, longitude: 20.46, zoom: 10 };
/** Furthest and nearest zoom: an index that makes one tree a zoom makes none that is never seen. */
export const ZOOMS = { min: 4, max: 16 };
/** Of every map's surface: no map has tiles, hence none waits for them. */
export const BACKGROUND = '#dfe6ea';
/** Pixels within which incidents are drawn as one: what ours has, for those that can be told. */
export const RADIUS = 44;
/** The first two types make half of the incidents, the others the other half. A filter is a list of places in the list of types; `undefined` takes all. */
export const HALF = [0, 1];
export const OTHER_HALF = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
