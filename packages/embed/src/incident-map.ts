import './origin.js';
import '@seesac/widgets/define/incident-map.js';
