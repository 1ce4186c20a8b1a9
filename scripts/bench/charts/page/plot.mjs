/** Observable Plot: it has no update, a chart is made anew. */
import * as Plot from '@observablehq/plot';
import { COLOURS, MONTH_KEYS, SIZE } from '../data.mjs';
import { contend } from './harness.mjs';

const charts = {
  stack: (data) => Plot.plot({
    ...SIZE, x: { type: 'band', ticks: MONTH_KEYS.filter((key) => key.endsWith('-01')) }, color: { domain: COLOURS.map((_, k) => k), range: COLOURS },
    marks: [Plot.barY(data.flatMap((values, k) => values.map((value, i) => ({ month: MONTH_KEYS[i], value, k }))), { x: 'month', y: 'value', fill: 'k' })],
  }),
  line: (data) => Plot.plot({ ...SIZE, y: { zero: true }, marks: [Plot.lineY(data, { stroke: COLOURS[0], strokeWidth: 1 })] }),
};

contend((element, kind, first) => {
  const show = (data) => element.replaceChildren(charts[kind](data));
  show(first);
  return show;
});
