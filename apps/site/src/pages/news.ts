import type { Language, NewsAnswer, NewsDetailAnswer, NewsItem, NewsMeta } from '@seesac/contract';
import { isWebAddress } from '@seesac/client/web-address.js';
import { html } from 'hono/html';
import { inWords } from '../content.js';
import type { Html } from '../layout.js';
import { LANGUAGE_NAMES } from './languages.js';

export const NEWS_PATH = '/news';

/** What an address of news asks for. */
export interface NewsAsked { lang: Language; tag?: string; cursor?: string }

/** Path of an item's page. */
export const newsPage = (slug: string): string => `${NEWS_PATH}/${encodeURIComponent(slug)}`;

/** Address of a page of news; English is the default and left out. */
export function newsAddress({ lang, tag, cursor }: NewsAsked): string {
  const query = [lang === 'en' ? '' : `lang=${lang}`, tag === undefined ? '' : `tag=${encodeURIComponent(tag)}`, cursor === undefined ? '' : `cursor=${cursor}`].filter(Boolean).join('&');
  return query ? `${NEWS_PATH}?${query}` : NEWS_PATH;
}

/** What an address of news asks for, or what is wrong with it. */
export function readNewsAddress(search: string): NewsAsked | { errors: string[] } {
  const given = new URLSearchParams(search);
  const errors: string[] = [];
  for (const key of new Set(given.keys())) {
    if (!['lang', 'tag', 'cursor'].includes(key)) errors.push(`${key} is not a parameter of this address`);
    else if (given.getAll(key).length > 1) errors.push(`${key} must be given once`);
  }
  const lang = given.get('lang') ?? 'en';
  const tag = given.get('tag') ?? undefined;
  const cursor = given.get('cursor') ?? undefined;
  if (!Object.hasOwn(LANGUAGE_NAMES, lang)) errors.push(`lang must be one of ${Object.keys(LANGUAGE_NAMES).join(', ')}`);
  if (tag !== undefined && (!tag.trim() || tag.length > 40)) errors.push('tag must be a tag of 1 to 40 characters');
  if (cursor !== undefined && !/^[\w-]{1,200}$/.test(cursor)) errors.push('cursor must be that of a link to the next page');
  return errors.length ? { errors } : { lang: lang as Language, ...(tag !== undefined && { tag }), ...(cursor !== undefined && { cursor }) };
}

const demonstration = ({ demonstration: is }: NewsMeta) => is && html`<p class="fallback-note"><strong>For demonstration: these news are made up.</strong></p>`;

const picture = ({ image, lang }: NewsItem) => image && html`<img class="news-image" src="${image.url}" alt="${image.alt}" lang="${lang}" width="${image.width}" height="${image.height}" loading="lazy">`;

/** Items, each with a link to its page. @param level of their headings */
const entries = (items: readonly NewsItem[], level: 2 | 3, asked?: NewsAsked): Html => html`<ol class="news">
            ${items.map((item) => html`<li>
              <time datetime="${item.published}">${inWords(item.day)}</time>
              <div>
                ${asked && picture(item)}
                ${level === 2 ? html`<h2 dir="auto" lang="${item.lang}"><a href="${newsPage(item.slug)}">${item.title}</a></h2>` : html`<h3 dir="auto" lang="${item.lang}"><a href="${newsPage(item.slug)}">${item.title}</a></h3>`}
                <p dir="auto" lang="${item.lang}">${item.summary}</p>
                ${asked && item.tags.length > 0 && html`<p class="news-tags">${item.tags.map((tag) => html`<a href="${newsAddress({ lang: asked.lang, tag })}" dir="auto" lang="${item.lang}">${tag}</a> `)}</p>`}
              </div>
            </li>`)}
          </ol>`;

/** The latest news between the tags of their widget: read where scripts are off, and until they have run. */
export const newsFallback = (service: string, answer: NewsAnswer | undefined): Html =>
  answer === undefined
    ? html`<p lang="en"><a href="${NEWS_PATH}">News of SEESAC</a> (<a href="${service}/v1/news.rss">feed</a>)</p>`
    : html`<div class="fallback" lang="en">
        <h3>Latest news</h3>
        ${answer.data.length ? entries(answer.data, 3) : html`<p>There are no news yet.</p>`}
        <p><a class="more" href="${NEWS_PATH}">All news</a></p>
        ${demonstration(answer.meta)}
      </div>`;

