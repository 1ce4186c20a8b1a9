import { fromDay, toDay, type CounterAnswer, type Incident, type IncidentAnswer, type IncidentChange, type IncidentsAnswer, type Meta, type MonitorAnswer, type NewsAnswer, type NewsDetail, type NewsDetailAnswer, type SeriesPoint, type SummaryAnswer } from '@seesac/contract';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const meta = (total: number): Meta => ({
  version: 7, asOf: '2025-02-13T12:00:00Z', filters: {}, total, licence: 'CC BY 4.0', citation: 'SEESAC, incidents', notices: ['synthetic', 'kosovo', 'eu'],
});
const incident = (id: string, given: Partial<Incident> = {}): Incident => ({
  id, revision: 1, status: 'verified', date: { start: '2025-02-12', end: '2025-02-12', precision: 'day' }, jurisdiction: 'XK',
  place: { municipality: 'Somewhere <b>', point: null, precision: 'municipality', area: 'urban', type: 'street' }, type: 'weapon_seizure', tags: [], weapons: [], people: [],
  counts: { killed: 0, injured: 0, threatened: 0, suicide: 0, perpetrators: null }, sources: [], summary: {}, ...given,
});
const change = (field: string, given: Partial<IncidentChange> = {}): IncidentChange =>
  ({ version: 2, at: '2025-02-13T06:00:00Z', incident: 'SYNTHETIC-2', field, from: null, to: null, reason: 'new_source', ...given });

/** Incidents that have a page, with their changes. */
const RECORDS: readonly [Incident, IncidentChange[]][] = [
  [incident('SYNTHETIC-1'), []],
  [
    incident('SYNTHETIC-2', {
      revision: 4, status: 'provisional', date: { start: '2025-02-01', end: '2025-02-28', precision: 'month', partOfDay: 'night' }, sourceJurisdiction: 'Kosovo',
      place: { settlement: 'Istog', municipality: 'Istog', admin1: 'Pejë', point: [20.48, 42.78], precision: 'locality', area: 'rural', type: 'home_yard' },
      type: 'domestic_violence', tags: ['femicide'], weapons: [{ category: 'handgun', possession: 'illegal', count: 2, countIsMin: true }, { category: 'rifle_shotgun', possession: 'unknown' }],
      people: [{ role: 'victim', sex: 'woman', age: '19_35', outcome: 'killed', relationship: 'intimate_partner' }, { role: 'perpetrator', sex: 'man', age: 'unknown', outcome: 'unharmed', n: 2 }],
      counts: { killed: 1, injured: 3, threatened: null, suicide: 0, perpetrators: 2 }, ranges: { injured: { min: 2, max: 5 } },
      sources: [
        { kind: 'media', publisher: 'Example <i>Daily</i>', url: 'https://news.example.org/?a=1&b=2', publishedOn: '2025-02-02', lang: 'sq' },
        { kind: 'official', publisher: 'An authority', url: 'javascript:alert(1)', recordId: '4/25' },
      ],
      summary: { sq: 'Tekst', en: 'Shots were fired in Kosovo <script>alert(1)</script>.' },
    }),
    [
      change('*', { version: 1, at: '2025-02-10T06:00:00Z', reason: 'import' }), change('counts.killed', { from: null, to: 1, reason: 'victim_died' }),
      change('place.point', { withheld: true, reason: 'coding_error' }), change('summary.en', { from: 'a', to: 'b' }),
    ],
  ],
  [incident('SYNTHETIC-3', { status: 'withdrawn' }), [change('status', { incident: 'SYNTHETIC-3', from: 'verified', to: 'withdrawn', reason: 'out_of_scope' })]],
  [incident('SYNTHETIC-4', { status: 'merged', mergedInto: 'SYNTHETIC-2' }), [change('status', { incident: 'SYNTHETIC-4', from: 'verified', to: 'merged', reason: 'duplicate' })]],
];

/** Every day of a year has a few incidents but the first, which has none; most on 29 February or the day after the 28th. */
const YEAR_OF = (from: string | null): number => Number(from?.slice(0, 4) ?? 2024);
function seriesOf(step: string | null, year: number, split: string | null): SeriesPoint[] {
  const point = (period: string, count: number): SeriesPoint => ({ period, count, ...(split !== null && { split: { [split === 'jurisdiction' ? 'XK' : 'weapon_seizure']: count } }) });
  if (step === 'month') return Array.from({ length: 12 }, (_, i) => point(`${year}-${String(i + 1).padStart(2, '0')}`, 100 + i));
  const first = toDay(`${year}-01-01`);
  return Array.from({ length: toDay(`${year + 1}-01-01`) - first }, (_, i) => point(fromDay(first + i), i === 0 ? 0 : i === 59 ? 9 : 3));
}
const summaryOf = (query: URLSearchParams): SummaryAnswer['data'] => {
  const year = YEAR_OF(query.get('from'));
  return {
    total: 1_266 + (2024 - year) * 100, outcomes: { killed: 150, injured: 430, threatened: 400, suicide: year === 2024 ? 60 : 48 },
    facets: {
      type: [{ code: 'weapon_seizure', count: 633 }, { code: 'domestic_violence', count: 333 }, { code: 'unknown', count: 300 }], weapon: [{ code: 'handgun', count: 900 }, { code: 'unknown', count: 200 }],
      possession: [{ code: 'legal', count: 40 }, { code: 'illegal', count: 700 }, { code: 'unknown', count: 526 }], place: [{ code: 'street', count: 1_000 }, { code: 'unknown', count: 266 }],
    },
    series: seriesOf(query.get('series'), year, query.get('split')),
    people: [{ role: 'victim', outcome: 'killed', sex: 'woman', age: '19_35', count: 35 }, { role: 'victim', outcome: 'killed', sex: 'man', age: '36_60', count: 114 }],
    weapons: { pairs: [{ weapon: 'handgun', possession: 'illegal', incidents: 700, pieces: 800, counted: 600 }], sizes: [{ from: 1, count: 500 }, { from: 10, count: 33 }], unsized: 100 },
  };
};

