import { SeesacNewsletterForm } from '../newsletter-form/newsletter-form.js';
import { define } from './define.js';

define('seesac-newsletter-form', SeesacNewsletterForm);
