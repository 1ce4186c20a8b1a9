import { html } from 'hono/html';
import type { Html } from '../layout.js';

/** What is wrong, line by line, and where to go from there; the home page unless given. */
export interface ProblemParts { title: string; lines: readonly string[]; link?: { href: string; text: string } }

/** A page that says what is wrong, and where to go from there. */
export const problem = ({ title, lines, link = { href: '/', text: 'Home page' } }: ProblemParts): Html => html`<section class="page-head">
        <div class="wrap">
          <h1>${title}</h1>
          ${lines.length === 1 ? html`<p class="lead">${lines[0]}</p>` : ''}
          ${lines.length > 1 ? html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>` : ''}
          <p><a class="more" href="${link.href}">${link.text}</a></p>
        </div>
      </section>`;
