export { demonstrationNews } from './demonstration/news.js';
export * from './incident.js';
export * from './network.js';
export * from './newsletter-in-a-page.js';
export * from './seed.js';
export * from './service-in-a-page.js';
