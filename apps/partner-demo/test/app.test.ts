import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createPartnerApp } from '../src/index.ts';

const service = 'https://data.example.org';
const app = createPartnerApp({ serviceUrl: `${service}/` });

describe('the partner’s site', () => {
  for (const path of ['/', '/plain']) {
    it(`${path} allows the service its scripts and answers, and nothing else`, async () => {
      const response = await app.request(path);
      assert.equal(response.status, 200);
      const policy = new Map(response.headers.get('content-security-policy')!.split('; ').map((d) => [d.split(' ')[0], d.split(' ').slice(1).join(' ')]));
      assert.equal(policy.get('default-src'), "'none'");
      const forService = [...policy].filter(([, sources]) => sources!.includes(service)).map(([directive]) => directive);
      assert.deepEqual(forService, ['script-src', 'connect-src']);
      assert.equal(policy.get('style-src'), "'self'");
      assert.ok(![...policy.values()].some((sources) => /unsafe|\*|data:/.test(sources!)));
      assert.equal(response.headers.get('set-cookie'), null);
    });

    it(`${path} is one article with landmarks, no inline style, and no script that runs but that of the service`, async () => {
      const text = await (await app.request(path)).text();
      assert.equal(text.match(/<h1[\s>]/g)?.length, 1);
      for (const landmark of ['<header', '<nav', '<main', '<footer', 'lang="en"']) assert.ok(text.includes(landmark), landmark);
      assert.doesNotMatch(text, /\sstyle=|<style|\son[a-z]+=/);
      const [loader, ...waiting] = text.match(/<script[^>]*>[^<]*/g)!;
      assert.equal(loader, `<script type="module" src="${service}/v1/seesac.js">`);
      assert.match(waiting.join(), /^<script type="text\/plain" data-seesac-consent="performance" src="\/visits\.js\?v=\w+">$/);
    });

    it(`${path} gives each widget a fallback that leads somewhere`, async () => {
      const text = await (await app.request(path)).text();
      for (const tag of ['seesac-incident-charts', 'seesac-incident-counter', 'seesac-incident-list', 'seesac-incident-map', 'seesac-news-feed', 'seesac-newsletter-form'])
        assert.match(text, new RegExp(`<${tag}[^>]*>\\s*<a href="https://[^"]+">[^<]+</a>\\s*</${tag}>`), tag);
      assert.match(text, /<seesac-incident-list[^>]* jurisdiction="RS"/);
    });

    it(`${path} names only files that it has`, async () => {
      const text = await (await app.request(path)).text();
      const own = [...text.matchAll(/(?:<link[^>]* href|<script type="text\/plain"[^>]* src)="([^"]+)"/g)].map((match) => match[1]!);
      assert.ok(own.length >= 3);
      for (const href of own) assert.equal((await app.request(href)).status, 200, href);
    });
  }

  it('has the theme on / and not on /plain', async () => {
    assert.match(await (await app.request('/')).text(), /theme\.css/);
    assert.doesNotMatch(await (await app.request('/plain')).text(), /theme\.css/);
  });

  it('says that a page does not exist, with the same policy', async () => {
    const response = await app.request('/nothing');
    assert.equal(response.status, 404);
    assert.ok(response.headers.get('content-security-policy'));
  });

  it('refuses a service address that is none, and names it', () => {
    for (const serviceUrl of ['', 'localhost:8787', 'javascript:alert(1)', '/v1'])
      assert.throws(() => createPartnerApp({ serviceUrl }), (error: Error) => error instanceof TypeError && error.message.includes(`"${serviceUrl}"`));
  });
});
