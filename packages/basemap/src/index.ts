export { ATTRIBUTION } from './attribution.js';
export { distanceToKm, locate, SHORE_KM, type Jurisdiction, type Located } from './locate.js';
