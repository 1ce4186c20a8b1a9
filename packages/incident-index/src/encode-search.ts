import type { Incident } from '@seesac/contract';
import { ByteWriter, toUtf8 } from './bytes.js';
import { foldWords } from './fold.js';
import { compareBytes, cutWord, SEARCH_MAGIC } from './search-file.js';

/** Further names under which an incident's place is found, beside those that it states. */
export type AliasesOf = (incident: Incident) => readonly string[];

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

/** Bytes of the search file of a year's incidents, in row order: what `q` finds in their places, the aliases of these, and their summaries. */
export function encodeSearch(incidents: readonly Incident[], aliasesOf: AliasesOf): Uint8Array {
  const words = new Words();
  incidents.forEach((incident, row) => {
    const { settlement, municipality, admin1 } = incident.place;
    // Places first: a word that is in both is a word of the place.
    for (const name of [settlement, municipality, admin1, ...aliasesOf(incident)]) if (name !== undefined) words.add(name, row, 1);
    for (const text of Object.values(incident.summary)) words.add(text, row, 0);
  });
  return words.encode(incidents.length);
}

class Words {
  readonly #idOf = new Map<string, number>();
  readonly #counts: number[] = [];
  readonly #lastRow: number[] = [];
  /** Word, and row with the mark of a place, by row. */
  readonly #ids = new Numbers();
  readonly #rows = new Numbers();
  /** Text repeats itself: a chunk between blanks is folded once. */
  readonly #known = new Map<string, number[]>();

  add(text: string, row: number, place: 0 | 1): void {
    for (const chunk of text.split(/\s+/)) {
      for (const id of this.#known.get(chunk) ?? this.#learn(chunk)) {
        if (this.#lastRow[id] === row) continue;
        this.#lastRow[id] = row;
        this.#counts[id] = (this.#counts[id] ?? 0) + 1;
        this.#ids.push(id);
        this.#rows.push(2 * row + place);
      }
    }
  }

  #learn(chunk: string): number[] {
    const ids = foldWords(chunk).flat().map((spelling) => {
      const word = cutWord(spelling);
      const id = this.#idOf.get(word) ?? this.#idOf.size;
      this.#idOf.set(word, id);
      return id;
    });
    this.#known.set(chunk, ids);
    return ids;
  }

  encode(rows: number): Uint8Array {
    const sorted = [...this.#idOf].map(([word, id]) => ({ bytes: toUtf8(word), id })).sort((a, b) => compareBytes(a.bytes, b.bytes));
    const ends = new Uint32Array(sorted.length);
    let sum = 0;
    for (const { id } of sorted) {
      ends[id] = sum;
      sum += this.#counts[id]!;
    }
    const postings = new Uint32Array(this.#ids.length);
    for (let i = 0; i < this.#ids.length; i++) postings[ends[this.#ids.at(i)]!++] = this.#rows.at(i);

    const out = new ByteWriter();
    out.bytes(Uint8Array.from(SEARCH_MAGIC));
    out.varint(rows);
    out.varint(sorted.length);
    const shared = sorted.map(({ bytes }, i) => sharedLength(sorted[i - 1]?.bytes, bytes));
    out.bytes(Uint8Array.from(shared));
    out.bytes(Uint8Array.from(sorted, ({ bytes }, i) => bytes.length - shared[i]!));
    sorted.forEach(({ bytes }, i) => out.bytes(bytes.subarray(shared[i])));

    const lists = new ByteWriter();
    let before = 0;
    for (const { id } of sorted) {
      let last = -1;
      for (let at = ends[id]! - this.#counts[id]!; at < ends[id]!; at++) {
        const row = postings[at]! >>> 1;
        lists.varint(2 * (row - last) + (postings[at]! & 1));
        last = row;
      }
      out.varint(lists.length - before);
      before = lists.length;
    }
    out.bytes(lists.finish());
    return out.finish();
  }
}

function sharedLength(before: Uint8Array | undefined, bytes: Uint8Array): number {
  let same = 0;
  while (before && same < before.length && same < bytes.length && before[same] === bytes[same]) same++;
  return same;
}
