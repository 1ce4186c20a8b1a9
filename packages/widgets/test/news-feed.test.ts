import { expect } from '@open-wc/testing';
import type { NewsAnswer } from '@seesac/contract';
import { demonstrationNews } from '@seesac/testing';
import type { SeesacErrorEvent, SeesacNewsFeed } from '../src/index.ts';
import { inState, mount, part, ready, service, text, tidy, until, type Widget } from './harness.ts';

type News = ReturnType<typeof demonstrationNews>[number];
const FEED = '<seesac-news-feed></seesac-news-feed>';
const SITE = 'https://site.seesac.test';
const feeds = (html: string) => mount<SeesacNewsFeed>(html);
const show = (html = FEED) => ready(feeds(html)[0]!);
const all = (element: Widget, selector: string) => [...element.renderRoot.querySelectorAll<HTMLElement>(selector)];
const words = (node: Element) => (node.textContent ?? '').replace(/\s+/g, ' ').trim();
const asks = (asked: readonly string[]) => asked.filter((path) => path.startsWith('/v1/news') && !path.startsWith('/v1/newsletter'));
const titles = (element: Widget) => all(element, '[part=title]').map(words);

/** An item of the service's own making, but for what the test is about. */
const item = (document: Partial<News['document']> = {}, more: Partial<News> = {}): News => {
  const [first] = demonstrationNews() as [News];
  const { demonstration: _, group: __, ...rest } = first.document;
  return { ...first, ...more, document: { ...rest, title: 'A title', summary: 'A summary.', tags: [], ...document } };
};
/** A picture that the service has: its name and bytes. */
const PNG = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='), (c) => c.charCodeAt(0));
const FILE = `${'a'.repeat(64)}.png`;
const image = { file: FILE, width: 1200, height: 800, bytes: PNG.length, alt: 'Three people at a table' };
const news = (records: readonly News[] = demonstrationNews(), more: Parameters<typeof service>[1] = {}) => service([], { news: records, siteUrl: SITE, ...more });

