/** `bench.json` as tables and as a curve. */
import { digits, table } from './format.mjs';
import { chartTables } from './charts/report.mjs';
import { mapTables } from './map/report.mjs';

/** Tables in Markdown, with the goals of DESIGN.md §8 beside the figures. */
export function tables(bench) {
  const { machine } = bench;
  const out = [`Measured ${bench.at.slice(0, 10)} on ${machine.cores} cores (${machine.cpu}), Node ${machine.node}, load ${machine.loadAtStart.toFixed(1)} at the start.`];
  const sizes = Object.keys(bench.engines);
  if (sizes.length) {
    const names = [...new Set(sizes.flatMap((size) => Object.keys(bench.engines[size])))];
    const questions = Object.keys(bench.engines[sizes[0]].index.results);
    out.push('## CPU milliseconds a question (p50 of the wall time in brackets)', table(
      ['question', 'incidents', ...names.map((name) => bench.engines[sizes[0]][name]?.name ?? name)],
      questions.flatMap((question) => sizes.map((size) => [question, Number(size).toLocaleString('en'), ...names.map((name) => {
        const result = bench.engines[size][name]?.results[question];
        return result ? `${digits(result.cpu)} (${digits(result.p50)})` : '–';
      })])),
    ));
    out.push(`Memory of the process of the index: ${sizes.map((size) => `${bench.engines[size].index.memory} MB at ${Number(size).toLocaleString('en')}`).join(', ')}.`);
    const slowest = (name) => Math.max(...Object.entries(bench.engines[sizes.at(-1)][name].results).filter(([q]) => q.startsWith('facets and series')).map(([, r]) => r.p50));
    out.push(`Goal: six facets and the monthly series under a filter at 1,000,000, p50 ≤ 5 ms in JavaScript, ≤ 2 ms in the service. Slowest of the four filters at `
      + `${Number(sizes.at(-1)).toLocaleString('en')}: ${digits(slowest('index'))} and ${digits(slowest('service'))} ms.`);
  }
  for (const [peer, why] of Object.entries(bench.missing)) out.push(`Not measured: ${peer} (${why}).`);
  if (bench.http) {
    const { published, bare, notModified } = bench.http;
    out.push('## HTTP, 16 connections on loopback, load and server on the same cores', table(['answer', 'requests/s', 'requests per CPU second', 'p99 ms'], [
      ['published answers', digits(published.perSecond), digits(published.perCpuSecond), published.p99], ['bare Hono handler, same bytes', digits(bare.perSecond), digits(bare.perCpuSecond), bare.p99],
      ['304', digits(notModified.perSecond), digits(notModified.perCpuSecond), notModified.p99],
    ]));
    out.push(`Published answers: ${Math.round((100 * published.perCpuSecond) / bare.perCpuSecond)} % of the bare handler by CPU, ${Math.round((100 * published.perSecond) / bare.perSecond)} % by the clock (goal ≥ 80 %); `
      + `304: ${digits(notModified.perSecond)} a second (goal ≥ 4,000).`);
  }
  if (bench.overload) {
    const { sustainable, calm, connections, seconds, open, closed } = bench.overload;
    const pair = ({ p50, p99 }) => `${digits(p50)} / ${digits(p99)}`;
    const line = (name, { answered, refused, lost, known, livez, recovery }) =>
      [name, digits(answered.count), pair(answered), digits(refused.count), pair(refused), lost, pair(known), pair(livez), digits(recovery)];
    out.push(`## Overload: the dearest questions, no two the same; the service answers ${digits(sustainable)} a second (${pair(calm)} ms)`, table(
      ['load', 'answered', 'ms, p50 / p99', 'refused', 'ms', 'lost', 'known answers, ms', '/livez, ms', 'recovery, ms'],
      [line(`ten times that, ${seconds.open} s`, open), line(`${connections} that ask again at once, ${seconds.closed} s`, closed)],
    ), 'Goal: p99 of the answered < 500 ms, /livez < 100 ms, recovery < 5 s.');
  }
  if (bench.start) out.push('## Restart until ready', table(['incidents', 'seconds', 'CPU seconds', 'MB'], bench.start.map((s) => [s.size.toLocaleString('en'), digits(s.seconds), digits(s.cpu), s.memory])), 'Goal: ≤ 2 s with 100,000.');
  if (bench.imports) {
    out.push('## Import of a file, from nothing to published', table(['incidents', 'file, MB', 'store', 'seconds', 'CPU seconds', 'rows a second', 'peak MB'], bench.imports.map((i) => [
      i.size.toLocaleString('en'), i.megabytes, i.store, digits(i.seconds), digits(i.cpu), digits(i.size / i.seconds), i.peak,
    ])));
  }
  if (bench.map) out.push(...mapTables(bench.map));
  if (bench.charts) out.push(...chartTables(bench.charts));
  return out.join('\n\n');
}

