import { INCIDENT_TYPES, JURISDICTIONS, type IncidentSubtype, type IncidentType, type IsoDate, type Jurisdiction } from '@seesac/contract';
import {
  CELLS, JURISDICTION_COUNTS, JURISDICTION_SHARES, MEASURES, PARTS, QUARTERS, SEASONS, SERBIA_2014, SUBTYPES, SUBTYPE_WEIGHTS, TYPES, TYPE_WEIGHTS,
  USUAL_YEAR, YEARS, type Measure, type Numbers,
} from './quotas.js';
import { apportion } from './random.js';

/** A span of days, a quarter or a part of one, with every number that its incidents must add up to. */
export interface Unit {
  /** `2022-Q3`, or the first day of a part of a quarter. */
  name: string;
  year: number;
  from: IsoDate;
  to: IsoDate;
  numbers: Numbers;
  types: Record<IncidentType, number>;
  subtypes: Record<IncidentSubtype, number>;
  jurisdictions: Record<Jurisdiction, number>;
  /** How many incidents of a type a jurisdiction has, where that is given. */
  cells: [Jurisdiction, IncidentType, number][];
}

/** First and last year that can be planned. */
export const FIRST_YEAR = 2014;
export const LAST_YEAR = 2030;

/** Gives each part what is given for it, and shares the rest of the total among the others by weight. */
function spread(total: number, given: readonly (number | undefined)[], weights: readonly number[], what: string): number[] {
  const left = total - given.reduce<number>((sum, g) => sum + (g ?? 0), 0);
  const open = given.flatMap((g, i) => (g === undefined ? [i] : []));
  if (left < 0 || (left > 0 && !open.length)) throw new Error(`the parts of ${what} do not add up to ${total}`);
  const shares = open.length ? apportion(left, Object.fromEntries(open.map((i) => [i, weights[i]!]))) : {};
  return given.map((g, i) => g ?? (shares as Record<number, number>)[i]!);
}

function spreadAll(total: Numbers, given: readonly Partial<Numbers>[], weightsOf: (measure: Measure) => readonly number[], what: string): Numbers[] {
  const columns = MEASURES.map((m) => [m, spread(total[m], given.map((g) => g[m]), weightsOf(m), `${m} of ${what}`)] as const);
  return given.map((_, i) => Object.fromEntries(columns.map(([m, values]) => [m, values[i]!])) as Numbers);
}

function typesOf(name: string, n: Numbers): Record<IncidentType, number> {
  const given: Partial<Record<IncidentType, number>> = {
    weapon_seizure: n.weapon_seizure, celebratory_shooting: n.celebratory_shooting, accidental_shooting: n.accidental_shooting, animal_shooting: n.animal_shooting,
    // One suicide an incident; the others follow domestic violence.
    suicide: n.suicide - n.murder_suicide,
    ...TYPES[name],
  };
  const open = Object.fromEntries(Object.entries(TYPE_WEIGHTS).filter(([type]) => given[type as IncidentType] === undefined));
  const left = n.incidents - Object.values(given).reduce((sum, v) => sum + v, 0);
  const all = { ...given, ...apportion(left, open) };
  return Object.fromEntries(INCIDENT_TYPES.map((type) => [type, all[type] ?? 0])) as Record<IncidentType, number>;
}

function subtypesOf(name: string, criminal: number): Record<IncidentSubtype, number> {
  const given: Partial<Record<IncidentSubtype, number>> = SUBTYPES[name] ?? {};
  const open = Object.fromEntries(Object.entries(SUBTYPE_WEIGHTS).filter(([key]) => !(key in given)));
  const left = criminal - Object.values(given).reduce((sum, v) => sum + v, 0);
  return { ...given, ...apportion(left, open) } as Record<IncidentSubtype, number>;
}

function jurisdictionsOf(name: string, incidents: number): Record<Jurisdiction, number> {
  const serbia = SERBIA_2014[name]?.types;
  const given: Partial<Record<Jurisdiction, number>> = serbia ? { RS: Object.values(serbia).reduce((sum, v) => sum + v, 0) } : (JURISDICTION_COUNTS[name] ?? {});
  const parts = spread(incidents, JURISDICTIONS.map((j) => given[j]), JURISDICTIONS.map((j) => JURISDICTION_SHARES[j]), `jurisdictions of ${name}`);
  return Object.fromEntries(JURISDICTIONS.map((j, i) => [j, parts[i]!])) as Record<Jurisdiction, number>;
}

function cellsOf(name: string, n: Numbers): [Jurisdiction, IncidentType, number][] {
  const serbia = SERBIA_2014[name]?.types;
  return [
    ['MD', 'suicide', n.md_suicide],
    // One accident a quarter in Moldova keeps its injured within its quota; a part of a quarter has none.
    ['MD', 'accidental_shooting', name.includes('Q') ? 1 : 0],
    ...(serbia ? INCIDENT_TYPES.map((type): [Jurisdiction, IncidentType, number] => ['RS', type, serbia[type] ?? 0]) : []),
    ...(CELLS[name] ?? []),
  ];
}

const QUARTER_DAYS = [['01-01', '03-31'], ['04-01', '06-30'], ['07-01', '09-30'], ['10-01', '12-31']] as const;

/** The units of a year, oldest first. Whole years are planned, so that an earlier end of the data leaves out incidents and changes none. */
export function planYear(year: number): Unit[] {
  const total = { ...USUAL_YEAR, ...YEARS[year] };
  const names = QUARTER_DAYS.map((_, i) => `${year}-Q${i + 1}`);
  const quarters = spreadAll(total, names.map((name) => QUARTERS[name] ?? {}), (m) => SEASONS[m] ?? SEASONS.incidents, String(year));
  return quarters.flatMap((numbers, i) => {
    const name = names[i]!;
    const parts = PARTS[name];
    if (!parts) return [unit(name, `${year}-${QUARTER_DAYS[i]![0]}`, `${year}-${QUARTER_DAYS[i]![1]}`, numbers)];
    const days = parts.map((p) => (Date.parse(p.to) - Date.parse(p.from)) / 86_400_000 + 1);
    return spreadAll(numbers, parts.map((p) => p.numbers), () => days, name).map((n, k) => unit(parts[k]!.from, parts[k]!.from, parts[k]!.to, n));
  });
}

function unit(name: string, from: IsoDate, to: IsoDate, numbers: Numbers): Unit {
  const types = typesOf(name, numbers);
  return {
    name, year: Number(from.slice(0, 4)), from, to, numbers, types, subtypes: subtypesOf(name, types.criminal_context),
    jurisdictions: jurisdictionsOf(name, numbers.incidents), cells: cellsOf(name, numbers),
  };
}
