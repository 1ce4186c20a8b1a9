import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { NewsAnswer } from '@seesac/contract';
import { newsOf } from '@seesac/data-service/news.js';
import { demonstrationNews, demonstrationNewsFile } from '../src/demonstration/index.ts';
import { serviceInAPage } from '../src/index.ts';

const now = new Date('2025-02-13T12:00:00Z');

describe('the news of the demonstration', () => {
  test('are read by the ingester without a doubt, to what a service in a page has', () => {
    const { records, parsed } = newsOf(new TextEncoder().encode(JSON.stringify(demonstrationNewsFile())), now);
    assert.deepEqual([parsed.issues, records.length], [[], 16]);
    assert.deepEqual(records.map(({ document: { origin: _, ...document }, updatedAt: __, ...record }) => ({ ...record, document })),
      demonstrationNews().map(({ updatedAt: _, ...record }) => record));
  });

  test('are four items, each in four languages, said to be made up', async () => {
    const service = serviceInAPage({ incidents: null, now, news: demonstrationNews() });
    for (const lang of ['en', 'sq', 'sr-Latn', 'sr-Cyrl']) {
      const { data, meta } = (await (await service.app.request(`/v1/news?lang=${lang}`)).json()) as NewsAnswer;
      assert.deepEqual([data.length, meta.demonstration, data.map(({ day }) => day)], [4, true, ['2025-02-13', '2025-02-11', '2025-02-07', '2025-02-06']]);
      for (const { translations, title, summary } of data) assert.ok(translations.length === 3 && title.length < 80 && summary);
    }
    const cyrillic = demonstrationNews().filter(({ lang }) => lang === 'sr-Cyrl').map(({ document: { title, summary, text, tags } }) => [title, summary, ...text, ...tags].join(' ')).join(' ');
    assert.doesNotMatch(cyrillic, /\p{Script=Latin}/u);
  });

  test('can be replaced while the service runs', async () => {
    const service = serviceInAPage({ incidents: null, now });
    const count = async () => ((await (await service.app.request('/v1/news')).json()) as NewsAnswer).meta.total;
    assert.equal(await count(), 0);
    service.setNews(demonstrationNews());
    assert.equal(await count(), 4);
  });
});
