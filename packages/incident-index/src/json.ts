/**
 * Names of fields in the order in which a record is written: that of the schema, so that equal records are equal bytes wherever their objects came
 * from (a database gives its keys in another order). Names that are not listed follow in alphabetical order.
 */
const ORDER = [
  'id', 'version', 'at', 'incident', 'quarter', 'field', 'from', 'to', 'reason', 'withheld', 'revision', 'status', 'mergedInto',
  'date', 'start', 'end', 'precision', 'partOfDay', 'jurisdiction', 'sourceJurisdiction',
  'place', 'admin1', 'municipality', 'settlement', 'point', 'area', 'type', 'subtype', 'tags',
  'weapons', 'category', 'possession', 'count', 'countIsMin', 'people', 'role', 'sex', 'age', 'outcome', 'n', 'relationship', 'inflictedBy',
  'counts', 'incidents', 'killed', 'injured', 'threatened', 'suicide', 'perpetrators', 'ranges', 'min', 'max',
  'sources', 'kind', 'publisher', 'url', 'publishedOn', 'lang', 'recordId', 'summary',
];
const RANK = new Map(ORDER.map((name, rank) => [name, rank]));
const rank = (name: string): number => RANK.get(name) ?? ORDER.length;
const byRank = (a: string, b: string): number => rank(a) - rank(b) || (a < b ? -1 : 1);

/** The value with the keys of all its objects in order; what is in order already is not copied. */
function ordered(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const items = value.map(ordered);
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  const object = value as Record<string, unknown>;
  const keys = Object.keys(object);
  let same = true;
  const values = keys.map((key, i) => {
    same &&= i === 0 || byRank(keys[i - 1]!, key) < 0;
    const inner = ordered(object[key]);
    same &&= inner === object[key];
    return inner;
  });
  return same ? value : Object.fromEntries(keys.map((key, i) => [key, values[i]] as const).sort(([a], [b]) => byRank(a, b)));
}

/** JSON text of a JSON value with keys in a fixed order, on one line. Fields that are `undefined` are left out. */
export const canonicalJson = (value: unknown): string => JSON.stringify(ordered(value)) ?? 'null';
