import type { WorkChallenge } from '@seesac/contract';

export interface SolveOptions {
  signal?: AbortSignal | undefined;
  /** Told from time to time how likely it was to have been found by now, 0 to 1. */
  progress?: (likely: number) => void;
}

/** Milliseconds of work between two breaths of the page. */
const SLICE = 8;
/** Tries between two looks at the clock. */
const BATCH = 256;

/** The first 32 bits of the fractional parts of a root of the first primes: what SHA-256 is made with (FIPS 180-4, §4.2.2 and §5.3.3). */
function constants(count: number, root: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  return primes.map((prime) => ((prime ** root % 1) * 2 ** 32) | 0);
}
const K = /* @__PURE__ */ constants(64, 1 / 3);
const START = /* @__PURE__ */ constants(8, 1 / 2);
const W = /* @__PURE__ */ new Int32Array(64);

/** One step of SHA-256 over a block of 64 bytes. @returns the eight words after it */
function compress(state: readonly number[], block: DataView, at: number): number[] {
  for (let i = 0; i < 16; i++) W[i] = block.getInt32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const x = W[i - 15]!, y = W[i - 2]!;
    W[i] = W[i - 16]! + W[i - 7]! + (((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)) + (((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const one = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) + ((e & f) ^ (~e & g)) + K[i]! + W[i]!) | 0;
    const two = (((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) + ((a & b) ^ (a & c) ^ (b & c));
    h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]!) | 0);
}

/**
 * Finds what a challenge asks for: the smallest n ≥ 0 such that the SHA-256 of `token:n` begins with so many zero bits, in decimal digits.
 *
 * In the page itself, a few milliseconds at a time: `crypto.subtle` is not there on pages without TLS and costs a turn of the loop a try, and a strict policy allows no
 * worker of another origin. Bits beyond 32 are not supported: nobody would live to see them.
 * @throws the reason of the signal
 */
export async function solve({ token, bits }: Pick<WorkChallenge, 'token' | 'bits'>, { signal, progress }: SolveOptions = {}): Promise<string> {
  const prefix = new TextEncoder().encode(`${token}:`);
  const whole = prefix.length & ~63;
  const rest = prefix.length - whole;
  let state = START;
  for (let at = 0; at < whole; at += 64) state = compress(state, new DataView(prefix.buffer), at);
  // What follows the whole blocks of the token is short, and the only thing that changes.
  const tail = new Uint8Array(128);
  const view = new DataView(tail.buffer);
  tail.set(prefix.subarray(whole));
  const passes = (n: number): boolean => {
    const digits = String(n);
    tail.fill(0, rest);
    for (let i = 0; i < digits.length; i++) tail[rest + i] = digits.charCodeAt(i);
    const length = rest + digits.length;
    tail[length] = 0x80;
    const size = length < 56 ? 64 : 128;
    view.setUint32(size - 4, (whole + length) * 8);
    let words = compress(state, view, 0);
    if (size === 128) words = compress(words, view, 64);
    return Math.clz32(words[0]!) >= bits;
  };
  for (let n = 0; ; ) {
    signal?.throwIfAborted();
    for (const end = performance.now() + SLICE; performance.now() < end; )
      for (let i = 0; i < BATCH; i++, n++) if (passes(n)) return String(n);
    progress?.(1 - Math.exp(-n / 2 ** bits));
    await new Promise((resolve) => setTimeout(resolve));
  }
}
