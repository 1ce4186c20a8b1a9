/** The ES module of uPlot: see `packages/widgets/src/vendor/uplot.ts`. */
const FILE = /\/uplot\/dist\/uPlot\.esm\.js$/;

/**
 * What a time line of ours never asks for, as constants from which the minifier sees that the rest is never run: text, what stands in its place, how often it is there.
 * Its x axis is of numbers, scales are linear; it has no legend, no cursor, no selection, no axis and no second plot to follow: the chart has its own.
 */
const CONSTANTS = [
  ['const FEAT_TIME          = true;', 'const FEAT_TIME = false;'],
  ['let isTime = sc.time;', 'let isTime = false;', 2],
  ['let isTime = mode == 1 && scales[s.scale].time;', 'let isTime = false;'],
  ['const [ timeIncrsMs, _timeAxisStampsMs, timeAxisSplitsMs ] = genTimeStuffs(1);', ''],
  ['const [ timeIncrsS,  _timeAxisStampsS,  timeAxisSplitsS  ] = genTimeStuffs(1e-3);', ''],
  ['const _timeAxisSplits = (ms == 1 ? timeAxisSplitsMs(_tzDate) : timeAxisSplitsS(_tzDate));', ''],
  ['const _timeAxisVals   = timeAxisVals(_tzDate, timeAxisStamps((ms == 1 ? _timeAxisStampsMs : _timeAxisStampsS), _fmtDate));', ''],
  ['const _timeSeriesVal  = timeSeriesVal(_tzDate, timeSeriesStamp(_timeSeriesStamp, _fmtDate));', ''],
  ['const localTz = new Intl.DateTimeFormat().resolvedOptions().timeZone;', ''],
  ['const showLegend = legend.show;', 'const showLegend = false;'],
  ['const showCursor =                cursor.show;', 'const showCursor = false;'],
  ['const cursorFocus = focus.prox >= 0;', 'const cursorFocus = false;'],
  ['select.show', 'false', 6],
  ['axis.show', 'false', 7],
  ['mode == 1', 'true', 15],
  ['mode == 2', 'false', 16],
  ['scaleX.ori == 0', 'true', 24],
  ['scaleX.ori == 1', 'false', 9],
  ['sync.sub(self);', ''],
  ['sync.unsub(self);', ''],
  ['sync.pub(type, src, x, y, w, h, i);', ';'],
  // Methods that nobody calls, and what they alone do.
  ...['addSeries', 'delSeries', 'setSeries', 'addBand', 'setBand', 'delBand', 'setSelect', 'setLegend'].map((name) => [`self.${name} = ${name};`, '']),
  ['self.setCursor = (opts, _fire, _pub) => {', 'const _setCursor = (opts, _fire, _pub) => {'],
  ['self.pub = pub;', ''],
  ['events.mousedown = mouseDown;', ''],
  ['events.mousemove = mouseMove;', ''],
  ['events.mouseup = mouseUp;', ''],
  ['events.dblclick = dblClick;', ''],
  ['events["setSeries"] = (e, src, idx, opts) => {', 'const _setSeries = (e, src, idx, opts) => {'],
];
/** Kinds of scales that are none of ours, wherever they are asked for. */
const SCALES = /\b(?:sc|scale|scaleX)\.distr == +(?:2|3|4|100)\b|\bsc\.distr >= 3\b|\bxScaleDistr == [234]\b/g;
const KINDS = 26;
/** From here on there are only properties for other uses: paths of other kinds, formats, tools for plugins. */
const STATICS = 'uPlot.assign = assign;';

/**
 * uPlot without what a line over numbers does not use: its own build has switches for parts, but its package has all of them. 11 kB gzip are left of 22.
 * Where uPlot is no longer as it was the build ends, for what is cut then is not what was looked at.
 */
export const leanUplot = () => ({
  name: 'lean-uplot',
  transform(code, id) {
    if (!FILE.test(id)) return null;
    const there = (text, times, now) => {
      if (now.split(text).length - 1 !== times) throw new Error(`uPlot has changed: "${text}" is there ${now.split(text).length - 1} times, not ${times}`);
    };
    there(STATICS, 1, code);
    let text = `${code.slice(0, code.indexOf(STATICS))}export { uPlot as default };\n`;
    for (const [from, to, times = 1] of CONSTANTS) {
      there(from, times, text);
      text = text.replaceAll(from, to);
    }
    if (text.match(SCALES)?.length !== KINDS) throw new Error(`uPlot has changed: it asks for ${text.match(SCALES)?.length} kinds of scales, not ${KINDS}`);
    return { code: text.replaceAll(SCALES, 'false'), map: { mappings: '' } };
  },
});
