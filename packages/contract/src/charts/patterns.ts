import type { Ink } from './chart.js';

/** A tile that is repeated over what it fills: lines on a ground. */
export interface Pattern {
  /** Side of the tile, px. */
  readonly size: number;
  readonly d: string;
  /** Lines in the ink on the surface, where the others have lines in the colour of the surface on their ink. */
  readonly hollow?: true;
}

/**
 * Tiles by ink, for whoever cannot tell colours apart, or prints without them: no two that stand beside each other run in the same direction. That of *not reported*
 * is always drawn.
 */
export const PATTERNS: Readonly<Record<`${Ink}`, Pattern>> = {
  1: { size: 8, d: '' },
  2: { size: 8, d: 'M0 8L8 0M-2 2L2-2M6 10l4-4' },
  3: { size: 8, d: 'M0 4h8' },
  4: { size: 8, d: 'M0 0L8 8M-2 6l4 4M6-2l4 4M0 8L8 0M-2 2l4-4M6 10l4-4' },
  rest: { size: 8, d: 'M4 0v8' },
  past: { size: 8, d: 'M4 3v2M0 7v2M8 7v2' },
  unknown: { size: 6, d: 'M-1 1l2-2M0 6l6-6M5 7l2-2', hollow: true },
};
