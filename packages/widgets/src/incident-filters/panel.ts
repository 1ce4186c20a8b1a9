import type { MultiKey } from '@seesac/contract';
import { html, type TemplateResult } from 'lit';
import { change } from '../lib/filter-store.js';
import { names } from '../lib/filter-words.js';
import { msg, plural, speech } from '../lib/locale-controller.js';
import { dates } from './dates.js';
import type { Face } from './incident-filters.model.js';
import { options } from './options.js';

const section = (host: Face, key: string): TemplateResult => (key === 'date' ? dates(host) : options(host, key as MultiKey));
const clear = (host: Face, keys: readonly string[]) => () =>
  change(host, Object.fromEntries(keys.flatMap((key) => (key === 'date' ? ['from', 'to'] : [key])).map((key) => [key, undefined])));

/** The choices of some keys, at their button. @param closed called when a reader has closed it, in whatever way, and says whether the focus was in it */
export function popup(host: Face, name: string, keys: readonly string[], closed: (focused: boolean) => void): TemplateResult {
  let focused = false;
  const toggles = (event: Event) => (focused = (event.target as Element).matches(':focus-within'));
  const toggled = (event: Event) => (event as ToggleEvent).newState === 'closed' && closed(focused);
  const close = (event: Event) => (event.target as Element).closest<HTMLElement>('.panel')!.hidePopover();
  return html`<div popover class="panel popup" part="panel" role="dialog" aria-label=${name} @beforetoggle=${toggles} @toggle=${toggled}>
    <div class="content">${keys.map((key) => section(host, key))}</div>
    <div class="foot">
      <button type="button" @click=${clear(host, keys)}>${msg('Clear', { id: 'clear' })}</button>
      <button type="button" class="main" @click=${close}>${msg('Done', { id: 'done' })}</button>
    </div>
  </div>`;
}

/** Everything that is offered, for a narrow place. */
export function sheet(host: Face, closed: (focused: boolean) => void): TemplateResult {
  const { bar, more, terms, value, data } = host.shown;
  const keys = [...bar, ...more].filter((key) => key !== 'q');
  const close = (event: Event) => (event.target as Element).closest('dialog')!.close();
  const heading = msg('Filters', { id: 'filters' });
  // Chromium tells `close` with the next frame only, and a page in the background has none; older browsers know no `toggle` of a dialog.
  const toggled = (event: Event) => (event as ToggleEvent).newState === 'closed' && closed(true);
  const look = (code: string) => () => change(host, { lens: code as never });
  return html`<dialog class="panel all" part="panel" aria-label=${heading} closedby="any" @toggle=${toggled} @close=${() => closed(true)}>
    <div class="head">
      <p role="heading" aria-level="2">${heading}</p>
      <button type="button" class="icon" aria-label=${msg('Close', { id: 'close' })} @click=${close}>×</button>
    </div>
    <div class="content">
      ${keys.includes('lens')
        ? html`<fieldset>
            <legend>${names()['lens']}</legend>
            ${terms.lens?.map(
              ({ code, label }) => html`<label class="option"><input type="radio" name="sheet-lens" .checked=${(value.lens ?? 'all') === code} @change=${look(code)} /><span>${label}</span></label>`,
            )}
          </fieldset>`
        : ''}
      ${keys.includes('date') ? dates(host) : ''}
      <div class="lists">
        ${keys.map((key) => {
          const chosen = value[key as MultiKey]?.length;
          return key === 'lens' || key === 'date' || !names()[key]
            ? ''
            : html`<details><summary>${names()[key]}${chosen ? html`&nbsp;<b>(${speech.number(chosen)})</b>` : ''}</summary>${options(host, key as MultiKey)}</details>`;
        })}
      </div>
    </div>
    <div class="foot">
      <button type="button" @click=${clear(host, keys)}>${msg('Clear all', { id: 'clear-all' })}</button>
      <button type="button" class="main" @click=${close}>
        <span role="status">${data.total === undefined ? msg('Done', { id: 'done' }) : plural(data.total, msg('Show {n} incident|Show {n} incidents', { id: 'show-n' }))}</span>
      </button>
    </div>
  </dialog>`;
}
