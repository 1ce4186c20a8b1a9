import { readFileSync } from 'node:fs';
import type { Server, ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { bucketOf, clientAddress, isLoopback, Networks } from './client-address.js';
import { Connections, type ConnectionLimits } from './connections.js';

/** Limits against slow and endless clients; the defaults of Node die under 1,500 slow connections. */
const SERVER: ServerOptions = {
  headersTimeout: 5_000,
  // Bodies have a limit of their own, see ConnectionLimits: an upload is not cut while it comes.
  requestTimeout: 0,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 8 * 1024,
};
/** A connection over which nothing goes in either direction for so long is cut: a reader that has stalled. */
const STALL = 30_000;
const PATIENT = '/v1/admin/';
const LIMITS: Omit<ConnectionLimits, 'all' | 'exempt'> = {
  each: 50, body: 10_000, stall: STALL, rate: 4_096, patient: (path) => path.startsWith(PATIENT),
};
/** Connections above the limit that are taken on until one that waits has made room for each. */
const BURST = 50;
/** Descriptors that are not for connections: files, database, the probes. */
const SPARE_DESCRIPTORS = 200;

export interface Listener {
  port: number;
  /** Connections that are open. */
  connections(): number;
  /** Stops accepting, answers what is under way with `Connection: close`, and resolves when the last connection has ended. */
  drain(): Promise<void>;
}

export interface Grace {
  /** After so many milliseconds idle keep-alive connections are closed: until then their clients may send one more request, and get its answer. */
  idle: number;
  /** After so many milliseconds everything is closed. */
  hard: number;
}

/** Connections that leave room below the limit of open files. */
function maxConnections(): number {
  try {
    const soft = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return Math.max(100, Math.min(10_000, Number(soft ?? 1_024) - SPARE_DESCRIPTORS));
  } catch {
    return 1_024 - SPARE_DESCRIPTORS;
  }
}

/** What comes with a request: under which address its client is counted. */
export interface Bindings { client: () => string }
export type Fetch = (request: Request, bindings: Bindings) => Response | Promise<Response>;

export interface ListenOptions {
  /** Proxies in front, whose `X-Forwarded-For` is believed. */
  trusted?: Networks;
  /** Other limits than those of a public service. */
  limits?: Partial<ConnectionLimits>;
  /** Called with every connection that is accepted. */
  connected?: () => void;
}

/**
 * Serves on a port (0: any free one) what `handler` makes for it; it is called once, with the port that was given, before the first request.
 * Rejects with one line that names the port when it is taken or not allowed.
 */
export async function listen(
  handler: (port: number) => Fetch, host: string, port: number, grace: Grace, { trusted = new Networks([]), limits = {}, connected }: ListenOptions = {},
): Promise<Listener> {
  let answer: Fetch = () => new Response(null, { status: 503 });
  const fetch = (request: Request, { incoming: { socket, headers } }: HttpBindings) =>
    answer(request, { client: () => bucketOf(clientAddress(socket.remoteAddress, [headers['x-forwarded-for'] ?? []].flat().join(), trusted)) });
  const server = createAdaptorServer({ fetch: fetch as (request: Request) => Response | Promise<Response>, serverOptions: SERVER }) as Server;
  const most = maxConnections();
  const connections = new Connections(server, {
    all: most - BURST, exempt: (address) => isLoopback(address) || trusted.has(address), ...LIMITS, ...limits,
  });
  if (connected) server.on('connection', connected);
  server.maxConnections = most;
  server.timeout = limits.stall ?? STALL;
  let draining = false;
  server.prependListener('request', (_request, response) => {
    if (draining) response.shouldKeepAlive = false;
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used: ${error.message}`;
      reject(new Error(`port ${port} on ${host} ${why}`));
    });
    server.listen(port, host, resolve);
  });
  // An accept that fails (no descriptor left) is that client's loss, not the end of the service.
  server.on('error', (error) => console.error(`port ${port} on ${host}: ${error.message}`));
  const given = (server.address() as AddressInfo).port;
  answer = handler(given);
  return {
    port: given,
    connections: () => connections.count,
    drain: () => new Promise((resolve) => {
      draining = true;
      // close() would cut idle connections at once, and with them requests that are already on their way
      const closeIdle = server.closeIdleConnections.bind(server);
      server.closeIdleConnections = () => {};
      const timers = [setTimeout(closeIdle, grace.idle), setTimeout(() => server.closeAllConnections(), grace.hard)];
      server.close(() => {
        timers.forEach(clearTimeout);
        resolve();
      });
    }),
  };
}
