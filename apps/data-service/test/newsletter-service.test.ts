import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { networkOf, mailboxOf } from '../src/newsletter/address.ts';
import { KEY_FILE, openSecrets } from '../src/newsletter/secrets.ts';
import { startService } from '../src/server.ts';
import { bucketOf } from '../src/server/client-address.ts';
import { mismatches, type Schema } from './routes-schema-check.ts';
import { configOf, DataDirs } from './support/data-dir.ts';
import { solve } from './support/newsletter.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

describe('the newsletter of a running service', () => {
  test('is closed until the store is open, then answers as the document of the service says, and is counted by route', async () => {
    const dataDir = await dirs.withStore();
    const log: Record<string, unknown>[] = [];
    // the clock of the data is fixed by configOf: that of codes and links is not
    const service = await startService(configOf(dataDir), { log: (entry) => log.push(entry), grace: { idle: 0, hard: 1_000 }, bits: 4 });
    const origin = `http://127.0.0.1:${service.port}`;
    const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }) => {
      const response = await fetch(origin + path, { method, ...(body !== undefined && { headers, body: JSON.stringify(body) }) });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: (response.headers.get('content-type')!.includes('json') ? JSON.parse(text) : null) as any };
    };
    try {
      const early = await ask('GET', '/v1/newsletter/challenge');
      assert.deepEqual([early.status, early.headers.get('retry-after'), early.headers.get('access-control-allow-origin')], [503, '5', '*']);
      await service.settled;
      const document = (await ask('GET', '/v1/openapi.json')).body as Schema;
      const conforms = ({ status, headers, body }: Awaited<ReturnType<typeof ask>>, method: string, path: string) => {
        const content = document['paths'][`/v1/newsletter${path}`][method].responses[status]?.content as Record<string, { schema: Schema }>;
        assert.ok(content, `${method} ${path} ${status} is declared`);
        assert.deepEqual(mismatches(document, content[headers.get('content-type')!]!.schema, body), [], `${method} ${path} ${status}`);
      };
      conforms(early, 'get', '/challenge');
      for (const query of ['', '?kind=image', '?lang=sr-Latn', '?kind=x']) conforms(await ask('GET', `/v1/newsletter/challenge${query}`), 'get', '/challenge');
      const { data, meta } = (await ask('GET', '/v1/newsletter/challenge')).body;
      assert.ok(Math.abs(Date.parse(data.expires) - Date.now() - 600_000) < 60_000, 'ten minutes of this machine’s clock');
      const request = { email: 'reader@example.org', lang: 'en', topics: ['news'], consent: meta.consent.id, challenge: { token: data.token, answer: solve(data.token) } };
      const accepted = await ask('POST', '/v1/newsletter/subscriptions', request);
      assert.equal(accepted.status, 202);
      conforms(accepted, 'post', '/subscriptions');
      conforms(await ask('POST', '/v1/newsletter/subscriptions', request), 'post', '/subscriptions');
      conforms(await ask('POST', '/v1/newsletter/subscriptions', request, { 'content-type': 'text/plain' }), 'post', '/subscriptions');
      conforms(await ask('POST', '/v1/newsletter/subscriptions', request, { 'content-type': 'application/json', origin: 'https://evil.example.org' }), 'post', '/subscriptions');
      conforms(await ask('POST', '/v1/newsletter/confirmations', { ticket: accepted.body.data.ticket, code: '000000' }), 'post', '/confirmations');
      for (const path of ['/v1/newsletter/form', '/v1/newsletter/confirm/{token}', '/v1/newsletter/unsubscribe/{token}', '/v1/newsletter/preferences/{token}']) assert.ok(JSON.stringify(document).includes(path), path);
      const metrics = await (await fetch(`http://127.0.0.1:${service.adminPort}/metrics`)).text();
      assert.match(metrics, /route="\/v1\/newsletter\/subscriptions",status="202"\} 1/);
      const told = JSON.stringify(log) + metrics;
      assert.ok(!told.includes('reader@example.org') && !told.includes(data.token) && !told.includes(accepted.body.data.ticket));
      const key = statSync(join(dataDir, KEY_FILE));
      assert.equal(key.mode & 0o777, 0o600);
    } finally {
      await service.stop();
    }
  });
});

describe('the key that signs', () => {
  test('is made once, also where two make it at once, and is kept', async () => {
    const dataDir = dirs.empty();
    const made = await Promise.all(Array.from({ length: 2 }, () => openSecrets({ secretKey: undefined, dataDir })));
    const again = await openSecrets({ secretKey: undefined, dataDir });
    const [first, ...others] = [...made, again].map((secrets) => secrets.linkToken('0'.repeat(32)));
    for (const other of others) assert.equal(other, first);
    assert.ok(readFileSync(join(dataDir, KEY_FILE), 'utf8').trim().length >= 43);
    const own = await openSecrets({ secretKey: 'x'.repeat(32), dataDir });
    assert.notEqual(own.linkToken('0'.repeat(32)), first);
    assert.equal(own.subscriberOf(first!), null, 'a link of another installation');
    assert.equal(again.subscriberOf(first!), '0'.repeat(32));
  });

  test('is never replaced where it is damaged or cannot be read', async () => {
    const dataDir = dirs.empty();
    writeFileSync(join(dataDir, KEY_FILE), 'short\n');
    await assert.rejects(openSecrets({ secretKey: undefined, dataDir }), /is damaged: put it back from a backup/);
    await assert.rejects(openSecrets({ secretKey: undefined, dataDir: join(dataDir, KEY_FILE) }), /set SECRET_KEY/);
    await assert.rejects(openSecrets({ secretKey: undefined, dataDir: join(dataDir, 'missing') }), /cannot be written .*set SECRET_KEY/);
    assert.equal(readFileSync(join(dataDir, KEY_FILE), 'utf8'), 'short\n');
  });
});

describe('what is counted together', () => {
  test('networks: a /24 of IPv4, a /48 of IPv6', () => {
    const of = (address: string) => networkOf(bucketOf(address));
    assert.deepEqual(['192.0.2.77', '2001:db8:1:2:3::4', '2001:db8::1', '::1', ''].map(of), ['192.0.2.0/24', '2001:db8:1::/48', '2001:db8:0::/48', '0:0:0::/48', 'unknown']);
  });

  test('mailboxes: capital letters, tags, and the dots of the one provider that leaves them out', () => {
    const same = ['Re.Ader@gmail.com', 'reader+x@gmail.com', 'r.e.a.d.e.r+y+z@googlemail.com'].map(mailboxOf);
    assert.deepEqual(same, ['reader@gmail.com', 'reader@gmail.com', 'reader@googlemail.com']);
    assert.notEqual(mailboxOf('re.ader@example.org'), mailboxOf('reader@example.org'));
  });
});
