import { LANGUAGES, type Language } from '@seesac/contract';
import { sha256Hex } from '@seesac/incident-index';
import type { NewsRecord } from './record.js';

// Runs in Node and in a browser's page.

/** What readers are shown at one time. Never changed: what is new is a new edition. */
export interface Edition {
  /** Tells this content from any other. */
  readonly id: string;
  /** Newest first. */
  readonly items: readonly NewsRecord[];
  /** An item, `withdrawn` where there was one, `undefined` where there is none. */
  find(slug: string): NewsRecord | 'withdrawn' | undefined;
  /** The same news in other languages. */
  translations(item: NewsRecord): readonly NewsRecord[];
}

/** Which items: any of the languages, the first named where an item is there in several, and any of the tags. */
export interface NewsFilter { langs?: readonly Language[] | undefined; tags?: readonly string[] | undefined }

/** What tells tags apart: not their capitals. */
export const tagKey = (tag: string): string => tag.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

const newestFirst = (a: NewsRecord, b: NewsRecord) => (a.publishAt < b.publishAt ? 1 : a.publishAt > b.publishAt ? -1 : a.slug < b.slug ? -1 : 1);

function editionOf(records: readonly NewsRecord[], now: number): Edition {
  const due = records.filter(({ status, publishAt }) => status !== 'draft' && Date.parse(publishAt) <= now);
  const items = due.filter(({ status }) => status === 'published').sort(newestFirst);
  const bySlug = new Map(due.map((record) => [record.slug, record]));
  const groups = new Map<string, NewsRecord[]>();
  for (const item of items) {
    const { group } = item.document;
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), item]);
  }
  const told = [items, due.filter(({ status }) => status === 'withdrawn').map(({ slug }) => slug).sort()];
  return {
    id: sha256Hex(new TextEncoder().encode(JSON.stringify(told))).slice(0, 16),
    items,
    find(slug) {
      const record = bySlug.get(slug);
      return record?.status === 'withdrawn' ? 'withdrawn' : record;
    },
    translations: (item) => (groups.get(item.document.group ?? '') ?? [])
      .filter(({ lang, slug }) => slug !== item.slug && lang !== item.lang).sort((a, b) => LANGUAGES.indexOf(a.lang) - LANGUAGES.indexOf(b.lang)),
  };
}

/** Of one news item in several languages only the one in the language named first. */
export function inLanguages(edition: Edition, langs: readonly Language[] = LANGUAGES): NewsRecord[] {
  const rank = ({ lang }: NewsRecord) => langs.indexOf(lang);
  return edition.items.filter((item) => rank(item) >= 0 && !edition.translations(item).some((other) => rank(other) >= 0 && rank(other) < rank(item)));
}

/** Items under a filter, newest first. */
export function filtered(edition: Edition, { langs, tags }: NewsFilter): NewsRecord[] {
  const items = inLanguages(edition, langs);
  return tags ? items.filter(({ document }) => document.tags.some((tag) => tags.includes(tagKey(tag)))) : items;
}

/** All items that are published now or will be, in memory: what a reader is told never waits for a database. */
export class NewsShelf {
  #records: readonly NewsRecord[] = [];
  #edition: Edition | null = null;
  /** Milliseconds from and until which the edition is the right one. */
  #valid = { from: 0, until: 0 };

  /** Takes the place of everything that was here. Drafts may be among them; nobody sees them. */
  replace(records: readonly NewsRecord[]): void {
    this.#records = [...records];
    this.#edition = null;
  }

  /** All that is here. */
  get records(): readonly NewsRecord[] {
    return this.#records;
  }

  /** What is shown at an instant: the same object until something changed, or a scheduled item has come due. */
  edition(now: Date): Edition {
    const at = now.getTime();
    if (this.#edition && at >= this.#valid.from && at < this.#valid.until) return this.#edition;
    const turns = this.#records.filter(({ status }) => status !== 'draft').map(({ publishAt }) => Date.parse(publishAt));
    this.#valid = { from: Math.max(-Infinity, ...turns.filter((turn) => turn <= at)), until: Math.min(Infinity, ...turns.filter((turn) => turn > at)) };
    return (this.#edition = editionOf(this.#records, at));
  }
}
