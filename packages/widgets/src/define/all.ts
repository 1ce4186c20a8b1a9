import './scope.js';
import './incident-counter.js';
import './incident-list.js';
