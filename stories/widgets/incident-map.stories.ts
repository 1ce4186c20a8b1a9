import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { incident } from '@seesac/testing';
import '@seesac/widgets/define/incident-filters.js';
import '@seesac/widgets/define/incident-list.js';
import '@seesac/widgets/define/incident-map.js';
import '@seesac/widgets/define/scope.js';
import { expect, waitFor } from 'storybook/test';
import { serviceOf } from '../support/service.js';
import { argTypes, button, failure, keepsItsText, parts, shown, shows, the, widget, type Attributes } from '../support/widget.js';

const TAG = 'seesac-incident-map';
type MapElement = ReturnType<typeof the>;

/** Where incidents happened: clusters and single incidents, areas by count or rate, density; on a base map of its own, with the list of what is in view. */
const meta: Meta<Attributes> = {
  title: 'Widgets/Incident map',
  component: TAG,
  render: (args, context) => widget(TAG, args, context),
  argTypes: {
    ...argTypes,
    by: { control: 'select', options: ['', 'type', 'outcome', 'weapon'] },
    layer: { control: 'inline-radio', options: ['clusters', 'areas', 'density'] },
    level: { control: 'inline-radio', options: ['jurisdiction', 'admin1'] },
    months: { control: { type: 'number', min: 1 } },
    source: { control: 'inline-radio', options: ['', 'service'] },
    gestures: { control: 'inline-radio', options: ['cooperative', 'greedy'] },
    view: { control: 'text' },
    // It would ask a server of tiles, which no story does.
    tiles: { control: false },
    'tiles-credit': { control: false },
    // The address of a story is Storybook's.
    'sync-url': { control: false },
  },
  play: async ({ canvasElement }) => void (await drawn(the(TAG, canvasElement))),
};
export default meta;
type Story = StoryObj<Attributes>;

const all = (element: MapElement, selector: string) => [...element.shadowRoot.querySelectorAll<HTMLElement>(selector)];
/** Whether land, or what lies on it, is drawn. A copy is read: a canvas that is read often is drawn more slowly, and the console says so. */
const painted = (element: MapElement, canvas: 'land' | 'marks') => {
  const source = element.shadowRoot.querySelectorAll('canvas')[canvas === 'land' ? 0 : 1];
  if (!source?.width || !source.height) return false;
  const context = new OffscreenCanvas(256, 256).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(source, 0, 0, 256, 256);
  return context.getImageData(0, 0, 256, 256).data.some(Boolean);
};
/** Waits until a map has drawn. Answers what a screen reader is told of what is in view, the largest first. */
const drawn = (element: MapElement, some = true): Promise<string[]> =>
  waitFor(() => {
    expect(painted(element, 'land')).toBe(true);
    const options = all(element, '[role="option"]').map((option) => option.textContent!.trim());
    expect(options.length > 0).toBe(some);
    return options;
  }, { timeout: 8000 });
const press = (element: MapElement, key: string) => all(element, '.viewport')[0]!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
/** The list below a map, once it has what it asked for. */
const listOf = (element: MapElement): Promise<MapElement> =>
  waitFor(() => {
    const list = element.shadowRoot.querySelector<HTMLElement>('seesac-incident-list');
    expect(list?.shadowRoot?.querySelector('[aria-busy="true"]')).toBeNull();
    expect(list!.shadowRoot!.querySelectorAll('[part~="item"]').length).toBeGreaterThan(0);
    return list as MapElement;
  }, { timeout: 8000 });
/** What a reader uses is fetched when the pointer or the focus comes. */
const open = async (element: MapElement) => {
  await drawn(element);
  const summary = all(element, '[part="tools"] summary')[0]!;
  summary.focus();
  summary.click();
  await waitFor(() => expect(all(element, '.tools select').length).toBeGreaterThan(0), { timeout: 8000 });
};
const choose = async (element: MapElement, label: string, value: string) => {
  const select = await waitFor(() => {
    const found = all(element, '.tools label').find((one) => one.querySelector('span')!.textContent === label)?.querySelector('select');
    expect(found).toBeTruthy();
    return found!;
  }, { timeout: 8000 });
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};

/** Incidents without a known point are not on the map, and are counted. The number of a cluster is that of all its incidents. */
export const Default: Story = {
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await shows(map, /57 incidents ?; 2 without a known point are not on the map/);
    const options = await drawn(map);
    expect(options[0]).toMatch(/^.+: \d+ incidents$/);
    expect(painted(map, 'marks')).toBe(true);
    for (const notice of ['As of 13 February 2025', 'Natural Earth', 'Synthetic demonstration data', 'Security Council Resolution 1244', 'funded by the European Union']) await shows(map, notice);
  },
};

