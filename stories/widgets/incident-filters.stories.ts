import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@seesac/widgets/define/scope.js';
import '@seesac/widgets/define/incident-counter.js';
import '@seesac/widgets/define/incident-filters.js';
import '@seesac/widgets/define/incident-list.js';
import { expect, waitFor } from 'storybook/test';
import { serviceOf } from '../support/service.js';
import { argTypes, button, failure, keepsItsText, parts, shown, shows, the, widget, type Attributes } from '../support/widget.js';

const TAG = 'seesac-incident-filters';
type Filters = ReturnType<typeof the>;

/** Search, dates, lens, and a choice for each field, with live counts. It moves the widgets that share its filters. */
const meta: Meta<Attributes> = {
  title: 'Widgets/Incident filters',
  component: TAG,
  render: (args, context) => widget(TAG, args, context),
  argTypes: { ...argTypes, keys: { control: 'text' }, for: { control: false } },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), '57 incidents'),
};
export default meta;
type Story = StoryObj<Attributes>;

const all = (element: Filters, selector: string) => [...element.shadowRoot.querySelectorAll<HTMLElement>(selector)];
const panel = (element: Filters) => all(element, '.panel')[0];
const opened = (element: Filters) => waitFor(() => expect(panel(element)?.matches(':popover-open, [open]')).toBe(true));
/** Chooses at a button of the bar. */
async function choose(element: Filters, name: RegExp, label: string): Promise<void> {
  (await button(element, name)).click();
  await opened(element);
  all(element, '.panel .option').find((one) => one.textContent!.includes(label))!.click();
}

export const Default: Story = {
  play: async ({ canvasElement }) => {
    const filters = the(TAG, canvasElement);
    await shows(filters, '57 incidents');
    expect(parts(filters, 'chips')).toHaveLength(0);
  },
};

/** What is chosen stands below as chips; each can be taken away, or all at once. */
export const Active: Story = {
  play: async ({ canvasElement }) => {
    const filters = the(TAG, canvasElement);
    await shows(filters, '57 incidents');
    await choose(filters, /^\s*Type/, 'Weapon seizure');
    panel(filters)!.hidePopover();
    await shows(filters, '8 incidents');
    await shows(filters, 'Type: Weapon seizure ×');
  },
};

/** Each choice with its count, counted without its own filter; subtypes under their type; a long list can be searched. */
export const Choices: Story = {
  play: async ({ canvasElement }) => {
    const filters = the(TAG, canvasElement);
    await shows(filters, '57 incidents');
    (await button(filters, /^\s*Type/)).click();
    await opened(filters);
    await shows(filters, /Criminal context 4 .*Armed robbery 4/);
  },
};

/** Dates by a name or by their days. */
export const Dates: Story = {
  play: async ({ canvasElement }) => {
    const filters = the(TAG, canvasElement);
    await shows(filters, '57 incidents');
    (await button(filters, /^\s*Date/)).click();
    await opened(filters);
    (await button(filters, /this month/i)).click();
    await shows(filters, 'From: 1 February 2025 ×');
  },
};

/** Places in any script, types by their words. */
export const Suggestions: Story = {
  play: async ({ canvasElement }) => {
    const filters = the(TAG, canvasElement);
    await shows(filters, '57 incidents');
    const box = filters.shadowRoot.querySelector<HTMLInputElement>('[role=combobox]')!;
    box.focus();
    box.value = 'Ниш';
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitFor(() => expect(all(filters, '[role=option]')[0]?.textContent).toMatch(/Niš/));
  },
};

/** `keys` names what is offered. */
export const Keys: Story = {
  args: { keys: 'type,jurisdiction' },
  play: async ({ canvasElement }) => {
    const filters = the(TAG, canvasElement);
    await shows(filters, '57 incidents');
    expect(all(filters, '.keys button').map((one) => one.textContent!.trim())).toEqual(['Type', 'Jurisdiction']);
  },
};

/** A filter that is written on the tag is locked: it is shown, and neither offered nor taken away. */
export const PinnedFilters: Story = {
  args: { jurisdiction: 'RS', from: '2024-01-01' },
  play: async ({ canvasElement }) => {
    const filters = the(TAG, canvasElement);
    await shows(filters, 'Jurisdiction: Serbia (fixed by this page)');
    expect(all(filters, '.keys button').map((one) => one.textContent!.trim())).not.toContain('Jurisdiction');
  },
};

