import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LABEL_LANGUAGES, LANGUAGES, NOTICES, NOTICES_VERSION, noticesIn, taxonomiesIn, type IncidentChange } from '@seesac/contract';
import { AT, dataset, incident, ORIGIN, pathOf, serve } from './routes-support.ts';

const DATA = [
  ...Array.from({ length: 30 }, (_, i) =>
    incident(`A-${String(i).padStart(2, '0')}`, `2024-01-${String(i + 1).padStart(2, '0')}`, {
      counts: { killed: i % 4, injured: null, threatened: null, suicide: null, perpetrators: null },
    }),
  ),
  incident('W-1', '2024-01-15', { status: 'withdrawn', revision: 2 }),
  incident('M-1', '2024-01-16', { status: 'merged', mergedInto: 'A-01', revision: 2 }),
];
const CHANGES: IncidentChange[] = [
  { version: 1, at: AT, incident: 'W-1', field: '*', from: null, to: null, reason: 'import' },
  { version: 2, at: AT, incident: 'W-1', field: 'status', from: 'verified', to: 'withdrawn', reason: 'out_of_scope' },
  { version: 2, at: AT, incident: 'M-1', field: 'status', from: 'verified', to: 'merged', reason: 'duplicate' },
];
const served = serve(dataset(DATA, 3, CHANGES));
const ids = (answer: any): string[] => answer.data.map((i: any) => i.id);

describe('/v1/incidents', () => {
  test('gives the newest 25 in the shape of the contract, each as it was published', async () => {
    const answer = await served.json('/v1/incidents');
    assert.deepEqual(answer.data, DATA.slice(5, 30).reverse());
    assert.deepEqual(Object.keys(answer), ['data', 'meta', 'links']);
    assert.deepEqual(answer.meta, {
      version: 3,
      asOf: AT,
      filters: {},
      total: 30,
      licence: 'Licence not stated: ask SEESAC',
      notices: ['kosovo', 'eu'],
      citation: `SEESAC Armed Violence Monitoring Platform (AVMP), dataset version 3, as of 13 February 2025; no filters; ${ORIGIN}/v1/incidents`,
    });
    assert.equal(answer.links.self, `${ORIGIN}/v1/incidents`);
    assert.ok(answer.links.next.startsWith(`${ORIGIN}/v1/incidents?cursor=`));
  });

  test('leads through all pages by links.next, in every order, without a gap or a repetition', async () => {
    for (const sort of ['-date', 'date', '-killed', '-injured']) {
      const seen: string[] = [];
      let path: string | undefined = `/v1/incidents?limit=7${sort === '-date' ? '' : `&sort=${sort}`}&to=2024-01-29`;
      for (let pages = 0; path; pages++) {
        assert.ok(pages < 6);
        const answer: any = await served.json(path);
        assert.equal(answer.meta.total, 29);
        assert.equal(pathOf(answer.links.self), path, 'links are canonical already');
        seen.push(...ids(answer));
        path = answer.links.next && pathOf(answer.links.next);
      }
      assert.equal(new Set(seen).size, 29, sort);
      assert.equal(seen.length, 29, sort);
    }
  });

  test('is the same under every spelling of one question, and its self link is canonical', async () => {
    const canonical = '/v1/incidents?from=2024-01-03&jurisdiction=AL&jurisdiction=RS&limit=3&q=ni%C5%A1%20shots&sort=date';
    const spellings = [
      canonical,
      '/v1/incidents?sort=date&q=ni%c5%a1+shots&limit=003&jurisdiction=RS&jurisdiction=AL&jurisdiction=RS&from=2024-01-03',
      '/v1/incidents?&lens=all&q=%20ni%C5%A1%20%20shots%20&jurisdiction=AL&jurisdiction=RS&limit=3&from=2024-01-03&sort=date&',
    ];
    const bodies = await Promise.all(spellings.map(async (path) => (await served.get(path)).text()));
    assert.equal(new Set(bodies).size, 1);
    assert.equal(JSON.parse(bodies[0]!).links.self, ORIGIN + canonical);
    assert.equal((await served.json('/v1/incidents?limit=25&sort=-date&lens=all')).links.self, `${ORIGIN}/v1/incidents`, 'defaults are left out');
  });

  test('keeps a cursor valid in the next version', async () => {
    const { links } = await served.json('/v1/incidents?limit=5');
    const later = serve(dataset([...DATA, incident('Z-9', '2024-02-01')], 4));
    assert.deepEqual(ids(await later.json(pathOf(links.next))), ['A-24', 'A-23', 'A-22', 'A-21', 'A-20']);
  });

  test('refuses a cursor that it did not write, or wrote for another order', async () => {
    const { links } = await served.json('/v1/incidents?limit=5');
    for (const path of [
      '/v1/incidents?cursor=x',
      '/v1/incidents?cursor=',
      '/v1/incidents?cursor=%00',
      `/v1/incidents?cursor=${'A'.repeat(300)}`,
      `${pathOf(links.next)}&sort=date`,
      pathOf(links.next).replace('&limit', 'A&limit'),
    ]) {
      const response = await served.get(path);
      assert.equal(response.status, 400, path);
      assert.deepEqual(
        ((await response.json()) as any).errors.map((e: any) => e.parameter),
        ['cursor'],
        path,
      );
    }
  });
});

