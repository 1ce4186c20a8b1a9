/** The maps as tables: one a number of incidents, a column a contender, the goals beside. */
import { digits, median, table } from '../format.mjs';

const NAMES = { empty: 'empty map', canvas: 'one circle on a canvas', seesac: 'ours', supercluster: 'supercluster, canvas', markercluster: 'Leaflet.markercluster', maplibre: 'MapLibre, software WebGL' };
/** DESIGN.md §8, and for the slow CPU those of the map's reference: by number of incidents and line. */
const GOALS = {
  45000: { 'first wall 4': '≤ 250', 'filter wall 4': '≤ 50' },
  100000: { 'first main 1': '≤ 50', 'filter main 1': '≤ 12', 'drag main 1': '≤ 6', memory: '≤ 10' },
  1000000: { 'first wall 1': '≤ 150' },
};

const wall = ({ min, median }) => `${digits(min)} / ${digits(median)}`;
/** Lines that are asked at each speed: key, label, value of a contender (`o`) above that of the empty map (`e`) where that can be subtracted. */
const LINES = [
  ['first main', 'first paint, CPU ms', (o, e) => digits(o.first.main - e.first.main), (o) => digits(o.first.main)],
  ['first wall', 'first paint, wall ms', (o) => wall(o.first.wall)],
  ['filter main', 'filter to half, CPU ms', (o, e) => digits(o.filter.main - e.filter.main), (o) => digits(o.filter.main)],
  ['filter cold', 'the first such filter, CPU ms', (o, e) => digits(o.filter.cold.main - e.filter.cold.main), (o) => digits(o.filter.cold.main)],
  ['filter wall', 'filter to half, wall ms', (o) => wall(o.filter.wall)],
  ['drag main', 'drag, CPU ms a frame', (o, e) => digits(o.drag.main - e.drag.main), (o) => digits(o.drag.main)],
  ['drag p95', 'drag, ms between frames, p95', (o) => digits(o.drag.p95)],
  ['zoom main', 'zoom by one step, CPU ms', (o, e) => digits(o.zoom.main - e.zoom.main), (o) => digits(o.zoom.main)],
];

export function mapTables({ version, sizes, whole }) {
  const out = ['## The map in Chromium, beside its peers', `Chromium ${version}, 1280 × 720, South East Europe. CPU is the main thread's own time and, like memory, what comes above the empty map (whose own it is in `
    + 'its column); wall times are "least / median" and whole. × 4: the main thread slowed four times, as a cheap phone. MapLibre draws with software WebGL (SwiftShader): a GPU would spare it most of what its other '
    + 'threads do.'];
  for (const [size, { points, half, contenders, load, rates }] of Object.entries(sizes)) {
    const names = Object.keys(contenders);
    const empty = contenders.empty;
    const goals = GOALS[size] ?? {};
    const cell = (name, rate, value, own = value) => {
      const one = contenders[name][rate];
      if (!one.first) return '–';
      return name === 'empty' ? own(one) : value(one, empty[rate]);
    };
    const line = (label, goal, value, own) => [label, goal ?? '', ...names.map((name) => cell(name, rates[0], value, own))];
    const lines = LINES.flatMap(([key, label, value, own]) => rates.map((rate) => [rate > 1 ? `– on a CPU × ${rate} slower` : label, goals[`${key} ${rate}`] ?? '', ...names.map((name) => cell(name, rate, value, own))]));
    lines.push(
      line('first paint, CPU ms of workers', undefined, (o) => digits(o.first.worker)),
      line('first paint, CPU ms of other threads and of the GPU process', undefined, (o, e) => digits(o.first.drawing - e.first.drawing), (o) => digits(o.first.drawing)),
      line('columns decoded before, CPU ms', undefined, (o, e) => digits(Math.max(0, o.decode.main - e.decode.main)), () => ''),
      line('memory, MB (heap + array buffers)', goals.memory, (o, e) => `${digits(o.memory.heap + o.memory.buffers - e.memory.heap - e.memory.buffers)} (${digits(o.memory.heap - e.memory.heap)} + ${digits(o.memory.buffers - e.memory.buffers)})`,
        (o) => `${digits(o.memory.heap + o.memory.buffers)}`),
      line('elements in the page', undefined, (o) => o.nodes),
      ['runs', '', ...names.map((name) => rates.map((rate) => contenders[name][rate].runs ?? 0).join(' and '))],
    );
    out.push(`### ${Number(size).toLocaleString('en')} incidents, ${points.toLocaleString('en')} with a point, ${half.toLocaleString('en')} of them in the half; load ${load.toFixed(1)}`,
      table(['', 'goal', ...names.map((name) => NAMES[name])], lines));
    for (const name of names) for (const rate of rates) if (contenders[name][rate].missing) out.push(`Not all measured: ${NAMES[name]}${rate > 1 ? `, × ${rate}` : ''}: ${contenders[name][rate].missing}.`);
  }
  if (whole.runs?.length) {
    const of = (get) => median(whole.runs.map(get));
    out.push('### The whole widget on a page of another origin', `Embed files and columns of ${whole.size.toLocaleString('en')} incidents from the running service on the same cores, with land, list and words; median of ${whole.runs.length}. `
      + `From the script tag to the first clusters ${digits(of((r) => r.first.wall))} ms, ${digits(of((r) => r.first.main))} ms CPU; a filter to half, figures and words included, ${digits(of((r) => r.filter.wall))} ms, `
      + `${digits(of((r) => r.filter.main))} ms CPU; ${digits(of((r) => r.memory))} MB.`);
  }
  return out;
}
