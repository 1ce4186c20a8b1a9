import { columnsOf, type Chart, type ChartSpeech } from '@seesac/contract/charts.js';
import { html, nothing, type TemplateResult } from 'lit';

/** Rows from which on a table scrolls in itself. */
const MANY = 25;

/**
 * The figures of a chart as a table: what the picture shows, all of it, for whoever does not see it or wants the numbers. Until a reader opens it, it is there for
 * screen readers alone.
 */
export function table(chart: Chart, speech: ChartSpeech, at: number, open: boolean): TemplateResult {
  const { title, rowsName, rows, unit } = chart;
  const columns = columnsOf(chart);
  const scrolls = open && rows.length > MANY;
  return html`<div id="table${at}" class=${open ? 'table' : 'apart'} part="table" role=${(scrolls ? 'region' : nothing) as 'region'} aria-label=${scrolls ? title : nothing} tabindex=${(scrolls ? 0 : nothing) as number}>
    <table>
      <caption>${title}</caption>
      <thead><tr><th scope="col">${rowsName}</th>${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
      <tbody>
        ${rows.map(({ label }, row) => html`<tr><th scope="row">${label}</th>${columns.map(({ values }) => html`<td>${values[row] == null ? speech.say('not-known') : speech.number(values[row], unit === 'rate' ? 2 : 0)}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}
