export { seasons as make } from '@seesac/contract/charts/models/seasons.js';
export { cells as draw } from '@seesac/contract/charts/draw/heat.js';
export { years as words } from '@seesac/contract/charts/words/en/years.js';
export { default as styles } from '../heat.styles.js';
