import type { Log } from '../publish/index.js';

/** Where a command writes: results on `out`, what happens meanwhile on `err`. */
export interface Output {
  out: NodeJS.WritableStream;
  err: NodeJS.WritableStream & { isTTY?: boolean };
}

/** One JSON object a line, for the log of a service. */
export const jsonLog = (stream: NodeJS.WritableStream): Log => (entry) => {
  stream.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
};

/** Plain lines for a person at a terminal. Steps that say nothing new are left to the result of the command. */
export const textLog = (stream: NodeJS.WritableStream): Log => ({ level, message, event }) => {
  if (level !== 'info' || event === 'unpublished') stream.write(`${level === 'info' ? '' : `${level}: `}${message}\n`);
};

/** Milliseconds between lines of progress where they do not overwrite each other. */
const CALM = 3_000;

/** Progress of a long command: one line that renews itself on a terminal, a line every few seconds elsewhere. */
export class Progress {
  readonly #stream: Output['err'];
  #last = 0;
  #shown = false;

  constructor(stream: Output['err']) {
    this.#stream = stream;
  }

  /** Tells of an amount that grows. */
  tick(text: () => string): void {
    const now = Date.now();
    if (!this.#stream.isTTY) {
      this.#last ||= now;
      if (now - this.#last < CALM) return;
    } else if (now - this.#last < 100) return;
    this.#last = now;
    this.#write(text());
  }

  /** Tells of a step, always on a terminal, elsewhere only when the last line is old. */
  step(text: string): void {
    if (this.#stream.isTTY) this.#write(text);
    else this.tick(() => text);
  }

  /** Removes the renewing line. */
  done(): void {
    if (this.#shown && this.#stream.isTTY) this.#stream.write('\r\u001b[K');
    this.#shown = false;
  }

  #write(text: string): void {
    this.#stream.write(this.#stream.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
    this.#shown = true;
  }
}

/** Writes and waits until the stream has taken it. A reader that has gone (a closed pipe) ends the writing without an error. */
export function write(stream: NodeJS.WritableStream, data: Uint8Array | string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(data, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}
