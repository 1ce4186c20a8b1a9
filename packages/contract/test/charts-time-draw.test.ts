import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fromDay, toDay } from '../src/index.ts';
import { draw, type Drawing } from '../src/charts/draw.ts';
import { FONT, LINE, widthOf, type Shape } from '../src/charts/drawing.ts';
import { speechIn, type Chart, type ChartForm, type ChartRow, type ChartSeries } from '../src/charts/index.ts';
import { rampOf, shadeOf } from '../src/charts/draw/ramp.ts';
import { en } from '../src/charts/words/en.ts';

const speech = speechIn({ lang: 'en', texts: en });
/** A language with longer words, in another script. */
const wordy = speechIn({ lang: 'sr-Cyrl', texts: { ...en, digits: '.|,|1000', 'short-months': Array(12).fill('септем.').join('|'), weekdays: Array(7).fill('понед.').join('|'), units: 'Број инцидената|Људи|Стопа', cut: 'није цео период' } });
const WIDTHS = [256, 320, 487, 640, 1000];
const HUGE = 12_345_678;

type Values = readonly (number | null)[];
const months = (count: number, first = 2014): ChartRow[] => Array.from({ length: count }, (_, i) => {
  const key = `${first + Math.floor(i / 12)}-${`${(i % 12) + 1}`.padStart(2, '0')}`;
  return { key, label: speech.period(key), short: speech.period(key, true), ...(i === count - 1 && { partial: true as const }) };
});
const years = (count: number, first = 2014): ChartRow[] => Array.from({ length: count }, (_, i) => ({ key: `${first + i}`, label: `${first + i}`, short: `${first + i}` }));
const dates = (from: string, to: string): ChartRow[] => Array.from({ length: toDay(to) - toDay(from) + 1 }, (_, i) => fromDay(toDay(from) + i)).map((key) => ({ key, label: key }));
const ofYear = (year: number): ChartRow[] => dates(`${year}-01-01`, `${year}-12-31`).map(({ key }) => ({ key: key.slice(5), label: key.slice(5), short: key.endsWith('-01') ? speech.period(key.slice(0, 7), true) : '' }));
const chartOf = (form: ChartForm, rows: ChartRow[], series: readonly (Partial<ChartSeries> & { values: Values })[], more: Partial<Chart> = {}): Chart => ({
  id: 'trend', form, unit: 'incidents', title: '', sentence: '', notes: [], rowsName: '', rows, ...more,
  series: series.map((one, i) => ({ key: `${i}`, label: `${2025 - i}`, ink: 1, ...one })),
});
const fill = (rows: readonly unknown[], value: (i: number) => number | null): Values => rows.map((_, i) => value(i));
const wave = (i: number) => 20 + ((i * 7) % 13);

