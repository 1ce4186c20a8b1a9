/** Attributes that are no filters, as far as pages usually have them; any other makes the widget fetch the code that knows the filters. */
const OTHERS = /^(api|period|limit|heading|theme|loading|lang|class|id|style|slot)$|-/;

/**
 * The filters of one widget. Those set as attributes are locked: nothing else overrides them. Values are not checked here; the service names what is wrong.
 * A widget without filters carries no code for them: it is in a module of its own.
 */
export class FilterController {
  readonly #host;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Differs where the filters may differ. */
  get key(): string {
    return [...this.#host.attributes].map(({ name, value }) => (OTHERS.test(name) ? '' : name + value)).join('');
  }

  /** Canonical string of all filters. */
  async query(): Promise<string> {
    return this.key && (await import('./filters.js')).queryOf(this.#host);
  }
}
