import { nodeResolve } from '@rollup/plugin-node-resolve';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { rollup } from 'rollup';
import { args, executablePath } from '../../../scripts/chromium.mjs';

const widgets = new URL('../../widgets/src/', import.meta.url);

/** A module as a classic script that leaves its exports in the global `name`. */
async function script(input: string, name: string): Promise<string> {
  const bundle = await rollup({ input, plugins: [nodeResolve({ browser: true, exportConditions: ['production'] })] });
  const { output } = await bundle.generate({ format: 'iife', name });
  return output[0].code;
}

describe('the element base of the embed files', () => {
  let browser: Browser;
  before(async () => (browser = await chromium.launch({ executablePath: executablePath!, args })));
  after(() => browser.close());

  it('does step for step what LitElement does', async () => {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await script(fileURLToPath(import.meta.resolve('lit')), 'lit') });
    await page.addScriptTag({ content: await script(fileURLToPath(new URL('../dist/lit.js', import.meta.url)), 'slim') });
    await page.addScriptTag({ content: readFileSync(new URL('element-scenario.js', import.meta.url), 'utf8') });
    const run = (name: string) => page.evaluate((n) => (globalThis as unknown as { scenario(n: string): Promise<string[]> }).scenario(n), name);
    const [lit, slim] = [await run('lit'), await run('slim')];
    assert.ok(lit.length > 40);
    assert.deepEqual(slim, lit);
    await page.close();
  });

  it('has all of LitElement that the sources of the widgets use', () => {
    const missing = [
      'willUpdate', 'firstUpdated', 'shouldUpdate', 'getUpdateComplete', 'scheduleUpdate', 'performUpdate', 'createRenderRoot', 'isUpdatePending', 'enableUpdating',
      'removeController', 'shadowRootOptions', 'renderOptions', 'createProperty', 'addInitializer', 'elementProperties', 'elementStyles', 'finalizeStyles', 'unsafeCSS',
      'changedProperties', 'PropertyValues', 'reflect:', 'converter:', 'hasChanged:', 'noAccessor:', 'useDefault:', 'state: true', 'attribute: false', 'type: Object', 'type: Array',
      '@property', '@state', '@query', 'lit/decorators', 'updated(changed', '@lit/reactive-element',
    ];
    const files = readdirSync(widgets, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    assert.ok(files.length > 5);
    const used = files.flatMap((name) => {
      const code = readFileSync(new URL(name, widgets), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      return missing.filter((word) => code.includes(word)).map((word) => `${name}: ${word}`);
    });
    assert.deepEqual(used, [], 'src/lit.ts lacks these');
  });
});
