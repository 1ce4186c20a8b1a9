import type { Incident, IncidentPlace, JurisdictionCode, PlaceSuggestion } from '@seesac/contract';
import { hasRow, type Bitmap } from './bitmap.js';
import { toUtf8 } from './bytes.js';
import type { Columns } from './columns.js';
import { foldText, foldWords } from './fold.js';
import type { Matches } from './matches.js';
import { recordsOf, type Part } from './parts.js';
import { cutWord } from './search-file.js';

/** A name within a jurisdiction, however it is spelled: its words in all spellings, and the settings in which it stands. */
interface Name { readonly words: Set<string>; readonly settings: Setting[] }
/** A settlement or a municipality: its name, and how often each spelling of it and of its municipality is used. */
interface Place {
  readonly jurisdiction: JurisdictionCode;
  readonly name: Name;
  readonly spellings: Map<string, number>;
  readonly municipalities: Map<string, number>;
}
/** What rows share whose places are named alike. */
interface Setting {
  /** One of the rows: what search finds in it, by the names of its place, it finds in all. */
  readonly row: number;
  /** Number of rows. */
  rows: number;
  /** Its names, the most exact first. */
  readonly names: readonly Name[];
  readonly places: readonly { place: Place; spelling: string; municipality: string | undefined }[];
}

// A record is written with the names of its place before the point; within a text a quotation mark is escaped, so these stand there and nowhere else.
const [BEFORE, AFTER] = [toUtf8(',"place":{'), toUtf8('"point":')];

/** Of a record that is written otherwise: no other one is taken to be like it. */
const NONE = new Uint8Array();

/** FNV-1a over bytes. */
function hashOf(bytes: Uint8Array, seed: number): number {
  let hash = 0x811c_9dc5 ^ seed;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x0100_0193);
  return hash;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

const add = (counts: Map<string, number>, key: string, n: number) => void counts.set(key, (counts.get(key) ?? 0) + n);
/** The commonest; of equals the first in the order of their letters. */
const commonest = (counts: ReadonlyMap<string, number>): string | undefined =>
  [...counts].reduce<[string, number] | undefined>((best, one) => (best && (best[1] > one[1] || (best[1] === one[1] && best[0] < one[0])) ? best : one), undefined)?.[0];
const isNamed = (name: string | undefined): name is string => name !== undefined && foldText(name) !== '';

/** The places that an incident is counted for, each with its municipality where that has another name. */
function placesOf({ settlement, municipality }: IncidentPlace): [name: string, municipality: string | undefined][] {
  const around = isNamed(municipality) ? municipality : undefined;
  const within = around !== undefined && isNamed(settlement) && foldText(settlement) !== foldText(around);
  return [...(isNamed(settlement) ? [[settlement, within ? around : undefined] as [string, string | undefined]] : []),
    ...(around !== undefined && (within || !isNamed(settlement)) ? [[around, undefined] as [string, undefined]] : [])];
}

/** The names of the places of all rows. Every record is looked at once; few settings make up all of them. */
export class PlaceNames {
  readonly #names = new Map<string, Name>();
  readonly #places = new Map<string, Place>();
  readonly #settings: Setting[] = [];
  /** Setting of each row. */
  readonly #ofRow: Uint32Array;

