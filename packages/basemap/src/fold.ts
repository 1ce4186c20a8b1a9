/** Words that say what kind of unit a name is of, in the languages of the region and in English. */
const KINDS = new RegExp(
  '\\b(?:upravni|okrug|oblast|kanton|canton|zupanija|regija|region|regionul|opstina|opcina|grad|city|of|raionul|raion|rajon|municipiul|municipality|komuna|bashkia|'
    + 'qarku|qark|county|distrikti|distrikt|district)\\b',
  'g',
);

/** A name of a unit without case, marks, spaces and the words that say what it is: `Južno-Bački okrug` is `juznobacki`. */
export function fold(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd').replace(/[^a-z0-9]+/g, ' ');
  return (plain.replace(KINDS, '').trim() || plain).replace(/ /g, '');
}
