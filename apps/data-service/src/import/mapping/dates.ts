import { isIsoDate, toDay, type DatePrecision, type PartOfDay } from '@seesac/contract';

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const pad = (n: number) => String(n).padStart(2, '0');

const TOKENS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})', MMMM: '(?<name>[A-Za-z]+)', MM: '(?<month>\\d{2})', M: '(?<month>\\d{1,2})', DD: '(?<day>\\d{2})', D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})', H: '(?<hour>\\d{1,2})', mm: '\\d{2}', ss: '\\d{2}(?:\\.\\d+)?', '*': '.*',
};

/** The pattern of a format; every other character stands for itself, `*` for anything. */
function pattern(format: string): RegExp {
  const source = format.replace(/YYYY|MMMM|MM|M|DD|D|HH|H|mm|ss|[^]/g, (part) => TOKENS[part] ?? part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(`^${source}$`, 's');
}

const patterns = new Map<string, RegExp>();
function groupsOf(text: string, format: string): Record<string, string | undefined> | undefined {
  let regexp = patterns.get(format);
  if (!regexp) patterns.set(format, (regexp = pattern(format)));
  return regexp.exec(text)?.groups;
}

/** Whether a format tells year, month and day, each once. */
export function isDatePattern(format: string): boolean {
  const tokens: string[] = format.match(/YYYY|MMMM|MM|M|DD|D|HH|H|mm|ss/g) ?? [];
  const once = (...names: string[]) => tokens.filter((token) => names.includes(token)).length === 1;
  return once('YYYY') && once('MMMM', 'MM', 'M') && once('DD', 'D');
}

/**
 * The calendar date that a text of one of these formats names, as `YYYY-MM-DD`; it may not exist. Undefined where no format fits. The date is taken as it is
 * written: no time zone arithmetic.
 */
export function readDateText(text: string, formats: readonly string[]): string | undefined {
  for (const format of formats) {
    const groups = groupsOf(text, format);
    if (!groups) continue;
    const month = groups['name'] === undefined ? Number(groups['month']) : MONTHS.indexOf(groups['name'].toLowerCase()) + 1;
    if (month > 0 || groups['name'] === undefined) return `${groups['year']}-${pad(month)}-${pad(Number(groups['day']))}`;
  }
  return undefined;
}

/** Part of the day of a local time; undefined where the format does not fit or the hour does not exist. */
export function readPartOfDay(text: string, format: string): PartOfDay | undefined {
  const hour = Number(groupsOf(text, format)?.['hour'] ?? NaN);
  if (!(hour >= 0 && hour < 24)) return undefined;
  return hour < 6 ? 'night' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}

/** A span of days and how exact it is. */
export interface TextDate { start: string; end: string; precision: DatePrecision }

const MONTH = `(?:${MONTHS.join('|')})`;
const SEP = '\\s*(?:and|to|until|-|–|—)\\s*';
const LEAD = '^[\\s,;.]*(?:as reported(?: on)?[\\s,]*)?(?:on |in )?(?:between |from )?\\s*';
const DAY_RANGE = new RegExp(`${LEAD}(\\d{1,2})(?:\\s+(${MONTH}))?(?:\\s+(\\d{4}))?${SEP}(\\d{1,2})\\s+(${MONTH})\\s+(\\d{4})\\b`, 'i');
const MONTH_RANGE = new RegExp(`${LEAD}(${MONTH})(?:\\s+(\\d{4}))?${SEP}(${MONTH})\\s+(\\d{4})\\b`, 'i');
const DAY = new RegExp(`${LEAD}(\\d{1,2})\\s+(${MONTH})\\s+(\\d{4})\\b`, 'i');
const ONE_MONTH = new RegExp(`${LEAD}(${MONTH})\\s+(\\d{4})\\b`, 'i');

const iso = (year: string, month: string, day: number | string) => `${year}-${pad(MONTHS.indexOf(month.toLowerCase()) + 1)}-${pad(Number(day))}`;
const lastDay = (year: string, month: string) => new Date(Date.UTC(Number(year), MONTHS.indexOf(month.toLowerCase()) + 1, 0)).toISOString().slice(0, 10);

function span(start: string, end: string): TextDate | undefined {
  if (!isIsoDate(start) || !isIsoDate(end) || end < start) return undefined;
  const days = toDay(end) - toDay(start) + 1;
  if (days > 366) return undefined;
  return { start, end, precision: days === 1 ? 'day' : days <= 7 ? 'range' : days <= 31 ? 'month' : 'year' };
}

/**
 * The date with which an English text begins: "5 May 2024: …", "May 2024: …", "Between 02 and 03 May 2024 …", "30 April – 2 May 2024". "As reported (on)"
 * before it is skipped. Undefined where the text begins otherwise.
 */
export function readLeadingDate(text: string): TextDate | undefined {
  let found = DAY_RANGE.exec(text);
  if (found) {
    const [, day1, month1, year1, day2, month2, year2] = found as unknown as [string, string, string?, string?, string?, string?, string?];
    return span(iso(year1 ?? year2!, month1 ?? month2!, day1), iso(year2!, month2!, day2!));
  }
  found = MONTH_RANGE.exec(text);
  if (found) return span(iso(found[2] ?? found[4]!, found[1]!, 1), lastDay(found[4]!, found[3]!));
  found = DAY.exec(text);
  if (found) return span(iso(found[3]!, found[2]!, found[1]!), iso(found[3]!, found[2]!, found[1]!));
  found = ONE_MONTH.exec(text);
  return found ? { start: iso(found[2]!, found[1]!, 1), end: lastDay(found[2]!, found[1]!), precision: 'month' } : undefined;
}
