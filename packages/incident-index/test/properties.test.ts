import { test } from 'node:test';
import { wasmKernel } from '../src/wasm-kernel.ts';
import { countingProperties, properties } from './properties.ts';

for (const [claim, check] of properties) test(claim, check);
for (const [claim, check] of countingProperties(wasmKernel)) test(`counted by WebAssembly: ${claim}`, check);
