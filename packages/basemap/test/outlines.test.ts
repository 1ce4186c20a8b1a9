import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { make, SOURCE } from '../scripts/build.mjs';

const source = readFileSync(createRequire(import.meta.url).resolve(SOURCE.id));

test('the committed outlines are what the script makes of the pinned source, byte for byte', () => {
  assert.equal(make(source), readFileSync(new URL('../src/outlines.ts', import.meta.url), 'utf8'));
});

test('a source that is not the pinned one is refused', () => {
  assert.throws(() => make(Buffer.concat([source, Buffer.from('\n')])), /SHA-256 is [0-9a-f]{64}, expected 3bc6f1d3/);
});
