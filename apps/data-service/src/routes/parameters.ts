import {
  AREA_LEVELS, DEFAULT_LIMIT, DEFAULT_PLACES, FILTER_KEYS, INCIDENT_ID, LANGUAGES, LENSES, MARK_KEYS, MARKS, MAX_LIMIT, MAX_PLACES, MAX_QUERY_LENGTH, MAX_ZOOM, MULTI_KEYS, MULTI_VALUES, PERIODS, SERIES_STEPS, SORTS,
  type FilterKey, type MultiKey, type SingleKey,
} from '@seesac/contract';
import type { OpenAPIHono } from '@hono/zod-openapi';

/** Zoom of a map that shows the whole region. */
export const DEFAULT_ZOOM = 6;

/** A parameter in OpenAPI's words, as far as it is used here. A type, for an interface has no index signature to match the `x-` keys. */
export type ParameterObject = {
  name: string;
  in: 'query' | 'path';
  required?: true;
  description: string;
  style?: 'form';
  explode?: true;
  schema: { type: 'string' | 'integer' | 'array'; [keyword: string]: string | number | (string | readonly string[])[] | { type: 'string'; enum: string[] } | { type: 'string'; minLength: number; maxLength: number; examples: string[] } };
  example?: string;
};

const MULTI_TEXT: Readonly<Record<MultiKey, string>> = {
  age: 'Age group of any person of the incident.',
  area: 'Kind of area.',
  jurisdiction: 'Where it happened. `XK` is Kosovo*.',
  outcome: 'At least one person with that outcome. `unknown`: none of killed, injured, threatened and suicide is reported. Suicides are not in `killed`.',
  place: 'Kind of place.',
  possession: 'How the weapon was possessed.',
  sex: 'Sex of any person of the incident.',
  tag: 'Mark of an incident.',
  type: 'Type or subtype of an incident.',
  weapon: 'Category of a weapon of the incident.',
};

// Examples stand in the schemas: those of a parameter itself would be filled in as soon as somebody tries a route on the reference page.
const date = (example: string): ParameterObject['schema'] => ({ type: 'string', format: 'date', examples: [example] });
const SINGLE: Readonly<Record<SingleKey, Pick<ParameterObject, 'description' | 'schema'>>> = {
  from: { description: 'First day, inclusive. An incident counts by the first day of its date.', schema: date('2024-01-01') },
  to: { description: 'Last day, inclusive. Must not be before `from`.', schema: date('2024-12-31') },
  lens: { description: 'Types looked at together: violence and misuse, or seizures.', schema: { type: 'string', enum: [...LENSES], default: 'all' } },
  q: {
    description: 'Words to find in places and summaries, in any script of the region, by their beginning; those in double quotes as whole words (`"Niš"` is not Nistru). Nothing else has a meaning of its own.',
    schema: { type: 'string', minLength: 1, maxLength: MAX_QUERY_LENGTH, examples: ['Niš'] },
  },
  bbox: {
    description: 'West, south, east and north in degrees, at most 6 decimals, west < east and south < north. Incidents without a point are left out.',
    schema: { type: 'string', pattern: '^-?\\d{1,3}(\\.\\d{1,6})?(,-?\\d{1,3}(\\.\\d{1,6})?){3}$', examples: ['19,42,21,44'] },
  },
  release: {
    description: 'Name of a frozen version, as `/v1/releases` lists them: the answer stays what it was when it was named. Not together with `as_of`.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$' },
  },
  as_of: {
    description: 'The dataset as it was at the end of that day in Belgrade, by what was published then. Not after today, and not together with `release`.',
    schema: date('2024-12-31'),
  },
};

const filter = (key: FilterKey): ParameterObject => {
  const multi = (MULTI_KEYS as readonly string[]).includes(key) ? (key as MultiKey) : undefined;
  if (!multi) return { name: key, in: 'query', ...SINGLE[key as SingleKey] };
  return {
    name: key,
    in: 'query',
    description: `${MULTI_TEXT[multi]} Repeat the key for several values: any of them fits.`,
    style: 'form',
    explode: true,
    schema: { type: 'array', items: { type: 'string', enum: [...MULTI_VALUES[multi]] }, examples: [MULTI_VALUES[multi].slice(0, 2)] },
  };
};

/** Described once, under `components`. */
const COMPONENTS = Object.fromEntries(FILTER_KEYS.map((key) => [key, filter(key)]));
export const registerParameters = (app: OpenAPIHono): void => {
  for (const [key, parameter] of Object.entries(COMPONENTS)) app.openAPIRegistry.registerComponent('parameters', key, parameter);
};
export const refer = (key: FilterKey) => ({ $ref: `#/components/parameters/${key}` });

/** All filters; values of a key are alternatives, keys narrow each other. */
export const FILTER_PARAMETERS = FILTER_KEYS.map(refer);
/** Which state of the dataset. */
export const STATE_PARAMETERS = (['as_of', 'release'] as const).map(refer);

