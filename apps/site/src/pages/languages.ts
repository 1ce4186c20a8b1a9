import type { Language } from '@seesac/contract';
import { html } from 'hono/html';
import { address, type Asked } from '../address.js';
import type { Html } from '../layout.js';

/** Languages of the platform by the names that they have for themselves. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English', sq: 'Shqip', bs: 'Bosanski', hr: 'Hrvatski', cnr: 'Crnogorski', 'sr-Latn': 'Srpski (latinica)', 'sr-Cyrl': 'Српски (ћирилица)', mk: 'Македонски', ro: 'Română',
};

/** Those that the figures speak. */
const SPOKEN = ['en', 'sq', 'sr-Latn', 'sr-Cyrl'] as const satisfies readonly Language[];

/** The same page with its figures in another language. */
export const languages = (path: string, { filters, lang }: Asked): Html => html`<nav class="choices" aria-label="Language of the figures">
            <ul>
              ${SPOKEN.map((code) => html`<li><a href="${address(path, { filters, lang: code })}" lang="${code}" hreflang="${code}"${code === lang ? html` aria-current="true"` : ''}>${LANGUAGE_NAMES[code]}</a></li>`)}
            </ul>
          </nav>`;
