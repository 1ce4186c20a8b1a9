import { createHash } from 'node:crypto';
import { IMAGE_TYPES, type ImageKind } from './record.js';

/** Largest file of a picture, in bytes; most pixels, and of one side. */
export const PICTURE_MOST = { bytes: 4 << 20, pixels: 40_000_000, side: 12_000 } as const;

/** A picture cannot be taken. `rule` names why, for a program. */
export class PictureError extends Error {
  override name = 'PictureError';
  readonly rule: string;

  constructor(rule: string, message: string) {
    super(message);
    this.rule = rule;
  }
}

export interface Picture { kind: ImageKind; type: string; sha256: string; file: string; width: number; height: number; bytes: Uint8Array }
interface Size { width: number; height: number }

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

function pngSize(bytes: Uint8Array, view: DataView): Size | null {
  return ascii(bytes, 12, 16) === 'IHDR' ? { width: view.getUint32(16), height: view.getUint32(20) } : null;
}

const gifSize = (_: Uint8Array, view: DataView): Size => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) });

/** The first frame header; segments before it are skipped by their length. */
function jpegSize(bytes: Uint8Array, view: DataView): Size | null {
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === 0xd9 || marker === 0xda) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function webpSize(bytes: Uint8Array, view: DataView): Size | null {
  const u24 = (at: number) => bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
  switch (ascii(bytes, 12, 16)) {
    case 'VP8X': return { width: u24(24) + 1, height: u24(27) + 1 };
    case 'VP8L': return bytes[20] === 0x2f ? { width: (view.getUint32(21, true) & 0x3fff) + 1, height: ((view.getUint32(21, true) >> 14) & 0x3fff) + 1 } : null;
    case 'VP8 ': return u24(23) === 0x2a019d ? { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff } : null;
    default: return null;
  }
}

const KINDS: readonly { kind: ImageKind; is: (bytes: Uint8Array) => boolean; size: (bytes: Uint8Array, view: DataView) => Size | null }[] = [
  { kind: 'png', is: (b) => ascii(b, 0, 8) === '\x89PNG\r\n\x1a\n', size: pngSize },
  { kind: 'jpg', is: (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff, size: jpegSize },
  { kind: 'webp', is: (b) => ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 12) === 'WEBP', size: webpSize },
  { kind: 'gif', is: (b) => /^GIF8[79]a$/.test(ascii(b, 0, 6)), size: gifSize },
];

/**
 * Looks at the bytes of a picture: what it is by its signature, never by its name or by what a server says, and how large.
 * @throws {PictureError} where it is none of PNG, JPEG, WebP and GIF, or too large
 */
export function readPicture(bytes: Uint8Array): Picture {
  if (bytes.length > PICTURE_MOST.bytes) throw new PictureError('too-large', `the picture has ${bytes.length} bytes: at most ${PICTURE_MOST.bytes} are taken`);
  const found = bytes.length >= 32 ? KINDS.find(({ is }) => is(bytes)) : undefined;
  if (!found) throw new PictureError('type', 'the file is no PNG, JPEG, WebP or GIF picture');
  const size = found.size(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
  if (!size || size.width < 1 || size.height < 1) throw new PictureError('damaged', 'the picture does not say how large it is: it is damaged');
  const { width, height } = size;
  if (width > PICTURE_MOST.side || height > PICTURE_MOST.side || width * height > PICTURE_MOST.pixels) {
    throw new PictureError('too-large', `the picture has ${width} × ${height} pixels: at most ${PICTURE_MOST.pixels} are taken, and ${PICTURE_MOST.side} on a side`);
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { kind: found.kind, type: IMAGE_TYPES[found.kind], sha256, file: `${sha256}.${found.kind}`, width, height, bytes };
}
