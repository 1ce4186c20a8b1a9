import { foldWords } from '@seesac/client/fold.js';
import { html, type LitElement } from 'lit';

/** What stands between the words of a text, for search. */
const WORD = /[\p{L}\p{N}\p{M}\p{Cf}]+/gu;

type Span = readonly [from: number, to: number];

/**
 * Where words that begin with those of a search stand in a text, compared as the search compares: in any script, with or without marks. Of a word as much is marked as
 * the search has of it.
 */
export function matches(text: string, query: string): Span[] {
  const wanted = foldWords(query).flat();
  const begins = (part: string) => foldWords(part).some((spellings) => spellings.some((one) => wanted.some((word) => one.startsWith(word))));
  const found: Span[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!begins(word)) continue;
    // The shortest beginning that is enough, with the marks that belong to its last letter.
    let end = 1;
    while (end < word.length && (!begins(word.slice(0, end)) || /^[\p{M}\p{Cf}\p{Cs}]/u.test(word.slice(end)))) end++;
    found.push([index, index + end]);
  }
  return found;
}

/** One highlight for all lists of a page: a name in `CSS.highlights` is the page's. Each list has its own ranges in it. */
const NAME = 'seesac-search';

/** Marks the words that are searched for in one list. By the CSS Custom Highlight API, which leaves the texts as they are, else by `<mark>`. */
export class Highlighter {
  readonly #host;
  #ranges: Range[] = [];
  #query = '';
  readonly #supported = Boolean((globalThis.CSS as Partial<typeof CSS>).highlights);

  constructor(host: LitElement) {
    this.#host = host;
    host.addController({ hostDisconnected: () => this.#clear() });
  }

  /** The text with the marks in it, where the browser has no highlights. */
  get mark(): ((text: string) => unknown) | undefined {
    return this.#supported ? undefined : this.#mark;
  }

  readonly #mark = (text: string): unknown => {
    let at = 0;
    const parts: unknown[] = [];
    for (const [from, to] of matches(text, this.#query)) {
      parts.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`);
      at = to;
    }
    return [...parts, text.slice(at)];
  };

  /** Marks the words in what the list shows now. */
  paint(query = ''): void {
    if (this.#query !== query && !this.#supported) this.#host.requestUpdate();
    this.#query = query;
    if (!this.#supported) return;
    this.#clear();
    if (!query || !this.#host.isConnected) return;
    for (const element of this.#host.renderRoot.querySelectorAll('.found')) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const [from, to] of matches(node.nodeValue!, query)) {
          const range = new Range();
          range.setStart(node, from);
          range.setEnd(node, to);
          this.#ranges.push(range);
        }
    }
    if (!this.#ranges.length) return;
    let highlight = CSS.highlights.get(NAME);
    if (!highlight) CSS.highlights.set(NAME, (highlight = new Highlight()));
    for (const range of this.#ranges) highlight.add(range);
  }

  #clear(): void {
    const highlight = (globalThis.CSS as Partial<typeof CSS>).highlights?.get(NAME);
    for (const range of this.#ranges) highlight?.delete(range);
    if (highlight && !highlight.size) CSS.highlights.delete(NAME);
    this.#ranges = [];
  }
}
