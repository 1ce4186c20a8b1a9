import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseXml, type XmlElement } from '../../../apps/data-service/test/xml.ts';
import { dark, light, speechIn, type Chart } from '../src/charts/index.ts';
import { draw } from '../src/charts/draw.ts';
import { legendOf, linesOf, paintingOf, sheetOf } from '../src/charts/sheet.ts';
import { svgOf } from '../src/charts/svg.ts';
import { en } from '../src/charts/words/en.ts';

const speech = speechIn({ lang: 'en', texts: en });
const CHART: Chart = {
  id: 'trend', form: 'columns', unit: 'incidents', title: 'Incidents by year', sentence: '2024: 7 incidents.', notes: ['A note.', 'Another one.'], rowsName: 'Year', stacked: true,
  rows: ['2023', '2024'].map((key) => ({ key, label: key, short: key })),
  series: [
    { key: 'a', label: 'Seizure', ink: 1, values: [3, 4] },
    { key: 'b', label: 'Dispute', ink: 2, values: [1, 2] },
    { key: 'unknown', label: 'Not reported', ink: 'unknown', values: [0, 1] },
  ],
  coverage: { known: 6, total: 7, text: 'Type is reported for 86 % of 7 incidents.' },
};
const options = { width: 640, palette: light, speech };
const all = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(all)];
const texts = (source: string): string => all(parseXml(source)).filter(({ name }) => name === 'text').map(({ text }) => text).join(' ');

test('a chart as a file is an XML document that shows title, finding, legend, coverage, notes and lines', () => {
  const source = svgOf(CHART, draw, { ...options, lines: ['As of: 31 January 2025', '*A notice.'] });
  const root = parseXml(source);
  assert.deepEqual([root.name, root.attributes.role, root.attributes.lang, root.attributes.width], ['svg', 'img', 'en', '640']);
  for (const words of [CHART.title, CHART.sentence, 'Seizure', 'Dispute', 'Not reported', CHART.coverage!.text, ...CHART.notes, 'As of: 31 January 2025', '*A notice.']) assert.ok(texts(source).includes(words), words);
});

test('a screen reader is told title, sentence, coverage and notes', () => {
  const [title, desc] = parseXml(svgOf(CHART, draw, options)).children;
  assert.deepEqual([title!.name, title!.text], ['title', CHART.title]);
  assert.deepEqual([desc!.name, desc!.text], ['desc', [CHART.sentence, CHART.coverage!.text, ...CHART.notes].join(' ')]);
  const ids = [title, desc].map((one) => one!.attributes.id);
  assert.equal(parseXml(svgOf(CHART, draw, options)).attributes['aria-labelledby'], ids.join(' '));
});

