// Writes each embed file compressed beside it, `.br` and `.gz`, as small as they get: the data service sends these and need not make them whenever it starts. Source maps
// are seldom asked for and stay as they are.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const dir = new URL('../dist/embed/', import.meta.url);
const names = ['', 'pinned/', 'chunks/'].flatMap((folder) => readdirSync(new URL(folder, dir)).filter((name) => /\.js(on)?$/.test(name)).map((name) => folder + name));
await Promise.all(names.map(async (name) => {
  const bytes = readFileSync(new URL(name, dir));
  writeFileSync(new URL(`${name}.br`, dir), await promisify(brotliCompress)(bytes));
  writeFileSync(new URL(`${name}.gz`, dir), await promisify(gzip)(bytes, { level: 9 }));
}));
