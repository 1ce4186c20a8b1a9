/**
 * One server for the load test, in a process of its own: `node http-server.mjs service|bare FOLDER`. Both give the same bytes to the same paths: `service` is the
 * real application behind its real listener, `bare` a Hono handler that returns a stored body. A parent asks for CPU time by a message.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { decodeSnapshot, parseManifest } from '@seesac/incident-index';
import { createApp } from '../../apps/data-service/dist/app.js';
import { answerCompression } from '../../apps/data-service/dist/publish/index.js';
import { PATHS } from './http-paths.mjs';

const [mode, folder] = process.argv.slice(2);
const manifest = parseManifest(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
const files = new Map(manifest.partitions.flatMap((p) => Object.values(p.files)).concat(manifest.figures).map(({ name }) => [name, readFileSync(join(folder, name))]));
const index = decodeSnapshot(manifest, files, (bytes) => createHash('sha256').update(bytes).digest('hex'));
index.warm();
// One object as long as the version is current, as the service has it: another one would be another version.
const dataset = { index, manifest };
const app = createApp({ dataset: () => dataset, clock: () => new Date('2026-11-24T12:00:00Z'), publicUrl: 'http://localhost', compress: answerCompression });

let fetch = (request) => app.fetch(request);
if (mode === 'bare') {
  const bare = new Hono();
  for (const path of new Set(PATHS.map((p) => p.split('?')[0]))) {
    const bodies = new Map();
    for (const full of PATHS.filter((p) => p.split('?')[0] === path)) {
      const response = await app.request(full, { headers: { 'accept-encoding': 'gzip' } });
      if (response.status !== 200) throw new Error(`${full}: ${response.status} ${await response.text()}`);
      bodies.set(`http://localhost${full}`.split('/').slice(3).join('/'), { body: new Uint8Array(await response.arrayBuffer()), headers: Object.fromEntries(response.headers) });
    }
    bare.get(path, (c) => {
      const { url } = c.req;
      const { body, headers } = bodies.get(url.slice(url.indexOf('/', 8) + 1));
      return c.body(body, 200, headers);
    });
  }
  fetch = (request) => bare.fetch(request);
}
const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send({ port }));
process.on('message', (what) => {
  if (what === 'cpu') process.send({ cpu: process.cpuUsage() });
  else {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  }
});
