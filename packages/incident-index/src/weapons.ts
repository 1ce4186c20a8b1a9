import { WEAPON_SIZES, type WeaponPair, type WeaponsTable } from '@seesac/contract';
import type { WeaponsColumn } from './columns.js';
import type { Matches } from './matches.js';

/**
 * Weapons by category and possession, and incidents by how many weapons they have: see `WeaponsTable`. Where no weapon is listed the rule of *not reported* of
 * `facets.ts` holds.
 */
export function weaponsOf({ kinds, starts, codes, n }: WeaponsColumn, { rows }: Matches): WeaponsTable {
  const [incidents, pieces, counted] = [new Uint32Array(kinds.length), new Float64Array(kinds.length), new Uint32Array(kinds.length)];
  const none = kinds.findIndex(({ weapon, possession }) => weapon === 'unknown' && possession === 'unknown');
  const isWeapon = kinds.map(({ weapon }) => weapon !== 'ammunition');
  const sized = new Uint32Array(WEAPON_SIZES.length);
  let unsized = 0;
  for (let i = 0; i < rows.length; i++) {
    const [start, end] = [starts[rows[i]!]!, starts[rows[i]! + 1]!];
    if (start === end) incidents[none]!++;
    let isSized = start < end;
    let size = 0;
    for (let group = start; group < end;) {
      const code = codes[group]!;
      let all = true;
      // Entries of one kind stand together.
      for (; group < end && codes[group] === code; group++) {
        pieces[code]! += n[group]!;
        if (isWeapon[code]) size += n[group]!;
        if (!n[group]) all = false;
      }
      incidents[code]!++;
      if (all) counted[code]!++;
      else if (isWeapon[code]) isSized = false;
    }
    if (!isSized) {
      unsized++;
      continue;
    }
    let place = sized.length - 1;
    while (WEAPON_SIZES[place]! > size) place--;
    sized[place]!++;
  }
  const pairs = kinds.flatMap((kind, code): WeaponPair[] =>
    (incidents[code] ? [{ ...kind, incidents: incidents[code], pieces: pieces[code]!, counted: counted[code]! }] : []));
  return { pairs, sizes: WEAPON_SIZES.map((from, place) => ({ from, count: sized[place]! })), unsized };
}
