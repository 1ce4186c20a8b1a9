import type { Meta, Summary } from '@seesac/contract';
import type { TemplateResult } from 'lit';
import type { SeesacIncidentMap } from './incident-map.js';

/** Pictures, data, print and the address of what is shown. */
export class Takeaway {
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
