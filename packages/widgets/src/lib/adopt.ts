import type { CSSResult, LitElement } from 'lit';

const sheets = new Map<CSSResult, CSSStyleSheet>();

/** Gives a widget styles that come with a part of it that is fetched later. Once for each; one sheet for all widgets. */
export function adopt(host: LitElement, styles: CSSResult): void {
  let sheet = sheets.get(styles);
  if (!sheet) {
    sheets.set(styles, (sheet = new CSSStyleSheet()));
    sheet.replaceSync(String(styles));
  }
  const { adoptedStyleSheets } = host.renderRoot as ShadowRoot;
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}
