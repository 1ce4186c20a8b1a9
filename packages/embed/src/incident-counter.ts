import './origin.js';
import '@seesac/widgets/define/incident-counter.js';
