import { RELEASE_NAME, type Release } from '@seesac/contract';
import type { Config } from '../config.js';
import { UsageError, parseCommand } from './args.js';
import { withDesk } from './edits.js';
import { write, type Output } from './output.js';

export const RELEASE_HELP = `seesac-data release NAME [options]

Gives the published version a name, for example 2024Q4. From then on release=NAME on every read answers from that version, whatever changes later.
A name is given once and never moved. Where a service runs on the data directory, that service does it.

  --note TEXT   what the release is for, in a sentence; public
  --json        print the release as a JSON object
  --help        this text
`;

export const RELEASES_HELP = `seesac-data releases [options]

Lists the named versions, newest first.

  --json   print a JSON array
  --help   this text
`;

const MAX_NOTE = 500;

/** `release NAME`. Resolves with the exit code. */
export async function release(words: readonly string[], config: () => Config, output: Output): Promise<number> {
  const { values, operands: [name] } = parseCommand('release', words, { note: { type: 'string' }, json: { type: 'boolean' } } as const, ['a NAME']);
  if (values.help) {
    await write(output.out, RELEASE_HELP);
    return 0;
  }
  if (!RELEASE_NAME.test(name!)) throw new UsageError(`"${name}" is no name of a release: 1 to 40 letters, digits, ".", "_" or "-", beginning with a letter or digit.`);
  const note = values.note?.trim();
  if (note === '' || (note !== undefined && (note.length > MAX_NOTE || /[\p{Cc}\p{Cf}]/u.test(note)))) {
    throw new UsageError(`--note must be one line of 1 to ${MAX_NOTE} characters.`);
  }
  const made = await withDesk(config(), output, (desk) => desk.release(name!, note));
  await write(output.out, values.json ? `${JSON.stringify(made)}\n` : `Release ${made.name} is version ${made.version}, and stays it.\n`);
  return 0;
}

/** `releases`. Resolves with the exit code. */
export async function releases(words: readonly string[], config: () => Config, output: Output): Promise<number> {
  const { values } = parseCommand('releases', words, { json: { type: 'boolean' } } as const, []);
  if (values.help) {
    await write(output.out, RELEASES_HELP);
    return 0;
  }
  const all = await withDesk(config(), output, (desk) => desk.releases());
  const line = ({ name, version, at, note }: Release) => `${name}  version ${version}  ${at.slice(0, 10)}${note === undefined ? '' : `  ${note}`}\n`;
  await write(output.out, values.json ? `${JSON.stringify(all)}\n` : all.map(line).join('') || 'no releases\n');
  return 0;
}
