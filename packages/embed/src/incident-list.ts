import './origin.js';
import '@seesac/widgets/define/incident-list.js';
