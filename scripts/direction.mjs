// Checks the direction of imports between workspaces (the table below) and that each goes through a package's public door.
// Usage: node scripts/direction.mjs [ROOT]
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** What the sources of each workspace may import of the others. Nothing else is allowed. */
export const MAY_IMPORT = {
  'packages/contract': [],
  'packages/basemap': [],
  'packages/incident-index': ['contract'],
  'packages/client': ['contract', 'incident-index'],
  'packages/widgets': ['contract', 'client', 'basemap'],
  'packages/embed': ['widgets'],
  'packages/testing': ['contract', 'incident-index', 'basemap', 'data-service'],
  'apps/data-service': ['contract', 'incident-index', 'basemap'],
  'apps/site': ['contract', 'client', 'widgets'],
  'apps/partner-demo': [],
  stories: ['contract', 'client', 'widgets', 'testing'],
};
/** Tests may import these on top. */
const TESTS_MAY_IMPORT = { 'packages/widgets': ['testing', 'incident-index'], 'packages/embed': ['testing'], stories: [] };
/** Modules that may be imported by one file only, and why the bare name is wrong. */
const BANNED = { leaflet: 'its main file overwrites the host page’s window.L: import vendor/leaflet.js', uplot: 'its main file is CommonJS: import vendor/uplot.js', '@lit/context': 'not part of the stack' };

function* sources(dir) {
  if (!existsSync(dir)) return;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (['node_modules', 'dist', 'vendor', 'coverage', '.turbo'].includes(entry.name)) continue;
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(ts|mts|tsx)$/.test(entry.name) && !entry.name.endsWith('.d.ts')) yield path;
  }
}

/** Every breach of the direction under a root, as `file: what`. */
export function breaches(root) {
  const found = [];
  let files = 0;
  for (const [workspace, allowed] of Object.entries(MAY_IMPORT)) {
    const home = join(root, workspace);
    const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    const declared = new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.peerDependencies }));
    for (const path of sources(home)) {
      files++;
      const inSource = path.startsWith(join(home, 'src') + sep) || workspace === 'stories';
      const names = new Set([...allowed, ...(inSource ? [] : [...(TESTS_MAY_IMPORT[workspace] ?? []), workspace.split('/').at(-1)])]);
      const say = (what) => found.push(`${relative(root, path)}: ${what}`);
      for (const { fileName: name } of ts.preProcessFile(readFileSync(path, 'utf8'), true, true).importedFiles) {
        if (name.startsWith('.')) {
          if (inSource && !resolve(dirname(path), name).startsWith(home + sep)) say(`imports ${name}: outside its own workspace, use the package's name`);
          continue;
        }
        const own = /^@seesac\/([^/]+)(\/.*)?$/.exec(name);
        const pkg = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0];
        if (own) {
          if (!names.has(own[1])) say(`imports ${name}: ${workspace} may import ${[...names].map((n) => `@seesac/${n}`).join(', ') || 'no other workspace'}`);
          else if (own[2]?.startsWith('/src/') || own[2]?.startsWith('/dist/')) say(`imports ${name}: a deep path, use a public door`);
          else if (inSource && !declared.has(pkg)) say(`imports ${name}, which its package.json does not declare`);
        } else if (BANNED[name]) say(`imports ${name}: ${BANNED[name]}`);
        else if (inSource && !name.startsWith('node:') && !declared.has(pkg) && workspace !== 'stories') say(`imports ${pkg}, which its package.json does not declare`);
      }
    }
  }
  return { found, files };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { found, files } = breaches(resolve(process.argv[2] ?? '.'));
  for (const line of found) console.error(line);
  console.log(`direction of imports: ${files} files read`);
  console.log(`${found.length ? 0 : 1} passed, ${found.length} failed`);
  process.exitCode = found.length ? 1 : 0;
}
