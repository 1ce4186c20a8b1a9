import type { MonitorChange, MonitorRank, MonitorShare } from '@seesac/contract';

// How the monitors print: whole percent, the nearest one, a half away from zero; a rise has a sign as a fall has.

const percent = (ratio: number): number => Math.sign(ratio) * Math.round(Math.abs(ratio) * 100);

/** `part` of `whole`, `undefined` of nothing. */
export function shareOf(part: number, whole: number): MonitorShare | undefined {
  return whole > 0 ? { of: whole, ratio: part / whole, printed: `${percent(part / whole)} %` } : undefined;
}

/** The way from one figure to another. From 0 there is no percentage. */
export function changeBetween(from: number, to: number): MonitorChange {
  const difference = to - from;
  if (from === 0) return { from, difference, ratio: null, printed: null };
  const ratio = difference / from;
  const whole = percent(ratio);
  // Adding 0 turns -0 into 0.
  return { from, difference, ratio, printed: `${whole > 0 ? '+' : ''}${whole + 0} %` };
}

/** Where `value` stands among itself and the figures of `others`. */
export function rankAmong(value: number, others: readonly number[]): MonitorRank {
  const place = (isAhead: (other: number) => boolean) => 1 + others.filter(isAhead).length;
  return { fromTop: place((other) => other > value), fromBottom: place((other) => other < value), of: others.length + 1 };
}
