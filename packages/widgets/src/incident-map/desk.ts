import type { Meta, Summary } from '@seesac/contract';
import { html, type TemplateResult } from 'lit';
import { adopt } from '../lib/adopt.js';
import { change } from '../lib/filter-store.js';
import { msg } from '../lib/locale-controller.js';
import tools from '../lib/tools.styles.js';
import type { SeesacIncidentMap } from './incident-map.js';
import { boxInView } from './incident-map.model.js';
import { LayerTools } from './layers.js';
import { Takeaway } from './takeaway.js';
import { Timeline } from './timeline.js';

/** What a reader uses of one map: layers, colours and their legend, dates, the area as a filter, what can be taken away. Fetched when the pointer or the focus comes to the map. */
export class MapDesk {
  readonly #host;
  readonly #layers;
  readonly #timeline;
  readonly #takeaway;

  constructor(host: SeesacIncidentMap) {
    this.#host = host;
    this.#layers = new LayerTools(host);
    this.#timeline = new Timeline(host);
    this.#takeaway = new Takeaway(host);
    adopt(host, tools);
  }

  /** Fetches what the map as it is now needs; called after each drawing of the element. */
  async prepare(): Promise<void> {
    await this.#layers.prepare();
  }

  /** Under the map: what colours, shapes and areas mean. */
  legend(data: Summary, meta: Meta): TemplateResult | '' {
    return this.#layers.legend(data, meta);
  }

  /** In the disclosure. */
  tools(): TemplateResult {
    return html`${this.#layers.places()}
      <div class="tools">${this.#layers.render()} ${this.#area()} ${this.#timeline.render()} ${this.#takeaway.render()}</div>`;
  }

  /** The view as a filter, for everything that shares the filters; and the way back. */
  #area(): TemplateResult {
    const host = this.#host;
    const { bbox } = host.figures;
    const fixed = host.hasAttribute('bbox');
    const search = () => {
      const box = boxInView(host.stage!.map!).map((edge) => Math.round(edge * 1e4) / 1e4);
      change(host, { bbox: box as unknown as NonNullable<typeof bbox> });
    };
    return html`<div role="group" aria-labelledby="area">
      <span id="area">${msg('Area', { id: 'area' })}</span>
      <span
        ><button type="button" ?disabled=${fixed} @click=${search}>${msg('Search this area', { id: 'map-search' })}</button>${bbox && !fixed
          ? html` <button type="button" @click=${() => change(host, { bbox: undefined })}>${msg('Search everywhere', { id: 'map-everywhere' })}</button>`
          : ''} <button type="button" @click=${() => host.stage?.fit()}>${msg('Show all that match', { id: 'map-fit' })}</button></span
      >
    </div>`;
  }
}
