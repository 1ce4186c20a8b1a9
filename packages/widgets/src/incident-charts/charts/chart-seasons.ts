import { heat } from '@seesac/contract/charts/words/en/heat.js';
import { years } from '@seesac/contract/charts/words/en/years.js';

export { seasons as make } from '@seesac/contract/charts/models/seasons.js';
export { cells as draw } from '@seesac/contract/charts/draw/heat.js';
export { default as styles } from '../heat.styles.js';
export const words = { ...years, ...heat };
export const isWide = true;
