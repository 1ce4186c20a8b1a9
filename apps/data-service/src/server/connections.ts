import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Slots } from '../http/limits.js';
import { bucketOf } from './client-address.js';

export interface ConnectionLimits {
  /** Connections at a time. */
  all: number;
  /** Of one address (IPv6: of its /64). */
  each: number;
  /** Addresses of which any number may come: proxies, the host itself. */
  exempt: (address: string) => boolean;
  /** Milliseconds within which the body of a request must have come. */
  body: number;
  /** Milliseconds that bytes of an answer may wait for their reader, and bytes a second that a reader must take of more than that. */
  stall: number;
  rate: number;
  /** Paths whose bodies are large and whose answers take long: they are given the time, as long as bytes keep coming. */
  patient: (path: string) => boolean;
}

/** Milliseconds between looks at what waits for its reader. */
const SWEEP = 1_000;
/** Milliseconds that may pass there without a byte: a large file is read, and a version published, while nothing is sent. */
const PATIENCE = 600_000;

interface Reading { written: number; since: number; bytes: number }

/**
 * Keeps slow, stalled and hoarding clients from the connections that others need. What is full gives way to who comes: the connection that has waited longest without a
 * request is cut, so that connections on which nothing is asked never keep a request out.
 */
export class Connections {
  readonly #limits: ConnectionLimits;
  readonly #slots: Slots;
  readonly #all = new Map<Socket, Reading | undefined>();
  /** Connections without a request on them, the longest wait first. */
  readonly #waiting = new Set<Socket>();
  readonly #timer: NodeJS.Timeout;

  constructor(server: Server, limits: ConnectionLimits) {
    this.#limits = limits;
    this.#slots = new Slots(Infinity, limits.each);
    server.on('connection', (socket) => this.#connected(socket));
    server.prependListener('request', (request, response) => this.#requested(request, response));
    this.#timer = setInterval(() => this.#sweep(Date.now()), SWEEP).unref();
    server.once('close', () => clearInterval(this.#timer));
  }

  get count(): number {
    return this.#all.size;
  }

  #connected(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const free = this.#limits.exempt(address) ? () => {} : this.#slots.take(bucketOf(address));
    if (!free) return void socket.destroy();
    if (this.#all.size >= this.#limits.all) {
      const [longest] = this.#waiting;
      this.#forget(longest);
      longest?.destroy();
    }
    this.#all.set(socket, undefined);
    this.#waiting.add(socket);
    socket.once('close', () => {
      free();
      this.#forget(socket);
    });
  }

  #forget(socket: Socket | undefined): void {
    if (!socket) return;
    this.#all.delete(socket);
    this.#waiting.delete(socket);
  }

  #requested(request: IncomingMessage, response: ServerResponse): void {
    const { socket, headers } = request;
    this.#waiting.delete(socket);
    response.once('close', () => {
      if (this.#all.has(socket)) this.#waiting.add(socket);
    });
    const patient = this.#limits.patient(request.url ?? '');
    // The server sets its own limit again with the next request.
    if (patient) socket.setTimeout(PATIENCE);
    if (headers['transfer-encoding'] === undefined && !Number(headers['content-length'] ?? 0)) return;
    const late = () => {
      if (request.complete || socket.destroyed) return;
      // It has its time until it is answered.
      if (patient && !response.writableFinished) timer.refresh();
      else socket.destroy();
    };
    const timer = setTimeout(late, this.#limits.body).unref();
    request.once('end', () => clearTimeout(timer));
  }

  /** Cuts the readers that do not take what was written to them. */
  #sweep(now: number): void {
    for (const [socket, reading] of this.#all) {
      const bytes = socket.writableLength;
      if (!bytes) {
        if (reading) this.#all.set(socket, undefined);
      } else if (reading?.written !== socket.bytesWritten || reading.bytes !== bytes) {
        this.#all.set(socket, { written: socket.bytesWritten, since: now, bytes });
      } else if (now - reading.since > this.#limits.stall + (bytes / this.#limits.rate) * 1_000) socket.destroy();
    }
  }
}
