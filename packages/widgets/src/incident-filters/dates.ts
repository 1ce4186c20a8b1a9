import { platformDate } from '@seesac/contract';
import { html, type TemplateResult } from 'lit';
import { change, type FilterPatch } from '../lib/filter-store.js';
import { names } from '../lib/filter-words.js';
import { msg, speech } from '../lib/locale-controller.js';
import type { Face } from './incident-filters.model.js';
import { presets, SINCE } from './presets.js';

/** First and last day: by a name, or by their dates. */
export function dates(host: Face): TemplateResult {
  const { value, asOf } = host.shown;
  const today = platformDate(asOf ? new Date(asOf) : new Date());
  const labels = msg('This month|This quarter|This year|Last 12 months|Since 2014', { id: 'presets' }).split('|');
  const range = msg('Choose a day from {from} to {to}.', { id: 'day-range' }).replace('{from}', speech.date(SINCE)).replace('{to}', speech.date(today));
  const order = msg('The first day is after the last: not applied.', { id: 'day-order' });

  const read = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [from, to] = input.closest('.dates')!.querySelectorAll('input');
    const wrong = !input.validity.valid ? range : from!.value && to!.value && from!.value > to!.value ? order : '';
    // While a year is typed it is out of range for a moment: no reason to speak.
    if (wrong !== range || event.type === 'focusout') tell([from!, to!], wrong, input);
    if (!wrong && event.type === 'change') change(host, { from: from!.value, to: to!.value });
  };
  const field = (key: 'from' | 'to') =>
    html`<label>${names()[key]}<input type="date" min=${SINCE} max=${today} .value=${value[key] ?? ''} aria-describedby="day-error" @change=${read} @focusout=${read} /></label>`;
  return html`<fieldset>
    <legend>${msg('Date', { id: 'day' })}</legend>
    <div class="presets">
      ${presets(today).map(
        ({ from, to }, at) =>
          html`<button type="button" aria-pressed=${value.from === from && value.to === to} @click=${(event: Event) => {
            const inputs = (event.target as Element).closest('fieldset')!.querySelectorAll('input');
            tell([...inputs], '');
            // What was typed and not applied goes.
            [inputs[0]!.value, inputs[1]!.value] = [value.from ?? '', value.to ?? ''];
            change(host, { from, to } as FilterPatch);
          }}>${labels[at]}</button>`,
      )}
    </div>
    <div class="dates">${field('from')}${field('to')}</div>
    <p class="wrong" id="day-error" role="alert"></p>
  </fieldset>`;
}

/** Says what is wrong with a date at its field; nothing where nothing is. */
function tell(inputs: HTMLInputElement[], words: string, wrong?: HTMLInputElement): void {
  for (const input of inputs) input.ariaInvalid = String(Boolean(words) && input === wrong);
  inputs[0]!.closest('fieldset')!.querySelector('.wrong')!.textContent = words;
}
