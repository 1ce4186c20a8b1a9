import { counter, incident, incidents, monitor, moreIncidents, news, newsItem, ServiceError, summary, type NewsOptions } from '@seesac/client';
import { formatFilters, type CounterAnswer, type Filters, type IncidentAnswer, type IncidentsAnswer, type MonitorAnswer, type NewsAnswer, type NewsDetailAnswer, type SummaryAnswer } from '@seesac/contract';
import type { ChartQuestion } from '@seesac/contract/charts.js';

/** Milliseconds for which an answer is good enough for a page without scripts, and for which a failure is not tried again. */
const KEEP = 60_000;
const PAUSE = 5_000;
/** Questions that are remembered; addresses with filters are endless. */
const MOST = 200;

interface Glance { answer: Promise<unknown>; until: number }

/** How long a page waits, in milliseconds: for a number that it can do without, and for what it is about. */
export interface Patience { glance: number; page: number }

/**
 * The numbers that stand in a page before, or without, its widgets. The page never waits long for them: what does not come in time is left out.
 */
export class Figures {
  #glances = new Map<string, Glance>();
  readonly #service: string;
  readonly #patience: Patience;

  constructor(service: string, patience: Patience) {
    this.#service = service;
    this.#patience = patience;
  }

  /** The count of this month to date. */
  counter(filters: Filters = {}): Promise<CounterAnswer | undefined> {
    const query = formatFilters(filters);
    return this.#glance(`counter?${query}`, (signal) => counter(this.#service, query, { signal }));
  }

  /** A page of incidents under filters: the newest, or those after a cursor. */
  list(filters: Filters, limit: number, cursor?: string): Promise<IncidentsAnswer | undefined> {
    const query = formatFilters(filters);
    if (cursor === undefined) return this.#glance(`incidents?${query}&${limit}`, (signal) => incidents(this.#service, query, { limit, signal }));
    const next = `?${[query, `cursor=${cursor}`, `limit=${limit}`].filter(Boolean).join('&')}`;
    return this.#glance(`incidents${next}`, (signal) => moreIncidents(this.#service, { links: { next } } as IncidentsAnswer, { signal }));
  }

  /** What the monitor of the last quarter says. */
  monitor(): Promise<MonitorAnswer | undefined> {
    return this.#glance('monitor', (signal) => monitor(this.#service, '', { signal }));
  }

  /** What charts are made of. */
  summary(filters: Filters, question: ChartQuestion): Promise<SummaryAnswer | undefined> {
    const query = formatFilters(filters);
    return this.#glance(`summary?${query}&${JSON.stringify(question)}`, (signal) => summary(this.#service, query, { ...question, signal }));
  }

  /** A page of news: in a language, and in English where they are not translated. */
  news(asked: Omit<NewsOptions, 'signal'>): Promise<NewsAnswer | undefined> {
    return this.#glance(`news?${JSON.stringify(asked)}`, (signal) => news(this.#service, { ...asked, signal }));
  }

  /** One item of news; `null` where there is none of that address, `undefined` where the service cannot say. */
  async newsItem(slug: string): Promise<NewsDetailAnswer | 'withdrawn' | null | undefined> {
    try {
      return await newsItem(this.#service, slug, { signal: AbortSignal.timeout(this.#patience.page) });
    } catch (error) {
      if (error instanceof ServiceError && error.status === 410) return 'withdrawn';
      return error instanceof ServiceError && error.status === 404 ? null : undefined;
    }
  }

  /** One incident; `null` where there is none of that identifier, `undefined` where the service cannot say. */
  async incident(id: string): Promise<IncidentAnswer | null | undefined> {
    try {
      return await incident(this.#service, id, { signal: AbortSignal.timeout(this.#patience.page) });
    } catch (error) {
      return error instanceof ServiceError && error.status === 404 ? null : undefined;
    }
  }

  #glance<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    const known = this.#glances.get(key);
    if (known && known.until > Date.now()) return known.answer as Promise<T | undefined>;
    const glance: Glance = { until: Date.now() + KEEP, answer: Promise.resolve() };
    glance.answer = ask(AbortSignal.timeout(this.#patience.glance)).catch(() => {
      glance.until = Date.now() + PAUSE;
      return undefined;
    });
    this.#glances.delete(key);
    this.#glances.set(key, glance);
    if (this.#glances.size > MOST) this.#glances.delete(this.#glances.keys().next().value!);
    return glance.answer as Promise<T | undefined>;
  }
}
