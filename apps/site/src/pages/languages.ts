import { html } from 'hono/html';
import { address, type Asked } from '../address.js';
import type { Html } from '../layout.js';

const NAMES = [['en', 'English'], ['sq', 'Shqip'], ['sr-Latn', 'Srpski (latinica)'], ['sr-Cyrl', 'Српски (ћирилица)']] as const;

/** The same page with its figures in another language. */
export const languages = (path: string, { filters, lang }: Asked): Html => html`<nav class="choices" aria-label="Language of the figures">
            <ul>
              ${NAMES.map(([code, name]) => html`<li><a href="${address(path, { filters, lang: code })}" lang="${code}" hreflang="${code}"${code === lang ? html` aria-current="true"` : ''}>${name}</a></li>`)}
            </ul>
          </nav>`;
