import { isIsoDate } from '@seesac/contract';
import type { RowReport } from '../issues.js';
import { suggestion } from '../values.js';
import { readDateText, readLeadingDate, readPartOfDay } from './dates.js';
import { readNumber, readPair, readWkt, toCell } from './points.js';
import type { Condition, DateRule, Mapping, PointRule, ValueRule } from './schema.js';
import { repairMojibake, splitValues, tidySpaces } from './text.js';

type Raw = Readonly<Record<string, unknown>>;

/** A column of a table, a key of a JSON record, or a path `a.b` in one. */
function lookup(raw: Raw, column: string): unknown {
  if (Object.hasOwn(raw, column)) return raw[column];
  let value: unknown = raw;
  for (const key of column.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Raw)[key];
  }
  return value;
}

/** Every column that a condition or a rule reads. */
function columnsOf(rule: ValueRule | Condition): string[] {
  if ('column' in rule) return [rule.column];
  if ('template' in rule) return [...rule.template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!);
  if ('sum' in rule) return rule.sum;
  if ('first' in rule) return rule.first.flatMap(columnsOf);
  if ('if' in rule) return [rule.if, rule.then, ...(rule.else ? [rule.else] : [])].flatMap(columnsOf);
  if ('all' in rule) return rule.all.flatMap(columnsOf);
  if ('any' in rule) return rule.any.flatMap(columnsOf);
  if ('not' in rule) return columnsOf(rule.not);
  return [];
}

const dateColumns = ({ column, end, precision, text }: DateRule) =>
  [column, ...(end ? [end.column] : []), ...(precision ? columnsOf(precision) : []), ...(text === undefined ? [] : [text])];
const pointColumns = (rule: PointRule) => ('wkt' in rule ? [rule.wkt] : 'pair' in rule ? [rule.pair] : [rule.lat, rule.lon]);

/** Every column that a mapping reads. */
export function usedColumns({ keep, group, date, point, people, fields }: Mapping): ReadonlySet<string> {
  return new Set([
    ...(keep ? columnsOf(keep) : []), ...(group ?? []), ...dateColumns(date), ...(point ? pointColumns(point) : []),
    ...people.flatMap(({ sex, age, outcome, if: test }) => [sex, age, outcome, test].flatMap((rule) => (rule ? columnsOf(rule) : []))),
    ...[...fields.values()].flatMap(columnsOf),
  ]);
}

/** What the file calls the place that a target comes from: a report on mapped rows names the file's own columns. */
export function sourceNames({ date, point, people, fields }: Mapping): (target: string) => string {
  const names = new Map<string, string>();
  const put = (target: string, columns: readonly string[]) => columns[0] !== undefined && names.set(target, columns[0]);
  for (const [target, rule] of fields) put(target, columnsOf(rule));
  for (const target of ['date', 'date_precision']) put(target, [date.column]);
  put('date_end', [date.end?.column ?? date.column]);
  if (point) put('lat', pointColumns(point));
  if (point) put('lon', pointColumns(point).slice(-1));
  put('people', people.flatMap(({ sex, age, outcome }) => [sex, age, outcome].flatMap((rule) => (rule ? columnsOf(rule) : []))));
  return (target) => names.get(target) ?? target;
}

/** Applies a mapping to one row after the other. */
export class MappedRow {
  readonly #mapping: Mapping;
  readonly #raw: Raw;
  readonly #report: RowReport;

  constructor(mapping: Mapping, raw: Raw, report: RowReport) {
    this.#mapping = mapping;
    this.#raw = raw;
    this.#report = report;
  }

  /** Whether the row filter lets the row in. */
  get isKept(): boolean {
    return this.#mapping.keep === undefined || this.#holds(this.#mapping.keep);
  }

