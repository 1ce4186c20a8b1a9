import { properties } from '../properties.ts';

for (const [claim, check] of properties) it(claim, check);
