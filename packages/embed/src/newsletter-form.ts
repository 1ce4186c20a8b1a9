import './origin.js';
import '@seesac/widgets/define/newsletter-form.js';
