import { deflateSync } from 'node:zlib';

/** CRC-32 as PNG wants it. */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(8 + body.length);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), 4 + body.length);
  return out;
}

/** A grey picture of any size, in Portable Network Graphics. */
export function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Math.min(height, 64);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc((Math.min(width, 64) + 1) * rows, 0x80))), chunk('IEND', Buffer.alloc(0))]);
}

/** The head of a GIF, with enough after it. */
export const gif = (width: number, height: number): Buffer => {
  const out = Buffer.alloc(64);
  out.write('GIF89a', 'latin1');
  out.writeUInt16LE(width, 6);
  out.writeUInt16LE(height, 8);
  return out;
};

/** The head of a JPEG: a comment, then the frame. */
export const jpeg = (width: number, height: number): Buffer => {
  const frame = Buffer.from([0xff, 0xc2, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 0, 0, 0]);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 6, 1, 2, 3, 4]), frame, Buffer.alloc(32)]);
};

/** The head of a WebP of each of its three kinds. */
export function webp(kind: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Buffer {
  const out = Buffer.alloc(64);
  out.write('RIFF', 0, 'latin1');
  out.write(`WEBP${kind}`, 8, 'latin1');
  if (kind === 'VP8X') {
    out.writeUIntLE(width - 1, 24, 3);
    out.writeUIntLE(height - 1, 27, 3);
  } else if (kind === 'VP8L') {
    out[20] = 0x2f;
    out.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 21);
  } else {
    out.set([0x9d, 0x01, 0x2a], 23);
    out.writeUInt16LE(width, 26);
    out.writeUInt16LE(height, 28);
  }
  return out;
}