test('a file runs, loads and styles nothing, whatever the texts are', () => {
  const hostile = `<script>alert(1)</script>"'&]]> \u0000\u001b\ud800 javascript:x`;
  const source = svgOf({ ...CHART, title: hostile, sentence: hostile, notes: [hostile], series: CHART.series.map((one) => ({ ...one, label: hostile })) }, draw, { ...options, lines: [hostile] });
  const elements = all(parseXml(source));
  assert.deepEqual([...new Set(elements.map(({ name }) => name))].sort(), ['defs', 'desc', 'g', 'path', 'pattern', 'svg', 'text', 'title']);
  for (const { attributes } of elements) {
    for (const [key, value] of Object.entries(attributes)) {
      assert.ok(!/^(on|href|xlink|style|class|src)/.test(key), key);
      assert.ok(key === 'xmlns' || !/:\/\/|javascript|url\((?!#)/.test(value), value);
    }
  }
  assert.ok(texts(source).includes('<script>alert(1)</script>'));
});

test('only what is not reported is hatched, unless patterns are wished for', () => {
  const tiles = (patterns: boolean) => all(parseXml(svgOf(CHART, draw, { ...options, patterns }))).filter(({ name }) => name === 'pattern').map(({ attributes }) => attributes.id).sort();
  assert.deepEqual(tiles(false), ['ink-unknown']);
  assert.deepEqual(tiles(true), ['ink-1', 'ink-2', 'ink-unknown']);
  const ids = new Set(tiles(true));
  for (const [, id] of svgOf(CHART, draw, { ...options, patterns: true }).matchAll(/url\(#([\w-]+)\)/g)) assert.ok(ids.has(id!), id);
});

test('a file has the colours of its palette and no others', () => {
  const flat = (value: unknown): string[] => (typeof value === 'string' ? [value] : Object.values(value as object).flatMap(flat));
  for (const palette of [light, dark]) {
    const used = svgOf(CHART, draw, { ...options, palette, patterns: true }).match(/#[0-9a-f]{6}\b/g)!;
    for (const colour of used) assert.ok(flat(palette).includes(colour), colour);
    assert.ok(used.includes(palette.surface) && used.includes(palette.text));
  }
  assert.equal(paintingOf('ramp-3', dark).fill, dark.ramp[3]);
});

test('nothing on a sheet reaches over its edges, and no part over another', () => {
  for (const width of [240, 320, 800]) {
    const lines = ['https://example.org/' + 'x'.repeat(200), 'A word '.repeat(80)];
    const { layers, height } = sheetOf(CHART, draw, { width, speech, lines });
    layers.forEach(({ x, y, shapes, size = 12 }, i) => {
      assert.ok(y < (layers[i + 1]?.y ?? height), `${width}: layer ${i} ends before the next begins`);
      for (const shape of shapes) {
        if (shape.kind !== 'text' || /middle|end/.test(shape.look)) continue;
        // A letter is at least so wide.
        assert.ok(x + shape.x + shape.text.length * size * 0.3 <= width, `${width}: ${shape.text}`);
        assert.ok(y + shape.y < (layers[i + 1]?.y ?? height), shape.text);
      }
    });
  }
});

test('names of a legend go on in a new line where there is no room', () => {
  const { shapes, height } = legendOf(CHART, 120);
  const rows = new Set(shapes.filter(({ kind }) => kind === 'text').map((one) => (one.kind === 'text' ? one.y : 0)));
  assert.equal(rows.size, 3);
  assert.ok(height > legendOf(CHART, 900).height);
});

test('a number in groups stays in one line', () => {
  const { layers } = sheetOf({ ...CHART, sentence: 'janar 12\u00a0345 '.repeat(30) }, draw, { width: 320, speech });
  const lines = layers.flatMap(({ shapes }) => shapes.flatMap((one) => (one.kind === 'text' && /janar|345/.test(one.text) ? [one.text] : [])));
  assert.ok(lines.length > 5);
  for (const line of lines) assert.doesNotMatch(line, /12$|^345/);
});

test('a chart without values has its texts and no picture', () => {
  const source = svgOf({ ...CHART, sentence: 'No incidents match.', series: CHART.series.map((one) => ({ ...one, values: [0, 0] })) }, draw, options);
  assert.ok(texts(source).includes('No incidents match.'));
  assert.ok(!texts(source).includes('2023'));
  assert.ok(!source.includes('NaN'));
});

test('lines tell filters, day, citation and licence by name, then the notices', () => {
  const info = { asOf: '2025-02-13T10:00:00Z', version: 3, filters: 'Type: Seizure', citation: 'SEESAC, version 3', licence: 'CC BY 4.0', notices: ['Invented.', '*Kosovo'] };
  assert.deepEqual(linesOf(info, speech), ['Filters: Type: Seizure', 'As of: 13 February 2025', 'Citation: SEESAC, version 3', 'Licence: CC BY 4.0', 'Invented.', '*Kosovo']);
  const { filters: _, ...without } = info;
  assert.equal(linesOf(without, speech)[0], 'As of: 13 February 2025');
});
