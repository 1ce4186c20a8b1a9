import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { leanUplot } from '../scripts/lean-uplot.mjs';

const id = createRequire(import.meta.url).resolve('uplot/dist/uPlot.esm.js');
const code = readFileSync(id, 'utf8');
const lean = (text: string, of = id) => (leanUplot() as { transform(code: string, id: string): { code: string } | null }).transform(text, of);

describe('uPlot for the embed files', () => {
  it('gives uPlot alone, and writes no markup', () => {
    const made = lean(code)!.code;
    assert.match(made, /export \{ uPlot as default \};\n$/);
    assert.doesNotMatch(made, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|window\.uPlot/);
    assert.doesNotMatch(made, /if \(.*\)\s*\}/, 'no statement is left without what it does');
  });

  it('lets every other file alone', () => assert.equal(lean(code, '/somewhere/else.js'), null));

  for (const [what, from, to] of [
    ['a line that is cut is not as it was', 'const showLegend = legend.show;', 'const showLegend = legend.shown;'],
    ['it is there twice', 'sync.sub(self);', 'sync.sub(self);sync.sub(self);'],
    ['something is asked for once more', 'mode == 2', 'mode == 2 || mode == 2'],
    ['there is another kind of scale', 'sc.distr == 100', 'sc.distr == 101'],
    ['what follows the class begins otherwise', 'uPlot.assign = assign;', 'uPlot.extend = assign;'],
  ] as const)
    it(`ends the build where ${what}`, () => {
      assert.equal(code.includes(from), true);
      assert.throws(() => lean(code.replace(from, to)), /uPlot has changed/);
    });
});
