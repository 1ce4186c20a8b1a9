/**
 * Makes `src/labels-data.ts`, the names that a map writes, from the table below and, for the towns, from a file in the format of the GeoNames dump `cities500.txt`.
 *
 *     node --import tsx scripts/labels.mjs FILE
 *
 * The towns are the largest of each jurisdiction that lie apart. Their points come from the file, and the zoom from which on each is written from the room that the
 * larger ones leave.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toSerbianCyrillic } from '../../contract/src/transliterate.ts';
import { mercator } from './lines.mjs';

/** Longitude and latitude of the middle of the label, then the names in English, Albanian and Serbian. */
const JURISDICTIONS = {
  AL: [20.08, 40.93, 'Albania', 'Shqipëria', 'Albanija'],
  BA: [17.75, 44.35, 'Bosnia and Herzegovina', 'Bosnja dhe Hercegovina', 'Bosna i Hercegovina'],
  XK: [20.85, 42.37, 'Kosovo*', 'Kosova*', 'Kosovo*'],
  MD: [28.55, 47.3, 'Moldova', 'Moldavia', 'Moldavija'],
  ME: [19.28, 42.83, 'Montenegro', 'Mali i Zi', 'Crna Gora'],
  MK: [21.6, 41.62, 'North Macedonia', 'Maqedonia e Veriut', 'Severna Makedonija'],
  RS: [20.85, 44.2, 'Serbia', 'Serbia', 'Srbija'],
};
const NEIGHBOURS = {
  AT: [14.6, 47.45, 'Austria', 'Austria', 'Austrija'],
  BG: [25.2, 42.75, 'Bulgaria', 'Bullgaria', 'Bugarska'],
  BY: [27.2, 52.4, 'Belarus', 'Bjellorusia', 'Belorusija'],
  CZ: [15.6, 49.75, 'Czechia', 'Çekia', 'Češka'],
  GR: [21.9, 39.75, 'Greece', 'Greqia', 'Grčka'],
  HR: [16.55, 45.55, 'Croatia', 'Kroacia', 'Hrvatska'],
  HU: [19.3, 47.05, 'Hungary', 'Hungaria', 'Mađarska'],
  IT: [14.6, 41.75, 'Italy', 'Italia', 'Italija'],
  PL: [20, 51.4, 'Poland', 'Polonia', 'Poljska'],
  RO: [24.8, 45.9, 'Romania', 'Rumania', 'Rumunija'],
  RU: [39.6, 51.2, 'Russian Federation', 'Federata Ruse', 'Ruska Federacija'],
  SI: [14.75, 46.1, 'Slovenia', 'Sllovenia', 'Slovenija'],
  SK: [19.4, 48.75, 'Slovakia', 'Sllovakia', 'Slovačka'],
  TR: [31.5, 39.6, 'Türkiye', 'Turqia', 'Turska'],
  UA: [31.6, 49.1, 'Ukraine', 'Ukraina', 'Ukrajina'],
};
/**
 * Towns: the local name in Latin script, and after it what differs from it in English, Albanian and Serbian. In Kosovo* the reader's language decides: `local` is the
 * Albanian form, English has the form that is usual in English.
 */
const TOWNS = {
  AL: [
    'Tiranë|Tirana||Tirana', 'Durrës|||Drač', 'Elbasan', 'Vlorë|||Valona', 'Shkodër|||Skadar', 'Pogradec', 'Korçë|||Korča', 'Fier|||Fijer', 'Berat',
    'Gjirokastër|||Đirokastra', 'Kukës|||Kukeš', 'Sarandë|||Saranda', 'Peshkopi|||Peškopija',
  ],
  BA: ['Sarajevo||Sarajevë', 'Banja Luka', 'Zenica', 'Tuzla', 'Mostar', 'Bihać', 'Bugojno', 'Brčko', 'Bijeljina', 'Prijedor', 'Trebinje', 'Doboj', 'Livno'],
  XK: [
    'Prishtinë|Pristina||Priština', 'Prizren', 'Mitrovicë|Mitrovica||Mitrovica', 'Gjakovë|Gjakova||Đakovica', 'Ferizaj|||Uroševac', 'Pejë|Peja||Peć', 'Gjilan|||Gnjilane',
  ],
  MD: [
    'Chișinău||Kishinau|Kišinjev', 'Tiraspol|||Tiraspolj', 'Bălți|||Balci', 'Rîbnița|||Ribnica', 'Cahul|||Kahul', 'Ungheni|||Ungeni', 'Soroca|||Soroka',
    'Comrat|||Komrat',
  ],
  ME: ['Podgorica||Podgoricë', 'Nikšić', 'Bar||Tivar', 'Pljevlja', 'Bijelo Polje', 'Herceg Novi', 'Ulcinj||Ulqin'],
  MK: [
    'Skopje||Shkup|Skoplje', 'Bitola||Manastir|Bitolj', 'Prilep', 'Tetovo||Tetovë', 'Veles', 'Štip||Shtip', 'Kumanovo||Kumanovë', 'Ohrid||Ohër', 'Strumica||Strumicë',
    'Kičevo||Kërçovë', 'Delčevo',
  ],
  RS: [
    'Beograd|Belgrade', 'Novi Sad', 'Niš', 'Kragujevac', 'Subotica', 'Čačak', 'Leskovac', 'Novi Pazar', 'Kraljevo', 'Zrenjanin', 'Kruševac', 'Užice', 'Valjevo', 'Vranje',
    'Šabac', 'Zaječar', 'Sombor', 'Kikinda', 'Pirot', 'Vršac',
  ],
};
/** Capitals are written from this zoom on, all towns from the last. */
const ZOOMS = [5, 6, 7, 8];
/** Room that a town needs, pixels: a name beside its point. */
const ROOM = [80, 30];
/** Positions are counted from this one in steps of {@link STEP} units of the map's grid, three digits of base 36 each. */
const ORIGIN = [8_900_000, 5_300_000];
const STEP = 128;

