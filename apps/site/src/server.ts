import { serve } from '@hono/node-server';
import { createSiteApp } from './app.js';

const { env } = process;
const port = Number(env.PORT ?? 3000);
if (!Number.isInteger(port) || port < 0 || port > 65535) throw new RangeError(`PORT must be a port number, not "${env.PORT}"`);

const app = createSiteApp({
  serviceUrl: env.SERVICE_URL ?? 'http://localhost:8787',
  contact: { address: env.CONTACT_ADDRESS, telephone: env.CONTACT_TELEPHONE, fax: env.CONTACT_FAX, email: env.CONTACT_EMAIL },
});
const server = serve({ fetch: app.fetch, port }, (info) => console.log(`Site on http://localhost:${info.port}`));
const stop = () => {
  server.close();
  if ('closeIdleConnections' in server) server.closeIdleConnections();
};
process.once('SIGTERM', stop).once('SIGINT', stop);
