import { SeesacIncidentCharts } from '../incident-charts/incident-charts.js';
import { define } from './define.js';

define('seesac-incident-charts', SeesacIncidentCharts);
