import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { incident } from '@seesac/testing';
import '@seesac/widgets/define/incident-list.js';
import '@seesac/widgets/define/scope.js';
import { expect, waitFor } from 'storybook/test';
import { serviceOf } from '../support/service.js';
import { argTypes, button, failure, keepsItsText, parts, shown, shows, the, widget, type Attributes } from '../support/widget.js';

const TAG = 'seesac-incident-list';

/** The newest incidents under the filters, as cards, page by page. */
const meta: Meta<Attributes> = {
  title: 'Widgets/Incident list',
  component: TAG,
  render: (args, context) => widget(TAG, args, context),
  args: { limit: 5 },
  argTypes: {
    ...argTypes,
    limit: { control: { type: 'number', min: 1, max: 200 } },
    view: { control: 'inline-radio', options: ['cards', 'table'] },
    sort: { control: 'select', options: ['-date', 'date', '-killed', '-injured', '-threatened', '-suicide', 'relevance'] },
  },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), '57'),
};
export default meta;
type Story = StoryObj<Attributes>;

const cards = (list: { shadowRoot: ShadowRoot }) => parts(list, 'item');

export const Default: Story = {
  play: async ({ canvasElement }) => {
    const list = the(TAG, canvasElement);
    await shows(list, '13 February 2025');
    await shows(list, 'Synthetic demonstration data');
    await shows(list, 'Security Council Resolution 1244');
    expect(cards(list)).toHaveLength(5);
  },
};

/** The next page comes after the cards that are there; the last page has no button. */
export const Paging: Story = {
  args: { jurisdiction: 'AL' },
  play: async ({ canvasElement }) => {
    const list = the(TAG, canvasElement);
    await waitFor(() => expect(cards(list)).toHaveLength(5));
    const first = cards(list)[0]!.textContent;
    (await button(list, /show more/i)).click();
    await waitFor(() => expect(cards(list).length).toBeGreaterThan(5));
    expect(cards(list)[0]!.textContent).toBe(first);
  },
};

export const Heading: Story = {
  args: { heading: 'Latest reported incidents' },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'Latest reported incidents'),
};

/** A filter that is written on the tag is locked: nothing on the page overrides it. */
export const PinnedFilters: Story = {
  args: { jurisdiction: 'RS', type: 'weapon_seizure', from: '2022-01-01' },
  play: async ({ canvasElement, id }) => {
    const list = the(TAG, canvasElement);
    await waitFor(() => expect(cards(list).length).toBeGreaterThan(0));
    for (const card of cards(list)) expect(card.textContent).toContain('Serbia');
    expect(
      serviceOf({ id }).network.asked.some((address) => address.startsWith('/v1/incidents?from=2022-01-01&jurisdiction=RS&type=weapon_seizure')),
    ).toBe(true);
  },
};

/** Nothing under the filters: said in a sentence, with the notices. */
export const Empty: Story = {
  parameters: { service: { incidents: [] } },
  play: async ({ canvasElement }) => {
    const list = the(TAG, canvasElement);
    await waitFor(() => expect(shown(list)).toMatch(/no incidents/i), { timeout: 8000 });
    expect(cards(list)).toHaveLength(0);
  },
};

/** Little is known: “Not reported” is said, never left out. */
export const LittleIsKnown: Story = {
  parameters: {
    service: {
      incidents: [
        incident({
          id: 'little',
          jurisdiction: 'unknown',
          type: 'unknown',
          weapons: [],
          summary: {},
          date: { start: '2025-02-01', end: '2025-02-09', precision: 'month' },
          place: { settlement: '', municipality: '', point: null, precision: null, area: 'unknown', type: 'unknown' },
        }),
      ],
    },
  },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'Not reported'),
};

/** A suicide has no summary: no method, no details. It is never among the killed. */
export const Suicide: Story = { args: { type: 'suicide' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'Firearm suicide') };

export const Loading: Story = {
  parameters: { service: { weather: (network: { hold(): void }) => network.hold() } },
  play: async ({ canvasElement }) => {
    const list = the(TAG, canvasElement);
    await waitFor(() => expect(list.shadowRoot.querySelector('[aria-busy="true"]')).not.toBeNull());
    expect(shown(list)).toBe('');
  },
};

