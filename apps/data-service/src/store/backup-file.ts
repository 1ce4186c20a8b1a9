import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { linesOf } from '../lines.js';
import { isKeptTable, type DumpedRow } from './tables.js';

// A backup is gzip of JSON Lines, readable by anything: a line that says what it is, a line for each row of each table, and a line with the number of rows and the
// SHA-256 of all lines before it, line feeds included.

const FORMAT = 'seesac-backup';

/** The first line. */
export interface BackupHead { format: typeof FORMAT; formatVersion: 1; madeAt: string; version: number | null; migrations: string[] }

/** A file is no backup, or not as it was written. The message is one line. */
export class BackupError extends Error {
  override name = 'BackupError';
}

/** Writes a backup, on the disk when this resolves, readable by its owner alone. Rejects with EEXIST where there is such a file. Resolves with the number of rows. */
export async function writeBackup(path: string, head: Omit<BackupHead, 'format' | 'formatVersion'>, rows: AsyncIterable<DumpedRow>): Promise<number> {
  const hash = createHash('sha256');
  let count = 0;
  async function* text() {
    const line = (json: string) => {
      hash.update(`${json}\n`);
      return `${json}\n`;
    };
    yield line(JSON.stringify({ format: FORMAT, formatVersion: 1, ...head } satisfies BackupHead));
    for await (const { table, row } of rows) {
      count += 1;
      yield line(`{"table":${JSON.stringify(table)},"row":${row}}`);
    }
    yield `${JSON.stringify({ rows: count, sha256: hash.digest('hex') })}\n`;
  }
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  let made = false;
  file.once('open', () => { made = true; });
  try {
    await pipeline(Readable.from(text()), createGzip(), file);
  } catch (error) {
    if (made) await rm(path, { force: true });
    throw error;
  }
  const written = await open(path, 'r+');
  await written.sync().finally(() => written.close());
  return count;
}

/** Lines of a backup. Rejects with BackupError where the file is cut or is no gzip. */
async function* lines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const unpacked = createGunzip();
  const done = pipeline(file, unpacked).catch((error: unknown) => error as Error);
  try {
    yield* linesOf(unpacked);
  } catch (error) {
    const { code, message } = (await done ?? error) as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') throw await done ?? error;
    throw new BackupError(`${path} is damaged, or no backup: ${message}`);
  }
}

function parse<T>(line: string, path: string, number: number): T {
  try {
    return JSON.parse(line) as T;
  } catch {
    throw new BackupError(`${path} is damaged: line ${number} is no JSON`);
  }
}

/** Reads a whole backup and compares it with its own hash. Rejects with {@link BackupError}. */
export async function verifyBackup(path: string): Promise<BackupHead & { rows: number }> {
  const hash = createHash('sha256');
  let head: BackupHead | undefined;
  let [number, end] = [0, null as { rows?: unknown; sha256?: unknown } | null];
  let before: string | null = null;
  for await (const line of lines(path)) {
    number += 1;
    if (before !== null) hash.update(`${before}\n`);
    before = line;
    if (number > 1) continue;
    head = parse<BackupHead>(line, path, 1);
    if (head?.format !== FORMAT) throw new BackupError(`${path} is no backup of this program`);
    if (head.formatVersion !== 1) throw new BackupError(`${path} is a backup of a later form (${String(head.formatVersion)}): use the program that made it`);
  }
  if (!head || before === null) throw new BackupError(`${path} is empty`);
  end = parse(before, path, number);
  if (typeof end?.sha256 !== 'string' || end.rows !== number - 2) throw new BackupError(`${path} is damaged: it ends too early`);
  if (end.sha256 !== hash.digest('hex')) throw new BackupError(`${path} is damaged: it is not what was written`);
  return { ...head, rows: number - 2 };
}

/** The rows of a backup that has been verified. */
export async function* rowsOfBackup(path: string): AsyncGenerator<DumpedRow> {
  let number = 0;
  for await (const line of lines(path)) {
    number += 1;
    const { table, row } = parse<{ table?: string; row?: unknown }>(line, path, number);
    if (number === 1 || row === undefined) continue;
    if (table === undefined || !isKeptTable(table)) throw new BackupError(`${path} has rows of a table that this program does not know: ${String(table)}`);
    // the text as it was written: a number of JavaScript would round long ones
    yield { table, row: line.slice(line.indexOf('"row":') + 6, -1) };
  }
}
