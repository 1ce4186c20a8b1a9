import { NOTICES } from '@seesac/contract';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createSiteApp } from '../src/index.ts';
import { fakeService, type FakeService } from './service.ts';

const GOOD = ['/', '/what-we-do', '/news', '/news?lang=sq&tag=monitor', '/news/year-in-review', '/news/insights', '/cookie-management', '/platform', '/platform/insights', '/platform/insights?lang=sr-Cyrl', '/platform/incidents', '/platform/incidents/SYNTHETIC-2', '/platform/incidents/SYNTHETIC-4'];
const BAD = ['/nothing', '/platform?lang=xx', '/platform/incidents/none', '/news?lang=xx', '/news/none', '/news/withdrawn'];
const PAGES = [...GOOD, ...BAD];

describe('the site', () => {
  let service: FakeService;
  let app: ReturnType<typeof createSiteApp>;
  const text = async (path: string) => (await app.request(path)).text();
  before(async () => {
    service = await fakeService();
    app = createSiteApp({ serviceUrl: service.url, patience: 5_000 });
  });
  after(() => service.close());

  for (const path of PAGES) {
    it(`${path} has one h1, landmarks, and no inline style or script`, async () => {
      const page = await text(path);
      assert.equal(page.match(/<h1[\s>]/g)?.length, 1);
      for (const part of ['<html lang="en">', '<header', '<nav', '<main', '<footer', 'class="skip"']) assert.ok(page.includes(part), part);
      assert.doesNotMatch(page, /\sstyle=|<style|\son[a-z]+=|javascript:/);
      for (const script of page.match(/<script[^>]*>[^<]*/g) ?? []) assert.match(script, /^<script type="module" src="[^"]+">$/);
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
      assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), [], 'ids are unique');
    });

    it(`${path} allows only itself and the service, and sets no cookie`, async () => {
      const { headers } = await app.request(path);
      const policy = headers.get('content-security-policy')!.split('; ');
      assert.ok(policy.includes("default-src 'none'"));
      assert.ok(policy.includes("style-src 'self'"));
      assert.ok(policy.includes(`script-src 'self' ${service.url}`));
      assert.ok(policy.includes("form-action 'self'"));
      assert.ok(policy.includes(`img-src 'self' ${service.url}`));
      assert.ok(!policy.some((directive) => /unsafe|\*|data:/.test(directive)));
      assert.equal(headers.get('set-cookie'), null);
    });

    it(`${path} shows the three legal notices word for word, and the year`, async () => {
      const page = (await text(path)).toLowerCase();
      for (const { key, text: { en } } of NOTICES.filter(({ key }) => key !== 'synthetic')) assert.ok(page.includes(en.toLowerCase()), key);
      assert.ok(page.includes('seesac.org ©2025'));
      assert.ok(page.includes('cookie management'));
    });
  }

  it('answers what is no page with 404, and a wrong address with 400 and its reason', async () => {
    assert.equal((await app.request('/nothing')).status, 404);
    for (const [path, reason] of [['/platform?lang=xx', /lang must be one of en/], ['/platform?lang=en&lang=sq', /lang must be given once/],
      ['/platform/incidents?jurisdiction=FR', /jurisdiction must be one of AL/], ['/platform/incidents?from=2024-02-30', /from must be an existing date/],
      ['/news?lang=xx', /lang must be one of en/], ['/news?tag=a&tag=b', /tag must be given once/], ['/news?page=2', /page is not a parameter/], ['/news?cursor=%20', /cursor must be/],
      ['/platform?jurisdiction=RS', /jurisdiction is not a parameter/], ['/platform/incidents?x=%3Cscript%3E', /x is not a parameter/]] as const) {
      const response = await app.request(path);
      assert.equal(response.status, 400, path);
      assert.match(await response.text(), reason);
    }
  });

  it('links only to pages, places and files that exist', async () => {
    const own = new Set<string>();
    for (const path of PAGES) for (const [, href] of (await text(path)).matchAll(/(?:href|src)="(\/[^"]*|#[^"]*)"/g)) own.add(href!.startsWith('#') ? path + href : href!);
    for (const address of own) {
      const [path, place] = address.replaceAll('&amp;', '&').split('#') as [string, string?];
      if (BAD.includes(path)) continue;
      const response = await app.request(path);
      assert.equal(response.status, 200, address);
      if (place !== undefined) assert.ok((await response.text()).includes(` id="${place}"`), address);
    }
    assert.ok(own.size > 20);
  });

  it('has every part of the home page in the order of seesac.org', async () => {
    const page = (await text('/')).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').toLowerCase();
    const parts = [
      'who we are', 'what we do', 'resources and publications', 'information', 'contact', 'in south east europe since 2002. for a #saferregion.', 'learn more',
      'salw control', 'salw control roadmap', 'gender in security sector reform', 'regional security sector reform platform',
      'latest news', '13 february 2025', '11 february 2025', '7 february 2025', '6 february 2025', 'armed violence monitoring platform',
      'showing the number of reported firearms incidents in south east europe this month', 'more from our platform', 'incident map with filters', 'infographics and charts',
      'searchable incidents list', 'newsletter', 'contact', 'address', 'telephone', 'fax', 'e-mail', 'disclaimer', 'seesac.org ©2025',
    ];
    let at = page.indexOf('skip to content');
    for (const part of parts) {
      const next = page.indexOf(part, at);
      assert.ok(next >= at, `"${part}" comes after position ${at}`);
      at = next;
    }
    assert.match(await text('/'), /<seesac-incident-counter[^>]* heading="Total number of reported firearms incidents this month"/i);
  });

  it('gives readers without scripts the number, its days, and that it is synthetic', async () => {
    const page = await text('/');
    const fallback = /<seesac-incident-counter[^>]*>([\s\S]*?)<\/seesac-incident-counter>/.exec(page)![1]!.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');
    for (const part of ['1,141', '1 February 2025 to 13 February 2025', 'As of 13 February 2025', 'Synthetic demonstration data']) assert.ok(fallback.includes(part), part);
    assert.match(fallback, /reported firearms incidents/);
  });

  it('gives readers without scripts the newest incidents, with the asterisk of Kosovo* and nothing of a record taken for markup', async () => {
    for (const path of ['/platform', '/platform/incidents'])
      assert.match(await text(path), /<a href="\/platform\/incidents\/SYNTHETIC-1">Weapon seizure<\/a>, Somewhere &lt;b&gt;, Kosovo\*, 12 February 2025/);
  });

  it('gives readers without scripts the news with their days, links to their pages, and that they are made up', async () => {
    for (const path of ['/', '/news']) {
      const page = await text(path);
      assert.match(page, /<time datetime="2025-02-13T09:00:00Z">13 February 2025<\/time>[\s\S]*<a href="\/news\/year-in-review">Title year-in-review &lt;b&gt;<\/a>/);
      assert.ok(page.includes('For demonstration: these news are made up.'));
    }
    assert.match(await text('/'), /<seesac-newsletter-form[^>]*>\s*<p><a class="more" href="http[^"]+\/v1\/newsletter\/form\?lang=en">/);
  });

  it('leads from page to page of news, with their language and tag, and to one by its tag', async () => {
    const page = await text('/news?lang=sq&tag=monitor');
    assert.match(page, /rel="next" href="\/news\?lang=sq&amp;tag=monitor&amp;cursor=TkVXUw"/);
    assert.match(await text('/news?lang=sq&cursor=TkVXUw'), /Title older[\s\S]*<a href="\/news\?lang=sq">Newest<\/a>/);
    assert.match(await text('/news'), /<a href="\/news\?tag=monitor"/);
    const { asked } = service;
    assert.ok(asked.includes('/v1/news?lang=sq&lang=en&tag=monitor&limit=20'), asked.filter((path) => path.startsWith('/v1/news')).join(' '));
  });

  it('has a page for each item: its text in paragraphs, picture, whole text elsewhere, other languages, feeds', async () => {
    const page = await text('/news/year-in-review');
    assert.match(page, /<img class="news-image" src="[^"]+\/v1\/news\/images\/a{64}\.png" alt="A picture &quot;of&quot; it" lang="en" width="600" height="400">/);
    assert.match(page, /href="https:\/\/example\.org\/whole" rel="noopener">The whole text at <bdi>example\.org<\/bdi>/);
    assert.match(page, /, changed on <time datetime="2025-02-14T09:00:00Z">14 February 2025</);
    assert.match(page, /<a href="\/news\/insights" lang="sq" hreflang="sq">Shqip<\/a>/);
    assert.match(page, /<link rel="alternate" type="application\/rss\+xml" href="[^"]+\/v1\/news\.rss\?lang=en"/);
    assert.match(page, /<link rel="alternate" type="text\/html" href="http:\/\/localhost\/news\/insights" hreflang="sq">/);
    const other = await text('/news/insights');
    assert.match(other, /<h1 dir="auto" lang="sq">Title insights &lt;b&gt;<\/h1>/);
    assert.match(other, /<p dir="auto" lang="sq">First &lt;script&gt;<\/p>\s*<p dir="auto" lang="sq">Kosovo\* second<\/p>/);
    assert.match(other, /How references to Kosovo\* are to be understood/);
  });

  it('tells news that there never were from those that were withdrawn, and from a service that does not answer', async () => {
    for (const [path, status, words] of [['/news/none', 404, /no such news/], ['/news/No%20Slug', 404, /no such news/], ['/news/withdrawn', 410, /were withdrawn/]] as const) {
      const response = await app.request(path);
      assert.equal(response.status, status, path);
      assert.match(await response.text(), words);
    }
    const other = await fakeService();
    other.broken = true;
    const broken = createSiteApp({ serviceUrl: other.url, patience: 50, longPatience: 50 });
    const response = await broken.request('/news/year-in-review');
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('retry-after'), '30');
    assert.match(await (await broken.request('/news')).text(), /The news cannot be shown at this moment/);
    other.close();
  });

  it('asks the service once for many readers, and goes on without it', async () => {
    const other = await fakeService();
    const busy = createSiteApp({ serviceUrl: other.url, patience: 5_000 });
    await Promise.all([busy.request('/'), busy.request('/'), busy.request('/platform')]);
    assert.equal(other.asked.filter((path) => path.startsWith('/v1/counter')).length, 1);
    other.close();

    const mute = await fakeService();
    mute.silent = true;
    const alone = createSiteApp({ serviceUrl: mute.url, patience: 20 });
    const page = await (await alone.request('/')).text();
    assert.match(page, /<seesac-incident-counter[^>]*>\s*<p lang="en"><a href="\/platform">Number of reported firearms incidents/);
    mute.close();
  });

  it('hands the language of the address to the widgets', async () => {
    assert.match(await text('/platform?lang=sr-Cyrl'), /<seesac-incident-counter lang="sr-Cyrl"[\s\S]*<seesac-incident-list lang="sr-Cyrl"/);
  });

  it('shows contact details that are set up, and otherwise says where to look', async () => {
    assert.match(await text('/'), /Telephone, fax, e-mail<\/dt><dd>see <a href="https:\/\/www\.seesac\.org\/">/);
    const own = createSiteApp({ serviceUrl: service.url, contact: { telephone: '+381 11 000 0000', email: 'office@example.org', fax: '+381 11 000 0001', address: 'A <street>' } });
    const page = await (await own.request('/')).text();
    for (const part of ['href="tel:+381110000000"', 'href="mailto:office@example.org"', '+381 11 000 0001', 'A &lt;street&gt;']) assert.ok(page.includes(part), part);
  });

  it('refuses a service address that is none, and names it', () => {
    for (const serviceUrl of ['', 'localhost:8787', '/v1'])
      assert.throws(() => createSiteApp({ serviceUrl }), (error: Error) => error instanceof TypeError && error.message.includes(`"${serviceUrl}"`));
  });

  it('never writes Kosovo without its asterisk outside the notices', async () => {
    for (const path of PAGES) {
      let page = (await text(path)).replace(/<[^>]+>/g, ' ');
      for (const { text: { en } } of NOTICES) page = page.replaceAll(en, '');
      assert.doesNotMatch(page, /Kosovo(?!\*)/, path);
      assert.doesNotMatch(page, /\bcountr(y|ies)\b/i, path);
    }
  });
});
