/** ECharts on a canvas, with what the chart needs, without animation; of a long line the lowest and the highest value of each pixel, as it offers. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { COLOURS, MONTH_KEYS, SIZE } from '../data.mjs';
import { contend } from './harness.mjs';

echarts.use([BarChart, LineChart, GridComponent, CanvasRenderer]);
// As wide as the others: its own margins are a tenth of the width and more.
const grid = { left: 50, right: 10, top: 10, bottom: 30 };
const options = {
  stack: (data) => ({ animation: false, grid, xAxis: { type: 'category', data: MONTH_KEYS }, yAxis: {}, series: data.map((values, k) => ({ type: 'bar', stack: 'all', silent: true, itemStyle: { color: COLOURS[k] }, data: values })) }),
  line: (data) => ({ animation: false, grid, xAxis: { type: 'value', max: data.length }, yAxis: {}, series: [{ type: 'line', silent: true, showSymbol: false, sampling: 'minmax', lineStyle: { width: 1, color: COLOURS[0] }, data: data.map((y, x) => [x, y]) }] }),
};

contend((element, kind, first) => {
  const chart = echarts.init(element, null, { renderer: 'canvas', ...SIZE });
  // What it does not draw at once it would draw in a frame of its own.
  const show = (data) => {
    chart.setOption(options[kind](data), { lazyUpdate: false, silent: true });
    chart.getZr().flush();
  };
  show(first);
  return show;
});
