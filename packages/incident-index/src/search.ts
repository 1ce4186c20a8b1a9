import { bitmap, type Bitmap } from './bitmap.js';
import { SnapshotError } from './errors.js';
import { foldWords } from './fold.js';
import type { Part } from './parts.js';
import { SearchFile } from './search-file.js';

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
   * For each word of the query the rows in which a word begins with it, in any of its spellings; a row must be in all of them. A query without any
   * letter or digit finds nothing: the answer is one empty bitmap. Only the years that touch the span of rows `[start, end)` are searched.
   * @throws {SnapshotError} where the search file of such a year was not given
   */
  match(query: string, start = 0, end = this.#rows): Bitmap[] {
    return this.#find(query, start, end, false);
  }

  /**
   * As {@link match}, but only the rows in which the word stands in a name of the place (settlement, municipality, first-level unit, or an alias of the
   * place): such a hit says more than one in a summary. A word that is in both counts as one of the place.
   */
  placeHits(query: string, start = 0, end = this.#rows): Bitmap[] {
    return this.#find(query, start, end, true);
  }

  /** Opens all files that are there. */
  warm(): void {
    for (const part of this.#parts) if (part.search) this.#file(part);
  }

  #find(query: string, start: number, end: number, placesOnly: boolean): Bitmap[] {
    const parts = this.#parts.filter((part) => part.start < end && part.end > start);
    const words = foldWords(query).map((spellings) => {
      const found = bitmap(this.#rows);
      for (const part of parts) for (const spelling of spellings) this.#file(part).mark(spelling, found, part.start, placesOnly);
      return found;
    });
    return words.length ? words : [bitmap(this.#rows)];
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
