import type { Incident } from '@seesac/contract';
import { kindInWords, outcomesInWords, whenInWords, whereInWords } from '@seesac/contract/incident-words.js';
import { labelOf, listedInWords, starred } from '@seesac/contract/words.js';

/** What is published of an incident, in English words: a title and lines. */
export function incidentInWords(incident: Incident): { title: string; lines: string[] } {
  const { date, place, weapons, sources, summary, status } = incident;
  const [when, where] = [whenInWords(date), whereInWords(incident)];
  const lines = [
    `${when}, ${where} (${place.precision === null ? 'not reported how exact the place is' : `place: ${labelOf('placePrecision', place.precision).toLowerCase()}`})`,
    outcomesInWords(incident),
    ...(weapons.length ? [`Weapons: ${listedInWords('weapons', weapons)}`] : []),
    ...(summary['en'] ? [summary['en']] : []),
    ...(sources.length ? [`Sources: ${listedInWords('sources', sources)}`] : []),
    ...(status === 'verified' ? [] : [`Status: ${labelOf('status', status).toLowerCase()}`]),
  ];
  return { title: starred(`${kindInWords(incident)}, ${where}, ${when}`), lines: lines.map(starred) };
}
