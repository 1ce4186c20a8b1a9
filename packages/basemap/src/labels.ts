import { JURISDICTIONS, NEIGHBOURS, ORIGIN, STEP, TOWNS } from './labels-data.js';

export { GAZETTEER_ATTRIBUTION } from './attribution.js';

/** A name to write on the map. */
export interface Label {
  readonly kind: 'jurisdiction' | 'neighbour' | 'place';
  /** Position on the square Web Mercator grid of 2^24 units: the middle of the name of an area, the point of a place. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Written from this zoom on (256 pixels for the world at 0). */
  readonly zoom: number;
  /** The lower wins where labels collide; no two have the same. */
  readonly rank: number;
  /** The jurisdiction, the neighbour, or the jurisdiction of the place. */
  readonly code: string;
}

/** In the order of the names in the data. Jurisdictions and neighbours are in English in any other language, as all words of the platform that it has no translation of. */
const LANGUAGES = ['en', 'sq', 'sr-Latn', 'sr-Cyrl'];
/** From which zoom on jurisdictions and neighbours are written. */
const JURISDICTION_ZOOM = 4;
const NEIGHBOUR_ZOOM = 5;

/** Code, x, y and what follows of each line of the data. */
function read(lines: string): { code: string; x: number; y: number; rest: string }[] {
  const part = (line: string, axis: 0 | 1) => ORIGIN[axis] + STEP * parseInt(line.slice(2 + 3 * axis, 5 + 3 * axis), 36);
  return lines.split('\n').map((line) => ({ code: line.slice(0, 2), x: part(line, 0), y: part(line, 1), rest: line.slice(8) }));
}

const named = (names: string, lang: string): string => names.split('|')[Math.max(0, LANGUAGES.indexOf(lang))]!;

/** The name of a town: in Serbian Latin for the languages beside it, Macedonian for towns of North Macedonia, the local name where there is no other. */
function townIn(code: string, names: string, lang: string): string {
  const [local, en, sq, latin, cyrillic, macedonian] = names.split('|');
  const own: Record<string, string | undefined> = {
    en, sq, 'sr-Latn': latin, bs: latin, hr: latin, cnr: latin, 'sr-Cyrl': cyrillic, mk: code === 'MK' ? macedonian || cyrillic : undefined,
  };
  return own[lang] || local!;
}

/** 78 towns in a language of the platform, those of a lower zoom first and the larger of these first; their ranks are those of {@link labels}. */
export function towns(lang: string): readonly Label[] {
  return read(TOWNS).map(({ code, x, y, rest }, i) => ({ kind: 'place', x, y, text: townIn(code, rest.slice(1), lang), zoom: Number(rest[0]), rank: 100 + i, code }));
}

/**
 * All names in a language of the platform (a language that is not one gets English and local names), in the order of their ranks: the seven, with the asterisk of
 * Kosovo*, the neighbours, the towns. Made anew at each call: ask once for each language.
 */
export function labels(lang: string): readonly Label[] {
  const areas = (kind: Label['kind'], lines: string, zoom: number, rank: number) =>
    read(lines).map(({ rest, ...at }, i): Label => ({ kind, ...at, text: named(rest, lang), zoom, rank: rank + i }));
  return [...areas('jurisdiction', JURISDICTIONS, JURISDICTION_ZOOM, 0), ...areas('neighbour', NEIGHBOURS, NEIGHBOUR_ZOOM, 50), ...towns(lang)];
}
