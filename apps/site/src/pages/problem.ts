import { html } from 'hono/html';
import type { Html } from '../layout.js';

/** A page that says what is wrong, and where to go from there. */
export const problem = (title: string, errors: string[]): Html => html`<section class="page-head">
        <div class="wrap">
          <h1>${title}</h1>
          ${errors.length ? html`<ul>${errors.map((error) => html`<li>${error}</li>`)}</ul>` : ''}
          <p><a class="more" href="/">Home page</a></p>
        </div>
      </section>`;
