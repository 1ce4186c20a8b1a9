import { render, type RenderOptions } from 'lit/html.js';

/*
 * What the embed files have in place of `lit`: its templates as they are, and an element base that does the part of LitElement that the widgets use, in a quarter
 * of its bytes. A lone counter would not fit its budget otherwise (DESIGN.md §8); the npm package has Lit itself. A name or an option that is not here stops the
 * build or `test/element.test.ts`, which also holds both bases against each other.
 */

export { html, nothing, svg } from 'lit/html.js';

/** Style sheet text. Unlike Lit's it is always adopted, never a `<style>` element: those are what a strict CSP forbids. */
export const css = (strings: TemplateStringsArray, ...values: unknown[]): string => String.raw({ raw: strings }, ...values);

interface Controller { hostConnected?(): void; hostDisconnected?(): void; hostUpdate?(): void; hostUpdated?(): void }
type Type = NumberConstructor | BooleanConstructor | StringConstructor;
interface Base {
  properties: Record<string, { type?: Type; attribute?: string }>;
  styles: string[];
  sheets?: CSSStyleSheet[];
  names: Map<string, string>;
}

export class LitElement extends HTMLElement {
  static properties: Base['properties'] = {};
  static styles: string[] = [];

  hasUpdated = false;
  readonly renderRoot = this.attachShadow({ mode: 'open' });
  updateComplete: Promise<void> = Promise.resolve();
  readonly #values: Record<string, unknown> = {};
  readonly #controllers = new Set<Controller>();
  #start: (() => void) | undefined;
  readonly #started = new Promise<void>((resolve) => (this.#start = resolve));
  #pending = false;

  /** Read once, when the tag is defined: gives the class its accessors. */
  static get observedAttributes(): string[] {
    const { properties, prototype } = this;
    const names = new Map(Object.keys(properties).map((name) => [properties[name]!.attribute ?? name.toLowerCase(), name]));
    (this as unknown as Base).names = names;
    for (const name of names.values())
      Object.defineProperty(prototype, name, {
        get(this: LitElement) {
          return this.#values[name];
        },
        set(this: LitElement, value: unknown) {
          if (Object.is(this.#values[name], value)) return;
          this.#values[name] = value;
          this.requestUpdate();
        },
      });
    return [...names.keys()];
  }

  constructor() {
    super();
    const base = this.constructor as unknown as Base;
    this.renderRoot.adoptedStyleSheets = base.sheets ??= [base.styles].flat().map((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
    // What the page set before the code came stands on the element itself, in front of the accessor.
    for (const name of base.names.values()) {
      if (!Object.hasOwn(this, name)) continue;
      const self = this as Record<string, unknown>;
      this.#values[name] = self[name];
      delete self[name];
    }
    this.requestUpdate();
  }

  attributeChangedCallback(attribute: string, _: string | null, value: string | null): void {
    const { names, properties } = this.constructor as unknown as Base;
    const name = names.get(attribute)!;
    const { type } = properties[name]!;
    (this as Record<string, unknown>)[name] = type === Boolean ? value !== null : value === null || !type ? value : type(value);
  }

  connectedCallback(): void {
    this.#start?.();
    this.#start = undefined;
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  addController(controller: Controller): void {
    this.#controllers.add(controller);
    if (!this.#start && this.isConnected) controller.hostConnected?.();
  }

  /** Draws again, once for all that changed; first when the element is in a document. */
  requestUpdate(): void {
    if (this.#pending) return;
    this.#pending = true;
    this.updateComplete = this.#update();
  }

  async #update(): Promise<void> {
    await this.#started;
    try {
      for (const controller of this.#controllers) controller.hostUpdate?.();
      render(this.render(), this.renderRoot, { host: this } satisfies RenderOptions);
    } finally {
      this.#pending = false;
    }
    this.hasUpdated = true;
    for (const controller of this.#controllers) controller.hostUpdated?.();
    this.updated();
  }

  updated(): void {}

  render(): unknown {
    return undefined;
  }
}
