import { createHash } from 'node:crypto';

/** Words of a slot: three of the hash, and the line, 0 in an empty slot. */
const SLOT = 4;
const PARTS = 256;
/** How full a part may be, and by how much it grows: in parts of this size no growth is felt, and about three quarters are in use. */
const FULL = 0.85;
const GROWTH = 1.25;

/** Part, place in it and hash of an identifier: 8 bits, and 96 bits of SHA-256. Two identifiers with the same 104 bits are not to be found. */
function hashOf(id: string): { part: number; words: [number, number, number] } {
  const digest = createHash('sha256').update(id).digest();
  return { part: digest[12]!, words: [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8)] };
}

/** One open hash table in one typed array. */
class Part {
  #slots = new Uint32Array(16 * SLOT);
  #used = 0;

  /** The line of the hash; where it is new, it gets this line. */
  claim(words: readonly [number, number, number], line: number): number | undefined {
    const at = this.#find(words);
    const before = this.#slots[at + 3]!;
    if (before !== 0) return before;
    this.#put(at, words, line);
    this.#used++;
    if (this.#used > (this.#slots.length / SLOT) * FULL) this.#grow();
    return undefined;
  }

  get bytes(): number {
    return this.#slots.byteLength;
  }

  /** Slot of the hash, or the empty one in which it belongs. */
  #find([a, b, c]: readonly [number, number, number]): number {
    const slots = this.#slots;
    let at = Math.floor((a / 2 ** 32) * (slots.length / SLOT)) * SLOT;
    while (slots[at + 3] !== 0 && !(slots[at] === a && slots[at + 1] === b && slots[at + 2] === c)) {
      at += SLOT;
      if (at === slots.length) at = 0;
    }
    return at;
  }

  #put(at: number, words: readonly [number, number, number], line: number): void {
    this.#slots.set(words, at);
    this.#slots[at + 3] = line;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(Math.ceil((old.length / SLOT) * GROWTH) * SLOT);
    for (let at = 0; at < old.length; at += SLOT) {
      if (old[at + 3] === 0) continue;
      const words: [number, number, number] = [old[at]!, old[at + 1]!, old[at + 2]!];
      this.#put(this.#find(words), words, old[at + 3]!);
    }
  }
}

/** The identifiers of a file and the lines on which they stand first, in about 21 bytes each: files may have more rows than memory has room for their texts. */
export class SeenIds {
  readonly #parts = Array.from({ length: PARTS }, () => new Part());

  /** The line (1 to 2³² − 1) on which the identifier was claimed before. `undefined` where it was not: it has this line from now on. */
  claim(id: string, line: number): number | undefined {
    const { part, words } = hashOf(id);
    return this.#parts[part]!.claim(words, line);
  }

  /** Size of the tables. */
  get bytes(): number {
    return this.#parts.reduce((sum, part) => sum + part.bytes, 0);
  }
}
