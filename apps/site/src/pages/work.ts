import { html } from 'hono/html';
import { AREAS_OF_WORK, SEESAC } from '../content.js';
import type { Html } from '../layout.js';

/** The areas of work, each in a few sentences. */
export const work = (): Html => html`<section class="page-head">
        <div class="wrap">
          <h1>What we do</h1>
          <p class="lead">Four areas of work with one aim: that weapons hurt fewer people in South East Europe.</p>
        </div>
      </section>
      ${AREAS_OF_WORK.map(({ id, title, more }) => html`<section class="band" aria-labelledby="${id}">
        <div class="wrap split">
          <h2 id="${id}">${title}</h2>
          <div>
            ${more.map((text) => html`<p>${text}</p>`)}
          </div>
        </div>
      </section>`)}
      <section class="band">
        <div class="wrap"><p>Projects, publications and partners are on <a href="${SEESAC}">seesac.org</a>.</p></div>
      </section>`;
