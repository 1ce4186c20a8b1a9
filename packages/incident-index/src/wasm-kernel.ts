import type { Bitmap } from './bitmap.js';
import { plainKernel, type Kernel, type KernelFactory } from './kernel.js';

// Node and browsers have it, but neither the ES library nor a dependency worth having declares it.
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
  Instance: new (module: object, imports: object) => { readonly exports: object };
};

// Instructions of WebAssembly (core specification, §5.4), with what they take behind them.
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const i32 = (value: number) => [0x41, value]; // one byte holds -64 to 63
const load32 = [0x28, 2, 0];
const load64 = (offset: number) => [0x29, 2, offset];
const [block, loop, end] = [[0x02, 0x40], [0x03, 0x40], [0x0b]];
const branch = (depth: number) => [0x0c, depth];
const branchIf = (depth: number) => [0x0d, depth];
const [isZero, less, add, subtract, and, popcnt] = [[0x45], [0x49], [0x6a], [0x6b], [0x71], [0x69]];
const [and64, popcnt64, add64, toI32] = [[0x83], [0x7b], [0x7c], [0xa7]];

const [A, B, COUNT, SUM] = [0, 1, 2, 3];
const step = (local: number, bytes: number) => [...get(local), ...i32(bytes), ...add, ...set(local)];
const less8 = [...get(COUNT), ...i32(8), ...less];
const pair = (offset: number) => [...get(A), ...load64(offset), ...get(B), ...load64(offset), ...and64, ...popcnt64];

/** `count(a, b, n)`: ones in both of the `n` words at the addresses `a` and `b`. Eight words a round, then the rest one by one. */
const COUNT_BODY = [
  1, 1, 0x7f, // one local more: SUM, an i32
  ...block, ...loop, ...less8, ...branchIf(1),
  ...get(SUM), ...pair(0), ...pair(8), ...add64, ...pair(16), ...add64, ...pair(24), ...add64, ...toI32, ...add, ...set(SUM),
  ...step(A, 32), ...step(B, 32), ...get(COUNT), ...i32(8), ...subtract, ...set(COUNT), ...branch(0), ...end, ...end,
  ...block, ...loop, ...get(COUNT), ...isZero, ...branchIf(1),
  ...get(SUM), ...get(A), ...load32, ...get(B), ...load32, ...and, ...popcnt, ...add, ...set(SUM),
  ...step(A, 4), ...step(B, 4), ...get(COUNT), ...i32(1), ...subtract, ...set(COUNT), ...branch(0), ...end, ...end,
  ...get(SUM), ...end,
];
/** A length, LEB128. */
const sized = (bytes: readonly number[]) => (bytes.length < 128 ? [bytes.length, ...bytes] : [(bytes.length & 127) | 128, bytes.length >>> 7, ...bytes]);
const section = (id: number, ...content: number[]) => [id, ...sized(content)];
const name = (letter: string) => [1, letter.charCodeAt(0)];
const MODULE = [
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  ...section(1, 1, 0x60, 3, 0x7f, 0x7f, 0x7f, 1, 0x7f), // a type: three i32 to one
  ...section(2, 1, ...name('m'), ...name('m'), 2, 0, 0), // imports memory `m.m`
  ...section(3, 1, 0), // a function of that type
  ...section(7, 1, ...name('c'), 0, 0), // exports it as `c`
  ...section(10, 1, ...sized(COUNT_BODY)),
];

const PAGE = 65_536;
let module: object | undefined;

function memoryOf(pages: number): { readonly buffer: ArrayBuffer } | undefined {
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages });
  } catch {
    // No WebAssembly in this engine (`node --jitless`), or no address space for it (`ulimit -v`).
    return undefined;
  }
}

/**
 * Counts bitmaps several times as fast as JavaScript, with the instruction for it. Takes memory for all bitmaps of an index at once; the system gives
 * pages only where something is written. Where it cannot have that, it is the plain kernel. Not for a page of others: a strict content security policy
 * forbids WebAssembly.
 */
export const wasmKernel: KernelFactory = (rows, bitmaps): Kernel => {
  const length = (rows + 31) >>> 5;
  // Slots begin at multiples of eight bytes. The first takes the selection that is being counted.
  const slot = 8 * Math.ceil(length / 2);
  const memory = memoryOf(Math.ceil((slot * (bitmaps + 1)) / PAGE));
  if (!memory) return plainKernel(rows, bitmaps);
  module ??= new WebAssembly.Module(Uint8Array.from(MODULE));
  const { c: count } = new WebAssembly.Instance(module, { m: { m: memory } }).exports as { c: (a: number, b: number, words: number) => number };
  const selection = new Uint32Array(memory.buffer, 0, length);
  let loaded: Bitmap | undefined;
  let made = 0;
  return {
    wordCost: 0.15,
    bitmap: () => {
      if (made === bitmaps) throw new RangeError(`the kernel was made for ${bitmaps} bitmaps`);
      return new Uint32Array(memory.buffer, slot * ++made, length);
    },
    countWords: (map, words, from, to) => {
      // Selections never change, so the one that is there need not be copied again.
      if (words !== loaded) selection.set((loaded = words));
      return count(map.byteOffset + 4 * from, 4 * from, to - from);
    },
  };
};
