import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';

/** In the data directory: the key that signs links, tickets and challenges where the settings have none. Links in mails that were sent are good only with it. */
export const SECRET_FILE = 'secret.key';

/** The key that signs: that of the settings, else one that is made once and kept in the data directory, readable only by the user of the service. */
export async function readSecret({ secretKey, dataDir }: Pick<Config, 'secretKey' | 'dataDir'>): Promise<string> {
  if (secretKey !== undefined) return secretKey;
  const path = join(dataDir, SECRET_FILE);
  const kept = await readKept(path);
  if (kept !== null) return kept;
  await mkdir(dataDir, { recursive: true });
  const next = `${path}.${process.pid}.new`;
  await rm(next, { force: true });
  const file = await open(next, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(32).toString('base64url')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  // of two that make one at once, one wins, and both use that
  await link(next, path).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error; });
  await rm(next, { force: true });
  return (await readKept(path))!;
}

async function readKept(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const key = text.trim();
  if (key.length < 32) throw new Error(`${path} holds no key: restore it from a backup, or delete it, which makes all links in mails that were sent invalid`);
  return key;
}
