import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What a key looks like: prefix, public identifier, 256 random bits, and a checksum over all before it, so that a mistyped or cut one is told without a database. */
const SHAPE = /^seesac_([0-9a-f]{12})_[0-9a-f]{64}([0-9a-f]{8})$/;
/** Identifier of a key: public, and safe in logs. */
export const KEY_ID = /^[0-9a-f]{12}$/;

const checksum = (text: string) => crc32(text).toString(16).padStart(8, '0');

export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** A new key: the text that is shown once, and what is stored of it. */
export function newKey(): { key: string; id: string; hash: string } {
  const id = randomBytes(6).toString('hex');
  const body = `seesac_${id}_${randomBytes(32).toString('hex')}`;
  const key = body + checksum(body);
  return { key, id, hash: hashKey(key) };
}

/** The identifier in a key, `null` for a text that is none. */
export function keyId(text: string): string | null {
  const shape = SHAPE.exec(text);
  return shape && checksum(text.slice(0, -8)) === shape[2] ? shape[1]! : null;
}

/** Compares in constant time. `null` as the stored hash compares as long and is never equal. */
export function isSameKey(key: string, storedHash: string | null): boolean {
  const given = createHash('sha256').update(key).digest();
  const stored = storedHash === null ? null : Buffer.from(storedHash, 'hex');
  return timingSafeEqual(given, stored?.length === given.length ? stored : Buffer.alloc(given.length)) && stored !== null;
}
