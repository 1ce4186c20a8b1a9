import { serve } from '@hono/node-server';
import { createPartnerApp } from './app.js';

const port = Number(process.env.PORT ?? 3001);
if (!Number.isInteger(port) || port < 0 || port > 65535) throw new RangeError(`PORT must be a port number, not "${process.env.PORT}"`);

const app = createPartnerApp({ serviceUrl: process.env.SERVICE_URL ?? 'http://localhost:8787' });
const server = serve({ fetch: app.fetch, port }, (info) => console.log(`Partner page on http://localhost:${info.port}`));
const stop = () => {
  server.close();
  if ('closeIdleConnections' in server) server.closeIdleConnections();
};
process.once('SIGTERM', stop).once('SIGINT', stop);
