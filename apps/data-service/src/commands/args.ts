import { parseArgs, type ParseArgsConfig } from 'node:util';
import { editDistance } from '../edit-distance.js';

/** The command line is wrong. The process ends with 2; the message says what to write instead. */
export class UsageError extends Error {
  override name = 'UsageError';
}

type Options = NonNullable<ParseArgsConfig['options']>;
type WithHelp<T extends Options> = T & { help: { type: 'boolean' } };

/** The options that were given, by name, and what is no option. */
export interface Parsed<T extends Options> {
  values: ReturnType<typeof parseArgs<{ options: WithHelp<T> }>>['values'];
  operands: string[];
}

/** ` Did you mean …?` for the nearest of the known words, or nothing when none is near. */
export function hint(word: string, known: readonly string[]): string {
  const [nearest] = [...known].sort((a, b) => editDistance(word, a) - editDistance(word, b));
  return nearest !== undefined && editDistance(word, nearest) <= Math.max(2, word.length / 3) ? ` Did you mean "${nearest}"?` : '';
}

/** Parses the words after a command. Throws {@link UsageError} for an unknown or repeated option, a missing value, or too many or too few operands. */
export function parseCommand<const T extends Options>(command: string, words: readonly string[], options: T, operands: readonly string[]): Parsed<T> {
  const see = `See "seesac-data ${command} --help".`;
  let parsed;
  try {
    parsed = parseArgs({ args: [...words], options: { ...options, help: { type: 'boolean' } } as WithHelp<T>, allowPositionals: true, tokens: true });
  } catch (error) {
    const unknown = /Unknown option '(-[^']*)'/.exec((error as Error).message)?.[1];
    if (unknown) throw new UsageError(`unknown option ${unknown} of "${command}".${hint(unknown, Object.keys(options).map((name) => `--${name}`))} ${see}`);
    throw new UsageError(`${(error as Error).message.split('. ')[0]!.replace(/\.$/, '')}. ${see}`);
  }
  const names = parsed.tokens.filter((token) => token.kind === 'option').map((token) => token.name);
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated) throw new UsageError(`--${repeated} is given twice. ${see}`);
  if (!(parsed.values as { help?: boolean }).help) {
    if (parsed.positionals.length < operands.length) throw new UsageError(`"${command}" needs ${operands[parsed.positionals.length]}. ${see}`);
    if (parsed.positionals.length > operands.length) throw new UsageError(`"${command}" takes no "${parsed.positionals[operands.length]}". ${see}`);
  }
  return { values: parsed.values as Parsed<T>['values'], operands: parsed.positionals };
}
