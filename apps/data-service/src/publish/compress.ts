import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, brotliDecompress, constants, gunzip, gzip, gzipSync } from 'node:zlib';

const brotli = (quality: number, size: number) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: size },
});

/** Columns and postings of a year are mostly below this size and take the best compression in a fraction of a second; records are above it, where it takes seconds. */
const SMALL = 256 << 10;

/** Encodings in which each file of a snapshot lies beside its plain form. */
export const VARIANTS = {
  br: {
    pack: (bytes: Uint8Array) => promisify(brotliCompress)(bytes, brotli(bytes.length <= SMALL ? 11 : 5, bytes.length)),
    unpack: (bytes: Uint8Array) => promisify(brotliDecompress)(bytes),
  },
  gz: {
    pack: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: bytes.length <= SMALL ? 9 : 6 }),
    unpack: (bytes: Uint8Array) => promisify(gunzip)(bytes),
  },
} as const;

/** Above this size a middle level would hold up everybody else for too long. */
const LONG = 1 << 20;
/** Compression of answers made at run time: once for each version and question, so a middle level where that is quick. */
export const answerCompression = {
  br: (bytes: Uint8Array): Uint8Array => brotliCompressSync(bytes, brotli(bytes.length <= LONG ? 5 : 2, bytes.length)),
  gzip: (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { level: bytes.length <= LONG ? 6 : 1 }),
};