const LONG = 'Bosnia and Herzegovina';
const monthKeys = (values: (place: number) => Values) => Array.from({ length: 12 }, (_, place) => ({ key: `${place + 1}`.padStart(2, '0'), label: speech.part('months', place), values: values(place) }));
const lineYear = ofYear(2024);
/** Charts at the edges of what there can be, by what they are. */
const CASES: Record<string, Chart> = Object.fromEntries(([0, 1, 2, 13, 134] as const).flatMap((n) => {
  const rows = months(n);
  return [
    [`${n} columns`, chartOf('columns', rows, [{ values: fill(rows, wave) }])],
    [`${n} columns of nothing`, chartOf('columns', rows, [{ values: fill(rows, () => 0) }])],
    [`${n} huge columns`, chartOf('columns', rows, [{ values: fill(rows, (i) => HUGE - i) }])],
    [`${n} columns beside those before`, chartOf('columns', rows, [{ values: fill(rows, wave) }, { ink: 'past', values: fill(rows, (i) => (i < 12 ? null : wave(i - 12))) }])],
    [`${n} columns on each other`, chartOf('columns', rows, [1, 2, 3, 4].map((k) => ({ ink: k as 1, values: fill(rows, (i) => (i * k) % 9) })), { stacked: true })],
    [`${n} columns in panels`, chartOf('multiples', rows, [LONG, 'Kosovo*', 'Montenegro', 'Serbia', 'North Macedonia', 'Moldova', 'Albania'].map((label, k) => ({ label, values: fill(rows, (i) => (i * k) % 40) })))],
    [`${n} huge columns in panels`, chartOf('multiples', rows, [{ label: LONG, values: fill(rows, () => HUGE) }, { label: 'Serbia', values: fill(rows, () => 0) }])],
  ] as [string, Chart][];
}).concat([1, 12].flatMap((n) => {
  const rows = years(n);
  return [
    [`${n} columns of years`, chartOf('columns', rows, [{ values: fill(rows, wave) }])],
    [`months of ${n} years`, chartOf('heat', rows, monthKeys((place) => fill(rows, (i) => (i === n - 1 && place > 1 ? null : wave(i + place)))))],
    [`huge months of ${n} years`, chartOf('heat', rows, monthKeys((place) => fill(rows, (i) => HUGE + i * place)))],
    [`empty months of ${n} years`, chartOf('heat', rows, monthKeys(() => fill(rows, () => 0)))],
  ] as [string, Chart][];
})).concat([
  ['months of no years', chartOf('heat', [], monthKeys(() => []))],
  ['a leap year of days', chartOf('heat', dates('2024-01-01', '2024-12-31'), [{ values: fill(lineYear, (i) => i % 9) }])],
  ['six weeks of days', chartOf('heat', dates('2025-01-01', '2025-02-13'), [{ values: fill(dates('2025-01-01', '2025-02-13'), (i) => i % 16) }])],
  ['one day', chartOf('heat', dates('2025-03-31', '2025-03-31'), [{ values: [1] }])],
  ['a year of huge days', chartOf('heat', dates('2023-01-01', '2023-12-31'), [{ values: fill(dates('2023-01-01', '2023-12-31'), () => HUGE) }])],
  ['no days', chartOf('heat', [], [{ values: [] }])],
  ['four lines', chartOf('lines', lineYear, [{ values: fill(lineYear, (i) => (i < 44 ? i : null)) }, ...[1, 2, 3].map((k) => ({ ink: 'past' as const, values: fill(lineYear, (i) => i + k) }))])],
  ['a whole year and those before, all alike', chartOf('lines', lineYear, [1, 2, 3, 4].map((k) => ({ ink: k === 1 ? (1 as const) : ('past' as const), values: fill(lineYear, (i) => i) })))],
  ['huge lines', chartOf('lines', lineYear, [{ values: fill(lineYear, (i) => (i < 300 ? i * 40_000 : null)) }, { ink: 'past', values: fill(lineYear, (i) => i * 40_000) }])],
  ['lines of nothing', chartOf('lines', lineYear, [1, 2, 3].map(() => ({ values: fill(lineYear, () => 0) })))],
  ['a line of a day', chartOf('lines', lineYear, [{ values: fill(lineYear, (i) => (i === 0 ? 1 : null)) }])],
  ['no lines', chartOf('lines', [], [])],
] as [string, Chart][]));

const texts = (drawing: Drawing) => drawing.shapes.filter((shape): shape is Extract<Shape, { kind: 'text' }> => shape.kind === 'text');
/** Left and right edge of a text, as wide as it may be. */
const edges = ({ x, text, look }: Extract<Shape, { kind: 'text' }>): [number, number] => {
  const width = widthOf(text) * (look.includes('strong') ? 1.1 : 1);
  const left = look.startsWith('end') ? x - width : look.startsWith('middle') ? x - width / 2 : x;
  return [left, left + width];
};
/** The points that a path goes through. */
function pointsOf(d: string): [number, number][] {
  const points: [number, number][] = [];
  let [x, y, from] = [0, 0, [0, 0]];
  for (const [, letter, rest] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const n = rest!.trim() ? rest!.trim().split(/[\s,]+|(?<=\d)(?=-)/).map(Number) : [];
    assert.ok(n.every(Number.isFinite), `${letter}${rest}`);
    switch (letter) {
      case 'M': [x, y] = n as [number, number]; from = [x, y]; break;
      case 'L': [x, y] = n as [number, number]; break;
      case 'H': x = n[0]!; break;
      case 'V': y = n[0]!; break;
      case 'h': x += n[0]!; break;
      case 'v': y += n[0]!; break;
      case 'a': x += n[5]!; y += n[6]!; break;
      case 'z': [x, y] = from as [number, number]; break;
      default: assert.fail(`${letter} in a path`);
    }
    points.push([x, y]);
  }
  return points;
}

