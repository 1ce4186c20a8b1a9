import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import { incident, serve } from './routes-support.ts';
import { sendRaw } from './support/raw.ts';

// What only shows on a socket: paths and methods that no client library sends.

describe('on a socket', () => {
  const { app, log } = serve([incident('A-1', '2025-02-03')]);
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

  const request = (method: string, target: string, headers = '') =>
    sendRaw(port, `${method} ${target} HTTP/1.1\r\nHost: service.test\r\nConnection: close\r\n${headers}\r\n`);

  test('a path that tries to leave the service is a 404 or a 400, with no redirect', async () => {
    for (const target of [
      '/v1/incidents/..%2f..%2fetc%2fpasswd',
      '/v1/incidents/%00',
      '/v1/incidents/%c0%ae',
      '/v1/incidents/%',
      '//evil.test',
      '//evil.test/v1/counter',
      '/\\evil.test',
      '\\evil.test',
      '/../../etc/passwd',
      '/v1/incidents/../../../etc/passwd',
      '/v1/incidents/%2e%2e%2f',
    ]) {
      const { status, headers } = await request('GET', target);
      assert.ok([400, 404].includes(status), `${target} ${status}`);
      assert.doesNotMatch(headers, /^location:/m, target);
    }
  });

  test('another method than GET, HEAD and OPTIONS is a 405 that says so', async () => {
    for (const method of ['DELETE', 'POST', 'PUT', 'PATCH', 'TRACE', 'PROPFIND', 'SEARCH', 'LOCK']) {
      const { status, headers, body } = await request(method, '/v1/counter', method === 'TRACE' ? '' : 'Content-Length: 0\r\n');
      assert.equal(status, 405, method);
      assert.match(headers, /^allow: get, head, options\r?$/m);
      assert.match(headers, /^access-control-allow-origin: \*\r?$/m);
      assert.doesNotMatch(body, /TRACE \/v1/, 'nothing is echoed');
    }
    assert.notEqual((await request('FOO', '/v1/counter')).status, 200);
    assert.notEqual((await request('CONNECT', 'evil.test:443')).status, 200);
  });

  test('an address or a header that is too long is refused: 414 up to the limit of the headers, 431 beyond', async () => {
    assert.equal((await request('GET', `/v1/counter?q=${'a'.repeat(4_000)}`)).status, 414);
    assert.equal((await request('GET', `/v1/counter?q=${'a'.repeat(10_000)}`)).status, 431);
    assert.equal((await request('GET', '/v1/counter', `X-Long: ${'a'.repeat(20_000)}\r\n`)).status, 431);
  });

  test('an answer has its length once, and HEAD has it without the body', async () => {
    const full = await request('GET', '/v1/counter');
    const head = await request('HEAD', '/v1/counter');
    const length = (answer: { headers: string }) => [...answer.headers.matchAll(/^content-length: (\d+)\r?$/gm)].map(([, n]) => Number(n));
    assert.deepEqual(length(full), [Buffer.byteLength(full.body, 'latin1')]);
    assert.deepEqual([length(head), head.body], [length(full), '']);
    assert.doesNotMatch(full.headers, /transfer-encoding/);
  });

  test('a 304 and a preflight have no body', async () => {
    const etag = /^etag: (.+?)\r?$/m.exec((await request('GET', '/v1/incidents')).headers)![1]!;
    const again = await request('GET', '/v1/incidents', `If-None-Match: ${etag}\r\n`);
    assert.deepEqual([again.status, again.body], [304, '']);
    assert.match(again.headers, /^access-control-allow-origin: \*\r?$/m);
    const preflight = await request('OPTIONS', '/v1/incidents', 'Origin: null\r\nAccess-Control-Request-Method: GET\r\n');
    assert.deepEqual([preflight.status, preflight.body], [204, '']);
  });

  test('no request of these has been an error of the service', () => {
    assert.deepEqual(
      log.filter(({ status }) => (status as number) >= 500),
      [],
    );
  });
});
