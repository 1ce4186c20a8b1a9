import { CODE, LINK_HOURS, noticesIn, platformDate, TOPICS, type Language, type Topic } from '@seesac/contract';
import type { Edition } from '../news/shelf.js';
import type { NewsRecord } from '../news/record.js';
import type { ConfirmationPayload } from '../store/outbox.js';
import type { DigestDocument } from '../store/digests.js';
import { noticesOfNews } from '../routes/news-item.js';
import { safeHref, toHtml, toText, type Block } from './page.js';
import { fill, mailLanguage, mailTexts, type MailLanguage } from './texts.js';

/** What a mail says, and where its reader unsubscribes with one click; `null` where there is nothing to unsubscribe from. */
export interface Composed { lang: MailLanguage; subject: string; text: string; html: string; unsubscribe: string | null }

/** Where the links of mails lead to. */
export interface Addresses {
  /** Origin of this service. */
  publicUrl: string;
  /** Origin of the main site, for the pages of news. */
  siteUrl: string | undefined;
  /** The part of a subscriber's links that knows him. */
  linkToken: (subscriber: string) => string;
}

/** The confirmation of a sign-up: link and code, and not a word that whoever signed up could choose. */
export function confirmationMail({ token, code, topics, known }: ConfirmationPayload, lang: string, askedAt: string, { publicUrl }: Addresses): Composed {
  const language = mailLanguage(lang);
  const words = mailTexts(language);
  const until = new Date(Date.parse(askedAt) + CODE.minutes * 60_000).toISOString().slice(11, 16);
  const asked = TOPICS.filter((topic) => topics.includes(topic)).map((topic) => words.topics[topic]);
  const href = `${publicUrl}/v1/newsletter/confirm/${encodeURIComponent(token)}`;
  const blocks = (large: boolean): Block[] => [
    { kind: 'text', text: words.asked },
    { kind: 'text', text: fill(words.askedTopics, { topics: asked.join(', ') }) },
    ...(known ? [{ kind: 'text', text: words.known } as const] : []),
    { kind: 'code', label: words.code, code },
    { kind: 'text', text: fill(words.codeHow, { minutes: CODE.minutes, time: until }) },
    { kind: 'text', text: words.link },
    { kind: 'link', text: large ? words.button : '', href, large },
    { kind: 'text', text: fill(words.linkUntil, { hours: LINK_HOURS }) },
    { kind: 'text', text: known ? words.ignoreKnown : words.ignore },
    { kind: 'line' },
    { kind: 'small', text: words.sender },
  ];
  return {
    lang: language, subject: words.confirmSubject, text: toText(blocks(false)), html: toHtml(blocks(true), language, words.confirmSubject), unsubscribe: null,
  };
}

/** One number of a digest: what it is about, and the news as they are at this moment. */
export interface Issue { topic: Topic; document: DigestDocument; news: Edition }

/** A digest for one reader; without one it is a test. News that were withdrawn meanwhile are left out. */
export function digestMail({ topic, document, news }: Issue, lang: string, subscriber: string | null, addresses: Addresses): Composed {
  const language = mailLanguage(lang);
  const words = mailTexts(language);
  const { subject, intro } = document.texts[language] ?? document.texts.en;
  const { publicUrl, linkToken } = addresses;
  const token = subscriber === null ? 'test' : linkToken(subscriber);
  const unsubscribe = `${publicUrl}/v1/newsletter/unsubscribe/${token}`;
  const items = itemsFor(document.slugs, news, lang);
  const notices = noticesOfNews(items);
  const blocks: Block[] = [
    ...(subscriber === null ? [{ kind: 'small', text: words.test } as const] : []),
    ...(intro ?? '').split(/\n{2,}/).filter((text) => text.trim()).map((text) => ({ kind: 'text', text: text.trim() }) as const),
    ...items.flatMap((item): Block[] => {
      const href = hrefOf(item, addresses);
      const own = item.lang === language ? {} : { lang: item.lang };
      const { title, summary } = item.document;
      return [
        { kind: 'heading', text: title, ...(href !== null && { href }), ...own },
        // day, month and year in digits and dots are read alike in every language of the platform
        { kind: 'small', text: platformDate(new Date(item.publishAt)).split('-').reverse().join('.') },
        ...(summary ? [{ kind: 'text', text: summary, ...own } as const] : []),
      ];
    }),
    { kind: 'line' },
    ...(items.some(({ document: { demonstration } }) => demonstration) ? [{ kind: 'small', text: words.demonstration } as const] : []),
    ...noticesIn(language satisfies Language).filter(({ key }) => notices.includes(key)).map(({ text }) => ({ kind: 'small', text }) as const),
    { kind: 'small', text: fill(words.because, { topic: words.topics[topic] }) },
    { kind: 'link', text: words.unsubscribe, href: unsubscribe },
    { kind: 'link', text: words.preferences, href: `${publicUrl}/v1/newsletter/preferences/${token}` },
    { kind: 'small', text: words.sender },
  ];
  return { lang: language, subject, text: toText(blocks), html: toHtml(blocks, language, subject), unsubscribe };
}

/** The items of a digest in the reader's language where they are there in it, else as they were chosen. */
function itemsFor(slugs: readonly string[], news: Edition, lang: string): NewsRecord[] {
  return slugs.flatMap((slug) => {
    const item = news.find(slug);
    if (item === undefined || item === 'withdrawn') return [];
    return [item.lang === lang ? item : news.translations(item).find((other) => other.lang === lang) ?? item];
  });
}

const hrefOf = ({ slug, document }: NewsRecord, { siteUrl }: Addresses): string | null =>
  siteUrl === undefined ? document.link === undefined ? null : safeHref(document.link) : `${siteUrl}/news/${slug}`;