  /** @throws {SnapshotError} where the records file of a year was not given */
  constructor({ rows, codes: { jurisdiction } }: Columns, parts: readonly Part[]) {
    this.#ofRow = new Uint32Array(rows);
    // Rows with the same bytes have one setting. Most have been seen before: they are told apart without making a text of each.
    const known = new Map<number, { code: JurisdictionCode; bytes: Uint8Array; at: number }[]>();
    for (const part of parts) {
      const records = recordsOf(part);
      for (let row = part.start; row < part.end; row++) {
        const line = row - part.start;
        const code = jurisdiction.list[jurisdiction.values[row]!]! as JurisdictionCode;
        const bytes = records.between(line, BEFORE, AFTER);
        const hash = bytes ? hashOf(bytes, jurisdiction.values[row]!) : 0;
        const alike = known.get(hash) ?? [];
        let setting = bytes && alike.find((one) => one.code === code && isSame(one.bytes, bytes));
        if (!setting) {
          setting = { code, bytes: bytes ?? NONE, at: this.#settings.push(this.#settingOf(row, code, records.value<Incident>(line).place)) - 1 };
          known.set(hash, [...alike, setting]);
        }
        this.#ofRow[row] = setting.at;
        this.#settings[setting.at]!.rows++;
      }
    }
    for (const setting of this.#settings) {
      for (const name of setting.names) name.settings.push(setting);
      for (const { place, spelling, municipality } of setting.places) {
        add(place.spellings, spelling, setting.rows);
        if (municipality !== undefined) add(place.municipalities, municipality, setting.rows);
      }
    }
  }

  #settingOf(row: number, jurisdiction: JurisdictionCode, place: IncidentPlace): Setting {
    const names = new Set([place.settlement, place.municipality, place.admin1].filter(isNamed).map((name) => this.#nameOf(jurisdiction, name)));
    const places = placesOf(place).map(([spelling, municipality]) => ({ place: this.#placeOf(jurisdiction, spelling, municipality), spelling, municipality }));
    return { row, rows: 0, names: [...names], places };
  }

  #nameOf(jurisdiction: JurisdictionCode, name: string): Name {
    const key = `${jurisdiction} ${foldText(name)}`;
    let known = this.#names.get(key);
    if (!known) this.#names.set(key, (known = { words: new Set(), settings: [] }));
    // Ђаковица and Djakovica are one name, but only the first may be written Dakovica too.
    for (const word of foldWords(name).flat()) known.words.add(cutWord(word));
    return known;
  }

  #placeOf(jurisdiction: JurisdictionCode, name: string, municipality: string | undefined): Place {
    const key = `${jurisdiction} ${foldText(name)} | ${foldText(municipality ?? '')}`;
    let known = this.#places.get(key);
    if (!known) this.#places.set(key, (known = { jurisdiction, name: this.#nameOf(jurisdiction, name), spellings: new Map(), municipalities: new Map() }));
    return known;
  }

  /**
   * Places that are called so, those with most incidents of a selection first, and none without any.
   * @param words what a reader types: each begins a word of the name, or of another name of the place
   * @param hits for each of the words the rows that search finds by it in the names of their place
   */
  suggest(words: string, hits: readonly Bitmap[], set: Matches, limit: number): PlaceSuggestion[] {
    const asked = foldWords(words).map((spellings, i) => this.#called(spellings.map(cutWord), hits[i]!));
    if (!asked.length) return [];
    const counts = this.#countPlaces(set);
    return [...this.#places.values()]
      .filter((place) => counts.has(place) && asked.every((names) => names.has(place.name)))
      .map((place): PlaceSuggestion => ({
        name: commonest(place.spellings)!, municipality: commonest(place.municipalities) ?? null, jurisdiction: place.jurisdiction, count: counts.get(place)!,
      }))
      .sort((a, b) => b.count - a.count || compare(a.name, b.name) || compare(a.jurisdiction, b.jurisdiction) || compare(a.municipality ?? '', b.municipality ?? ''))
      .slice(0, limit);
  }

  #countPlaces({ rows }: Matches): Map<Place, number> {
    const bySetting = new Uint32Array(this.#settings.length);
    for (let i = 0; i < rows.length; i++) bySetting[this.#ofRow[rows[i]!]!]!++;
    const counts = new Map<Place, number>();
    for (let at = 0; at < bySetting.length; at++) {
      if (bySetting[at]) for (const { place } of this.#settings[at]!.places) counts.set(place, (counts.get(place) ?? 0) + bySetting[at]!);
    }
    return counts;
  }

  /**
   * The names that a word begins, in any of its spellings, and those whose other names it begins. Search knows the other names of a row's places, but not whose they are:
   * a name has the word only if all of its rows have it, and it is taken for those that explain the most of what the names themselves do not.
   */
  #called(spellings: readonly string[], hits: Bitmap): ReadonlySet<Name> {
    const called = new Set<Name>();
    for (const name of this.#names.values()) if ([...name.words].some((word) => spellings.some((spelling) => word.startsWith(spelling)))) called.add(name);
    const found = this.#settings.filter(({ row }) => hasRow(hits, row));
    const open = new Set(found.filter(({ names }) => !names.some((name) => called.has(name))));
    const isFound = new Set(found);
    const rivals = [...new Set([...open].flatMap(({ names }) => names))].filter(({ settings }) => settings.every((setting) => isFound.has(setting)));
    while (open.size) {
      let [best, most] = [undefined as Name | undefined, 0];
      for (const name of rivals) {
        const explained = name.settings.reduce((sum, setting) => sum + (open.has(setting) ? setting.rows : 0), 0);
        if (explained > most) [best, most] = [name, explained];
      }
      if (!best) break;
      called.add(best);
      for (const setting of best.settings) open.delete(setting);
    }
    return called;
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
