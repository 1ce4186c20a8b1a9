import type { Language } from '@seesac/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { around } from './around.js';
import type { OwnWords } from './own-words.js';

/** What a language is to the widgets. */
export interface Speech {
  /** Tag of the texts, BCP 47. */
  lang: Language;
  /** Language of the platform that the page asks for, where the widgets do not speak it. */
  asked?: Language;
  /** Texts by id; English has none, its texts stand in the templates. */
  messages: Readonly<Record<string, string>>;
  /** Whole number with its thousands grouped; 0 for a skeleton that has none. */
  number: (n?: number) => string;
  /** Date in words from an ISO date or instant (UTC, as the service gives it). */
  date: (iso: string) => string;
  /** Which form of a message fits a number: one, few (where the language has it), other. */
  form: (n: number, forms: readonly string[]) => string;
}

/** English alone comes from Intl: every browser has it. */
export const english: Speech = {
  lang: 'en',
  messages: {},
  number: (n = 0) => n.toLocaleString('en'),
  date: (iso) => new Date(iso).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  form: (n, forms) => forms[+(n !== 1)]!,
};

/** The language of the element that renders now. Use it, and what follows, only while an element with a {@link LocaleController} renders. */
export let speech = english;

/** The type by which lit-localize knows a call whose text it extracts. */
type Msg = ((text: string, options: { id: string; desc?: string }) => string) & { _LIT_LOCALIZE_MSG_?: never };

/** The text in that language. lit-localize's own run time has one language for a whole page, and a page of the region may well have two. */
export const msg: Msg = (text, { id }) => speech.messages[id] ?? text;

/** The form of a message that fits a number, with the number in place of `{n}`. Forms are parted by `|`. */
export const plural = (n: number, forms: string): string => speech.form(n, forms.split('|')).replace('{n}', speech.number(n));

/**
 * Gives the templates of one element the language of that element: its `lang`, else the nearest around it, through shadow roots. Follows changes of that, and of
 * the element's own attributes. A page in English fetches nothing for it. Comes before the controllers that ask.
 */
export class LocaleController implements ReactiveController {
  #speech = english;
  readonly #host;
  readonly #observer;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#observer = new MutationObserver(() => host.requestUpdate());
    // Last: where the element is in a document already, it is used at once.
    host.addController(this);
  }

  /** The tag as the page gives it; part of what a widget asks for. */
  get tag(): string {
    return (around(this.#host) as HTMLElement[]).find(({ lang }) => lang)?.lang ?? 'en';
  }

  /**
   * Makes the element speak the language of its tag, as soon as that is there. A language that cannot be fetched is English: no reason to show nothing.
   * @param own with the words that only this widget says, see own-words.ts
   */
  async load(own?: OwnWords): Promise<Language> {
    const { tag } = this;
    const ready = /^en\b/.test(tag) ? english : await import('./languages.js').then(({ speechOf }) => speechOf(tag, own)).catch(() => english);
    if (tag === this.tag) this.#speech = ready;
    return ready.lang;
  }

  hostConnected(): void {
    for (const root of [document, this.#host.getRootNode()]) this.#observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
    this.#observer.observe(this.#host, { attributes: true });
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  hostUpdate(): void {
    speech = this.#speech;
  }
}
