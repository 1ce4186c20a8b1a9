import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What node is told to run one of these sources, named relative to this folder: through tsx, or as `run.mjs` has put it together (`BUILT_TESTS`). The command line is the
 * one that is shipped where that was built from them (`BUILT_THREADS`).
 */
export function programOf(script: string): string[] {
  const { BUILT_TESTS, BUILT_THREADS } = process.env;
  const source = fileURLToPath(new URL(script, import.meta.url));
  if (BUILT_THREADS && source.includes('/src/')) return [source.replace(/\/src\/(.*)\.ts$/, '/dist/$1.js')];
  return BUILT_TESTS ? ['--enable-source-maps', join(BUILT_TESTS, 'support', `${basename(source, '.ts')}.mjs`)] : ['--import', 'tsx', source];
}

/** A program in a process of its own. */
export class Child {
  readonly process: ChildProcess;
  output = '';
  errors = '';

  /** `script` as {@link programOf} has it; `descriptors`: how many files and sockets it may have open. */
  constructor(script: string, args: readonly string[], env: Record<string, string> = {}, descriptors?: number) {
    const flags = process.execArgv.filter((flag) => flag === '--liftoff-only');
    const command = [process.execPath, ...flags, ...programOf(script), ...args];
    const [program = '', ...rest] = descriptors === undefined ? command : ['sh', '-c', `ulimit -n ${descriptors} && exec "$0" "$@"`, ...command];
    this.process = spawn(program, rest, {
      env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout!.on('data', (data: Buffer) => (this.output += data.toString()));
    this.process.stderr!.on('data', (data: Buffer) => (this.errors += data.toString()));
  }

  /** Resolves when the output holds the text, and rejects when the process ends without it. */
  async says(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      if (this.process.exitCode !== null) throw new Error(`the process ended with ${this.process.exitCode} and never said "${text}": ${this.output}${this.errors}`);
      await Promise.race([once(this.process.stdout!, 'data'), once(this.process, 'exit')]);
    }
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill(signal);
    await ended;
  }

  async ends(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'exit');
    return this.process.exitCode;
  }
}
