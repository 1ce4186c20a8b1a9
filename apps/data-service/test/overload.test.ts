import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { guard } from '../src/server/guard.ts';
import { Metrics } from '../src/server/metrics.ts';
import { Overload } from '../src/server/overload.ts';
import { bucketOf, clientAddress, isLoopback, Networks } from '../src/server/client-address.ts';
import { Slots } from '../src/http/limits.ts';
import { ConfigError, readConfig } from '../src/config.ts';

const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('shedding load', () => {
  let now = 0;
  const overload = new Overload({ delay: 150, least: 2, inFlight: 2 }, () => now);
  after(() => overload.stop());

  test('refuses what comes to its turn late in one turn of the event loop, and nothing in the next', async () => {
    await turn();
    assert.equal(overload.refuses(), false);
    now += 149;
    assert.equal(overload.refuses(), false);
    now += 2;
    assert.deepEqual([overload.refuses(), overload.refuses()], [true, true]);
    await turn();
    assert.equal(overload.refuses(), false);
    assert.equal(overload.shed, 2);
  });

  test('takes on as many as one page asks for, however long the first of them is', async () => {
    await turn();
    const page = new Overload({ delay: 150, least: 3, inFlight: 9 }, () => now);
    after(() => page.stop());
    assert.equal(page.refuses(), false);
    now += 1_000;
    assert.deepEqual([page.refuses(), page.refuses(), page.refuses()], [false, false, true]);
  });

  test('holds requests behind a slow turn until no more come, and none behind a quick one', async () => {
    await turn();
    assert.equal(overload.arrives(), undefined);
    overload.refuses();
    now += 11;
    await turn();
    const [first, second] = [overload.arrives(), overload.arrives()];
    assert.ok(first && first === second, 'all wait for one moment');
    await first;
    assert.equal(overload.arrives(), undefined, 'what is on its own is not held twice');
  });

  test('refuses what comes while enough answers are being made, and forgets those that fail', async () => {
    const metrics = new Metrics([{ path: '/v1/counter', method: 'GET' }], {});
    let settle: (fails: boolean) => void = () => {};
    const lines: string[] = [];
    const fetch = guard(() => new Promise((resolve, reject) => (settle = (fails) => (fails ? reject(new Error('no')) : resolve(new Response('fine'))))),
      overload, metrics, ({ event }) => lines.push(event));
    const ask = async () => fetch(new Request('http://service.test/v1/counter?from=2024-01-01'), { client: () => '' });
    await turn();
    const [first, second] = [ask(), ask()];
    const [settleSecond] = [settle];
    const [third, fourth] = [await ask(), await ask()];
    assert.deepEqual([third.status, fourth.status], [503, 503]);
    assert.ok(Number(third.headers.get('retry-after')) >= 1);
    assert.deepEqual(lines, ['overload'], 'one line for many');
    settleSecond(true);
    await assert.rejects(second);
    assert.equal(overload.inFlight, 1);
    void first;
    assert.match(metrics.text(), /seesac_http_requests_total\{route="\/v1\/counter",status="503"\} 2\n/);
  });
});

