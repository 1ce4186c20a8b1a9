import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { COUNTED_OUTCOMES, LANGUAGES, MULTI_KEYS, noticesIn, OUTCOMES, taxonomiesIn, type Incident } from '@seesac/contract';
import { CHARTS, chartOf, dark, light, questionOf, speechIn, type ChartOptions } from '@seesac/contract/charts.js';
import { draw } from '@seesac/contract/charts/draw.js';
import { filtersIn } from '@seesac/contract/charts/filter-words.js';
import { linesOf } from '@seesac/contract/charts/sheet.js';
import { svgOf } from '@seesac/contract/charts/svg.js';
import { wordsIn } from '@seesac/contract/charts/words/index.js';
import { AT, dataset, incident, serve } from './routes-support.ts';
import { parseXml, type XmlElement } from './xml.ts';

const TYPES = ['public_dispute', 'weapon_seizure', 'criminal_context', 'domestic_violence', 'unknown'] as const;
const WEAPONS = ['handgun', 'explosive', 'unknown'] as const;
const CODES = ['RS', 'XK', 'AL', 'unknown'] as const;
const SEXES = ['man', 'woman', 'unknown'] as const;
const AGES = ['0_18', '19_35', 'unknown'] as const;
/** Invented: some of everything, over two years and a bit. */
const DATA: Incident[] = Array.from({ length: 120 }, (_, i) => incident(`A-${i}`, `${2023 + (i % 3)}-${i % 3 === 2 ? '01' : String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`, {
  type: TYPES[i % 5]!, jurisdiction: CODES[i % 4]!, weapons: [{ category: WEAPONS[i % 3]!, possession: 'illegal', count: (i % 7) + 1 }],
  people: [{ role: i % 4 ? 'victim' : 'perpetrator', sex: SEXES[i % 3]!, age: AGES[i % 3]!, outcome: i % 2 ? 'killed' : 'injured' }],
  counts: { killed: i % 2, injured: 1 - (i % 2), threatened: null, suicide: i % 9 ? 0 : 1, perpetrators: null },
}));
const population = [{ area: 'RS', year: 2024, population: 2_000_000 }, { area: 'XK', year: 2024, population: 1_000_000 }];
const served = serve(DATA, { population });
const PATH = '/v1/embed/charts.svg';

const svg = async (query: string, from = served): Promise<string> => {
  const answer = await from.get(`${PATH}?${query}`);
  const text = await answer.text();
  assert.equal(answer.status, 200, `${query}: ${text}`);
  return text;
};
const elements = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(elements)];
const words = (source: string): string => elements(parseXml(source)).filter(({ name }) => name === 'text').map(({ text }) => text).join(' ');