describe('seesac-news-feed', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  describe('renders', () => {
    it('the latest items: titles that lead to the main site, days in words, tags, summaries, and that they are made up', async () => {
      news();
      const element = await show();
      expect(part(element, 'heading')).to.equal('Latest news');
      expect(titles(element)).to.deep.equal([
        'Looking back on a year of work', 'The quarterly monitor: seizures at a new high', 'A protocol for ammunition in emergencies', 'One year of firearm incidents, in brief',
      ]);
      const first = all(element, '[part=item]')[0]!;
      expect(words(first)).to.match(/^Looking back on a year of work 13 February 2025 · year in review · SALW control What was done in 2024/);
      expect(first.querySelector('a')!.href).to.equal(`${SITE}/news/year-in-review`);
      expect(first.querySelector('a')!.rel).to.equal('noopener');
      expect(first.querySelector('time')!.dateTime).to.equal('2025-02-13T09:00:00.000Z');
      expect(text(element, '.synthetic')).to.equal('For demonstration: these news are made up.');
      expect(text(element)).not.to.match(/NaN|undefined|Invalid|null|[{}[\]]/);
    });

    it('links to all news on the main site and to the feed of the service; without a main site only the feed', async () => {
      const { origin } = news();
      const element = await show();
      expect(all(element, '[part=links] a').map((a) => [words(a), (a as HTMLAnchorElement).href])).to.deep.equal([['All news', `${SITE}/news`], ['Feed (RSS)', `${origin}/v1/news.rss?lang=en`]]);
      service([], { news: demonstrationNews() });
      expect(all(await show(), '[part=links] a').map(words)).to.deep.equal(['Feed (RSS)']);
    });

    it('items in their own order under headings one level deeper than its own', async () => {
      news();
      const element = await show('<seesac-news-feed heading="From the region" heading-level="3"></seesac-news-feed>');
      expect(all(element, '[role=heading]').map((node) => [words(node), node.getAttribute('aria-level')]).slice(0, 2)).to.deep.equal([['From the region', '3'], ['Looking back on a year of work', '4']]);
      expect(all(element, 'ol > li')).to.have.length(4);
    });

    it('as many items as the page asks for, within what the service gives', async () => {
      const { network } = news();
      for (const [count, limit] of [['2', 2], ['0', 10], ['99', 50], ['x', 10]] as const) {
        const element = await show(`<seesac-news-feed count="${count}"></seesac-news-feed>`);
        expect(titles(element)).to.have.length(Math.min(limit, 4));
        expect(asks(network.asked).at(-1)).to.equal(`/v1/news?lang=en&limit=${limit}`);
      }
    });

    it('only what has a tag', async () => {
      const { network } = news();
      expect(titles(await show('<seesac-news-feed tag="SALW control"></seesac-news-feed>'))).to.deep.equal(['Looking back on a year of work', 'A protocol for ammunition in emergencies']);
      expect(asks(network.asked)).to.deep.equal(['/v1/news?lang=en&tag=SALW%20control&limit=10']);
    });

    it('that there are none', async () => {
      news([]);
      const element = await show();
      expect(part(element, 'empty')).to.equal('There are no news yet.');
      expect(element.renderRoot.querySelector('ol')).to.equal(null);
    });

    it('a title without a page by the address of its whole text, and where there is none as plain text', async () => {
      service([], { news: [item({ title: 'Elsewhere', link: 'https://example.org/whole' }, { slug: 'elsewhere' }), item({ title: 'Nowhere' }, { slug: 'nowhere' })] });
      const element = await show();
      expect(all(element, '[part=title] a').map((a) => [words(a), (a as HTMLAnchorElement).href, (a as HTMLAnchorElement).target])).to.deep.equal([['Elsewhere', 'https://example.org/whole', window === window.parent ? '' : '_blank']]);
      expect(titles(element)).to.deep.equal(['Elsewhere', 'Nowhere']);
    });

    it('the notice on Kosovo* where an item names it, and no mark on what is not made up', async () => {
      news([item({ title: 'A meeting in Kosovo*' })]);
      const element = await show();
      expect(text(element, '.notices')).to.include('Security Council Resolution 1244').and.to.include('funded by the European Union');
      expect(element.renderRoot.querySelector('.synthetic')).to.equal(null);
    });

    it('pictures of the service with what they say, loaded late, in a box that is there before them', async () => {
      const { origin } = news([item({ image })], { pictures: new Map([[FILE, PNG]]) });
      const element = await show('<div style="width: 800px"><seesac-news-feed></seesac-news-feed></div>');
      const [img] = all(element, 'img') as HTMLImageElement[];
      expect([img!.src, img!.alt, img!.loading, img!.width > 0]).to.deep.equal([`${origin}/v1/news/images/${FILE}`, 'Three people at a table', 'lazy', true]);
      const { width, height } = img!.getBoundingClientRect();
      expect(width / height).to.be.closeTo(1.5, 0.02);
    });

    it('no picture of anybody else', async () => {
      const own = news([item({ image })]);
      const real = globalThis.fetch;
      globalThis.fetch = async (input, init) => {
        const response = await real(input, init);
        return String(input).includes('/v1/news') ? new Response((await response.text()).replaceAll(`${own.origin}/v1/news/images`, 'https://tracker.test')) : response;
      };
      const element = await show();
      globalThis.fetch = real;
      expect(titles(element)).to.deep.equal(['A title']);
      expect(element.renderRoot.querySelector('img')).to.equal(null);
    });

    it('three lines of a long summary, whose words are all there', async () => {
      const summary = 'word '.repeat(110).trim();
      news([item({ summary })]);
      const element = await show('<div style="width: 500px"><seesac-news-feed></seesac-news-feed></div>');
      const [paragraph] = all(element, '[part=summary]');
      expect(paragraph!.textContent).to.equal(summary);
      expect(Math.round(paragraph!.offsetHeight / parseFloat(getComputedStyle(paragraph!).lineHeight))).to.equal(3);
    });

    it('cards beside each other where there is room', async () => {
      news();
      const [wide, narrow] = feeds(['900px', '400px'].map((width) => `<div style="width: ${width}"><seesac-news-feed layout="cards"></seesac-news-feed></div>`).join('')) as [SeesacNewsFeed, SeesacNewsFeed];
      await ready(wide, narrow);
      const rows = (element: Widget) => new Set(all(element, '[part=item]').map((li) => Math.round(li.getBoundingClientRect().top))).size;
      expect([rows(wide) < 4, rows(narrow)]).to.deep.equal([true, 4]);
    });

    for (const width of [320, 900])
      it(`a skeleton without words, about as high as the news, at ${width} px`, async () => {
        const { network } = news();
        network.hold();
        const element = feeds(`<div style="width: ${width}px"><seesac-news-feed count="4"></seesac-news-feed></div>`)[0]!;
        await element.updateComplete;
        const root = element.renderRoot.querySelector<HTMLElement>('.root')!;
        expect(root.ariaBusy).to.equal('true');
        expect([...root.children].every((child) => getComputedStyle(child).visibility === 'hidden')).to.equal(true);
        const before = element.offsetHeight;
        network.release();
        await ready(element);
        expect(before / element.offsetHeight).to.be.within(0.75, 1.3);
      });
  });

  describe('takes no markup', () => {
    const EVIL = '<img src=x onerror=alert(1)><script>alert(2)</script><b>bold</b> {{x}} ${y} &lt;i&gt;';
    it('of titles, summaries, tags and pictures: they are shown as they were written', async () => {
      news([item({ title: EVIL, summary: EVIL, tags: ['<b>tag</b>'], image: { ...image, alt: EVIL } })], { pictures: new Map([[FILE, PNG]]) });
      const element = await show();
      expect(titles(element)).to.deep.equal([EVIL]);
      expect(all(element, '[part=summary]')[0]!.textContent).to.equal(EVIL);
      expect(all(element, '[part=item] script, [part=item] b, [part=item] i')).to.deep.equal([]);
      expect(all(element, '[part=item] img').map((img) => (img as HTMLImageElement).alt)).to.deep.equal([EVIL]);
    });

    it('and no address but http and https', async () => {
      const own = news([item()]);
      const { data, ...rest } = (await (await own.app.request('/v1/news')).json()) as NewsAnswer;
      const real = globalThis.fetch;
      for (const link of ['javascript:alert(1)', 'data:text/html,x', '//example.org', '/x']) {
        const body = JSON.stringify({ ...rest, data: data.map((one) => ({ ...one, link })), links: { ...rest.links, rss: link, all: link, page: link } });
        globalThis.fetch = (input, init) => (String(input).includes('/v1/news') ? Promise.resolve(new Response(body)) : real(input, init));
        const element = await show(`<seesac-news-feed tag="${link.length}"></seesac-news-feed>`);
        expect(all(element, '[part=item] a, [part=links] a')).to.deep.equal([]);
      }
      globalThis.fetch = real;
    });

    it('that turns the direction of what is around it', async () => {
      news([item({ title: '\u202eeltit a', summary: 'שלום' }), item({ title: 'خبر' }, { slug: 'b', publishAt: '2025-02-01T00:00:00.000Z' })]);
      const element = await show();
      const [first, second] = all(element, '[part=title]');
      expect(getComputedStyle(second!).direction).to.equal('rtl');
      expect(getComputedStyle(first!).unicodeBidi).to.equal('isolate');
      expect(getComputedStyle(all(element, '[part=summary]')[0]!).direction).to.equal('rtl');
    });
  });

  describe('speaks', () => {
    for (const [lang, heading, title, day, made] of [
      ['sq', 'Lajmet e fundit', 'Një vit punë në retrospektivë', '13 shkurt 2025', 'Për demonstrim'],
      ['sr-Latn', 'Najnovije vesti', 'Osvrt na godinu rada', '13. februara 2025.', 'Za demonstraciju'],
      ['sr-Cyrl', 'Најновије вести', 'Осврт на годину рада', '13. фебруара 2025.', 'За демонстрацију'],
    ] as const)
      it(`${lang}: its own words, and the items in it`, async () => {
        news();
        const element = await show(`<seesac-news-feed lang="${lang}"></seesac-news-feed>`);
        expect(part(element, 'heading')).to.equal(heading);
        expect(titles(element)[0]).to.equal(title);
        expect(words(all(element, 'time')[0]!)).to.equal(day);
        expect(text(element, '.synthetic').startsWith(made)).to.equal(true);
        expect(all(element, '[part=title] a').map((a) => a.lang)).to.deep.equal([lang, lang, lang, lang]);
      });

    it('English where an item is not translated, and marks it so', async () => {
      const { network } = news(demonstrationNews().filter(({ slug, lang }) => lang === 'en' || slug === 'year-in-review-sq'));
      const element = await show('<seesac-news-feed lang="sq"></seesac-news-feed>');
      expect(titles(element).slice(0, 2)).to.deep.equal(['Një vit punë në retrospektivë', 'The quarterly monitor: seizures at a new high']);
      expect(all(element, '[part=title] a').map((a) => a.lang)).to.deep.equal(['sq', 'en', 'en', 'en']);
      expect(all(element, '[part=summary]').map((p) => p.lang)).to.deep.equal(['sq', 'en', 'en', 'en']);
      expect(words(all(element, 'time')[1]!), 'its day in the language of the page').to.equal('11 shkurt 2025');
      expect(asks(network.asked)).to.deep.equal(['/v1/news?lang=sq&lang=en&limit=10']);
    });

    it('English itself where the widgets have no words, with the items in the language of the page', async () => {
      const macedonian = item({ title: 'Вест' }, { lang: 'mk', slug: 'vest' });
      const { network } = news([macedonian, ...demonstrationNews()]);
      const element = await show('<seesac-news-feed lang="mk-MK"></seesac-news-feed>');
      expect(part(element, 'heading')).to.equal('Latest news');
      expect(titles(element)).to.include('Вест');
      expect(asks(network.asked)).to.deep.equal(['/v1/news?lang=mk&lang=en&limit=10']);
    });
  });

  describe('reacts', () => {
    it('to another tag or language with another question, and asks once for the same', async () => {
      const { network } = news();
      const [element, same] = feeds(`${FEED}${FEED}`) as [SeesacNewsFeed, SeesacNewsFeed];
      await ready(element, same);
      expect(asks(network.asked)).to.have.length(1);
      element.tag = 'ammunition';
      await until(() => titles(element).length === 1);
      element.lang = 'sq';
      await until(() => part(element, 'heading') === 'Lajmet e fundit' && element.query.phase === 'ready');
      expect(asks(network.asked)).to.have.length(3);
    });

    it('to what the service refuses with its words, once', async () => {
      news();
      const [element] = feeds(`<seesac-news-feed tag="${'x'.repeat(60)}"></seesac-news-feed>`);
      const errors: unknown[] = [];
      element!.addEventListener('seesac-error', ({ error }: SeesacErrorEvent) => errors.push(error));
      await ready(element!);
      expect(part(element!, 'error')).to.include('must be a tag of 1 to 40 characters');
      expect(errors).to.have.length(1);
    });
  });

  describe('fits', () => {
    for (const layout of ['list', 'cards'])
      it(`into 320 px, ${layout}, with long words and a picture`, async () => {
        news([item({ title: 'Ujëmbledhësi-i-Fierzës-'.repeat(6), tags: ['x'.repeat(40)], summary: 'https://example.org/'.repeat(9), image })], { pictures: new Map([[FILE, PNG]]) });
        const element = await show(`<div style="width: 320px"><seesac-news-feed layout="${layout}"></seesac-news-feed></div>`);
        expect(element.scrollWidth).to.be.at.most(320);
        expect(Math.max(...all(element, '.root *').map((node) => node.getBoundingClientRect().right))).to.be.at.most(element.getBoundingClientRect().right + 0.5);
      });
  });

  describe('is accessible', () => {
    for (const theme of ['light', 'dark'])
      for (const state of ['ready', 'cards', 'loading', 'error', 'stale', 'empty'])
        it(`${state}, ${theme}`, async () => {
          const own = news(state === 'empty' ? [] : [item({ image, tags: ['one', 'two'] }), ...demonstrationNews()], { pictures: new Map([[FILE, PNG]]) });
          const element = await inState(state, theme, own, () => feeds(`<seesac-news-feed theme="${theme}" layout="${state === 'cards' ? 'cards' : 'list'}"></seesac-news-feed>`)[0]!);
          if (state === 'stale') expect(titles(element)).to.have.length(5);
          await expect(element).to.be.accessible();
        });
  });

  it('leaves nothing behind after a hundred times on and off the page', async () => {
    news();
    const box = document.createElement('div');
    document.body.append(box);
    for (let i = 0; i < 100; i++) {
      box.innerHTML = FEED;
      const element = box.firstElementChild as SeesacNewsFeed;
      if (i % 2) await element.updateComplete;
      else await ready(element);
      element.remove();
      await Promise.resolve();
    }
    box.remove();
    expect((globalThis as unknown as Record<symbol, Map<unknown, unknown>>)[Symbol.for('org.seesac.notices/1')]!.size).to.equal(0);
  });
});
