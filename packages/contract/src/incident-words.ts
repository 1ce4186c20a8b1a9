import { COUNTED_OUTCOMES } from './codes.js';
import { dayInWords, MONTHS } from './days.js';
import type { Incident } from './incident.js';
import { fieldInWords, labelOf } from './words.js';

// What is published of an incident in English words, for feeds and for pages that are read without scripts.

/** The date as exactly as it is known: `3 February 2025`, `February 2025`, `1 February 2025 to 6 February 2025`. */
export function whenInWords({ start, end, precision }: Incident['date']): string {
  if (precision === 'year') return start.slice(0, 4);
  if (precision === 'month') return `${MONTHS[Number(start.slice(5, 7)) - 1]} ${start.slice(0, 4)}`;
  return start === end ? dayInWords(start) : `${dayInWords(start)} to ${dayInWords(end)}`;
}

/** Settlement, municipality and jurisdiction, as far as they are reported and differ. */
export const whereInWords = ({ place, jurisdiction }: Incident): string =>
  [...new Set([place.settlement, place.municipality ?? place.admin1].filter(Boolean)), labelOf('jurisdiction', jurisdiction)].join(', ');

/** The subtype where there is one, else the type. */
export const kindInWords = ({ type, subtype }: Incident): string => (subtype ? labelOf('subtype', subtype) : labelOf('type', type));

/** People by outcome; what is 0 is left out where anything else is told, and what is not reported is said. */
export function outcomesInWords({ counts }: Incident): string {
  const known = COUNTED_OUTCOMES.filter((key) => counts[key] !== null);
  const some = known.filter((key) => counts[key]! > 0);
  if (!known.length) return 'Outcome not reported';
  if (!some.length && known.length === COUNTED_OUTCOMES.length) return 'No one killed, injured or threatened';
  const missing = COUNTED_OUTCOMES.filter((key) => counts[key] === null).map((key) => fieldInWords(`counts.${key}`));
  return (some.length ? some : known).map((key) => `${counts[key]} ${fieldInWords(`counts.${key}`)}`).join(', ') + (missing.length ? `; not reported: ${missing.join(', ')}` : '');
}