/** Each of four values has a colour and a shape of its own; the number beside it is that of the filters, and the value is a filter. */
export const ColoursByType: Story = {
  args: { by: 'type' },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await drawn(map);
    await waitFor(() => expect(all(map, '.marks li')).toHaveLength(5), { timeout: 8000 });
    expect(all(map, '.marks b').reduce((sum, { textContent }) => sum + Number(textContent), 0)).toBe(57);
    all(map, '.marks button')[0]!.click();
    await shows(map, '8 incidents');
  },
};

/** An incident has one colour, that of its gravest outcome. */
export const ColoursByOutcome: Story = {
  args: { by: 'outcome' },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'gravest outcome'),
};

export const ColoursByWeapon: Story = {
  args: { by: 'weapon' },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'only one kind of weapon'),
};

/** How exactly a place is known is drawn: a full mark alone is exact; with a ring near it; an empty mark is the middle of a settlement, hatched of a municipality. */
export const HowExactThePlaceIs: Story = {
  args: { view: '11/43.35/21.885' },
  parameters: {
    service: {
      incidents: ([['exact', 21.7], ['vicinity', 21.77], ['locality', 21.86], ['municipality', 21.985]] as const).map(([precision, longitude]) => incident({ id: precision, place: { point: [longitude, 43.35], precision } })),
    },
  },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    expect(await drawn(map)).toHaveLength(4);
    all(map, '.viewport')[0]!.focus();
    await waitFor(() => expect(all(map, '.places summary')).toHaveLength(1), { timeout: 8000 });
    all(map, '[part=tools] > summary')[0]!.click();
    all(map, '.places summary')[0]!.click();
    await shows(map, 'Municipality');
  },
};

/** The seven jurisdictions by the number of incidents; what lies outside of them is said below. */
export const Areas: Story = {
  args: { layer: 'areas' },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await waitFor(() => expect(all(map, '.steps li').length).toBeGreaterThan(1), { timeout: 8000 });
    const options = await drawn(map);
    expect(options.some((option) => option.startsWith('Kosovo*: '))).toBe(true);
    expect(options).toHaveLength(7);
    await shows(map, 'area on this map');
  },
};

/** Where the operator supplies populations there is a choice of rates. Those of few incidents are hatched; without a population there is none. */
export const Rates: Story = {
  args: { layer: 'areas' },
  parameters: {
    service: {
      population: Object.entries({ AL: 2_400_000, BA: 3_400_000, XK: 1_600_000, MD: 2_400_000, ME: 600_000, MK: 1_800_000 }).map(([area, population]) => ({ area, year: 2024, population, source: 'Example Statistical Office' })),
    },
  },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await open(map);
    await choose(map, 'Figure', 'rate');
    await shows(map, 'incidents per 100,000 people and year');
    await shows(map, 'fewer than 20 incidents');
    await shows(map, 'no population known');
    await shows(map, 'Example Statistical Office');
  },
};

/** Counties, cantons, districts and municipalities, as fine as the source of the lines has them. */
export const FirstLevelUnits: Story = {
  args: { layer: 'areas', level: 'admin1' },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await waitFor(() => expect(all(map, '.steps li').length).toBeGreaterThan(1), { timeout: 8000 });
    await waitFor(async () => expect((await drawn(map)).some((option) => option.startsWith('Nišavski'))).toBe(true), { timeout: 8000 });
  },
};

/** Incidents per 100 km² and year. A step means the same at every zoom and under every filter. */
export const Density: Story = {
  args: { layer: 'density' },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await waitFor(() => expect(all(map, '.steps li').length).toBeGreaterThan(1), { timeout: 8000 });
    await shows(map, 'per 100 km² and year');
    await drawn(map);
  },
};

