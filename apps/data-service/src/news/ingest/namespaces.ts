/** Vocabularies of feeds by their addresses. What belongs to none of them is not looked at. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^http:\/\/www\.w3\.org\/2005\/Atom$/i, 'atom'],
  [/^http:\/\/purl\.org\/atom\//i, 'atom'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/$/i, ''],
  [/^http:\/\/(?:channel|my)\.netscape\.com\/rdf\/simple\/0\.9\/?$/i, ''],
  [/^http:\/\/purl\.org\/net\/rss1\.1#$/i, ''],
  [/^http:\/\/(?:backend\.userland\.com|blogs\.law\.harvard\.edu|cyber\.law\.harvard\.edu)/i, ''],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/$/i, 'content'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/rss091#?$/i, ''],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.[01]\/?$/i, 'dc'],
  [/^http:\/\/purl\.org\/dc\/terms\/?$/i, 'dcterms'],
  [/^http:\/\/search\.yahoo\.com\/mrss\/?$/i, 'media'],
  [/^http:\/\/www\.w3\.org\/1999\/xhtml$/i, 'xhtml'],
  [/^http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#$/i, 'rdf'],
];
/** What a prefix is taken for that is declared nowhere. */
const USUAL = new Set(['atom', 'content', 'dc', 'dcterms', 'media', 'xhtml', 'rdf']);

/** Which prefix is which vocabulary, element by element. */
export class Namespaces {
  readonly #stack: ReadonlyMap<string, string>[] = [new Map()];

  /** Enters an element with its attributes. */
  enter(attributes: Readonly<Record<string, string>>): void {
    let own: Map<string, string> | undefined;
    for (const [key, value] of Object.entries(attributes)) {
      if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue;
      own ??= new Map(this.#stack.at(-1));
      own.set(key.slice(6), KNOWN.find(([address]) => address.test(value.trim()))?.[1] ?? 'other');
    }
    this.#stack.push(own ?? this.#stack.at(-1)!);
  }

  leave(): void {
    if (this.#stack.length > 1) this.#stack.pop();
  }

  /** The name of an element in lower case, with its vocabulary before it: `title`, `atom:title`, `other:x`. */
  resolve(tag: string): string {
    const [first, second] = tag.toLowerCase().split(':');
    const [prefix, name] = second === undefined ? ['', first!] : [first!, second];
    const known = this.#stack.at(-1)!.get(prefix) ?? (prefix === '' || USUAL.has(prefix) ? prefix : 'other');
    return known === '' ? name : `${known}:${name}`;
  }
}
