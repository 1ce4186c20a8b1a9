import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lives, thisProcess, type ProcessIdentity } from '../store/process-identity.js';

/** In the data directory: how commands on this host reach the service that has its lock. */
export const CONTROL_FILE = 'control.json';

/** `url` is the root of the admin routes. `key` opens all of them and lives as long as the process. */
export interface Control extends ProcessIdentity { url: string; key: string }

/** Writes the file at once whole, readable only by the user of the service. Returns what removes it. */
export async function writeControl(dataDir: string, { url, key }: Pick<Control, 'url' | 'key'>): Promise<() => Promise<void>> {
  const path = join(dataDir, CONTROL_FILE);
  const next = `${path}.next`;
  await rm(next, { force: true });
  const file = await open(next, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ ...thisProcess(), url, key } satisfies Control)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, path);
  return () => rm(path, { force: true });
}

/** How to reach the service that runs on a data directory; `null` where none runs on this host, also when one left the file behind. */
export async function readControl(dataDir: string): Promise<Control | null> {
  let read: Partial<Control>;
  try {
    read = JSON.parse(await readFile(join(dataDir, CONTROL_FILE), 'utf8')) as Partial<Control>;
  } catch {
    return null;
  }
  const { url, key, pid, started, host } = read;
  if (typeof url !== 'string' || typeof key !== 'string' || !Number.isSafeInteger(pid) || typeof started !== 'string' || typeof host !== 'string') return null;
  const control = { url, key, pid: pid!, started, host };
  return control.host === thisProcess().host && lives(control) ? control : null;
}

/** Where a service that listens on a host is reached from the same machine. */
export function loopbackUrl(host: string, port: number): string {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
}
