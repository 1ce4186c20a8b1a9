import './origin.js';
import '@seesac/widgets/define/monitor.js';
