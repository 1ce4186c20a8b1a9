export * from './contradictions.js';
export * from './figures.js';
export * from './generate.js';
export * from './metrics.js';
export * from './news.js';
export { PLACES, type Place } from './places.generated.js';
export type { DemonstrationIncident } from './record.js';
