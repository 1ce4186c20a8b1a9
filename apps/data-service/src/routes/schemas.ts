import {
  AGE_GROUPS, AREA_LEVELS, AREAS, DATE_PRECISIONS, FILTER_KEYS, INCIDENT_ID, INCIDENT_SUBTYPES, INCIDENT_TYPES, INFLICTED_BY, JURISDICTION_CODES, LANGUAGES, MARK_COUNT, MAX_PLACES, MULTI_KEYS,
  MULTI_VALUES, OUTCOMES, PARTS_OF_DAY, PLACE_PRECISIONS, PLACE_TYPES, POSSESSIONS, REASONS, RELATIONSHIPS, ROLES, SEXES, SOURCE_KINDS, STATUSES, TAGS,
  TAXONOMY_KEYS, WEAPON_SIZES, WEAPONS,
} from '@seesac/contract';
import { z } from '@hono/zod-openapi';

// Descriptions of what the contract's types say, for the OpenAPI document. Answers are not validated at run time; the tests hold them against these.

export const day = z.string().openapi({ format: 'date', example: '2025-02-13' });
export const instant = z.string().openapi({ format: 'date-time', example: '2025-02-13T06:00:00.000Z' });
export const natural = z.int().min(0);
const people = z.int().min(0).nullable();
export const address = z.string().openapi({ format: 'uri' });
export const notice = z.enum(['synthetic', 'kosovo', 'map', 'eu']).openapi('NoticeKey', { description: 'Which notice; the texts are at /v1/notices.' });

const Counts = z
  .object({ killed: people, injured: people, threatened: people, suicide: people, perpetrators: people })
  .openapi('Counts', { description: 'Number of people. `null` is not reported, 0 is zero. `killed` never includes suicides.' });
const Range = z.object({ min: natural, max: natural }).openapi('CountRange', { description: 'Lowest and highest number reported.' });
const Place = z
  .object({
    admin1: z.string().optional(),
    municipality: z.string().optional(),
    settlement: z.string().optional(),
    point: z.array(z.number()).min(2).max(2).nullable().openapi({ description: 'Longitude and latitude in degrees, WGS 84.', example: [21.9, 43.32] }),
    precision: z.enum(PLACE_PRECISIONS).nullable(),
    area: z.enum(AREAS),
    type: z.enum(PLACE_TYPES),
  })
  .openapi('Place');
const Source = z
  .object({
    kind: z.enum(SOURCE_KINDS),
    publisher: z.string().openapi({ description: 'An outlet or an authority, never a person.' }),
    url: z.string().optional(),
    publishedOn: day.optional(),
    lang: z.string().optional(),
    recordId: z.string().optional(),
  })
  .openapi('Source');
const Person = z
  .object({
    role: z.enum(ROLES), sex: z.enum(SEXES), age: z.enum(AGE_GROUPS), outcome: z.enum(OUTCOMES), n: z.int().min(1).optional(),
    relationship: z.enum(RELATIONSHIPS).optional(), inflictedBy: z.enum(INFLICTED_BY).optional(),
  })
  .openapi('Person', { description: 'People of one kind; `n` of them, 1 where left out.' });
const WeaponEntry = z
  .object({ category: z.enum(WEAPONS), possession: z.enum(POSSESSIONS), count: natural.optional(), countIsMin: z.boolean().optional() })
  .openapi('Weapon');

const Incident = z
  .object({
    id: z.string().regex(INCIDENT_ID).openapi({ example: 'AVMP-2025-000141' }),
    revision: z.int().min(1),
    status: z.enum(STATUSES),
    mergedInto: z.string().optional(),
    date: z.object({ start: day, end: day, precision: z.enum(DATE_PRECISIONS), partOfDay: z.enum(PARTS_OF_DAY).optional() }),
    jurisdiction: z.enum(JURISDICTION_CODES).openapi({ description: 'Derived from the point where there is one. `XK` is Kosovo*.' }),
    sourceJurisdiction: z.string().optional().openapi({ description: 'What the source itself calls the place.' }),
    place: Place,
    type: z.enum(INCIDENT_TYPES),
    subtype: z.enum(INCIDENT_SUBTYPES).optional(),
    tags: z.array(z.enum(TAGS)),
    weapons: z.array(WeaponEntry),
    people: z.array(Person),
    counts: Counts,
    ranges: z
      .object({ killed: Range.optional(), injured: Range.optional(), threatened: Range.optional(), suicide: Range.optional(), perpetrators: Range.optional() })
      .optional()
      .openapi({ description: 'Where sources disagree.' }),
    sources: z.array(Source),
    summary: z.record(z.string(), z.string()).openapi({ description: 'Short neutral text by BCP 47 language tag; withheld for suicides and minors.' }),
  })
  .openapi('Incident');
