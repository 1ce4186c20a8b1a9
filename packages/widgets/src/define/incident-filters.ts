import { SeesacIncidentFilters } from '../incident-filters/incident-filters.js';
import { define } from './define.js';

define('seesac-incident-filters', SeesacIncidentFilters);
