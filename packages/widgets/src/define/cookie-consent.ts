import { SeesacCookieConsent } from '../cookie-consent/cookie-consent.js';
import { define } from './define.js';

define('seesac-cookie-consent', SeesacCookieConsent);
