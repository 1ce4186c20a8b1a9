import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect as netConnect, type AddressInfo, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { isPublicAddress } from '../src/news/fetch/address.ts';
import { FetchError, GuardedFetch } from '../src/news/fetch/guarded-fetch.ts';

// Nothing here reaches beyond loopback: addresses outside of it are only looked at, with a connection that a test would count.

describe('addresses', () => {
  test('that are private, local, translated, reserved or of a cloud are none to fetch from', () => {
    const refused = [
      '169.254.169.254', 'fd00:ec2::254', '::ffff:a9fe:a9fe', '10.0.0.1', '172.16.0.1', '192.168.1.1', '100.64.0.1', 'fc00::1', 'fec0::1', 'fe80::1', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe',
      '64:ff9b:1::7f00:1', '::ffff:0:7f00:1', '2002:7f00:1::', '2001::1', '192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1', '198.18.0.1', '224.0.0.1', 'ff02::1',
      '255.255.255.255', '100::1', '0.0.0.0', '5f00::1', '192.88.99.1', '192.0.0.1', '240.0.0.1', '0.1.2.3', '::7f00:1', '168.63.129.16',
    ];
    assert.equal(refused.length, 34);
    for (const address of [...refused, '127.0.0.1', '127.1.2.3', '::1', '::', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:168.63.129.16', 'localhost', '', '8.8.8.8:80', '0177.0.0.1', '127.1', 'fe80::1%eth0']) {
      assert.equal(isPublicAddress(address), false, address);
    }
  });
  test('of the public internet are', () => {
    for (const address of ['8.8.8.8', '2606:4700::1111', '168.63.129.17', '::ffff:8.8.8.8']) assert.equal(isPublicAddress(address), true, address);
  });
});

/** A guard whose every connection is counted and none is made. */
function counted(resolve: (hostname: string) => Promise<readonly string[]> = async () => ['8.8.8.8']) {
  const dialled: unknown[] = [];
  const asked: string[] = [];
  const fetcher = new GuardedFetch({
    resolve: async (hostname) => {
      asked.push(hostname);
      return resolve(hostname);
    },
    connect: (options): Socket => {
      dialled.push(options.host);
      throw Object.assign(new Error('no connection is made in a test'), { code: 'ETEST' });
    },
  });
  return { fetcher, dialled, asked };
}
const WANT = { most: 1 << 20, accept: '*/*' };
const ruleOf = async (act: Promise<unknown>): Promise<string> => act.then(() => 'fetched', (error: unknown) => {
  assert.ok(error instanceof FetchError, String(error));
  assert.doesNotMatch(error.message, /\n|at .*:\d+/);
  return error.rule;
});

describe('a fetch', () => {
  test('of no spelling of loopback, and of no other scheme, opens a connection', async () => {
    const own: Record<string, readonly string[]> = { 'localhost': ['127.0.0.1', '::1'], 'localhost.': ['127.0.0.1'] };
    const { fetcher, dialled } = counted(async (hostname) => own[hostname] ?? ['127.0.0.1']);
    const forms: Record<string, string> = {
      'http://127.0.0.1:80/': 'address', 'http://localhost/': 'address', 'http://localhost./': 'address', 'http://127.1/': 'address', 'http://0x7f000001/': 'address', 'http://2130706433/': 'address',
      'http://0177.0.0.1/': 'address', 'http://0.0.0.0/': 'address', 'http://[::1]/': 'address', 'http://[0:0:0:0:0:0:0:1]/': 'address', 'http://[::ffff:127.0.0.1]/': 'address',
      'http://[::ffff:7f00:1]/': 'address', 'http://127.0.0.1./': 'address', 'http://user@127.0.0.1/': 'scheme', 'http://①②⑦.⓪.⓪.①/': 'address',
      'file:///etc/passwd': 'scheme', 'ftp://127.0.0.1/x': 'scheme', 'gopher://127.0.0.1:70/_x': 'scheme', 'data:text/xml,<rss/>': 'scheme',
      'http://169.254.169.254/latest/meta-data/': 'address', 'http://[64:ff9b::a9fe:a9fe]/': 'address',
    };
    assert.equal(Object.keys(forms).length, 21);
    for (const [form, rule] of Object.entries(forms)) assert.equal(await ruleOf(fetcher.fetch(form, WANT)), rule, form);
    for (const more of ['', 'http://', '//example.org/x', 'https://', 'javascript:alert(1)', 'http://user:pass@example.org/', 'unix:/run/x', 'blob:http://example.org/x']) {
      assert.equal(await ruleOf(fetcher.fetch(more, WANT)), 'scheme', more);
    }
    assert.deepEqual(dialled, []);
  });

  test('of a name of which any address is not public opens none either, whatever the others are', async () => {
    for (const addresses of [['8.8.8.8', '127.0.0.1'], ['10.0.0.1'], ['2606:4700::1111', '::ffff:10.0.0.1'], []]) {
      const { fetcher, dialled } = counted(async () => addresses);
      assert.equal(await ruleOf(fetcher.fetch('https://feeds.example.org/x', WANT)), addresses.length ? 'address' : 'name');
      assert.deepEqual(dialled, []);
    }
  });

  test('connects to the address that was looked at: a name that answers otherwise the second time is asked once', async () => {
    let times = 0;
    const { fetcher, dialled, asked } = counted(async () => (times++ ? ['127.0.0.1'] : ['8.8.8.8']));
    assert.equal(await ruleOf(fetcher.fetch('http://rebinding.example.org/x', WANT)), 'network');
    assert.deepEqual([dialled, asked], [['8.8.8.8'], ['rebinding.example.org']]);
    const secure = counted(async () => ['2606:4700::1111']);
    assert.equal(await ruleOf(secure.fetcher.fetch('https://feeds.example.org/x', WANT)), 'network');
    assert.deepEqual(secure.dialled, ['2606:4700::1111']);
  });

  test('of a name that is not there says so', async () => {
    const { fetcher } = counted(async () => { throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }); });
    await assert.rejects(fetcher.fetch('http://nowhere.example/', WANT), { rule: 'name', message: 'there is no address of nowhere.example (ENOTFOUND)' });
  });

  test('whose name server never answers ends at the deadline', async () => {
    const { fetcher } = counted(() => new Promise(() => {}));
    assert.equal(await ruleOf(fetcher.fetch('http://slow.example/', { ...WANT, deadline: 30 })), 'deadline');
  });
});

