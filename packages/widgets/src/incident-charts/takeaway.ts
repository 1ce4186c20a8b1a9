import type { ChartFileInfo } from '@seesac/contract/charts/csv.js';
import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../lib/locale-controller.js';
import { filterRows } from '../lib/passport.js';
import { fileName, tableText } from './files.model.js';
import type { Answer, SeesacIncidentCharts } from './incident-charts.js';
import { addEnglish } from './speech.js';

type Ending = 'csv' | 'svg' | 'png';

/** What a file says beside the chart: nothing travels without its meaning. */
export function infoOf({ meta, links, texts, terms }: Answer): ChartFileInfo {
  const filters = filterRows(meta, terms).map(([name, value]) => `${name}: ${value}`).join('; ');
  return {
    asOf: meta.asOf, version: meta.version, ...(filters && { filters }), citation: meta.citation, licence: meta.licence,
    notices: texts.filter(({ key }) => meta.notices.includes(key)).map(({ text }) => text), address: links.self,
  };
}

/** What is said in files, in English. */
const filesWords = async () => addEnglish((await import('@seesac/contract/charts/words/en/files.js')).files);

/** Files of exactly what a chart shows, its table for the clipboard, and the chart alone on paper. */
export class Takeaway {
  readonly #host;
  /** The file that was made last: its address, until there is another. */
  #file = '';
  /** What is to be said of the last one, and at which chart. */
  #said: { at: number; status: 'made' | 'copied' | 'failed' } | undefined;
  /** Takes the frame away from which a chart is printed. */
  #done: (() => void) | undefined;

  constructor(host: SeesacIncidentCharts) {
    (this.#host = host).addController({ hostDisconnected: () => this.#drop() });
  }

  #drop(): void {
    if (this.#file) URL.revokeObjectURL(this.#file);
    this.#file = '';
    this.#done?.();
  }

  #say(at: number, status: 'made' | 'copied' | 'failed'): void {
    this.#said = { at, status };
    this.#host.requestUpdate();
  }

  async #blob(at: number, ending: Ending): Promise<Blob> {
    await filesWords();
    const answer = this.#host.query.last!;
    const chart = answer.charts[at]!;
    if (ending === 'csv') {
      const { csvOf } = await import('@seesac/contract/charts/csv.js');
      return new Blob([csvOf(chart, infoOf(answer), answer.speech!)], { type: 'text/csv;charset=utf-8' });
    }
    const { pngOf, svgFileOf } = await import('./picture.js');
    const of = { answer, chart, width: this.#host.widths.of(at), patterns: this.#host.isPatterned };
    return ending === 'svg' ? svgFileOf(of) : pngOf(of);
  }

  async #save(at: number, ending: Ending): Promise<void> {
    try {
      const blob = await this.#blob(at, ending);
      this.#drop();
      this.#file = URL.createObjectURL(blob);
      const { meta, charts } = this.#host.query.last!;
      const link = document.createElement('a');
      link.href = this.#file;
      link.download = fileName(charts[at]!.id, meta, ending);
      link.click();
      this.#say(at, 'made');
    } catch {
      this.#say(at, 'failed');
    }
  }

  async #print(at: number): Promise<void> {
    try {
      const [{ printed }] = await Promise.all([import('./picture.js'), filesWords()]);
      const answer = this.#host.query.last!;
      this.#drop();
      this.#done = printed({ answer, chart: answer.charts[at]!, width: this.#host.widths.of(at), patterns: this.#host.isPatterned });
    } catch {
      this.#say(at, 'failed');
    }
  }

  async #copy(at: number): Promise<void> {
    const { charts } = this.#host.query.last!;
    try {
      await navigator.clipboard.writeText(tableText(charts[at]!));
      this.#say(at, 'copied');
    } catch {
      // No permission, as in most frames: the table is selected, ready for the reader's own command.
      if (!this.#host.opened.has(at)) this.#host.open(at);
      await this.#host.updateComplete;
      const table = this.#host.renderRoot.querySelector(`#table${at} table`);
      if (table) getSelection()?.selectAllChildren(table);
    }
  }

  #words(at: number): TemplateResult | string {
    if (this.#said?.at !== at) return '';
    const { status } = this.#said;
    if (status === 'failed') return msg('Current data cannot be shown now.', { id: 'error' });
    if (status === 'copied') return msg('Copied', { id: 'copied' });
    // A page may forbid its frames to save files, and does not say so.
    return window === window.parent ? '' : html`<a href=${this.#file} target=${self.origin === 'null' ? nothing : '_blank'}>${msg('Nothing was saved? Open the file', { id: 'charts-unsaved' })}</a>`;
  }

  render(at: number): TemplateResult {
    const save = (ending: Ending) => html`<button type="button" @click=${() => this.#save(at, ending)}>${ending.toUpperCase()}</button> `;
    return html`<div role="group" aria-labelledby="take${at}" class="take">
      <span id="take${at}">${msg('Download', { id: 'download' })}</span>
      <span>${save('csv')}${save('svg')}${save('png')}<button type="button" @click=${() => this.#copy(at)}>${msg('Copy as a table', { id: 'charts-copy' })}</button> <button type="button" @click=${() => this.#print(at)}>${msg('Print', { id: 'print' })}</button></span>
      <span role="status">${this.#words(at)}</span>
    </div>`;
  }
}
