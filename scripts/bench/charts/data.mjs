/** What every chart shows, made by a rule, and where it is told apart from another. Read by the pages and by what drives them. */
export const SIZE = { width: 1000, height: 280 };
export const MONTHS = 132;
export const SERIES = 8;
export const POINTS = 100_000;
/** The palette of our charts, in their order; the eighth series has the first colour again. */
export const COLOURS = ['#12436d', '#28a197', '#801650', '#f46a25', '#3d3d3d', '#8b949a', '#767f85', '#12436d'];

/** The place of the one value that stands out, which another set of data has elsewhere. */
export const peak = (seed, length) => Math.floor(length * (0.2 + ((seed * 37) % 61) / 100));

/** Rows of eight counts a month. */
export function stack(seed) {
  const at = peak(seed, MONTHS);
  return Array.from({ length: SERIES }, (_, k) => Array.from({ length: MONTHS }, (_, i) => (i === at ? 30 : 5 + ((i * 7919 + k * 104_729 + seed * 31) % 23))));
}

/** Counts of as many days. */
export function line(seed) {
  const at = peak(seed, POINTS);
  return Array.from({ length: POINTS }, (_, i) => (i === at ? 90 : 10 + ((i * 7919 + seed * 31) % 17) + Math.round(8 * Math.sin(i / 9000))));
}

/** First day of a month, as a date and in milliseconds: for peers whose axis is of dates. */
export const monthAt = (i) => Date.UTC(2014, i, 1);
export const MONTH_KEYS = Array.from({ length: MONTHS }, (_, i) => new Date(monthAt(i)).toISOString().slice(0, 7));