/** News, a page of them. */
export function newsList(service: string, asked: NewsAsked, answer: NewsAnswer | undefined): Html {
  const { cursor, tag, lang } = asked;
  const first = newsAddress({ lang, ...(tag !== undefined && { tag }) });
  const next = new URLSearchParams(answer?.links.next?.replace(/^.*\?/, '')).get('cursor');
  const tags = answer?.meta.tags ?? [];
  const main = answer === undefined
    ? html`<p>The news cannot be shown at this moment: the data service did not answer in time. <a href="${newsAddress(asked)}">Try again</a>.</p>`
    : html`${answer.data.length ? entries(answer.data, 2, asked) : html`<p>There are no news here${tag !== undefined ? '' : ' yet'}.</p>`}
          ${(cursor !== undefined || next !== null) && html`<p class="pages">
            ${cursor !== undefined && html`<a href="${first}">Newest</a>`}
            ${next !== null && html`<a class="more" rel="next" href="${newsAddress({ ...asked, cursor: next })}">Older news</a>`}
          </p>`}
          ${demonstration(answer.meta)}`;
  return html`<section class="page-head page-head-low">
        <div class="wrap">
          <h1>News</h1>
          ${tag !== undefined && html`<p class="lead">With the tag <bdi>${tag}</bdi>. <a href="${newsAddress({ lang })}">All news</a></p>`}
          <nav class="choices" aria-label="Language of the news">
            <ul>
              ${Object.entries(LANGUAGE_NAMES).map(([code, name]) => html`<li><a href="${newsAddress({ lang: code as Language })}" lang="${code}" hreflang="${code}"${code === lang ? html` aria-current="true"` : ''}>${name}</a></li>`)}
            </ul>
          </nav>
        </div>
      </section>
      <section class="band" aria-label="News">
        <div class="wrap">
          ${main}
          ${tags.length > 0 && html`<nav class="choices news-all-tags" aria-label="Tags">
            <ul>
              ${tags.slice(0, 24).map((one) => html`<li><a href="${newsAddress({ lang, tag: one.tag })}"${one.tag === tag ? html` aria-current="true"` : ''}><bdi>${one.tag}</bdi> (${one.count})</a></li>`)}
            </ul>
          </nav>`}
          <p class="pages">Feeds: <a href="${service}/v1/news.rss?lang=${lang}">RSS</a> <a href="${service}/v1/news.atom?lang=${lang}">Atom</a> <a href="${service}/v1/news.json?lang=${lang}">JSON Feed</a></p>
        </div>
      </section>`;
}

/** An item by itself, in its own language. */
export const newsArticle = ({ data, meta }: NewsDetailAnswer): Html => html`<article>
        <header class="page-head page-head-low">
          <div class="wrap">
            <p class="kicker"><a class="back" href="${newsAddress({ lang: data.lang })}">News</a></p>
            <h1 dir="auto" lang="${data.lang}">${data.title}</h1>
            <p class="soft"><time datetime="${data.published}">${inWords(data.day)}</time>${data.updated !== undefined && html`, changed on <time datetime="${data.updated}">${inWords(data.updated)}</time>`}</p>
            ${demonstration(meta)}
          </div>
        </header>
        <div class="band">
          <div class="wrap news-text">
            ${data.image && html`<img class="news-image" src="${data.image.url}" alt="${data.image.alt}" lang="${data.lang}" width="${data.image.width}" height="${data.image.height}">`}
            <p class="lead" dir="auto" lang="${data.lang}">${data.summary}</p>
            ${data.text.map((paragraph) => html`<p dir="auto" lang="${data.lang}">${paragraph}</p>`)}
            ${isWebAddress(data.link) && html`<p><a class="more" href="${data.link}" rel="noopener">The whole text at <bdi>${new URL(data.link).host}</bdi></a></p>`}
            ${data.tags.length > 0 && html`<p class="news-tags">${data.tags.map((tag) => html`<a href="${newsAddress({ lang: data.lang, tag })}" dir="auto" lang="${data.lang}">${tag}</a> `)}</p>`}
            ${data.translations.length > 0 && html`<p>In other languages: ${data.translations.map(({ lang, slug }) => html`<a href="${newsPage(slug)}" lang="${lang}" hreflang="${lang}">${LANGUAGE_NAMES[lang]}</a> `)}</p>`}
            ${meta.notices.includes('kosovo') && html`<p class="soft">* <a href="#disclaimer">How references to Kosovo* are to be understood</a></p>`}
          </div>
        </div>
      </article>`;
