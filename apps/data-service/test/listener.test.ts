import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, get as httpGet, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { listen, type Fetch, type Listener, type ListenOptions } from '../src/server/listener.ts';
import { Child } from './support/child.ts';

// Clients that take what they do not give back: connections, time, bytes. Limits are small here; what is asserted is who is cut and who is not.

const GRACE = { idle: 0, hard: 1_000 };

/** Asks once on a connection of its own; 0 where there is no answer in time. */
function ask(port: number, path: string, options: { localAddress?: string; timeout?: number; agent?: Agent } = {}): Promise<{ status: number; headers: IncomingMessage['headers']; text: string }> {
  const { timeout = 5_000, ...local } = options;
  return new Promise((resolve) => {
    const none = () => resolve({ status: 0, headers: {}, text: '' });
    const request = httpGet({ host: '127.0.0.1', port, path, agent: false, ...local }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString())).on('error', none);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on('error', none).setTimeout(timeout, () => {
      request.destroy();
      none();
    });
  });
}

async function open(port: number, localAddress = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', localAddress }).on('error', () => {});
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
  return socket;
}
const closed = (socket: Socket): Promise<unknown> => (socket.closed ? Promise.resolve() : once(socket, 'close'));

async function eventually(fits: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 1_000; i++) {
    if (fits()) return;
    await delay(10);
  }
  assert.fail(what);
}

describe('the listener', () => {
  let listener: Listener | undefined;
  const sockets: Socket[] = [];
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await listener?.drain();
  });
  const start = async (limits: ListenOptions['limits'], fetch: Fetch = () => new Response('fine')): Promise<number> => {
    listener = await listen(() => fetch, '127.0.0.1', 0, GRACE, { limits: { ...limits } });
    return listener.port;
  };

  test('gives an address so many connections, and leaves those of others alone', async () => {
    const port = await start({ each: 10, exempt: () => false });
    for (let i = 0; i < 14; i++) sockets.push(await open(port));
    await eventually(() => sockets.filter(({ closed: is }) => is).length === 4, 'four of fourteen are cut');
    assert.equal((await ask(port, '/', { localAddress: '127.0.0.2' })).status, 200);
    sockets.find(({ closed: is }) => !is)!.destroy();
    await eventually(() => listener!.connections() === 9, 'a place is free again');
    assert.equal((await ask(port, '/')).status, 200);
  });

  test('counts no connections of exempt addresses', async () => {
    const port = await start({ each: 2, exempt: (address) => address.endsWith('127.0.0.1') });
    for (let i = 0; i < 8; i++) sockets.push(await open(port));
    await eventually(() => listener!.connections() === 8, 'all are there');
  });

  test('makes room by cutting the connection that has waited longest without a request', async () => {
    const port = await start({ all: 5, exempt: () => true });
    for (let i = 0; i < 5; i++) sockets.push(await open(port));
    await eventually(() => listener!.connections() === 5, 'all are there');
    for (let i = 0; i < 3; i++) assert.equal((await ask(port, '/')).status, 200);
    await closed(sockets[0]!);
    assert.equal(sockets[4]!.closed, false, 'the newest waits on');
  });

  test('cuts no connection on which an answer is being made', async () => {
    let answer: (response: Response) => void = () => {};
    const slow = new Promise<Response>((resolve) => (answer = resolve));
    const port = await start({ all: 2, exempt: () => true }, (request) => (request.url.endsWith('/slow') ? slow : new Response('fine')));
    const asked = ask(port, '/slow');
    await eventually(() => listener!.connections() === 1, 'it is asked');
    for (let i = 0; i < 6; i++) sockets.push(await open(port));
    answer(new Response('at last'));
    assert.equal((await asked).text, 'at last');
  });

  test('cuts a reader that does not read, and one that takes a few bytes now and then, but not one that reads', async () => {
    const body = new Uint8Array(24 << 20);
    const port = await start({ stall: 3_000, rate: 8 << 20 }, () => new Response(body));
    const request = 'GET / HTTP/1.1\r\nHost: service.test\r\nConnection: close\r\n\r\n';
    const [stalled, dripping] = [await open(port), await open(port)];
    sockets.push(stalled, dripping);
    for (const socket of [stalled, dripping]) {
      socket.pause();
      socket.write(request);
    }
    const drip = setInterval(() => dripping.read(512), 50);
    const whole = await ask(port, '/', { timeout: 30_000 });
    assert.equal(whole.text.length, body.length);
    // A socket that is not read does not see that it was closed: the other end does.
    await eventually(() => listener!.connections() === 0, 'both are cut');
    clearInterval(drip);
  });

  test('cuts a request whose body does not come, whatever its path; an upload has until it is answered', async () => {
    let received = 0;
    const port = await start({ body: 300, patient: (path) => path === '/upload' }, async (request) => {
      if (request.url.endsWith('/upload')) received = (await request.arrayBuffer()).byteLength;
      return new Response('fine');
    });
    const send = async (path: string, method = 'POST') => {
      const socket = await open(port);
      sockets.push(socket);
      socket.resume().write(`${method} ${path} HTTP/1.1\r\nHost: service.test\r\nContent-Length: 10\r\n\r\n`);
      return socket;
    };
    const [slow, got, upload] = [await send('/slow'), await send('/', 'GET'), await send('/upload')];
    await Promise.all([closed(slow), closed(got)]);
    for (let i = 0; i < 10; i++) {
      upload.write('x');
      await delay(60);
    }
    await eventually(() => received === 10, 'the upload took longer and came');
    assert.equal(upload.closed, false);
  });

  test('ends when it drains, although clients keep their connections', async () => {
    const port = await start({});
    const agent = new Agent({ keepAlive: true });
    await new Promise((resolve) => httpGet({ port, host: '127.0.0.1', agent }, (response) => response.resume().on('end', resolve)));
    sockets.push(await open(port));
    const last = listener!;
    listener = undefined;
    await last.drain();
    assert.equal((await ask(port, '/')).status, 0);
    agent.destroy();
  });
});