describe('a wrong parameter', () => {
  const refused: Record<string, [query: string, ...parameters: string[]][]> = {
    'that is no plain number within its limits': [
      ...['0x10', '1e2', '%205', '5%20', '-1', '99999', '', '0', '201', '1.5', '+5', 'NaN', '٣', '5,6'].map((value): [string, string] => [
        `limit=${value}`,
        'limit',
      ]),
      ['limit', 'limit'],
    ],
    'that is given twice, in brackets or unknown': [
      ['limit=5&limit=5', 'limit'],
      ['sort=date&sort=-date', 'sort'],
      ['from=2024-01-01&from=2024-01-02', 'from'],
      ['q=a&q=b', 'q'],
      ['cursor=a&cursor=b', 'cursor', 'cursor'],
      ['jurisdiction[$ne]=', 'jurisdiction[$ne]'],
      ['_debug=1', '_debug'],
      ['Limit=5', 'Limit'],
      ['period=month', 'period'],
      ['=x', ''],
      ['__proto__=1', '__proto__'],
      ['x=1&y=2', 'x', 'y'],
    ],
    'that is no date of the calendar': [
      ['from=2024-02-30', 'from'],
      ['to=9999-12-31', 'to'],
      ['from=12024-01-01', 'from'],
      ['from=2024-1-1', 'from'],
      ['to=', 'to'],
      ['from=2023-02-29', 'from'],
      ['from=2024-02-02&to=2024-02-01', 'from'],
    ],
    'that is no box': [
      'NaN,1,2,3',
      '19,42,21,91',
      '19,42,181,44',
      '21,42,19,44',
      '19,42,21,42',
      '19,42,21',
      '19.12345678901234567,42,21,44',
      '19,42,21,44,45',
      ',,,',
      '',
    ].map((box): [string, string] => [`bbox=${box}`, 'bbox']),
    'that is no code or is empty': [
      ['jurisdiction=RS,BA', 'jurisdiction'],
      ['jurisdiction=rs', 'jurisdiction'],
      ['type=', 'type'],
      ['lens=none', 'lens'],
      ['sort=killed', 'sort'],
      ['q=', 'q'],
      ['q=%20', 'q'],
      ['q=%ff', 'q'],
      ['q=%00', 'q'],
    ],
  };
  for (const [what, cases] of Object.entries(refused)) {
    test(`${what} is a 400 that names it`, async () => {
      for (const [query, ...parameters] of cases) {
        const response = await served.get(`/v1/incidents?${query}`);
        assert.equal(response.status, 400, query);
        const problem: any = await response.json();
        const named = new Set(problem.errors.map((e: any) => e.parameter));
        assert.deepEqual([...named], [...new Set(parameters)], query);
        for (const { message } of problem.errors) assert.ok(message.length > 5, query);
      }
    });
  }
  test('is not what a leap day is', async () => {
    assert.equal((await served.get('/v1/incidents?from=2024-02-29')).status, 200);
  });
  test('of another address is refused by each address', async () => {
    const table: [string, string][] = [
      ['/v1/counter?limit=5', 'limit'],
      ['/v1/counter?lang=en', 'lang'],
      ['/v1/incidents/A-01?limit=5', 'limit'],
      ['/v1/incidents/A-01?jurisdiction=RS', 'jurisdiction'],
      ['/v1/incidents/A-01?q=', 'q'],
      ['/v1/notices?jurisdiction=RS', 'jurisdiction'],
      ['/v1/notices?lang=xx', 'lang'],
      ['/v1/notices?lang=', 'lang'],
      ['/v1/notices?lang=en&lang=sq', 'lang'],
      ['/v1/taxonomies?lang=sr', 'lang'],
      ['/v1/snapshots/current?as_of=2024-01-01', 'as_of'],
      ['/v1/openapi.json?x=1', 'x'],
    ];
    for (const [path, parameter] of table) {
      const response = await served.get(path);
      assert.equal(response.status, 400, path);
      assert.deepEqual(
        ((await response.json()) as any).errors.map((e: any) => e.parameter),
        [parameter],
        path,
      );
    }
  });
});

describe('a search', () => {
  const TEXTS = ["' OR 1=1--", '100% sure', 'under_score', 'back\\slash', 'Shots in Niš', 'plain words'];
  const found = serve(
    TEXTS.map((en, i) =>
      incident(`T-${i}`, '2024-01-01', { summary: { en }, place: { point: null, precision: null, area: 'unknown', type: 'unknown' } }),
    ),
  );
  test('takes every character for itself: no pattern, no operator', async () => {
    const table: [string, string[]][] = [
      ["' OR 1=1--", ['T-0']],
      ['%', []],
      ['_', []],
      ['\\', []],
      ['.*', []],
      ['*', []],
      ['100%', ['T-1']],
      ['under_', ['T-2']],
      ['NIŠ', ['T-4']],
      ['ниш', ['T-4']],
      ['plain wor', ['T-5']],
      ['%a'.repeat(100), []],
    ];
    for (const [q, expected] of table) assert.deepEqual(ids(await found.json(`/v1/incidents?${new URLSearchParams({ q })}`)), expected, q);
  });
  test('of more than 200 characters is refused', async () => {
    assert.equal((await found.get(`/v1/incidents?q=${'a'.repeat(201)}`)).status, 400);
    assert.equal((await found.get(`/v1/incidents?q=${'%25a'.repeat(400)}`)).status, 400);
  });
});

