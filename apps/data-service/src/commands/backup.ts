import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Config } from '../config.js';
import { PublishError, Workspace, reconcile } from '../publish/index.js';
import { BackupError, rowsOfBackup, verifyBackup } from '../store/backup-file.js';
import { parseCommand } from './args.js';
import { COMMAND } from './data-desk.js';
import { withDesk } from './edits.js';
import { textLog, write, type Output } from './output.js';

export const BACKUP_HELP = `seesac-data backup FILE

Writes the whole store to one new file and verifies it: records before the privacy floors, ledger, figures, releases, keys (as hashes) and audit log.
The snapshots hold only what is public, so a store that is rebuilt from them has lost the rest. Keep the file where only the data team can read it.
It is gzip of JSON Lines; the last line has the SHA-256 of all before it. Where a service runs on the data directory, that service writes it.
Copy SNAPSHOT_DIR as well: past versions, which releases name, are there and not in this file.

  --help   this text
`;

export const RESTORE_HELP = `seesac-data restore FILE

Fills an empty store (a new DATA_DIR, or an empty database) from a file that backup made, and publishes its latest version where SNAPSHOT_DIR does not have it.
A damaged file, a store that holds anything, and snapshots that are newer than the file are refused, and nothing is changed. The service must not run.

  --help   this text
`;

/** `backup FILE`. Resolves with the exit code. */
export async function backup(words: readonly string[], config: () => Config, output: Output): Promise<number> {
  const { values, operands: [file] } = parseCommand('backup', words, {}, ['a FILE']);
  if (values.help) {
    await write(output.out, BACKUP_HELP);
    return 0;
  }
  if (existsSync(file!)) throw new BackupError(`${file} is there already: give a new name`);
  const temporary = `${file}.tmp-${process.pid}`;
  try {
    await withDesk(config(), output, (desk) => desk.backup(temporary));
    const { rows, version } = await verifyBackup(temporary);
    await rename(temporary, file!);
    await write(output.out, `${file}: ${rows} rows, ${version === null ? 'no version' : `version ${version}`}, verified.\n`);
    return 0;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** `restore FILE`. Resolves with the exit code. */
export async function restore(words: readonly string[], config: () => Config, output: Output): Promise<number> {
  const { values, operands: [file] } = parseCommand('restore', words, {}, ['a FILE']);
  if (values.help) {
    await write(output.out, RESTORE_HELP);
    return 0;
  }
  const settings = config();
  const head = await verifyBackup(file!);
  const log = textLog(output.err);
  const workspace = await Workspace.open(settings, log);
  try {
    const newest = workspace.newest?.manifest.version ?? 0;
    if (newest > (head.version ?? 0)) {
      throw new PublishError(`the snapshots in ${workspace.snapshots.directory} go to version ${newest}, the backup to ${head.version ?? 0}: what came between would be `
        + `lost. To go back to the backup, move the newer snapshots and ${workspace.snapshots.directory}/current.json away first`);
    }
    const store = await workspace.openStore({ rebuild: false });
    await store.load({ migrations: head.migrations, rows: rowsOfBackup(file!) }, {
      ...COMMAND, at: settings.clock(), action: 'restore', outcome: 'done', detail: { madeAt: head.madeAt, rows: head.rows, version: head.version },
    });
    const { fault } = await store.audit.verify();
    if (fault) log({ level: 'warn', event: 'audit', message: `the audit log in the backup is not whole: ${fault}` });
    await reconcile(store, workspace.snapshots, workspace.newest, { log });
    await write(output.out, `${head.rows} rows of ${head.madeAt} are restored${head.version === null ? '' : `, version ${head.version} is published`}.\n`);
    return 0;
  } finally {
    await workspace.close();
  }
}
