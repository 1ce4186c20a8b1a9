import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, test } from 'node:test';
import { EventStreams, type StreamLimits } from '../src/http/event-streams.ts';
import { createApp, type Dataset } from '../src/app.ts';
import { versionEvent } from '../src/routes/events.ts';
import { listen, type Listener, type ListenOptions } from '../src/server/listener.ts';
import { Networks } from '../src/server/client-address.ts';
import { dataset, incident, NOW, ORIGIN } from './routes-support.ts';

// The other end of a stream is a socket: what is read, when it closes, and that its place is free afterwards.

const CALM: StreamLimits = { all: 500, each: 5, heartbeat: 25_000, age: 600_000 };
const RECORDS = [incident('A-1', '2025-02-03')];

class Served {
  readonly streams: EventStreams;
  #current: Dataset = dataset(RECORDS, 3);
  #listener: Listener | undefined;

  constructor(limits: StreamLimits) {
    this.streams = new EventStreams(limits);
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get port(): number {
    return this.#listener!.port;
  }

  async listen(options: ListenOptions = {}): Promise<this> {
    const app = createApp({ dataset: () => this.#current, clock: () => NOW, publicUrl: ORIGIN, streams: this.streams });
    this.#listener = await listen(() => (request, bindings) => app.fetch(request, bindings), '127.0.0.1', 0, { idle: 0, hard: 2_000 }, options);
    return this;
  }

  publish(version: number): void {
    this.#current = dataset(RECORDS, version);
    this.streams.tell(versionEvent(this.#current));
  }

  async stop(): Promise<void> {
    this.streams.close();
    await this.#listener?.drain();
  }
}

/** Reads a stream until its text fits. */
class Reader {
  readonly answer: Response;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #abort: AbortController;
  text = '';

  constructor(answer: Response, abort: AbortController) {
    this.answer = answer;
    this.#reader = answer.body!.getReader();
    this.#abort = abort;
  }

  static async open(origin: string, headers: Record<string, string> = {}): Promise<Reader> {
    const abort = new AbortController();
    return new Reader(await fetch(`${origin}/v1/events`, { headers, signal: abort.signal }), abort);
  }

  async until(pattern: RegExp): Promise<string> {
    while (!pattern.test(this.text)) {
      const { done, value } = await this.#reader.read();
      if (done) throw new Error(`the stream ended without ${pattern}: ${this.text}`);
      this.text += new TextDecoder().decode(value);
    }
    return this.text;
  }

  async end(): Promise<string> {
    for (;;) {
      const { done, value } = await this.#reader.read();
      if (done) return this.text;
      this.text += new TextDecoder().decode(value);
    }
  }

  leave(): void {
    this.#abort.abort();
  }
}

async function eventually(fits: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 500; i++) {
    if (fits()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.fail(what);
}

describe('the event stream', () => {
  let served: Served | undefined;
  afterEach(() => served?.stop());
  const start = async (limits: Partial<StreamLimits> = {}, options?: ListenOptions) => (served = await new Served({ ...CALM, ...limits }).listen(options));

  test('tells the current version at once and each that is published after it', async () => {
    const { origin } = await start();
    const reader = await Reader.open(origin);
    const { headers, status } = reader.answer;
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'text/event-stream; charset=utf-8');
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.match(headers.get('cache-control')!, /no-store/);
    const first = await reader.until(/data: .*\n\n/);
    assert.match(first, /^retry: \d{4,5}\n\nid: 3\nevent: version\ndata: (\{.*\})\n\n$/);
    assert.deepEqual(JSON.parse(/data: (.*)/.exec(first)![1]!), { version: 3, publishedAt: '2025-02-13T06:00:00.000Z', asOf: '2025-02-13T06:00:00.000Z', count: 1 });
    served!.publish(4);
    assert.match(await reader.until(/id: 4/), /id: 4\nevent: version\ndata: \{"version":4,/);
    reader.leave();
  });

  test('does not tell again what the client was told before it lost the connection', async () => {
    const { origin } = await start();
    const reader = await Reader.open(origin, { 'Last-Event-ID': '3' });
    served!.publish(4);
    assert.doesNotMatch(await reader.until(/id: 4/), /id: 3/);
    const behind = await Reader.open(origin, { 'Last-Event-ID': '2' });
    await behind.until(/id: 4/);
    reader.leave();
    behind.leave();
  });

  test('gives five places to an address and takes them back when the clients leave', async () => {
    const { origin, streams } = await start();
    const readers = await Promise.all(Array.from({ length: 5 }, () => Reader.open(origin)));
    const refused = await fetch(`${origin}/v1/events`);
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    assert.equal(refused.headers.get('access-control-allow-origin'), '*');
    assert.match(((await refused.json()) as { detail: string }).detail, /5 for one address/);
    readers[0]!.leave();
    await eventually(() => streams.slots.used === 4, 'the place is free again');
    const again = await Reader.open(origin);
    assert.equal(again.answer.status, 200);
    for (const reader of [...readers, again]) reader.leave();
    await eventually(() => streams.slots.used === 0, 'all places are free again');
  });

  test('counts by the address that a trusted proxy gives, and not by what a client writes', async () => {
    const { origin } = await start({}, { trusted: new Networks(['127.0.0.1']) });
    const from = (forwarded: string) => Reader.open(origin, { 'X-Forwarded-For': forwarded });
    const readers = await Promise.all(['9.9.9.9, 192.0.2.1', '8.8.8.8, 192.0.2.1', '192.0.2.1', '7.7.7.7,192.0.2.1', '::ffff:192.0.2.1'].map(from));
    assert.deepEqual(readers.map(({ answer }) => answer.status), [200, 200, 200, 200, 200]);
    const sixth = await fetch(`${origin}/v1/events`, { headers: { 'X-Forwarded-For': '1.2.3.4, 192.0.2.1' } });
    assert.equal(sixth.status, 429);
    await sixth.body?.cancel();
    readers.push(await from('192.0.2.1, 192.0.2.2'));
    assert.equal(readers[5]!.answer.status, 200);
    for (const reader of readers) reader.leave();
  });

  test('has a number of places in all', async () => {
    const { origin, streams } = await start({ all: 3 }, { trusted: new Networks(['127.0.0.1']) });
    const readers = await Promise.all([1, 2, 3].map((n) => Reader.open(origin, { 'X-Forwarded-For': `192.0.2.${n}` })));
    assert.equal((await fetch(`${origin}/v1/events`, { headers: { 'X-Forwarded-For': '192.0.2.9' } })).status, 429);
    for (const reader of readers) reader.leave();
    await eventually(() => streams.slots.used === 0, 'all places are free again');
  });

  test('takes the place back from clients whose sockets break', async () => {
    const { port, streams } = await start();
    const sockets = await Promise.all(Array.from({ length: 5 }, async () => {
      const socket = connect(port, '127.0.0.1').on('error', () => {});
      socket.write('GET /v1/events HTTP/1.1\r\nHost: service.test\r\n\r\n');
      await once(socket, 'data');
      return socket;
    }));
    assert.equal(streams.slots.used, 5);
    for (const socket of sockets) socket.resetAndDestroy();
    await eventually(() => streams.slots.used === 0, 'all places are free again');
  });

  test('shows signs of life, and ends after its age with a hint when to come back', async () => {
    const { origin, streams } = await start({ heartbeat: 20, age: 100 });
    const reader = await Reader.open(origin);
    await reader.until(/\n:\n\n/);
    assert.match(await reader.end(), /retry: \d+\n\n$/);
    assert.equal(streams.slots.used, 0);
  });

  test('ends for all when the service stops, so that it can', async () => {
    const { origin } = await start();
    const reader = await Reader.open(origin);
    await reader.until(/id: 3/);
    const stopped = served!.stop();
    assert.match(await reader.end(), /retry: \d+\n\n$/);
    await stopped;
  });

  test('answers HEAD without a stream, and a parameter with 400', async () => {
    const { origin, streams } = await start();
    const head = await fetch(`${origin}/v1/events`, { method: 'HEAD' });
    assert.equal(head.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    assert.equal((await fetch(`${origin}/v1/events?since=3`)).status, 400);
    assert.equal(streams.slots.used, 0);
  });
});

test('a stream that nobody reads is ended and its place given back', async () => {
  const streams = new EventStreams({ ...CALM });
  const stream = streams.open('client', undefined, new AbortController().signal)!;
  assert.equal(streams.slots.used, 1);
  for (let version = 1; version < 50; version++) streams.tell({ id: String(version), event: 'version', data: '{}' });
  assert.equal(streams.slots.used, 0);
  await stream.cancel();
  assert.equal(streams.slots.used, 0);
});
