import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileIn, fileName, wrap } from '../../src/incident-map/picture.model.ts';
import { SvgPath } from '../../src/incident-map/svg-path.ts';
import { bars, countOf, datesOf, daysOf, monthInWords, monthsOf, next } from '../../src/incident-map/timeline.model.ts';

// --- months

const row = ['2024-11', '2024-12', '2025-01', '2025-02'].map((period, at) => ({ period, count: at + 1 }));

test('dates reach the months that they touch, and no others', () => {
  assert.deepEqual(monthsOf(row, {}), { first: 0, last: 3 });
  assert.deepEqual(monthsOf(row, { from: '2024-12-31', to: '2025-01-01' }), { first: 1, last: 2 });
  assert.deepEqual(monthsOf(row, { from: '1999-01-01', to: '2030-01-01' }), { first: 0, last: 3 });
  assert.deepEqual(monthsOf(row, { from: '2026-01-01' }), { first: 3, last: 3 }, 'after the last month');
  assert.deepEqual(monthsOf(row, { to: '2020-01-01' }), { first: 0, last: 0 }, 'before the first');
});

test('months are dates, and open where they are the ends of the row', () => {
  assert.deepEqual(daysOf(row[3]!), { step: 'month', from: '2025-02-01', to: '2025-02-28' });
  assert.deepEqual(datesOf(row, { first: 0, last: 3 }, false), { from: undefined, to: undefined });
  assert.deepEqual(datesOf(row, { first: 1, last: 3 }, false), { from: '2024-12-01', to: undefined });
  assert.deepEqual(datesOf(row, { first: 0, last: 1 }, false), { from: undefined, to: '2024-12-31' });
  // A map of the last months would put its own dates in place of none.
  assert.deepEqual(datesOf(row, { first: 0, last: 3 }, true), { from: '2024-11-01', to: undefined });
});

test('a film goes a month further with as many months, and begins again', () => {
  assert.deepEqual(next(row, { first: 0, last: 1 }), { first: 1, last: 2 });
  assert.deepEqual(next(row, { first: 2, last: 3 }), { first: 0, last: 1 });
  assert.deepEqual(next(row, { first: 0, last: 3 }), { first: 0, last: 3 });
});

test('months are counted, drawn and named', () => {
  assert.equal(countOf(row, { first: 1, last: 2 }), 5);
  assert.equal(bars(row, { first: 2, last: 3 }, 40), 'M2 40V10h1V40zM3 40V0h1V40z');
  assert.equal(bars([{ period: '2025-01', count: 0 }], { first: 0, last: 0 }, 40), 'M0 40V40h1V40z', 'months without incidents have no height');
  assert.equal(monthInWords(row[1]!), 'December 2024');
});

// --- texts and names of files

test('texts are parted into lines that fit, words that do not fit too', () => {
  const measure = (text: string) => text.length;
  assert.deepEqual(wrap('one two three', 8, measure), ['one two', 'three']);
  assert.deepEqual(wrap('see http://localhost:8787/v1 now', 10, measure), ['see', 'http://loc', 'alhost:878', '7/v1 now']);
  assert.deepEqual(wrap('', 8, measure), []);
  assert.ok(wrap('a '.repeat(50) + 'b'.repeat(50), 7, measure).every((line) => line.length <= 7));
});

test('a file is named after the day of the data and its filters, by plain letters only', () => {
  assert.equal(fileName('2025-02-13T12:00:00.000Z', {}, true, 'png'), 'SYNTHETIC-avmp-map-2025-02-13.png');
  assert.equal(fileName('2025-02-13T12:00:00.000Z', { jurisdiction: ['RS', 'XK'], from: '2024-01-01' }, false, 'svg'), 'avmp-map-2025-02-13-from-2024-01-01-jurisdiction-RS-jurisdiction-XK.svg');
  assert.match(fileName('2025-02-13T12:00:00.000Z', { q: '../"<пиштољ>\u0000' }, false, 'png'), /^[A-Za-z0-9-]+\.png$/);
});

test('the file of a view keeps the filters of its answer', () => {
  assert.equal(
    fileIn('https://data.test/v1/incidents?jurisdiction=RS&type=suicide', 'geojson', { bbox: '20,43,21,44' }),
    'https://data.test/v1/incidents.geojson?jurisdiction=RS&type=suicide&bbox=20%2C43%2C21%2C44',
  );
});

// --- paths

const path = (draw: (path: SvgPath) => void): string => {
  const made = new SvgPath(100, 100);
  draw(made);
  return String(made);
};

test('a path is written with a tenth of a pixel, each step from the point that was written', () => {
  assert.equal(path((p) => { p.moveTo(1.04, 2); p.lineTo(3.96, 2.34); p.lineTo(4, 2.34); p.close(); }), 'M1 2l3 0.3z');
  assert.equal(path((p) => p.rect(10, 20, 30, 40)), 'M10 20l30 0 0 40 -30 0z');
});

test('a circle is two halves, and an arc keeps its long way round', () => {
  assert.equal(path((p) => p.arc(50, 50, 10, 0, 2 * Math.PI)), 'M60 50A10 10 0 1 1 40 50A10 10 0 1 1 60 50z');
  assert.equal(path((p) => p.arc(50, 50, 10, 0, Math.PI / 2)), 'M60 50A10 10 0 0 1 50 60');
  assert.equal(path((p) => p.arc(50, 50, 10, 0, 1.5 * Math.PI)), 'M60 50A10 10 0 1 1 50 40');
});

test('what lies beside the drawing is left out, and a ring around it stays closed around it', () => {
  assert.equal(path((p) => { p.moveTo(-50, 10); p.lineTo(-60, 90); }), '');
  assert.equal(path((p) => p.arc(-50, 50, 10, 0, 2 * Math.PI)), '');
  assert.equal(path((p) => p.rect(-200, -200, 500, 500)), 'M-200 -200l500 0 0 500 -500 0z');
  // On the left of the drawing there are four points, of which the first and the last are needed.
  const line = path((p) => { p.moveTo(50, 10); for (const y of [20, 30, 40, 50]) p.lineTo(-40, y); p.lineTo(50, 60); });
  assert.equal(line, 'M50 10l-90 10 0 30 90 10');
});
