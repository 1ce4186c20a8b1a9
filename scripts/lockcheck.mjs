// Every optional (per-platform) dependency named in the lock must be in the lock at that version, or `npm ci` stops with "Missing: NAME@ from lock file".
// It happens when the registry in use lacks a platform's build of that release: pin an older one. The lock must not record where packages came from either.
import { readFileSync } from 'node:fs';

const text = readFileSync('package-lock.json', 'utf8');
const { packages } = JSON.parse(text);
const bad = new Set();
for (const [where, p] of Object.entries(packages))
  for (const [name, want] of Object.entries(p.optionalDependencies ?? {})) {
    let dir = where;
    let found;
    for (;;) {
      found = packages[`${dir ? `${dir}/` : ''}node_modules/${name}`];
      if (found || !dir) break;
      dir = dir.slice(0, Math.max(0, dir.lastIndexOf('/node_modules/')));
    }
    if (!found || (/^\d/.test(want) && found.version !== want)) bad.add(`${where}@${p.version}: ${name}@${want} is not in package-lock.json`);
  }
if (/"resolved": "https?:/.test(text)) bad.add('package-lock.json records download addresses: .npmrc must say omit-lockfile-registry-resolved=true');
for (const b of bad) console.error(b);
console.log(`${bad.size ? 0 : 1} passed, ${bad.size} failed`);
process.exitCode = bad.size ? 1 : 0;
