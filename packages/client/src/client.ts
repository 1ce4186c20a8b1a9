import type {
  AreaLevel, AreasAnswer, ClustersAnswer, CounterAnswer, Envelope, IncidentAnswer, IncidentsAnswer, Language, MultiKey, NoticeText, Period, SeriesStep, Sort,
  SummaryAnswer, Taxonomies,
} from '@seesac/contract';
import { request } from './request.js';

/** Every question takes a signal: a caller that aborts leaves, the others who asked the same still get their answer. */
export interface AskOptions { signal?: AbortSignal | undefined }
export interface CounterOptions extends AskOptions { period?: Period | undefined }
export interface IncidentsOptions extends AskOptions { sort?: Sort | undefined; limit?: number | undefined }
/** What a summary holds beside the total and the outcomes: `facets` all of them unless named, `series` by a step and `split` by a field, `people` by kind. */
export interface SummaryOptions extends AskOptions {
  facets?: readonly MultiKey[] | undefined;
  series?: SeriesStep | undefined;
  split?: MultiKey | undefined;
  people?: boolean | undefined;
}
/** Texts and labels; they are no figures, so their answers carry no meta that others rely on. */
export interface TextAnswer<T> { data: T }

/** Texts and labels, asked for once for each language and page. */
const kept = /* @__PURE__ */ new Map<string, TextAnswer<unknown>>();

const isText = (body: TextAnswer<unknown> | null) => body?.data;
/** Widgets make links of these addresses: a `javascript:` one must not come that far. */
const isWeb = (url: string | undefined) => /^https?:/.test(url!) && URL.canParse(url!);
const isFigure = (body: Envelope<unknown> | null) =>
  body?.data && body.meta?.asOf && body.meta.notices && isWeb(body.links?.self) && isWeb(body.links.data ?? body.links.self);

/** Address of a question. Throws a TypeError when `api` is no address. */
const address = (api: string, path: string, ...query: (string | 0 | false | undefined)[]) => {
  if (!isWeb(api)) throw new TypeError(`api="${api}" is not the address of a service`);
  const pairs = query.filter(Boolean).join('&');
  return new URL(`v1/${path}${pairs && `?${pairs}`}`, api).href;
};

async function text<T>(url: string, signal?: AbortSignal): Promise<TextAnswer<T>> {
  let answer = kept.get(url);
  if (!answer) kept.set(url, (answer = await request<TextAnswer<T>>(url, isText, signal)));
  return answer as TextAnswer<T>;
}

/**
 * The count of a period to date.
 * @param api origin of the service, such as `https://data.example.org`
 * @param query canonical filter string, empty for all incidents
 */
export const counter = async (api: string, query = '', { period, signal }: CounterOptions = {}): Promise<CounterAnswer> =>
  request<CounterAnswer>(address(api, 'counter', query, period && `period=${period}`), isFigure, signal);

/** Total, outcomes, facets and series of the incidents under the filters, in one answer. */
export const summary = async (api: string, query = '', { facets, series, split, people, signal }: SummaryOptions = {}): Promise<SummaryAnswer> => {
  const named = facets && `facets=${[...facets].sort().join(',') || 'none'}`;
  return request<SummaryAnswer>(address(api, 'summary', query, named, people && 'people=true', series && `series=${series}`, split && `split=${split}`), isFigure, signal);
};

/** Counts for each jurisdiction, or for each first-level unit as the sources name it. */
export const areas = async (api: string, query = '', { level, signal }: AskOptions & { level?: AreaLevel | undefined } = {}): Promise<AreasAnswer> =>
  request<AreasAnswer>(address(api, 'areas', query, level && `level=${level}`), isFigure, signal);

/** Clusters and points of a map; the `bbox` of the filters is what the map shows. @param zoom 0 to 18, of Web Mercator with tiles of 256 px */
export const clusters = async (api: string, query: string, zoom: number, { signal }: AskOptions = {}): Promise<ClustersAnswer> =>
  request<ClustersAnswer>(address(api, 'clusters', query, `zoom=${zoom}`), isFigure, signal);

/** The first page of incidents. {@link moreIncidents} gives the next ones. */
export const incidents = async (api: string, query = '', { sort, limit, signal }: IncidentsOptions = {}): Promise<IncidentsAnswer> =>
  request<IncidentsAnswer>(address(api, 'incidents', query, limit && `limit=${limit}`, sort && `sort=${sort}`), isFigure, signal);

/** The page after `answer`; undefined after the last one. */
export const moreIncidents = async ({ links: { next, self } }: IncidentsAnswer, { signal }: AskOptions = {}): Promise<IncidentsAnswer | undefined> =>
  next === undefined ? next : request<IncidentsAnswer>(new URL(next, self).href, isFigure, signal);

/** One incident, with its sources and its changes. */
export const incident = async (api: string, id: string, { signal }: AskOptions = {}): Promise<IncidentAnswer> =>
  request<IncidentAnswer>(address(api, `incidents/${encodeURIComponent(id)}`), isFigure, signal);

/** The legal notices in a language, English where there is no translation. */
export const notices = async (api: string, lang: Language, { signal }: AskOptions = {}): Promise<TextAnswer<NoticeText[]>> =>
  text(address(api, 'notices', `lang=${lang}`), signal);

/** The code lists with their labels in a language. */
export const taxonomies = async (api: string, lang: Language, { signal }: AskOptions = {}): Promise<TextAnswer<Taxonomies>> =>
  text(address(api, 'taxonomies', `lang=${lang}`), signal);

/** All questions to one service. A page that counts bytes imports the functions themselves. */
export const clientFor = (api: string) => ({
  counter: (query?: string, options?: CounterOptions) => counter(api, query, options),
  incidents: (query?: string, options?: IncidentsOptions) => incidents(api, query, options),
  moreIncidents,
  summary: (query?: string, options?: SummaryOptions) => summary(api, query, options),
  areas: (query?: string, options?: Parameters<typeof areas>[2]) => areas(api, query, options),
  clusters: (query: string, zoom: number, options?: AskOptions) => clusters(api, query, zoom, options),
  incident: (id: string, options?: AskOptions) => incident(api, id, options),
  notices: (lang: Language, options?: AskOptions) => notices(api, lang, options),
  taxonomies: (lang: Language, options?: AskOptions) => taxonomies(api, lang, options),
});
export type Client = ReturnType<typeof clientFor>;
