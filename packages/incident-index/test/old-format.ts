import type { Incident } from '@seesac/contract';
import { ByteReader, ByteWriter } from '../src/bytes.ts';
import { MAGIC, MASK_LISTS, maskPlanes, OLD_FORMAT, SECTIONS } from '../src/columns.ts';
import { incident } from './generate.ts';

// Columns as the program wrote them before it knew which weapon is in whose possession: such files stay published for good.

const on = (start: string) => ({ start, end: start, precision: 'day' as const });
/** Incidents in row order. */
export const OLD_YEAR: Incident[] = [
  incident({
    id: 'D', date: on('2023-11-05'), type: 'weapon_seizure', weapons: [
      { category: 'handgun', possession: 'illegal', count: 3 }, { category: 'ammunition', possession: 'illegal', count: 500, countIsMin: true }, { category: 'handgun', possession: 'legal' },
    ],
  }),
  incident({
    id: 'C', date: on('2023-11-05'), jurisdiction: 'ME', tags: ['femicide'], weapons: [{ category: 'converted', possession: 'unknown' }],
    people: [{ role: 'victim', sex: 'woman', age: '19_35', outcome: 'killed' }, { role: 'perpetrator', sex: 'man', age: 'unknown', outcome: 'suicide' }],
    counts: { killed: 1, injured: 0, threatened: null, suicide: 1, perpetrators: 1 },
  }),
  incident({ id: 'B', date: on('2023-03-01'), status: 'withdrawn', place: { admin1: 'Nišavski', point: [21.9, 43.32], precision: 'exact', area: 'urban', type: 'street' } }),
  incident({ id: 'A', date: on('2023-01-01'), weapons: [{ category: 'other', possession: 'legal', count: 1 }] }),
];

