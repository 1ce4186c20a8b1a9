import { ByteReader, fromUtf8 } from './bytes.js';
import {
  CODE_COLUMNS, codePlanes, COLUMNS_FORMAT, GROUP_PARTS, kindsOf, MAGIC, MASK_COLUMNS, OLD_FORMAT, sectionsOf, WEAPON_PARTS, type GroupColumn, type PeopleColumn, type Section,
  type WeaponsColumn,
} from './columns.js';
import { SnapshotError } from './errors.js';

export type Lists = Readonly<Record<string, readonly string[]>>;

/** The columns file of one year, opened: its header is read, its sections when they are asked for. */
export class YearColumns {
  readonly year: number;
  readonly rows: number;
  /** What the codes of the file stand for. */
  readonly lists: Lists;
  readonly admin1: readonly string[];
  readonly #sections: ReadonlyMap<Section, Uint8Array>;
  #units: Uint8Array | Uint32Array | undefined;

  /** @throws {SnapshotError} for bytes that `encodeColumns` did not write, as far as the header and the lengths of the sections tell */
  constructor(file: Uint8Array) {
    const input = new ByteReader(file);
    const magic = input.bytes(MAGIC.length);
    const format = input.varint();
    if (!MAGIC.every((byte, i) => magic[i] === byte) || format < OLD_FORMAT || format > COLUMNS_FORMAT) throw new SnapshotError(`columns: not a columns file of format ${COLUMNS_FORMAT}`);
    const { year, rows, lists, admin1 } = parseHeader(input.bytes(input.varint()), file.length);
    this.year = year;
    this.rows = rows;
    this.lists = lists;
    this.admin1 = admin1;
    this.#sections = new Map(sectionsOf(format).map((section) => [section, input.bytes(input.varint())]));
    input.end();
  }

  /** Reads a section to its end. @throws {SnapshotError} unless that is where the reading stops */
  read<T>(section: Section, read: (input: ByteReader) => T): T {
    const input = new ByteReader(this.#sections.get(section)!);
    const value = read(input);
    input.end();
    return value;
  }

  /** The codes of a section with one for each row, checked. */
  codes(section: Section, list: readonly string[]): Uint8Array {
    return this.read(section, (input) => checked(section, list, input.bytes(this.rows)));
  }

  /** The first-level unit of each row. */
  get units(): Uint8Array | Uint32Array {
    return (this.#units ??= checked('admin1', this.admin1, this.planes('admin1', codePlanes(this.admin1))));
  }

  /** The byte planes of a section: the low bytes of all rows, then the bytes above them. */
  planes(section: Section, planes: number): Uint8Array | Uint32Array {
    return this.read(section, (input) => {
      const low = input.bytes(this.rows);
      if (planes === 1) return low;
      const values = new Uint32Array(low);
      for (let shift = 8; shift < 8 * planes; shift += 8) {
        const plane = input.bytes(this.rows);
        for (let row = 0; row < plane.length; row++) values[row]! |= plane[row]! << shift;
      }
      return values;
    });
  }

  people(): PeopleColumn {
    return this.#groups('people', kindsOf(GROUP_PARTS, this.lists), -1);
  }

  /** Undefined in a file of the old format. */
  weapons(): WeaponsColumn | undefined {
    return this.#sections.has('weapons') ? this.#groups('weapons', kindsOf(WEAPON_PARTS, this.lists), 0) : undefined;
  }

  /** @param less what the numbers in the file are more than those of the groups */
  #groups<K>(section: Section, kinds: K[], less: number): GroupColumn<K> {
    return this.read(section, (input) => {
      const groups = new Int32Array(this.rows);
      input.varints(groups, 0);
      const starts = new Uint32Array(this.rows + 1);
      let sum = 0;
      for (let row = 0; row < groups.length; row++) starts[row + 1] = sum += groups[row]! >>> 0;
      // The bytes are there or refused before anything of that size is made.
      const codes = input.bytes(sum);
      const n = new Int32Array(sum);
      input.varints(n, less);
      return { kinds, starts, codes: checked(section, kinds, codes), n: new Uint32Array(n.buffer) };
    });
  }
}

/** Codes, if all of them are in a list. @throws {SnapshotError} else */
export function checked<T extends Uint8Array | Uint32Array>(column: string, list: readonly unknown[], codes: T): T {
  let most = -1;
  for (let row = 0; row < codes.length; row++) if (codes[row]! > most) most = codes[row]!;
  if (most >= list.length) throw new SnapshotError(`columns: a value of ${column} is not in its list`);
  return codes;
}

/** @param limit most rows that the file can hold */
function parseHeader(bytes: Uint8Array, limit: number): { year: number; rows: number; lists: Lists; admin1: readonly string[] } {
  try {
    const { year, rows, lists, admin1 } = JSON.parse(fromUtf8(bytes)) as { year: number; rows: number; lists: Record<string, string[]>; admin1: string[] };
    const isList = (list: unknown, most: number) =>
      Array.isArray(list) && list.length > 0 && list.length <= most && list.every((value) => typeof value === 'string');
    const fits = CODE_COLUMNS.every((c) => isList(lists[c], 256)) && MASK_COLUMNS.every((c) => isList(lists[c], 32))
      && GROUP_PARTS.every((c) => isList(lists[c], 256)) && GROUP_PARTS.reduce((product, c) => product * lists[c]!.length, 1) <= 256 && isList(admin1, 2 ** 24);
    const isNatural = (n: number) => Number.isInteger(n) && n >= 0;
    if (fits && isNatural(year) && isNatural(rows) && rows <= limit) return { year, rows, lists, admin1 };
  } catch {
    // said below
  }
  throw new SnapshotError('columns: the header is not valid');
}
