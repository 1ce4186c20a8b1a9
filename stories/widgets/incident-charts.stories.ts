import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { CHARTS, type ChartId } from '@seesac/contract/charts.js';
import { incident } from '@seesac/testing';
import '@seesac/widgets/define/incident-charts.js';
import '@seesac/widgets/define/incident-list.js';
import '@seesac/widgets/define/scope.js';
import { expect, waitFor } from 'storybook/test';
import { serviceOf } from '../support/service.js';
import { argTypes, button, failure, keepsItsText, parts, shown, shows, the, widget, type Attributes } from '../support/widget.js';

const TAG = 'seesac-incident-charts';

/** Charts of incidents and of the people in them: one, or a laid-out set. Each with its title, its finding, its table and its files. */
const meta: Meta<Attributes> = {
  title: 'Widgets/Incident charts',
  component: TAG,
  render: (args, context) => widget(TAG, args, context),
  argTypes: {
    ...argTypes,
    chart: { control: 'select', options: CHARTS },
    by: { control: 'select', options: ['type', 'weapon', 'outcome', 'sex', 'age', 'area', 'place', 'possession', 'tag', 'jurisdiction'] },
    split: { control: 'select', options: ['type', 'weapon', 'outcome', 'jurisdiction'] },
    step: { control: 'inline-radio', options: ['month', 'quarter', 'year'] },
    measure: { control: 'inline-radio', options: ['count', 'rate'] },
  },
  play: async ({ canvasElement }) => void (await drawn(canvasElement)),
};
export default meta;
type Story = StoryObj<Attributes>;

/** Waits until the charts are drawn, with as many tables. */
async function drawn(canvasElement: HTMLElement): Promise<ReturnType<typeof the>> {
  const charts = the(TAG, canvasElement);
  await waitFor(() => {
    const titles = parts(charts, 'title');
    expect(titles.length).toBeGreaterThan(0);
    expect(charts.shadowRoot.querySelectorAll('table')).toHaveLength(titles.length);
  }, { timeout: 8000 });
  return charts;
}

/** The set that stands where no chart is named, with the choice of the lens above it. */
export const Default: Story = {
  play: async ({ canvasElement }) => {
    const charts = await drawn(canvasElement);
    expect(parts(charts, 'chart')).toHaveLength(8);
    expect(charts.shadowRoot.querySelectorAll('[part~="lens"] input')).toHaveLength(3);
    await shows(charts, 'Security Council Resolution 1244');
  },
};

const one = (chart: ChartId, more: Attributes = {}): Story => ({ args: { chart, ...more } });

export const Trend: Story = one('trend');
/** Parts of a whole stand on each other; four have colours, the rest is grey, *not reported* hatched. */
export const TrendSplit: Story = one('trend', { step: 'quarter', split: 'type' });
export const TrendWithTheYearBefore: Story = one('trend', { step: 'quarter', compare: true });
export const Cumulative: Story = one('cumulative');
/** Suicides stand apart: they are never among the killed. */
export const Outcomes: Story = one('outcomes');
export const Breakdown: Story = one('breakdown');
/** An incident has as many weapons as it has: their counts are no shares. */
export const BreakdownByWeapon: Story = one('breakdown', { by: 'weapon' });
export const People: Story = one('people');
export const Jurisdictions: Story = one('jurisdictions');
/** Where the operator of the service has populations: with the interval in which a rate would lie by chance alone. */
export const JurisdictionsByRate: Story = {
  args: { chart: 'jurisdictions', measure: 'rate' },
  parameters: { service: { population: ['AL', 'BA', 'XK', 'MD', 'ME', 'MK', 'RS'].map((area, i) => ({ area, year: 2024, population: 600_000 + i * 900_000 })) } },
  play: async ({ canvasElement }) => shows(await drawn(canvasElement), 'per 100,000'),
};
export const Weapons: Story = one('weapons');
export const Seizures: Story = one('seizures');
export const Seasons: Story = one('seasons');
export const Calendar: Story = one('calendar');
export const Pictogram: Story = one('pictogram', { figure: 'injured' });

/** Nothing under the filters: a sentence and a line, no axes without values. */
export const Empty: Story = {
  args: { chart: 'trend people' },
  parameters: { service: { incidents: [] } },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'No incidents match.'),
};

/** As many as no year has had: numbers stay readable. */
export const Huge: Story = {
  args: { chart: 'trend breakdown', step: 'year' },
  parameters: { service: { incidents: Array.from({ length: 12_345 }, (_, i) => incident({ id: `h${i}`, date: i % 5 ? '2024-06-15' : '2023-06-15' })) } },
  play: async ({ canvasElement }) => shows(await drawn(canvasElement), '12,345'),
};

export const Loading: Story = {
  args: { chart: 'trend' },
  parameters: { service: { weather: (network: { hold(): void }) => network.hold() } },
  play: async ({ canvasElement }) => {
    const charts = the(TAG, canvasElement);
    await waitFor(() => expect(charts.shadowRoot.querySelector('[aria-busy="true"]')).not.toBeNull());
    expect(shown(charts)).not.toContain('Incidents by');
  },
};

/** What comes late finds its room. */
export const Slow: Story = {
  ...Loading,
  play: async ({ canvasElement, id }) => {
    const charts = the(TAG, canvasElement);
    const { network } = serviceOf({ id });
    await waitFor(() => expect(network.held).toBeGreaterThan(0));
    network.release();
    await drawn(canvasElement);
    expect(parts(charts, 'plot')).toHaveLength(1);
  },
};

