import { taxonomies } from '@seesac/client/texts.js';
import type { Links, Meta, Taxonomies, TaxonomyKey } from '@seesac/contract';
import { css, html, type LitElement, type TemplateResult } from 'lit';
import { defaultApi } from './api.js';
import { safeUrl } from './safe-url.js';
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

const names = (): Record<string, string> => ({
  age: msg('Age', { id: 'age' }),
  area: msg('Area', { id: 'area' }),
  bbox: msg('Map section', { id: 'bbox' }),
  from: msg('From', { id: 'from' }),
  jurisdiction: msg('Jurisdiction', { id: 'jurisdiction' }),
  lens: msg('Selection', { id: 'lens' }),
  outcome: msg('Outcome', { id: 'outcome' }),
  place: msg('Place', { id: 'place' }),
  possession: msg('Possession', { id: 'possession' }),
  q: msg('Words', { id: 'words' }),
  sex: msg('Sex', { id: 'sex' }),
  tag: msg('Mark', { id: 'tag' }),
  to: msg('To', { id: 'to' }),
  type: msg('Type', { id: 'type' }),
  weapon: msg('Weapon', { id: 'weapon' }),
});

/** The filters of an answer in words, one entry a key. */
function filterRows({ filters }: Meta, terms: Taxonomies | undefined): [string, string][] {
  const lists = (key: string) => [...(terms?.[key as TaxonomyKey] ?? []), ...(key === 'type' ? (terms?.subtype ?? []) : [])];
  const word = (key: string, value: string) => lists(key).find(({ code }) => code === value)?.label ?? (/^\d{4}-\d\d-\d\d$/.test(value) ? speech.date(value) : value);
  return Object.entries(filters)
    .filter(([key]) => key !== 'release' && key !== 'as_of')
    .map(([key, value]) => [names()[key] ?? key, [value].flat().map((one) => word(key, String(one))).join(', ')]);
}

const copy = (text: string, done: string) => async (event: Event) => {
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

const sheet = /* @__PURE__ */ new CSSStyleSheet();

/** What stands behind a number: its definition, filters, time, version, licence, citation and address. */
export function passport(host: LitElement, meta: Meta, links: Links): TemplateResult {
  // Its styles come with it: a page where nobody asks does not carry them.
  const sheets = (host.renderRoot as ShadowRoot).adoptedStyleSheets;
  if (!sheets.includes(sheet)) {
    if (!sheet.cssRules.length) sheet.replaceSync(String(styles));
    sheets.push(sheet);
  }
  const rows = filterRows(meta, labelsFor(host));
  const address = safeUrl(links.self);
  const entry = (name: string, value: unknown) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`<dl class="passport">
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
      html`<p lang="en">${meta.citation}</p>
        <button type="button" @click=${copy(meta.citation, msg('Copied', { id: 'copied' }))}>${msg('Copy the citation', { id: 'copy' })}</button> <span role="status"></span>`,
    )}
    ${address ? entry(msg('Address of the data', { id: 'address' }), html`<a href=${address}>${address}</a>`) : ''}
  </dl>`;
}
