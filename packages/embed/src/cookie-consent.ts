// It asks no service, so it needs no origin.
import '@seesac/widgets/define/cookie-consent.js';
