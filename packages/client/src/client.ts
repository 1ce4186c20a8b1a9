import type { IncidentsAnswer, Language } from '@seesac/contract';
import { areas, clusters } from './areas.js';
import type { AskOptions } from './ask.js';
import { counter, type CounterOptions } from './counter.js';
import { incident, incidents, moreIncidents, type IncidentsOptions } from './incidents.js';
import { monitor, type MonitorOptions } from './monitor.js';
import { places, type PlacesOptions } from './places.js';
import { population } from './population.js';
import { summary, type SummaryOptions } from './summary.js';
import { notices, taxonomies } from './texts.js';

/** All questions to one service. A page that counts bytes imports the functions themselves. */
export const clientFor = (api: string) => ({
  counter: (query?: string, options?: CounterOptions) => counter(api, query, options),
  incidents: (query?: string, options?: IncidentsOptions) => incidents(api, query, options),
  moreIncidents: (answer: IncidentsAnswer, options?: AskOptions) => moreIncidents(api, answer, options),
  summary: (query?: string, options?: SummaryOptions) => summary(api, query, options),
  monitor: (query?: string, options?: MonitorOptions) => monitor(api, query, options),
  areas: (query?: string, options?: Parameters<typeof areas>[2]) => areas(api, query, options),
  clusters: (query: string, zoom: number, options?: Parameters<typeof clusters>[3]) => clusters(api, query, zoom, options),
  places: (query: string, words: string, options?: PlacesOptions) => places(api, query, words, options),
  population: (options?: AskOptions) => population(api, options),
  incident: (id: string, options?: AskOptions) => incident(api, id, options),
  notices: (lang: Language, options?: AskOptions) => notices(api, lang, options),
  taxonomies: (lang: Language, options?: AskOptions) => taxonomies(api, lang, options),
});
export type Client = ReturnType<typeof clientFor>;
