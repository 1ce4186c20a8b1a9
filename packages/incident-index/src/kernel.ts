import { bitmap, countWords, type Bitmap } from './bitmap.js';

/**
 * What counts the words of bitmaps: the inner loop of every facet, series and sum of people. The one of this file is plain JavaScript and runs everywhere;
 * `wasm-kernel.ts` has one for where WebAssembly may run. Answers are the same.
 */
export interface Kernel {
  /** What counting a word costs, against {@link plainKernel}. */
  readonly wordCost: number;
  /** An empty bitmap for the rows of the index, which is counted against selections. */
  bitmap(): Bitmap;
  /** Ones of the words `[from, to)` of both. @param map made by {@link bitmap} */
  countWords(map: Bitmap, words: Bitmap, from: number, to: number): number;
}

/**
 * Makes the kernel of one index.
 * @param rows of the index
 * @param bitmaps how many are made at most
 */
export type KernelFactory = (rows: number, bitmaps: number) => Kernel;

export const plainKernel: KernelFactory = (rows) => ({ wordCost: 1, bitmap: () => bitmap(rows), countWords });
