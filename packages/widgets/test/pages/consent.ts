import { SeesacCookieConsent } from '../../src/cookie-consent/cookie-consent.ts';
import { define } from '../../src/define/define.ts';

const page = globalThis as unknown as { ran: string[]; violations: string[] };
define('seesac-cookie-consent', SeesacCookieConsent);
const element = document.querySelector('seesac-cookie-consent')!;
const holds = async (what: () => unknown) => {
  while (!what()) await new Promise((resolve) => setTimeout(resolve));
};
await holds(() => element.renderRoot.querySelector('.bar')?.matches(':popover-open'));
const before = [...page.ran];
[...element.renderRoot.querySelectorAll<HTMLElement>('.bar button')].find((button) => button.textContent?.trim() === 'I agree')!.click();
await holds(() => page.ran.length === 3);
const styles = document.querySelectorAll('style').length + element.renderRoot.querySelectorAll('style').length;
// The test server puts a script of its own into every page.
const violations = page.violations.filter((violation) => !violation.includes('__web-dev-server__'));
parent.postMessage({ before, ran: page.ran, violations, styles }, '*');
