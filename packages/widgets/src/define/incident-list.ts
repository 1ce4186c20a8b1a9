import { SeesacIncidentList } from '../incident-list/incident-list.js';
import { define } from './define.js';

define('seesac-incident-list', SeesacIncidentList);
