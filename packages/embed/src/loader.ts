/**
 * The loader of the embed snippet: `<script type="module" src="https://HOST/v1/seesac.js">` and any number of widget tags.
 *
 * It imports the code of a widget when one of its tags comes within 300 px of the screen, at once with `loading="eager"`, and for all tags before the page prints.
 * Tags that come later are found too. Tags inside shadow roots of the page are not: import `@seesac/widgets` there, or put the tag into the document.
 * A page may include it any number of times and in any place. It sets no cookie, keeps nothing, and adds nothing to the page but the record below.
 *
 * Every byte is paid by every page: it stays under 1 KiB gzip. Only `import()`, never a script element: a host's CSP with a nonce blocks those.
 */
const VERSION = __SEESAC_VERSION__;

/** A widget tag → its code. A new widget is one line here, one module beside this one, and one line in the size limits. */
const widgets: Record<string, () => Promise<unknown>> = {
  'seesac-cookie-consent': () => import('./cookie-consent.js'),
  'seesac-incident-charts': () => import('./incident-charts.js'),
  'seesac-incident-counter': () => import('./incident-counter.js'),
  'seesac-incident-filters': () => import('./incident-filters.js'),
  'seesac-incident-list': () => import('./incident-list.js'),
  'seesac-incident-map': () => import('./incident-map.js'),
  'seesac-monitor': () => import('./monitor.js'),
  'seesac-news-feed': () => import('./news-feed.js'),
  'seesac-newsletter-form': () => import('./newsletter-form.js'),
  'seesac-scope': () => import('./scope.js'),
};

/** The page-wide record, one for all copies and versions. */
interface PageRecord {
  version: string;
  /** A loader is at work: the first one serves the page. */
  loader?: boolean;
  /** The page was told about a second version. */
  warned?: boolean;
}

/** A scope and a question about cookies: they ask no service, and before they are there they have no box of their own that could come near. */
const SILENT = /scope|consent/;

const page = globalThis as unknown as Record<symbol, PageRecord | undefined>;
const record = (page[Symbol.for('org.seesac.widgets')] ??= { version: VERSION });

if (record.version !== VERSION && !record.warned) {
  record.warned = true;
  console.warn(`SEESAC widgets ${record.version} serve this page, ${VERSION} does not.`);
}
if (!record.loader) {
  record.loader = true;
  serve();
}

function serve(): void {
  const selector = Object.keys(widgets).join();
  const wanted = new Set<string>();

  async function load(tag: string): Promise<void> {
    if (wanted.has(tag) || customElements.get(tag)) return;
    wanted.add(tag);
    try {
      // The shared code is asked for beside the widget's own, not after it.
      await Promise.all([import('./origin.js'), SILENT.test(tag) || import('./data.js'), widgets[tag]!()]);
    } catch (error) {
      wanted.delete(tag);
      for (const element of document.querySelectorAll(tag))
        element.dispatchEvent(Object.assign(new Event('seesac-error'), { error }));
    }
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) void load(target.localName);
    },
    { rootMargin: '300px' },
  );

  const find = (root: ParentNode) => root.querySelectorAll(selector);
  const meet = (element: Element) => {
    if (element.getAttribute('loading') === 'eager' || SILENT.test(element.localName)) void load(element.localName);
    else near.observe(element);
  };

  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element) {
          if (node.matches(selector)) meet(node);
          find(node).forEach(meet);
        }
  }).observe(document, { childList: true, subtree: true });
  addEventListener('beforeprint', () => find(document).forEach((element) => void load(element.localName)));
  find(document).forEach(meet);
}
