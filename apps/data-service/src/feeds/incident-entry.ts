import { COUNTED_OUTCOMES, type Incident } from '@seesac/contract';
import { dayInWords, MONTHS } from '../days.js';
import { fieldInWords, labelOf, listedInWords, starred } from './words.js';

/** The date as exactly as it is known. */
function when({ start, end, precision }: Incident['date']): string {
  if (precision === 'year') return start.slice(0, 4);
  if (precision === 'month') return `${MONTHS[Number(start.slice(5, 7)) - 1]} ${start.slice(0, 4)}`;
  return start === end ? dayInWords(start) : `${dayInWords(start)} to ${dayInWords(end)}`;
}

const where = ({ place, jurisdiction }: Incident) => [...new Set([place.settlement, place.municipality ?? place.admin1])].filter(Boolean).concat(labelOf('jurisdiction', jurisdiction)).join(', ');

/** People by outcome; what is 0 is left out where anything else is told, and what is not reported is said. */
function outcomes({ counts }: Incident): string {
  const known = COUNTED_OUTCOMES.filter((key) => counts[key] !== null);
  const some = known.filter((key) => counts[key]! > 0);
  if (!known.length) return 'Outcome not reported';
  if (!some.length && known.length === COUNTED_OUTCOMES.length) return 'No one killed, injured or threatened';
  const missing = COUNTED_OUTCOMES.filter((key) => counts[key] === null).map((key) => fieldInWords(`counts.${key}`));
  return (some.length ? some : known).map((key) => `${counts[key]} ${fieldInWords(`counts.${key}`)}`).join(', ') + (missing.length ? `; not reported: ${missing.join(', ')}` : '');
}

/** What is published of an incident, in English words: a title and lines. */
export function incidentInWords(incident: Incident): { title: string; lines: string[] } {
  const { type, subtype, date, place, weapons, sources, summary, status } = incident;
  const kind = subtype ? labelOf('subtype', subtype) : labelOf('type', type);
  const lines = [
    `${when(date)}, ${where(incident)} (${place.precision === null ? 'not reported how exact the place is' : `place: ${labelOf('placePrecision', place.precision).toLowerCase()}`})`,
    outcomes(incident),
    ...(weapons.length ? [`Weapons: ${listedInWords('weapons', weapons)}`] : []),
    ...(summary['en'] ? [summary['en']] : []),
    ...(sources.length ? [`Sources: ${listedInWords('sources', sources)}`] : []),
    ...(status === 'verified' ? [] : [`Status: ${labelOf('status', status).toLowerCase()}`]),
  ];
  return { title: starred(`${kind}, ${where(incident)}, ${when(date)}`), lines: lines.map(starred) };
}