export const Change = z
  .object({
    version: z.int().min(1), at: instant, incident: z.string(),
    field: z.string().openapi({ description: 'Path of the field; `*` for the whole record.', example: 'counts.killed' }),
    from: z.unknown(), to: z.unknown(), reason: z.enum(REASONS),
    withheld: z.literal(true).optional().openapi({ description: 'A privacy floor covers the field: the values are not told.' }),
  })
  .openapi('Change');

const filterShape = Object.fromEntries(
  FILTER_KEYS.map((key) => {
    const multi = MULTI_KEYS.find((k) => k === key);
    if (multi) return [key, z.array(z.enum(MULTI_VALUES[multi] as [string, ...string[]])).optional()];
    if (key === 'bbox') return [key, z.array(z.number()).min(4).max(4).optional()];
    return [key, (key === 'lens' ? z.enum(['violence', 'seizures']) : z.string()).optional()];
  }),
);
const Meta = z
  .object({
    version: z.int().min(1).openapi({ description: 'Dataset version: grows by one with each change.' }),
    asOf: instant.openapi({ description: 'Instant up to which the data are known.' }),
    release: z.string().optional(),
    filters: z.object(filterShape).openapi('Filters', { description: 'What was asked for; a key that is left out does not filter.' }),
    total: natural.openapi({ description: 'Incidents under the filters.' }),
    known: natural.optional(),
    licence: z.string(),
    citation: z.string(),
    notices: z.array(notice).openapi({ description: 'Notices that must be shown with these data, in this order.' }),
  })
  .openapi('Meta', { description: 'What a figure means.' });
const Links = z
  .object({
    self: address, next: address.optional(), data: address.optional(), csv: address.optional(), geojson: address.optional(), jsonl: address.optional(),
    atom: address.optional().openapi({ description: 'A feed of the newest incidents under the filters.' }),
    view: address.optional().openapi({ description: 'The same filters on the main site.' }),
    page: z.string().optional().openapi({ description: 'The page of an incident on the main site: put its identifier in place of `{id}`.', example: 'https://www.example.org/platform/incidents/{id}' }),
    files: address.optional().openapi({ description: 'File names of the manifest follow it.' }),
  })
  .openapi('Links', { description: 'Absolute addresses; `self` is canonical.' });

export const envelope = (name: string, data: z.ZodType) => z.object({ data, meta: Meta, links: Links }).openapi(name);
const span = { from: day, to: day };

const outcomes = z.object({ killed: natural, injured: natural, threatened: natural, suicide: natural }).openapi('Outcomes', {
  description: 'People by outcome; suicides are never in `killed`, and what is not reported adds nothing.',
});
export const CounterAnswer = envelope('CounterAnswer', z
  .object({
    period: z.object(span),
    count: natural,
    outcomes,
    comparison: z.array(z.object({ year: z.int(), ...span, count: natural })).max(3).openapi({ description: 'The same days of the years before, newest first.' }),
  })
  .openapi('Counter'));
export const IncidentsAnswer = envelope('IncidentsAnswer', z.array(Incident));
export const IncidentAnswer = envelope('IncidentAnswer', z.object({ ...Incident.shape, changes: z.array(Change) }).openapi('IncidentDetail'));

const Figures = z
  .object({ incidents: natural, killed: natural, injured: natural, threatened: natural, suicide: natural })
  .openapi('QuarterFigures', { description: '`killed` never includes suicides.' });
const QuarterChange = z
  .object({ version: natural, at: instant, quarter: z.string(), from: Figures, to: Figures })
  .openapi('QuarterChange', { description: 'How one version moved the figures of a quarter; the first that had incidents in it moved them from 0.' });
export const ChangesAnswer = z
  .object({
    data: z.array(Change),
    meta: z.object({ ...Meta.shape, figures: z.array(QuarterChange).optional().openapi({ description: 'Of the quarter that was asked for, oldest first.' }) }),
    links: Links,
  })
  .openapi('ChangesAnswer');
