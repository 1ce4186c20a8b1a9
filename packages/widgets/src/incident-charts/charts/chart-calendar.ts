export { calendar as make } from '@seesac/contract/charts/models/calendar.js';
export { days as draw } from '@seesac/contract/charts/draw/days.js';
export { years as words } from '@seesac/contract/charts/words/en/years.js';
export { default as styles } from '../heat.styles.js';
