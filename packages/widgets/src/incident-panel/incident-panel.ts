import { COUNTED_OUTCOMES, type IncidentAnswer, type Taxonomies } from '@seesac/contract';
import { isWebAddress } from '@seesac/client/web-address.js';
import { incident } from '@seesac/client/incidents.js';
import { html, type TemplateResult } from 'lit';
import { SeesacErrorEvent } from '../events/error.js';
import { adopt } from '../lib/adopt.js';
import dialog from '../lib/dialog.styles.js';
import type { ListDesk } from '../incident-list/desk.js';
import type { SeesacIncidentList } from '../incident-list/incident-list.js';
import { labelOf, toCard } from '../incident-list/incident-list.model.js';
import { defaultApi } from '../lib/api.js';
import { msg, speech } from '../lib/locale-controller.js';
import { copy } from '../lib/passport.js';
import { countInWords, personInWords, precisionInWords, toRevisions } from './incident-panel.model.js';
import styles from './incident-panel.styles.js';

/** One incident in full, in a dialog over its list: with its precision, its sources and its history. */
export class IncidentPanel {
  readonly #host;
  readonly #desk;
  /** The incident that is shown; none while the panel is closed. */
  #id: string | undefined;
  /** The one that it was opened with. */
  #opened: string | undefined;
  /** Answers by state and incident, kept while the list shows the same version: going back asks nothing. */
  #answers = new Map<string, IncidentAnswer>();
  #error: unknown;
  #run: AbortController | undefined;
  #pressed: EventTarget | null = null;

  constructor(host: SeesacIncidentList, desk: ListDesk) {
    this.#host = host;
    this.#desk = desk;
    for (const one of [dialog, styles]) adopt(host, one);
    // A dialog that leaves the document is closed without a word.
    host.addController({ hostDisconnected: () => this.#shut() });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  /** The state of the dataset that the list shows, as parameters of an address. */
  get #state(): string {
    const { release, as_of } = this.#host.query.last?.meta.filters ?? {};
    return release ? `release=${encodeURIComponent(release)}` : as_of ? `as_of=${as_of}` : '';
  }

  get #key(): string {
    return `${this.#host.api} ${this.#host.query.last?.meta.version} ${this.#state} ${this.#id}`;
  }

  /** Shows an incident. */
  async open(id: string): Promise<void> {
    this.#opened = id;
    const asked = this.#show(id);
    await this.#host.updateComplete;
    const dialog = this.#dialog;
    if (dialog?.isConnected && !dialog.open) {
      // A frame is as high as what is in it: there the panel opens where the reader is, not in the middle of a list of forty screens.
      if (window !== window.parent) {
        const top = this.#title(id)?.getBoundingClientRect().top ?? 0;
        dialog.style.setProperty('margin-block-start', `${Math.max(0, Math.min(top - 80, innerHeight - 480))}px`);
        dialog.style.setProperty('max-block-size', `${Math.min(innerHeight, screen.availHeight * 0.8)}px`);
      }
      dialog.showModal();
      this.#focusTitle();
    }
    await asked;
  }

  async #show(id: string): Promise<void> {
    this.#id = id;
    this.#error = undefined;
    this.#run?.abort();
    const { signal } = (this.#run = new AbortController());
    const key = this.#key;
    this.#host.requestUpdate();
    if (this.#answers.has(key)) return;
    try {
      const answer = await incident(this.#host.api ?? defaultApi(), id, { state: this.#state, signal });
      // A late answer about another incident is nobody's.
      if (signal.aborted) return;
      this.#answers.set(key, answer);
    } catch (error) {
      if (signal.aborted) return;
      this.#error = error;
      this.#host.dispatchEvent(new SeesacErrorEvent(error));
    }
    this.#host.requestUpdate();
  }

  /** The one before or after, of those that the list shows; the focus stays on its button. */
  async #step(by: -1 | 1): Promise<void> {
    const next = this.#desk.incidents[this.#position + by];
    if (!next) return;
    const asked = this.#show(next.id);
    await this.#host.updateComplete;
    this.#dialog?.scrollTo(0, 0);
    await asked;
  }

  get #position(): number {
    return this.#desk.incidents.findIndex(({ id }) => id === this.#id);
  }

  #title(id: string | undefined): HTMLElement | undefined {
    return this.#desk.titles[this.#desk.incidents.findIndex((one) => one.id === id)];
  }