/** In a scope: a click moves all that stands in it. */
export const Linked: Story = {
  render: (args, context) => {
    const scope = document.createElement('seesac-scope');
    scope.append(widget(TAG, args, context), widget('seesac-incident-counter', { period: 'all' }, context), widget('seesac-incident-list', { limit: 3 }, context));
    return scope;
  },
  play: async ({ canvasElement }) => {
    const filters = the(TAG, canvasElement);
    await shows(filters, '57 incidents');
    await choose(filters, /^\s*Type/, 'Weapon seizure');
    panel(filters)!.hidePopover();
    await shows(the('seesac-incident-list', canvasElement), '3 of 8');
    await waitFor(() => expect(parts(the('seesac-incident-counter', canvasElement), 'figure')[0]?.textContent).toBe('8'), { timeout: 8000 });
  },
};

export const Empty: Story = {
  parameters: { service: { incidents: [] } },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), '0 incidents'),
};

export const Slow: Story = {
  parameters: { service: { weather: (network: { hold(): void }) => network.hold() } },
  play: async ({ canvasElement }) => {
    const filters = the(TAG, canvasElement);
    await waitFor(() => expect(filters.shadowRoot.querySelector('[aria-busy="true"]')).not.toBeNull());
    expect(shown(filters)).toBe('');
  },
};

/** Without the service there are no counts; the filters can be chosen all the same. */
export const Failing: Story = {
  parameters: { service: { weather: (network: { fail(status: number): void }) => network.fail(500) } },
  play: async ({ canvasElement }) => {
    const filters = the(TAG, canvasElement);
    await failure(filters);
    expect(all(filters, '.keys button').length).toBeGreaterThan(0);
  },
};

/** The reader tries again, and the service is back. */
export const FailingThenRetried: Story = {
  ...Failing,
  play: async ({ canvasElement, id }) => {
    const filters = the(TAG, canvasElement);
    await failure(filters);
    serviceOf({ id }).network.clear();
    (await button(filters, /try again/i)).click();
    await shows(filters, '57 incidents');
  },
};

/** A value that no list has, as from an old address: its code is shown, with what the service says, and it can be taken away. */
export const UnknownValue: Story = {
  render: (args, context) => {
    const scope = document.createElement('seesac-scope') as HTMLElement & { filters: object };
    scope.append(widget(TAG, args, context));
    scope.filters = { type: ['homicide'] };
    return scope;
  },
  play: async ({ canvasElement }) => {
    const filters = the(TAG, canvasElement);
    await failure(filters);
    await shows(filters, 'Type: homicide ×');
    all(filters, '.chip')[0]!.click();
    await shows(filters, '57 incidents');
  },
};

/** One button for all filters; the search box stays outside. */
export const Narrow: Story = {
  globals: { width: '320' },
  play: async ({ canvasElement }) => {
    const filters = the(TAG, canvasElement);
    await shows(filters, '57 incidents');
    expect(filters.scrollWidth).toBeLessThanOrEqual(320);
    expect(all(filters, '.keys')[0]!.checkVisibility()).toBe(false);
  },
};

/** The sheet that the button opens. */
export const Sheet: Story = {
  globals: { width: '320' },
  play: async ({ canvasElement }) => {
    const filters = the(TAG, canvasElement);
    await shows(filters, '57 incidents');
    (await button(filters, /^\s*Filters/)).click();
    await opened(filters);
    await shows(filters, 'Show 57 incidents');
  },
};

export const Dark: Story = { globals: { theme: 'dark' } };
export const Albanian: Story = { globals: { language: 'sq' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), '57 incidente') };
export const SerbianCyrillic: Story = { globals: { language: 'sr-Cyrl' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), '57 инцидената') };

/** A page whose styles fight everything. */
export const HostilePage: Story = {
  parameters: { host: 'hostile' },
  play: async ({ canvasElement }) => {
    const filters = the(TAG, canvasElement);
    await shows(filters, '57 incidents');
    for (const one of all(filters, '.lens label, [part=count]')) keepsItsText(one);
  },
};
