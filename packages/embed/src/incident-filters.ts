import './origin.js';
import '@seesac/widgets/define/incident-filters.js';