for (const [name, chart] of Object.entries(CASES)) {
  describe(name, () => {
    for (const [lang, width] of WIDTHS.flatMap((one) => [['', one], [' in a wordy language', one]] as const)) {
      const drawing = draw(chart, width, lang ? wordy : speech);
      test(`are within ${width} px${lang}, with every number a number`, () => {
        assert.equal(drawing.width, width);
        assert.ok(drawing.height > 0 && Number.isFinite(drawing.height));
        for (const shape of drawing.shapes) {
          if (shape.kind === 'text') assert.ok(Number.isFinite(shape.x) && shape.y >= FONT - 2 && shape.y <= drawing.height, shape.text);
          else for (const [x, y] of pointsOf(shape.d)) assert.ok(x >= -1 && x <= width + 1 && y >= -1 && y <= drawing.height + 1, `${x} ${y} of ${shape.paint}`);
        }
        for (const { x, y, width: wide, height } of drawing.marks) {
          assert.ok([x, y, wide, height].every((n) => Number.isFinite(n)) && wide >= 0 && height >= 0);
          assert.ok(x >= -0.1 && x + wide <= width + 0.1 && y >= -0.1 && y + height <= drawing.height + 0.1, `${x} ${y} ${wide} ${height}`);
        }
      });
      test(`have texts that are within ${width} px${lang} and do not touch in a line`, () => {
        const placed = texts(drawing).map((one) => ({ ...one, span: edges(one) }));
        for (const { text, span: [left, right] } of placed) assert.ok(left >= -0.5 && right <= width + 0.5, `${text}: ${left} to ${right}`);
        placed.forEach((a, i) => placed.slice(i + 1).forEach((b) => {
          if (Math.abs(a.y - b.y) < LINE - 4) assert.ok(a.span[1] <= b.span[0] + 0.5 || b.span[1] <= a.span[0] + 0.5, `${a.text} and ${b.text}`);
        }));
      });
      test(`have a mark a value at ${width} px${lang}, by row, then by series`, () => {
        const places = chart.rows.flatMap((_, row) => chart.series.map((_, series) => `${row} ${series}`));
        assert.deepEqual(drawing.marks.map(({ row, series }) => `${row} ${series}`), places);
      });
      test(`are few nodes at ${width} px${lang}`, () => {
        const paths = drawing.shapes.filter(({ kind }) => kind === 'path');
        assert.ok(paths.length <= 3 * chart.series.length + 16, `${paths.length} paths`);
        for (const { ink } of chart.series) {
          const own = paths.filter((shape) => shape.kind === 'path' && (shape.paint === `fill-${ink}` || shape.paint === `line-${ink}`)).length;
          assert.ok(own <= 2 * chart.series.filter((one) => one.ink === ink).length);
        }
      });
    }
  });
}

describe('a column', () => {
  const rows = months(134);
  const chart = chartOf('columns', rows, [{ values: fill(rows, wave) }]);
  test('that is not whole lies under a veil, and no other', () => {
    const veil = (one: Chart) => draw(one, 640, speech).shapes.filter((shape) => shape.kind === 'path' && shape.paint === 'veil');
    const [shape] = veil(chart) as [Extract<Shape, { kind: 'path' }>];
    const last = draw(chart, 640, speech).marks.at(-1)!;
    const xs = pointsOf(shape.d).map(([x]) => x);
    assert.ok(Math.min(...xs) <= last.x && Math.max(...xs) >= last.x + last.width - 0.1 && Math.max(...xs) - Math.min(...xs) < 2 * last.width + 3);
    assert.deepEqual(veil(chartOf('columns', years(3), [{ values: [1, 2, 3] }])), []);
  });

  test('of the last year has its name, wherever the year is cut', () => {
    for (let n = 1; n <= 144; n += 5) for (const width of WIDTHS) {
      const some = months(n);
      const named = texts(draw(chartOf('columns', some, [{ values: fill(some, wave) }]), width, speech)).map(({ text }) => text);
      assert.ok(named.includes(some.at(-1)!.key.slice(0, 4)), `${n} months in ${width} px: ${named.join(' ')}`);
    }
  });

  test('is as high as its value, and twice as high for twice as much', () => {
    const { marks } = draw(chartOf('columns', years(3), [{ values: [10, 20, 0] }]), 640, speech);
    assert.ok(Math.abs(marks[1]!.height - 2 * marks[0]!.height) < 1e-9);
    assert.equal(marks[2]!.height, 0);
  });

  test('stands on the one before where they are parts of a whole, however narrow', () => {
    for (const [count, width] of [[3, 640], [134, 320]] as const) {
      const some = months(count);
      const { marks, shapes } = draw(chartOf('columns', some, [2, 3].map((n, i) => ({ ink: (i + 1) as 1, values: fill(some, () => n) })), { stacked: true }), width, speech);
      for (let at = 0; at < marks.length; at += 2) assert.ok(Math.abs(marks[at]!.y - (marks[at + 1]!.y + marks[at + 1]!.height)) < 1e-9);
      const ys = (paint: string) => shapes.flatMap((shape) => (shape.kind === 'path' && shape.paint === paint ? pointsOf(shape.d).map(([, y]) => y) : []));
      assert.ok(Math.abs(Math.max(...ys('fill-2')) - Math.min(...ys('fill-1'))) < 0.2);
    }
  });

  test('alone is no wall', () => assert.ok(draw(chartOf('columns', years(1), [{ values: [3] }]), 1000, speech).marks[0]!.width <= 72));
});

