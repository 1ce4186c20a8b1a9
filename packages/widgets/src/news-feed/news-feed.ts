import { DEFAULT_NEWS, MAX_NEWS, type NewsAnswer, type NewsItem, type NoticeText } from '@seesac/contract';
import { news } from '@seesac/client/news.js';
import { notices } from '@seesac/client/texts.js';
import { isWebAddress } from '@seesac/client/web-address.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { defaultApi } from '../lib/api.js';
import { base } from '../lib/base.styles.js';
import { LocaleController, msg, speech } from '../lib/locale-controller.js';
import { NoticesController } from '../lib/notices-controller.js';
import { QueryController } from '../lib/query-controller.js';
import { view } from '../lib/view.js';
import styles from './news-feed.styles.js';

interface Answer extends NewsAnswer { texts: readonly NoticeText[] }

/** As high as an item without a picture. */
const BLANK = { title: '– '.repeat(30), summary: '– '.repeat(90), day: '', tags: [] };

/**
 * The latest news: titles, days and summaries, with pictures that the service itself keeps. A title leads to the item's page on the main site, else to where the
 * whole text stands.
 *
 * Everything in it is text: what looks like markup in an item is shown as it was written. Items are in the language of the widget, and in English where they are not translated.
 * Its children are shown where scripts do not run and until the code is there: put a link to the news in.
 *
 * @tagname seesac-news-feed
 * @summary The latest news, as a list or as cards.
 * @status experimental
 * @since 0.2.0
 *
 * @fires {SeesacLoadEvent} seesac-load - A new answer is shown. Does not bubble.
 * @fires {SeesacErrorEvent} seesac-error - The service gave no answer; `error` says why. Once for each failure. Does not bubble.
 *
 * @csspart heading - The heading.
 * @csspart list - The items.
 * @csspart item - One item.
 * @csspart image - The picture of an item.
 * @csspart title - The title of an item.
 * @csspart summary - The summary of an item; three lines of it are seen.
 * @csspart empty - The sentence that there are no news.
 * @csspart links - The links to all news and to the feed.
 * @csspart error - The reason why there are no current news.
 *
 * @cssprop [--seesac-font=16px/1.5 system-ui, sans-serif] - Font of the widget; everything else is in proportion to its size.
 * @cssprop [--seesac-text=CanvasText] - Colour of texts.
 * @cssprop [--seesac-surface=Canvas] - Colour behind them.
 * @cssprop [--seesac-accent=light-dark(#00609c, #74b9ea)] - Colour of links.
 * @cssprop [--seesac-border=#8886] - Colour of lines.
 * @cssprop [--seesac-padding=20px] - Space around the content.
 */
export class SeesacNewsFeed extends LitElement {
  static override styles = [base, styles];
  static override properties = { api: {}, count: { type: Number }, layout: {}, tag: {}, heading: {}, headingLevel: { type: Number, attribute: 'heading-level' } };

  /** Origin of the data service; by default the host that served this code. */
  declare api: string | undefined;
  /** How many items, 1 to 50; 10 by default. */
  declare count: number | undefined;
  /** `list` (default) or `cards`. */
  declare layout: 'list' | 'cards' | undefined;
  /** Only items with this tag. */
  declare tag: string | undefined;
  /** The heading; a default in the language of the widget. */
  declare heading: string | undefined;
  /** Level of the heading, 1 to 6; those of the items are one deeper. */
  declare headingLevel: number | undefined;

  readonly #locale = new LocaleController(this);
  readonly #notices = new NoticesController(this);
  /** @internal */
  readonly query = new QueryController(
    this,
    () => [this.api, this.#count, this.tag, this.#locale.tag],
    async (signal): Promise<Answer> => {
      const api = this.api ?? defaultApi();
      const lang = await this.#locale.load('news');
      this.#locale.hostUpdate();
      const [answer, texts] = await Promise.all([
        news(api, { lang: speech.asked ?? lang, limit: this.#count, tag: this.tag || undefined, signal }), notices(api, lang, { signal }),
      ]);
      return { ...answer, texts: texts.data };
    },
  );

  get #count(): number {
    return Math.min(Math.max(Math.trunc(this.count!) || DEFAULT_NEWS, 1), MAX_NEWS);
  }

  override render(): TemplateResult {
    const sample = { data: Array(this.#count).fill(BLANK), meta: { notices: ['eu'] }, links: {}, texts: [{ key: 'eu', text: BLANK.summary }] } as unknown as Answer;
    return view(this.query, sample, ({ data, meta, links, texts }) => {
      const link = (url: string | undefined, words: string) => (isWebAddress(url) ? this.#link(url, words) : '');
      return html`<p class="heading" part="heading" role="heading" aria-level=${this.headingLevel || 2}>${this.heading || msg('Latest news', { id: 'news-heading' })}</p>
        ${data[0]
          ? html`<ol class=${this.layout === 'cards' ? 'cards' : 'list'} part="list">${data.map((item) => this.#item(item, links))}</ol>`
          : html`<p part="empty">${msg('There are no news yet.', { id: 'news-empty' })}</p>`}
        <p class="links" part="links">${link(links.all, msg('All news', { id: 'news-all' }))} ${link(links.rss, msg('Feed (RSS)', { id: 'news-rss' }))}</p>
        ${meta.demonstration ? html`<small class="synthetic">${msg('For demonstration: these news are made up.', { id: 'news-demonstration' })}</small>` : ''}
        ${this.#notices.render(meta.notices, texts)}`;
    });
  }

  /** A link that says in which language its text is, where that is known. */
  #link(url: string, words: string, lang?: string): TemplateResult {
    // In a frame a link would open inside it.
    const target = window === window.parent ? nothing : '_blank';
    return html`<a href=${url} rel="noopener" target=${target} lang=${(lang ?? nothing) as string} hreflang=${(lang ?? nothing) as string}>${words}</a>`;
  }

  #item({ slug, lang, title, summary, published, day, tags, image, link }: NewsItem, { page, self }: NewsAnswer['links']): TemplateResult {
    const url = page?.replace('{slug}', encodeURIComponent(slug)) ?? link;
    return html`<li part="item">
      ${image && isWebAddress(image.url) && new URL(image.url).origin === new URL(self).origin
        ? html`<img part="image" src=${image.url} alt=${image.alt} lang=${lang} width=${image.width} height=${image.height} loading="lazy" />`
        : ''}
      <div>
        <p class="title" part="title" role="heading" aria-level=${(this.headingLevel || 2) + 1} dir="auto">${isWebAddress(url) ? this.#link(url, title, lang) : html`<span lang=${lang}>${title}</span>`}</p>
        <small><time datetime=${published}>${speech.date(day)}</time>${tags.map((tag) => [' · ', html`<bdi>${tag}</bdi>`])}</small>
        <p class="summary" part="summary" dir="auto" lang=${lang}>${summary}</p>
      </div>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'seesac-news-feed': SeesacNewsFeed;
  }
}
