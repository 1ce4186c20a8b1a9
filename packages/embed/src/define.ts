/**
 * What the files of the loader have in place of the widgets' own `define`: before it fetches anything, the loader tells the page of other versions and looks whether
 * the tag is taken. What is left is a copy that came meanwhile.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
