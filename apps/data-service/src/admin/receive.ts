import { randomBytes } from 'node:crypto';
import { open, mkdir, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../http/problem.js';
import { chunks } from './body.js';

/** Longest mapping that comes before a file, in bytes. */
const MAX_MAPPING = 256 * 1024;
/** Milliseconds without a byte after which a client has stalled. */
const STALL = 30_000;
const LINE_FEED = 0x0a;

export interface Received {
  path: string;
  /** The first line of the body, where it was asked for. */
  firstLine: string | null;
  remove(): Promise<void>;
}

/**
 * Writes the body of a request to a new file of that name in a folder of its own. With `firstLine` the body begins with a line of text that is no part of the file.
 * Throws ProblemError 413 for a body above `most` bytes, 408 where the client stalls, 400 where it goes away; what was received is then removed.
 */
export async function receive(request: Request, directory: string, name: string, { most, firstLine }: { most: number; firstLine: boolean }): Promise<Received> {
  const folder = join(directory, randomBytes(8).toString('hex'));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, name);
  let file: FileHandle | null = null;
  try {
    file = await open(path, 'wx', 0o600);
    const head: Uint8Array[] = [];
    let inHead = firstLine;
    for await (const chunk of patiently(chunks(request, most), request.signal)) {
      let rest = chunk;
      if (inHead) {
        const end = chunk.indexOf(LINE_FEED);
        head.push(end < 0 ? chunk : chunk.subarray(0, end));
        if (head.reduce((sum, { length }) => sum + length, 0) > MAX_MAPPING) {
          throw new ProblemError(413, { detail: `The first line of the body, the mapping, may have ${MAX_MAPPING.toLocaleString('en')} bytes.` });
        }
        if (end < 0) continue;
        inHead = false;
        rest = chunk.subarray(end + 1);
      }
      await file.writeFile(rest);
    }
    return { path, firstLine: firstLine ? Buffer.concat(head).toString('utf8') : null, remove };
  } catch (error) {
    await file?.close();
    file = null;
    await remove();
    throw error;
  } finally {
    await file?.close();
  }
}

/** The chunks as they come, and an error where none comes for long or the client has gone. */
async function* patiently(source: AsyncGenerator<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const gone = () => new ProblemError(400, { detail: 'The file did not arrive whole: the connection was closed.' });
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new ProblemError(408, { detail: `Nothing arrived for ${STALL / 1_000} seconds.` })), STALL);
    });
    const next = await Promise.race([source.next(), late])
      .catch((error: Error) => { throw error instanceof ProblemError ? error : gone(); })
      .finally(() => clearTimeout(timer));
    if (signal.aborted) throw gone();
    if (next.done) return;
    yield next.value;
  }
}
