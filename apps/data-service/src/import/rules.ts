import {
  platformDate, toDay, fromDay, TYPE_OF_SUBTYPE, COUNTED_OUTCOMES,
  type CountedOutcome, type DatePrecision, type IncidentDate, type IncidentPerson, type Jurisdiction, type JurisdictionCode,
} from '@seesac/contract';
import { distanceToKm, locate } from '@seesac/basemap';
import { floorsOf } from '../publish/floors.js';
import type { Draft } from './draft.js';
import type { RowReport } from './issues.js';
import { SeenIds } from './seen-ids.js';
import type { ImportedIncident } from './types.js';

/** How far from the stated jurisdiction a point may lie: boundaries are generalised, and so are points. */
export const TOLERANCE_KM = 10;
/** The outlines are generalised by up to so much (`@seesac/basemap`, README): nearer to a line than that they do not overrule what is stated. */
export const OUTLINE_ERROR_KM = 2;
/** Nearer to 0° N 0° E than this, in degrees, a point is an empty cell that some program turned into numbers. */
export const NULL_ISLAND = 0.01;

/** What the rules need to know beyond the record. */
export interface RuleContext {
  /** Today in Belgrade. */
  today: string;
  /** The file came through a mapping: its points and labels are a source's own, which the file's editor cannot correct. */
  foreign: boolean;
  /** Identifiers of the file so far. */
  seen: SeenIds;
}

export const ruleContext = (now: Date, foreign: boolean): RuleContext => ({ today: platformDate(now), foreign, seen: new SeenIds() });

const monthEnd = (date: string) => new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).toISOString().slice(0, 10);
/** Last day where only the first is given: a month and a year end where the calendar says, a week after seven days. */
const LAST_DAY: Readonly<Record<Exclude<DatePrecision, 'range'>, (start: string) => string>> = {
  day: (start) => start,
  week: (start) => fromDay(toDay(start) + 6),
  month: monthEnd,
  year: (start) => `${start.slice(0, 4)}-12-31`,
};
/** Longest span of a precision in days, both ends counted. */
const LONGEST: Readonly<Record<DatePrecision, number>> = { day: 1, range: 7, week: 7, month: 31, year: 366 };

function finishDate({ start, end, precision, partOfDay }: Draft['date'], context: RuleContext, report: RowReport): IncidentDate {
  const last = end ?? (precision === undefined || precision === 'range' ? start : LAST_DAY[precision](start));
  const days = toDay(last) - toDay(start) + 1;
  const kind = precision ?? (days === 1 ? 'day' : 'range');
  if (start > context.today) report.error('date', 'future-date', `The date is after today, ${context.today}.`, start);
  if (precision === 'range' && end === undefined) report.error('date_end', 'missing', 'A range needs its last day.');
  if (days < 1) report.error('date_end', 'end-before-start', `The last day is before the first, ${start}.`, last);
  else if (days > LONGEST[kind]) {
    const message = `From ${start} to ${last} are ${days} days; ${kind} is at most ${LONGEST[kind]}.`;
    // Only "the day is known" can be plainly wrong; a looser word for a longer span is the editor's.
    if (kind === 'day') report.error('date_precision', 'span-too-long', message, precision);
    else report.warn('date_precision', 'span-too-long', message, precision);
  }
  return { start, end: last, precision: kind, ...(partOfDay === undefined ? {} : { partOfDay }) };
}

const km = (distance: number) => `${distance < 10 ? distance.toFixed(1) : Math.round(distance).toLocaleString('en')} km`;
const named = (code: JurisdictionCode) => (code === 'XK' ? 'XK (Kosovo*)' : code);

/** True where the boundary of the seven is within the tolerance of a point inside them: sixteen points around it, one of which is outside. */
function nearOuterBorder(lon: number, lat: number): boolean {
  const dLat = TOLERANCE_KM / 111.2;
  const dLon = dLat / Math.cos((lat * Math.PI) / 180);
  return Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8).some((bearing) => {
    const there = locate(lon + dLon * Math.sin(bearing), lat + dLat * Math.cos(bearing));
    return there.code === 'outside' || there.distanceKm > 0;
  });
}

