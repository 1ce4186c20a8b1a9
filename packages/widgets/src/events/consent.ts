import type { Categories, Optional } from '../cookie-consent/cookie-consent.model.js';

/**
 * What a visitor agrees to: after each choice, and once when a page finds one that was made before. Bubbles and leaves shadow roots. It comes before the scripts of
 * the page that were waiting for it run, and nothing is sent anywhere.
 */
export class SeesacConsentEvent extends CustomEvent<{
  /** What may be used; `necessary` always. */
  readonly categories: Categories;
  /** What was on and is off from now on. What already runs does not stop before the page is loaded again. */
  readonly withdrawn: readonly Optional[];
}> {
  constructor(categories: Categories, withdrawn: readonly Optional[]) {
    super('seesac-consent', { bubbles: true, composed: true, detail: { categories, withdrawn } });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'seesac-consent': SeesacConsentEvent;
  }
}
