import type { Filters, Lens, Taxonomies } from '@seesac/contract';
import { html, type TemplateResult } from 'lit';
import { adopt } from '../lib/adopt.js';
import { around } from '../lib/around.js';
import { names } from '../lib/filter-words.js';
import type { SeesacIncidentCharts } from './incident-charts.js';
import styles from './lenses.styles.js';

/** The choice between all incidents, violence and misuse, and seizures; none where the page has chosen. */
export function lenses(host: SeesacIncidentCharts, { lens = 'all' as Lens }: { lens?: Filters['lens'] | 'all' }, { lens: terms }: Taxonomies): TemplateResult | '' {
  if (around(host).some((element) => element.hasAttribute?.('lens'))) return '';
  adopt(host, styles);
  const choose = async (code: Lens) => {
    await host.use();
    host.desk?.filter({ lens: code as NonNullable<Filters['lens']> }, true);
  };
  return html`<fieldset class="lens" part="lens">
    <legend>${names()['lens']}</legend>
    ${terms.map(({ code, label }) => html`<label><input type="radio" name="lens" value=${code} .checked=${code === lens} @change=${() => choose(code as Lens)} /> ${label}</label>`)}
  </fieldset>`;
}
