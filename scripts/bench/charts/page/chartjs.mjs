/** Chart.js with what the chart needs, and the settings that its guide names for speed. */
import { BarController, BarElement, CategoryScale, Chart, Decimation, LinearScale, LineController, LineElement, PointElement } from 'chart.js';
import { COLOURS, MONTH_KEYS, SIZE } from '../data.mjs';
import { contend } from './harness.mjs';

Chart.register(BarController, BarElement, CategoryScale, Decimation, LinearScale, LineController, LineElement, PointElement);
const common = { animation: false, responsive: false, events: [], plugins: { legend: { display: false }, tooltip: { enabled: false } } };
const dataOf = {
  stack: (data) => ({ labels: MONTH_KEYS, datasets: data.map((values, k) => ({ data: values, backgroundColor: COLOURS[k] })) }),
  line: (data) => ({ datasets: [{ data: data.map((y, x) => ({ x, y })), borderColor: COLOURS[0], borderWidth: 1, pointRadius: 0 }] }),
};
const configs = {
  stack: { type: 'bar', options: { ...common, scales: { x: { stacked: true }, y: { stacked: true, beginAtZero: true } } } },
  line: { type: 'line', options: { ...common, parsing: false, normalized: true, indexAxis: 'x', scales: { x: { type: 'linear' }, y: { beginAtZero: true } }, plugins: { ...common.plugins, decimation: { enabled: true, algorithm: 'min-max' } } } },
};

contend((element, kind, first) => {
  const canvas = Object.assign(document.createElement('canvas'), SIZE);
  element.append(canvas);
  const chart = new Chart(canvas, { ...configs[kind], data: dataOf[kind](first) });
  return (data) => {
    chart.data = dataOf[kind](data);
    chart.update('none');
  };
});
