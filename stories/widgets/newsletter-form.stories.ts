import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@seesac/widgets/define/newsletter-form.js';
import { expect, waitFor } from 'storybook/test';
import { serviceOf } from '../support/service.js';
import { argTypes, failure, keepsItsText, parts, shown, shows, the, widget, type Attributes } from '../support/widget.js';

const TAG = 'seesac-newsletter-form';
type Form = ReturnType<typeof the>;
const find = <T extends HTMLElement>(form: Form, selector: string) => waitFor(() => {
  const found = form.shadowRoot.querySelector<T>(selector);
  expect(found).not.toBeNull();
  return found!;
}, { timeout: 8000 });

/** Fills a field in as a reader does. */
async function type(form: Form, id: string, value: string): Promise<void> {
  const input = await find<HTMLInputElement>(form, `#${id}`);
  input.focus();
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}
async function press(form: Form): Promise<void> {
  (await find(form, '[part=submit]')).click();
}
async function signUp(form: Form): Promise<void> {
  await shows(form, 'I agree');
  await type(form, 'email', 'reader@example.org');
  (await find<HTMLInputElement>(form, '.topic input')).click();
  await press(form);
}

/** Sign-up for the newsletter: an address, a mail, and the code from it in the same place. */
const meta: Meta<Attributes> = {
  title: 'Widgets/Newsletter form',
  component: TAG,
  render: (args, context) => widget(TAG, args, context),
  argTypes: { ...argTypes, topics: { control: 'select', options: ['news monitor', 'news', 'monitor'] } },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), /Newsletter E-mail address .*Subscribe/),
};
export default meta;
type Story = StoryObj<Attributes>;

export const Default: Story = {};

/** Of one topic there is nothing to choose. */
export const OneTopic: Story = { args: { topics: 'monitor', heading: 'The monitor by mail' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), /^The monitor by mail E-mail address What we send ?The quarterly Armed Violence Monitor ?Language/) };

/** What is not right stands at its field, which has the focus. */
export const WrongAddress: Story = {
  play: async ({ canvasElement }) => {
    const form = the(TAG, canvasElement);
    await shows(form, 'I agree');
    await type(form, 'email', 'reader');
    await press(form);
    await shows(form, 'Write an address like name@example.org.');
  },
};

/** Where something is to be chosen, what it is chosen from is outlined, and the first of it has the focus. */
export const NoTopic: Story = {
  play: async ({ canvasElement }) => {
    const form = the(TAG, canvasElement);
    await shows(form, 'I agree');
    await type(form, 'email', 'reader@example.org');
    await press(form);
    await shows(form, 'Choose at least one.');
    const first = await find(form, '.topic input');
    await waitFor(() => expect(form.shadowRoot.activeElement).toBe(first));
    expect(first).toHaveAttribute('aria-invalid', 'true');
  },
};

/** After it was sent: the same words for every address. */
export const Code: Story = {
  play: async ({ canvasElement }) => {
    const form = the(TAG, canvasElement);
    await signUp(form);
    await shows(form, /If a newsletter can be sent to reader@example\.org ?, a mail is on its way/);
  },
};

export const WrongCode: Story = {
  play: async ({ canvasElement }) => {
    const form = the(TAG, canvasElement);
    await signUp(form);
    await type(form, 'code', '000000');
    await press(form);
    await shows(form, 'This is not the code.');
  },
};

export const Confirmed: Story = {
  play: async ({ canvasElement, id }) => {
    const form = the(TAG, canvasElement);
    await signUp(form);
    await find(form, '#code');
    await type(form, 'code', serviceOf({ id }).newsletter.mails.at(-1)!.code);
    await press(form);
    await shows(form, 'Thank you: your subscription is confirmed.');
  },
};

/** A page whose origin the service does not take sign-ups from leads to the service's own form. */
export const NotFromThisPage: Story = {
  play: async ({ canvasElement, id }) => {
    const form = the(TAG, canvasElement);
    serviceOf({ id }).newsletter.forbidden = true;
    await signUp(form);
    await shows(form, 'Go to the form of the service');
  },
};

/** What was typed stays, and the time to wait is told. */
export const TooOften: Story = {
  play: async ({ canvasElement, id }) => {
    const form = the(TAG, canvasElement);
    await shows(form, 'I agree');
    await type(form, 'email', 'reader@example.org');
    await waitFor(() => expect(form.shadowRoot.querySelector('#website')).not.toBeNull());
    serviceOf({ id }).network.fail(429, 600);
    await signUp(form);
    await shows(form, 'try again in 10 minutes');
  },
};

/** While the first answer is under way there is a skeleton of nearly the final height. */
export const Loading: Story = {
  parameters: { service: { weather: (network: { hold(): void }) => network.hold() } },
  play: async ({ canvasElement }) => {
    const form = the(TAG, canvasElement);
    await waitFor(() => expect(form.shadowRoot.querySelector('[aria-busy="true"]')).not.toBeNull());
    expect(shown(form)).toBe('');
  },
};

export const Failing: Story = {
  parameters: { service: { weather: (network: { fail(status: number): void }) => network.fail(500) } },
  play: async ({ canvasElement }) => void (await failure(the(TAG, canvasElement))),
};

export const Narrow: Story = {
  globals: { width: '320' },
  play: async ({ canvasElement }) => {
    const form = the(TAG, canvasElement);
    await shows(form, 'I agree');
    expect(form.scrollWidth).toBeLessThanOrEqual(320);
  },
};

export const Dark: Story = { globals: { theme: 'dark' } };

export const Albanian: Story = { globals: { language: 'sq' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), /Buletini Adresa e postës elektronike .*Abonohu/) };

export const SerbianLatin: Story = { globals: { language: 'sr-Latn' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), /Bilten Adresa e-pošte .*Prijavi me/) };

export const SerbianCyrillic: Story = { globals: { language: 'sr-Cyrl' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), /Билтен Адреса е-поште .*Пријави ме/) };

/** A page whose styles fight everything: nothing of it gets in, and nothing of the widget gets out. */
export const HostilePage: Story = {
  parameters: { host: 'hostile' },
  play: async ({ canvasElement }) => {
    const form = the(TAG, canvasElement);
    await shows(form, 'I agree');
    keepsItsText(parts(form, 'consent')[0]!);
  },
};
