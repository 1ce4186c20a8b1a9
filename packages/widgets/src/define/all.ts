import './incident-counter.js';
import './incident-list.js';
