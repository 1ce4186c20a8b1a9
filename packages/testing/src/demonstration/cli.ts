#!/usr/bin/env node
/**
 * Writes the synthetic incidents of {@link generateDemonstration} as JSON Lines, or with `--news` the news of {@link demonstrationNewsFile} as JSON.
 *
 *     node dist/demonstration/cli.js --out FILE [--until YYYY-MM-DD] [--seed NUMBER]
 *     node dist/demonstration/cli.js --news --out FILE
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { demonstrationNewsFile } from './news.js';
import { DEMONSTRATION_END, DEMONSTRATION_SEED, generateDemonstration } from './generate.js';

const USAGE = `usage: node dist/demonstration/cli.js [--news] --out FILE [--until YYYY-MM-DD, default ${DEMONSTRATION_END}] [--seed NUMBER, default ${DEMONSTRATION_SEED}]`;

try {
  const { values } = parseArgs({ options: { out: { type: 'string' }, until: { type: 'string' }, seed: { type: 'string' }, news: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) console.log(USAGE);
  else {
    if (!values.out) throw new RangeError('--out: name the file to write');
    if (values.seed !== undefined && !/^-?\d{1,15}$/.test(values.seed)) throw new RangeError(`--seed: must be a whole number, not ${JSON.stringify(values.seed)}`);
    const seed = values.seed === undefined ? DEMONSTRATION_SEED : Number(values.seed);
    const until = values.until ?? DEMONSTRATION_END;
    // Written beside and renamed, so that a reader never sees half a file.
    const partial = `${values.out}.${process.pid}.part`;
    const writeWhole = (text: string) => {
      mkdirSync(dirname(values.out!), { recursive: true });
      writeFileSync(partial, text);
      renameSync(partial, values.out!);
    };
    if (values.news) {
      const file = demonstrationNewsFile();
      writeWhole(`${JSON.stringify(file, null, 1)}\n`);
      console.log(`${file.news.length} news items made up for demonstration: ${values.out}`);
      process.exit();
    }
    const incidents = generateDemonstration({ until, seed });
    writeWhole(incidents.map((i) => `${JSON.stringify(i)}\n`).join(''));
    const counted = incidents.filter((i) => i.status !== 'withdrawn' && i.status !== 'merged').length;
    console.log(`${incidents.length} synthetic incidents (${counted} counted) from ${incidents[0]!.date.start} to ${until}, seed ${seed}: ${values.out}`);
  }
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 1;
}
