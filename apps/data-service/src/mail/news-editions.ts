import { NewsShelf, type Edition } from '../news/shelf.js';
import type { NewsRecord } from '../news/record.js';
import type { News } from '../store/news.js';

/** The news of a store as digests see them: read again only where something changed. */
export class NewsEditions {
  readonly #news: Pick<News, 'list' | 'state'>;
  readonly #shelf = new NewsShelf();
  #state: string | null = null;
  #records: readonly NewsRecord[] = [];

  constructor(news: Pick<News, 'list' | 'state'>) {
    this.#news = news;
  }

  /** All items, drafts too. */
  async records(): Promise<readonly NewsRecord[]> {
    const state = await this.#news.state();
    if (state !== this.#state) {
      this.#records = await this.#news.list();
      this.#shelf.replace(this.#records);
      this.#state = state;
    }
    return this.#records;
  }

  /** What readers are shown at an instant. */
  async at(instant: Date): Promise<Edition> {
    await this.records();
    return this.#shelf.edition(instant);
  }
}
