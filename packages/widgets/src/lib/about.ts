import type { Links, Meta } from '@seesac/contract';
import { html, type LitElement, type TemplateResult } from 'lit';
import { msg } from './locale-controller.js';

const opened = /* @__PURE__ */ new WeakSet<LitElement>();
let passport: typeof import('./passport.js').passport | undefined;

/** What stands behind a number, on request: the module that shows it is fetched when a reader opens it for the first time. */
export const about = (host: LitElement, meta: Meta, links: Links): TemplateResult => {
  const open = async () => {
    opened.add(host);
    // Without its module the disclosure stays empty; opening it again asks again.
    passport ??= (await import('./passport.js').catch(() => undefined))?.passport;
    host.requestUpdate();
  };
  return html`<details part="about" @toggle=${open}><summary>${msg('About, cite, download', { id: 'about' })}</summary>${opened.has(host) ? passport?.(host, meta, links) : ''}</details>`;
};