/** The text of the module. @throws where the file lacks a town of the table or has several of one name and one rank */
export function make(text) {
  const rows = text.split('\n').filter(Boolean).map((line) => line.split('\t'));
  const towns = Object.entries(TOWNS).flatMap(([code, list]) => list.map((line) => town(rows, code, line.split('|'))));
  towns.sort((a, b) => Number(b.capital) - Number(a.capital) || b.population - a.population || (a.forms[0] < b.forms[0] ? -1 : 1));
  const written = [];
  for (const zoom of ZOOMS) {
    const [width, height] = ROOM.map((pixels) => pixels * 2 ** (16 - zoom));
    const fits = ({ at }) => written.every(({ at: [x, y] }) => Math.abs(x - at[0]) >= width || Math.abs(y - at[1]) >= height);
    for (const one of towns) if (!written.includes(one) && (zoom === ZOOMS[0] ? one.capital : zoom === ZOOMS.at(-1) || fits(one))) written.push(Object.assign(one, { zoom }));
  }
  const areas = (table) => Object.entries(table).map(([code, [lon, lat, en, sq, sr]]) => `${code}${position(mercator([lon, lat]))}${en}|${sq}|${sr}|${toSerbianCyrillic(sr)}`);
  const lines = (list) => `\`${list.join('\n')}\``;
  return `/**
 * Made by scripts/labels.mjs; do not edit.
 *
 * Points of the towns: GeoNames (https://www.geonames.org), licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Changed: a choice of towns, points
 * rounded, names from a table of this project's own.
 */

/** Where positions are counted from on the map's grid, and the units of a step. */
export const ORIGIN = [${ORIGIN.join(', ')}] as const;
export const STEP = ${STEP};
/** Code, x and y (three digits of base 36 each), names: English, Albanian, Serbian in Latin and in Cyrillic script. */
export const JURISDICTIONS = ${lines(areas(JURISDICTIONS))};
export const NEIGHBOURS = ${lines(areas(NEIGHBOURS))};
/** Those of a lower zoom first, of these the larger. Code, x and y, zoom, names: local, English, Albanian, Serbian in Latin and in Cyrillic script, Macedonian. Empty: the local one. */
export const TOWNS = ${lines(written.map(({ code, at, zoom, forms }) => `${code}${position(at)}${zoom}${forms.join('|').replace(/\|+$/, '')}`))};
`;
}

const position = (at) => at.map((n, axis) => Math.round((n - ORIGIN[axis]) / STEP).toString(36).padStart(3, '0')).join('');

/** One town with its row of the file: the seat or the largest place that bears the name. */
function town(rows, code, [local, en = '', sq = '', sr = '']) {
  const plain = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const names = [local, en, sq, sr].filter(Boolean).map(plain);
  const [row] = rows.filter((c) => c[8] === code && names.includes(plain(c[2])) && c[7] !== 'PPLX').sort((a, b) => b[14] - a[14]);
  if (!row) throw new Error(`${code} ${local} is not in the file`);
  const cyrillic = toSerbianCyrillic(sr || local);
  const macedonian = code === 'MK' && sr ? toSerbianCyrillic(local) : '';
  return { code, at: mercator([Number(row[5]), Number(row[4])]), capital: row[7] === 'PPLC', population: Number(row[14]), forms: [local, en, sq, sr, cyrillic, macedonian] };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = process.argv[2];
  if (!file) {
    console.error('usage: node --import tsx scripts/labels.mjs FILE   (GeoNames cities500 format)');
    process.exit(1);
  }
  writeFileSync(new URL('../src/labels-data.ts', import.meta.url), make(readFileSync(file, 'utf8')));
}