  /** What tells the incident that the row belongs to; undefined, with an error, where a part of it is not reported. */
  groupKey(columns: readonly string[]): string | undefined {
    const values = columns.map((column) => this.#one(column, 'id'));
    if (!values.includes(undefined)) return JSON.stringify(values);
    this.#report.error('id', 'missing', `Rows are grouped by ${columns.join(', ')}, which is not reported here.`);
    return undefined;
  }

  /** The row as flat cells. */
  cells(): Map<string, string | string[]> {
    const cells = new Map<string, string | string[]>();
    const { date, point, people, fields } = this.#mapping;
    for (const [target, rule] of fields) {
      const value = this.#value(rule, target);
      if (value !== undefined) cells.set(target, value);
    }
    this.#date(date, cells);
    if (point) this.#point(point, cells);
    const entries = people.filter((rule) => rule.if === undefined || this.#holds(rule.if)).map(({ role, sex, age, outcome }) =>
      [role, ...[sex, age, outcome].map((rule) => (rule ? this.#value(rule, 'people') : undefined) ?? 'unknown')].join(':'));
    if (entries.length > 0) cells.set('people', entries);
    return cells;
  }

  /** The texts of a column, repaired; none where it is not reported. */
  #texts(column: string, target: string): string[] {
    const { nulls, mojibake } = this.#mapping;
    const value = lookup(this.#raw, column);
    return (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((entry) => {
      if (entry === undefined || entry === null) return [];
      if (typeof entry === 'object') {
        this.#report.error(target, 'wrong-type', `${column} must be a text or a number, or a list of them.`, entry);
        return [];
      }
      const text = tidySpaces(repairMojibake(String(entry), mojibake));
      return text === '' || nulls.has(text) ? [] : [text];
    });
  }

  #one(column: string, target: string): string | undefined {
    const texts = this.#texts(column, target);
    if (texts.length > 1) this.#report.error(target, 'several-values', `${column} has several values where one is due.`, texts.join(', '));
    return texts[0];
  }

  #holds(condition: Condition): boolean {
    if ('all' in condition) return condition.all.every((part) => this.#holds(part));
    if ('any' in condition) return condition.any.some((part) => this.#holds(part));
    if ('not' in condition) return !this.#holds(condition.not);
    const texts = this.#texts(condition.column, condition.column);
    if ('reported' in condition) return texts.length > 0 === condition.reported;
    if ('in' in condition) return texts.some((text) => condition.in.includes(text));
    if ('notIn' in condition) return !texts.some((text) => condition.notIn.includes(text));
    return texts.some((text) => ('above' in condition ? Number(text) > condition.above : Number(text) < condition.below));
  }

  #value(rule: ValueRule, target: string): string | string[] | undefined {
    if ('constant' in rule) return rule.constant;
    if ('if' in rule) {
      const branch = this.#holds(rule.if) ? rule.then : rule.else;
      return branch && this.#value(branch, target);
    }
    if ('first' in rule) {
      for (const one of rule.first) {
        const value = this.#value(one, target);
        if (value !== undefined) return value;
      }
      return undefined;
    }
    if ('template' in rule) return this.#template(rule.template, target);
    if ('sum' in rule) return this.#sum(rule.sum, target);
    const texts = this.#texts(rule.column, target);
    const parts = rule.split ? texts.flatMap((text) => splitValues(text, rule.split!.by, rule.split!.keep)) : texts;
    const values = [...new Set(parts.map((part) => this.#translate(part, rule, target)).filter((value) => value !== undefined))];
    return values.length === 0 ? undefined : values.length === 1 && !rule.split ? values[0] : values;
  }

  #translate(text: string, rule: Extract<ValueRule, { column: string }>, target: string): string | undefined {
    if (rule.partOfDay !== undefined) {
      const part = readPartOfDay(text, rule.partOfDay);
      if (part === undefined) this.#report.error(target, 'not-a-time', `Not a time of the form ${rule.partOfDay}.`, text);
      return part;
    }
    if (!rule.map) return text;
    const value = rule.map.has(text) ? rule.map.get(text) : rule.otherwise;
    if (value === undefined)
      this.#report.error(target, 'unmapped-value', `The mapping does not know this value. ${suggestion(text, [...rule.map.keys()].slice(0, 40))}`, text);
    return value ?? undefined;
  }

  #template(template: string, target: string): string | undefined {
    let missing = false;
    const text = template.replace(/\{([^{}]*)\}/g, (_, column: string) => {
      const value = this.#one(column, target);
      missing ||= value === undefined;
      return value ?? '';
    });
    return missing ? undefined : text;
  }

  #sum(columns: readonly string[], target: string): string | undefined {
    let sum: number | undefined;
    for (const column of columns) {
      const text = this.#one(column, target);
      if (text === undefined) continue;
      const number = readNumber(text);
      if (number === undefined) this.#report.error(target, 'not-a-count', `${column} is not a number.`, text);
      else sum = (sum ?? 0) + number;
    }
    return sum === undefined ? undefined : String(sum);
  }

  #date(rule: DateRule, cells: Map<string, string | string[]>): void {
    const read = (column: string, formats: readonly string[], target: string) => {
      const text = this.#one(column, target);
      const date = text === undefined ? undefined : readDateText(text, formats);
      if (text !== undefined && date === undefined) this.#report.error(target, 'date-format', `Not a date of the form ${formats.join(' or ')}.`, text);
      return date;
    };
    const date = read(rule.column, rule.formats, 'date');
    if (date === undefined) return;
    cells.set('date', date);
    const end = rule.end && read(rule.end.column, rule.end.formats, 'date_end');
    if (end !== undefined) cells.set('date_end', end);
    const precision = rule.precision && this.#value(rule.precision, 'date_precision');
    if (precision !== undefined) cells.set('date_precision', precision);
    if (rule.text !== undefined && isIsoDate(date)) this.#refineDate(date, rule.text, cells);
  }

  /** The text says how exact the date is. Where the two contradict each other, the date of the column stays. */
  #refineDate(date: string, column: string, cells: Map<string, string | string[]>): void {
    const text = this.#texts(column, 'date')[0];
    if (text === undefined) return;
    const found = readLeadingDate(text);
    if (found === undefined)
      this.#report.warn('date', 'date-text-unread', `${column} does not begin with a date that can be read; the day is kept.`, date);
    else if (date >= found.start && date <= found.end) {
      cells.set('date', found.start);
      cells.set('date_end', found.end);
      cells.set('date_precision', found.precision);
    } else {
      const said = found.end === found.start ? found.start : `${found.start} to ${found.end}`;
      this.#report.warn('date', 'date-disagrees', `${column} begins with ${said}; the date of the column is kept.`, date);
      if (found.precision !== 'month') return;
      cells.set('date', `${date.slice(0, 7)}-01`);
      cells.set('date_precision', 'month');
    }
  }

  #point(rule: PointRule, cells: Map<string, string | string[]>): void {
    if ('lat' in rule) {
      for (const target of ['lat', 'lon'] as const) {
        const text = this.#one(rule[target], target);
        if (text === undefined) continue;
        const degrees = readNumber(text);
        if (degrees === undefined) this.#report.error(target, 'not-a-coordinate', 'Not decimal degrees.', text);
        else cells.set(target, toCell(degrees));
      }
      return;
    }
    const text = this.#one('wkt' in rule ? rule.wkt : rule.pair, 'lat');
    if (text === undefined) return;
    const pair = 'wkt' in rule ? readWkt(text) : readPair(text);
    if (pair === undefined) {
      this.#report.error('lat', 'not-a-coordinate', 'wkt' in rule ? 'Not a point as well-known text: POINT (lon lat).' : 'Not two numbers.', text);
      return;
    }
    const [lon, lat] = 'pair' in rule && rule.order === 'lat,lon' ? [pair[1], pair[0]] : pair;
    cells.set('lat', toCell(lat));
    cells.set('lon', toCell(lon));
  }
}

