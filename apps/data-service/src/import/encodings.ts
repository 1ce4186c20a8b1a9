/** 0x80 to 0x9F of windows-1252 by the WHATWG Encoding standard. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Decodes pieces of a text; `end` with the last one. Throws a TypeError for bytes that are not the encoding's. */
export type Decode = (bytes: Uint8Array, end: boolean) => string;

/**
 * A strict decoder of an encoding of the WHATWG standard, and its standard name. Throws a RangeError for an unknown label.
 *
 * windows-1252 (and latin1, which the standard makes the same) is decoded here: Node 20 takes a whole text of it for ISO 8859-1 and turns quotation marks into
 * control characters.
 */
export function decoderFor(label: string): { encoding: string; decode: Decode } {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  const { encoding } = decoder;
  if (encoding !== 'windows-1252') return { encoding, decode: (bytes, end) => decoder.decode(bytes, { stream: !end }) };
   
  return { encoding, decode: (bytes) => Buffer.from(bytes).toString('latin1').replace(/[\u0080-\u009f]/g, (char) => HIGH[char.charCodeAt(0) - 0x80]!) };
}
