import type { StoryContext } from '@storybook/web-components-vite';
import { configure, expect, waitFor } from 'storybook/test';
import { apiOf } from './service.js';

// A failed wait says what was expected; the whole page after it helps nobody.
configure({ getElementError: (message) => new Error(message ?? 'not found') });

/** Arguments of a story: attributes of the tag by their names, and its light-DOM children. */
export type Attributes = Record<string, string | number | boolean | null | undefined>;

/** Controls of the attributes that all widgets share, where the manifest's type does not tell which. */
export const argTypes = {
  api: { control: false },
  heading: { control: 'text' },
  theme: { control: 'select', options: ['auto', 'light', 'dark'] },
  lang: { control: 'select', options: ['en', 'sq', 'sr-Latn', 'sr-Cyrl'] },
  loading: { control: false },
} as const;

/** A widget as a page writes it: every argument is an attribute, `api` is the story's own service. */
export function widget(tag: string, args: Attributes, context: Pick<StoryContext, 'id'>, fallback = ''): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries<Attributes[string]>({ api: apiOf(context), ...args })) {
    if (value === undefined || value === null || value === '' || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.textContent = fallback;
  return element;
}

/** What a widget shows, as one line of text. Hidden parts (the skeleton) are left out. */
export function shown(element: Element): string {
  const root = element.shadowRoot!;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let text = '';
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent && !parent.closest('style') && parent.checkVisibility({ visibilityProperty: true })) text += ` ${walker.currentNode.textContent}`;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Waits until a widget shows this text. */
export const shows = (element: Element, text: string | RegExp): Promise<void> =>
  waitFor(() => (typeof text === 'string' ? expect(shown(element)).toContain(text) : expect(shown(element)).toMatch(text)), { timeout: 8000 });

/**
 * Waits until a widget tells that it could not get an answer, with a way to try again; answers its words. Between its attempts the client waits some seconds, less
 * when the network comes back: so it does here, again and again.
 */
export const failure = (element: { shadowRoot: ShadowRoot }): Promise<string> =>
  waitFor(() => {
    const error = element.shadowRoot.querySelector('[part~="error"]');
    if (!error) dispatchEvent(new Event('online'));
    expect(error).not.toBeNull();
    expect(error!.querySelector('button')).not.toBeNull();
    return error!.textContent ?? '';
  }, { timeout: 8000 });

/** The parts of this name that a widget shows; none while there is a skeleton. */
export const parts = (element: { shadowRoot: ShadowRoot }, name: string): Element[] =>
  element.shadowRoot.querySelector('[aria-busy="true"]') ? [] : [...element.shadowRoot.querySelectorAll(`[part~="${name}"]`)];

/** The widget of a story. */
export function the(tag: string, canvasElement: HTMLElement): HTMLElement & { shadowRoot: ShadowRoot } {
  const element = canvasElement.querySelector<HTMLElement>(tag);
  if (!element?.shadowRoot) throw new Error(`no upgraded ${tag} in the story`);
  return element as HTMLElement & { shadowRoot: ShadowRoot };
}

/** A button of a widget by its name. */
export const button = (element: { shadowRoot: ShadowRoot }, name: RegExp): Promise<HTMLButtonElement> =>
  waitFor(() => {
    const found = [...element.shadowRoot.querySelectorAll('button')].find((candidate) => name.test(candidate.textContent ?? ''));
    if (!found) throw new Error(`no button ${name}`);
    return found;
  }, { timeout: 8000 });

/** The page's text styles, which a hostile one sets on everything, do not reach an element of a widget. */
export function keepsItsText(element: Element): void {
  const { textTransform, fontStyle, letterSpacing, whiteSpace, textAlign } = getComputedStyle(element);
  expect([textTransform, fontStyle, letterSpacing, whiteSpace, textAlign]).toEqual(['none', 'normal', 'normal', 'normal', 'start']);
}
