import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import { operations, type Operation } from './routes-generate.ts';
import { incident, serve } from './routes-support.ts';
import { NEWS, PICTURE } from './support/news.ts';
import { sendRaw } from './support/raw.ts';

// The bad inputs of the threat model that concern reads, over a socket, at every address that takes them. What single routes do with single values is in their own tests.

const { app, log, json } = serve([incident('A-1', '2025-02-03'), incident('A-2', '2024-02-29')], { news: NEWS });
const all = operations(await json('/v1/openapi.json')).filter(({ template }) => template !== '/v1/events');
/** An address with what it must be given, but for a parameter that the test gives. */
const addressOf = ({ template, parameters }: Operation, without?: string) => {
  const must = parameters.filter((p) => p.in === 'query' && p.required && p.name !== without).map(({ name, schema }) => `${name}=${encodeURIComponent(schema['examples'][0])}`);
  return template.replace('{id}', 'A-1').replace('{slug}', 'news-en-0').replace('{file}', PICTURE) + (must.length ? `?${must.join('&')}` : '');
};
/** The addresses, and those that take a parameter. */
const addresses = all.map((operation) => addressOf(operation));
const taking = (name: string) => all.filter(({ parameters }) => parameters.some((p) => p.name === name)).map((operation) => addressOf(operation, name));
const asking = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;

const server = createAdaptorServer({ fetch: app.fetch, serverOptions: { maxHeaderSize: 8 * 1024 } }) as Server;
let port: number;
before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
after(() => {
  server.closeAllConnections();
  server.close();
});
const ask = (target: string, { method = 'GET', headers = [], body = '' }: { method?: string; headers?: string[]; body?: string } = {}) =>
  sendRaw(port, `${[`${method} ${target} HTTP/1.1`, 'Host: service.test', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n${body}`);

interface Row { no: number; what: string; at: string[]; query?: string[]; status: number; named?: string }
const ROWS: Row[] = [
  { no: 1, what: 'a page size that is no whole number from 1 to 200', at: taking('limit'), query: ['0x10', '1e2', '%205', '-1', '99999', '0', ''].map((v) => `limit=${v}`), status: 400, named: 'limit' },
  { no: 1, what: 'a zoom that is no whole number from 0 to 18', at: taking('zoom'), query: ['0x1', '1e1', '-1', '19', '6.5', ''].map((v) => `zoom=${v}`), status: 400, named: 'zoom' },
  { no: 2, what: 'a key that takes one value, twice', at: taking('from'), query: ['from=2024-01-01&from=2024-01-01', 'from=2024-01-01&from=2024-01-02'], status: 400, named: 'from' },
  { no: 2, what: 'a key of another language', at: addresses, query: ['jurisdiction%5B%24ne%5D='], status: 400, named: 'jurisdiction[$ne]' },
  { no: 2, what: 'a key that there is not', at: addresses, query: ['_debug=1'], status: 400, named: '_debug' },
  { no: 3, what: 'a date that does not exist or is out of range', at: taking('from'), query: ['2024-02-30', '2023-02-29', '9999-12-31', '12024-01-01', '2024-1-1'].map((v) => `from=${v}`), status: 400, named: 'from' },
  { no: 3, what: 'a first day after the last', at: taking('from'), query: ['from=2024-02-02&to=2024-02-01'], status: 400, named: 'from' },
  { no: 3, what: 'a leap day', at: taking('from'), query: ['from=2024-02-29&to=2024-02-29'], status: 200 },
  { no: 4, what: 'a box that is none', at: taking('bbox'), query: ['NaN,0,1,1', '0,0,1,91', '0,0,181,1', '20,0,19,1', '19.12345678901234567,42,21,44', '1,2,3'].map((v) => `bbox=${v}`), status: 400, named: 'bbox' },
  { no: 6, what: 'a search of operators', at: taking('q'), query: ["'%20OR%201=1--", '%25', '_', '%5C', '%25a'.repeat(50)].map((v) => `q=${v}`), status: 200 },
  { no: 6, what: 'a search of percent signs that encode nothing', at: taking('q'), query: [`q=${'%a'.repeat(50)}`], status: 400, named: 'q' },
  { no: 8, what: 'an address of more than 2 KB', at: addresses, query: [`x=${'a'.repeat(3_000)}`, Array.from({ length: 500 }, (_, i) => `k${i}=`).join('&')], status: 414 },
  { no: 8, what: 'a hundred keys that there are not', at: addresses, query: [Array.from({ length: 100 }, (_, i) => `k${i}=`).join('&')], status: 400, named: 'k99' },
];

