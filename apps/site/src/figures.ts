import { counter, incidents } from '@seesac/client';
import { formatFilters, type CounterAnswer, type Filters, type IncidentsAnswer } from '@seesac/contract';

/** Milliseconds for which an answer is good enough for a page without scripts, and for which a failure is not tried again. */
const KEEP = 60_000;
const PAUSE = 5_000;
/** Questions that are remembered; addresses with filters are endless. */
const MOST = 200;

interface Glance { answer: Promise<unknown>; until: number }

/**
 * The numbers that stand in a page before, or without, its widgets. The page never waits long for them: what does not come in time is left out.
 */
export class Figures {
  #glances = new Map<string, Glance>();
  readonly #service: string;
  readonly #patience: number;

  constructor(service: string, patience: number) {
    this.#service = service;
    this.#patience = patience;
  }

  /** The count of this month to date. */
  counter(): Promise<CounterAnswer | undefined> {
    return this.#glance('counter', (signal) => counter(this.#service, '', { signal }));
  }

  /** The newest incidents under filters. */
  latest(filters: Filters): Promise<IncidentsAnswer | undefined> {
    const query = formatFilters(filters);
    return this.#glance(`incidents?${query}`, (signal) => incidents(this.#service, query, { limit: 10, signal }));
  }

  #glance<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    const known = this.#glances.get(key);
    if (known && known.until > Date.now()) return known.answer as Promise<T | undefined>;
    const glance: Glance = { until: Date.now() + KEEP, answer: Promise.resolve() };
    glance.answer = ask(AbortSignal.timeout(this.#patience)).catch(() => {
      glance.until = Date.now() + PAUSE;
      return undefined;
    });
    this.#glances.delete(key);
    this.#glances.set(key, glance);
    if (this.#glances.size > MOST) this.#glances.delete(this.#glances.keys().next().value!);
    return glance.answer as Promise<T | undefined>;
  }
}
