import type { MultiKey } from '@seesac/contract';
import { html, type TemplateResult } from 'lit';
import { change } from '../lib/filter-store.js';
import { names, termsOf } from '../lib/filter-words.js';
import { msg, speech } from '../lib/locale-controller.js';
import { begins } from './begins.js';
import type { Face } from './incident-filters.model.js';

/** From so many on, a list can be searched. */
const MANY = 9;

/** The values of one filter, each with its count; those that nothing has can only be taken away. */
export function options(host: Face, key: MultiKey): TemplateResult {
  const { value, terms, data } = host.shown;
  const chosen: readonly string[] = value[key] ?? [];
  const facet = data.facets?.[key];
  const known = termsOf(terms, key);
  // A value that no list has, as from an old address, can still be taken away.
  const list = [...known, ...chosen.filter((code) => !known.some((term) => term.code === code)).map((code) => ({ code, label: code, parent: undefined }))];
  const toggle = (code: string, none: boolean) => (event: Event) => {
    if (none) return event.preventDefault();
    change(host, { [key]: chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code] });
  };
  const hint = msg('Find in the list', { id: 'find' });
  return html`<fieldset>
    <legend>${names()[key]}</legend>
    ${list.length >= MANY ? html`<input class="find" type="search" placeholder=${hint} aria-label=${hint} @input=${find} />` : ''}
    ${list.length ? '' : html`<p>${msg('Current data cannot be shown now.', { id: 'error' })}</p>`}
    ${list.map(({ code, label, parent }) => {
      const count = facet && (facet.find((one) => one.code === code)?.count ?? 0);
      const none = count === 0 && !chosen.includes(code);
      return html`<label class=${parent ? 'option sub' : 'option'}>
        <input type="checkbox" .checked=${chosen.includes(code)} aria-disabled=${none} @click=${toggle(code, none)} />
        <span>${label}</span> <span class="n">${count === undefined ? '' : speech.number(count)}</span>
      </label>`;
    })}
    <p class="nothing" hidden>${msg('Nothing found', { id: 'nothing' })}</p>
  </fieldset>`;
}

/** Leaves the options that have the words that are typed. */
function find(event: Event): void {
  const { value, parentElement: box } = event.target as HTMLInputElement;
  const labels = [...box!.querySelectorAll('label')];
  for (const label of labels) label.hidden = !begins(label.querySelector('span')!.textContent, value);
  box!.querySelector<HTMLElement>('.nothing')!.hidden = labels.some(({ hidden }) => !hidden);
}
