/** uPlot as its guides have it. It draws no stacks: the series are running sums, each as full bars over the one before, as in its demonstration. */
import uPlot from 'uplot/dist/uPlot.esm.js';
import { COLOURS, SIZE, monthAt } from '../data.mjs';
import { contend } from './harness.mjs';

function sums(data) {
  const total = new Array(data[0].length).fill(0);
  // The highest first, so that the lower ones are drawn over it.
  return data.map((values) => values.map((value, i) => (total[i] += value))).reverse();
}
const axes = [{}, {}];
const options = {
  stack: () => ({ ...SIZE, legend: { show: false }, axes, scales: { y: { range: (_, __, most) => [0, most * 1.05] } }, series: [{}, ...COLOURS.toReversed().map((fill) => ({ fill, stroke: fill, paths: uPlot.paths.bars({ size: [0.9] }), points: { show: false } }))] }),
  line: () => ({ ...SIZE, legend: { show: false }, axes, scales: { x: { time: false }, y: { range: (_, __, most) => [0, most * 1.05] } }, series: [{}, { stroke: COLOURS[0], width: 1 }] }),
};
const dataOf = { stack: (data) => [data[0].map((_, i) => monthAt(i) / 1000), ...sums(data)], line: (data) => [data.map((_, i) => i), data] };

contend((element, kind, first) => {
  const chart = new uPlot(options[kind](), dataOf[kind](first), element);
  return (data) => chart.setData(dataOf[kind](data));
});