/** The home page’s map: the last twelve months, and filters in the same embed. The months are a filter that a reader can take away. */
export const TwelveMonthsWithFilters: Story = {
  args: { 'with-filters': true, months: 12 },
  play: async ({ canvasElement, id }) => {
    const map = the(TAG, canvasElement);
    await drawn(map);
    const filters = await waitFor(() => {
      const found = map.shadowRoot.querySelector<HTMLElement>('seesac-incident-filters');
      expect(found?.shadowRoot).toBeTruthy();
      return found as MapElement;
    }, { timeout: 8000 });
    await shows(filters, 'From: 14 February 2024 ×');
    const years = serviceOf({ id }).network.asked.filter((address) => address.endsWith('.bin'));
    expect(years.length).toBeGreaterThan(0);
    expect(years.filter((address) => /20(14|19|21|22|23)/.test(address))).toEqual([]);
    (await button(filters, /^\s*From: 14 February 2024/)).click();
    await shows(map, '57 incidents');
  },
};

/** One choice moves all: here a value of the map’s legend, which the filters and the list beside it follow. */
export const InAScope: Story = {
  args: { by: 'type' },
  render: (args, context) => {
    const scope = document.createElement('seesac-scope');
    scope.append(widget('seesac-incident-filters', {}, context), widget(TAG, args, context), widget('seesac-incident-list', { limit: 3 }, context));
    return scope;
  },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await drawn(map);
    await shows(the('seesac-incident-list', canvasElement), '3 of 57');
    await waitFor(() => expect(all(map, '.marks button')).toHaveLength(4), { timeout: 8000 });
    all(map, '.marks button')[0]!.click();
    await shows(map, '8 incidents');
    await shows(the('seesac-incident-filters', canvasElement), 'Type: Weapon seizure ×');
    await shows(the('seesac-incident-list', canvasElement), '3 of 8');
  },
};

/** A filter that is written on the tag is locked: its value in the legend is no button that could be pressed. */
export const PinnedFilters: Story = {
  args: { jurisdiction: 'RS', type: 'weapon_seizure public_dispute', by: 'type', heading: 'Seizures and disputes in Serbia' },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await shows(map, 'Seizures and disputes in Serbia');
    await drawn(map);
    await waitFor(() => expect(all(map, '.marks button:disabled')).toHaveLength(4), { timeout: 8000 });
  },
};

/** The list of what is in view follows the map. */
export const ListOfWhatIsInView: Story = {
  args: { view: '7/44/20.5' },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await drawn(map);
    (await button(map, /list what is in view/i)).click();
    await shows(await listOf(map), 'In view');
  },
};

/** Where many incidents have one place no cluster can come apart: it opens as a list, page by page. Escape leads back. */
export const ThirtyTwoInOnePlace: Story = {
  parameters: { service: { incidents: Array.from({ length: 32 }, (_, n) => incident({ id: `n${n}`, date: `2025-01-${String(31 - (n % 31)).padStart(2, '0')}`, place: { settlement: 'Niš', point: [21.896, 43.321] } })) } },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    expect(await drawn(map)).toEqual(['Niš: 32 incidents']);
    all(map, '.viewport')[0]!.focus();
    press(map, 'Home');
    await waitFor(() => expect(all(map, '[aria-selected="true"]')).toHaveLength(1));
    press(map, 'Enter');
    const list = await listOf(map);
    await shows(list, 'of 32');
    for (let { length } = parts(list, 'item'); length < 32; length = parts(list, 'item').length) {
      (await button(list, /show more/i)).click();
      await waitFor(() => expect(parts(list, 'item').length).toBeGreaterThan(length), { timeout: 8000 });
    }
    expect(parts(list, 'item')).toHaveLength(32);
  },
};

/** Layer, colours, dates and what can be taken away: in a disclosure, fetched when it is opened. */
export const LayersDatesExport: Story = {
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await open(map);
    expect(all(map, '.tools select')[0]!.textContent).toContain('Density');
    for (const words of ['Search this area', 'GeoJSON', 'Play']) await shows(map, words);
  },
};

/** The service is asked for each view: `/v1/clusters`, and none of the published files. */
export const AskingTheService: Story = {
  args: { source: 'service' },
  play: async ({ canvasElement, id }) => {
    const map = the(TAG, canvasElement);
    await drawn(map);
    await shows(map, /57 incidents ?; 2 without a known point/);
    const { asked } = serviceOf({ id }).network;
    expect(asked.some((address) => address.startsWith('/v1/clusters'))).toBe(true);
    expect(asked.filter((address) => address.endsWith('.bin'))).toEqual([]);
  },
};