export const Failing: Story = {
  args: { chart: 'trend' },
  parameters: { service: { weather: (network: { fail(status: number): void }) => network.fail(500) } },
  play: async ({ canvasElement }) => void (await failure(the(TAG, canvasElement))),
};

export const Narrow: Story = {
  globals: { width: '320' },
  play: async ({ canvasElement }) => expect((await drawn(canvasElement)).scrollWidth).toBeLessThanOrEqual(320),
};
export const Wide: Story = { globals: { width: '1280' } };
export const Dark: Story = { globals: { theme: 'dark' } };

export const Albanian: Story = { globals: { language: 'sq' }, play: async ({ canvasElement }) => shows(await drawn(canvasElement), 'Shfaq tabelën') };
export const SerbianLatin: Story = { globals: { language: 'sr-Latn' }, play: async ({ canvasElement }) => shows(await drawn(canvasElement), 'Prikaži tabelu') };
export const SerbianCyrillic: Story = { globals: { language: 'sr-Cyrl' }, play: async ({ canvasElement }) => shows(await drawn(canvasElement), 'Прикажи табелу') };

/** Texts run from the right, pictures from the left: their axes are of numbers and of time. */
export const FromTheRight: Story = {
  args: { chart: 'trend breakdown' },
  render: (args, context) => {
    const page = document.createElement('div');
    page.dir = 'rtl';
    page.append(widget(TAG, args, context));
    return page;
  },
};

/** Patterns beside colours, for whoever cannot tell these apart. */
export const Patterns: Story = {
  args: { chart: 'trend people', split: 'type', step: 'year', patterns: true },
  play: async ({ canvasElement }) => {
    const charts = await drawn(canvasElement);
    await waitFor(() => expect(charts.shadowRoot.querySelector('.plot path[fill="url(#fill-1)"]')).not.toBeNull(), { timeout: 8000 });
  },
};

/** The same figures as a table. */
export const AsTable: Story = {
  args: { chart: 'breakdown' },
  play: async ({ canvasElement }) => {
    const charts = await drawn(canvasElement);
    (await button(charts, /show table/i)).click();
    await waitFor(() => expect(charts.shadowRoot.querySelector('[part~="table"]')!.getBoundingClientRect().height).toBeGreaterThan(100));
  },
};

/** A value that is read by keys: the outline around it, its words beside it. */
export const ByKeys: Story = {
  args: { chart: 'trend', step: 'quarter' },
  play: async ({ canvasElement }) => {
    const charts = await drawn(canvasElement);
    const plot = charts.shadowRoot.querySelector<HTMLElement>('.plot')!;
    plot.focus();
    plot.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true, composed: true, cancelable: true }));
    await waitFor(() => expect(charts.shadowRoot.querySelector('.tip')?.textContent).toContain('Q1 2025'), { timeout: 8000 });
  },
};

/** Eleven years by day: its lines on a canvas, and a period chosen by keys. */
export const TimeLine: Story = {
  args: { chart: 'timeline' },
  play: async ({ canvasElement }) => {
    const charts = await drawn(canvasElement);
    await waitFor(() => expect(charts.shadowRoot.querySelector('.canvas canvas')).not.toBeNull(), { timeout: 8000 });
    const plot = charts.shadowRoot.querySelector<HTMLElement>('.plot')!;
    plot.focus();
    const press = (key: string, shiftKey = false) => plot.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, composed: true, cancelable: true }));
    press('End');
    for (let n = 0; n < 6; n++) press('PageUp', true);
    await waitFor(() => expect(charts.shadowRoot.querySelector('.tip')?.textContent).toContain('–'), { timeout: 8000 });
  },
};

/** What a reader may choose of a chart, and what can be taken away. */
export const OptionsAndDownloads: Story = {
  args: { chart: 'trend' },
  play: async ({ canvasElement }) => {
    const charts = await drawn(canvasElement);
    const summary = charts.shadowRoot.querySelector<HTMLElement>('[part~="options"] summary')!;
    summary.focus();
    summary.click();
    await shows(charts, 'Copy as a table');
  },
};

/** A click on a bar filters all that share the filters; the list shows what is behind it. */
export const Linked: Story = {
  args: { chart: 'breakdown', by: 'jurisdiction' },
  render: (args, context) => {
    const scope = document.createElement('seesac-scope');
    scope.append(widget(TAG, args, context), widget('seesac-incident-list', { limit: 3 }, context));
    return scope;
  },
  play: async ({ canvasElement }) => {
    const charts = await drawn(canvasElement);
    const plot = charts.shadowRoot.querySelector<HTMLElement>('.plot')!;
    plot.focus();
    for (const key of ['Home', 'Enter']) {
      plot.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
      await waitFor(() => expect(charts.shadowRoot.querySelector('.tip')).not.toBeNull(), { timeout: 8000 });
    }
    const list = the('seesac-incident-list', canvasElement);
    await waitFor(() => {
      expect(parts(list, 'item').length).toBeGreaterThan(0);
      for (const item of parts(list, 'item')) expect(item.textContent).toContain('Albania');
    }, { timeout: 8000 });
  },
};

/** A page whose styles fight everything. */
export const HostilePage: Story = {
  args: { chart: 'outcomes' },
  parameters: { host: 'hostile' },
  play: async ({ canvasElement }) => keepsItsText(parts(await drawn(canvasElement), 'title')[0]!),
};
