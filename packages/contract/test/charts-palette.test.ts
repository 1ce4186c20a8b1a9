import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dark, light } from '../src/charts/palette.ts';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (colour: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

for (const [name, { surface, text, muted, inks, ramp }] of Object.entries({ light, dark })) {
  describe(`colours of charts, ${name}`, () => {
    it('are 4.5:1 for texts, and 3:1 for what is drawn, on their surface (WCAG 1.4.3, 1.4.11)', () => {
      for (const colour of [text, muted]) assert.ok(contrast(colour, surface) >= 4.5, `${colour}: ${contrast(colour, surface)}`);
      for (const [ink, colour] of Object.entries(inks)) assert.ok(contrast(colour, surface) >= 3, `${ink}: ${contrast(colour, surface)}`);
    });

    it('are 3:1 between the four that stand beside or on each other in their order', () => {
      for (const [a, b] of [[1, 2], [2, 3], [3, 4]] as const) assert.ok(contrast(inks[a], inks[b]) >= 3, `${a} beside ${b}: ${contrast(inks[a], inks[b])}`);
    });

    it('rise or fall from step to step of a heat map', () => {
      const steps = ramp.map((step) => contrast(step, surface));
      assert.deepEqual(steps, [...steps].sort((a, b) => a - b));
    });
  });
}
