export * from './chart.js';
export { isMultiple, type ChartContext } from './context.js';
export * from './model.js';
export * from './palette.js';
export * from './question.js';
export * from './speech.js';
