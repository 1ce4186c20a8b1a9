import { html } from 'hono/html';
import { inWords, NEWS, SEESAC } from '../content.js';
import type { Html } from '../layout.js';

/** All news that this site knows. */
export const news = (): Html => html`<section class="page-head">
        <div class="wrap">
          <h1>News</h1>
          <p class="lead">A demonstration: the days are those of seesac.org, headlines and summaries are in our own words. The full texts are on <a href="${SEESAC}">seesac.org</a>.</p>
        </div>
      </section>
      <section class="band">
        <div class="wrap">
          <ol class="news">
            ${NEWS.map(({ id, date, title, summary }) => html`<li id="${id}">
              <time datetime="${date}">${inWords(date)}</time>
              <div>
                <h2>${title}</h2>
                <p>${summary}</p>
              </div>
            </li>`)}
          </ol>
        </div>
      </section>`;
