import './scope.js';
import './incident-filters.js';
import './incident-charts.js';
import './incident-counter.js';
import './incident-list.js';
import './incident-map.js';
import './monitor.js';
