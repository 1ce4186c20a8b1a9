import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Config } from '../config.js';
import { Snapshots } from '../publish/index.js';
import { parseCommand } from './args.js';
import { write, type Output } from './output.js';

export const EXPORT_HELP = `seesac-data export [options]

Writes all incidents of the published version, one JSON object a line, newest first; withdrawn and merged ones are among them, as their status says.
It reads the snapshot files, so it also works while the service runs.

  --out FILE   write to a file instead of the standard output
  --help       this text
`;

/** `export`. Resolves with the exit code. */
export async function exportIncidents(words: readonly string[], config: () => Config, output: Output): Promise<number> {
  const { values } = parseCommand('export', words, { out: { type: 'string' } } as const, []);
  if (values.help) {
    await write(output.out, EXPORT_HELP);
    return 0;
  }
  const snapshots = new Snapshots(config().snapshotDir);
  const { loaded, refused } = await snapshots.loadNewest();
  for (const { version, reason } of refused) output.err.write(`warn: snapshot ${version} is damaged and not used: ${reason}\n`);
  if (!loaded) {
    output.err.write(`error: nothing is published in ${snapshots.directory}\n`);
    return 1;
  }
  const records = await snapshots.records(loaded.manifest);
  if (values.out === undefined) await write(output.out, records);
  else await writeFileWhole(values.out, records);
  output.err.write(`version ${loaded.manifest.version}: ${loaded.manifest.records} records\n`);
  return 0;
}

/** Writes beside the target and renames, so that an interrupted export leaves no half file. */
async function writeFileWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.tmp-${process.pid}`;
  const file = createWriteStream(temporary);
  try {
    file.end(bytes);
    await once(file, 'close');
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
