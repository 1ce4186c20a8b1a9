import type { Language } from '@seesac/contract';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createApp } from '../../data-service/src/app.ts';
import { createSiteApp } from '../src/index.ts';
import { INSIGHT_CHARTS } from '../src/pages/insights.ts';
import { fakeService, type FakeService } from './service.ts';

let service: FakeService;
let app: ReturnType<typeof createSiteApp>;
before(async () => {
  service = await fakeService();
  app = createSiteApp({ serviceUrl: service.url, patience: 5_000 });
});
after(() => service.close());
const text = async (path: string, from = app) => (await from.request(path)).text();
const plain = (page: string) => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const decoded = (words: string) => words.replace(/&#39;/g, "'").replace(/&amp;/g, '&').replace(/&quot;/g, '"');
const widgets = (page: string) => [...page.matchAll(/<seesac-incident-charts([^>]*)>([\s\S]*?)<\/seesac-incident-charts>/g)].map(([, attributes, children]) => ({ attributes: attributes!, children: children! }));

describe('the year in charts', () => {
  it('tells its numbers with those of the year before, suicides apart', async () => {
    const said = plain(await text('/platform/insights'));
    for (const part of [
      'Firearm incidents in South East Europe: 2024 insights', 'Incidents 1,266 −7 % on 2023 (1,366)', 'People killed 150 0 % on 2023 (150)', 'Suicides 60 +25 % on 2023 (48) counted apart',
      'Incidents were recorded on 365 of the 366 days of the year, on average 3.5 a day and at most 9, on 29 February 2024.', 'Of 1,266 incidents, 633 were seizures (50 %)', 'The other 633 are violence, misuse',
      '150 people killed, 430 people injured and 400 people threatened are reported. 60 suicides with a firearm stand apart', 'Illegal possession of a weapon is reported in 700 incidents, legal possession in 40; in 526',
      'Dataset version 7, as of 13 February 2025. Synthetic demonstration data. These incidents are invented. Do not cite them.',
    ]) assert.ok(said.includes(part), `${part}\n${said}`);
  });

  it('has each chart as a widget of that year, with the picture of the service inside, which says in words what it shows', async () => {
    const all = widgets(await text('/platform/insights'));
    assert.equal(all.length, INSIGHT_CHARTS.length);
    all.forEach(({ attributes, children }, at) => {
      assert.match(attributes, /lang="en" heading-level="3"/);
      assert.match(attributes, / from="2024-01-01" to="2024-12-31"/);
      assert.ok(attributes.includes(` chart="${INSIGHT_CHARTS[at]!.chart}"`));
      assert.match(children, /<img src="[^"]+" alt="[^"]*2024[^"]*\. [^"]+" loading="lazy"/);
    });
    assert.match(all[0]!.children, /alt="Incidents by month, 1 January 2024 – 31 December 2024, by type\. December 2024: 111 incidents\./);
  });

  it('asks for pictures that the service has, for wide and narrow screens on light and dark ground, with the options of the widgets', async () => {
    const real = createApp({ dataset: () => null, clock: () => new Date('2025-02-13T12:00:00Z'), publicUrl: 'https://data.example.org' });
    for (const path of ['/platform/insights?lang=sr-Cyrl', '/platform', '/platform/incidents?jurisdiction=XK&q=Ni%C5%A1%22%3E']) {
      const all = widgets(await text(path));
      assert.ok(all.length, path);
      for (const { attributes, children } of all) {
        const pictures = children.match(/<picture[\s\S]*?<\/picture>/g)!;
        const given = new Map([...attributes.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]));
        assert.equal(pictures.length, given.get('chart')!.split(' ').length);
        for (const one of pictures) {
          const addresses = [...one.matchAll(/(?:src|srcset)="([^"]*)"/g)].map(([, address]) => new URL(decoded(address!)));
          assert.deepEqual(new Set(addresses.map(({ searchParams }) => searchParams.get('theme'))), new Set(['light', 'dark']));
          for (const { origin, pathname, search, searchParams } of addresses) {
            assert.equal(origin, service.url);
            // Nothing is published there, so what is right is a 503 and what is wrong a 400.
            assert.equal((await real.request(pathname + search)).status, 503, search);
            for (const [name, value] of given) if (!['chart', 'heading-level'].includes(name)) assert.equal(searchParams.get(name), value, name);
          }
          if (path.includes('?j')) assert.deepEqual([addresses[0]!.searchParams.get('jurisdiction'), addresses[0]!.searchParams.get('q')], ['XK', 'Niš">']);
        }
      }
    }
  });

  it('says in the language that was asked for what its pictures show', async () => {
    const alts: Partial<Record<Language, string[]>> = {};
    for (const lang of ['en', 'sq', 'sr-Latn', 'sr-Cyrl'] as const) alts[lang] = [...(await text(`/platform/insights?lang=${lang}`)).matchAll(/ alt="([^"]*)"/g)].map(([, alt]) => alt!);
    for (const [lang, own] of Object.entries(alts)) {
      assert.equal(own.length, INSIGHT_CHARTS.length);
      if (lang !== 'en') own.forEach((alt, at) => assert.notEqual(alt, alts.en![at]));
    }
    assert.ok(alts['sr-Cyrl']!.every((alt) => /[а-ш]/.test(alt) && !/[a-z]{4}/.test(alt)), alts['sr-Cyrl']!.join('\n'));
  });

  it('is whole without the service, and says what is left out', async () => {
    const mute = await fakeService();
    mute.silent = true;
    const page = await text('/platform/insights', createSiteApp({ serviceUrl: mute.url, patience: 20 }));
    assert.match(plain(page), /The data service did not answer in time: the numbers are left out/);
    assert.equal(widgets(page).length, INSIGHT_CHARTS.length);
    assert.doesNotMatch(page, /undefined|NaN/);
    mute.close();
  });

  it('asks a question that several charts share once', async () => {
    const other = await fakeService();
    await text('/platform/insights', createSiteApp({ serviceUrl: other.url, patience: 5_000 }));
    const asked = other.asked.filter((path) => path.startsWith('/v1/summary'));
    assert.deepEqual(asked, [...new Set(asked)]);
    assert.ok(asked.length <= 5, asked.join('\n'));
    other.close();
  });

  it('is what the home page, the platform and the explorer lead to, in the language of the reader', async () => {
    assert.match(await text('/'), /<a class="tile" href="\/platform\/insights"><strong>Infographics and charts/);
    for (const path of ['/platform', '/platform/incidents']) assert.ok((await text(`${path}?lang=sq`)).includes('href="/platform/insights?lang=sq"'), path);
    assert.match(await text('/platform/insights?lang=sq'), /href="\/platform\/incidents\?lang=sq&amp;from=2024-01-01&amp;to=2024-12-31"/);
  });
});

describe('charts beside the list', () => {
  it('are in the scope of the address, one widget with a picture of each', async () => {
    const page = await text('/platform/incidents?lang=sq&type=suicide');
    const scope = /<seesac-scope[\s\S]*<\/seesac-scope>/.exec(page)![0];
    assert.match(scope, /<section class="explorer-charts panel"[^>]*>\s*<seesac-incident-charts lang="sq" chart="trend breakdown people">/);
    assert.doesNotMatch(scope, /<seesac-incident-charts[^>]* type=/, 'no filter is locked');
  });
});