export const PERIOD: ParameterObject = {
  name: 'period',
  in: 'query',
  description: 'From the first day of the month, quarter or year to today, or all days of the dataset. Must be left out when `from` or `to` is given.',
  schema: { type: 'string', enum: [...PERIODS], default: 'month' },
};
export const FACETS: ParameterObject = {
  name: 'facets',
  in: 'query',
  description: 'Which facets to count, separated by commas, or `none`. All of them where it is left out.',
  schema: { type: 'string', pattern: `^(none|(${MULTI_KEYS.join('|')})(,(${MULTI_KEYS.join('|')}))*)$`, examples: ['type,weapon'] },
};
export const SERIES: ParameterObject = {
  name: 'series',
  in: 'query',
  description: 'Step of the series over time. Without it there is none.',
  schema: { type: 'string', enum: [...SERIES_STEPS] },
};
export const SPLIT: ParameterObject = {
  name: 'split',
  in: 'query',
  description: 'Field by whose values each period of the series is split. Needs `series`.',
  schema: { type: 'string', enum: [...MULTI_KEYS] },
};
export const PEOPLE: ParameterObject = {
  name: 'people',
  in: 'query',
  description: 'With the table of people by role, outcome, sex and age.',
  schema: { type: 'string', enum: ['true', 'false'], default: 'false' },
};
export const WEAPONS: ParameterObject = {
  name: 'weapons',
  in: 'query',
  description: 'With weapons by category and possession, and incidents by number of weapons.',
  schema: { type: 'string', enum: ['true', 'false'], default: 'false' },
};
export const LEVEL: ParameterObject = {
  name: 'level',
  in: 'query',
  description: 'Jurisdictions, or the first-level units within them.',
  schema: { type: 'string', enum: [...AREA_LEVELS], default: 'jurisdiction' },
};
export const ZOOM: ParameterObject = {
  name: 'zoom',
  in: 'query',
  description: 'Zoom of the map: 0 is the world in one tile, each step doubles it.',
  schema: { type: 'integer', minimum: 0, maximum: MAX_ZOOM, default: DEFAULT_ZOOM },
};
export const BY: ParameterObject = {
  name: 'by',
  in: 'query',
  description: [
    'Field by which a map tells incidents apart: clusters then have `marks`, points a `mark`. The marks of a field are four of its values, in this order, and the rest:',
    `- \`type\`: ${MARKS.type.join(', ')}. A subtype counts as its type.`,
    `- \`outcome\`: ${MARKS.outcome.join(', ')}, the first of these that any person of the incident suffered.`,
    `- \`weapon\`: ${MARKS.weapon.join(', ')}, where it is the only kind of weapon of the incident. Several kinds are the rest.`,
  ].join('\n'),
  schema: { type: 'string', enum: [...MARK_KEYS] },
};
export const LIMIT: ParameterObject = {
  name: 'limit',
  in: 'query',
  description: 'Incidents in a page.',
  schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
};
export const PLACE_WORDS: ParameterObject = {
  name: 'q',
  in: 'query',
  required: true,
  description: 'What a reader has typed of the name of a place: each word begins a word of the name, in any script and spelling, or of another name of the place.',
  schema: { type: 'string', minLength: 1, maxLength: MAX_QUERY_LENGTH, examples: ['Ниш'] },
};
export const PLACES_LIMIT: ParameterObject = {
  name: 'limit',
  in: 'query',
  description: 'At most so many places.',
  schema: { type: 'integer', minimum: 1, maximum: MAX_PLACES, default: DEFAULT_PLACES },
};
export const SORT: ParameterObject = {
  name: 'sort',
  in: 'query',
  description: '`-` is descending. Ties: newest first, then by identifier. `relevance` needs `q`: what is found in the name of the place comes first.',
  schema: { type: 'string', enum: [...SORTS], default: '-date' },
};
export const CURSOR: ParameterObject = {
  name: 'cursor',
  in: 'query',
  description: 'Where the page before ended. Opaque: follow `links.next`. Belongs to one order.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,200}$' },
};
export const LANG: ParameterObject = {
  name: 'lang',
  in: 'query',
  description: 'Language of the texts. Where there is no text in it, English is given and said to be English.',
  schema: { type: 'string', enum: [...LANGUAGES], default: 'en' },
};
export const INCIDENT: ParameterObject = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Identifier of an incident, stable and never reused.',
  schema: { type: 'string', pattern: INCIDENT_ID.source },
  example: 'AVMP-2025-000141',
};
export const VERSION: ParameterObject = {
  name: 'version',
  in: 'path',
  required: true,
  description: 'Dataset version.',
  schema: { type: 'string', pattern: '^[1-9][0-9]{0,8}$' },
  example: '12',
};
export const FILE: ParameterObject = {
  name: 'file',
  in: 'path',
  required: true,
  description: 'Name of a file, from the manifest of that version.',
  schema: { type: 'string', pattern: '^[a-z]+\\.[0-9a-f]{16}\\.[a-z]+$' },
  example: 'columns.29489a6160270bfc.bin',
};