describe('a fetch from a server', () => {
  const hits: string[] = [];
  const open = new Set<Socket>();
  const bomb = gzipSync(Buffer.alloc(64 << 20, 'x'));
  const pages: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
    '/feed': (request, response) => response.writeHead(200, { 'content-type': 'application/rss+xml; charset="windows-1250"' }).end(JSON.stringify(request.headers)),
    '/gzip': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed')),
    '/bomb': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    '/broken-gzip': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip at all'),
    '/brotli': (_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end('x'),
    '/large': (_, response) => response.writeHead(200).end(Buffer.alloc(2_000, 'x')),
    '/large-stated': (_, response) => response.writeHead(200, { 'content-length': '9999999' }).write('x'),
    '/endless': (_, response) => {
      response.writeHead(200);
      const more = () => { if (!response.destroyed) response.write(Buffer.alloc(65_536, 'x'), () => setImmediate(more)); };
      more();
    },
    '/drip': (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 5);
      response.once('close', () => clearInterval(timer));
    },
    '/silent': () => {},
    '/cut': (_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setTimeout(() => response.destroy(), 5);
    },
    '/503': (_, response) => response.writeHead(503, { 'content-type': 'text/html' }).end('<html>busy</html>'),
    '/404': (_, response) => response.writeHead(404).end(),
    '/to-feed': (_, response) => response.writeHead(302, { location: '/feed' }).end(),
    '/to-1': (_, response) => response.writeHead(301, { location: '/to-2' }).end(),
    '/to-2': (_, response) => response.writeHead(307, { location: '/to-3' }).end(),
    '/to-3': (_, response) => response.writeHead(308, { location: '/feed' }).end(),
    '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
    '/to-nowhere': (_, response) => response.writeHead(302).end(),
    '/to-metadata': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
    '/to-private': (_, response) => response.writeHead(302, { location: 'http://internal.example/' }).end(),
    '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    '/to-user': (_, response) => response.writeHead(302, { location: 'http://user:pass@feeds.example.org/feed' }).end(),
    '/headers': (_, response) => response.writeHead(200, { 'x-long': 'x'.repeat(40_000) }).end('x'),
  };
  const server = createServer((request, response) => {
    hits.push(request.url!);
    (pages[request.url!] ?? ((_, other) => other.writeHead(404).end()))(request, response);
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  let port = 0;
  let fetcher: GuardedFetch;
  before(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as AddressInfo).port;
    // the public internet of this test is one server on loopback
    fetcher = new GuardedFetch({
      resolve: async (hostname) => [hostname === 'feeds.example.org' ? '8.8.8.8' : '10.0.0.7'],
      connect: ({ host }) => {
        assert.equal(host, '8.8.8.8', 'only what was looked at is connected to');
        return netConnect(port, '127.0.0.1');
      },
    });
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const get = (path: string, most = 1_000, deadline = 5_000) => fetcher.fetch(`http://feeds.example.org${path}`, { most, deadline, accept: 'application/rss+xml' });

  test('gives its bytes, its type and its encoding, and sends nothing but the question', async () => {
    const { bytes, type, charset, url } = await get('/feed');
    assert.deepEqual([type, charset, url], ['application/rss+xml', 'windows-1250', 'http://feeds.example.org/feed']);
    assert.deepEqual(JSON.parse(Buffer.from(bytes).toString()), {
      host: 'feeds.example.org', accept: 'application/rss+xml', 'accept-encoding': 'gzip, identity;q=0.5', 'user-agent': 'seesac-data (news import)', connection: 'close',
    });
    assert.equal(Buffer.from((await get('/gzip')).bytes).toString(), 'packed');
  });

  test('follows three redirects and no more, each looked at like the first', async () => {
    assert.equal((await get('/to-feed')).url, 'http://feeds.example.org/feed');
    assert.equal((await get('/to-1')).url, 'http://feeds.example.org/feed');
    for (const [path, rule] of [['/loop', 'redirects'], ['/to-nowhere', 'redirects'], ['/to-metadata', 'address'], ['/to-private', 'address'], ['/to-file', 'scheme'], ['/to-user', 'scheme']] as const) {
      assert.equal(await ruleOf(get(path)), rule, path);
    }
    assert.equal(hits.filter((path) => path === '/loop').length, 4);
  });

  test('reads no more than it may, packed, unpacked, stated or endless, and not longer than it may', async () => {
    assert.ok(bomb.length < 100_000);
    const before = process.memoryUsage().rss;
    for (const [path, rule, most] of [
      ['/large', 'too-large', 1_000], ['/large-stated', 'too-large', 1_000], ['/endless', 'too-large', 1 << 20], ['/bomb', 'too-large', 1 << 20], ['/brotli', 'encoding', 1_000],
      ['/broken-gzip', 'network', 1_000], ['/cut', 'network', 1_000], ['/503', 'status', 1_000], ['/404', 'status', 1_000], ['/headers', 'network', 1_000],
    ] as const) assert.equal(await ruleOf(get(path, most)), rule, path);
    assert.ok(process.memoryUsage().rss - before < 50 << 20, 'the bomb was not unpacked');
    for (const path of ['/drip', '/silent']) assert.equal(await ruleOf(get(path, 1_000_000, 60)), 'deadline', path);
    assert.equal(Buffer.from((await get('/large', 2_000)).bytes).length, 2_000);
  });

  test('leaves no connection open', async () => {
    for (let tries = 0; open.size && tries < 100; tries += 1) await new Promise((done) => setTimeout(done, 10));
    assert.equal(open.size, 0);
  });
});
