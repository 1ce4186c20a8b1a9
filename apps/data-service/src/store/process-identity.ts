import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process: a pid alone may be reused, a pid with its start time may not. `started` is empty where the system does not tell. */
export interface ProcessIdentity { pid: number; started: string; host: string }

/** Start time of a process: boot and clock ticks on Linux, the text of `ps` elsewhere; empty when neither is to be had. `null`: there is no such process. */
export function startOf(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  return linuxStart(pid) ?? psStart(pid) ?? '';
}

export const thisProcess = (): ProcessIdentity => ({ pid: process.pid, started: startOf(process.pid) ?? '', host: hostname() });

/** True when the process that wrote the identity runs on this host. Where start times are unknown, a living pid counts as the same process. */
export function lives({ pid, started }: ProcessIdentity): boolean {
  const now = startOf(pid);
  return now !== null && (now === '' || started === '' || now === started);
}

function linuxStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name in parentheses may hold spaces and parentheses: fields count from the last one; the start is field 22, the first after the name is 3
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`;
  } catch {
    return null;
  }
}

function psStart(pid: number): string | null {
  try {
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null;
  } catch {
    return null;
  }
}
