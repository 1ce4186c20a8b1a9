import { open, rename, rm } from 'node:fs/promises';
import { dirname, join, basename } from 'node:path';

/** Writes a file and waits until it is on the disk. */
export async function writeDurable(path: string, bytes: Uint8Array | string): Promise<void> {
  const file = await open(path, 'w', 0o644);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Reads a file into one piece of memory. Of a large one `readFile` makes many and joins them on the event loop, which holds every answer up. */
export async function readWhole(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.allocUnsafeSlow(size);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(bytes, at, size - at, at);
      if (bytesRead === 0) return bytes.subarray(0, at);
      at += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}

/** Waits until the names in a directory are on the disk. Systems that cannot open a directory keep its names in their own way. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EISDIR' || error.code === 'EPERM' || error.code === 'EACCES') return null;
    throw error;
  });
  try {
    await directory?.sync();
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'ENOTSUP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await directory?.close();
  }
}

/** Gives a file its new content at once: a reader sees the old or the new one, whole, also after a power cut. */
export async function replaceDurable(path: string, bytes: Uint8Array | string): Promise<void> {
  const next = join(dirname(path), `.tmp-${basename(path)}-${process.pid}`);
  try {
    await writeDurable(next, bytes);
    await rename(next, path);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
  await syncDirectory(dirname(path));
}
