import { createHash, randomBytes } from 'node:crypto';
import type { ImageChallenge, WorkChallenge } from '@seesac/contract';
import type { Secrets } from './secrets.js';
import { isSame } from './tokens.js';

/** Zero bits that a solution must have: about 2^15 hashes, well below a second on a phone. */
export const WORK_BITS = 15;
/** Milliseconds that a challenge is good for. */
export const CHALLENGE_LIFE = 600_000;
/** Milliseconds that no human takes to copy a number. */
const TOO_FAST = 2_000;
const DIGITS = 5;

/** How it is shown that a sign-up is worth something to who sends it. `plain` asks for nothing and is rationed. */
export type ChallengeKind = 'work' | 'image' | 'plain';

/** A challenge that this service made and that has not ended. */
export interface KnownChallenge { kind: ChallengeKind; nonce: string; /** Milliseconds since the epoch. */ expires: number; bits: number }

const TOKEN = /^([wip])([\w-]{22})\.([0-9a-z]{1,9})\.(\d{1,2})\.([\w-]{43})$/;
const KINDS: Readonly<Record<string, ChallengeKind>> = { w: 'work', i: 'image', p: 'plain' };
const WHOLE = /^(?:0|[1-9]\d{0,14})$/;

/** Challenges that need no memory: what they ask for is in their signed token. Each is good once, which the store sees to. */
export class Challenges {
  readonly #secrets: Secrets;
  readonly #bits: number;

  constructor(secrets: Secrets, bits = WORK_BITS) {
    this.#secrets = secrets;
    this.#bits = bits;
  }

  #signature(body: string): string {
    return this.#secrets.sign('challenge', body);
  }

  /** A new token. */
  #make(kind: ChallengeKind, now: Date): { token: string; expires: string } {
    const expires = now.getTime() + CHALLENGE_LIFE;
    const body = `${kind[0]}${randomBytes(16).toString('base64url')}.${expires.toString(36)}.${kind === 'work' ? this.#bits : 0}`;
    return { token: `${body}.${this.#signature(body)}`, expires: new Date(expires).toISOString() };
  }

  work(now: Date): WorkChallenge {
    return { kind: 'work', ...this.#make('work', now), bits: this.#bits };
  }

  /** @param imageOf the address of the picture of a token */
  image(now: Date, imageOf: (token: string) => string): ImageChallenge {
    const made = this.#make('image', now);
    return { kind: 'image', ...made, image: imageOf(made.token) };
  }

  /** For who cannot read the number. */
  plain(now: Date): string {
    return this.#make('plain', now).token;
  }

  /** `null` where a token was not made here, or has ended. */
  read(token: string, now: Date): KnownChallenge | null {
    const [, initial = '', nonce = '', end = '', bits = '', signature = ''] = TOKEN.exec(token) ?? [];
    const kind = KINDS[initial];
    if (!kind) return null;
    const expires = parseInt(end, 36);
    const isOurs = isSame(signature, this.#signature(token.slice(0, -signature.length - 1)));
    return isOurs && expires > now.getTime() ? { kind, nonce, expires, bits: Number(bits) } : null;
  }

  /** The number in the picture of a challenge. */
  digits({ nonce }: Pick<KnownChallenge, 'nonce'>): string {
    const value = Buffer.from(this.#secrets.sign('challenge', `digits:${nonce}`), 'base64url').readUIntBE(0, 6);
    return String(value % 10 ** DIGITS).padStart(DIGITS, '0');
  }

  /** Whether the answer is right, whoever gave it before. */
  accepts(token: string, known: KnownChallenge, answer: string, now: Date): boolean {
    if (known.kind === 'plain') return answer === '';
    if (known.kind === 'work') return WHOLE.test(answer) && zeroBits(createHash('sha256').update(`${token}:${answer}`).digest()) >= known.bits;
    return isSame(answer.replace(/\s/g, ''), this.digits(known)) && now.getTime() - (known.expires - CHALLENGE_LIFE) >= TOO_FAST;
  }
}

/** Leading zero bits. */
function zeroBits(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes.length * 8 : first * 8 + Math.clz32(bytes[first]!) - 24;
}
