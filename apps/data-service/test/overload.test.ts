import assert from 'node:assert/strict';
import { after, afterEach, describe, test } from 'node:test';
import { guard } from '../src/server/guard.ts';
import { Metrics } from '../src/server/metrics.ts';
import { Overload, type OverloadLimits } from '../src/server/overload.ts';
import { bucketOf, clientAddress, isLoopback, Networks } from '../src/server/client-address.ts';
import { Slots } from '../src/http/limits.ts';
import { ConfigError, readConfig } from '../src/config.ts';

const turns = async (n: number) => {
  while (n--) await new Promise((resolve) => setImmediate(resolve));
};
/** After so many turns everything that waits without end has had its turn, or will have none. */
const MANY = 20;

describe('shedding load', () => {
  let now = 0;
  let overload: Overload;
  const using = (limits: Partial<OverloadLimits>) => (overload = new Overload({ wait: 150, least: 2, waiting: 100, inFlight: 100, ...limits }, () => now));
  afterEach(() => overload.stop());

  /** Asks for so many at once, each of which takes its time once it is admitted, and gives what became of them in their order. */
  const ask = async (n: number, takes: number | ((i: number) => number)): Promise<boolean[]> => Promise.all(Array.from({ length: n }, async (_, i) => {
    const admitted = await overload.admits();
    // a handler awaits before it works
    await null;
    if (admitted) now += typeof takes === 'number' ? takes : takes(i);
    return admitted;
  }));
  const count = (answers: boolean[]) => answers.filter(Boolean).length;

  test('takes on at once what comes alone, and one of many in each turn, the oldest first', async () => {
    using({});
    assert.equal(overload.admits(), true);
    const order: number[] = [];
    const asked = [0, 1, 2].map(async (i) => {
      await overload.admits();
      order.push(i);
    });
    assert.equal(overload.waiting, 3);
    for (let seen = 0, turn = 0; order.length < 3; seen = order.length) {
      await turns(1);
      assert.ok(order.length - seen <= 1, 'one in a turn');
      assert.ok(++turn < MANY);
    }
    assert.deepEqual(order, [0, 1, 2]);
    await Promise.all(asked);
    await turns(MANY);
    assert.equal(overload.admits(), true, 'nothing is before it');
  });

  test('refuses what has waited too long behind work, though handlers await before they do it, and nothing when that is over', async () => {
    using({});
    const answers = await ask(50, 40);
    assert.deepEqual(answers, answers.map((_, i) => i < 4), 'the fifth would begin after 160 ms');
    assert.equal(overload.shed, 46);
    await turns(MANY);
    assert.deepEqual(await ask(4, 40), [true, true, true, true]);
  });

  test('goes on answering as many as before while ever more come', async () => {
    using({});
    const answered: number[] = [];
    for (let round = 0; round < 5; round++) {
      answered.push(count(await ask(80, 40)));
      await turns(MANY);
    }
    assert.deepEqual(answered, [4, 4, 4, 4, 4]);
  });

  test('takes on as many as one page asks for, however long the first of them takes', async () => {
    using({ least: 8 });
    assert.equal(count(await ask(8, (i) => (i ? 100 : 5_000))), 8);
    await turns(MANY);
    assert.equal(count(await ask(30, 1_000)), 8, 'and no more of them');
  });

  test('accepts the connections that wait before the next request begins, for as long as the last one took', async () => {
    using({});
    let begun = 0;
    const asked = [1, 2].map(async () => {
      await overload.admits();
      begun++;
      now += 40;
    });
    await turns(1);
    for (let i = 0; i < 30; i++) {
      overload.connects();
      now += 1;
      await turns(1);
    }
    assert.equal(begun, 1, 'a connection came in each of thirty turns');
    for (let i = 0; i < 20; i++) {
      overload.connects();
      now += 1;
      await turns(1);
    }
    assert.equal(begun, 2, 'others wait no longer than that');
    await Promise.all(asked);
  });

  test('refuses at once where too many wait', async () => {
    using({ waiting: 2 });
    assert.equal(overload.admits(), true);
    const waiting = [overload.admits(), overload.admits()];
    assert.equal(overload.admits(), false);
    assert.deepEqual(await Promise.all(waiting), [true, true]);
  });
});

describe('the guard', () => {
  const overload = new Overload({ wait: 150, least: 2, waiting: 100, inFlight: 2 }, () => 0);
  after(() => overload.stop());

  test('refuses what comes while enough answers are being made, answers what is light, and forgets those that fail', async () => {
    const metrics = new Metrics([{ path: '/v1/counter', method: 'GET' }], {});
    const settle: ((fails: boolean) => void)[] = [];
    const lines: string[] = [];
    const fetch = guard({
      fetch: () => new Promise((resolve, reject) => settle.push((fails) => (fails ? reject(new Error('no')) : resolve(new Response('fine'))))),
      light: ({ url }) => (url.endsWith('?light') ? new Response('known') : undefined),
    }, overload, metrics, ({ event }) => lines.push(event));
    const ask = async (query: string) => fetch(new Request(`http://service.test/v1/counter?${query}`), { client: () => '' });
    const [first, second] = [ask('from=2024-01-01'), ask('from=2024-01-01')];
    await turns(MANY);
    const [third, fourth] = await Promise.all([ask(''), ask('')]);
    assert.deepEqual([third.status, fourth.status], [503, 503]);
    assert.ok(Number(third.headers.get('retry-after')) >= 1);
    assert.equal(third.headers.get('access-control-allow-origin'), '*');
    assert.deepEqual(lines, ['overload'], 'one line for many');
    assert.equal(await (await ask('light')).text(), 'known');
    settle[1]!(true);
    await assert.rejects(second);
    assert.equal(overload.inFlight, 1);
    settle[0]!(false);
    assert.equal((await first).status, 200);
    assert.match(metrics.text(), /seesac_http_requests_total\{route="\/v1\/counter",status="503"\} 2\n/);
    assert.match(metrics.text(), /seesac_http_requests_total\{route="\/v1\/counter",status="200"\} 2\n/);
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
