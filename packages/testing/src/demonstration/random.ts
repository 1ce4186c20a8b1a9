/**
 * A seeded random source. Each part of the generator takes its own, named by what it decides (`seed, '2022', 'weapons'`), so that a change in one part moves
 * no other. Generator: sfc32, seeded by a 32-bit string hash; both in the public domain.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  constructor(...name: readonly (string | number)[]) {
    const text = name.join('/');
    const hash = (start: number) => {
      let h = start;
      for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
      return h | 0;
    };
    [this.#a, this.#b, this.#c] = [hash(0x811c9dc5), hash(0x9e3779b9), hash(0x243f6a88)];
    for (let i = 0; i < 16; i++) this.next();
  }

  /** A number in [0, 1). */
  next(): number {
    const t = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t | 0;
    return (t >>> 0) / 4294967296;
  }

  /** A whole number from `min` to `max`, both inclusive. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the items, each as likely as its weight. */
  pick<T>(items: readonly T[], weightOf: (item: T) => number = () => 1): T {
    let left = this.next() * items.reduce((sum, item) => sum + weightOf(item), 0);
    for (const item of items) if ((left -= weightOf(item)) < 0) return item;
    return items.at(-1)!;
  }

  /** One of the keys of a table of weights. */
  key<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K {
    return this.pick(Object.entries(weights) as [K, number][], ([, weight]) => weight)[0];
  }

  /** A new array in random order. */
  shuffle<T>(items: readonly T[]): T[] {
    const out = [...items];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [out[i], out[j]] = [out[j]!, out[i]!];
    }
    return out;
  }

  /** `n` different items, the heavier the likelier; items of weight 0 never, so there may be fewer. */
  sample<T>(items: readonly T[], n: number, weightOf: (item: T) => number = () => 1): T[] {
    const keyed: { item: T; key: number }[] = [];
    for (const item of items) {
      const weight = weightOf(item);
      const key = -Math.log(1 - this.next()) / weight;
      if (weight > 0) keyed.push({ item, key });
    }
    return keyed.sort((x, y) => x.key - y.key).slice(0, n).map((k) => k.item);
  }
}

/** Whole parts in proportion to the weights that add up to the total (largest remainder). */
export function apportion<K extends string>(total: number, weights: Readonly<Partial<Record<K, number>>>): Record<K, number> {
  const entries = Object.entries(weights) as [K, number][];
  const sum = entries.reduce((s, [, w]) => s + w, 0);
  const parts = entries.map(([key, w]) => ({ key, whole: Math.floor((total * w) / sum), rest: ((total * w) / sum) % 1 }));
  let left = total - parts.reduce((s, p) => s + p.whole, 0);
  for (const part of [...parts].sort((x, y) => y.rest - x.rest)) if (left-- > 0) part.whole++;
  return Object.fromEntries(parts.map((p) => [p.key, p.whole])) as Record<K, number>;
}
