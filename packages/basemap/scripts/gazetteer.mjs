/**
 * Makes `src/gazetteer-data.ts` from a file in the format of the GeoNames dump `cities500.txt` (tab-separated, 19 columns, no header).
 *
 *     node scripts/gazetteer.mjs FILE
 *
 * Keeps the places of the seven jurisdictions: name, other names in Latin and Cyrillic script, point (3 decimals, about 100 m) and rank.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const JURISDICTIONS = ['AL', 'BA', 'XK', 'MD', 'ME', 'MK', 'RS'];
/** Capitals, seats of first, second and third-level units, other places, parts of places. */
const RANKS = ['PPLC', 'PPLA', 'PPLA2', 'PPLA3', 'PPL', 'PPLL', 'PPLX'];

/** What is left of a name without case and marks: forms that differ in these only are one. */
const plain = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
/** Not airport codes, and not the transliterations of other scripts, which begin with a small letter. */
const isName = (name) => name.length >= 3 && /^\p{Lu}[\p{Script=Latin}\p{Script=Cyrillic}\p{M}' .-]+$/u.test(name) && !/^[A-Z]{3,4}$/.test(name);
/** Comma below, as Romanian is written, for the cedilla of older texts. */
const romanian = (name) => name.replace(/[ţşŢŞ]/g, (letter) => ({ ţ: 'ț', ş: 'ș', Ţ: 'Ț', Ş: 'Ș' })[letter]);

/** The text of the module. @throws for a line that is not of the format */
export function make(text) {
  const lines = text.split('\n').filter(Boolean).flatMap((line, i) => {
    const c = line.split('\t');
    if (c.length !== 19) throw new Error(`line ${i + 1}: ${c.length} columns, expected 19`);
    const [, name, ascii, alternates, lat, lon, , feature, jurisdiction] = c;
    if (!JURISDICTIONS.includes(jurisdiction)) return [];
    const own = jurisdiction === 'MD' ? romanian(name) : name;
    const others = new Map();
    for (const other of [ascii, ...alternates.split(',')].map((n) => n.replace(/\s+/g, ' ').trim())) {
      const key = plain(other);
      // A form with its marks says more than one without.
      if (isName(other) && key !== plain(own) && (!others.has(key) || others.get(key).toLowerCase() === key)) others.set(key, other);
    }
    const rank = RANKS.indexOf(feature);
    return [{ jurisdiction, name: own, others: [...others.values()], lon: Number(lon), lat: Number(lat), rank: rank < 0 ? RANKS.length : rank }];
  });
  lines.sort((a, b) => JURISDICTIONS.indexOf(a.jurisdiction) - JURISDICTIONS.indexOf(b.jurisdiction) || a.rank - b.rank || (a.name < b.name ? -1 : 1) || a.lon - b.lon);
  const rows = lines.map(({ jurisdiction, name, others, lon, lat, rank }) => [jurisdiction, rank, lon.toFixed(3), lat.toFixed(3), name, ...others].join('|'));
  return `/**
 * Made by scripts/gazetteer.mjs; do not edit.
 *
 * Place names: GeoNames (https://www.geonames.org), licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).
 * Changed: the places of the seven jurisdictions, names in Latin and Cyrillic script only, points rounded to 3 decimals.
 *
 * A line is a place: jurisdiction, rank (0 capital … 3 seat of a third-level unit, 4 other place), longitude, latitude, name, other names.
 */
export const PLACES = \`${rows.join('\n')}\`;
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = process.argv[2];
  if (!file) {
    console.error('usage: node scripts/gazetteer.mjs FILE   (GeoNames cities500 format)');
    process.exit(1);
  }
  writeFileSync(new URL('../src/gazetteer-data.ts', import.meta.url), make(readFileSync(file, 'utf8')));
}
