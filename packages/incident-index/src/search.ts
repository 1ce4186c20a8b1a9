import type { Incident } from '@seesac/contract';
import { bitmap, setRow, type Bitmap } from './bitmap.js';
import { firstWhere } from './bytes.js';
import { foldWords } from './fold.js';

/** The texts in which `q` looks. */
export const searchTexts = ({ place, summary }: Incident): string[] =>
  [place.settlement, place.municipality, place.admin1, ...Object.values(summary)].filter((text) => text !== undefined);

/** Collects numbers in memory that grows by doubling: millions of them would burden an array. */
class Numbers {
  #values = new Uint32Array(4096);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Uint32Array(this.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length++] = value;
  }

  at(index: number): number {
    return this.#values[index]!;
  }
}

/**
 * Full-text index: sorted words and, in the same order, the rows that hold each. The words that begin alike are neighbours, so the rows of a prefix
 * are one slice.
 */
export class SearchIndex {
  readonly #rows: number;
  readonly #words: string[];
  /** Where the rows of word `i` begin in `#postings`; one more entry than words. */
  readonly #offsets: Uint32Array;
  readonly #postings: Uint32Array;

  constructor(rows: number, textsOf: (row: number) => readonly string[]) {
    this.#rows = rows;
    const idOf = new Map<string, number>();
    const counts: number[] = [];
    const lastRow: number[] = [];
    const ids = new Numbers();
    const ends = new Uint32Array(rows);
    // Text repeats itself: a chunk between blanks is folded once.
    const known = new Map<string, number[]>();
    const idsOf = (chunk: string): number[] => {
      const found = foldWords(chunk).flat().map((word) => {
        const id = idOf.get(word) ?? idOf.size;
        if (id === idOf.size) idOf.set(word, id);
        return id;
      });
      known.set(chunk, found);
      return found;
    };
    for (let row = 0; row < rows; row++) {
      for (const text of textsOf(row)) {
        for (const chunk of text.split(/\s+/)) {
          for (const id of known.get(chunk) ?? idsOf(chunk)) {
            if (lastRow[id] === row) continue;
            lastRow[id] = row;
            counts[id] = (counts[id] ?? 0) + 1;
            ids.push(id);
          }
        }
      }
      ends[row] = ids.length;
    }
    this.#words = [...idOf.keys()].sort();
    this.#offsets = new Uint32Array(this.#words.length + 1);
    const next = new Uint32Array(this.#words.length);
    this.#words.forEach((word, i) => {
      const id = idOf.get(word)!;
      next[id] = this.#offsets[i]!;
      this.#offsets[i + 1] = next[id]! + counts[id]!;
    });
    this.#postings = new Uint32Array(ids.length);
    for (let row = 0, at = 0; row < rows; row++) for (; at < ends[row]!; at++) this.#postings[next[ids.at(at)]!++] = row;
  }

  /**
   * For each word of the query the rows in which a word begins with it, in any of its spellings; a row must be in all of them. A query without any
   * letter or digit finds nothing: the answer is one empty bitmap.
   */
  match(query: string): Bitmap[] {
    const words = foldWords(query).map((spellings) => {
      const found = bitmap(this.#rows);
      for (const spelling of spellings) {
        const from = firstWhere(this.#words.length, (i) => this.#words[i]! >= spelling);
        const to = firstWhere(this.#words.length, (i) => this.#words[i]! >= `${spelling}\uffff`);
        for (let at = this.#offsets[from]!, end = this.#offsets[to]!; at < end; at++) setRow(found, this.#postings[at]!);
      }
      return found;
    });
    return words.length ? words : [bitmap(this.#rows)];
  }
}
