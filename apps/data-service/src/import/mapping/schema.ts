import { ROLES, type Role } from '@seesac/contract';
import { FLAT_COLUMNS, isTarget } from '../columns.js';
import { forbiddenColumn } from '../forbidden.js';
import { FORMATS, type ImportFormat } from '../types.js';
import { nearestCodes } from '../values.js';
import { isDatePattern } from './dates.js';

/** A test of a row. Values are compared after the repair of texts; a null token is not reported. */
export type Condition =
  | { column: string; in: string[] }
  | { column: string; notIn: string[] }
  | { column: string; above: number }
  | { column: string; below: number }
  | { column: string; reported: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

/** Several values in one cell; `keep` are values that contain the separator themselves. */
export interface Split { by: string; keep: string[] }

/** How a target gets its value from a row. A value that is not reported stays so. */
export type ValueRule =
  /** `map` replaces values (null: not reported); one that is not in it takes `otherwise`, or is an error where there is none. `partOfDay` reads a time of day. */
  | { column: string; split?: Split; map?: ReadonlyMap<string, string | null>; otherwise?: string | null; partOfDay?: string }
  | { constant: string | string[] }
  /** Text with `{column}` in it; not reported where one of the columns is not. */
  | { template: string }
  /** Sum of the reported numbers; not reported where none is. */
  | { sum: string[] }
  /** The first that is reported. */
  | { first: ValueRule[] }
  | { if: Condition; then: ValueRule; else?: ValueRule };

/** A date and how exact it is. `text` refines it by the date with which an English text begins. */
export interface DateRule { column: string; formats: string[]; end?: { column: string; formats: string[] }; precision?: ValueRule; text?: string }

/** Where the point is: two columns, well-known text, or two numbers in one cell. */
export type PointRule = { lat: string; lon: string } | { wkt: string } | { pair: string; order: 'lon,lat' | 'lat,lon' };

/** One person a row, unless the condition says no. */
export interface PersonRule { role: Role; sex?: ValueRule; age?: ValueRule; outcome?: ValueRule; if?: Condition }

/** A validated mapping file; see `docs/import.md` for the language. */
export interface Mapping {
  name: string;
  format?: ImportFormat;
  encoding?: string;
  delimiter?: string;
  /** Key of the list in a JSON object. */
  records: string;
  /** Texts that mean *not reported* in every column, beside the empty one. */
  nulls: ReadonlySet<string>;
  /** Encodings as which UTF-8 was once read by mistake; texts are repaired. */
  mojibake: string[];
  /** Columns that are known and not used. */
  ignore: ReadonlySet<string>;
  /** Rows that are read; the others are left out and counted. */
  keep?: Condition;
  /** Rows with equal values here are one incident: counts are added, people collected, everything else must be equal. */
  group?: string[];
  date: DateRule;
  point?: PointRule;
  people: PersonRule[];
  /** The other targets. */
  fields: ReadonlyMap<string, ValueRule>;
}

/** A mapping file that cannot be used; the message begins with the JSON path of the fault. */
export class MappingError extends Error {
  override name = 'MappingError';
  readonly path: string;

  constructor(path: string, message: string) {
    super(`${path}: ${message}`);
    this.path = path;
  }
}

type Json = Record<string, unknown>;
const fail = (path: string, message: string): never => {
  throw new MappingError(path, message);
};

/** An object with no other keys than these; `$comment` is allowed everywhere. */
function object(value: unknown, path: string, keys: readonly string[]): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(path, 'must be an object');
  for (const key of Object.keys(value as Json))
    if (key !== '$comment' && !keys.includes(key)) fail(`${path}.${key}`, `is not known here; keys are ${keys.join(', ')}`);
  return value as Json;
}

const has = (json: Json, key: string) => Object.hasOwn(json, key) && json[key] !== undefined;
const text = (value: unknown, path: string): string => (typeof value === 'string' && value !== '' ? value : fail(path, 'must be a text that is not empty'));
const number = (value: unknown, path: string): number => (typeof value === 'number' ? value : fail(path, 'must be a number'));
const list = <T>(value: unknown, path: string, read: (entry: unknown, path: string) => T): T[] =>
  Array.isArray(value) && value.length > 0 ? value.map((entry, i) => read(entry, `${path}[${i}]`)) : fail(path, 'must be a list that is not empty');
const oneOf = <T extends string>(value: unknown, path: string, words: readonly T[]): T =>
  (words as readonly unknown[]).includes(value) ? (value as T) : fail(path, `must be one of ${words.join(', ')}`);

/** A column that is read, for a target or for a condition. Names of people, race, ethnic origin and religion never enter, whatever the target. */
function column(value: unknown, path: string): string {
  const name = text(value, path);
  const forbidden = forbiddenColumn(name);
  return forbidden ? fail(path, `the column "${name}" ${forbidden}`) : name;
}