describe('a process under attack', () => {
  let child: Child | undefined;
  const sockets: Socket[] = [];
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await child?.kill();
  });
  const start = async (env: Record<string, string> = {}, descriptors?: number): Promise<{ port: number; adminPort: number }> => {
    child = new Child('./serve-memory.ts', [], env, descriptors);
    await child.says('adminPort');
    return JSON.parse(child.output) as { port: number; adminPort: number };
  };

  test('answers while 1,500 connections send their headers slowly, with 1,024 descriptors, and cuts them', { timeout: 120_000 }, async () => {
    const { port } = await start({}, 1_024);
    const begun = 'GET /v1/counter HTTP/1.1\r\nHost: service.test\r\n';
    for (let i = 0; i < 1_500; i++) {
      const socket = connect(port, '127.0.0.1').on('error', () => {});
      socket.once('connect', () => socket.write(begun));
      sockets.push(socket);
      if (i % 100 === 99) await delay(20);
    }
    const trickle = setInterval(() => sockets.forEach((socket, i) => socket.writable && socket.write(`X-${i}: a\r\n`)), 1_000);
    const statuses: number[] = [];
    for (let i = 0; i < 20; i++) {
      statuses.push((await ask(port, '/v1/counter')).status);
      await delay(200);
    }
    assert.ok(statuses.filter((status) => status === 200).length >= 19, `${statuses}`);
    await eventually(() => sockets.every((socket) => socket.closed), 'all are cut, though each sent a byte every second');
    clearInterval(trickle);
  });

  test('refuses nothing of what one page asks for at once, however long each takes', { timeout: 60_000 }, async () => {
    const { port } = await start({ BUSY: '200' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(port, '/busy', { timeout: 30_000 })));
    assert.deepEqual(answers.map(({ status }) => status), Array(8).fill(200));
  });

  test('refuses with 503 what it could only answer late, answers what it has answered before, tells its probes that it lives, and recovers', { timeout: 120_000 }, async () => {
    const { port, adminPort } = await start({ BUSY: '20' });
    assert.equal((await ask(port, '/v1/counter')).status, 200);
    let on = true;
    const answers: { status: number; headers: IncomingMessage['headers']; text: string }[] = [];
    const agent = new Agent({ keepAlive: true });
    // Each of 200 clients asks again as soon as it is answered, half of them over a new connection: many times what the processor can do.
    const clients = Array.from({ length: 200 }, async (_, i) => {
      while (on) answers.push(await ask(port, '/busy', { timeout: 20_000, ...(i % 2 && { agent }) }));
    });
    const lives: number[] = [];
    const known: number[] = [];
    for (let i = 0; i < 10; i++) {
      await delay(300);
      lives.push((await ask(adminPort, '/livez', { timeout: 10_000 })).status);
      known.push((await ask(port, '/v1/counter', { timeout: 10_000 })).status);
    }
    on = false;
    await Promise.all(clients);
    agent.destroy();
    assert.deepEqual([lives, known], [Array(10).fill(200), Array(10).fill(200)]);
    const of = (status: number) => answers.filter((answer) => answer.status === status);
    assert.equal(of(200).length + of(503).length, answers.length, 'nothing was lost');
    assert.ok(of(200).length > 20 && of(503).length > 20, `${of(200).length} answered, ${of(503).length} refused`);
    for (const { headers, text } of of(503).slice(0, 20)) {
      assert.ok(Number(headers['retry-after']) > 0);
      assert.equal(headers['access-control-allow-origin'], '*');
      assert.equal(headers['content-type'], 'application/problem+json');
      assert.equal((JSON.parse(text) as { status: number }).status, 503);
    }
    const after = [];
    for (let i = 0; i < 20; i++) after.push((await ask(port, '/busy')).status);
    assert.deepEqual(after, Array(20).fill(200));
    const { text } = await ask(adminPort, '/metrics');
    assert.equal(Number(/seesac_http_requests_total\{route="\/busy",status="503"\} (\d+)/.exec(text)![1]), of(503).length);
    assert.equal(Number(/seesac_http_requests_total\{route="\/busy",status="200"\} (\d+)/.exec(text)![1]), of(200).length + 20);
  });

  test('ends with 0 on SIGTERM under keep-alive clients, slow ones and event streams', { timeout: 60_000 }, async () => {
    const { port } = await start();
    let on = true;
    let lost = 0;
    const agents = Array.from({ length: 10 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
    const loops = agents.map(async (agent) => {
      while (on) {
        await new Promise<void>((resolve) => {
          const request = httpGet({ port, host: '127.0.0.1', path: '/v1/counter', agent }, (response) => response.resume().on('end', resolve));
          request.on('error', (error: NodeJS.ErrnoException) => {
            // Once it has stopped accepting there is nobody to connect to; what was accepted must be answered.
            if (error.code !== 'ECONNREFUSED') lost++;
            on = false;
            resolve();
          });
        });
        await delay(5);
      }
    });
    for (let i = 0; i < 5; i++) {
      const [slow, stream] = [await open(port), await open(port)];
      slow.write('GET /v1/counter HTTP/1.1\r\nHost: service.test\r\n');
      stream.write('GET /v1/events HTTP/1.1\r\nHost: service.test\r\n\r\n');
      await once(stream, 'data');
      sockets.push(slow, stream.resume());
    }
    child!.process.kill('SIGTERM');
    assert.equal(await child!.ends(), 0, child!.errors);
    on = false;
    await Promise.all(loops);
    assert.equal(lost, 0, 'no request that was accepted is lost');
    for (const agent of agents) agent.destroy();
  });
});
