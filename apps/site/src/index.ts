export { createSiteApp, type SiteOptions } from './app.js';
export type { Contact } from './content.js';