describe('over a socket, at every address that takes it', () => {
  for (const { no, what, at, query = [''], status, named } of ROWS)
    test(`${what} is answered ${status}${named === undefined ? '' : `, naming ${named}`} (input ${no})`, async () => {
      assert.ok(at.length > 0);
      for (const path of at) {
        for (const text of query) {
          const answer = await ask(asking(path, text));
          assert.equal(answer.status, status, asking(path, text));
          assert.match(answer.headers, /^access-control-allow-origin: \*\r?$/m);
          if (named !== undefined) assert.ok(JSON.parse(answer.body).errors.some((e: any) => e.parameter === named), answer.body);
        }
      }
    });

  test('5,000 keys or 20 KB of headers are refused before anything is read of them (input 8)', async () => {
    for (const path of addresses) {
      assert.equal((await ask(asking(path, Array.from({ length: 5_000 }, (_, i) => `k${i}=`).join('&')))).status, 431, path);
      assert.equal((await ask(path, { headers: [`X-Long: ${'a'.repeat(20_000)}`] })).status, 431, path);
    }
  });

  test('a body, of whatever type, changes nothing of a GET (input 12)', async () => {
    for (const path of addresses) {
      const plain = await ask(path);
      for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
        const body = '{"__proto__":{"isAdmin":true}}';
        const answer = await ask(path, { headers: [`Content-Type: ${type}`, `Content-Length: ${body.length}`], body });
        assert.deepEqual([answer.status, answer.body], [200, plain.body], path);
      }
    }
    assert.equal(({} as any).isAdmin, undefined);
  });

  test('a request that is framed in two ways is refused, and its connection closed (input 13)', async () => {
    const two = ['Content-Length: 5', 'Content-Length: 6'];
    const both = ['Content-Length: 5', 'Transfer-Encoding: chunked'];
    for (const headers of [two, both]) assert.equal((await ask('/v1/counter', { method: 'POST', headers, body: '0\r\n\r\n' })).status, 400, headers.join());
    assert.equal((await ask('/v1/counter', { method: 'POST', headers: ['Transfer-Encoding: chunked'], body: '5\r\nhello\r\n0\r\n\r\n' })).status, 405);
  });

  test('another method is a 405 that says which there are (input 14)', async () => {
    for (const path of addresses) {
      for (const method of ['DELETE', 'PUT', 'PATCH', 'POST', 'PROPFIND']) {
        const answer = await ask(path, { method, headers: ['Content-Length: 0'] });
        assert.equal(answer.status, 405, `${method} ${path}`);
        assert.match(answer.headers, /^allow: get, head, options\r?$/m);
        assert.match(answer.headers, /^access-control-allow-origin: \*\r?$/m);
      }
    }
  });

  test('any origin reads, none with credentials, and no request makes a preflight long (input 15)', async () => {
    for (const path of addresses) {
      for (const origin of ['null', `https://${'a'.repeat(4_000)}.example`, 'https://partner.example.org']) {
        const answer = await ask(path, { headers: [`Origin: ${origin}`, 'Cookie: a=b'] });
        assert.equal(answer.status, 200);
        assert.match(answer.headers, /^access-control-allow-origin: \*\r?$/m);
        assert.doesNotMatch(answer.headers, /credentials|set-cookie/);
      }
      const names = Array.from({ length: 200 }, (_, i) => `x-${i}`).join(',');
      const preflight = await ask(path, { method: 'OPTIONS', headers: ['Origin: null', 'Access-Control-Request-Method: GET', `Access-Control-Request-Headers: ${names}`] });
      assert.deepEqual([preflight.status, preflight.body], [204, '']);
      assert.ok(preflight.headers.length < 1_000 && !preflight.headers.includes('x-199'));
    }
  });

  test('a condition is answered 304 where it is met and 200 where it is not, readable from everywhere (input 16)', async () => {
    for (const path of addresses) {
      const first = await ask(path);
      const tag = /^etag: (.+?)\r?$/m.exec(first.headers)![1]!;
      const table: [string, number][] = [
        ['*', 304],
        [tag, 304],
        [`W/${tag}`, 304],
        [`${Array.from({ length: 300 }, (_, i) => `"${i}"`).join(', ')}, ${tag}`, 304],
        [Array.from({ length: 1_000 }, (_, i) => `"${i}"`).join(','), 200],
        [tag.replace('-identity', '-br'), 200],
        [tag.slice(1, -1), 200],
        ['', 200],
      ];
      for (const [condition, status] of table) {
        const answer = await ask(path, { headers: [`If-None-Match: ${condition}`] });
        assert.deepEqual([answer.status, answer.body], [status, status === 304 ? '' : first.body], `${path} ${condition.slice(0, 60)}`);
        assert.match(answer.headers, /^access-control-allow-origin: \*\r?$/m);
      }
    }
  });

  test('who a proxy is said to stand for changes nothing of an answer (input 17)', async () => {
    for (const path of addresses) {
      const plain = await ask(path);
      const spoofed = await ask(path, { headers: ['X-Forwarded-For: 1.1.1.1, 2.2.2.2', 'X-Forwarded-Host: evil.example', 'Forwarded: for=1.1.1.1;host=evil.example', 'X-Original-URL: /v1/admin'] });
      assert.deepEqual([spoofed.status, spoofed.body], [200, plain.body], path);
    }
  });

  test('no request of these has been an error of the service', () => {
    assert.deepEqual(log.filter(({ status }) => (status as number) >= 500), []);
  });
});
