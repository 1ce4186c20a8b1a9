/** Requests per second of published answers and of 304s, beside a bare Hono handler that returns the same bytes, in turn (A B A B …), one core each way. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { PATHS } from './http-paths.mjs';

const autocannon = createRequire(import.meta.url)('autocannon');
const ROUNDS = 3;
const SECONDS = 4;
const CONNECTIONS = 16;

async function start(mode, folder) {
  const child = fork(fileURLToPath(new URL('http-server.mjs', import.meta.url)), [mode, folder]);
  const [{ port }] = await once(child, 'message');
  return {
    port,
    async cpu() {
      child.send('cpu');
      const [{ cpu }] = await once(child, 'message');
      return (cpu.user + cpu.system) / 1e6;
    },
    async stop() {
      child.send('stop');
      await once(child, 'exit');
    },
  };
}

async function load(server, requests) {
  const from = await server.cpu();
  const { requests: done, latency, non2xx, errors, statusCodeStats } = await autocannon({
    url: `http://127.0.0.1:${server.port}`, connections: CONNECTIONS, duration: SECONDS, requests,
  });
  if (errors) throw new Error(`${errors} requests failed`);
  return { perSecond: done.total / SECONDS, perCpuSecond: done.total / ((await server.cpu()) - from), p99: latency.p99, non2xx, statuses: statusCodeStats };
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

/** @returns rounds by what was asked: `published` and `bare` with the same bytes, `notModified` */
export async function http(folder, say) {
  const [service, bare] = [await start('service', folder), await start('bare', folder)];
  try {
    const plain = PATHS.map((path) => ({ method: 'GET', path, headers: { 'accept-encoding': 'gzip' } }));
    const conditional = await Promise.all(plain.map(async (request) => {
      const response = await fetch(`http://127.0.0.1:${service.port}${request.path}`, { headers: request.headers });
      await response.arrayBuffer();
      return { ...request, headers: { ...request.headers, 'if-none-match': response.headers.get('etag') } };
    }));
    const rounds = { published: [], bare: [], notModified: [] };
    for (let round = 0; round < ROUNDS; round++) {
      say(`HTTP, round ${round + 1} of ${ROUNDS}`);
      rounds.published.push(await load(service, plain));
      rounds.bare.push(await load(bare, plain));
      rounds.notModified.push(await load(service, conditional));
    }
    const stray = rounds.notModified.find(({ statuses }) => Object.keys(statuses).join() !== '304');
    if (stray) throw new Error(`conditional requests were answered with ${Object.keys(stray.statuses).join(', ')}`);
    return Object.fromEntries(Object.entries(rounds).map(([what, list]) => [what, {
      perSecond: Math.round(median(list.map((r) => r.perSecond))), perCpuSecond: Math.round(median(list.map((r) => r.perCpuSecond))), p99: median(list.map((r) => r.p99)),
    }]));
  } finally {
    await service.stop();
    await bare.stop();
  }
}
