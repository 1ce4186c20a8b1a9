import { createHmac, randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncDirectory } from '../publish/durable.js';
import { isSame } from './tokens.js';

/** Where a key that was made here is kept, in the data directory. Links in mails that were sent are good only with it. */
export const KEY_FILE = 'secret.key';
/** Characters of a key at least. */
const LEAST = 32;

/** What a signature is for: one that was made for a purpose is worth nothing for another. */
export type Purpose = 'link' | 'address' | 'allowance' | 'code' | 'challenge';

const LINK = /^([0-9a-f]{32})\.([\w-]{43})$/;

/** Everything that is signed, or known by a keyed hash only, with the one secret key of an installation. */
export class Secrets {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /** HMAC-SHA-256 of a text for a purpose, base64url. */
  sign(purpose: Purpose, text: string): string {
    return createHmac('sha256', this.#key).update(`${purpose}\0${text}`).digest('base64url');
  }

  /** The part of the addresses `/v1/newsletter/unsubscribe/…` and `…/preferences/…` by which a subscriber is known. It is the same in every mail, so that none is kept. */
  linkToken(subscriber: string): string {
    return `${subscriber}.${this.sign('link', subscriber)}`;
  }

  /** The subscriber of a token, `null` where it was not made here. */
  subscriberOf(token: string): string | null {
    const [, subscriber = '', signature = ''] = LINK.exec(token) ?? [];
    return isSame(signature, this.sign('link', subscriber)) ? subscriber : null;
  }

  /**
   * By what a suppressed address is known. Addresses that differ by capital letters only are one here: rather too few mails than too many.
   * @param email canonical
   */
  addressHash(email: string): string {
    return this.sign('address', email.toLowerCase());
  }
}

/**
 * The secrets of an installation: of SECRET_KEY, else of the key in the data directory, which is made at the first start and is for the user of the service only.
 * Rejects with an Error that says what to do where the file is damaged or cannot be written.
 */
export async function openSecrets({ secretKey, dataDir }: { secretKey: string | undefined; dataDir: string }): Promise<Secrets> {
  if (secretKey !== undefined) return new Secrets(secretKey);
  const path = join(dataDir, KEY_FILE);
  const kept = (await readKey(path)) ?? (await makeKey(path, dataDir).catch((error: Error) => {
    throw new Error(`${path} cannot be written (${error.message}): make the directory writable, or set SECRET_KEY`);
  }));
  // a new one would void every link that was ever sent: that is the operator's decision
  if (kept.length < LEAST) throw new Error(`${path} is damaged: put it back from a backup, or remove it, which ends all links that were sent`);
  return new Secrets(kept);
}

async function readKey(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`${path} cannot be read (${(error as Error).message}): make it readable, or set SECRET_KEY`);
  }
}

/** Makes a key, on the disk when this resolves. Of two processes that do it at once one wins, and both use that. */
async function makeKey(path: string, dataDir: string): Promise<string> {
  const next = `${path}.${randomBytes(6).toString('hex')}.new`;
  const file = await open(next, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(32).toString('base64url')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await link(next, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(next, { force: true });
  await syncDirectory(dataDir);
  return (await readKey(path)) ?? '';
}