describe('a chart as a picture', () => {
  test('is an XML document of every chart, in every language, in both themes, without a number that is none', async () => {
    for (const chart of CHARTS) {
      for (const lang of LANGUAGES) {
        for (const theme of ['light', 'dark']) {
          const source = await svg(`chart=${chart}&lang=${lang}&theme=${theme}`);
          const root = parseXml(source);
          const [title, desc] = root.children;
          assert.ok(title!.text && desc!.text, `${chart} ${lang}`);
          assert.doesNotMatch(source, /NaN|undefined|null|Infinity|\{\w+\}/, `${chart} ${lang}`);
          assert.doesNotMatch(words(source).split('*For the United')[0]!, /(Kosov[oaeë]|Косов[оа])(?![*\p{L}])/u, `${chart} ${lang}`);
          assert.ok(source.includes((theme === 'dark' ? dark : light).surface));
        }
      }
    }
  });

  test('leaves nothing unsaid, whatever is chosen and however little there is', async () => {
    const choices = [
      ...MULTI_KEYS.map((by) => `chart=breakdown&by=${by}`), ...MULTI_KEYS.map((split) => `chart=trend&step=quarter&split=${split}`), ...['month', 'quarter', 'year'].map((step) => `chart=trend&compare=true&step=${step}`),
      ...OUTCOMES.map((outcome) => `chart=people&people-outcome=${outcome}`), 'chart=people&people-role=perpetrator', ...COUNTED_OUTCOMES.map((figure) => `chart=pictogram&figure=${figure}`),
      ...['month', 'quarter', 'year'].map((step) => `chart=jurisdictions&step=${step}`), 'chart=jurisdictions&measure=rate', 'chart=timeline&grain=week', 'chart=calendar&year=2023',
    ];
    const little = [serve([]), serve([DATA[0]!]), served];
    for (const lang of ['en', 'sq', 'sr-Latn', 'sr-Cyrl']) {
      for (const query of [...CHARTS.map((chart) => `chart=${chart}`), ...choices]) {
        for (const from of little) {
          for (const filter of ['', '&from=2024-01-15&to=2024-01-15', '&lens=seizures&outcome=killed']) {
            const source = await svg(`${query}&lang=${lang}${filter}`, from);
            const [title, desc] = parseXml(source).children;
            assert.ok(title!.text && desc!.text, query);
            assert.doesNotMatch(`${title!.text} ${desc!.text} ${words(source)}`, /NaN|undefined|Infinity|\{\w+\}|\.\.|\(\)|: ?\.|, ?\./, `${query} ${lang} ${filter}`);
          }
        }
      }
    }
  });

  test('is that which a page makes of the same answer, with everything that belongs to it', async () => {
    const cases: [query: string, options: ChartOptions][] = [
      ['chart=trend&split=type&step=quarter&from=2023-05-01', { chart: 'trend', split: 'type', step: 'quarter' }],
      ['compare=true', { chart: 'trend', compare: true }],
      ['chart=breakdown&by=weapon&jurisdiction=XK&jurisdiction=RS', { chart: 'breakdown', by: 'weapon' }],
      ['chart=people&people-role=perpetrator&outcome=killed&lens=violence', { chart: 'people', role: 'perpetrator' }],
      ['chart=people&people-outcome=killed', { chart: 'people', outcome: 'killed' }],
      ['chart=pictogram&figure=injured', { chart: 'pictogram', figure: 'injured' }],
      ['chart=calendar&year=2024', { chart: 'calendar', year: 2024 }],
      ['chart=timeline&grain=week', { chart: 'timeline', grain: 'week' }],
      ['chart=weapons', { chart: 'weapons' }],
      ['chart=jurisdictions&measure=rate', { chart: 'jurisdictions', measure: 'rate' }],
    ];
    for (const [query, options] of cases) {
      const filters = query.split('&').filter((pair) => [...MULTI_KEYS, 'from', 'lens'].includes(pair.split('=')[0]! as 'type')).join('&');
      const { facets, people, weapons, series, split } = questionOf(options);
      const asked = [filters, facets && `facets=${facets.join(',') || 'none'}`, people && 'people=true', weapons && 'weapons=true', `series=${series}`, split && `split=${split}`].filter(Boolean).join('&');
      const { data, meta } = await served.json(`/v1/summary?${asked}`);
      const areas = options.measure === 'rate' ? (await served.json(`/v1/areas?${filters}`)).data : undefined;
      const [speech, terms] = [speechIn(wordsIn('sr-Cyrl')), taxonomiesIn('sr-Cyrl')];
      const notices = noticesIn('sr-Cyrl').filter(({ key }) => meta.notices.includes(key)).map(({ text }) => text);
      const chart = chartOf(options, { summary: data, filters: meta.filters, asOf: meta.asOf, terms, speech, ...(areas && { areas }) });
      const said = filtersIn(meta.filters, terms, speech);
      const { asOf, version, citation, licence } = meta;
      const lines = linesOf({ asOf, version, citation, licence, notices, ...(said && { filters: said }) }, speech);
      const [ours, theirs] = [await svg(`${query}&lang=sr-Cyrl&width=400`), svgOf(chart, draw, { width: 400, palette: light, speech, lines })];
      assert.ok(ours === theirs, query);
    }
  });

  test('shows filters, day, citation, licence and notices; invented data say so', async () => {
    const shown = words(await svg('chart=breakdown&jurisdiction=XK&from=2024-01-01&width=1600'));
    for (const part of ['From: 1 January 2024; Jurisdiction: Kosovo*', 'As of: 13 February 2025', 'dataset version 3', 'Licence: Licence not stated', '*For the United Nations Development Programme', 'funded by the European Union']) assert.ok(shown.includes(part), part);
    assert.ok(!shown.includes('Synthetic'));
    const current = dataset(DATA);
    const invented = words(await svg('width=1600', serve({ ...current, manifest: { ...current.manifest, synthetic: true } })));
    assert.ok(invented.includes('Synthetic demonstration data. These incidents are invented. Do not cite them.'));
  });

  test('has the rates of the populations that the operator supplied, and counts where there are none', async () => {
    assert.match(words(await svg('chart=jurisdictions&measure=rate')), /per 100,000/);
    assert.doesNotMatch(words(await svg('chart=jurisdictions&measure=rate', serve(DATA))), /per 100,000/);
  });

  test('of nothing says so', async () => {
    for (const chart of CHARTS) {
      const source = await svg(`chart=${chart}`, serve([]));
      assert.doesNotMatch(source, /NaN|undefined/);
      assert.match(parseXml(source).children[1]!.text, /No |no /, chart);
    }
  });

  test('is as wide as it was asked for', async () => {
    for (const width of [240, 720, 1600]) assert.equal(parseXml(await svg(`width=${width}`)).attributes.width, String(width));
    assert.equal(await svg('width=720&chart=trend&lang=en&theme=light&patterns=false&compare=false'), await svg(''));
  });

  test('has patterns where they are wished for', async () => {
    const tiles = async (query: string) => elements(parseXml(await svg(query))).filter(({ name }) => name === 'pattern').length;
    assert.ok((await tiles('split=type&patterns=true')) > (await tiles('split=type')));
  });
});

