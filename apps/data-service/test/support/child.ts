import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program in a process of its own: one of these sources, or with `BUILT_THREADS`, which says that it was built from them, the command line as it is shipped. */
export class Child {
  readonly process: ChildProcess;
  output = '';
  errors = '';

  /** `script` relative to this folder; `descriptors`: how many files and sockets it may have open. */
  constructor(script: string, args: readonly string[], env: Record<string, string> = {}, descriptors?: number) {
    const built = process.env.BUILT_THREADS ? script.replace(/\/src\/(.*)\.ts$/, '/dist/$1.js') : script;
    const flags = process.execArgv.filter((flag) => flag === '--liftoff-only');
    const command = [process.execPath, ...flags, ...(built.endsWith('.ts') ? ['--import', 'tsx'] : []), fileURLToPath(new URL(built, import.meta.url)), ...args];
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
