import {
  filterPairs, MULTI_VALUES, taxonomiesIn, type Filters, type Links, type Meta, type MultiKey, type NoticeKey, type TaxonomyKey,
} from '@seesac/contract';
import { dayInWords } from '@seesac/contract/days.js';
import type { SnapshotManifest } from '@seesac/incident-index';
import { canonicalPath } from '../http/query.js';
import type { Service } from '../http/service.js';

/** English labels of the filter values, `type` with its subtypes. */
const LABELS: ReadonlyMap<string, string> = (() => {
  const terms = taxonomiesIn('en');
  const keys = [...Object.keys(MULTI_VALUES), 'lens'] as (TaxonomyKey & (MultiKey | 'lens'))[];
  const pairs = keys.flatMap((key) => [...terms[key], ...(key === 'type' ? terms.subtype : [])].map(({ code, label }) => [`${key}=${code}`, label] as const));
  return new Map(pairs);
})();

/** Values in the order in which their list is shown: jurisdictions by their names. */
const inOrderOf = (key: string, values: readonly string[]): readonly string[] =>
  Object.hasOwn(MULTI_VALUES, key) ? MULTI_VALUES[key as MultiKey].filter((value) => values.includes(value)) : values;

/** Filters in words, for a citation: `jurisdiction: Kosovo*, Serbia; from: 2024-01-01`. */
export function filtersInWords(filters: Filters): string {
  const byKey = new Map<string, readonly string[]>();
  for (const [key, value] of filterPairs(filters)) byKey.set(key, [...(byKey.get(key) ?? []), value]);
  for (const [key, values] of byKey) byKey.set(key, inOrderOf(key, values).map((value) => LABELS.get(`${key}=${value}`) ?? value));
  return [...byKey].map(([key, values]) => `${key}: ${values.join(', ')}`).join('; ') || 'no filters';
}

/** Notices that go with data of this dataset, in the order in which they are shown. The list of jurisdictions is implied by each of them; `onMap`: data for a map. */
export const noticesOf = ({ synthetic }: SnapshotManifest, onMap = false): NoticeKey[] =>
  [...(synthetic ? ['synthetic' as const] : []), 'kosovo', ...(onMap ? ['map' as const] : []), 'eu'];

/** A citation that another person can check: who, what, which state of the data, which filters, where. */
export function citation(manifest: SnapshotManifest, what: string, address: string): string {
  // The day of the instant that the answer gives (UTC), as the widgets show it.
  const known = dayInWords(manifest.asOf.slice(0, 10));
  const cited = `SEESAC Armed Violence Monitoring Platform (AVMP), dataset version ${manifest.version}, as of ${known}; ${what}; ${address}`;
  return manifest.synthetic ? `Synthetic demonstration data, not for citation. ${cited}` : cited;
}

export interface MetaParts {
  filters: Filters;
  total: number;
  /** Canonical path whose answer is cited. */
  path: string;
  /** What is cited, where the filters do not say it. */
  what?: string;
  /** Incidents with a reported value, where the answer is a share. */
  known?: number;
  /** The data are for a map. */
  onMap?: boolean;
}

/** The `meta` of an answer from a dataset. */
export function metaOf(service: Service, manifest: SnapshotManifest, { filters, total, path, what, known, onMap }: MetaParts): Meta {
  return {
    version: manifest.version,
    asOf: manifest.asOf,
    ...(filters.release !== undefined && { release: filters.release }),
    filters,
    total,
    ...(known !== undefined && { known }),
    licence: service.licence,
    citation: citation(manifest, what ?? filtersInWords(filters), service.address(path)),
    notices: noticesOf(manifest, onMap),
  };
}

/** Path of the list of incidents on the main site; its address is the filter. */
const SITE_PATH = '/platform/incidents';

/** Where filters are shown on the main site, if there is one. */
export function viewLink(service: Service, filters: Filters): Pick<Links, 'view'> {
  const view = service.siteAddress(canonicalPath(SITE_PATH, filters));
  return view === undefined ? {} : { view };
}

/** Where an incident has its page on the main site, if there is one: with the literal `{id}` where its identifier is to be. */
export function pageLink(service: Service): Pick<Links, 'page'> {
  const page = service.siteAddress(`${SITE_PATH}/{id}`);
  return page === undefined ? {} : { page };
}

/** An envelope around data that are JSON text already. */
export const envelope = (data: string, meta: unknown, links: object): string => `{"data":${data},"meta":${JSON.stringify(meta)},"links":${JSON.stringify(links)}}`;
