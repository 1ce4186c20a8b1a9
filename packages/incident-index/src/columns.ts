import {
  AGE_GROUPS, AREAS, DATE_PRECISIONS, INCIDENT_SUBTYPES, INCIDENT_TYPES, JURISDICTION_CODES, OUTCOMES, PLACE_PRECISIONS, PLACE_TYPES, POSSESSIONS, ROLES, SEXES,
  STATUSES, TAGS, WEAPONS, type AgeGroup, type CountedOutcome, type Counts, type Outcome, type Possession, type Role, type Sex,
  type Weapon,
} from '@seesac/contract';
import type { Ids } from './ids.js';

/**
 * The columns file: everything by which the incidents of one year are filtered, counted and drawn, without their texts. Rows are in the order of the
 * index (newest first).
 *
 * `SSIX`, the format's number (1 byte), length and JSON of the header `{year, rows, lists, admin1}`, then the {@link SECTIONS}, each after its length:
 *
 * - `day`: a varint a row, the days to the row before; `ids`: see `ids.ts`;
 * - columns of one code: a byte a row. `admin1`: a byte plane for each eight bits. `jurisdiction`: a byte for each row without a first-level unit, for a
 *   unit says its own;
 * - columns of several codes: a byte plane for each eight values. `weapon` and `possession` follow from the weapons, `outcome`, `sex` and `age` from the
 *   people and the counts;
 * - `weapons`: a varint a row for its groups, then a byte a group for its kind and a varint for its pieces, 0 where they are not reported; a lower bound
 *   counts as its number;
 * - `people`: the same, but the varint is the number less one;
 * - counts: a varint a row, 0 where it is the number of people that are listed, 1 where it is not reported, else the count and 2;
 * - `points`: see `points.ts`.
 *
 * A code is its place in the header's list, so that a file outlives any change of the code lists. Single planes of bytes, rather than numbers, are what
 * compresses well.
 *
 * Format 2 has `weapon` and `possession` as columns of codes in place of `weapons`. It is still read, for published files never change: which weapon is in whose
 * possession, and how many there are, is not known of such a year.
 */
export const COLUMNS_FORMAT = 3;
export const OLD_FORMAT = 2;
export const MAGIC = [0x53, 0x53, 0x49, 0x58];

/** Columns with one code a row. A subtype takes the place of its type. `placePrecision` is `unknown` where the record says `null`. */
export const CODE_LISTS = {
  status: STATUSES as readonly string[],
  jurisdiction: JURISDICTION_CODES as readonly string[],
  type: [...INCIDENT_TYPES, ...INCIDENT_SUBTYPES] as readonly string[],
  area: AREAS as readonly string[],
  place: PLACE_TYPES as readonly string[],
  placePrecision: [...PLACE_PRECISIONS, 'unknown'] as readonly string[],
  datePrecision: DATE_PRECISIONS as readonly string[],
};
/** Columns with several codes a row: bit `i` is the value `i` of the list. */
export const MASK_LISTS = {
  weapon: WEAPONS as readonly string[],
  possession: POSSESSIONS as readonly string[],
  outcome: OUTCOMES as readonly string[],
  sex: SEXES as readonly string[],
  age: AGE_GROUPS as readonly string[],
  tag: TAGS as readonly string[],
};
/** The parts of a kind of weapons or people, slowest first: a kind is one number, counted through these lists. */
export const WEAPON_LISTS = { weapon: MASK_LISTS.weapon, possession: MASK_LISTS.possession };
export const GROUP_LISTS = { role: ROLES as readonly string[], sex: MASK_LISTS.sex, age: MASK_LISTS.age, outcome: MASK_LISTS.outcome };
export type CodeColumn = keyof typeof CODE_LISTS;
export type MaskColumn = keyof typeof MASK_LISTS;
export const CODE_COLUMNS = Object.keys(CODE_LISTS) as CodeColumn[];
export const MASK_COLUMNS = Object.keys(MASK_LISTS) as MaskColumn[];
/** The columns that are in the file as they are. */
export const STORED_CODES = ['status', 'type', 'area', 'place', 'placePrecision', 'datePrecision'] as const satisfies readonly CodeColumn[];
/** The masks that follow from the weapons, or are in a file of the old format. */
export const WEAPON_PARTS = Object.keys(WEAPON_LISTS) as (keyof typeof WEAPON_LISTS)[];
export const GROUP_PARTS = Object.keys(GROUP_LISTS) as (keyof typeof GROUP_LISTS)[];
/** `COUNTED_OUTCOMES` of the contract, written out: a map would share a file of four words with every list. A test holds both together. */
export const COUNTED = ['killed', 'injured', 'threatened', 'suicide'] as const satisfies readonly CountedOutcome[];
export const COUNT_COLUMNS = [...COUNTED, 'perpetrators'] as const satisfies readonly (keyof Counts)[];