describe('metrics', () => {
  test('count by the pattern of the route, whatever is asked, in the text format of Prometheus', () => {
    const metrics = new Metrics([
      { path: '/*', method: 'ALL' }, { path: '/v1/incidents', method: 'GET' }, { path: '/v1/incidents/:id', method: 'GET' }, { path: '/docs/*', method: 'GET' },
    ], { dataset_version: { help: 'Version.', value: () => 7 } });
    for (let i = 0; i < 500; i++) metrics.count(`http://service.test/v1/incidents/A-${i}?x=${i}`, 200);
    for (let i = 0; i < 500; i++) metrics.count(`http://service.test/none/${i}`, 404);
    metrics.count('/v1/incidents?limit=1', 400);
    metrics.count('http://service.test', 404);
    metrics.count('http://service.test/docs/a/b', 200);
    const text = metrics.text();
    assert.deepEqual(text.split('\n').filter((line) => line.startsWith('seesac_http')), [
      'seesac_http_requests_total{route="/docs/*",status="200"} 1',
      'seesac_http_requests_total{route="/v1/incidents",status="400"} 1',
      'seesac_http_requests_total{route="/v1/incidents/:id",status="200"} 500',
      'seesac_http_requests_total{route="other",status="404"} 501',
    ]);
    for (const line of text.trimEnd().split('\n')) assert.match(line, /^(# (HELP|TYPE) seesac_\w+ .+|seesac_\w+(\{(\w+="[^"]*",?)+\})? -?[\d.e+-]+)$/);
    assert.match(text, /# TYPE seesac_dataset_version gauge\nseesac_dataset_version 7\n/);
    assert.ok(text.endsWith('\n'));
  });
});

describe('the address of a client', () => {
  const trusted = new Networks(['10.0.0.0/8', '2001:db8::/32', '127.0.0.1']);
  const cases: [remote: string | undefined, forwarded: string | undefined, client: string][] = [
    ['203.0.113.9', undefined, '203.0.113.9'],
    ['203.0.113.9', '1.1.1.1, 2.2.2.2', '203.0.113.9'],
    ['10.1.2.3', '1.1.1.1, 2.2.2.2', '2.2.2.2'],
    ['::ffff:10.1.2.3', '1.1.1.1, 10.9.9.9', '1.1.1.1'],
    ['10.1.2.3', '1.1.1.1, 2.2.2.2, 10.0.0.1, 10.0.0.2', '2.2.2.2'],
    ['10.1.2.3', undefined, '10.1.2.3'],
    ['10.1.2.3', '', '10.1.2.3'],
    ['10.1.2.3', '1.1.1.1, unknown', '10.1.2.3'],
    ['10.1.2.3', '1.1.1.1, _hidden, 10.0.0.2', '10.0.0.2'],
    ['10.1.2.3', '198.51.100.7:4711', '198.51.100.7'],
    ['2001:db8::1', '[2001:db9::5]:80', '2001:db9::5'],
    ['10.1.2.3', '::ffff:198.51.100.7', '198.51.100.7'],
    ['10.1.2.3', Array(5_000).fill('10.0.0.1').join(','), '10.0.0.1'],
    [undefined, '1.1.1.1', ''],
  ];
  for (const [remote, forwarded, client] of cases) {
    test(`is ${client || 'none'} behind ${remote} with ${forwarded?.slice(0, 50)}`, () => assert.equal(clientAddress(remote, forwarded, trusted), client));
  }

  test('is not looked for in a header where no proxy is trusted', () => {
    assert.equal(clientAddress('127.0.0.1', '1.1.1.1', new Networks([])), '127.0.0.1');
  });

  test('counts for its /64 where it is one of IPv6', () => {
    const buckets: [string, string][] = [
      ['198.51.100.7', '198.51.100.7'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'], ['2001:DB8:1:2::9', '2001:db8:1:2::/64'], ['2001:db8::1', '2001:db8:0:0::/64'],
      ['::1', '0:0:0:0::/64'], ['::', '0:0:0:0::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'], ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'], ['1:2:3:4:5:6:192.0.2.1', '1:2:3:4::/64'],
      ['', ''],
    ];
    for (const [address, bucket] of buckets) assert.equal(bucketOf(address), bucket, address);
  });

  test('is one of the host itself', () => {
    for (const address of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1']) assert.equal(isLoopback(address), true, address);
    for (const address of ['128.0.0.1', '::2', '10.0.0.1', '']) assert.equal(isLoopback(address), false, address);
  });

  test('is trusted by a setting that is checked', () => {
    const of = (text: string) => readConfig({ TRUSTED_PROXY: text }).trustedProxy;
    assert.equal(of('10.0.0.0/8, 2001:db8::/32').has('10.255.0.1'), true);
    assert.equal(of('').has('10.0.0.1'), false);
    for (const wrong of ['proxy', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/8/8', '::/129', '10.0.0.0/', ',', '10.0.0.1,', '10.0.0.0/-1']) {
      assert.throws(() => of(wrong), (error) => error instanceof ConfigError && /^TRUSTED_PROXY must be/.test(error.message), wrong);
    }
  });
});

describe('places', () => {
  test('are given to each client up to its own number and to all up to theirs, and come back once', () => {
    const slots = new Slots(3, 2);
    const [a1, a2] = [slots.take('a'), slots.take('a')];
    assert.equal(slots.take('a'), null);
    const b = slots.take('b');
    assert.equal(slots.take('c'), null, 'all are taken');
    a1!();
    a1!();
    assert.equal(slots.used, 2);
    assert.ok(slots.take('c'));
    a2!();
    b!();
    assert.equal(slots.used, 1);
  });

  test('hold no memory of clients that left, however many there were', () => {
    const slots = new Slots(5, 5);
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 300_000; i++) slots.take(bucketOf(`2001:db8:${(i >> 8).toString(16)}:${(i & 255).toString(16)}::1`))!();
    assert.ok(process.memoryUsage().heapUsed - before < 80 << 20);
    assert.equal(slots.used, 0);
  });
});
