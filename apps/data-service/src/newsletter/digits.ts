import { randomInt } from 'node:crypto';

/** Strokes of the digits on a grid of 4 by 6, as points that lines join; a picture holds no letter of any font, so nothing of it can be read as text. */
const STROKES: readonly (readonly (readonly [number, number][])[])[] = [
  [[[2, 0], [0.6, 0.7], [0, 2], [0, 4], [0.6, 5.3], [2, 6], [3.4, 5.3], [4, 4], [4, 2], [3.4, 0.7], [2, 0]]],
  [[[0.6, 1.4], [2.2, 0], [2.2, 6]], [[0.8, 6], [3.6, 6]]],
  [[[0.1, 1.5], [0.7, 0.4], [2, 0], [3.4, 0.4], [3.9, 1.6], [3.3, 2.9], [0, 6], [4, 6]]],
  [[[0.2, 0.6], [1.4, 0], [2.8, 0.1], [3.7, 1], [3.4, 2.3], [1.8, 2.9]], [[1.8, 2.9], [3.5, 3.4], [4, 4.5], [3.3, 5.7], [1.8, 6], [0.2, 5.4]]],
  [[[3, 6], [3, 0], [0, 4.2], [4, 4.2]]],
  [[[3.7, 0], [0.6, 0], [0.3, 2.7], [1.7, 2.2], [3.2, 2.5], [4, 3.9], [3.5, 5.3], [2, 6], [0.2, 5.5]]],
  [[[3.5, 0.5], [2.2, 0], [0.9, 0.8], [0.1, 2.6], [0.1, 4.4], [0.8, 5.6], [2, 6], [3.3, 5.5], [4, 4.2], [3.4, 2.9], [2, 2.5], [0.7, 3], [0.1, 4.2]]],
  [[[0, 0], [4, 0], [1.4, 6]]],
  [[[2, 2.8], [0.6, 2.1], [0.4, 0.9], [2, 0], [3.6, 0.9], [3.4, 2.1], [2, 2.8], [0.4, 3.7], [0.1, 4.9], [1.2, 6], [2.8, 6], [3.9, 4.9], [3.6, 3.7], [2, 2.8]]],
  [[[3.9, 1.8], [3.3, 3], [2, 3.5], [0.6, 3.1], [0, 1.8], [0.7, 0.5], [2, 0], [3.2, 0.4], [3.9, 1.6], [3.9, 3.4], [3.1, 5.2], [1.8, 6], [0.5, 5.6]]],
];
const [WIDTH, HEIGHT] = [200, 72];
/** Its colours in the dark are those of the page then. Where no style is taken from a picture it stays light, on its plate. */
const DARK = '<style>@media (prefers-color-scheme:dark){rect{fill:#16232f}path{stroke:#e9f0f6}.noise{stroke:#4d6275}}</style>';

const between = (least: number, most: number): number => least + (randomInt(1_000) / 1_000) * (most - least);

/**
 * A number as a picture: lines on a plate of its own, so that it can be read on light and dark pages, each digit a little turned, moved and bent. Programs can read it
 * too: it is a speed bump, and said to be one.
 */
export function picture(number: string): string {
  const digits = [...number].map((digit, i) => {
    const [turn, lean, scale] = [between(-0.2, 0.2), between(-0.18, 0.18), between(6.2, 7.2)];
    const [x0, y0] = [24 + i * 38 + between(-3, 3), HEIGHT / 2 + between(-4, 4)];
    const point = ([x, y]: readonly [number, number]): string => {
      const [dx, dy] = [(x - 2 + lean * (3 - y)) * scale, (y - 3) * scale];
      return `${(x0 + dx * Math.cos(turn) - dy * Math.sin(turn)).toFixed(1)} ${(y0 + dx * Math.sin(turn) + dy * Math.cos(turn)).toFixed(1)}`;
    };
    return STROKES[Number(digit)]!.map((stroke) => `M${stroke.map(point).join('L')}`).join('');
  });
  const lines = Array.from({ length: 3 }, () => `M0 ${between(8, HEIGHT - 8).toFixed(1)}Q${WIDTH / 2} ${between(0, HEIGHT).toFixed(1)} ${WIDTH} ${between(8, HEIGHT - 8).toFixed(1)}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${DARK}`
    + `<rect width="${WIDTH}" height="${HEIGHT}" fill="#f2f6f9"/>`
    + `<g fill="none" stroke-linecap="round" stroke-linejoin="round"><path class="noise" d="${lines.join('')}" stroke="#9fb0c0" stroke-width="1.5"/>`
    + `<path d="${digits.join('')}" stroke="#14324d" stroke-width="3.6"/></g></svg>`;
}
