/**
 * A process that imports and publishes as the command does, and stops dead at a moment until it is killed: `DATA_DIR MOMENT FROM COUNT`.
 * It writes `reached` when it is there. The moment `writing` does not stop: the parent kills when it sees the temporary folder.
 */
import { writeSync } from 'node:fs';
import { Workspace } from '../../src/publish/index.ts';
import { NOW, configOf } from './data-dir.ts';
import { settleAndImport } from './settle-and-import.ts';
import { incidents } from './incidents.ts';

const [dataDir, moment, from, count] = process.argv.slice(2) as [string, string, string, string];

function reach(now: string): void {
  if (now !== moment) return;
  writeSync(1, 'reached\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function* rows() {
  let row = 0;
  for (const item of incidents(Number(count), Number(from))) {
    if (row++ === Math.floor(Number(count) * 0.75)) reach('transaction');
    yield item;
  }
}

const workspace = await Workspace.open(configOf(dataDir), () => {});
reach('locked');
await settleAndImport(workspace, rows(), { kind: 'import', actor: 'command', fileName: 'f', sha256: 'x', reason: 'import', at: new Date(NOW) }, {
  log: () => {},
  onStored: () => reach('stored'),
  onStep: (step) => {
    if (step === 'encode' && moment === 'writing') writeSync(1, 'reached\n');
    reach(step);
  },
});
await workspace.close();
