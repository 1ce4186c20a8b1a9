/** A document that cannot be read at all. `rule` names why, for a program. */
export class FeedError extends Error {
  override name = 'FeedError';
  readonly rule: string;

  constructor(rule: string, message: string) {
    super(message);
    this.rule = rule;
  }
}

/** The text of a document, the encoding that it was read in, and whether bytes of it were none of that encoding. */
export interface Decoded { text: string; encoding: string; isBroken: boolean }

/** Where a document without byte order mark says its encoding, as far as it is one that has ASCII in it. */
function declared(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024));
  return /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.:-]{0,39})["']/.exec(head)?.[1];
}

/** UTF-16 by its mark, or by the zero beside the first `<` or `{`. */
function wide([a, b]: Uint8Array): string | undefined {
  if ((a === 0xff && b === 0xfe) || ((a === 0x3c || a === 0x7b) && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && (b === 0x3c || b === 0x7b))) return 'utf-16be';
  return undefined;
}

/**
 * Reads bytes as text: by `asked`, else by their byte order mark, their XML declaration, what the server said (`charset`), else as UTF-8.
 * @throws {FeedError} `encoding` for a name that is none, and for bytes of no stated encoding that are not UTF-8
 */
export function decode(bytes: Uint8Array, { asked, charset }: { asked?: string | undefined; charset?: string | undefined } = {}): Decoded {
  const isUtf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const name = asked ?? (isUtf8 ? 'utf-8' : wide(bytes) ?? declared(bytes) ?? charset);
  let decoder;
  try {
    // a declaration that was read as ASCII is none of UTF-16, whatever it says
    decoder = new TextDecoder(name === undefined || (!asked && !wide(bytes) && /^utf-?16/i.test(name)) ? 'utf-8' : name, { fatal: true });
  } catch {
    throw new FeedError('encoding', `there is no encoding "${name}"`);
  }
  const { encoding } = decoder;
  try {
    return { text: decoder.decode(bytes), encoding, isBroken: false };
  } catch {
    if (name === undefined) throw new FeedError('encoding', 'the document is not UTF-8 and does not say what it is: name its encoding');
    return { text: new TextDecoder(encoding).decode(bytes), encoding, isBroken: true };
  }
}
