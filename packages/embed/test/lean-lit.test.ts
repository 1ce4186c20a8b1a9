import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { leanLit } from '../scripts/lean-lit.mjs';

const id = fileURLToPath(new URL('../../../node_modules/lit-html/lit-html.js', import.meta.url));
const code = readFileSync(id, 'utf8');
const lean = (text: string, of = id) => (leanLit() as { transform(code: string, id: string): { code: string } | null }).transform(text, of);

describe('Lit for the embed files', () => {
  it('has no directives, and still takes no data for a template', () => {
    const made = lean(code)!.code;
    assert.ok(made.length < code.length - 2400, `${made.length} of ${code.length}`);
    assert.doesNotMatch(made, /_\$litDirective\$|lit-noChange|litHtmlPolyfillSupport|<math>/);
    assert.match(made, /hasOwnProperty\("raw"\)/);
    assert.match(made, /createPolicy\("lit-html"/);
  });

  it('ends the build where Lit is other than it was read', () => {
    assert.throws(() => lean(code.replace('litHtmlPolyfillSupport', 'litPolyfillSupport')), /Lit has changed/);
    assert.throws(() => lean(`${code}else r.data===n`.replace('setConnected(t)', 'setIsConnected(t)')), /Lit has changed/);
  });

  for (const [what, text] of [
    ['an expression in an element of text', 'html`<textarea rows="2">${words}</textarea>`'],
    ['a comment in a template', 'html`<!-- here --><p>${words}</p>`'],
    ['a tag whose name is an expression', 'html`<${tag}></${tag}>`'],
    ['a listener that is an object', 'html`<div @wheel=${{ handleEvent: zoom, passive: true }}></div>`'],
    ['a directive', "import { live } from 'lit/directives/live.js'"],
  ] as const)
    it(`ends the build where a template of ours has ${what}`, () => assert.throws(() => lean(text, '/packages/widgets/dist/x.js'), new RegExp(what)));

  it('lets every other file alone', () => {
    assert.equal(lean('html`<p>${words}</p><textarea></textarea>`', '/packages/widgets/dist/x.js'), null);
    assert.equal(lean("import 'lit/directive.js'", '/node_modules/some/x.js'), null);
  });
});
