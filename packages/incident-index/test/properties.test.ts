import { test } from 'node:test';
import { properties } from './properties.ts';

for (const [claim, check] of properties) test(claim, check);
