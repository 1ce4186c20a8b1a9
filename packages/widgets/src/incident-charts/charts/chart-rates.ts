export { bars as draw } from '@seesac/contract/charts/draw/bars.js';
