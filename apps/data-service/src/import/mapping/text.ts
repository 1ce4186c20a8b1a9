import { decoderFor } from '../encodings.js';

/** Byte of each character of a single-byte encoding. */
function bytesOf(encoding: string): ReadonlyMap<string, number> {
  const { decode } = decoderFor(encoding);
  return new Map(Array.from({ length: 256 }, (_, byte) => [decode(Uint8Array.of(byte), true), byte]));
}

const tables = new Map<string, ReadonlyMap<string, number>>();
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Replaces each run of characters that are the bytes of one UTF-8 sequence by the character that the sequence means. */
function repairOnce(text: string, table: ReadonlyMap<string, number>): string {
  let out = '';
  for (let i = 0; i < text.length; ) {
    const lead = table.get(text[i]!) ?? 0;
    const length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 1;
    const bytes = [...text.slice(i, i + length)].map((char) => table.get(char) ?? 0);
    let char = text[i]!;
    if (length > 1 && bytes.length === length)
      try {
        char = utf8.decode(Uint8Array.from(bytes));
        i += length - 1;
      } catch {
        // Not a sequence: the character means itself.
      }
    out += char;
    i++;
  }
  return out;
}

/** Repairs texts whose UTF-8 bytes were once read in another encoding, up to three times over. Other text is left as it is. */
export function repairMojibake(text: string, encodings: readonly string[]): string {
   
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  let repaired = text;
  for (const encoding of encodings) {
    let table = tables.get(encoding);
    if (!table) tables.set(encoding, (table = bytesOf(encoding)));
    for (let round = 0; round < 3; round++) repaired = repairOnce(repaired, table);
  }
  return repaired;
}

/** One space for every run of white space, none at the ends. */
export const tidySpaces = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The parts of a cell; values that contain the separator stay whole. */
export function splitValues(text: string, by: string, keep: readonly string[]): string[] {
  const parts: string[] = [];
  const longestFirst = [...keep].sort((a, b) => b.length - a.length);
  let rest = text.trim();
  while (rest !== '') {
    const whole = longestFirst.find((value) => rest.startsWith(value) && /^\s*$/.test(rest.slice(value.length).split(by)[0]!));
    const cut = whole === undefined ? rest.indexOf(by) : rest.indexOf(by, whole.length);
    const part = cut === -1 ? rest : rest.slice(0, cut);
    if (part.trim() !== '') parts.push(part.trim());
    rest = cut === -1 ? '' : rest.slice(cut + by.length).trim();
  }
  return parts;
}
