import { SEED_NOW, seed, serviceInAPage } from '@seesac/testing';
import { SeesacIncidentCounter, setDefaultApi } from '../../src/index.ts';
import { define } from '../../src/define/define.ts';

const service = serviceInAPage({ incidents: seed(), now: SEED_NOW });
service.install();
// The service's own validator looks whether `eval` is allowed when it is first used. That is no concern of the widgets: it happens before anybody listens.
await service.app.request('/v1/counter');
await new Promise((resolve) => setTimeout(resolve));
const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => violations.push(`${effectiveDirective} ${blockedURI}`));
setDefaultApi(service.origin);
const element = document.querySelector('seesac-incident-counter')!;
element.addEventListener('seesac-load', async () => {
  await element.updateComplete;
  const figure = element.renderRoot.querySelector<HTMLElement>('[part=figure]')!;
  parent.postMessage({
    violations, figure: figure.textContent, size: getComputedStyle(figure).fontSize,
    styles: document.querySelectorAll('style').length + element.renderRoot.querySelectorAll('style, [style]').length,
  }, '*');
});
define('seesac-incident-counter', SeesacIncidentCounter);