/** Parts of the file, in their order: a column is decoded when it is asked for. */
export const SECTIONS = ['day', 'ids', ...STORED_CODES, 'admin1', 'jurisdiction', 'weapons', 'tag', 'people', ...COUNT_COLUMNS, 'points'] as const;
export type Section = (typeof SECTIONS)[number] | keyof typeof WEAPON_LISTS;
/** The sections of a file of that format. */
export const sectionsOf = (format: number): readonly Section[] => SECTIONS.flatMap((section): Section[] => (format < COLUMNS_FORMAT && section === 'weapons' ? WEAPON_PARTS : [section]));

/** Values of a column and what they stand for: places in the list, or masks over it. */
export interface CodedColumn { readonly list: readonly string[]; readonly values: Uint8Array | Uint32Array }

/** A kind of people. */
export interface PersonGroup { readonly role: Role; readonly sex: Sex; readonly age: AgeGroup; readonly outcome: Outcome }
/** A kind of weapons. */
export interface WeaponGroup { readonly weapon: Weapon; readonly possession: Possession }

/** All kinds that the lists of some parts make, in the order of their codes. */
export const kindsOf = <K extends object>(parts: readonly (keyof K & string)[], lists: Readonly<Record<string, readonly string[]>>): K[] =>
  parts.reduce<object[]>((kinds, part) => kinds.flatMap((kind) => lists[part]!.map((value) => ({ ...kind, [part]: value }))), [{}]) as K[];

/** What incidents list: the groups of row `r` are those from `starts[r]` to before `starts[r + 1]`, by kind. */
export interface GroupColumn<K> {
  /** What a code stands for. */
  readonly kinds: readonly K[];
  readonly starts: Uint32Array;
  /** Kind of each group. */
  readonly codes: Uint8Array;
  /** How many are in each group. */
  readonly n: Uint32Array;
}
/** People of incidents, each kind of an incident once. */
export type PeopleColumn = GroupColumn<PersonGroup>;
/** Weapons of incidents as they are listed: a kind may be there twice. Pieces are 0 where they are not reported. */
export type WeaponsColumn = GroupColumn<WeaponGroup>;

/**
 * The columns of the loaded years. Arrays have one entry a row. A column is decoded when it is first read, behind a getter: loops over rows take it out
 * first.
 */
export interface Columns {
  readonly rows: number;
  /** Days since 1970-01-01 of the first day of the incident, never rising. */
  readonly day: Int32Array;
  readonly codes: Readonly<Record<CodeColumn, CodedColumn>>;
  readonly masks: Readonly<Record<MaskColumn, CodedColumn>>;
  /** First-level units as `RS:Nišavski`, jurisdiction and name; `unknown` where none is reported. */
  readonly admin1: CodedColumn;
  /** People, or {@link NOT_REPORTED}. */
  readonly counts: Readonly<Record<keyof Counts, Int32Array>>;
  readonly people: PeopleColumn;
  /** Undefined where a year is of the old format, which tells no more of weapons than its masks. */
  readonly weapons: WeaponsColumn | undefined;
  /** Longitude and latitude in thousandths of a degree (about 100 m), or {@link NO_POINT} in both. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Least and greatest of `x`, then of `y`, where there is a point; the least above the greatest where there is none. */
  readonly edges: readonly [Extent, Extent];
  /** Identifiers of the rows. */
  readonly ids: Pick<Ids, 'at' | 'find'>;
}

export type Extent = readonly [least: number, most: number];

export const NOT_REPORTED = -1;
export const NO_POINT = -(2 ** 31);
/** Largest number of people that a count holds. */
export const MAX_COUNT = 2 ** 31 - 2;
/** First of the list of first-level units. */
export const NO_ADMIN1 = 'unknown';

/** Degrees to the grid of the positions. Rounding keeps order, so a point within a box stays within the rounded box. */
export const toGrid = (degrees: number): number => Math.round(degrees * 1000);

/** Byte planes of a column of several codes, and of a column of so many different values. */
export const maskPlanes = (list: readonly string[]): number => Math.max(1, Math.ceil(list.length / 8));
export const codePlanes = (list: readonly string[]): number => (list.length <= 2 ** 8 ? 1 : list.length <= 2 ** 16 ? 2 : 3);

export const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
export const unzigzag = (value: number): number => (value % 2 ? -(value + 1) / 2 : value / 2);

export const fromEntries = <K extends string, V>(keys: readonly K[], value: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
