import { heat } from '@seesac/contract/charts/words/en/heat.js';
import { years } from '@seesac/contract/charts/words/en/years.js';

export { calendar as make } from '@seesac/contract/charts/models/calendar.js';
export { days as draw } from '@seesac/contract/charts/draw/days.js';
export { default as styles } from '../heat.styles.js';
export const words = { ...years, ...heat };
export const isWide = true;
