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

/** The keys of an object as they are written, each with its colon. Few names make up all records. */
const written = new Map<string, string>();
function keyText(name: string): string {
  let text = written.get(name);
  if (text === undefined) {
    text = `${JSON.stringify(name)}:`;
    if (written.size < 1000) written.set(name, text);
  }
  return text;
}

/** JSON text of a JSON value with keys in a fixed order, on one line. Fields that are `undefined` are left out. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += (text && ',') + canonicalJson(item);
    return `[${text}]`;
  }
  for (const key of inOrder(Object.keys(value))) {
    const inner = (value as Record<string, unknown>)[key];
    if (inner !== undefined) text += (text && ',') + keyText(key) + canonicalJson(inner);
  }
  return `{${text}}`;
}

/** Most records have their keys in order already. */
function inOrder(keys: string[]): string[] {
  for (let i = 1; i < keys.length; i++) if (byRank(keys[i - 1]!, keys[i]!) > 0) return keys.sort(byRank);
  return keys;
}