describe('as an answer it', () => {
  test('runs, loads and frames nothing, and any page may show it', async () => {
    const { headers } = await served.get(PATH);
    assert.equal(headers.get('content-type'), 'image/svg+xml');
    assert.equal(headers.get('content-security-policy'), "default-src 'none'; frame-ancestors 'none'");
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.match(headers.get('cache-control')!, /^public, max-age=60/);
    assert.equal(headers.get('x-dataset-version'), '3');
  });

  test('is not sent again to whoever has it', async () => {
    const etag = (await served.get(`${PATH}?chart=people`)).headers.get('etag')!;
    const again = await served.get(`${PATH}?chart=people`, { 'If-None-Match': etag });
    assert.deepEqual([again.status, await again.text()], [304, '']);
    const newer = serve(dataset(DATA, 4));
    assert.equal((await newer.get(`${PATH}?chart=people`, { 'If-None-Match': etag })).status, 200);
  });

  test('repeats hostile words as text', async () => {
    const hostile = '<script>alert(1)</script>"\'&]]>';
    const source = await svg(`q=${encodeURIComponent(hostile)}&width=1600`);
    assert.ok(!source.includes('<script'));
    assert.ok(words(source).includes(`Words: ${hostile}`));
  });

  test('names what is wrong with a question', async () => {
    const wrong: [query: string, parameter: string][] = [
      ['chart=pie', 'chart'], ['chart=', 'chart'], ['by=country', 'by'], ['step=day', 'step'], ['split=date', 'split'], ['compare=1', 'compare'], ['figure=dead', 'figure'], ['measure=share', 'measure'], ['grain=hour', 'grain'],
      ['year=12024', 'year'], ['width=5', 'width'], ['width=99999', 'width'], ['theme=auto', 'theme'], ['lang=de', 'lang'], ['patterns=yes', 'patterns'], ['people-role=bystander', 'people-role'],
      ['people-outcome=dead', 'people-outcome'], ['outcome=dead', 'outcome'], ['chart=trend&chart=people', 'chart'], ['role=victim', 'role'], ['from=2024-02-30', 'from'],
    ];
    for (const [query, parameter] of wrong) {
      const answer = await served.get(`${PATH}?${query}`);
      assert.equal(answer.status, 400, query);
      assert.deepEqual((await answer.json() as any).errors.map((error: any) => error.parameter), [parameter], query);
    }
  });

  test('comes from the state that was asked for', async () => {
    const past = { ...dataset([DATA[0]!], 2), day: AT.slice(0, 10) };
    const history = { asOf: async () => past, release: async () => null, manifest: async () => past.manifest, releases: () => [] };
    const source = await svg('chart=trend&as_of=2025-02-01', serve({ ...dataset(DATA), manifest: { ...dataset(DATA).manifest, publishedAt: AT } }, { history }));
    assert.match(words(source), /dataset version 2/);
  });

  test('waits for nothing to be published with a 503', async () => {
    assert.equal((await serve(null).get(PATH)).status, 503);
  });
});
