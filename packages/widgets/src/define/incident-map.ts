import { SeesacIncidentMap } from '../incident-map/incident-map.js';
import { define } from './define.js';

define('seesac-incident-map', SeesacIncidentMap);
