import { html, render } from 'lit/html.js';
import { speechIn } from '@seesac/contract/charts.js';
import { columns } from '@seesac/contract/charts/draw/columns.js';
import { timeline } from '@seesac/contract/charts/draw/timeline.js';
import { common } from '@seesac/contract/charts/words/en/common.js';
import { timeline as words } from '@seesac/contract/charts/words/en/timeline.js';
import { adopt } from '../../../../packages/widgets/dist/lib/adopt.js';
import { base } from '../../../../packages/widgets/dist/lib/base.styles.js';
import styles from '../../../../packages/widgets/dist/incident-charts/incident-charts.styles.js';
import { plot } from '../../../../packages/widgets/dist/incident-charts/plot.js';
import { MONTH_KEYS, SERIES, SIZE } from '../data.mjs';
import { contend } from './harness.mjs';

const speech = speechIn({ lang: 'en', texts: { ...common, ...words } });
const INKS = [1, 2, 3, 4, 'rest', 'past', 'unknown', 1];
const rows = MONTH_KEYS.map((key) => ({ key, label: speech.period(key), short: speech.period(key, true) }));
const texts = { title: 'Incidents', sentence: 'Incidents', notes: [], rowsName: 'Month', unit: 'incidents' };

const charts = {
  stack: (data) => ({ ...texts, id: 'trend', form: 'columns', stacked: true, rows, series: Array.from({ length: SERIES }, (_, k) => ({ key: `${k}`, label: `Series ${k + 1}`, ink: INKS[k], values: data[k] })) }),
  // No month is told: a table of 3,285 of them would be another chart.
  line: (data) => ({ ...texts, id: 'timeline', form: 'timeline', rows: [], series: [], line: { first: -80_000, step: 1, series: [{ key: 'day', label: 'Incidents in a day', ink: 1, values: data }] } }),
};

/**
 * The parts of the widget that draw, in the order in which it has them.
 * @param table its table, where that is to be there too
 * @param Timelines its canvases, where lines are to be on them
 */
export const oursWith = ({ table, Timelines }) => contend((element, kind, first) => {
  const root = element.shadowRoot;
  const draw = kind === 'stack' ? columns : timeline;
  const host = { addController() {}, renderRoot: root, isConnected: true, query: { last: undefined }, widths: { of: () => SIZE.width } };
  let lines;
  const show = (data) => {
    const chart = charts[kind](data);
    const drawing = draw(chart, SIZE.width, speech);
    render(html`<div class="root"><div class="plot" data-at="0"><div class="sheet"><svg role="img" aria-label=${chart.sentence} width=${drawing.width} height=${drawing.height}>${plot(drawing, (paint) => paint === 'fill-unknown')}</svg></div></div>
      ${table ? table(chart, speech, 0, false) : ''}</div>`, root);
    if (!Timelines) return;
    host.query.last = { charts: [chart], speech, meta: { filters: {} } };
    lines ??= new Timelines(host);
    lines.hostUpdated();
  };
  show(first);
  return show;
}, (element) => {
  // As wide as the others.
  element.style.setProperty('--seesac-padding', '0px');
  const renderRoot = element.attachShadow({ mode: 'open' });
  for (const one of [base, styles]) adopt({ renderRoot }, one);
});
