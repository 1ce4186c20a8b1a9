import { COUNTED_OUTCOMES, type Incident, type IncidentSource, type IncidentWeapon, type Taxonomies, type TaxonomyKey } from '@seesac/contract';
import { isWebAddress } from '@seesac/client/web-address.js';
import { msg, plural, speech } from '../lib/locale-controller.js';

/** One incident in words. */
export interface Card {
  date: string;
  type: string;
  place: string;
  outcomes: string;
  /** Outcomes of which nothing is known; empty where all are known, or none. */
  unreported: string;
  weapons: string;
  /** How exact the place is; empty for an exact one. */
  precision: string;
  /** Empty for a verified incident. */
  status: string;
  summary: { lang: string; text: string } | undefined;
  sources: { name: string; url: string | undefined }[];
}

/** A month and its year, by themselves; in Serbian the name differs from that in a date. */
const month = (iso: string) =>
  msg('{month} {y}', { id: 'month-year' })
    .replace('{month}', msg('January|February|March|April|May|June|July|August|September|October|November|December', { id: 'months-alone', desc: 'Months without a day' }).split('|')[Number(iso.slice(5, 7)) - 1]!)
    .replace('{y}', iso.slice(0, 4));

/** The date as exactly as it is known. */
export function dateInWords({ start, end, precision }: Incident['date']): string {
  if (precision === 'year') return start.slice(0, 4);
  if (precision === 'month') return month(start);
  if (precision === 'week') return msg('Week from {date}', { id: 'week' }).replace('{date}', speech.date(start));
  return start === end ? speech.date(start) : `${speech.date(start)} – ${speech.date(end)}`;
}

/** What happened to people: who was hurt, or that nobody was; suicides apart from killed. What is not reported is in {@link unreported}. */
export function outcomesInWords({ killed, injured, threatened, suicide }: Incident['counts']): string {
  const known = (
    [
      [killed, msg('{n} killed|{n} killed', { id: 'n-killed' })],
      [injured, msg('{n} injured|{n} injured', { id: 'n-injured' })],
      [threatened, msg('{n} threatened|{n} threatened', { id: 'n-threatened' })],
      [suicide, msg('{n} suicide|{n} suicides', { id: 'n-suicide' })],
    ] as [number | null, string][]
  ).filter((one): one is [number, string] => one[0] !== null);
  const some = known.filter(([n]) => n > 0);
  if (!known.length) return msg('Outcome not reported', { id: 'outcome-unknown' });
  if (!some.length && known.length === 4) return msg('No one killed, injured or threatened', { id: 'outcome-none' });
  return (some.length ? some : known).map(([n, forms]) => plural(n, forms)).join(', ');
}

type Label = (list: TaxonomyKey, code: string | null | undefined) => string;

/** The labels of codes in a language; a code that has none stands for itself. */
export const labelOf =
  (terms: Taxonomies): Label =>
  (list, code) =>
    terms[list]?.find((term) => term.code === code)?.label ?? code ?? '';

/** "Handgun (illegal) × at least 5". */
export function weaponInWords({ category, possession, count, countIsMin }: IncidentWeapon, terms: Taxonomies): string {
  const label = labelOf(terms);
  const name = label('weapon', category) + (possession === 'unknown' ? '' : ` (${label('possession', possession).toLowerCase()})`);
  return count === undefined ? name : `${name} × ${(countIsMin ? msg('at least {n}', { id: 'at-least' }) : '{n}').replace('{n}', speech.number(count))}`;
}

/** The outcomes that no source reports, where it reports others. */
function unreported(counts: Incident['counts'], label: Label): string {
  const names = COUNTED_OUTCOMES.filter((key) => counts[key] === null);
  if (!names.length || names.length === COUNTED_OUTCOMES.length) return '';
  return msg('Not reported: {what}', { id: 'unreported' }).replace('{what}', names.map((key) => label('outcome', key).toLowerCase()).join(', '));
}

/** An incident in the words of a reader's language. */
export function toCard(incident: Incident, terms: Taxonomies): Card {
  const label = labelOf(terms);
  const { place, summary } = incident;
  const jurisdiction = label('jurisdiction', incident.jurisdiction);
  // Either script of Serbian is better than a foreign language.
  const told = [speech.lang, ...(/^sr/.test(speech.lang) ? ['sr-Latn', 'sr-Cyrl'] : []), 'en'].find((lang) => summary[lang]);
  return {
    date: dateInWords(incident.date),
    type: incident.subtype ? label('subtype', incident.subtype) : label('type', incident.type),
    place: [...new Set([place.settlement, place.municipality, jurisdiction])].filter(Boolean).join(', '),
    outcomes: outcomesInWords(incident.counts),
    unreported: unreported(incident.counts, label),
    weapons: incident.weapons.map((weapon) => weaponInWords(weapon, terms)).join(', '),
    precision: place.precision === 'exact' ? '' : place.precision ? label('placePrecision', place.precision) : msg('Not reported how exact the place is', { id: 'precision-unknown' }),
    status: incident.status === 'verified' ? '' : label('status', incident.status),
    summary: told ? { lang: told, text: summary[told]! } : undefined,
    sources: incident.sources.map(({ publisher, url }: IncidentSource) => ({ name: publisher, url: isWebAddress(url) ? url : undefined })),
  };
}
