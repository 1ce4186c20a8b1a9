import { html } from 'hono/html';
import type { Html } from '../layout.js';

/** Where a reader looks for cookies, and finds that there are none. */
export const cookies = (): Html => html`<section class="page-head">
        <div class="wrap">
          <h1>Cookie management</h1>
          <p class="lead">This site sets no cookies, so there is nothing to agree to and nothing to turn off.</p>
        </div>
      </section>
      <section class="band">
        <div class="wrap prose">
          <h2>What this means</h2>
          <p>Neither the site nor its widgets keep anything in your browser, and no other company is asked for anything when you read a page. That is why no bar asks you to agree.
            Should a part of the site ever need a cookie, it will ask first, by kind, and nothing will be set before you agree. To refuse will be one click, like to agree.</p>
          <h2>Where to change your mind</h2>
          <p>“Cookie management” at the foot of every page opens <a href="#cookie-management">what is on and off</a>. Today that is a list without switches.</p>
          <h2 id="cookie-management">By kind</h2>
          <dl>
            ${['Strictly necessary', 'Performance', 'Functionality', 'Targeting and advertising'].map((kind) => html`<div><dt>${kind}</dt><dd>none</dd></div>`)}
          </dl>
        </div>
      </section>`;
