/** A process that waits for a file to appear, takes the lock of a directory, says whether it has it, and keeps it until it is killed: `DATA_DIR GO_FILE`. */
import { existsSync, writeSync } from 'node:fs';
import { DirectoryLock } from '../../src/store/lock.ts';

const [dataDir, go] = process.argv.slice(2) as [string, string];
writeSync(1, 'waiting\n');
while (!existsSync(go)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
try {
  DirectoryLock.take(dataDir);
  writeSync(1, 'taken\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
} catch (error) {
  writeSync(1, `refused: ${(error as Error).message}\n`);
}
