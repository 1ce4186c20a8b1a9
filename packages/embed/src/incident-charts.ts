import './origin.js';
import '@seesac/widgets/define/incident-charts.js';