/** So far from the seven (13.9–30.2° E, 39.6–48.5° N) that no outline need be asked: most points of worldwide files. */
const isFar = (lon: number, lat: number) => lon < 12 || lon > 33 || lat < 38 || lat > 50;
const codeAt = (lon: number, lat: number): Jurisdiction | 'outside' => (isFar(lon, lat) ? 'outside' : locate(lon, lat).code);

/** Whether the point can be one; if not, an error that says how it came about where that is plain. */
function checkPoint(draft: Draft, context: RuleContext, report: RowReport): boolean {
  const [lon, lat] = draft.place.point!;
  const value = `lat ${lat}, lon ${lon}`;
  // A row that says itself that it is outside has no reason to be read the other way round: much of Yemen and Arabia would be.
  const swapped = draft.jurisdiction !== 'outside' && codeAt(lat, lon) !== 'outside' && codeAt(lon, lat) === 'outside';
  if (swapped)
    report.error('lat', 'swapped-coordinates', `Latitude and longitude are swapped: the other way round the point lies in ${named(codeAt(lat, lon))}.`, value);
  else if (Math.abs(lat) > 90) report.error('lat', 'off-the-earth', 'A latitude is from -90 to 90.', value);
  else if (Math.abs(lon) > 180) report.error('lon', 'off-the-earth', 'A longitude is from -180 to 180.', value);
  else if (Math.abs(lat) < NULL_ISLAND && Math.abs(lon) < NULL_ISLAND && !context.foreign)
    report.error('lat', 'null-island', 'Zero degrees north and east is an empty cell turned into numbers. Leave both cells empty.', value);
  else return true;
  return false;
}

/**
 * The jurisdiction: that of the point, else the stated one, else not reported. A stated one stands as far as the outlines may err, and where the point is just
 * outside the seven.
 */
function finishJurisdiction(draft: Draft, context: RuleContext, report: RowReport): JurisdictionCode {
  const { point } = draft.place;
  const stated = draft.jurisdiction === 'unknown' ? undefined : draft.jurisdiction;
  if (point === null) return stated ?? 'unknown';
  const [lon, lat] = point;
  const code = codeAt(lon, lat);
  if (stated === undefined || stated === code) {
    if (code === 'outside' && stated === undefined && !context.foreign)
      report.warn('lat', 'outside', `The point lies outside the seven jurisdictions, ${km(locate(lon, lat).distanceKm)} from the nearest.`,
        `lat ${lat}, lon ${lon}`);
    return code;
  }
  if (stated === 'outside') {
    if (locate(lon, lat).distanceKm === 0 && !nearOuterBorder(lon, lat))
      report.error('jurisdiction', 'jurisdiction-contradicts-point', `The point lies in ${named(code)}, over ${TOLERANCE_KM} km from its outer border.`, stated);
    return stated;
  }
  const away = distanceToKm(stated as Jurisdiction, lon, lat);
  if (away > TOLERANCE_KM) {
    const where = code === 'outside' ? 'outside the seven jurisdictions' : `in ${named(code)}`;
    report.error('jurisdiction', 'jurisdiction-contradicts-point', `The point lies ${where}, ${km(away)} from ${named(stated)}.`, stated);
  }
  if (away <= OUTLINE_ERROR_KM || code === 'outside') return stated;
  report.warn('jurisdiction', 'jurisdiction-from-point', `The point lies in ${named(code)}, ${km(away)} from ${named(stated)}: it is counted there.`, stated);
  return code;
}

const isCoarse = (precision: Draft['place']['precision']) => precision === 'region' || precision === 'jurisdiction';
const COLUMN_OF_COUNT: Readonly<Record<CountedOutcome, string>> = { killed: 'killed', injured: 'injured', threatened: 'threatened', suicide: 'suicides' };

