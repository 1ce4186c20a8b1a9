import { Hono } from 'hono';

export interface ProbeOptions {
  /** False when the process should be replaced. */
  alive: () => boolean;
  /** Whether requests should be sent here, and why not. */
  ready: () => { ready: boolean; checks: Record<string, unknown> };
}

const NO_STORE = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** `/livez` and `/readyz`, for a port that only the operator reaches: 200 or 503. */
export function createProbes({ alive, ready }: ProbeOptions): Hono {
  const app = new Hono();
  app.get('/livez', (c) => {
    const ok = alive();
    return c.json({ alive: ok }, ok ? 200 : 503, NO_STORE);
  });
  app.get('/readyz', (c) => {
    const answer = ready();
    return c.json(answer, answer.ready ? 200 : 503, NO_STORE);
  });
  app.notFound((c) => c.json({ title: 'Not found', status: 404 }, 404, NO_STORE));
  // A probe must not throw: a check that fails is a no.
  app.onError((error, c) => c.json({ ready: false, checks: { error: error.message } }, 503, NO_STORE));
  return app;
}
