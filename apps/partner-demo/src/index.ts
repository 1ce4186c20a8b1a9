export { createPartnerApp, type PartnerOptions } from './app.js';
