import type { Language, Topic } from '@seesac/contract';

/** The service took a sign-up, which is to be confirmed. Bubbles and leaves shadow roots. It carries no address: the page has no business with that. */
export class SeesacNewsletterSubscribeEvent extends Event {
  readonly topics: readonly Topic[];
  /** Of the mails. */
  readonly lang: Language;

  constructor(topics: readonly Topic[], lang: Language) {
    super('seesac-newsletter-subscribe', { bubbles: true, composed: true });
    this.topics = topics;
    this.lang = lang;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'seesac-newsletter-subscribe': SeesacNewsletterSubscribeEvent;
  }
}