/** Line and label of each engine in the curve. */
const LINES = {
  index: ['#0b5cab', 'Index, JavaScript'], service: ['#0a7a54', 'Index, service'], duckdb: ['#b35900', 'DuckDB'], sqlite: ['#57606a', 'SQLite'], postgres: ['#7a3e9d', 'PostgreSQL'],
};

/** How the answer to "six facets under a filter" (F3) grows with the data: both axes logarithmic, so that a straight line is a fixed power. */
export function growthCurve(bench) {
  const [width, height, left, right, top, bottom] = [760, 420, 64, 190, 48, 56];
  const sizes = Object.keys(bench.engines).map(Number);
  const names = Object.keys(bench.engines[sizes[0]]);
  const cpu = (name, size) => bench.engines[size][name]?.results['facets F3']?.cpu;
  const values = names.flatMap((name) => sizes.map((size) => cpu(name, size))).filter((v) => v > 0);
  const [low, high] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const x = (size) => left + ((width - left - right) * Math.log10(size / sizes[0])) / Math.log10(sizes.at(-1) / sizes[0]);
  const y = (ms) => height - bottom - ((height - top - bottom) * (Math.log10(ms) - low)) / (high - low);
  const text = (at, up, content, more = '') => `<text x="${at.toFixed(1)}" y="${up.toFixed(1)}"${more}>${content}</text>`;
  const grid = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)).map((ms) => `<path d="M${left} ${y(ms).toFixed(1)}H${width - right}" stroke="#d0d7de"/>${text(left - 8, y(ms) + 4, `${ms < 1 ? ms : ms.toLocaleString('en')}`, ' text-anchor="end"')}`);
  // Labels that would touch are moved apart, downwards.
  const labelY = new Map();
  const ends = names.map((name) => [name, y(cpu(name, sizes.findLast((size) => cpu(name, size) > 0)))]).sort(([, a], [, b]) => a - b);
  ends.reduce((above, [name, at]) => (labelY.set(name, Math.max(at, above + 17)), labelY.get(name)), -Infinity);
  const lines = names.map((name) => {
    const points = sizes.filter((size) => cpu(name, size) > 0).map((size) => [x(size), y(cpu(name, size)), cpu(name, size)]);
    const [lastX, , last] = points.at(-1);
    const [color, label] = LINES[name];
    return `<g stroke="${color}" fill="${color}"><path d="M${points.map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`).join('L')}" fill="none" stroke-width="2"/>`
      + `${points.map(([a, b]) => `<circle cx="${a.toFixed(1)}" cy="${b.toFixed(1)}" r="3.5" stroke="none"/>`).join('')}</g>`
      + text(lastX + 10, labelY.get(name) + 4, `${label} ${digits(last)} ms`, ` fill="${color}" font-weight="600"`);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d" font-family="system-ui, sans-serif" font-size="13" fill="#1f2328">
<title id="t">Six facets under five filters: CPU time of one answer by number of incidents</title>
<desc id="d">${names.map((name) => `${bench.engines[sizes[0]][name].name}: ${sizes.map((size) => `${digits(cpu(name, size))} ms at ${size.toLocaleString('en')}`).join(', ')}`).join('. ')}. Measured ${bench.at.slice(0, 10)}; both axes logarithmic.</desc>
<rect width="${width}" height="${height}" fill="#fff"/>
${text(left, 26, 'Six facets under five filters: CPU milliseconds of one answer', ' font-weight="600" font-size="15"')}
${grid.join('\n')}
${sizes.map((size) => text(x(size), height - bottom + 22, size.toLocaleString('en'), ' text-anchor="middle"')).join('\n')}
${text(left + (width - left - right) / 2, height - 12, 'incidents (both axes logarithmic)', ' text-anchor="middle"')}
${lines.join('\n')}
</svg>
`;
}
