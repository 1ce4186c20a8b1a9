import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Hosts } from './hosts.ts';

const built = new URL('../dist/embed/', import.meta.url);
const sri = JSON.parse(readFileSync(new URL('sri.json', built), 'utf8')) as { version: string; files: Record<string, string> };
const names = readdirSync(new URL('pinned/', built)).filter((name) => name.endsWith('.js'));

describe('the pinned files', () => {
  const hosts = new Hosts();
  before(() => hosts.start());
  after(() => hosts.stop());

  it('are all in sri.json with their hash and the version of the widgets', () => {
    assert.deepEqual(Object.keys(sri.files).sort(), names.sort());
    for (const [name, integrity] of Object.entries(sri.files))
      assert.equal(integrity, `sha384-${createHash('sha384').update(readFileSync(new URL(`pinned/${name}`, built))).digest('base64')}`, name);
    const widgets = JSON.parse(readFileSync(new URL('../../widgets/package.json', import.meta.url), 'utf8')) as { version: string };
    assert.equal(sri.version, widgets.version);
  });

  for (const name of names) {
    const tag = name.replace('.js', '');
    const page = (integrity: string) =>
      `<!doctype html><html lang="en"><title>Partner</title><script type="module" crossorigin src="${hosts.service}/v1/pinned/${name}" integrity="${integrity}"></script>
      <body><${tag}>fallback</${tag}>`;

    it(`${name} draws with its hash, and fetches no other code`, async () => {
      const visit = await hosts.open({ html: page(sri.files[name]!), csp: `script-src ${hosts.service}; style-src 'none'` });
      await visit.drawn(tag);
      await visit.page.waitForLoadState('networkidle');
      assert.deepEqual(hosts.asked.filter((path) => path.endsWith('.js')), [`/v1/pinned/${name}`]);
      // A scope and a question to the reader have nothing to show that the service knows.
      assert.equal(hosts.asked.some((path) => !path.endsWith('.js')), !['seesac-cookie-consent', 'seesac-scope'].includes(tag), 'asks the host of the file for data');
      assert.deepEqual(visit.console, []);
      await visit.close();
    });

    it(`${name} is refused with another hash, and the fallback stays`, async () => {
      const visit = await hosts.open({ html: page(`sha384-${'A'.repeat(64)}`) });
      await visit.page.waitForLoadState('networkidle');
      assert.ok(await visit.page.getByText('fallback').isVisible());
      assert.equal(await visit.has(tag), false);
      await visit.close();
    });
  }

  it('have maps with the source that people wrote', () => {
    const map = JSON.parse(readFileSync(new URL('seesac.js.map', built), 'utf8')) as { sources: string[]; sourcesContent: string[] };
    const at = map.sources.findIndex((source) => source.endsWith('src/loader.ts'));
    assert.match(map.sourcesContent[at] ?? '', /const VERSION = __SEESAC_VERSION__/);
  });
});
