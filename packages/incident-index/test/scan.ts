import { TYPE_OF_SUBTYPE, TYPES_OF_LENS, type Filters, type Incident, type Outcomes, type Sort } from '@seesac/contract';
import { QUERIES, WORDS } from './generate.ts';

// What the index must answer, found by looking at each incident: written from the definitions, with none of the index's code.

const some = (asked: readonly string[] | undefined, has: (value: string) => boolean): boolean => !asked || asked.some(has);
const round = (degrees: number): number => Math.round(degrees * 1000) / 1000;

function hasOutcome({ counts, people }: Incident, outcome: string): boolean {
  if (outcome === 'unharmed') return people.some((p) => p.outcome === 'unharmed');
  const reported = [counts.killed, counts.injured, counts.threatened, counts.suicide].some((n) => n !== null)
    || people.some((p) => ['killed', 'injured', 'threatened', 'suicide'].includes(p.outcome));
  if (outcome === 'unknown') return !reported;
  return (counts[outcome as 'killed'] ?? 0) >= 1 || people.some((p) => p.outcome === outcome);
}

function says(incident: Incident, q: string): boolean {
  const { place, summary } = incident;
  const words = [place.settlement, place.municipality, place.admin1, ...Object.values(summary)].join(' ').split(' ').flatMap((word) => WORDS[word] ?? []);
  return q.split(' ').every((word) => QUERIES[word]!.some((start) => words.some((w) => w.startsWith(start))));
}

export function matches(incident: Incident, f: Filters): boolean {
  const { place, date, type, subtype, weapons, people } = incident;
  if (incident.status === 'withdrawn' || incident.status === 'merged') return false;
  if (f.from && date.start < f.from) return false;
  if (f.to && date.start > f.to) return false;
  if (f.lens && !TYPES_OF_LENS[f.lens].includes(type)) return false;
  if (f.bbox) {
    if (!place.point) return false;
    const [lon, lat] = place.point.map(round) as [number, number];
    const [west, south, east, north] = f.bbox.map(round) as [number, number, number, number];
    if (lon < west || lon > east || lat < south || lat > north) return false;
  }
  return some(f.jurisdiction, (v) => incident.jurisdiction === v)
    && some(f.type, (v) => (v in TYPE_OF_SUBTYPE ? subtype === v : type === v))
    && some(f.weapon, (v) => (v === 'unknown' && weapons.length === 0) || weapons.some((w) => w.category === v))
    && some(f.possession, (v) => (v === 'unknown' && weapons.length === 0) || weapons.some((w) => w.possession === v))
    && some(f.outcome, (v) => hasOutcome(incident, v))
    && some(f.sex, (v) => (v === 'unknown' && people.length === 0) || people.some((p) => p.sex === v))
    && some(f.age, (v) => (v === 'unknown' && people.length === 0) || people.some((p) => p.age === v))
    && some(f.area, (v) => place.area === v)
    && some(f.place, (v) => place.type === v)
    && some(f.tag, (v) => incident.tags.includes(v as 'femicide'))
    && (f.q === undefined || says(incident, f.q));
}

export function outcomes(incidents: readonly Incident[]): Outcomes {
  const sum = (key: keyof Outcomes) => incidents.reduce((n, { counts }) => n + (counts[key] ?? 0), 0);
  return { killed: sum('killed'), injured: sum('injured'), threatened: sum('threatened'), suicide: sum('suicide') };
}

const newestFirst = (a: Incident, b: Incident): number => (`${a.date.start} ${a.id}` < `${b.date.start} ${b.id}` ? 1 : -1);

export function sorted(incidents: readonly Incident[], sort: Sort): Incident[] {
  const list = [...incidents].sort(newestFirst);
  if (sort === 'date') return list.reverse();
  if (sort === '-date') return list;
  const key = sort === '-killed' ? 'killed' : 'injured';
  return list.sort((a, b) => (b.counts[key] ?? -1) - (a.counts[key] ?? -1));
}