export const ReleasesAnswer = envelope('ReleasesAnswer', z.array(z
  .object({
    name: z.string().openapi({ example: '2024Q4' }), version: natural, at: instant, note: z.string().optional(), count: natural, asOf: instant,
    links: z.object({ incidents: address, csv: address, changes: address }),
  })
  .openapi('Release')));

const facetValue = z.object({ code: z.string(), count: natural }).openapi('FacetValue', { description: 'How many incidents have a value. `unknown` is not reported.' });
export const SummaryAnswer = envelope('SummaryAnswer', z
  .object({
    total: natural,
    outcomes,
    facets: z.object(Object.fromEntries(MULTI_KEYS.map((key) => [key, z.array(facetValue).optional()]))),
    series: z.array(z.object({
      period: z.string().regex(/^\d{4}(Q[1-4]|-W\d\d|-\d\d(-\d\d)?)?$/).openapi({ example: '2024Q1' }),
      count: natural,
      split: z.record(z.string(), natural).optional().openapi({ description: 'Incidents by value, those above 0. They may add up to more than `count`.' }),
      partial: z.literal(true).optional().openapi({ description: 'The filters or the end of the data cut this period.' }),
    }).openapi('SeriesPoint')).optional(),
    people: z.array(z.object({ role: z.enum(ROLES), outcome: z.enum(OUTCOMES), sex: z.enum(SEXES), age: z.enum(AGE_GROUPS), count: natural }).openapi('PeopleCount')).optional(),
    weapons: z.object({
      pairs: z.array(z.object({
        weapon: z.enum(WEAPONS), possession: z.enum(POSSESSIONS), incidents: natural,
        pieces: natural.openapi({ description: 'As far as they are reported.' }),
        counted: natural.openapi({ description: 'Incidents in which the pieces of every such entry are reported.' }),
      }).openapi('WeaponPair')),
      sizes: z.array(z.object({
        from: z.union(WEAPON_SIZES.map((size) => z.literal(size))).openapi({ description: 'Lowest number of weapons of the group, which goes to before the next. 0: ammunition alone.', example: 5 }),
        count: natural,
      }).openapi('WeaponSize')),
      unsized: natural.openapi({ description: 'Incidents whose number of weapons is not known.' }),
    }).openapi('WeaponsTable').optional().openapi({ description: 'Left out of versions that a service before 1.4.0 published.' }),
  })
  .openapi('Summary'));
export const AreasAnswer = envelope('AreasAnswer', z.array(z
  .object({
    code: z.string().openapi({ example: 'RS:Nišavski' }), level: z.enum(AREA_LEVELS), count: natural,
    known: natural.openapi({ description: 'Of those, incidents with a point.' }),
    rate: z.number().min(0).optional().openapi({ description: 'Incidents per 100,000 people and year, two decimals.', example: 5.02 }),
    interval: z.array(z.number().min(0)).min(2).max(2).optional().openapi({ description: 'Where the rate would lie by chance alone, 95 %.', example: [3.73, 6.62] }),
    few: z.literal(true).optional().openapi({ description: 'Fewer than 20 incidents: the rate says little.' }),
    population: z.int().min(1).optional().openapi({ description: 'People, the population of the rate.', example: 1000000 }),
  })
  .openapi('AreaCount')));
export const PopulationAnswer = envelope('PopulationAnswer', z.array(z
  .object({
    area: z.string().openapi({ description: 'The code of a jurisdiction, or a first-level unit as `/v1/areas` names it.', example: 'RS:Nišavski' }),
    year: z.int(),
    population: z.int().min(1).openapi({ description: 'People.' }),
    source: z.string().optional().openapi({ description: 'Who published the figure.' }),
  })
  .openapi('Population')));
export const PlacesAnswer = envelope('PlacesAnswer', z.array(z
  .object({
    name: z.string().openapi({ description: 'In double quotes, as `q` of the filters, it finds the place.', example: 'Niš' }),
    municipality: z.string().nullable().openapi({ description: 'The municipality, where its name is another one.' }),
    jurisdiction: z.enum(JURISDICTION_CODES),
    count: z.int().min(1).openapi({ description: 'Incidents there under the filters: of a municipality those of its settlements too.' }),
  })
  .openapi('PlaceSuggestion')).max(MAX_PLACES));