/** The code that draws cannot run, as under Trusted Types without the embed files: the list of the same incidents takes its place. */
export const WhereNothingCanBeDrawn: Story = {
  render: (args, context) => {
    const map = widget(TAG, args, context);
    Object.defineProperty(map, 'stage', {
      get: () => undefined,
      set: () => {
        throw new TypeError('this page refuses the code');
      },
    });
    return map;
  },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await shows(await listOf(map), 'of 57');
    expect(all(map, 'canvas, .viewport')).toHaveLength(0);
    expect(shown(map)).toContain('57 incidents');
  },
};

export const Loading: Story = {
  parameters: { service: { weather: (network: { hold(): void }) => network.hold() } },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await waitFor(() => expect(map.shadowRoot.querySelector('[aria-busy="true"]')).not.toBeNull());
    expect(shown(map)).toBe('');
  },
};

/** The map has its place and its height from the start: what is above and what is on it do not jump. The notices come below. */
export const Slow: Story = {
  ...Loading,
  play: async ({ canvasElement, id }) => {
    const map = the(TAG, canvasElement);
    const { network } = serviceOf({ id });
    await waitFor(() => expect(network.held).toBeGreaterThan(2));
    const place = () => {
      const { top, height } = all(map, '.frame')[0]!.getBoundingClientRect();
      return { top: Math.round(top), height: Math.round(height) };
    };
    const before = place();
    network.clear();
    await drawn(map);
    expect(place()).toEqual(before);
    expect(before.height).toBeGreaterThanOrEqual(320);
  },
};

/** The land is there, nothing is on it: said in a sentence, with the notices. */
export const Empty: Story = {
  parameters: { service: { incidents: [] } },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await shows(map, 'No incidents match');
    await drawn(map, false);
    expect(painted(map, 'marks')).toBe(false);
    await shows(map, 'Security Council Resolution 1244');
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
    const map = the(TAG, canvasElement);
    const retry = await button(map, /try again/i);
    serviceOf({ id }).network.clear();
    retry.click();
    await drawn(map);
  },
};

export const Offline: Story = {
  parameters: { service: { weather: (network: { offline(): void }) => network.offline() } },
  play: async ({ canvasElement }) => void (await failure(the(TAG, canvasElement))),
};

/** The last good picture stays, with its time and a mark, when it cannot be refreshed. */
export const Stale: Story = {
  play: async ({ canvasElement, id }) => {
    const map = the(TAG, canvasElement) as MapElement & { query: { retry(): Promise<void> } };
    const options = await drawn(map);
    serviceOf({ id }).network.fail(500);
    await map.query.retry().catch(() => {});
    await failure(map);
    expect(await drawn(map)).toEqual(options);
  },
};

export const Narrow: Story = {
  args: { by: 'type', months: 12, 'with-filters': true },
  globals: { width: '320' },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await drawn(map);
    await waitFor(() => expect(all(map, '.marks li')).toHaveLength(5), { timeout: 8000 });
    expect(map.scrollWidth).toBeLessThanOrEqual(320);
  },
};

/** The tools on a phone, in the language with the longest words. */
export const ToolsOnAPhone: Story = {
  globals: { width: '320', language: 'sr-Latn', theme: 'dark' },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await open(map);
    expect(map.scrollWidth).toBeLessThanOrEqual(320);
  },
};

export const Wide: Story = { args: { by: 'type' }, globals: { width: '1280' } };

export const Dark: Story = { args: { by: 'type' }, globals: { theme: 'dark' } };

export const AreasDark: Story = {
  ...Areas,
  globals: { theme: 'dark' },
};

export const Albanian: Story = {
  globals: { language: 'sq' },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await shows(map, '57 incidente');
    await drawn(map);
  },
};

export const SerbianLatin: Story = {
  globals: { language: 'sr-Latn' },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await shows(map, '57 incidenata');
    await drawn(map);
  },
};

/** The names on the map are in the script of the page as well. */
export const SerbianCyrillic: Story = {
  globals: { language: 'sr-Cyrl' },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await shows(map, '57 инцидената');
    expect((await drawn(map)).join()).toMatch(/Београд|Скопље|Сарајево/);
  },
};

/** A page whose styles fight everything. */
export const HostilePage: Story = {
  parameters: { host: 'hostile' },
  play: async ({ canvasElement }) => {
    const map = the(TAG, canvasElement);
    await drawn(map);
    for (const one of all(map, '[part~="count"], .credit')) keepsItsText(one);
    const { height } = all(map, '.frame')[0]!.getBoundingClientRect();
    expect(height).toBeGreaterThanOrEqual(320);
  },
};
