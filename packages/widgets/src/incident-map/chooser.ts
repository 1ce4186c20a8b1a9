import type { BBox } from '@seesac/contract';
import { html, type TemplateResult } from 'lit';
import { msg, plural, speech } from '../lib/locale-controller.js';
import { boundsOf } from './boxes.js';
import type { Frame } from './canvas-layer.js';
import type { SeesacIncidentMap } from './incident-map.js';
import { boxInView, boxOf, hit, neighbour, splits, ZOOMS, type Item } from './incident-map.model.js';
import type { Palette } from './palette.js';
import type { MapStage } from './stage.js';

/** Most options of the list that a screen reader hears: more than these are said to be there. */
const MOST = 50;

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** What of a map a reader chooses, by pointer, keyboard or list; and the words for it. */
export class Chooser {
  /** Says what is in view, once a movement has ended. */
  status = '';
  readonly #host;
  readonly #stage;
  #items: readonly Item[] = [];
  #active = -1;
  /** Whether the list follows the view. */
  #listing: 'view' | 'place' | undefined;

  constructor(host: SeesacIncidentMap, stage: MapStage) {
    this.#host = host;
    this.#stage = stage;
  }

  /** Takes what is in view now, the largest first; what was chosen stays so where it is still there. */
  take(items: readonly Item[]): void {
    const before = this.#items[this.#active]?.key;
    this.#items = items;
    this.#active = before === undefined ? -1 : items.findIndex(({ key }) => key === before);
  }

  /** The map has come to rest. */
  settle(): void {
    this.#host.speak();
    if (this.#listing === 'view') this.#list(boxInView(this.#stage.map!), msg('In view', { id: 'in-view' }));
    const largest = this.#items[0] && `; ${msg('largest: {place}', { id: 'map-largest' }).replace('{place}', this.#nameOf(this.#items[0]))}`;
    this.status = this.#stage.overlay ? this.label() : this.#seen() + (largest ?? '');
    this.#host.requestUpdate();
  }

  #seen(): string {
    return plural(this.#items.reduce((sum, { count }) => sum + count, 0), msg('{n} incident in view|{n} incidents in view', { id: 'n-in-view' }));
  }

  /** The accessible name of the map: a sentence. */
  label(): string {
    const largest = this.#items.slice(0, 3).map((item) => this.#nameOf(item)).join('; ');
    // Areas reach beyond the view, so their numbers do not say what is in it.
    return (this.#stage.overlay && largest ? msg('In view, the largest first', { id: 'map-options' }) : this.#seen()) + (largest && `: ${largest}`);
  }

  #nameOf(item: Item): string {
    if (item.name !== undefined) return item.name;
    const { place, near, count } = item;
    const terms = this.#host.query.last?.terms;
    const what = !place || place.cluster || !terms
      ? plural(count, msg('{n} incident|{n} incidents', { id: 'n-incidents' }))
      : `${terms.type.find(({ code }) => code === place.type)?.label ?? place.type}, ${speech.date(place.date)}`;
    return near ? `${near}: ${what}` : what;
  }

  /** Draws what is chosen: a ring that stands out on any ground. */
  paint({ ctx, inset }: Frame, palette: Palette): void {
    const active = this.#items[this.#active];
    if (!active) return;
    for (const [colour, width] of [[palette.halo, 6], [palette.focus, 3]] as const) {
      ctx.beginPath();
      ctx.arc(active.x + inset.x, active.y + inset.y, active.radius + 5, 0, 2 * Math.PI);
      ctx.strokeStyle = colour;
      ctx.lineWidth = width;
      ctx.stroke();
    }
  }

  // --- gestures

  click(x: number, y: number): void {
    const item = this.#stage.overlay ? this.#stage.overlay.at(x, y) : hit(this.#items, x, y);
    if (item) this.#open(item);
  }

  /** The keys of the map, while it has the focus. @returns whether it was one of them */
  key({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey) return false;
    const stage = this.#stage;
    const arrow = ARROWS[key];
    const active = this.#items[this.#active];
    if (arrow && shiftKey) stage.pan(...arrow);
    else if (arrow && altKey) this.#choose(this.#items.indexOf(neighbour(this.#items, active ?? this.#middle, ...arrow)!));
    else if (arrow) this.#choose(Math.max(0, Math.min(this.#items.length - 1, this.#active + arrow[0] + arrow[1])));
    else if (key === 'Home' || key === 'End') this.#choose(key === 'Home' ? 0 : this.#items.length - 1);
    else if (key === '+' || key === '=' || key === '-') stage.zoomBy(key === '-' ? -1 : 1);
    else if ((key === 'Enter' || key === ' ') && active) this.#open(active);
    else if (key === 'Escape' && this.#host.listed) this.close();
    else if (key === 'Escape' && active) this.#choose(-1, true);
    else return false;
    return true;
  }

  get #middle(): Item {
    const { x, y } = this.#stage.map!.getSize();
    return { key: '', count: 0, x: x / 2, y: y / 2, radius: 0 };
  }

  #choose(at: number, none?: boolean): void {
    if (at < 0 && !none) return;
    this.#active = at;
    this.#stage.drawMarks();
    this.#host.requestUpdate();
  }

  /** Goes nearer until a cluster comes apart, or lists what lies in one place. */
  #open(item: Item): void {
    this.#host.speak();
    const { place } = item;
    const stage = this.#stage;
    const map = stage.map!;
    if (item.choose) return item.choose();
    if (!place) return;
    stage.moved = true;
    if (place.cluster && splits(place) && map.getZoom() < ZOOMS[1]) {
      const bounds = boundsOf(place.bbox);
      const nearer = Math.max(map.getZoom() + 1, Math.min(map.getBoundsZoom(bounds) - 0.5, map.getZoom() + 4));
      map.setView(bounds.getCenter(), Math.min(ZOOMS[1], Math.round(nearer)));
      return;
    }
    this.#listing = 'place';
    this.#list(place.cluster ? place.bbox : boxOf(place.point), this.#nameOf(item));
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('.listed')?.focus());
  }

  #list(box: BBox, heading: string): void {
    this.#host.list({ bbox: (this.#stage.within(box) ?? box).join(), heading });
  }

  /** Lists what is in view, and follows the map from then on. */
  listView(): void {
    this.#host.speak();
    this.#listing = 'view';
    this.#list(boxInView(this.#stage.map!), msg('In view', { id: 'in-view' }));
  }

  /** Closes the list; the focus goes back to the map. */
  close(): void {
    this.#listing = undefined;
    this.#host.list(undefined);
    this.#host.renderRoot.querySelector<HTMLElement>('.viewport')?.focus();
  }

  // --- the list that a screen reader hears

  /** Id of the option that is chosen. */
  get active(): string | undefined {
    return this.#active >= 0 && this.#active < MOST ? `o${this.#active}` : undefined;
  }

  /** What is in view, for whoever does not see it. */
  listbox(): TemplateResult {
    const more = this.#items.length - MOST;
    return html`<ul id="view" class="apart" role="listbox" aria-label=${msg('In view, the largest first', { id: 'map-options' })}>
      ${this.#items.slice(0, MOST).map((item, at) => html`<li role="option" id="o${at}" aria-selected=${at === this.#active}>${this.#nameOf(item)}</li>`)}
      ${more > 0 ? html`<li role="option" aria-disabled="true" aria-selected="false">${msg('and {n} more: zoom in', { id: 'map-more' }).replace('{n}', speech.number(more))}</li>` : ''}
    </ul>`;
  }
}
