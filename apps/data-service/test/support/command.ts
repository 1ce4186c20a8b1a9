import { Writable } from 'node:stream';
import { run } from '../../src/commands/index.ts';

/** What a command line did. */
export interface Ran { code: number; out: string; err: string }

class Text extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** Runs a command line in this process. */
export async function seesacData(words: string[], env: Record<string, string>): Promise<Ran> {
  const [out, err] = [new Text(), new Text()];
  const code = await run(words, env, { out, err });
  return { code, out: out.text, err: err.text };
}
