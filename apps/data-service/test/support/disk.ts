/**
 * What happens on a disk that is full or read-only, seen by a process in a mount namespace of its own: `CASE DATA_DIR`. It writes one JSON object a line.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Workspace, reconcile } from '../../src/publish/index.ts';
import { startService } from '../../src/server.ts';
import { configOf, NOW } from './data-dir.ts';
import { incidents } from './incidents.ts';
import { settleAndImport } from './settle-and-import.ts';

const [what, dataDir] = process.argv.slice(2) as ['full-snapshots' | 'full-store' | 'read-only', string];
const snapshots = join(dataDir, 'snapshots');
const say = (line: object) => void writeSync(1, `${JSON.stringify(line)}\n`);
const log = () => {};
const mount = (...words: string[]) => execFileSync('mount', words);

/** Puts a small disk in the place of a folder, with its content and `free` KiB more. */
function shrink(folder: string, free: number): (more: number) => void {
  const copy = `${folder}.copy`;
  cpSync(folder, copy, { recursive: true });
  mount('-t', 'tmpfs', '-o', 'size=1g', 'tmpfs', folder);
  cpSync(copy, folder, { recursive: true });
  rmSync(copy, { recursive: true });
  const used = Number(execFileSync('du', ['-sk', folder], { encoding: 'utf8' }).split(/\s/)[0]);
  const resize = (more: number) => mount('-o', `remount,size=${used + more}k`, folder);
  resize(free);
  return resize;
}

/** Imports 3,000 incidents more and tells what came of it, and what is served. */
async function attempt(workspace: Workspace, from = 1_000): Promise<void> {
  const meta = { kind: 'import', actor: 'command', fileName: 'f', sha256: 'x', reason: 'import', at: new Date(NOW) } as const;
  const outcome = await settleAndImport(workspace, incidents(3_000, from), meta, { log }).then(({ version }) => ({ version }), ({ name, message }: Error) => ({ name, message }));
  const { loaded } = await workspace.snapshots.loadNewest();
  say({ ...outcome, served: loaded!.manifest.version, count: loaded!.manifest.count });
}

if (what === 'full-snapshots') {
  const resize = shrink(snapshots, 200);
  const workspace = await Workspace.open(configOf(dataDir), log);
  await attempt(workspace);
  resize(100_000);
  const store = await workspace.openStore();
  const published = await reconcile(store, workspace.snapshots, workspace.newest, { log });
  say({ served: published!.manifest.version, count: published!.manifest.count, faults: await workspace.snapshots.faults(2) });
  await workspace.close();
} else if (what === 'full-store') {
  const resize = shrink(join(dataDir, 'pgdata'), 1_000);
  const workspace = await Workspace.open(configOf(dataDir), log);
  await attempt(workspace);
  resize(200_000);
  await workspace.close().catch(() => {});
  const again = await Workspace.open(configOf(dataDir), log);
  await attempt(again);
  say({ damaged: await (await again.openStore()).damaged(), faults: await again.snapshots.faults(2) });
  await again.close();
} else {
  mkdirSync(dataDir, { recursive: true });
  mount('--bind', dataDir, dataDir);
  mount('-o', 'remount,bind,ro', dataDir);
  const workspace = await Workspace.open(configOf(dataDir), log);
  await attempt(workspace);
  await workspace.close();
  const service = await startService(configOf(dataDir), { log });
  await service.settled;
  const { status } = await fetch(`http://127.0.0.1:${service.port}/v1/counter`);
  const ready = await fetch(`http://127.0.0.1:${service.adminPort}/readyz`);
  const { checks } = (await ready.json()) as { checks: { version: number; store: { state: string; reason: string } } };
  say({ read: status, ready: ready.status, ...checks });
  await service.stop();
}
