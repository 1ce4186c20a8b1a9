import { GROUPS_FROM, NAMES, PACKED, STEP } from './admin1-data.js';
import { fold } from './fold.js';
import { ringOf, unpack } from './packed.js';

/** Credit to show with the units. */
export { ATTRIBUTION } from './attribution.js';

/** A first-level unit of one of the seven, or several that sources name as one. */
export interface Unit {
  /** Jurisdiction and {@link name}: `RS:Nišavski`. */
  readonly code: string;
  readonly jurisdiction: string;
  /** Its local name in Latin script; two with a slash, `Pejë / Peć`, where both are in use or where the map has two units as one. */
  readonly name: string;
  /** x, y, x, y … on the square Web Mercator grid of 2^24 units; the last point is the first. Even-odd. */
  readonly rings: readonly Int32Array[];
}

interface Atlas {
  units: readonly Unit[];
  /** By jurisdiction and folded name. */
  byName: ReadonlyMap<string, Unit>;
  innerLines: readonly Int32Array[];
}

let decoded: Atlas | undefined;

function atlas(): Atlas {
  return (decoded ??= decode());
}

function decode(): Atlas {
  const { lines, shapes } = unpack(PACKED, STEP);
  const byName = new Map<string, Unit>();
  const all = NAMES.split('\n').map((line, i): Unit => {
    const jurisdiction = line.slice(0, 2);
    const [name, ...others] = line.slice(2).split('|') as [string, ...string[]];
    const unit = { code: `${jurisdiction}:${name}`, jurisdiction, name, rings: shapes[i]!.map((ring) => ringOf(ring, lines)) };
    for (const spelling of [...name.split('/'), ...others]) byName.set(`${jurisdiction}:${fold(spelling)}`, unit);
    return unit;
  });
  const uses = lines.map(() => 0);
  for (const ref of shapes.slice(0, GROUPS_FROM).flat(2)) uses[ref < 0 ? ~ref : ref]!++;
  return { units: all.slice(0, GROUPS_FROM), byName, innerLines: lines.filter((_, i) => uses[i] === 2) };
}

/** The units, which together fill the seven as `drawing.js` draws them. Decoded at the first call, then the same objects. */
export function units(): readonly Unit[] {
  return atlas().units;
}

/** The lines between units of one jurisdiction. */
export function innerLines(): readonly Int32Array[] {
  return atlas().innerLines;
}

/**
 * What a source means by a unit: a jurisdiction and a name in one of the spellings that are known, with or without marks and words like `okrug`, or two of them with a
 * slash. A younger, older or smaller unit that has no line of its own is the unit that holds it. So several codes may mean one unit: their numbers add up. Where a source
 * names several units as one (`RS:Vojvodina`, `BA:Republika Srpska`, `MK:Pelagonija`), it is all of them together, and not in {@link units}.
 * @param code as `/v1/areas?level=admin1` gives it: `RS:Nišavski okrug`
 * @returns undefined where no unit on the map is known by that name
 */
export function unitOf(code: string): Unit | undefined {
  const [jurisdiction, name = ''] = [code.slice(0, 2), code.slice(3)];
  for (const spelling of name.split('/')) {
    const unit = atlas().byName.get(`${jurisdiction}:${fold(spelling)}`);
    if (unit) return unit;
  }
  return undefined;
}
