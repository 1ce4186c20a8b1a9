import type { Chart, ChartSpeech } from '@seesac/contract/charts.js';
import { html, type TemplateResult } from 'lit';

/** The figures of a chart as a table: what the picture shows, all of it, for whoever does not see it or wants the numbers. */
export function table({ title, rowsName, rows, series, unit }: Chart, speech: ChartSpeech): TemplateResult {
  const digits = unit === 'rate' ? 2 : 0;
  return html`<div class="table" part="table" tabindex="-1">
    <table>
      <caption>${title}</caption>
      <thead><tr><th scope="col">${rowsName}</th>${series.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
      <tbody>
        ${rows.map(({ label }, row) => html`<tr><th scope="row">${label}</th>${series.map(({ values }) => html`<td>${values[row] == null ? speech.say('not-known') : speech.number(values[row]!, digits)}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}
