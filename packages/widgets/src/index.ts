export { SeesacErrorEvent } from './events/error.js';
export { SeesacIncidentSelectEvent } from './events/incident-select.js';
export { SeesacLoadEvent } from './events/load.js';
export { SeesacIncidentCounter } from './incident-counter/incident-counter.js';
export { SeesacIncidentList } from './incident-list/incident-list.js';
export { setDefaultApi } from './lib/api.js';
export { VERSION } from './version.js';
