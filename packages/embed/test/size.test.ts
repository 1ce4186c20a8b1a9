import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Hosts } from './hosts.ts';

const root = new URL('../../../', import.meta.url);
const dir = 'packages/embed/dist/embed/';
interface Limit { name: string; path: string | string[]; limit: string; gzip: boolean }
const limits = JSON.parse(readFileSync(new URL('.size-limit.json', root), 'utf8')) as Limit[];

/** What stands on a page that a limit is for, where it is not one tag. */
const PAGES: Record<string, readonly string[]> = {
  'seesac-cookie-consent with a question': ['seesac-cookie-consent categories="performance"'],
  'seesac-scope with filters and list': ['seesac-scope', 'seesac-incident-filters', 'seesac-incident-list'],
  'seesac-incident-charts with a trend': ['seesac-incident-charts chart="trend"'],
  'seesac-incident-charts with a split trend': ['seesac-incident-charts chart="trend" split="outcome"'],
  'seesac-incident-charts with jurisdictions': ['seesac-incident-charts chart="jurisdictions"'],
  'seesac-incident-charts with people': ['seesac-incident-charts chart="people"'],
  'seesac-incident-charts with outcomes': ['seesac-incident-charts chart="outcomes"'],
  'seesac-incident-charts with a breakdown': ['seesac-incident-charts chart="breakdown"'],
  'seesac-incident-charts with weapons': ['seesac-incident-charts chart="weapons"'],
  'seesac-incident-charts with seizures': ['seesac-incident-charts chart="seizures"'],
  'seesac-incident-charts with seasons': ['seesac-incident-charts chart="seasons"'],
  'seesac-incident-charts with a pictogram': ['seesac-incident-charts chart="pictogram"'],
  'seesac-incident-charts with a calendar': ['seesac-incident-charts chart="calendar"'],
  'seesac-incident-charts with a cumulative chart': ['seesac-incident-charts chart="cumulative"'],
  'seesac-incident-charts with a time line': ['seesac-incident-charts chart="timeline"'],
};
const tagOf = (start: string) => start.split(' ')[0]!;
/** The outer tag has the others inside. */
const htmlOf = ([outer, ...inner]: readonly string[]) => `<${outer}>${inner.map((tag) => `<${tag}></${tag}>`).join('')}</${tagOf(outer!)}>`;

/** The built files that a limit names, as the service serves them. */
function files({ path }: Limit): string[] {
  const built = [...readdirSync(new URL(dir, root)), ...readdirSync(new URL(`${dir}chunks/`, root)).map((name) => `chunks/${name}`)];
  const patterns = [path].flat().map((glob) => {
    const source = glob.replace(dir, '').replace(/[.]/g, '\\.').replace(/\*/g, '[^/]*').replace(/\{([^}]*)\}/g, (_, names: string) => `(${names.replaceAll(',', '|')})`);
    return new RegExp(`^${source}$`);
  });
  return built.filter((name) => patterns.some((pattern) => pattern.test(name))).sort();
}

describe('the weight of a widget alone on a page, and of several together', () => {
  const hosts = new Hosts();
  before(() => hosts.start());
  after(() => hosts.stop());

  const tags = [...readFileSync(new URL('../src/loader.ts', import.meta.url), 'utf8').matchAll(/'(seesac-[\w-]+)': \(\) => import/g)].map((match) => match[1]!);
  it('has a limit for every widget that the loader knows', () => {
    assert.ok(tags.length > 0);
    assert.deepEqual(tags.filter((tag) => !limits.some(({ name }) => name.startsWith(`${tag},`))), []);
  });

  for (const limit of limits.filter(({ name }) => name.startsWith('seesac-'))) {
    const name = limit.name.split(',')[0]!;
    const tags = PAGES[name] ?? [name];
    it(`is what the limit of ${name} weighs, and within it`, async (t) => {
      const visit = await hosts.open({ html: `<!doctype html><html lang="en"><title>Partner</title>${hosts.script}<body>${htmlOf(tags)}` });
      for (const tag of tags) await visit.drawn(tagOf(tag));
      await visit.page.waitForLoadState('networkidle');
      assert.deepEqual(await visit.page.locator('[part=error]').allTextContents(), [], 'with these files it shows what it has');
      await visit.close();
      const fetched = [...new Set(hosts.asked.filter((path) => path.endsWith('.js')).map((path) => path.replace('/v1/', '')))].sort();
      assert.deepEqual(files(limit), fetched, 'the limit counts exactly what the page fetches');
      const bytes = fetched.reduce((sum, name) => sum + gzipSync(readFileSync(new URL(dir + name, root)), { level: 9 }).length, 0);
      t.diagnostic(`${name}: ${bytes} bytes gzip in ${fetched.length} files, limit ${limit.limit}`);
      assert.ok(bytes <= Number.parseFloat(limit.limit) * 1024, `${bytes} bytes, limit ${limit.limit}`);
    });
  }
});
