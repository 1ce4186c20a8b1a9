import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';

/** The page around a story: its language, colour scheme and width, as the toolbar or the story says. A story with `host: 'hostile'` stands in a page that fights it. */
export const stage: Decorator = (story, { globals, parameters }) => html`
  <div class="stage ${(parameters['host'] as string | undefined) ?? ''}" lang=${globals['language'] as string} data-theme=${globals['theme'] as string}>
    <div class="place" data-width=${globals['width'] as string}>${story()}</div>
  </div>
`;