const formats = (value: unknown, path: string): string[] =>
  (typeof value === 'string' ? [value] : list(value, path, text)).map((format) =>
    isDatePattern(format) ? format : fail(path, `"${format}" is not a date format; it needs YYYY, MM or MMMM or M, and DD or D`));

function condition(value: unknown, path: string): Condition {
  const json = object(value, path, ['column', 'in', 'notIn', 'above', 'below', 'reported', 'all', 'any', 'not']);
  const kinds = Object.keys(json).filter((key) => key !== 'column' && key !== '$comment');
  if (kinds.length !== 1) fail(path, 'must have exactly one of in, notIn, above, below, reported, all, any, not');
  const kind = kinds[0]!;
  const at = `${path}.${kind}`;
  if (kind === 'all' || kind === 'any') {
    const parts = list(json[kind], at, condition);
    return kind === 'all' ? { all: parts } : { any: parts };
  }
  if (kind === 'not') return { not: condition(json['not'], at) };
  const name = column(json['column'], `${path}.column`);
  if (kind === 'in') return { column: name, in: list(json['in'], at, text) };
  if (kind === 'notIn') return { column: name, notIn: list(json['notIn'], at, text) };
  if (kind === 'above') return { column: name, above: number(json['above'], at) };
  if (kind === 'below') return { column: name, below: number(json['below'], at) };
  return { column: name, reported: typeof json['reported'] === 'boolean' ? json['reported'] : fail(at, 'must be true or false') };
}

function valueMap(value: unknown, path: string): ReadonlyMap<string, string | null> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(path, 'must be an object');
  const entries = Object.entries(value as Json).filter(([from]) => from !== '$comment');
  return new Map(entries.map(([from, to]) => [from, to === null ? null : text(to, `${path}.${from}`)]));
}

function columnRule(json: Json, path: string): ValueRule {
  const rule: ValueRule & { column: string } = { column: column(json['column'], `${path}.column`) };
  if (has(json, 'split')) {
    const split = object(json['split'], `${path}.split`, ['by', 'keep']);
    rule.split = { by: text(split['by'], `${path}.split.by`), keep: has(split, 'keep') ? list(split['keep'], `${path}.split.keep`, text) : [] };
  }
  if (has(json, 'map')) rule.map = valueMap(json['map'], `${path}.map`);
  if (has(json, 'otherwise')) {
    if (!rule.map) fail(`${path}.otherwise`, 'needs a map');
    rule.otherwise = json['otherwise'] === null ? null : text(json['otherwise'], `${path}.otherwise`);
  }
  if (has(json, 'partOfDay')) {
    rule.partOfDay = text(json['partOfDay'], `${path}.partOfDay`);
    if (!/H/.test(rule.partOfDay)) fail(`${path}.partOfDay`, 'must be a time format with H or HH, for example HH:mm');
  }
  return rule;
}

function valueRule(value: unknown, path: string): ValueRule {
  if (typeof value === 'string') return { column: column(value, path) };
  const kinds = ['column', 'constant', 'template', 'sum', 'first', 'if'] as const;
  const json = object(value, path, ['column', 'split', 'map', 'otherwise', 'partOfDay', 'constant', 'template', 'sum', 'first', 'if', 'then', 'else']);
  const found = kinds.filter((kind) => has(json, kind));
  if (found.length !== 1) fail(path, `must be the name of a column or have exactly one of ${kinds.join(', ')}`);
  const only = (...keys: string[]) => object(value, path, keys);
  switch (found[0]) {
    case 'constant':
      only('constant');
      return { constant: Array.isArray(json['constant']) ? list(json['constant'], `${path}.constant`, text) : text(json['constant'], `${path}.constant`) };
    case 'template': {
      only('template');
      const template = text(json['template'], `${path}.template`);
      for (const [, name] of template.matchAll(/\{([^{}]*)\}/g)) column(name, `${path}.template`);
      return { template };
    }
    case 'sum':
      only('sum');
      return { sum: list(json['sum'], `${path}.sum`, column) };
    case 'first':
      only('first');
      return { first: list(json['first'], `${path}.first`, valueRule) };
    case 'if':
      only('if', 'then', 'else');
      return {
        if: condition(json['if'], `${path}.if`), then: valueRule(json['then'], `${path}.then`),
        ...(has(json, 'else') ? { else: valueRule(json['else'], `${path}.else`) } : {}),
      };
    default:
      only('column', 'split', 'map', 'otherwise', 'partOfDay');
      return columnRule(json, path);
  }
}

function dateRule(value: unknown, path: string): DateRule {
  const json = object(value, path, ['column', 'format', 'end', 'precision', 'text']);
  const formatsOf = (from: Json, at: string, otherwise: string[]) => (has(from, 'format') ? formats(from['format'], `${at}.format`) : otherwise);
  const rule: DateRule = { column: column(json['column'], `${path}.column`), formats: formatsOf(json, path, ['YYYY-MM-DD']) };
  if (has(json, 'end')) {
    const end = object(json['end'], `${path}.end`, ['column', 'format']);
    rule.end = { column: column(end['column'], `${path}.end.column`), formats: formatsOf(end, `${path}.end`, rule.formats) };
  }
  if (has(json, 'precision')) rule.precision = valueRule(json['precision'], `${path}.precision`);
  if (has(json, 'text')) {
    if (rule.end || rule.precision) fail(`${path}.text`, 'cannot stand beside end or precision: the text gives both');
    rule.text = column(json['text'], `${path}.text`);
  }
  return rule;
}

