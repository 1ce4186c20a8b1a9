import type { Meta, Summary } from '@seesac/contract';
import type { TemplateResult } from 'lit';
import type { SeesacIncidentMap } from './incident-map.js';

/** Which layer is drawn and by which field incidents have colours; the legend of both. */
export class LayerTools {
  readonly #host;

  constructor(host: SeesacIncidentMap) {
    this.#host = host;
  }

  async prepare(): Promise<void> {}

  legend(_data: Summary, _meta: Meta): TemplateResult | '' {
    return '';
  }

  render(): TemplateResult | '' {
    return this.#host.isConnected ? '' : '';
  }
}
