import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dark as darkChart, light as lightChart } from '@seesac/contract/charts.js';
import { dark, light, type Palette } from '../../src/incident-map/palette.ts';
import heatStyles from '../../src/incident-charts/heat.styles.ts';
import chartStyles from '../../src/incident-charts/incident-charts.styles.ts';
import styles from '../../src/incident-map/layers.styles.ts';

type Three = [number, number, number];

/** Linear parts of a colour `#rrggbb`. */
const linear = (hex: string): Three =>
  [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as Three;
const luminance = (hex: string): number => linear(hex).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i]!, 0);
/** Contrast as WCAG 2 defines it. */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** What eyes of a kind see of linear parts: Machado, Oliveira and Fernandes 2009, full severity. */
const EYES: Record<string, readonly Three[]> = {
  common: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};
function lab([r, g, b]: Three): Three {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [x, y, z] = [(0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047, 0.2126729 * r + 0.7151522 * g + 0.072175 * b, (0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883].map(f) as Three;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
/** Least CIE76 distance of any two colours as eyes of a kind see them. */
function distance(colours: readonly string[], eyes: readonly Three[]): number {
  const seen = colours.map((hex) => lab(eyes.map((row) => Math.max(0, Math.min(1, row.reduce((sum, part, i) => sum + part * linear(hex)[i]!, 0)))) as Three));
  let least = Infinity;
  seen.forEach((a, i) => seen.slice(i + 1).forEach((b) => (least = Math.min(least, Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])))));
  return least;
}

/** Least distances of the four marks, and of the four and the rest, that each palette keeps: those of the light one are the figures of the published colours. */
const DISTANCES: Record<string, Record<string, [four: number, five: number]>> = {
  light: { common: [52, 28], deutan: [26, 6], protan: [11, 11], tritan: [36, 20] },
  dark: { common: [45, 20], deutan: [38, 20], protan: [38, 15], tritan: [36, 18] },
};

test('the measures are those of the reference: black on white, the light marks under simulation', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  const figures = Object.values(EYES).map((eyes) => distance(light.marks.slice(0, 4), eyes).toFixed(1));
  assert.deepEqual(figures, ['52.5', '26.9', '11.3', '37.0']);
});

for (const [name, palette] of Object.entries({ light, dark }) as [string, Palette][]) {
  test(`${name}: every mark has 3:1 on the land of the seven, and neighbours have it in their order`, () => {
    for (const mark of palette.marks) assert.ok(contrast(mark, palette.core) >= 3, `${mark}: ${contrast(mark, palette.core)}`);
    palette.marks.slice(1).forEach((mark, i) => assert.ok(contrast(mark, palette.marks[i]!) >= 3, `${palette.marks[i]} beside ${mark}: ${contrast(mark, palette.marks[i]!)}`));
  });
  test(`${name}: marks stay apart for every kind of eyes`, () => {
    for (const [kind, eyes] of Object.entries(EYES)) {
      const [four, five] = DISTANCES[name]![kind]!;
      assert.ok(distance(palette.marks.slice(0, 4), eyes) >= four, `${kind}: ${distance(palette.marks.slice(0, 4), eyes)}`);
      assert.ok(distance(palette.marks, eyes) >= five, `${kind} with the rest: ${distance(palette.marks, eyes)}`);
    }
  });
  test(`${name}: each step of the ramp stands off from the one before it, the first from the land, all in one direction, none is the sea`, () => {
    const steps = [palette.core, ...palette.ramp];
    const rises = luminance(palette.ramp[4]) > luminance(palette.core);
    steps.slice(1).forEach((step, i) => {
      assert.ok(contrast(step, steps[i]!) >= 1.2, `${steps[i]} beside ${step}: ${contrast(step, steps[i]!)}`);
      assert.equal(luminance(step) > luminance(steps[i]!), rises);
      for (const [kind, eyes] of Object.entries(EYES)) assert.ok(distance([step, palette.sea], eyes) >= 10, `${kind}: ${step} beside the sea: ${distance([step, palette.sea], eyes)}`);
    });
  });
  test(`${name}: names and numbers have 4.5:1 on what is behind them`, () => {
    for (const [text, ground] of [[palette.text, palette.halo], [palette.mutedText, palette.halo], [palette.text, palette.core], [palette.mutedText, palette.land], [palette.onCluster, palette.cluster]] as const)
      assert.ok(contrast(text, ground) >= 4.5, `${text} on ${ground}: ${contrast(text, ground)}`);
  });
}

test('the legend has the colours of the map', () => {
  const css = String(styles);
  const rules = (prefix: string, of: readonly string[], other: readonly string[]) => of.forEach((colour, i) => assert.match(css, new RegExp(`\\.${prefix}${i} \\{\\s*color: light-dark\\(${colour}, ${other[i]}\\)`)));
  rules('m', light.marks, dark.marks);
  rules('s', light.ramp, dark.ramp);
});

test('charts in a page have the colours of those that the service draws', () => {
  const css = `${String(chartStyles)}${String(heatStyles)}`;
  const rule = (selector: string, property: string, of: string, other: string) =>
    assert.match(css, new RegExp(`${selector}[^{]* \\{[^}]*${property}: light-dark\\(${of}, ${other}\\)`), `${selector} ${property}`);
  for (const ink of Object.keys(lightChart.inks) as (keyof typeof lightChart.inks)[]) rule(`\\[class\\$='-${ink}'\\]`, '--_ink', lightChart.inks[ink], darkChart.inks[ink]);
  lightChart.ramp.forEach((step, i) => rule(`\\.ramp-${i}`, 'fill', step, darkChart.ramp[i]!));
  rule('text', 'fill', lightChart.text, darkChart.text);
  rule('\\.muted', 'fill', lightChart.muted, darkChart.muted);
  rule('\\.grid', 'stroke', lightChart.grid, darkChart.grid);
});
