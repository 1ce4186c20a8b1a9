import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { demonstrationNews } from '@seesac/testing';
import '@seesac/widgets/define/news-feed.js';
import { expect, waitFor } from 'storybook/test';
import { serviceOf } from '../support/service.js';
import { argTypes, failure, keepsItsText, parts, shown, shows, the, widget, type Attributes } from '../support/widget.js';

const TAG = 'seesac-news-feed';
const news = demonstrationNews();
const service = (more: object = {}) => ({ service: { news, siteUrl: 'https://site.example.org', ...more } });
/** The first item with other texts. */
const instead = (document: Partial<(typeof news)[number]['document']>) => [{ ...news[0]!, document: { ...news[0]!.document, ...document } }, ...news.slice(1)];

/** The latest news: everything in them is text, whatever they hold. */
const meta: Meta<Attributes> = {
  title: 'Widgets/News feed',
  component: TAG,
  render: (args, context) => widget(TAG, args, context),
  args: { count: 4 },
  argTypes: { ...argTypes, count: { control: 'number' }, layout: { control: 'select', options: ['list', 'cards'] }, tag: { control: 'text' } },
  // an object as it is written: Storybook puts its own beside what it can read
  parameters: { ...service() },
  play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'Looking back on a year of work'),
};
export default meta;
type Story = StoryObj<Attributes>;

export const Default: Story = {
  play: async ({ canvasElement }) => {
    const feed = the(TAG, canvasElement);
    await shows(feed, /Latest news .*Looking back on a year of work 13 February 2025 · year in review/);
    await shows(feed, 'For demonstration: these news are made up.');
    expect(parts(feed, 'item')).toHaveLength(4);
  },
};

export const Cards: Story = { args: { layout: 'cards' }, globals: { width: '1280' } };

/** Only what has a tag. */
export const OneTag: Story = { args: { tag: 'monitor' }, play: async ({ canvasElement }) => waitFor(() => expect(parts(the(TAG, canvasElement), 'item')).toHaveLength(2)) };

/** An item in English where it is not translated: marked as English, for those who hear it. */
export const PartlyTranslated: Story = {
  globals: { language: 'sq' },
  parameters: service({ news: news.filter(({ lang, slug }) => lang === 'en' || slug === 'year-in-review-sq') }),
  play: async ({ canvasElement }) => {
    const feed = the(TAG, canvasElement);
    await shows(feed, /Një vit punë në retrospektivë .*The quarterly monitor/);
    expect(parts(feed, 'summary').map((summary) => summary.getAttribute('lang'))).toEqual(['sq', 'en', 'en', 'en']);
  },
};

/** What looks like markup is shown as it was written, and text that is read from right to left stays in its place. */
export const HostileTexts: Story = {
  parameters: service({ news: instead({ title: '<img src=x onerror=alert(1)> \u202eand more', summary: '<script>alert(2)</script> שלום', tags: ['<b>'] }) }),
  play: async ({ canvasElement }) => {
    const feed = the(TAG, canvasElement);
    await shows(feed, '<script>alert(2)</script>');
    expect(feed.shadowRoot.querySelector('script, b')).toBeNull();
  },
};

/** Three lines of a long summary; a long word breaks. */
export const LongTexts: Story = { globals: { width: '320' }, parameters: service({ news: instead({ title: 'Ujëmbledhësi-i-Fierzës-'.repeat(5), summary: 'A long summary goes on. '.repeat(25) }) }), play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'Ujëmbledhësi') };

export const Empty: Story = { parameters: service({ news: [] }), play: async ({ canvasElement }) => shows(the(TAG, canvasElement), 'There are no news yet.') };

/** While the first answer is under way there is a skeleton of nearly the final height. */
export const Loading: Story = {
  parameters: service({ weather: (network: { hold(): void }) => network.hold() }),
  play: async ({ canvasElement }) => {
    const feed = the(TAG, canvasElement);
    await waitFor(() => expect(feed.shadowRoot.querySelector('[aria-busy="true"]')).not.toBeNull());
    expect(shown(feed)).toBe('');
  },
};

export const Failing: Story = {
  parameters: service({ weather: (network: { fail(status: number): void }) => network.fail(500) }),
  play: async ({ canvasElement }) => void (await failure(the(TAG, canvasElement))),
};

/** The last good answer stays, with a mark, when it cannot be refreshed. */
export const Stale: Story = {
  play: async ({ canvasElement, id }) => {
    const feed = the(TAG, canvasElement) as ReturnType<typeof the> & { query: { retry(): Promise<void> } };
    await shows(feed, 'Looking back');
    serviceOf({ id }).network.fail(500);
    await feed.query.retry().catch(() => {});
    await failure(feed);
    await shows(feed, 'Looking back');
  },
};

export const Narrow: Story = {
  globals: { width: '320' },
  play: async ({ canvasElement }) => {
    const feed = the(TAG, canvasElement);
    await shows(feed, 'Looking back');
    expect(feed.scrollWidth).toBeLessThanOrEqual(320);
  },
};

export const Dark: Story = { globals: { theme: 'dark' } };

export const Albanian: Story = { globals: { language: 'sq' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), /Lajmet e fundit .*13 shkurt 2025/) };

export const SerbianLatin: Story = { globals: { language: 'sr-Latn' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), /Najnovije vesti .*13\. februara 2025\./) };

export const SerbianCyrillic: Story = { globals: { language: 'sr-Cyrl' }, play: async ({ canvasElement }) => shows(the(TAG, canvasElement), /Најновије вести .*13\. фебруара 2025\./) };

/** A page whose styles fight everything: nothing of it gets in, and nothing of the widget gets out. */
export const HostilePage: Story = {
  parameters: { ...service(), host: 'hostile' },
  play: async ({ canvasElement }) => {
    const feed = the(TAG, canvasElement);
    await shows(feed, 'Looking back');
    keepsItsText(feed.shadowRoot.querySelector('[part=summary]')!);
  },
};