/** The figures of a monitor of which a page makes sentences. */
function monitorOf(url: string): MonitorAnswer {
  const figure = (value: number) => ({ value, link: `${url}/v1/counter` });
  const outcomes = { killed: figure(33), injured: figure(96), threatened: figure(1), suicide: figure(15), died: figure(48) };
  const data = { period: '2024Q4', step: 'quarter', from: '2024-10-01', to: '2024-12-31', all: { incidents: figure(1_914), outcomes }, types: [] } as unknown as MonitorAnswer['data'];
  return { data, meta: meta(1_914), links: { self: `${url}/v1/monitor` } };
}

/** News, newest first: the last one is on the next page. */
const NEWS: readonly NewsDetail[] = [
  ['year-in-review', '13', 'en'], ['quarterly-monitor', '11', 'en'], ['protocol', '07', 'en'], ['insights', '06', 'sq'], ['older', '01', 'en'],
].map(([slug, day, lang], at) => ({
  slug: slug!, lang: lang as 'en' | 'sq', title: `Title ${slug} <b>`, summary: `Summary of ${slug}`, published: `2025-02-${day}T09:00:00Z`, day: `2025-02-${day}`, tags: at ? ['monitor'] : [],
  text: at ? ['First <script>', 'Kosovo* second'] : [], translations: at ? [] : [{ lang: 'sq' as const, slug: 'insights' }],
  ...(at ? {} : { link: 'https://example.org/whole', updated: '2025-02-14T09:00:00Z' }),
}));
/** How a service answers a path of news. */
function newsOf(url: string, pathname: string, query: URLSearchParams): NewsAnswer | NewsDetailAnswer | undefined {
  const newsMeta = { total: NEWS.length, tags: [{ tag: 'monitor', count: 4 }], notices: ['kosovo' as const, 'eu' as const], demonstration: true };
  const links = { self: url + pathname, rss: `${url}/v1/news.rss`, atom: `${url}/v1/news.atom`, json: `${url}/v1/news.json` };
  const one = NEWS.find(({ slug }) => pathname === `/v1/news/${slug}`);
  const image = { url: `${url}/v1/news/images/${'a'.repeat(64)}.png`, alt: 'A picture "of" it', width: 600, height: 400 };
  if (one) return { data: one.slug === 'year-in-review' ? { ...one, image } : one, meta: newsMeta, links };
  if (pathname !== '/v1/news') return undefined;
  const isFirst = query.get('cursor') === null;
  const next = `${url}/v1/news?${new URLSearchParams([...[...query].filter(([key]) => key !== 'cursor'), ['cursor', 'TkVXUw']])}`;
  return { data: isFirst ? NEWS.slice(0, 4) : NEWS.slice(4), meta: newsMeta, links: { ...links, ...(isFirst && { next }) } };
}

/** A data service that answers six questions, for pages that are tested without the real one. */
export interface FakeService { url: string; asked: string[]; silent: boolean; broken: boolean; close: () => void }

export async function fakeService(): Promise<FakeService> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const { pathname, searchParams } = new URL(path, 'http://service.test');
    service.asked.push(path);
    if (service.silent) return;
    const links = { self: service.url + path };
    const counter: CounterAnswer = {
      data: { period: { from: '2025-02-01', to: '2025-02-13' }, count: 1141, outcomes: { killed: 1, injured: 2, threatened: 3, suicide: 0 }, comparison: [] }, meta: meta(1141), links,
    };
    const more = searchParams.get('cursor') === null;
    const next = `${service.url}/v1/incidents?${new URLSearchParams([...[...searchParams].filter(([key]) => key !== 'cursor'), ['cursor', 'QUJD']])}`;
    const list: IncidentsAnswer = searchParams.get('q') === 'nothing' ? { data: [], meta: meta(0), links }
      : { data: [incident(more ? 'SYNTHETIC-1' : 'SYNTHETIC-2')], meta: meta(2), links: { ...links, ...(more && { next }) } };
    const [record, changes] = RECORDS.find(([{ id }]) => pathname === `/v1/incidents/${id}`) ?? [];
    const one: IncidentAnswer | undefined = record && { data: { ...record, changes: changes! }, meta: meta(1), links };
    const summary: SummaryAnswer = { data: summaryOf(searchParams), meta: meta(1266), links };
    const news = newsOf(service.url, pathname, searchParams);
    const body = news ?? (pathname === '/v1/monitor' ? monitorOf(service.url) : pathname === '/v1/counter' ? counter : pathname === '/v1/summary' ? summary : pathname === '/v1/incidents' ? list : one);
    const status = service.broken ? 500 : body ? 200 : pathname === '/v1/news/withdrawn' ? 410 : 404;
    response.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' }).end(JSON.stringify(status === 200 ? body : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  const service: FakeService = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: [], silent: false, broken: false, close };
  return service;
}
