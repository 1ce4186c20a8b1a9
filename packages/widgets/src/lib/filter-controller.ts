import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { around } from './around.js';

/** Attributes that are no filters, as far as pages usually have them, beside the widget's own; any other makes the widget fetch the code that knows the filters. */
const OTHERS = /^(theme|loading|lang|class|id|style|for)$|-/;

/**
 * The filters of one widget. Those set as attributes are locked: nothing else overrides them; the others are those of the scope around it. Values are not checked
 * here; the service names what is wrong. A widget without filters carries no code for them: it is in a module of its own.
 */
export class FilterController implements ReactiveController {
  /** @internal */
  readonly host;
  /** The canonical string to which the scope changed it; undefined until it does. @internal */
  changed: string | undefined;
  /** What was asked for last. @internal */
  asked: string | undefined;
  /** Ends following the scope. @internal */
  leave: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    (this.host = host).addController(this);
  }

  /** Differs where the filters may differ. */
  get key(): string {
    return this.#own + this.changed;
  }

  get #own(): string {
    const { properties } = this.host.constructor as unknown as { properties: object };
    return [...this.host.attributes].map(({ name, value }) => (name in properties || OTHERS.test(name) ? '' : name + value)).join('');
  }

  /** Whether it may share filters; with whom, the module knows that is fetched then. */
  get #shares(): boolean {
    return around(this.host).some((element) => element.matches?.('seesac-scope,[for],[with-filters]'));
  }

  /**
   * Canonical string of all filters.
   * @param returns the host comes to where it is now: has it ask again when other filters hold there
   */
  async query(returns?: boolean): Promise<string> {
    return this.#own || this.#shares || this.asked ? (await import('./filter-store.js')).follow(this, returns) : (this.asked = '');
  }

  hostConnected(): void {
    // Where the module cannot be fetched the question fails, says so and asks again.
    this.query(true).catch(() => {});
  }

  hostDisconnected(): void {
    this.leave?.();
  }
}