/** Counts that the list of people gives where none is stated; a stated one that the list exceeds is an error. */
function finishCounts(draft: Draft, report: RowReport): Draft['counts'] {
  const counts = { ...draft.counts };
  const listed = (test: (person: IncidentPerson) => boolean) => draft.people.reduce((sum, person) => sum + (test(person) ? (person.n ?? 1) : 0), 0);
  const settle = (key: keyof Draft['counts'], field: string, people: number) => {
    const most = draft.ranges?.[key]?.max ?? counts[key];
    if (counts[key] === null && people > 0) counts[key] = people;
    else if (most !== null && people > most) report.error(field, 'people-exceed-count', `${people} such people are listed, but the count is ${most}.`, most);
  };
  for (const outcome of COUNTED_OUTCOMES) settle(outcome, COLUMN_OF_COUNT[outcome], listed((person) => person.outcome === outcome));
  settle('perpetrators', 'perpetrators', listed((person) => person.role === 'perpetrator'));
  // Listed in full: no single count needs more people than the list has for it. Then all counts together must not either, for a person has one outcome.
  const open = listed((person) => person.outcome === 'unknown');
  const reach = (outcome: CountedOutcome) => listed((person) => person.outcome === outcome) + open;
  const inFull = draft.people.length > 0 && COUNTED_OUTCOMES.every((outcome) => (counts[outcome] ?? 0) <= reach(outcome));
  const total = COUNTED_OUTCOMES.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);
  if (inFull && total > listed(() => true)) report.error('people', 'counts-exceed-people', `The counts name ${total} people, the list ${listed(() => true)}.`);
  return counts;
}

/** Applies the rules that look at several values, or at several records. Undefined where one is broken; the report says which. */
export function finishIncident(draft: Draft, context: RuleContext, report: RowReport): ImportedIncident | undefined {
  const before = context.seen.claim(draft.id, report.line);
  if (before !== undefined) report.error('id', 'duplicate-id', `This id is on line ${before} already.`, draft.id);

  const date = finishDate(draft.date, context, report);
  for (const source of draft.sources)
    if (source.publishedOn !== undefined && source.publishedOn > context.today)
      report.error('source_date', 'future-date', `The date is after today, ${context.today}.`, source.publishedOn);

  const place = { ...draft.place };
  const isNullIsland = place.point !== null && place.point.every((degrees) => Math.abs(degrees) < NULL_ISLAND);
  if (place.point && isCoarse(place.precision) && !context.foreign)
    report.error('place_precision', 'coarse-point', `A place known only to its ${place.precision} has no point. Leave lat and lon empty.`, place.precision);
  if (context.foreign && (isNullIsland || isCoarse(place.precision))) place.point = null;
  const usable = place.point === null || checkPoint(draft, context, report);
  const jurisdiction = usable ? finishJurisdiction({ ...draft, place }, context, report) : 'unknown';

  if (draft.subtype !== undefined && TYPE_OF_SUBTYPE[draft.subtype] !== draft.type)
    report.error('subtype', 'subtype-of-other-type', `${draft.subtype} belongs to ${TYPE_OF_SUBTYPE[draft.subtype]}, not to ${draft.type}.`, draft.subtype);
  const counts = finishCounts(draft, report);
  if (draft.type === 'suicide' && counts.suicide === 0 && draft.status !== 'withdrawn')
    report.error('suicides', 'suicide-without-suicide', 'An incident of type suicide has at least one, or the number is not reported (empty).', 0);
  if (draft.mergedInto !== undefined && (draft.status !== 'merged' || draft.mergedInto === draft.id))
    report.error('mergedInto', 'bad-merge', 'Only an incident with the status merged names the one it was merged into, and never itself.', draft.mergedInto);

  let { summary } = draft;
  if (Object.keys(summary).length > 0 && floorsOf({ ...draft, counts }).text) {
    // publishing would withhold it anyway: what is not kept cannot leak
    report.warn('summary', 'summary-withheld', 'Summaries of suicides and of incidents with minors are not kept.');
    summary = {};
  }
  // What was stated is kept beside what the point says.
  const moved = draft.jurisdiction !== undefined && draft.jurisdiction !== 'unknown' && draft.jurisdiction !== jurisdiction;
  const label = draft.sourceJurisdiction ?? (moved ? draft.jurisdiction : undefined);
  return report.failed ? undefined : { ...draft, date, place, jurisdiction, ...(label !== undefined && { sourceJurisdiction: label }), counts, summary };
}