describe('/v1/incidents/{id}', () => {
  test('gives the incident with its changes, oldest first', async () => {
    const answer = await served.json('/v1/incidents/A-07');
    assert.deepEqual(answer.data, { ...DATA[7], changes: [] });
    assert.deepEqual([answer.meta.total, answer.meta.filters, answer.links], [1, {}, { self: `${ORIGIN}/v1/incidents/A-07` }]);
    assert.match(answer.meta.citation, /incident A-07; https:\/\/data\.example\.org\/v1\/incidents\/A-07$/);
    assert.deepEqual(await served.json('/v1/incidents/%41%2D07'), answer, 'another spelling of the address');
  });
  test('gives withdrawn and merged ones too, though no list and no count has them', async () => {
    const withdrawn = await served.json('/v1/incidents/W-1');
    assert.deepEqual([withdrawn.data.status, withdrawn.data.changes], ['withdrawn', CHANGES.slice(0, 2)]);
    assert.equal((await served.json('/v1/incidents/M-1')).data.mergedInto, 'A-01');
    const { data, meta } = await served.json('/v1/incidents?limit=200');
    assert.deepEqual([meta.total, data.filter((i: any) => ['W-1', 'M-1'].includes(i.id))], [30, []]);
    assert.equal((await served.json('/v1/counter?period=all')).data.count, 30);
  });
  test('is a 404 for an identifier that nobody has', async () => {
    for (const id of ['A-99', 'a-07', 'toString']) assert.equal((await served.json(`/v1/incidents/${id}`)).title, 'No such incident');
  });
});

describe('a state of the dataset that there is not', () => {
  test('is a 404 for a release and for a day before the first version, and a 400 for a day to come', async () => {
    for (const path of ['/v1/counter', '/v1/incidents', '/v1/incidents/A-07']) {
      const release = await served.get(`${path}?release=2024Q4`);
      const problem: any = await release.json();
      assert.deepEqual([release.status, problem.title, problem.errors[0].parameter], [404, 'Unknown release', 'release']);
      assert.match(problem.detail, /version 3/);
      for (const [day, status, why] of [
        ['2025-02-12', 404, /earlier states than that of 2025-02-13 are not kept here/],
        ['2025-02-14', 400, /must not be after today in Belgrade, 2025-02-13/],
      ] as const) {
        const asOf = await served.get(`${path}?as_of=${day}`);
        const { errors }: any = await asOf.json();
        assert.deepEqual([asOf.status, errors[0].parameter], [status, 'as_of'], day);
        assert.match(errors[0].message, why);
      }
      assert.equal((await served.get(`${path}?as_of=2024-12-31&release=2024Q4`)).status, 400);
    }
  });
});

describe('/v1/snapshots/current', () => {
  test('gives the manifest of the version that the answers come from', async () => {
    const { data, meta } = await served.json('/v1/snapshots/current');
    assert.deepEqual(data, dataset(DATA, 3, CHANGES).manifest);
    assert.deepEqual([meta.version, meta.total], [3, 30]);
  });
});

describe('texts', () => {
  test('are given in every language, each saying which language it is in', async () => {
    for (const lang of LANGUAGES) {
      const notices = await served.json(`/v1/notices?lang=${lang}`);
      assert.deepEqual(notices.data, noticesIn(lang));
      assert.deepEqual(notices.meta, { version: NOTICES_VERSION, requested: lang });
      const taxonomies = await served.json(`/v1/taxonomies?lang=${lang}`);
      assert.deepEqual(taxonomies.data, taxonomiesIn(lang));
      assert.deepEqual([taxonomies.meta.requested, taxonomies.meta.lang], [lang, LABEL_LANGUAGES.includes(lang) ? lang : 'en']);
    }
  });
  test('are English without a language, under the address without one', async () => {
    for (const path of ['/v1/notices', '/v1/taxonomies']) {
      assert.deepEqual(await served.json(path), await served.json(`${path}?lang=en`));
      assert.equal((await served.json(`${path}?lang=en`)).links.self, ORIGIN + path);
      assert.equal((await served.json(`${path}?lang=sq`)).links.self, `${ORIGIN}${path}?lang=sq`);
    }
  });
  test('of the law are never given as a translation that nobody made', async () => {
    for (const lang of LANGUAGES) {
      for (const { key, text, lang: said } of (await served.json(`/v1/notices?lang=${lang}`)).data) {
        assert.equal(text, NOTICES.find((n) => n.key === key)!.text[said as 'en'], `${lang} ${key}`);
      }
    }
  });
});
