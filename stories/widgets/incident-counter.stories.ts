import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { incident } from '@seesac/testing';
import '@seesac/widgets/define/incident-counter.js';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { serviceOf } from '../support/service.js';
import { argTypes, button, failure, keepsItsText, shown, shows, the, widget, type Attributes } from '../support/widget.js';

const TAG = 'seesac-incident-counter';

/** The number of incidents of a period to date, set beside the same days of the three years before. */
const meta: Meta<Attributes> = {
  title: 'Widgets/Incident counter',
  component: TAG,
  render: (args, context) => widget(TAG, args, context),
  args: { period: 'month' },
  argTypes: { ...argTypes, period: { control: 'select', options: ['month', 'quarter', 'year', 'all'] } },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), /\b12\b/),
};
export default meta;
type Story = StoryObj<Attributes>;

export const Default: Story = {
  play: async ({ canvasElement }) => {
    const counter = the(TAG, canvasElement);
    await shows(counter, /Firearm incidents reported this month .*13 February 2025 12\b/);
    await shows(counter, 'As of 13 February 2025');
    await shows(counter, 'Synthetic demonstration data');
    await shows(counter, 'Security Council Resolution 1244');
    await shows(counter, 'funded by the European Union');
  },
};

export const Quarter: Story = { args: { period: 'quarter' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'this quarter') };

export const Year: Story = { args: { period: 'year' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'this year') };

/** Everything on record: nothing to be compared with. */
export const AllYears: Story = {
  args: { period: 'all' },
  play: async ({ canvasElement }) => {
    const counter = the(TAG, canvasElement);
    await shows(counter, /\b57\b/);
    expect(shown(counter)).not.toContain('same days');
  },
};

/** A filter that is written on the tag is locked: nothing on the page overrides it. */
export const PinnedFilters: Story = {
  args: { jurisdiction: 'RS BA', lens: 'violence', heading: 'Violence and misuse of firearms in Serbia and in Bosnia and Herzegovina, this month' },
  play: async ({ canvasElement, id }) => {
    await shows(the(TAG, canvasElement), 'Violence and misuse of firearms in Serbia');
    expect(serviceOf({ id }).network.asked).toContain('/v1/counter?jurisdiction=BA&jurisdiction=RS&lens=violence&period=month');
  },
};

/** No incident in the period: a zero is a number, and it is shown as one. */
export const Empty: Story = {
  parameters: { service: { incidents: [incident({ id: 'old', date: '2019-05-05' })] } },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), /this month .*13 February 2025 0\b/),
};

/** While the first answer is under way there is a skeleton of the final height. */
export const Loading: Story = {
  parameters: { service: { weather: (network: { hold(): void }) => network.hold() } },
  play: async ({ canvasElement }) => {
    const counter = the(TAG, canvasElement);
    await waitFor(() => expect(counter.shadowRoot.querySelector('[aria-busy="true"]')).not.toBeNull());
    expect(shown(counter)).toBe('');
  },
};

/** The skeleton is as high as what comes after it, so the page does not jump. */
export const Slow: Story = {
  parameters: { service: { weather: (network: { hold(): void }) => network.hold() } },
  play: async ({ canvasElement, id }) => {
    const counter = the(TAG, canvasElement);
    const { network } = serviceOf({ id });
    await waitFor(() => expect(network.held).toBe(2));
    const before = counter.getBoundingClientRect().height;
    network.release();
    await shows(counter, /\b12\b/);
    const after = counter.getBoundingClientRect().height;
    expect(Math.abs(after - before)).toBeLessThanOrEqual(0.1 * after);
  },
};

/** The service answers with an error: the reason, and a way to try again. */
export const Failing: Story = {
  parameters: { service: { weather: (network: { fail(status: number): void }) => network.fail(500) } },
  play: async ({ canvasElement, id }) => {
    const counter = the(TAG, canvasElement);
    await failure(counter);
    expect(serviceOf({ id }).network.asked.some((address) => address.startsWith('/v1/counter'))).toBe(true);
  },
};

/** The reader tries again, and the service is back. */
export const FailingThenRetried: Story = {
  ...Failing,
  play: async ({ canvasElement, id }) => {
    const counter = the(TAG, canvasElement);
    const retry = await button(counter, /try again/i);
    serviceOf({ id }).network.clear();
    retry.click();
    await shows(counter, /\b12\b/);
  },
};

/** No network. The client tries three times, at once when the network is back. */
export const Offline: Story = {
  parameters: { service: { weather: (network: { offline(): void }) => network.offline() } },
  play: async ({ canvasElement }) => void (await failure(the(TAG, canvasElement))),
};