  #focusTitle(): void {
    this.#dialog?.querySelector<HTMLElement>('#incident')?.focus({ preventScroll: true });
  }

  #shut(): string | undefined {
    const id = this.#id;
    this.#run?.abort();
    this.#id = undefined;
    return id;
  }

  /** After the dialog has closed, by whatever means: the focus goes back to the title, where the list stands as it stood. */
  readonly #closed = (): void => {
    const id = this.#shut();
    if (id === undefined) return;
    this.#title(id)?.focus({ preventScroll: id === this.#opened });
    this.#host.requestUpdate();
  };

  /** The event of closing comes with the next frame, and a page in the background has none. */
  readonly #close = (): void => {
    this.#dialog?.close();
    this.#closed();
  };
  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    this.#close();
  };

  /** A click beside the panel closes it; a selection of text that ends there does not. */
  readonly #press = (event: Event): void => void (this.#pressed = event.target);
  beside(): void {
    if (this.#pressed === this.#dialog) this.#close();
  }

  render(): TemplateResult | '' {
    const host = this.#host;
    const terms = host.query.last?.terms;
    if (this.#id === undefined || !terms) return '';
    const all = this.#desk.incidents;
    const at = this.#position;
    const answer = this.#answers.get(this.#key);
    const listed = answer?.data ?? all[at];
    const step = (name: string, by: -1 | 1) =>
      html`<button type="button" class="step" aria-label=${name} title=${name} aria-disabled=${!all[at + by]} @click=${() => this.#step(by)}>${by < 0 ? '‹' : '›'}</button>`;
    return html`<dialog class="panel" part="panel" aria-labelledby="incident" @close=${this.#closed} @cancel=${this.#cancel} @pointerdown=${this.#press}>
      <div class="root sheet" lang=${speech.lang}>
        <div class="steps">
          ${at < 0
            ? ''
            : html`${step(msg('Previous', { id: 'previous' }), -1)}
                <span role="status">${msg('{shown} of {total}', { id: 'shown' }).replace('{shown}', speech.number(at + 1)).replace('{total}', speech.number(all.length))}</span>
                ${step(msg('Next', { id: 'next' }), 1)}`}
          <button type="button" class="close" @click=${this.#close}>${msg('Close', { id: 'close' })}</button>
        </div>
        <p class="heading" id="incident" role="heading" aria-level=${host.level + 1} tabindex="-1">
          ${listed ? toCard(listed, terms).type : this.#id} ${listed ? html`<small>${toCard(listed, terms).date}</small>` : ''}
        </p>
        ${answer ? this.#body(answer, terms) : this.#error ? this.#failure() : html`<p class="wait" role="status">${msg('One moment …', { id: 'wait' })}</p>`}
      </div>
    </dialog>`;
  }

  #failure(): TemplateResult {
    const { message, status } = this.#error as Error & { status?: number };
    // Asking again does not bring back what is not there.
    const gone = status === 404;
    return html`<div class="failure" role="alert">
      <p>${gone ? msg('There is no such incident in these data.', { id: 'no-incident' }) : msg('Current data cannot be shown now.', { id: 'error' })} <small lang="en">${message}</small></p>
      ${gone
        ? ''
        : html`<button
            type="button"
            @click=${() => {
              void this.#show(this.#id!);
              this.#focusTitle();
            }}
          >
            ${msg('Try again', { id: 'retry' })}
          </button>`}
    </div>`;
  }

  #body({ data, meta, links }: IncidentAnswer, terms: Taxonomies): TemplateResult {
    const host = this.#host;
    const label = labelOf(terms);
    const card = toCard(data, terms);
    const { date, place } = data;
    const entry = (name: string, value: unknown) => (value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : '');
    const page = host.address(data.id);
    const json = links.self;
    const link = (href: string, words: string) => html`<a href=${href} rel="noopener" target=${host.target}>${words}</a>`;
    const about = [place.type, place.area].map((code, i) => (code === 'unknown' ? '' : label(i ? 'area' : 'place', code))).filter(Boolean);
    const texts = host.query.last!.texts.filter(({ key }) => meta.notices.includes(key));
    return html`<dl class="facts">
        ${data.status === 'verified' ? '' : entry(msg('Status', { id: 'status' }), html`${label('status', data.status)} ${data.mergedInto ? html`<small>${msg('Merged into', { id: 'merged-into' })} ${data.mergedInto}</small>` : ''}`)}
        ${entry(
          msg('Date', { id: 'day' }),
          html`${[card.date, date.partOfDay && label('partOfDay', date.partOfDay).toLowerCase()].filter(Boolean).join(', ')}
            <small>${label('datePrecision', date.precision)}</small>`,
        )}
        ${entry(msg('Place', { id: 'place' }), html`${[card.place, ...about].join(' · ')} <small>${precisionInWords(place.precision)}</small>`)}
        ${entry(msg('Type', { id: 'type' }), data.subtype ? `${label('type', data.type)}: ${label('subtype', data.subtype).toLowerCase()}` : label('type', data.type))}
        ${entry(
          msg('Outcome', { id: 'outcome' }),
          html`<ul class="counts">${COUNTED_OUTCOMES.map((key) => html`<li>${label('outcome', key)}: <b>${countInWords(data, key)}</b></li>`)}
            ${data.counts.perpetrators === null ? '' : html`<li>${msg('Perpetrators', { id: 'perpetrators' })}: <b>${countInWords(data, 'perpetrators')}</b></li>`}</ul>`,
        )}
        ${entry(msg('Weapon', { id: 'weapon' }), card.weapons)}
        ${entry(msg('People', { id: 'people' }), data.people.length > 0 && html`<ul>${data.people.map((person) => html`<li>${personInWords(person, terms)}</li>`)}</ul>`)}
        ${entry(msg('Mark', { id: 'tag' }), data.tags.map((tag) => label('tag', tag)).join(', '))}
        ${entry(msg('Summary', { id: 'summary' }), card.summary && html`<span lang=${card.summary.lang}>${card.summary.text}</span>`)}
        ${entry(
          msg('Sources', { id: 'sources-title' }),
          data.sources.length > 0 &&
            html`<ul>
              ${data.sources.map(({ publisher, url, kind, publishedOn }) => {
                return html`<li>
                  ${isWebAddress(url) ? html`<a href=${url} rel="noopener nofollow" target=${host.target}>${publisher}</a>` : publisher}
                  <small>${[label('sourceKind', kind), publishedOn && speech.date(publishedOn)].filter(Boolean).join(', ')}</small>
                </li>`;
              })}
            </ul>`,
        )}
        ${entry(msg('History', { id: 'history' }), this.#history(data.changes, terms))}
        ${entry(
          msg('Citation', { id: 'citation' }),
          html`<p lang="en">${meta.citation}</p>
            <button type="button" @click=${copy(meta.citation, msg('Copied', { id: 'copied' }))}>${msg('Copy the citation', { id: 'copy' })}</button> <span role="status"></span>`,
        )}
        ${entry(
          msg('Address', { id: 'incident-address' }),
          html`${typeof page === 'string' && page !== json ? html`<p>${link(page, page)}</p>` : ''} <p>${link(json, msg('Data as JSON', { id: 'json' }))}</p>`,
        )}
      </dl>
      <small class="notices">${texts.map(({ key, lang, text }) => html`<p class=${key} lang=${lang}>${text}</p>`)}</small>`;
  }

  #history(changes: IncidentAnswer['data']['changes'], terms: Taxonomies): TemplateResult | '' {
    const revisions = toRevisions(changes, terms);
    if (!revisions.length) return '';
    return html`<ol class="history">
      ${revisions.map(
        ({ at, reason, changes: of }) => html`<li>
          <p><time datetime=${at}>${speech.date(at)}</time> · ${reason}</p>
          <ul>
            ${of.map(({ field, values, withheld, isNew }) =>
              isNew
                ? html`<li>${msg('First published', { id: 'first-published' })}</li>`
                : html`<li>
                    ${field}:
                    ${values
                      ? html`<del>${values.from}</del> <span aria-hidden="true">→</span> <ins>${values.to}</ins>`
                      : withheld
                        ? msg('changed; the values are withheld to protect people', { id: 'withheld' })
                        : ''}
                  </li>`,
            )}
          </ul>
        </li>`,
      )}
    </ol>`;
  }
}
