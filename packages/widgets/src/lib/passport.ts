import { taxonomies } from '@seesac/client/texts.js';
import type { Links, Meta, Taxonomies } from '@seesac/contract';
import { isWebAddress } from '@seesac/client/web-address.js';
import { css, html, nothing, type LitElement, type TemplateResult } from 'lit';
import { adopt } from './adopt.js';
import { defaultApi } from './api.js';
import { names, wordOf } from './filter-words.js';
import { msg, speech } from './locale-controller.js';

/** Labels of filter values by address and language, once they are there; codes until then. */
const labels = new Map<string, Taxonomies>();
/** Which of them each widget waits for: all that wait share one request, and each is drawn again. */
const awaited = new WeakMap<LitElement, string>();

function labelsFor(host: LitElement): Taxonomies | undefined {
  const api = (host as { api?: string }).api ?? defaultApi();
  const key = `${api} ${speech.lang}`;
  if (!labels.has(key) && awaited.get(host) !== key) {
    awaited.set(host, key);
    taxonomies(api, speech.lang).then(
      ({ data }) => {
        labels.set(key, data);
        host.requestUpdate();
      },
      () => awaited.delete(host),
    );
  }
  return labels.get(key);
}

/** The filters of an answer in words, one entry a key. */
export function filterRows({ filters }: Pick<Meta, 'filters'>, terms: Taxonomies | undefined): [string, string][] {
  return Object.entries(filters)
    .filter(([key]) => key !== 'release' && key !== 'as_of')
    .map(([key, value]) => [names()[key] ?? key, [value].flat().map((one) => wordOf(terms ?? {}, key, String(one))).join(', ')]);
}

/** Copies a text; the element before the button holds it, the one after it says that it is done. */
export const copy = (text: string, done: string) => async (event: Event) => {
  const status = (event.target as HTMLElement).nextElementSibling!;
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = done;
  } catch {
    // No permission, as in most frames: the text is selected, ready for the reader's own command.
    getSelection()?.selectAllChildren((event.target as HTMLElement).previousElementSibling!);
  }
};

const styles = css`
  .root .passport {
    display: grid;
    gap: 0.75em;
    padding-block: 0.75em;
  }
  .passport dt {
    font-size: 0.8em;
  }
  .root .passport dd {
    font-weight: 400;
  }
`;

/** An address that can be copied. */
const copied = (words: unknown, text: string, button: string) =>
  html`<p>${words}</p>
    <button type="button" @click=${copy(text, msg('Copied', { id: 'copied' }))}>${button}</button> <span role="status"></span>`;

/** The files, the feed and the page of what is shown, as far as the answer has them. Others than `self` are not checked yet. */
function takeaways(links: Links): readonly (readonly [string, unknown])[] {
  // In a frame a link would open inside it.
  const target = window === window.parent ? nothing : '_blank';
  const link = (url: string, words: string, more = '') => html`<p><a href=${url} rel="noopener" target=${target}>${words}</a> <small>${more}</small></p>`;
  const files = [
    [links.csv, 'CSV', msg('for spreadsheets', { id: 'for-csv' })],
    [links.geojson, 'GeoJSON', msg('for maps', { id: 'for-geojson' })],
    [links.jsonl, 'JSON Lines', msg('for programs, with every detail', { id: 'for-jsonl' })],
  ] as const;
  const { atom, view } = links;
  const safe = files.filter(([url]) => isWebAddress(url));
  return [
    ...(safe.length ? [[msg('Download', { id: 'download' }), safe.map(([url, name, use]) => link(url!, name, use))] as const] : []),
    ...(isWebAddress(atom)
      ? [[msg('Follow', { id: 'follow' }), link(atom, msg('Feed of this view', { id: 'feed' }), msg('A feed reader that has this address tells you of new and corrected incidents.', { id: 'feed-note' }))] as const]
      : []),
    ...(isWebAddress(view) ? [[msg('Share', { id: 'share' }), [link(view, msg('Open this view on the main site', { id: 'on-site' })), copied(view, view, msg('Copy the address', { id: 'copy-address' }))]] as const] : []),
  ];
}

/** What stands behind a number: where to take it, its definition, filters, time, version, licence, citation and address. */
export function passport(host: LitElement, meta: Meta, links: Links): TemplateResult {
  // Its styles come with it: a page where nobody asks does not carry them.
  adopt(host, styles);
  const rows = filterRows(meta, labelsFor(host));
  const entry = (name: string, value: unknown) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`<dl class="passport">
    ${takeaways(links).map(([name, value]) => entry(name, value))}
    ${entry(
      msg('Definition', { id: 'definition' }),
      msg(
        'Incidents with firearms, explosives or other weapons in scope in South East Europe that media or authorities reported, counted on the first day of their date. People killed, injured and threatened are counted apart from suicides. Records are checked and may change.',
        { id: 'definition-text' },
      ),
    )}
    ${entry(
      msg('Filters', { id: 'filters' }),
      rows.length ? rows.map(([name, value]) => html`<p>${name}: ${value}</p>`) : msg('None: all incidents of the seven jurisdictions', { id: 'no-filters' }),
    )}
    ${entry(msg('As of', { id: 'as-of' }), `${speech.date(meta.asOf)}, ${meta.asOf.slice(11, 16)} UTC`)}
    ${entry(msg('Version of the data', { id: 'version' }), meta.release ?? speech.number(meta.version))} ${entry(msg('Licence', { id: 'licence' }), meta.licence)}
    ${entry(
      msg('Citation', { id: 'citation' }),
      copied(html`<span lang="en">${meta.citation}</span>`, meta.citation, msg('Copy the citation', { id: 'copy' })),
    )}
    ${entry(msg('Address of the data', { id: 'address' }), copied(html`<a href=${links.self}>${links.self}</a>`, links.self, msg('Copy the address', { id: 'copy-address' })))}
  </dl>`;
}
