import { FILTER_KEYS } from '@seesac/contract';

/** What the filter attributes say; their names come from the contract. */
const FILTERS = {
  as_of: 'The dataset as it was at the end of that day, `2025-02-13`.',
  bbox: 'West, south, east, north in degrees.',
  from: 'First day, `2024-01-01`.',
  to: 'Last day, inclusive.',
  lens: '`all`, `violence` or `seizures`.',
  q: 'Words to find in places and summaries.',
  release: 'A frozen state of the data, `2024Q4`.',
};

/** Elements that show no incidents. */
const NO_FILTERS = /consent|news/;

/** Drops what is not public API, points module paths at the published files, and adds the filter attributes, which are read from the element as a whole. */
const publish = () => ({
  name: 'publish',
  packageLinkPhase({ customElementsManifest: m }) {
    const dist = (path) => path?.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
    for (const mod of m.modules) {
      mod.path = dist(mod.path);
      for (const d of mod.declarations ?? []) {
        if (d.members) d.members = d.members.filter((x) => (!x.privacy || x.privacy === 'public') && !x.name.startsWith('#') && !x.inheritedFrom && !x.static);
        if (d.customElement) {
          // An event class that is dispatched is listed under the name of its argument too.
          d.events = d.events?.filter(({ name }) => name.startsWith('seesac-'));
          const own = (d.attributes ?? []).filter(({ name }) => name);
          const filters = NO_FILTERS.test(d.tagName) ? [] : FILTER_KEYS.map((name) => ({
            name, type: { text: 'string' }, description: `Filter, locked for this widget. ${FILTERS[name] ?? 'One or more codes, parted by spaces or commas.'}`,
          }));
          d.attributes = [
            ...own,
            { name: 'lang', type: { text: 'string' }, description: 'Language, BCP 47; else that of the nearest element around it.' },
            { name: 'theme', type: { text: "'auto' | 'light' | 'dark'" }, default: "'auto'", description: 'Colours; `auto` follows the `color-scheme` of the page.' },
            { name: 'loading', type: { text: "'lazy' | 'eager'" }, default: "'lazy'", description: 'When the embed loader fetches the code: near the screen, or at once.' },
            ...filters,
          ];
        }
      }
      for (const e of mod.exports ?? []) if (e.declaration?.module) e.declaration.module = dist(e.declaration.module);
    }
    m.modules = m.modules.filter((mod) => mod.declarations?.some((d) => d.customElement));
  },
});

export default {
  globs: ['src/cookie-consent/cookie-consent.ts', 'src/incident-*/incident-*.ts', 'src/monitor/monitor.ts', 'src/news-feed/news-feed.ts', 'src/newsletter-form/newsletter-form.ts'],
  exclude: ['**/*.{model,styles,test}.ts'],
  outdir: '.',
  litelement: true,
  dependencies: false,
  packagejson: false,
  plugins: [publish()],
};
