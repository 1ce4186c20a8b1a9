import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@seesac/widgets/define/cookie-consent.js';
import type { SeesacConsentEvent } from '@seesac/widgets';
import { expect, waitFor } from 'storybook/test';
import { argTypes, button, shown, shows, the, widget, type Attributes } from '../support/widget.js';

const TAG = 'seesac-cookie-consent';
const PAGE = Symbol.for('org.seesac.consent/1');
type Consent = ReturnType<typeof the> & { open(): Promise<void>; whenDecided(): Promise<unknown> };
const consent = (canvasElement: HTMLElement) => the(TAG, canvasElement) as Consent;

/** Asks for consent to cookies by kind, where there is something to ask, and keeps the way back open. */
const meta: Meta<Attributes> = {
  title: 'Widgets/Cookie consent',
  component: TAG,
  args: { categories: 'performance functionality' },
  argTypes: { ...argTypes, api: { table: { disable: true } }, heading: { table: { disable: true } }, storage: { control: 'select', options: ['none', 'session', 'local', 'cookie'] } },
  // One page asks once, and a docs page shows all stories: there each has a page of its own.
  parameters: { docs: { story: { inline: false, height: '420px' } } },
  beforeEach: () => {
    Object.assign((globalThis as unknown as Record<symbol, object>)[PAGE]!, { choice: undefined, told: undefined, on: undefined });
  },
  render: (args, context) => widget(TAG, args, context),
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'Do you agree to use of cookies?'),
};
export default meta;
type Story = StoryObj<Attributes>;

export const Default: Story = {
  play: async ({ canvasElement }) => {
    const element = the(TAG, canvasElement);
    await shows(element, "Find out more I agree I don't agree");
    await shows(element, 'Beyond what is strictly necessary: Performance, Functionality');
  },
};

/** The choices by kind. Nothing is on unless the visitor turns it on. */
export const Choices: Story = {
  args: { 'policy-url': '/cookies' },
  play: async ({ canvasElement }) => {
    const element = consent(canvasElement);
    await element.open();
    await shows(element, 'Targeting and advertising Not used');
    expect([...element.shadowRoot.querySelectorAll('input')].some(({ checked }) => checked)).toBe(false);
  },
};

/** A page that uses nothing that needs consent is asked nothing; whoever opens the choices reads so. */
export const NothingToAsk: Story = {
  args: { categories: '' },
  play: async ({ canvasElement }) => {
    const element = consent(canvasElement);
    expect(shown(element)).toBe('');
    await element.open();
    await shows(element, 'This page uses nothing that needs your consent.');
  },
};

/** One click, and a page without a way back of its own gets a button for it. */
export const Refused: Story = {
  play: async ({ canvasElement }) => {
    const element = consent(canvasElement);
    const told: unknown[] = [];
    element.addEventListener('seesac-consent', ({ detail }: SeesacConsentEvent) => told.push(detail.categories));
    (await button(element, /I don't agree/)).click();
    await waitFor(() => expect(shown(element)).toBe('Cookie management'));
    expect(told).toEqual([{ necessary: true, performance: false, functionality: false, targeting: false }]);
  },
};

/** What was turned off runs on until the page is loaded again, and it says so. */
export const Withdrawn: Story = {
  play: async ({ canvasElement }) => {
    const element = consent(canvasElement);
    (await button(element, /I agree/)).click();
    await element.whenDecided();
    await element.open();
    [...element.shadowRoot.querySelectorAll<HTMLElement>('dialog button')].at(-1)!.click();
    await shows(element, /Turned off: Performance, Functionality ?\. What already runs on this page stops when it is loaded again\. Load the page again/);
  },
};

/** The narrowest phone. */
export const Narrow: Story = { globals: { width: '320' } };

export const Dark: Story = { globals: { theme: 'dark' } };

export const Albanian: Story = { globals: { language: 'sq' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'A pranoni përdorimin e cookie-ve?') };

export const SerbianLatin: Story = { globals: { language: 'sr-Latn' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'Da li se slažete sa upotrebom kolačića?') };

export const SerbianCyrillic: Story = { globals: { language: 'sr-Cyrl' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'Да ли се слажете са употребом колачића?') };

/** A page whose styles fight everything can neither cover nor bend it. */
export const HostilePage: Story = {
  parameters: { host: 'hostile' },
  play: async ({ canvasElement }) => {
    const element = the(TAG, canvasElement);
    await shows(element, 'I agree');
    const { bottom } = element.shadowRoot.querySelector('.bar')!.getBoundingClientRect();
    expect(Math.round(bottom)).toBe(innerHeight);
  },
};
