import './origin.js';
import '@seesac/widgets/define/cookie-consent.js';
