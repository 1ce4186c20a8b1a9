import { Hono } from 'hono';

export interface ProbeOptions {
  /** False when the process should be replaced. */
  alive: () => boolean;
  /** Whether requests should be sent here, and why not. */
  ready: () => { ready: boolean; checks: Record<string, unknown> };
  /** What the operator's monitoring reads, in the text format of Prometheus. */
  metrics?: () => string;
}

const NO_STORE = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** `/livez` and `/readyz` (200 or 503) and `/metrics`, for a port that only the operator reaches. */
export function createProbes({ alive, ready, metrics }: ProbeOptions): Hono {
  const app = new Hono();
  app.get('/livez', (c) => {
    const ok = alive();
    return c.json({ alive: ok }, ok ? 200 : 503, NO_STORE);
  });
  app.get('/readyz', (c) => {
    const answer = ready();
    return c.json(answer, answer.ready ? 200 : 503, NO_STORE);
  });
  if (metrics) app.get('/metrics', (c) => c.body(metrics(), 200, { ...NO_STORE, 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }));
  app.notFound((c) => c.json({ title: 'Not found', status: 404 }, 404, NO_STORE));
  // A probe must not throw: a check that fails is a no.
  app.onError((error, c) => c.json({ ready: false, checks: { error: error.message } }, 503, NO_STORE));
  return app;
}
