/** The charts as tables: one a chart, a column a contender, the goals beside. */
import { digits, table } from '../format.mjs';

const NAMES = { ours: 'ours', table: 'ours, with its table', canvas: 'ours, on its canvas', uplot: 'uPlot', chartjs: 'Chart.js', echarts: 'ECharts', plot: 'Observable Plot' };
const TITLES = { stack: '132 months × 8 series on each other', line: 'a line of 100,000 points' };
/** DESIGN.md §8. */
const GOALS = { stack: { first: '≤ 15', redraw: '≤ 5' }, line: { first: '≤ 24', redraw: '≤ 10' } };

export function chartTables({ version, sizes, kinds }) {
  const out = ['## Charts in Chromium, beside their peers', `Chromium ${version}, 1000 px wide, no legend, no animation; a line of text on the page, so that its fonts are no chart's. CPU is the main thread's own time above that of a call that draws nothing, of the first drawing in a fresh page (code that never ran before) and of others with other data `
    + '(median of eight in a run, then of the runs); memory is heap and buffers above the page with its code and data. "Ours" is what the widget draws, in a shadow root with its styles; the table for screen readers, which the widget adds when the page is idle, '
    + 'is not in it, but in "with its table". × 4: the main thread slowed four times, as a cheap phone. Size: the page of each, minified, gzip, with what it draws both charts with.'];
  for (const [kind, { contenders, load }] of Object.entries(kinds)) {
    const names = Object.keys(contenders);
    const row = (label, goal, value, rate = 1) => [label, goal ?? '', ...names.map((name) => (contenders[name][rate].first ? value(contenders[name][rate], name) : '–'))];
    out.push(`### ${TITLES[kind]}; load ${load.toFixed(1)}`, table(['', 'goal', ...names.map((name) => NAMES[name])], [
      row('first drawing, CPU ms', GOALS[kind].first, (o) => digits(o.first.main)),
      row('– wall ms', '', (o) => digits(o.first.wall)),
      row('– on a CPU × 4 slower, wall ms', '', (o) => digits(o.first.wall), 4),
      row('drawn again, CPU ms', GOALS[kind].redraw, (o) => digits(o.redraw.main)),
      row('– wall ms', '', (o) => digits(o.redraw.wall)),
      row('– on a CPU × 4 slower, wall ms', '', (o) => digits(o.redraw.wall), 4),
      row('first drawing, CPU ms of other threads and of the GPU process', '', (o) => digits(o.first.drawing)),
      row('memory, MB', '', (o) => digits(o.memory)),
      row('elements', '', (o) => o.nodes),
      row('size, KiB gzip', '', (_, name) => digits(sizes[name])),
      ['runs', '', ...names.map((name) => Object.values(contenders[name]).map(({ runs }) => runs ?? 0).join(' and '))],
    ]));
    for (const name of names) for (const [rate, { missing }] of Object.entries(contenders[name])) if (missing) out.push(`Not measured: ${NAMES[name]}${rate > 1 ? `, × ${rate}` : ''}: ${missing}.`);
  }
  return out;
}