function pointRule(value: unknown, path: string): PointRule {
  const json = object(value, path, ['lat', 'lon', 'wkt', 'pair', 'order']);
  const only = (...keys: string[]) => object(value, path, keys);
  if (has(json, 'wkt')) return only('wkt') && { wkt: column(json['wkt'], `${path}.wkt`) };
  if (has(json, 'pair'))
    return only('pair', 'order') && { pair: column(json['pair'], `${path}.pair`), order: oneOf(json['order'], `${path}.order`, ['lon,lat', 'lat,lon'] as const) };
  return only('lat', 'lon') && { lat: column(json['lat'], `${path}.lat`), lon: column(json['lon'], `${path}.lon`) };
}

function personRule(value: unknown, path: string): PersonRule {
  const json = object(value, path, ['role', 'sex', 'age', 'outcome', 'if']);
  const rule: PersonRule = { role: oneOf(json['role'], `${path}.role`, ROLES) };
  for (const key of ['sex', 'age', 'outcome'] as const) if (has(json, key)) rule[key] = valueRule(json[key], `${path}.${key}`);
  if (has(json, 'if')) rule.if = condition(json['if'], `${path}.if`);
  return rule;
}

/** Targets that have a rule of their own. */
const SPECIAL = ['date', 'date_end', 'date_precision', 'lat', 'lon', 'people'];

function fieldRules(json: Json, path: string): Map<string, ValueRule> {
  const rules = new Map<string, ValueRule>();
  for (const [target, rule] of Object.entries(json)) {
    if (['date', 'point', 'people', '$comment'].includes(target)) continue;
    const at = `${path}.${target}`;
    const forbidden = forbiddenColumn(target);
    if (forbidden) fail(at, `there is no such target; it ${forbidden}`);
    if (SPECIAL.includes(target)) fail(at, `is set by ${target.startsWith('date') ? 'date' : 'point'}`);
    if (!isTarget(target)) {
      const targets = [...FLAT_COLUMNS.filter((name) => !SPECIAL.includes(name)), 'date', 'point', 'people'];
      const near = nearestCodes(target, targets);
      fail(at, `is no target; ${near.length > 0 ? `did you mean ${near.join(' or ')}?` : `targets are ${targets.join(', ')} and summary_<lang>`}`);
    }
    rules.set(target, valueRule(rule, at));
  }
  return rules;
}

/** Checks a mapping file. Throws {@link MappingError}, which names the JSON path. */
export function parseMapping(json: unknown): Mapping {
  const top = object(json, '$', ['mapping', 'name', 'format', 'encoding', 'delimiter', 'records', 'nulls', 'mojibake', 'ignore', 'keep', 'group', 'fields']);
  if (top['mapping'] !== 1) fail('$.mapping', 'must be 1, the version of the mapping language');
  const fields = top['fields'];
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) fail('$.fields', 'must be an object');
  const rules = fields as Json;
  for (const needed of ['id', 'date']) if (!has(rules, needed)) fail(`$.fields.${needed}`, 'is needed');
  return {
    name: text(top['name'], '$.name'),
    records: has(top, 'records') ? text(top['records'], '$.records') : 'incidents',
    nulls: new Set(has(top, 'nulls') ? list(top['nulls'], '$.nulls', text) : []),
    mojibake: has(top, 'mojibake') ? list(top['mojibake'], '$.mojibake', (value, path) => oneOf(value, path, ['windows-1252', 'windows-1250'] as const)) : [],
    ignore: new Set(has(top, 'ignore') ? list(top['ignore'], '$.ignore', text) : []),
    date: dateRule(rules['date'], '$.fields.date'),
    people: has(rules, 'people') ? list(rules['people'], '$.fields.people', personRule) : [],
    fields: fieldRules(rules, '$.fields'),
    ...(has(top, 'format') ? { format: oneOf(top['format'], '$.format', FORMATS) } : {}),
    ...(has(top, 'encoding') ? { encoding: text(top['encoding'], '$.encoding') } : {}),
    ...(has(top, 'delimiter') ? { delimiter: oneOf(top['delimiter'], '$.delimiter', [',', ';', '\t']) } : {}),
    ...(has(top, 'keep') ? { keep: condition(top['keep'], '$.keep') } : {}),
    ...(has(top, 'group') ? { group: list(top['group'], '$.group', column) } : {}),
    ...(has(rules, 'point') ? { point: pointRule(rules['point'], '$.fields.point') } : {}),
  };
}
