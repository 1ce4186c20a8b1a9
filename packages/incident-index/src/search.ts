import { bitmap, type Bitmap } from './bitmap.js';
import { SnapshotError } from './errors.js';
import { foldWords } from './fold.js';
import type { Part } from './parts.js';
import { SearchFile } from './search-file.js';

/** A word that is searched for, in all its spellings; `whole` where longer words are not meant. */
interface Word { spellings: readonly string[]; whole: boolean }

/** The words of a query. Those in double quotes, of any typography, are meant as they stand; a quote that is not closed is none. */
function wordsOf(query: string): Word[] {
  const parts = query.split(/["„“”«»]/);
  return parts.flatMap((part, i) => foldWords(part).map((spellings) => ({ spellings, whole: i % 2 === 1 && i < parts.length - 1 })));
}

/** Full-text search over the files of several years. A file is opened at the first question about its year. */
export class SearchIndex {
  readonly #rows: number;
  readonly #parts: readonly Part[];
  readonly #files = new Map<Part, SearchFile>();

  constructor(rows: number, parts: readonly Part[]) {
    this.#rows = rows;
    this.#parts = parts;
  }

  /**
   * For each word of the query the rows in which a word begins with it, in any of its spellings, or in which a word is it where the query has it in double
   * quotes; a row must be in all of them. A query without any letter or digit finds nothing: the answer is one empty bitmap. Only the years that touch the span
   * of rows `[start, end)` are searched.
   * @throws {SnapshotError} where the search file of such a year was not given
   */
  match(query: string, start = 0, end = this.#rows): Bitmap[] {
    return this.#find(wordsOf(query), start, end, false);
  }

  /**
   * As {@link match}, but only the rows in which the word stands in a name of the place (settlement, municipality, first-level unit, or an alias of the
   * place): such a hit says more than one in a summary. A word that is in both counts as one of the place.
   */
  placeHits(query: string, start = 0, end = this.#rows): Bitmap[] {
    return this.#find(wordsOf(query), start, end, true);
  }

  /** As {@link placeHits}, where the whole word stands in such a name: Niš says more about Niš than Nistru does. */
  wholePlaceHits(query: string, start = 0, end = this.#rows): Bitmap[] {
    return this.#find(wordsOf(query).map(({ spellings }) => ({ spellings, whole: true })), start, end, true);
  }

  /** Opens all files that are there. */
  warm(): void {
    for (const part of this.#parts) if (part.search) this.#file(part);
  }

  #find(words: readonly Word[], start: number, end: number, inPlaces: boolean): Bitmap[] {
    const parts = this.#parts.filter((part) => part.start < end && part.end > start);
    const hits = words.map(({ spellings, whole }) => {
      const found = bitmap(this.#rows);
      for (const part of parts) for (const spelling of spellings) this.#file(part).mark(spelling, found, part.start, { whole, inPlaces });
      return found;
    });
    return hits.length ? hits : [bitmap(this.#rows)];
  }

  #file(part: Part): SearchFile {
    let file = this.#files.get(part);
    if (!file) {
      if (!part.search) throw new SnapshotError(`the search file of ${part.partition.year} was not given`);
      this.#files.set(part, (file = new SearchFile(part.search, part.end - part.start)));
    }
    return file;
  }
}
