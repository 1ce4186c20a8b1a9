import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { CODE } from '@seesac/contract';

/** SHA-256 of the UTF-8 bytes of a text, hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** 256 random bits, for an address or a field. */
export const newToken = (): string => randomBytes(32).toString('base64url');
/** What {@link newToken} makes. */
export const TOKEN = /^[\w-]{43}$/;

/** An identifier of 128 random bits. */
export const newId = (): string => randomBytes(16).toString('hex');

/** Digits that are copied by hand. */
export const newCode = (): string => String(randomInt(10 ** CODE.digits)).padStart(CODE.digits, '0');

/** Compares in a time that does not tell how much of two texts is the same. */
export const isSame = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)));