const position = z.array(z.number()).min(2).max(2);
export const ClustersAnswer = envelope('ClustersAnswer', z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(z.object({
      type: z.literal('Feature'),
      id: z.string().optional(),
      geometry: z.object({ type: z.literal('Point'), coordinates: position }),
      properties: z.union([
        z.object({
          cluster: z.literal(true), count: z.int().min(2), bbox: z.array(z.number()).min(4).max(4),
          marks: z.array(natural).min(MARK_COUNT).max(MARK_COUNT).optional().openapi({ description: 'Incidents of each mark of `by`, in the order given there, the rest last. They add up to `count`.' }),
        }),
        z.object({
          cluster: z.literal(false), id: z.string(), type: z.enum(INCIDENT_TYPES), date: day, place_precision: z.enum(PLACE_PRECISIONS).nullable(),
          mark: z.int().min(0).max(MARK_COUNT - 1).optional().openapi({ description: 'Place of its mark in that order, from 0.' }),
        }),
      ]),
    })),
  })
  .openapi('ClusterCollection'));

const cell = z.union([z.string(), z.number(), z.array(z.string())]).nullable();
export const ExportCollection = z
  .object({
    type: z.literal('FeatureCollection'),
    meta: z.object({
      ...Meta.shape,
      notices: z.array(z.object({ key: notice, text: z.string(), lang: z.string() })).openapi({ description: 'Notices that must be shown with these data, in full.' }),
      address: address.openapi({ description: 'The canonical address of this file.' }),
    }),
    features: z.array(z.object({
      type: z.literal('Feature'), id: z.string(),
      geometry: z.object({ type: z.literal('Point'), coordinates: position }).nullable(),
      properties: z.record(z.string(), cell),
    })),
  })
  .openapi('ExportCollection', { description: 'GeoJSON (RFC 7946) with `meta` as a foreign member.' });

const file = z.object({ name: z.string(), bytes: natural, sha256: z.string().regex(/^[0-9a-f]{64}$/) }).openapi('SnapshotFile');
const SnapshotPartition = z
  .object({
    year: z.int(), records: natural, count: natural, from: day.nullable(), to: day.nullable(),
    files: z.object({ columns: file, records: file, search: file, changes: file }),
  })
  .openapi('SnapshotPartition', { description: 'The incidents of one calendar year, by their first day. Newest year first.' });
export const SnapshotAnswer = envelope('SnapshotAnswer', z
  .object({
    format: z.literal(2), version: natural, publishedAt: instant, asOf: instant, count: natural, records: natural, synthetic: z.boolean(),
    from: day.nullable(), to: day.nullable(), partitions: z.array(SnapshotPartition), figures: file,
  })
  .openapi('SnapshotManifest'));

export const language = z.enum(LANGUAGES).openapi('Language', { description: 'BCP 47; `cnr` is Montenegrin.' });
const textMeta = { version: z.string().openapi({ description: 'Changes with the texts.' }), requested: language };
const self = z.object({ self: address });
export const NoticesAnswer = z
  .object({ data: z.array(z.object({ key: notice, text: z.string(), lang: language }).openapi('Notice')), meta: z.object(textMeta), links: self })
  .openapi('NoticesAnswer');
const Term = z
  .object({ code: z.string(), label: z.string(), lens: z.string().optional(), parent: z.string().optional() })
  .openapi('Term', { description: 'One value: its code and label; of a type the lens that includes it, of a subtype its type.' });
export const TaxonomiesAnswer = z
  .object({
    data: z.object(Object.fromEntries(TAXONOMY_KEYS.map((key) => [key, z.array(Term)]))).openapi('Taxonomies'),
    meta: z.object({ ...textMeta, lang: language }),
    links: self,
  })
  .openapi('TaxonomiesAnswer');

export const ProblemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(z.object({ parameter: z.string(), message: z.string() })).optional().openapi({ description: 'Each wrong parameter and why.' }),
    requestId: z.string().optional().openapi({ description: 'Matches a line of the service’s log.' }),
  })
  .openapi('Problem', { description: 'RFC 9457 problem details.', example: {
    type: 'about:blank', title: 'Wrong parameters', status: 400, detail: 'limit must be a whole number from 1 to 200',
    errors: [{ parameter: 'limit', message: 'must be a whole number from 1 to 200' }], requestId: 'd1c5b0a7f2e94c1880aa13f7',
  } });
