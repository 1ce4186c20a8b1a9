import type { Chart, ChartSpeech } from '@seesac/contract/charts.js';
import { hasLegend, isEmpty } from '@seesac/contract/charts.js';
import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../lib/locale-controller.js';
import type { SeesacIncidentCharts } from './incident-charts.js';
import { drawingOf, plot, sign, type Hatched } from './plot.js';
import { partOf } from './parts.js';
import { table } from './table.js';

/** One chart with its texts: title, finding, legend, picture, notes, table. */
export function figure(host: SeesacIncidentCharts, chart: Chart, speech: ChartSpeech, at: number, level: number): TemplateResult {
  const { title, sentence, series, notes, coverage } = chart;
  const hatched: Hatched = (paint) => paint.startsWith('fill-') && (paint === 'fill-unknown' || host.hasPatterns);
  const none = isEmpty(chart);
  const drawing = drawingOf(chart, host.widths.of(at), speech);
  const opened = host.opened.has(at);
  return html`<div class="chart ${partOf(chart).isWide ? 'wide' : ''}" part="chart" role="group" aria-labelledby="title${at}">
    <p id="title${at}" class="title" part="title" role="heading" aria-level=${level}>${title}</p>
    <p part="sentence" id="sentence${at}">${sentence}</p>
    ${none
      ? html`<div class="none" part="plot"></div>`
      : html`${hasLegend(chart) ? html`<ul class="legend" part="legend">${series.map(({ ink, label }) => html`<li>${sign(ink, hatched)} ${label}</li>`)}</ul>` : ''}
          <div class="plot" part="plot" dir="ltr" data-at=${at} role="application" tabindex="0" aria-roledescription=${msg('chart', { id: 'charts-chart' })} aria-label=${title} aria-describedby="sentence${at} keys">
            <div class="sheet"><svg role="img" aria-label=${sentence} width=${drawing.width} height=${drawing.height}>${plot(drawing, hatched)}</svg></div>
          </div>`}
    ${coverage ? html`<small class="coverage" part="coverage">${coverage.text}</small>` : nothing}
    ${notes.length ? html`<div part="notes">${notes.map((note) => html`<small>${note}</small>`)}</div>` : nothing}
    <div class="actions">
      ${none ? '' : html`<button type="button" class="link" aria-expanded=${opened} aria-controls="table${at}" @click=${() => host.open(at)}>${opened ? msg('Hide table', { id: 'charts-hide' }) : msg('Show table', { id: 'charts-show' })}</button>`}
      ${host.lines?.whole(chart) ?? ''}
      <details part="options" data-at=${at}><summary>${msg('Options and downloads', { id: 'charts-options' })}</summary>${host.desk?.options(at)}</details>
    </div>
    ${host.hasTables ? table(chart, speech, at, opened) : ''}
  </div>`;
}
