import { createApp, createProbes } from '../../src/app.ts';
import { EventStreams } from '../../src/http/event-streams.ts';
import { guard } from '../../src/server/guard.ts';
import { listen } from '../../src/server/listener.ts';
import { Metrics } from '../../src/server/metrics.ts';
import { Overload } from '../../src/server/overload.ts';
import { dataset, incident, NOW, ORIGIN } from '../routes-support.ts';

// The routes, the guard and the listener of the service in a process of its own, without a store. `/busy` takes BUSY milliseconds of the processor.

const busy = Number(process.env['BUSY'] ?? 0);
const current = dataset(Array.from({ length: 50 }, (_, i) => incident(`A-${i}`, '2025-02-03')));
const streams = new EventStreams();
const overload = new Overload();
const app = createApp({ dataset: () => current, clock: () => NOW, publicUrl: ORIGIN, streams });
app.get('/busy', (c) => {
  for (const end = performance.now() + busy; performance.now() < end;);
  return c.text('done');
});
const metrics = new Metrics(app.routes, { event_streams: { help: 'Streams.', value: () => streams.slots.used } });
const guarded = guard({ fetch: (request, bindings) => app.fetch(request, bindings), light: app.remembered }, overload, metrics, () => {});
const main = await listen(() => guarded, '127.0.0.1', 0, { idle: 500, hard: 2_000 }, { connected: () => overload.connects() });
const probes = createProbes({ alive: () => true, ready: () => ({ ready: true, checks: {} }), metrics: () => metrics.text() });
const admin = await listen(() => (request) => probes.fetch(request), '127.0.0.1', 0, { idle: 0, hard: 500 });
process.once('SIGTERM', () => {
  streams.close();
  void Promise.all([main.drain(), admin.drain()]).then(() => process.exit(0));
});
console.log(JSON.stringify({ port: main.port, adminPort: admin.port }));