describe('lines', () => {
  test('stand at their values, and break where none is known', () => {
    const rows = ofYear(2023);
    const values = fill(rows, (i) => (i > 100 && i < 200 ? null : i));
    const drawing = draw(chartOf('lines', rows, [{ values }]), 640, speech);
    const line = drawing.shapes.find((shape) => shape.kind === 'path' && shape.paint === 'line-1') as Extract<Shape, { kind: 'path' }>;
    assert.equal(line.d.match(/M/g)!.length, 2);
    assert.ok(drawing.marks[50]!.y > drawing.marks[60]!.y);
  });

  test('have each its name, the one in front in bold', () => {
    for (const width of WIDTHS) {
      const named = texts(draw(CASES['four lines']!, width, speech));
      for (const year of ['2025', '2024', '2023', '2022']) assert.ok(named.some(({ text }) => text.startsWith(year)), `${year} in ${width} px`);
      assert.deepEqual(named.filter(({ look }) => look === 'strong').map(({ text }) => text.slice(0, 4)), ['2025']);
    }
  });
});

describe('the ramp', () => {
  test('has steps of one round size that hold every count', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 20_000_000 })), { minLength: 1, maxLength: 40 }), (counts) => {
      const ramp = rampOf(counts);
      for (const count of counts.filter((n) => n > 0)) {
        const shade = shadeOf(ramp, count);
        assert.ok(Number.isInteger(shade) && shade >= 0 && shade < 5, `${count} in ${JSON.stringify(ramp)}`);
        const step = shade - 5 + ramp.used;
        assert.ok(count > ramp.from + step * ramp.size && count <= ramp.from + (step + 1) * ramp.size);
      }
      // The greatest is in the darkest colour: a single incident is seen among days without any.
      const most = Math.max(...counts);
      if (most) assert.equal(shadeOf(ramp, most), 4);
      assert.match(`${ramp.size}`, /^(1|15|2|25|3|4|5)0*$/);
    }));
  });

  test('is as fine as five round steps can be', () => {
    const sizes = ([[1], [1, 5], [1, 6], [1, 7], [1, 15], [1, 16], [1, 23], [161, 340], [HUGE]] as number[][]).map((counts) => rampOf(counts));
    assert.deepEqual(sizes.map(({ from, size }) => `${from} ${size}`), ['0 1', '0 1', '0 2', '0 2', '0 3', '0 4', '0 5', '160 40', `${HUGE - 1} 1`]);
  });

  test('says its steps in numbers, with none and what is not whole apart', () => {
    const rows = years(2);
    const series = monthKeys((place) => [place, place === 3 ? 9 : 1]).map((one, place) => ({ ...one, partial: [false, place === 3] }));
    const drawing = draw(chartOf('heat', rows, series), 640, speech);
    const words = texts(drawing).map(({ text }) => text);
    for (const step of ['1–3', '4–6', '7–9', '10–12', 'not whole']) assert.ok(words.includes(step), step);
    const paints = drawing.shapes.flatMap((shape) => (shape.kind === 'path' ? [shape.paint] : []));
    assert.deepEqual([...new Set(paints)].sort(), ['cut', 'grid', 'ramp-1', 'ramp-2', 'ramp-3', 'ramp-4']);
  });

  test('does not count what is not whole', () => {
    const series = monthKeys((place) => [place === 0 ? 500 : 5]).map((one, place) => ({ ...one, partial: [place === 0] }));
    assert.ok(texts(draw(chartOf('heat', years(1), series), 640, speech)).some(({ text }) => text === '5'));
    assert.ok(!texts(draw(chartOf('heat', years(1), series), 640, speech)).some(({ text }) => text.includes('–')));
  });
});

test('a day stands in the line of its weekday, from Monday', () => {
  const rows = dates('2024-02-26', '2024-03-03');
  const { marks } = draw(chartOf('heat', rows, [{ values: fill(rows, () => 1) }]), 640, speech);
  const ys = marks.map(({ y }) => y);
  assert.deepEqual(ys, [...ys].sort((a, b) => a - b));
  assert.equal(new Set(marks.map(({ x }) => x)).size, 1);
  assert.ok(marks[3]!.y < marks[4]!.y, '29 February, a Thursday, above 1 March');
});

test('panels have one scale', () => {
  const rows = years(4);
  const { marks } = draw(chartOf('multiples', rows, [{ label: LONG, values: [4, 4, 4, 4] }, { label: 'Serbia', values: [2, 8, 2, 2] }]), 640, speech);
  const height = (row: number, series: number) => marks.find((mark) => mark.row === row && mark.series === series)!.height;
  assert.ok(Math.abs(height(0, 0) - 2 * height(0, 1)) < 1e-9);
  assert.ok(Math.abs(height(1, 1) - 2 * height(1, 0)) < 1e-9);
});