/** A service that has not published anything yet. */
export const NothingPublished: Story = {
  parameters: { service: { incidents: null } },
  play: async ({ canvasElement }) => void (await failure(the(TAG, canvasElement))),
};

/** A word that the filter language does not know: the error names it, for the editor who wrote it. */
export const WrongFilter: Story = {
  args: { jurisdiction: 'ATLANTIS' },
  play: async ({ canvasElement }) => expect(await failure(the(TAG, canvasElement))).toMatch(/jurisdiction|ATLANTIS/),
};

/** The last good answer stays, with its time and a mark, when it cannot be refreshed. */
export const Stale: Story = {
  play: async ({ canvasElement, id }) => {
    const counter = the(TAG, canvasElement) as ReturnType<typeof the> & { query: { retry(): Promise<void> } };
    await shows(counter, /\b12\b/);
    serviceOf({ id }).network.fail(500);
    await counter.query.retry().catch(() => {});
    await failure(counter);
    await shows(counter, /\b12\b/);
  },
};

/** The narrowest phone. */
export const Narrow: Story = {
  globals: { width: '320' },
  play: async ({ canvasElement }) => {
    const counter = the(TAG, canvasElement);
    await shows(counter, /\b12\b/);
    expect(counter.scrollWidth).toBeLessThanOrEqual(320);
  },
};

export const Wide: Story = { globals: { width: '1280' } };

export const Dark: Story = { globals: { theme: 'dark' } };

/** `theme` on the tag wins over the page. */
export const DarkOnALightPage: Story = { args: { theme: 'dark' } };

export const Albanian: Story = {
  globals: { language: 'sq' },
  play: async ({ canvasElement }) => {
    await shows(the(TAG, canvasElement), /\b12\b/);
    expect(shown(the(TAG, canvasElement))).not.toContain('Firearm incidents');
  },
};

export const SerbianLatin: Story = {
  globals: { language: 'sr-Latn' },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'februar'),
};

export const SerbianCyrillic: Story = {
  globals: { language: 'sr-Cyrl' },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'фебруар'),
};

/** A language on the tag wins over the page; a language without texts of its own is English. */
export const LanguageOfTheTag: Story = { args: { lang: 'sq' }, globals: { language: 'sr-Latn' }, play: Albanian.play! };

/** A page whose styles fight everything: nothing of it gets in, and nothing of the widget gets out. */
export const HostilePage: Story = {
  parameters: { host: 'hostile' },
  play: async ({ canvasElement }) => {
    const counter = the(TAG, canvasElement);
    await shows(counter, /Firearm incidents reported this month .*13 February 2025 12\b/);
    keepsItsText(counter.shadowRoot.querySelector('[part=label]')!);
  },
};

/** A heading that is one long word breaks; it does not push the page apart. */
export const LongWords: Story = {
  args: { heading: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung' },
  globals: { width: '320' },
  play: Narrow.play!,
};

/** The number in full, grouped as the language does it. */
export const ManyIncidents: Story = {
  args: { period: 'all' },
  parameters: {
    service: {
      incidents: Array.from({ length: 12345 }, (_, i) =>
        incident({ id: `M-${i}`, date: `20${14 + (i % 11)}-01-${String(1 + (i % 28)).padStart(2, '0')}` }),
      ),
    },
  },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), '12,345'),
};

/** Two widgets on a page: the notices stand once, the second widget points to them. Invented data are marked on both. */
export const TwoOnAPage: Story = {
  render: (args, context) => html`${widget(TAG, args, context)}${widget(TAG, { ...args, jurisdiction: 'AL' }, context)}`,
  play: async ({ canvasElement }) => {
    const [first, second] = [...canvasElement.querySelectorAll<HTMLElement>(TAG)] as [HTMLElement, HTMLElement];
    await shows(first, 'Security Council Resolution 1244');
    await shows(second, 'Synthetic demonstration data');
    expect(shown(second)).not.toContain('Security Council');
  },
};

/** Tokens of the page: see “For designers”. */
export const Themed: Story = {
  decorators: [
    (story) =>
      html`<style>
          .themed {
            --seesac-accent: #7a1f5c;
            --seesac-surface: #fdf3e7;
            --seesac-text: #2b1a12;
            --seesac-padding: 32px;
            --seesac-font: 17px/1.5 Georgia, serif;
          }
        </style>
        <div class="themed">${story()}</div>`,
  ],
};