/** The skeleton has as many cards as the page will have; cards differ in height, so what is below it may move a little. */
export const Slow: Story = {
  ...Loading,
  play: async ({ canvasElement, id }) => {
    const list = the(TAG, canvasElement);
    const { network } = serviceOf({ id });
    await waitFor(() => expect(network.held).toBe(3));
    const before = list.getBoundingClientRect().height;
    network.release();
    await waitFor(() => expect(cards(list)).toHaveLength(5));
    const after = list.getBoundingClientRect().height;
    expect(before).toBeGreaterThan(0.6 * after);
    expect(before).toBeLessThan(1.1 * after);
  },
};

export const Failing: Story = {
  parameters: { service: { weather: (network: { fail(status: number): void }) => network.fail(500) } },
  play: async ({ canvasElement }) => void (await failure(the(TAG, canvasElement))),
};

/** The reader tries again, and the service is back. */
export const FailingThenRetried: Story = {
  ...Failing,
  play: async ({ canvasElement, id }) => {
    const list = the(TAG, canvasElement);
    const retry = await button(list, /try again/i);
    serviceOf({ id }).network.clear();
    retry.click();
    await waitFor(() => expect(cards(list)).toHaveLength(5));
  },
};

export const Offline: Story = {
  parameters: { service: { weather: (network: { offline(): void }) => network.offline() } },
  play: async ({ canvasElement }) => void (await failure(the(TAG, canvasElement))),
};

/** The last good answer stays, with its time and a mark, when it cannot be refreshed. */
export const Stale: Story = {
  play: async ({ canvasElement, id }) => {
    const list = the(TAG, canvasElement) as ReturnType<typeof the> & { query: { retry(): Promise<void> } };
    await waitFor(() => expect(cards(list)).toHaveLength(5));
    serviceOf({ id }).network.fail(500);
    await list.query.retry().catch(() => {});
    await failure(list);
    expect(cards(list)).toHaveLength(5);
  },
};

export const Narrow: Story = {
  globals: { width: '320' },
  play: async ({ canvasElement }) => {
    const list = the(TAG, canvasElement);
    await waitFor(() => expect(cards(list)).toHaveLength(5));
    expect(list.scrollWidth).toBeLessThanOrEqual(320);
  },
};

export const Wide: Story = { globals: { width: '1280' } };

export const Dark: Story = { globals: { theme: 'dark' } };

export const Albanian: Story = { globals: { language: 'sq' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'Sekuestrim arme') };

export const SerbianLatin: Story = {
  globals: { language: 'sr-Latn' },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'Zaplena oružja'),
};

export const SerbianCyrillic: Story = {
  globals: { language: 'sr-Cyrl' },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'Заплена оружја'),
};

/** A page whose styles fight everything. */
export const HostilePage: Story = {
  parameters: { host: 'hostile' },
  play: async ({ canvasElement }) => {
    const list = the(TAG, canvasElement);
    await waitFor(() => expect(cards(list)).toHaveLength(5));
    keepsItsText(cards(list)[0]!);
  },
};

/** What a reader uses is fetched when the pointer or the focus comes. */
const open = async (canvasElement: HTMLElement, part: string) => {
  const list = the(TAG, canvasElement);
  await waitFor(() => expect(cards(list).length).toBeGreaterThan(0));
  const summary = list.shadowRoot.querySelector<HTMLElement>(`[part~="${part}"] summary`)!;
  summary.focus();
  summary.click();
  return list;
};

/** Order, view and page size, in words. */
export const SortAndView: Story = {
  play: async ({ canvasElement }) => {
    const list = await open(canvasElement, 'tools');
    await waitFor(() => expect(list.shadowRoot.querySelector('select')?.textContent).toContain('Most injured first'), { timeout: 8000 });
  },
};

/** Those with most people injured first; the reader may choose another order. */
export const Sorted: Story = {
  args: { sort: '-injured' },
  play: async ({ canvasElement }) => {
    const list = the(TAG, canvasElement);
    await waitFor(() => expect(cards(list)).toHaveLength(5));
    expect(cards(list)[0]!.textContent).toContain('injured');
  },
};

/** A table for those who compare: columns are sorted by their buttons, what is not reported is a dash that says so. */
export const AsTable: Story = {
  args: { view: 'table', limit: 25 },
  play: async ({ canvasElement }) => {
    const list = the(TAG, canvasElement);
    await waitFor(() => expect(list.shadowRoot.querySelectorAll('tbody tr')).toHaveLength(25), { timeout: 8000 });
    (await button(list, /^Killed/)).click();
    await waitFor(() => expect(list.shadowRoot.querySelector('[aria-sort="descending"]')?.textContent).toContain('Killed'));
  },
};

