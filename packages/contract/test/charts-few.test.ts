import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FEW } from '../src/charts/context.ts';
import * as rates from '../src/rates.ts';

test('few is the same number for charts and for rates', () => assert.equal(FEW, rates.FEW));
