import { isWebAddress } from '@seesac/client/web-address.js';
import { html, nothing, type TemplateResult } from 'lit';
import { adopt } from '../lib/adopt.js';
import { msg } from '../lib/locale-controller.js';
import { frameOf } from './canvas-layer.js';
import type { SeesacIncidentMap } from './incident-map.js';
import { boxInView, viewText } from './incident-map.model.js';
import { light } from './palette.js';
import { fileIn } from './picture.model.js';
import { asCanvas, SvgContext } from './svg-context.js';
import styles from './takeaway.styles.js';

type Status = 'made' | 'copied' | 'failed';

/** Pictures, data, print and the address of what is shown. */
export class Takeaway {
  readonly #host;
  /** The picture that was made last: its address, until there is another. */
  #picture = '';
  #status: Status | undefined;
  /** The address, where it could not be put on the clipboard. */
  #address = '';
  #paper: SVGSVGElement | undefined;

  constructor(host: SeesacIncidentMap) {
    this.#host = host;
    adopt(host, styles);
    const listeners = [['beforeprint', this.#toPaper], ['afterprint', this.#fromPaper]] as const;
    host.addController({
      hostConnected: () => listeners.forEach(([type, act]) => addEventListener(type, act)),
      hostDisconnected: () => {
        listeners.forEach(([type, act]) => removeEventListener(type, act));
        this.#drop();
      },
    });
  }

  #drop(): void {
    if (this.#picture) URL.revokeObjectURL(this.#picture);
    this.#picture = '';
  }

  #say(status: Status): void {
    this.#status = status;
    this.#host.requestUpdate();
  }

  async #save(ending: 'png' | 'svg'): Promise<void> {
    const host = this.#host;
    try {
      const { pictureOf } = await import('./picture.js');
      const picture = pictureOf(host);
      const blob = await picture[ending]();
      this.#drop();
      this.#picture = URL.createObjectURL(blob);
      const link = document.createElement('a');
      link.href = this.#picture;
      link.download = picture.name(ending);
      link.click();
      this.#say('made');
    } catch {
      this.#say('failed');
    }
  }

  // --- paper

  /** A canvas is blurred on paper: a drawing in lines takes its place, in light colours whatever the screen has. */
  readonly #toPaper = (): void => {
    const { stage, renderRoot } = this.#host;
    const frame = renderRoot.querySelector('.frame');
    if (!frame || !stage?.map) return;
    this.#fromPaper();
    const { x: width, y: height } = stage.map.getSize();
    const context = new SvgContext(width, height);
    stage.scene.paint(frameOf(asCanvas(context), stage.map.getPixelBounds().min!, width, height, stage.map.getZoom()), light);
    this.#paper = context.svg;
    this.#paper.setAttribute('class', 'paper');
    this.#paper.setAttribute('aria-hidden', 'true');
    // What every element of a widget inherits is stronger than the attributes of a drawing.
    for (const text of this.#paper.querySelectorAll('text')) {
      const [weight, size, family] = ['weight', 'size', 'family'].map((name) => text.getAttribute(`font-${name}`) ?? '');
      text.style.setProperty('font', `${weight} ${size}px ${family}`);
    }
    frame.append(this.#paper);
    frame.classList.add('printed');
  };

  readonly #fromPaper = (): void => {
    this.#paper?.parentElement?.classList.remove('printed');
    this.#paper?.remove();
    this.#paper = undefined;
  };

  // --- addresses

  /** Everything that the view shows, as a file of the service: it has the notices in it. */
  #geojson(): string | undefined {
    const { query, stage } = this.#host;
    const { data } = query.last?.links ?? {};
    const box = stage?.map && stage.within(boxInView(stage.map));
    return box && isWebAddress(data) ? fileIn(data, 'geojson', { ...stage.span, bbox: box.join() }) : undefined;
  }

  /** Where a reader finds this view again: on the main site, else on this page where that follows the map. */
  #viewAddress(): string | undefined {
    const host = this.#host;
    if (!host.stage?.map) return undefined;
    const { view } = host.query.last?.links ?? {};
    const page = isWebAddress(view) ? view : host.hasAttribute('sync-url') ? location.href.replace(/#.*/, '') : undefined;
    return page && `${page}#map=${viewText(host.stage.view)}`;
  }

  readonly #copy = async (): Promise<void> => {
    const address = this.#viewAddress()!;
    try {
      await navigator.clipboard.writeText(address);
      this.#address = '';
    } catch {
      // No permission, as in most frames: the address is shown, for the reader's own command.
      this.#address = address;
    }
    this.#say('copied');
  };

  #words(): TemplateResult | string {
    if (this.#status === 'failed') return msg('Current data cannot be shown now.', { id: 'error' });
    if (this.#status === 'copied') return this.#address ? html`<a href=${this.#address}>${this.#address}</a>` : msg('Copied', { id: 'copied' });
    // A page may forbid its frames to save files, and does not say so.
    if (this.#status === 'made' && window !== window.parent) {
      return html`<a href=${this.#picture} target=${self.origin === 'null' ? nothing : '_blank'}>${msg('Nothing was saved? Open the picture', { id: 'map-unsaved' })}</a>`;
    }
    return '';
  }

  render(): TemplateResult | '' {
    if (!this.#host.stage?.map) return '';
    const geojson = this.#geojson();
    return html`<div role="group" aria-labelledby="takeaway" class="takeaway">
      <span id="takeaway">${msg('Download', { id: 'download' })}</span>
      <span
        ><button type="button" @click=${() => this.#save('png')}>PNG</button> <button type="button" @click=${() => this.#save('svg')}>SVG</button>
        ${geojson ? html`<a class="button" href=${geojson} download>GeoJSON</a>` : ''} <button type="button" @click=${() => print()}>${msg('Print', { id: 'print' })}</button>
        ${this.#viewAddress() ? html`<button type="button" @click=${this.#copy}>${msg('Copy the address', { id: 'copy-address' })}</button>` : ''}</span
      >
      <span class="saved" role="status">${this.#words()}</span>
    </div>`;
  }
}
