import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { incident } from '@seesac/testing';
import '@seesac/widgets/define/monitor.js';
import { expect, waitFor } from 'storybook/test';
import { serviceOf } from '../support/service.js';
import { argTypes, button, failure, keepsItsText, shown, shows, the, widget, type Attributes } from '../support/widget.js';

const TAG = 'seesac-monitor';

/** The quarterly monitor as text, each number linked to the answer in which it can be checked. */
const meta: Meta<Attributes> = {
  title: 'Widgets/Monitor',
  component: TAG,
  render: (args, context) => widget(TAG, args, context),
  argTypes: { ...argTypes, period: { control: 'text' } },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'People harmed'),
};
export default meta;
type Story = StoryObj<Attributes>;

export const Default: Story = {
  play: async ({ canvasElement }) => {
    const monitor = the(TAG, canvasElement);
    await shows(monitor, /Armed Violence Monitor Q4 2024 .*\d+ incidents were reported/);
    await shows(monitor, 'As of 13 February 2025');
    await shows(monitor, 'Synthetic demonstration data');
    await shows(monitor, 'Security Council Resolution 1244');
  },
};

/** A quarter that has not ended is counted up to now, and compared with as many days. */
export const NotOver: Story = { args: { period: '2025Q1' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'in as many days of the quarter before') };

export const Year: Story = { args: { period: '2024' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'in the year before') };

export const Month: Story = { args: { period: '2024-12' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'December 2024') };

/** Readers go from quarter to quarter. */
export const QuarterBefore: Story = {
  play: async ({ canvasElement }) => {
    const monitor = the(TAG, canvasElement);
    // Its skeleton has the buttons too, and nobody can reach those.
    await shows(monitor, /Armed Violence Monitor Q4 2024/);
    (await button(monitor, /Previous quarter/)).click();
    await shows(monitor, /Armed Violence Monitor Q3 2024/);
  },
};

export const OneJurisdiction: Story = { args: { jurisdiction: 'XK' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), '· Kosovo*') };

/** Filters that a monitor does not know do not narrow it, and it says so. */
export const OtherFilters: Story = { args: { type: 'suicide' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'Of the filters, only jurisdiction and version narrow this text.') };

/** No incident in the period. */
export const Empty: Story = {
  args: { period: '2024Q2' },
  parameters: { service: { incidents: [incident({ id: 'old', date: '2019-05-05' })] } },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'No incident was reported'),
};

/** While the first answer is under way there is a skeleton of nearly the final height. */
export const Loading: Story = {
  parameters: { service: { weather: (network: { hold(): void }) => network.hold() } },
  play: async ({ canvasElement }) => {
    const monitor = the(TAG, canvasElement);
    await waitFor(() => expect(monitor.shadowRoot.querySelector('[aria-busy="true"]')).not.toBeNull());
    expect(shown(monitor)).toBe('');
  },
};

export const Failing: Story = {
  parameters: { service: { weather: (network: { fail(status: number): void }) => network.fail(500) } },
  play: async ({ canvasElement }) => void (await failure(the(TAG, canvasElement))),
};

/** A period of which there are no records: the service says so. */
export const BeforeTheRecords: Story = { args: { period: '1999Q1' }, play: async ({ canvasElement }) => expect(await failure(the(TAG, canvasElement))).toContain('before the first record') };

/** The last good text stays, with its time and a mark, when it cannot be refreshed. */
export const Stale: Story = {
  play: async ({ canvasElement, id }) => {
    const monitor = the(TAG, canvasElement) as ReturnType<typeof the> & { query: { retry(): Promise<void> } };
    await shows(monitor, 'People harmed');
    serviceOf({ id }).network.fail(500);
    await monitor.query.retry().catch(() => {});
    await failure(monitor);
    await shows(monitor, 'People harmed');
  },
};

/** The narrowest phone. */
export const Narrow: Story = {
  globals: { width: '320' },
  play: async ({ canvasElement }) => {
    const monitor = the(TAG, canvasElement);
    await shows(monitor, 'People harmed');
    expect(monitor.scrollWidth).toBeLessThanOrEqual(320);
  },
};

export const Wide: Story = { globals: { width: '1280' } };

export const Dark: Story = { globals: { theme: 'dark' } };

export const Albanian: Story = { globals: { language: 'sq' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'Njerëzit e prekur') };

export const SerbianLatin: Story = { globals: { language: 'sr-Latn' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'Posledice po ljude') };

export const SerbianCyrillic: Story = { globals: { language: 'sr-Cyrl' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'Последице по људе') };

/** A page whose styles fight everything: nothing of it gets in, and nothing of the widget gets out. */
export const HostilePage: Story = {
  parameters: { host: 'hostile' },
  play: async ({ canvasElement }) => {
    const monitor = the(TAG, canvasElement);
    await shows(monitor, 'People harmed');
    keepsItsText(monitor.shadowRoot.querySelector('[part=lead] p')!);
  },
};
