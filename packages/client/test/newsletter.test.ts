import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { SubscriptionRequest } from '@seesac/contract';
import { ContractError, NetworkError, ServiceError } from '../src/index.ts';
import { challenge, confirm, subscribe } from '../src/newsletter.ts';

interface Asked { method: string; url: string; headers: IncomingMessage['headers']; body: string }

const REQUEST: SubscriptionRequest = { email: 'reader@example.org', lang: 'en', topics: ['news'], consent: 'newsletter-1-en', challenge: { token: 't', answer: '1' } };
let server: Server;
let api: string;
let asked: Asked[] = [];
let answer: (response: ServerResponse) => void;

before(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString())).on('end', () => {
      asked.push({ method: request.method!, url: request.url!, headers: request.headers, body });
      answer(response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const json = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  asked = [];
  answer = (response) => void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body));
};

test('a sign-up and a confirmation are JSON that is posted once, without a cookie', async () => {
  const accepted = { data: { ticket: 'ticket', codeExpires: '2026-03-01T09:10:00.000Z' } };
  json(202, accepted);
  assert.deepEqual(await subscribe(api, REQUEST), accepted);
  assert.deepEqual([asked.length, asked[0]!.method, asked[0]!.url, asked[0]!.headers['content-type'], asked[0]!.headers.cookie], [1, 'POST', '/v1/newsletter/subscriptions', 'application/json', undefined]);
  assert.deepEqual(JSON.parse(asked[0]!.body), REQUEST);
  json(200, { data: { state: 'confirmed' } });
  assert.deepEqual(await confirm(`${api}/`, { ticket: 'ticket', code: '012345' }), { data: { state: 'confirmed' } });
  assert.deepEqual([asked[0]!.url, JSON.parse(asked[0]!.body)], ['/v1/newsletter/confirmations', { ticket: 'ticket', code: '012345' }]);
});

test('what the service refuses is an error with its problem, and is not sent again', async () => {
  const problem = { type: 'about:blank', title: 'Wrong parameters', status: 400, detail: 'x', errors: [{ parameter: 'challenge', message: 'is not met' }] };
  for (const [status, headers, retryAfter] of [[400, {}, undefined], [403, {}, undefined], [429, { 'retry-after': '3600' }, 3_600], [503, { 'retry-after': '5' }, 5]] as const) {
    json(status, { ...problem, status }, headers);
    await assert.rejects(subscribe(api, REQUEST), (error) => {
      assert.ok(error instanceof ServiceError);
      assert.deepEqual([error.status, error.retryAfter, error.problem!.errors![0]!.parameter], [status, retryAfter, 'challenge']);
      return true;
    });
    assert.equal(asked.length, 1, String(status));
  }
});

test('an answer that is none of this service is a ContractError, and no answer a NetworkError', async () => {
  for (const body of ['<html>', '{"data":{}}', 'null', '{"data":{"ticket":""}}']) {
    json(200, body);
    await assert.rejects(subscribe(api, REQUEST), ContractError, body);
  }
  json(200, { data: { state: 'pending' } });
  await assert.rejects(confirm(api, { ticket: 't', code: '000000' }), ContractError);
  answer = (response) => void response.destroy();
  await assert.rejects(subscribe(api, REQUEST), NetworkError);
  await assert.rejects(subscribe('nowhere', REQUEST), TypeError);
});

test('whoever leaves is told so, and nothing is sent after that', async () => {
  json(202, {});
  await assert.rejects(subscribe(api, REQUEST, { signal: AbortSignal.abort(new Error('left')) }), /left/);
  assert.equal(asked.length, 0);
  const run = new AbortController();
  answer = () => run.abort(new Error('left'));
  await assert.rejects(confirm(api, { ticket: 't', code: '000000' }, { signal: run.signal }), /left/);
});

test('a challenge is asked for in a language, and is none without a token, a text and the form', async () => {
  const body = {
    data: { kind: 'work', token: 't', bits: 15, expires: '2026-03-01T09:10:00.000Z' }, meta: { consent: { id: 'a', sha256: 'b', lang: 'sq', text: 'c' }, topics: ['news'] },
    links: { form: 'https://data.example.org/v1/newsletter/form' },
  };
  json(200, body);
  assert.deepEqual(await challenge(api, { lang: 'sq' }), body);
  assert.deepEqual([asked[0]!.method, asked[0]!.url], ['GET', '/v1/newsletter/challenge?lang=sq']);
  for (const wrong of [{ ...body, data: {} }, { ...body, meta: { ...body.meta, topics: [] } }, { ...body, links: { form: 'javascript:x' } }]) {
    json(200, wrong);
    await assert.rejects(challenge(api), ContractError);
  }
});
