/** What every engine is asked, and the SQL of it. */
import { toDay } from '@seesac/contract';
import { FIRST_YEAR, LAST_YEAR, LISTS } from './data.mjs';

/** The six facets of the benchmark, each counted without its own filter. */
export const FACETS = ['jurisdiction', 'type', 'weapon', 'place', 'sex', 'age'];

/** From none to selective. `F3` filters five of the six facets. */
export const FILTERS = {
  F0: {},
  F1: { jurisdiction: ['RS'] },
  F2: { jurisdiction: ['BA', 'RS'], type: ['criminal_context', 'weapon_seizure'], from: '2022-01-01', to: '2026-10-31' },
  F3: {
    jurisdiction: ['AL', 'BA', 'RS'], type: ['criminal_context', 'weapon_seizure'], weapon: ['handgun', 'rifle_shotgun'], place: ['home_yard', 'street'], sex: ['man'],
    from: '2018-01-01', to: '2026-11-24',
  },
};
export const MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12;
/** Days of "this month". */
export const THIS_MONTH = { from: '2026-11-01', to: '2026-11-24' };
/** A frequent and a rarer beginning of a word. */
export const WORDS = { frequent: 'nis', rare: 'rec1a' };

const MASKS = ['weapon', 'sex', 'age'];
const placesOf = (key, values) => values.map((value) => LISTS[key].indexOf(value));
const bits = (key, values) => placesOf(key, values).reduce((mask, place) => mask | (1 << place), 0);
const condition = (key, values) => (MASKS.includes(key) ? `(${key} & ${bits(key, values)}) <> 0` : `${key} in (${placesOf(key, values).join(', ')})`);
const span = ({ from, to }) => [from && `day >= ${toDay(from)}`, to && `day <= ${toDay(to)}`].filter(Boolean);
const all = (conditions) => conditions.join(' and ') || '1 = 1';

/** Values of a facet: name, and the test of a row. Subtypes stand beside the types. */
export function valuesOf(key) {
  if (MASKS.includes(key)) return LISTS[key].map((code, i) => [code, `(${key} & ${1 << i}) <> 0`]);
  const own = LISTS[key].map((code, i) => [code, `${key} = ${i}`]);
  return key === 'type' ? [...own, ...LISTS.kind.slice(own.length).map((code, i) => [code, `kind = ${own.length + i}`])] : own;
}

const conditionsOf = (filters, but) => FACETS.filter((key) => key !== but && filters[key]).map((key) => condition(key, filters[key]));
export const where = (filters) => all([...span(filters), ...conditionsOf(filters)]);
/** Under all filters but that of one facet. */
export const whereWithout = (filters, key) => all([...span(filters), ...conditionsOf(filters, key)]);

/** All facets in one pass. A row that fails two facets counts in none, so it is left out before anything is counted. */
export function onePass(filters) {
  const conditions = conditionsOf(filters);
  const near = conditions.length > 1 ? [`${conditions.map((c) => `case when ${c} then 1 else 0 end`).join(' + ')} >= ${conditions.length - 1}`] : [];
  const counts = FACETS.flatMap((key) => valuesOf(key).map(([, test]) => `count(*) filter (where ${all([...conditionsOf(filters, key), test])})`));
  return `select ${counts.map((count, i) => `${count} as c${i}`).join(', ')} from facts where ${all([...span(filters), ...near])}`;
}

/** Numbers of one pass as `{facet: {code: count}}`, values without incidents left out. */
export function named(numbers) {
  const facets = {};
  let at = 0;
  for (const key of FACETS) facets[key] = Object.fromEntries(valuesOf(key).map(([code]) => [code, Number(numbers[at++])]).filter(([, count]) => count > 0));
  return facets;
}

export const series = (filters) => `select month, count(*) as n from facts where ${where(filters)} group by month order by month`;
export const month = `select count(*) as n, sum(killed) as killed, sum(injured) as injured from facts where ${all(span(THIS_MONTH))}`;
export const page = (filters) => `select id from facts where ${where(filters)} order by day desc, id desc limit 25`;
