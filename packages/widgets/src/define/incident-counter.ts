import { SeesacIncidentCounter } from '../incident-counter/incident-counter.js';
import { define } from './define.js';

define('seesac-incident-counter', SeesacIncidentCounter);
