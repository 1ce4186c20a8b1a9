import type { MultiKey } from '@seesac/contract';
import { html, type TemplateResult } from 'lit';
import { adopt } from '../lib/adopt.js';
import { change, type FilterPatch } from '../lib/filter-store.js';
import { names, wordOf } from '../lib/filter-words.js';
import { msg, speech } from '../lib/locale-controller.js';
import { chips, without, type Chip } from './chips.js';
import styles from './controls.styles.js';
import type { Face } from './incident-filters.model.js';
import { popup, sheet } from './panel.js';
import { Suggestions } from './suggestions.js';

/** What the filters do when a reader uses them: what opens, what is typed, what is chosen and how it is taken away. */
export class Controls {
  readonly #host;
  readonly #suggestions;
  /** What is typed in the search box and not searched for yet. */
  #draft: string | undefined;
  /** What is open, by the name of its button. */
  #panel: { name: string; keys: readonly string[]; button: HTMLElement } | undefined;
  /** The filters before all were cleared, until the next change. */
  #undo: FilterPatch | undefined;

  constructor(host: Face) {
    this.#host = host;
    this.#suggestions = new Suggestions(host, this.#apply);
    adopt(host, styles);
  }

  get panel(): string | undefined {
    return this.#panel?.name;
  }

  /** What the search box shows. */
  get words(): string {
    return this.#draft ?? this.#host.shown.value.q ?? '';
  }

  get suggests(): boolean {
    return this.#suggestions.open;
  }

  get active(): string {
    return this.#suggestions.active;
  }

  /** The filters have changed, here or elsewhere. */
  changed(): void {
    this.#draft = this.#undo = undefined;
  }

  /** The reader, or the element itself, has left the search box. */
  readonly left = (): void => this.#suggestions.close();

  readonly key = (event: KeyboardEvent): void => this.#suggestions.key(event);

  type(words: string): void {
    this.#draft = words;
    void this.#suggestions.ask(words);
  }

  search(): void {
    this.#apply({ q: this.words.replace(/\s+/g, ' ').trim() });
  }

  look(code: string): void {
    this.#apply({ lens: code as never });
  }

  /** Changes filters; what was typed has served. */
  readonly #apply = (patch: FilterPatch): void => {
    change(this.#host, patch);
    this.#draft = undefined;
    this.#suggestions.close();
  };

  /** Opens what belongs to a button. A second click on it closes that again: the browser does so by itself. */
  async open(name: string, keys: readonly string[], button: HTMLElement): Promise<void> {
    if (this.panel === name) return;
    this.#panel = { name, keys, button };
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const element = this.#host.renderRoot.querySelector<HTMLElement>('.panel');
    if (!element || element.matches(':popover-open, [open]')) return;
    if (element instanceof HTMLDialogElement) return element.showModal();
    element.showPopover();
    // Not yet in this click, which would close it.
    setTimeout(() => ((button as HTMLButtonElement).popoverTargetElement = element));
    element.querySelector<HTMLElement>('input, button')!.focus();
  }

  show(): TemplateResult | undefined {
    if (!this.#panel) return undefined;
    const { name, keys, button } = this.#panel;
    const closed = (focused: boolean) => {
      // Both events of one closing come here.
      if (this.#panel?.button !== button) return;
      this.#panel = undefined;
      this.#host.requestUpdate();
      // A reader who closed it by going elsewhere stays there.
      if (focused) button.focus();
    };
    return name === 'sheet' ? sheet(this.#host, closed) : popup(this.#host, this.name(name), keys, closed);
  }

  /** What a button is called. */
  name(key: string): string {
    return names()[key] ?? (key === 'date' ? msg('Date', { id: 'day' }) : msg('More filters', { id: 'more-filters' }));
  }

  /** What is chosen at a button: the one value, or how many; nothing where nothing is. */
  chosen(name: string, keys: readonly string[]): TemplateResult | '' {
    const { value, terms } = this.#host.shown;
    const { from, to } = value;
    const labels = name === 'sheet'
      ? chips(this.#host.shown).filter(({ fixed, key }) => !fixed && key !== 'q')
      : keys.flatMap((key) => (value[key as MultiKey] ?? []).map((code) => wordOf(terms, key, code)));
    if (name === 'date') return from || to ? html`: <b>${[from, to].map((day) => (day ? speech.date(day) : '')).join(' – ')}</b>` : '';
    if (!labels.length) return '';
    return labels[1] || name === 'sheet' ? html`&nbsp;<b>(${speech.number(labels.length)})</b>` : html`: <b>${labels[0]}</b>`;
  }

  /** What belongs to the search box: the button that empties it, and the suggestions. */
  box(): TemplateResult {
    const empty = () => {
      this.#apply({ q: undefined });
      this.#host.renderRoot.querySelector('input')!.focus();
    };
    return html`${this.words ? html`<button type="button" class="icon" aria-label=${msg('Clear', { id: 'clear' })} @click=${empty}>×</button>` : ''}${this.#suggestions.render()}`;
  }

  /** The active filters. */
  chips(): TemplateResult | '' {
    const all = chips(this.#host.shown);
    const free = all.filter(({ fixed }) => !fixed);
    if (!all.length && !this.#undo) return '';
    return html`<ul class="chips" part="chips" aria-label=${msg('Active filters', { id: 'active' })}>
      ${all.filter(({ fixed }) => fixed).map(({ text }) => html`<li>${msg('{what} (fixed by this page)', { id: 'fixed' }).replace('{what}', text)}</li>`)}
      ${free.map((chip, at) => html`<li>${this.#chip(chip, at)}</li>`)}
      ${free.length || this.#undo
        ? html`<li><button type="button" class="link" @click=${this.#clear}>${this.#undo ? msg('Undo', { id: 'undo' }) : msg('Clear all', { id: 'clear-all' })}</button></li>`
        : ''}
    </ul>`;
  }

  #chip(chip: Chip, at: number): TemplateResult {
    const remove = () => {
      change(this.#host, { [chip.key]: without(this.#host.shown.value, chip) });
      void this.#focus(at);
    };
    return html`<button type="button" class="chip" aria-label=${msg('Remove filter {what}', { id: 'remove' }).replace('{what}', chip.text)} @click=${remove}>
      ${chip.text} <span aria-hidden="true">×</span>
    </button>`;
  }

  readonly #clear = (): void => {
    if (this.#undo) return change(this.#host, this.#undo);
    const { value, locked } = this.#host.shown;
    const open = Object.entries(value).filter(([key]) => !(locked as readonly string[]).includes(key));
    change(this.#host, Object.fromEntries(open.map(([key]) => [key, undefined])));
    this.#undo = Object.fromEntries(open);
  };

  /** Puts the focus on the chip that comes after one that was taken away, else on the last one, else on the count. */
  async #focus(at: number): Promise<void> {
    await this.#host.updateComplete;
    const find = (selector: string) => [...this.#host.renderRoot.querySelectorAll<HTMLElement>(selector)];
    const [count] = find('[part~="count"]');
    count!.tabIndex = -1;
    const next = find('.chip')[at] ?? find('.chip').at(-1) ?? count!;
    // The same button has another name now: only with the focus anew is that said.
    next.blur();
    next.focus();
  }
}
