import { breakdown } from './en/breakdown.js';
import { common } from './en/common.js';
import { cumulative } from './en/cumulative.js';
import { files } from './en/files.js';
import { heat } from './en/heat.js';
import { jurisdictions } from './en/jurisdictions.js';
import { people } from './en/people.js';
import { rates } from './en/rates.js';
import { rows } from './en/rows.js';
import { splitTrend } from './en/split-trend.js';
import { timeline } from './en/timeline.js';
import { trend } from './en/trend.js';
import { weapons } from './en/weapons.js';
import { wholeTrend } from './en/whole-trend.js';
import { years } from './en/years.js';

/**
 * What charts say in English. `{name}` is replaced, `|` parts the forms of a number (one, few where the language has it, other) or a list. No text may need a case
 * or a gender of what is put in: labels come from the code lists as they are.
 * A page fetches the parts that its charts need, so a text is in the part of the charts that say it; in `common` where charts of two parts do.
 */
export const en = { ...common, ...trend, ...wholeTrend, ...splitTrend, ...rows, ...breakdown, ...people, ...years, ...cumulative, ...heat, ...jurisdictions, ...rates, ...weapons, ...timeline, ...files } as const;