/** On a phone the table scrolls in itself, never the page. */
export const TableOnAPhone: Story = {
  args: { view: 'table' },
  globals: { width: '320' },
  play: async ({ canvasElement }) => {
    const list = the(TAG, canvasElement);
    await waitFor(() => expect(list.shadowRoot.querySelector('[part="table"][tabindex="0"]')).not.toBeNull(), { timeout: 8000 });
    expect(list.scrollWidth).toBeLessThanOrEqual(320);
  },
};

/** Words are found and marked in any script: here Cyrillic finds what is written in Latin. What fits best comes first. */
export const Search: Story = {
  args: { q: 'Приштина' },
  play: async ({ canvasElement }) => {
    await shows(the(TAG, canvasElement), 'Priština');
    await waitFor(() => expect(CSS.highlights.get('seesac-search')?.size).toBeGreaterThan(0), { timeout: 8000 });
  },
};

/** An incident in full: how exactly day and place are known, sources, history, citation. */
export const AnIncident: Story = {
  play: async ({ canvasElement }) => {
    const list = the(TAG, canvasElement);
    await waitFor(() => expect(cards(list)).toHaveLength(5));
    list.shadowRoot.querySelectorAll<HTMLElement>('a.title')[2]!.click();
    await shows(list, 'First published');
    expect(list.shadowRoot.querySelector('dialog')!.matches(':modal')).toBe(true);
  },
};

export const AnIncidentOnAPhone: Story = { ...AnIncident, globals: { width: '320', theme: 'dark' } };

/** An incident that is not there any more: the panel says so. */
export const AnIncidentThatIsGone: Story = {
  play: async ({ canvasElement, id }) => {
    const list = the(TAG, canvasElement);
    await waitFor(() => expect(cards(list)).toHaveLength(5));
    serviceOf({ id }).network.fail(404);
    list.shadowRoot.querySelectorAll<HTMLElement>('a.title')[0]!.click();
    await shows(list, 'There is no such incident');
  },
};

/** Files, feed, definition, filters and citation of what is shown. */
export const Downloads: Story = {
  args: { jurisdiction: 'RS' },
  play: async ({ canvasElement }) => {
    const list = await open(canvasElement, 'about');
    await shows(list, 'GeoJSON');
    await shows(list, 'Feed of this view');
  },
};

/** With its own filters above it. */
export const WithFilters: Story = {
  args: { 'with-filters': true },
  play: async ({ canvasElement }) => {
    const list = the(TAG, canvasElement);
    await waitFor(() => expect(list.shadowRoot.querySelector('seesac-incident-filters')?.shadowRoot).toBeTruthy(), { timeout: 8000 });
    await waitFor(() => expect(cards(list)).toHaveLength(5));
  },
};

/** In a scope where nothing matches: the reader may take the shared filters away. */
export const EmptyInAScope: Story = {
  render: (args, context) => {
    const scope = document.createElement('seesac-scope');
    scope.append(widget(TAG, args, context));
    Object.assign(scope, { filters: { to: '1999-12-31', from: '1999-01-01' } });
    return scope;
  },
  play: async ({ canvasElement }) => {
    const list = the(TAG, canvasElement);
    (await button(list, /remove the filters/i)).click();
    await waitFor(() => expect(cards(list)).toHaveLength(5), { timeout: 8000 });
  },
};

/** Two lists in one scope follow the same filters, each in its own way of showing. */
export const Linked: Story = {
  render: (args, context) => {
    const scope = document.createElement('seesac-scope');
    scope.append(widget(TAG, { ...args, heading: 'Cards' }, context), widget(TAG, { ...args, heading: 'Table', view: 'table' }, context));
    Object.assign(scope, { filters: { jurisdiction: ['AL'] } });
    return scope;
  },
  play: async ({ canvasElement, id }) => {
    const list = the(TAG, canvasElement);
    await waitFor(() => expect(cards(list)).toHaveLength(5));
    for (const card of cards(list)) expect(card.textContent).toContain('Albania');
    expect(serviceOf({ id }).network.asked.filter((address) => address.startsWith('/v1/incidents'))).toHaveLength(1);
  },
};

/** A place name of one long word breaks; it does not push the page apart. */
export const LongWords: Story = {
  args: { from: '2025-01-19', to: '2025-01-19' },
  globals: { width: '320' },
  play: async ({ canvasElement }) => {
    const list = the(TAG, canvasElement);
    await shows(list, 'kapitänsmütze');
    expect(list.scrollWidth).toBeLessThanOrEqual(320);
  },
};
