import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { leanLeaflet } from '../scripts/lean-leaflet.mjs';

const id = fileURLToPath(new URL('../../../node_modules/leaflet/dist/leaflet-src.esm.js', import.meta.url));
const code = readFileSync(id, 'utf8');
const lean = (text: string, of = id) => (leanLeaflet() as { transform(code: string, id: string): { code: string } | null }).transform(text, of);

describe('Leaflet for the embed files', () => {
  it('is less than half of it, writes no markup, and gives what a map of ours uses', () => {
    const made = lean(code)!.code;
    assert.ok(made.length < code.length / 2, `${made.length} of ${code.length}`);
    for (const sink of ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'document.write', 'window.L ', 'window.L=']) assert.equal(made.includes(sink), false, sink);
    assert.match(made, /export \{ LatLngBounds, Layer, Map \};/);
    assert.match(made, /disableTextSelection = function/, 'what a condition defines is there');
    assert.doesNotMatch(made, /leaflet-marker|leaflet-popup|leaflet-control|ukrain/i);
  });

  it('lets every other file alone', () => assert.equal(lean(code, '/somewhere/else.js'), null));

  for (const [what, from, to] of [
    ['a line that writes markup is not as it was', "div.innerHTML = '<svg/>';", "div.innerHTML = '<svg />';"],
    ['that line is there twice', "div.innerHTML = '<svg/>';", "div.innerHTML = '<svg/>';div.innerHTML = '<svg/>';"],
    ['a name that is used is another', 'var ScrollWheelZoom =', 'var ScrollZoom ='],
    ['a method that is left out is not there', 'stopLocate:', 'endLocate:'],
  ] as const)
    it(`ends the build where ${what}`, () => {
      assert.equal(code.includes(from), true);
      assert.throws(() => lean(code.replace(from, to)), /Leaflet has changed/);
    });
});
