import type { Language, Topic } from '@seesac/contract';

/** A reader confirmed a sign-up by its code. Bubbles and leaves shadow roots. It carries no address: the page has no business with that. */
export class SeesacNewsletterConfirmEvent extends Event {
  readonly topics: readonly Topic[];
  /** Of the mails. */
  readonly lang: Language;

  constructor(topics: readonly Topic[], lang: Language) {
    super('seesac-newsletter-confirm', { bubbles: true, composed: true });
    this.topics = topics;
    this.lang = lang;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'seesac-newsletter-confirm': SeesacNewsletterConfirmEvent;
  }
}
