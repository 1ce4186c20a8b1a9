import { SYNTHETIC_ID_PREFIX, fromDay, isIsoDate, toDay, type IsoDate } from '@seesac/contract';
import { dealCasualties, dealInflictedBy, dealSerbianRegions } from './casualties.js';
import { draftUnit } from './draft.js';
import { dealAges, dealPerpetrators, dealRelationships, dealVictimSex } from './people.js';
import { FIRST_YEAR, LAST_YEAR, planYear } from './plan.js';
import { Random } from './random.js';
import { recordOf, type DemonstrationIncident, type Unnumbered } from './record.js';
import { dealSettings } from './setting.js';
import { dealPossession, dealWeapons } from './weapons.js';

/** First day of the demonstration data, and their last day where none is asked for: the day of the home page counter. */
export const DEMONSTRATION_START: IsoDate = `${FIRST_YEAR}-01-01`;
export const DEMONSTRATION_END: IsoDate = '2025-02-13';
/** Latest day that can be asked for. */
export const DEMONSTRATION_LIMIT: IsoDate = `${LAST_YEAR}-12-31`;
export const DEMONSTRATION_SEED = 1;

export interface DemonstrationOptions {
  /** Last day, inclusive; an incident whose last possible day is later is not known yet. */
  until?: IsoDate;
  /** Any whole number; the published figures hold for each. */
  seed?: number;
}

/** Days before the end in which records are still provisional. */
const PROVISIONAL_DAYS = 28;

function draftYear(year: number, seed: number): { record: Unnumbered; order: number }[] {
  const random = (what: string) => new Random(seed, year, what);
  const units = planYear(year).map((unit) => {
    const drafts = draftUnit(unit, new Random(seed, unit.name, 'draft'));
    dealCasualties(unit, drafts, new Random(seed, unit.name, 'casualties'));
    return { unit, drafts };
  });
  const drafts = units.flatMap((u) => u.drafts);
  if (year === 2014) dealSerbianRegions(drafts, random('regions'));
  dealInflictedBy(drafts, random('accidents'));
  dealVictimSex(year, drafts, random('sex'));
  dealPerpetrators(year, drafts, random('perpetrators'));
  dealAges(year, drafts, random('ages'));
  dealRelationships(drafts, random('relationships'));
  dealWeapons(year, drafts, random('weapons'));
  for (const { unit, drafts: own } of units) dealPossession(unit.name, own, new Random(seed, unit.name, 'possession'));
  dealSettings(year, drafts, random('settings'));
  const records = random('records');
  return drafts.map((draft) => ({ record: recordOf(draft, records), order: records.next() }));
}

/** Records that stay readable but are never counted: of each year some withdrawn as out of scope, some merged into an earlier record of the same day. */
function uncounted(year: number, records: readonly Unnumbered[], random: Random): { record: Unnumbered; order: number; of?: Unnumbered }[] {
  const daily = random.sample(records, 20, (r) => (r.date.precision === 'day' ? 1 : 0));
  return daily.map((of, i) => {
    const merged = i < 8;
    // A little above any other order of that day, so that the record that stays comes first.
    return { record: { ...structuredClone(of), status: merged ? 'merged' : 'withdrawn' }, order: 1 + random.next(), ...(merged ? { of } : {}) };
  });
}

/** The incidents of a year, oldest first, with their identifiers. */
function year(of: number, seed: number): DemonstrationIncident[] {
  const counted = draftYear(of, seed);
  const extra = uncounted(of, counted.map((c) => c.record), new Random(seed, of, 'uncounted'));
  const all: { record: Unnumbered; order: number; of?: Unnumbered }[] = [...counted, ...extra];
  all.sort((x, y) => (x.record.date.start < y.record.date.start ? -1 : x.record.date.start > y.record.date.start ? 1 : x.order - y.order));
  const numbers = new Map(all.map(({ record }, i) => [record, String(i + 1).padStart(6, '0')]));
  const idOf = (record: Unnumbered) => `${SYNTHETIC_ID_PREFIX}${of}-${numbers.get(record)}`;
  return all.map(({ record, of: kept }) => {
    const { status, sources, ...rest } = record;
    return {
      id: idOf(record), status, ...(kept ? { mergedInto: idOf(kept) } : {}), ...rest,
      sources: sources.map((s, i) => ({ ...s, url: `https://example.org/synthetic/${of}/${numbers.get(record)}/${i + 1}` })),
    };
  });
}

/**
 * Invented incidents from {@link DEMONSTRATION_START} to `until`, oldest first, whose sums are the published figures (see `README.md`).
 * With one seed, an earlier end leaves out incidents and changes none, but for the status of the last weeks and the publication day of the last days.
 * @throws RangeError where `until` is no date, or before the first or after the last day that can be planned, or the seed is no whole number
 */
export function generateDemonstration({ until = DEMONSTRATION_END, seed = DEMONSTRATION_SEED }: DemonstrationOptions = {}): DemonstrationIncident[] {
  if (!isIsoDate(until) || until < DEMONSTRATION_START || until > DEMONSTRATION_LIMIT)
    throw new RangeError(`until: must be a date from ${DEMONSTRATION_START} to ${DEMONSTRATION_LIMIT}, not ${JSON.stringify(until)}`);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed: must be a whole number, not ${seed}`);
  const provisional = fromDay(toDay(until) - PROVISIONAL_DAYS);
  const incidents: DemonstrationIncident[] = [];
  for (let y = FIRST_YEAR; y <= Number(until.slice(0, 4)); y++) {
    for (const incident of year(y, seed)) {
      if (incident.date.end > until) continue;
      if (incident.status === 'verified' && incident.date.start > provisional) incident.status = 'provisional';
      for (const source of incident.sources) if (source.publishedOn! > until) source.publishedOn = until;
      incidents.push(incident);
    }
  }
  return incidents;
}
