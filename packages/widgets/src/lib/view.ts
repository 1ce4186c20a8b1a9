import { html, type TemplateResult } from 'lit';
import { msg, speech } from './locale-controller.js';
import type { QueryController } from './query-controller.js';

/**
 * The states of a widget: a skeleton of the final height, the answer, the answer with a mark that it is stale (it carries its own time), an error with its reason.
 * @param sample an answer of the usual size: its shape, without its words, is the skeleton
 */
export const view = <T>({ phase, error, last, retry }: QueryController<T>, sample: T, ready: (answer: T) => TemplateResult): TemplateResult =>
  html`<div class="root ${phase}" lang=${speech.lang} aria-busy=${phase === 'loading'}>
    ${phase === 'error' ? '' : ready(last ?? sample)}
    ${phase.endsWith('error')
      ? html`<div part="error" role="alert">
          ${msg('Current data cannot be shown now.', { id: 'error' })} <small lang="en">${(error as Error | undefined)?.message}</small>
          <button @click=${retry}>${msg('Try again', { id: 'retry' })}${error ? '' : ' …'}</button>
        </div>`
      : ''}
  </div>`;