/** Their file, as the program of format 2 wrote it. */
export const OLD_FILE = Uint8Array.from(atob([
  'U1NJWAKOCnsieWVhciI6MjAyMywicm93cyI6NCwibGlzdHMiOnsic3RhdHVzIjpbInByb3Zpc2lvbmFsIiwidmVyaWZpZWQiLCJ3aXRoZHJhd24iLCJtZXJnZWQiXSwianVyaXNkaWN0aW9uIjpbIk',
  'FMIiwiQkEiLCJYSyIsIk1EIiwiTUUiLCJNSyIsIlJTIiwib3V0c2lkZSIsInVua25vd24iXSwidHlwZSI6WyJ3ZWFwb25fc2VpenVyZSIsImNyaW1pbmFsX2NvbnRleHQiLCJwdWJsaWNfZGlzcHV0',
  'ZSIsInVuZGV0ZXJtaW5lZF9zaG9vdGluZyIsImRvbWVzdGljX3Zpb2xlbmNlIiwiY2VsZWJyYXRvcnlfc2hvb3RpbmciLCJhY2NpZGVudGFsX3Nob290aW5nIiwic3VpY2lkZSIsIndlYXBvbl90aG',
  'VmdCIsImFuaW1hbF9zaG9vdGluZyIsInBvbGljZV9hbHRlcmNhdGlvbiIsInB1YmxpY19udWlzYW5jZSIsIm90aGVyIiwidW5rbm93biIsIm9yZ2FuaXplZF9jcmltZSIsImFybWVkX3JvYmJlcnki',
  'LCJvdGhlcl9jcmltaW5hbCJdLCJhcmVhIjpbInVyYmFuIiwicnVyYWwiLCJ1bmtub3duIl0sInBsYWNlIjpbImhvbWVfeWFyZCIsInN0cmVldCIsInZlaGljbGUiLCJob3NwaXRhbGl0eSIsInNjaG',
  '9vbCIsIndvcmtwbGFjZSIsIm5hdHVyZSIsImJvcmRlciIsImluc3RpdHV0aW9uIiwib3RoZXIiLCJ1bmtub3duIl0sInBsYWNlUHJlY2lzaW9uIjpbImV4YWN0IiwidmljaW5pdHkiLCJsb2NhbGl0',
  'eSIsIm11bmljaXBhbGl0eSIsInJlZ2lvbiIsImp1cmlzZGljdGlvbiIsInVua25vd24iXSwiZGF0ZVByZWNpc2lvbiI6WyJkYXkiLCJyYW5nZSIsIndlZWsiLCJtb250aCIsInllYXIiXSwid2VhcG',
  '9uIjpbImhhbmRndW4iLCJyaWZsZV9zaG90Z3VuIiwiYXV0b21hdGljX21pbGl0YXJ5IiwiZXhwbG9zaXZlIiwicHlyb3RlY2huaWMiLCJnYXNfcGlzdG9sIiwiYWlyX2d1biIsImFtbXVuaXRpb24i',
  'LCJjb252ZXJ0ZWQiLCJpbXByb3Zpc2VkIiwib3RoZXIiLCJ1bmtub3duIl0sInBvc3Nlc3Npb24iOlsibGVnYWwiLCJpbGxlZ2FsIiwidW5rbm93biJdLCJvdXRjb21lIjpbImtpbGxlZCIsImluan',
  'VyZWQiLCJ0aHJlYXRlbmVkIiwic3VpY2lkZSIsInVuaGFybWVkIiwidW5rbm93biJdLCJzZXgiOlsibWFuIiwid29tYW4iLCJ1bmtub3duIl0sImFnZSI6WyIwXzE4IiwiMTlfMzUiLCIzNl82MCIs',
  'IjYxX3BsdXMiLCJ1bmtub3duIl0sInRhZyI6WyJtYXNzX3Nob290aW5nIiwibGFyZ2Vfc2VpenVyZSIsInByb3BlcnR5X2RhbWFnZSIsIm1pbm9yX2ludm9sdmVkIiwiZmVtaWNpZGUiXSwicm9sZS',
  'I6WyJ2aWN0aW0iLCJwZXJwZXRyYXRvciJdfSwiYWRtaW4xIjpbInVua25vd24iLCJSUzpOacWhYXZza2kiXX0HpLMCAPkBOwwAAAAAAQEBAURDQkEEAQECAQQADQ0NBAICAAIECgoBCgQGBgAGBAAA',
  'AAAEAAABAAMGBAYIgQAAAAABCAQEAwQEAQQAEAAACAACAAAkdQAABAEAAQEEAQABAQQBAQEBBAEAAQEEAQABAQ4AAZjWAvCkBQAAAQAAAA==',
].join('')), (letter) => letter.charCodeAt(0));

/** A file of today in the old format. @param incidents those of the file, in row order */
export function inOldFormat(file: Uint8Array, incidents: readonly Incident[]): Uint8Array {
  const input = new ByteReader(file);
  const out = new ByteWriter();
  out.bytes(input.bytes(MAGIC.length));
  input.varint();
  out.varint(OLD_FORMAT);
  const put = (bytes: Uint8Array) => {
    out.varint(bytes.length);
    out.bytes(bytes);
  };
  put(input.bytes(input.varint()));
  for (const section of SECTIONS) {
    const bytes = input.bytes(input.varint());
    if (section !== 'weapons') {
      put(bytes);
      continue;
    }
    for (const [list, of] of [[MASK_LISTS.weapon, 'category'], [MASK_LISTS.possession, 'possession']] as const) {
      const masks = incidents.map(({ weapons }) => (weapons.length ? weapons.map((weapon) => weapon[of]) : ['unknown']).reduce((mask, value) => mask | (1 << list.indexOf(value)), 0));
      put(Uint8Array.from(Array.from({ length: maskPlanes(list) }, (_, plane) => masks.map((mask) => (mask >>> (8 * plane)) & 255)).flat()));
    }
  }
  input.end();
  return out.finish();
}
