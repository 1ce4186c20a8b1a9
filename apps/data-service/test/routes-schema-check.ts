// A small validator for the part of JSON Schema 2020-12 that our own OpenAPI document uses. An undeclared property is an error here though the document allows
// it to clients: what the service answers must be described.

export type Schema = Record<string, any>;

const TYPES: Record<string, (v: unknown) => boolean> = {
  string: (v) => typeof v === 'string',
  number: (v) => typeof v === 'number',
  integer: (v) => Number.isInteger(v),
  boolean: (v) => typeof v === 'boolean',
  null: (v) => v === null,
  array: Array.isArray,
  object: (v) => typeof v === 'object' && v !== null && !Array.isArray(v),
};
const KNOWN = new Set([
  'type',
  'enum',
  'const',
  'properties',
  'required',
  'items',
  'additionalProperties',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
  'anyOf',
  '$ref',
  'format',
  'description',
  'example',
  'examples',
  'default',
]);

/** What a `$ref` of the document points at. Throws where it points at nothing. */
export function resolve(document: Schema, ref: string): Schema {
  const target = ref
    .split('/')
    .slice(1)
    .reduce((at: any, key) => at?.[key.replace(/~1/g, '/').replace(/~0/g, '~')], document);
  if (!ref.startsWith('#/') || typeof target !== 'object' || target === null) throw new Error(`${ref} points at nothing`);
  return target;
}

/** Every way in which a value is not what a schema says, with its path. */
export function mismatches(document: Schema, schema: Schema, value: any, path = '$'): string[] {
  const strange = Object.keys(schema).filter((keyword) => !KNOWN.has(keyword));
  if (strange.length) throw new Error(`the validator does not know ${strange.join(', ')} (${path})`);
  if (schema.$ref) return mismatches(document, resolve(document, schema.$ref), value, path);
  const found: string[] = [];
  const say = (what: string) => found.push(`${path}: ${what}`);
  if (schema.anyOf && !schema.anyOf.some((one: Schema) => mismatches(document, one, value, path).length === 0)) say('fits none of anyOf');
  const types = [schema.type ?? []].flat() as string[];
  if (types.length && !types.some((type) => TYPES[type]!(value))) return [`${path}: ${JSON.stringify(value)} is no ${types.join(' or ')}`];
  if (schema.enum && !schema.enum.includes(value)) say(`${JSON.stringify(value)} is none of ${schema.enum.join(', ')}`);
  if ('const' in schema && value !== schema.const) say(`is not ${schema.const}`);
  if (typeof value === 'number' && (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity))) say(`${value} is out of range`);
  if (typeof value === 'string') {
    if (value.length < (schema.minLength ?? 0) || value.length > (schema.maxLength ?? Infinity)) say('has a wrong length');
    if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) say(`${value} does not match ${schema.pattern}`);
    if (schema.format === 'date' && !/^\d{4}-\d\d-\d\d$/.test(value)) say(`${value} is no date`);
    if (schema.format === 'date-time' && Number.isNaN(Date.parse(value))) say(`${value} is no instant`);
    if (schema.format === 'uri' && !URL.canParse(value)) say(`${value} is no address`);
  }
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? Infinity)) say('has a wrong number of items');
    if (schema.items) value.forEach((item, i) => found.push(...mismatches(document, schema.items, item, `${path}[${i}]`)));
  } else if (TYPES['object']!(value) && types.includes('object')) {
    for (const key of schema.required ?? []) if (!Object.hasOwn(value, key)) say(`lacks ${key}`);
    for (const [key, item] of Object.entries(value)) {
      const property = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : schema.additionalProperties;
      if (typeof property !== 'object') say(`has an undeclared ${key}`);
      else found.push(...mismatches(document, property, item, `${path}.${key}`));
    }
  }
  return found;
}
