import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewsSource } from '../app.js';
import { IMAGE_FILE, IMAGE_TYPES, type ImageKind, type NewsRecord } from '../news/record.js';
import { NewsShelf, type Edition } from '../news/shelf.js';
import { replaceDurable } from '../publish/durable.js';
import type { Log } from '../publish/index.js';
import type { News, NewsPicture } from '../store/news.js';

/** Beside the published versions: all news that readers are or will be shown, and the pictures of those. */
const FILE = 'news.json';
const PICTURES = 'news-pictures';

/** State of a store without news. */
const NOTHING = '0:0';

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** The items that are kept in a directory; `null` where there is no file of them. Rejects where it is not as it was written. */
async function keptIn(directory: string): Promise<NewsRecord[] | null> {
  const text = await readFile(join(directory, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (text === null) return null;
  const { sha256: hash, items } = JSON.parse(text) as { sha256: string; items: NewsRecord[] };
  if (sha256(JSON.stringify(items)) !== hash) throw new Error('it is not as it was written');
  return items;
}

/** Bytes of a picture that is kept in a directory; `null` where they are away or no longer have their hash. */
async function pictureIn(directory: string, file: string): Promise<Uint8Array | null> {
  if (!IMAGE_FILE.test(file)) return null;
  const bytes = await readFile(join(directory, PICTURES, file)).catch(() => null);
  return bytes && sha256(bytes) === file.slice(0, 64) ? bytes : null;
}

/** What readers are or will be shown of all that a store has. */
const shownOf = (records: readonly NewsRecord[]) => records.filter(({ status }) => status !== 'draft');
const picturesOf = (records: readonly NewsRecord[]): Set<string> =>
  new Set(records.flatMap(({ status, document }) => (status === 'published' && document.image ? [document.image.file] : [])));

/** What is wrong with the news that are kept in a directory: their file, or their pictures. `null` where there are none. */
export async function verifyNews(directory: string): Promise<{ items: number; faults: string[] } | null> {
  try {
    const kept = await keptIn(directory);
    if (kept === null) return null;
    const faults: string[] = [];
    for (const file of picturesOf(kept)) if (!(await pictureIn(directory, file))) faults.push(`${PICTURES}/${file} is away or damaged`);
    return { items: kept.length, faults };
  } catch (error) {
    return { items: 0, faults: [`${FILE} cannot be used: ${(error as Error).message}`] };
  }
}

/** How the news of a store differ from those that are kept in a directory, or `null`; a file that cannot be used differs from nothing. */
export async function newsApart(directory: string, news: Pick<News, 'list'>): Promise<string | null> {
  const kept = await keptIn(directory).catch(() => undefined);
  const inStore = shownOf(await news.list());
  if (kept === undefined || JSON.stringify(kept ?? []) === JSON.stringify(inStore)) return null;
  return inStore.length ? `the store and ${FILE} have different news: the next start writes the file` : `the store has no news: the next start takes those of ${FILE}`;
}

/** The news that answers come from: in memory, kept in a file so that they are there after a start without a database, brought up to date from the store. */
export class NewsFeed implements NewsSource {
  readonly #directory: string;
  readonly #log: Log;
  readonly #shelf = new NewsShelf();
  #news: News | null = null;
  #state = '';
  #refreshing: Promise<void> = Promise.resolve();

  private constructor(directory: string, log: Log) {
    this.#directory = directory;
    this.#log = log;
  }

  /** Reads what is kept in a directory. A file that is not as it was written is told to the log, and there are no news until the store is open. */
  static async open(directory: string, log: Log): Promise<NewsFeed> {
    const feed = new NewsFeed(directory, log);
    try {
      feed.#shelf.replace(await keptIn(directory) ?? []);
    } catch (error) {
      log({ level: 'error', event: 'news', message: `${join(directory, FILE)} cannot be used: ${(error as Error).message}` });
    }
    return feed;
  }

  edition(now: Date): Edition {
    return this.#shelf.edition(now);
  }

  /** Bytes that no longer have their hash are not given: the store has them still. */
  picture(file: string): Promise<Uint8Array | null> {
    return pictureIn(this.#directory, file);
  }

  /** From now on the news of a store are shown. A store that was made anew gets those that are kept here, as it gets the versions. */
  async follow(news: News, now: Date): Promise<void> {
    this.#news = news;
    const { records } = this.#shelf;
    if (records.length && (await news.state()) === NOTHING) await news.restore(records, await this.#pictures(records), { actor: 'command', at: now });
    await this.refresh();
  }

  /** Looks after what changed in the store; resolves when it is shown. What cannot be read stays as it was. */
  refresh(): Promise<void> {
    return (this.#refreshing = this.#refreshing.then(() => this.#refresh()).catch((error: Error) => {
      this.#log({ level: 'warn', event: 'news', message: `the news could not be read from the store: ${error.message}` });
    }));
  }

  /** Resolves when nothing is under way; the store may be closed then. */
  async stop(): Promise<void> {
    this.#news = null;
    await this.#refreshing;
  }

  async #pictures(records: readonly NewsRecord[]): Promise<NewsPicture[]> {
    const pictures: NewsPicture[] = [];
    for (const { document: { image } } of records) {
      const bytes = image && await this.picture(image.file);
      if (bytes) pictures.push({ sha256: image.file.slice(0, 64), type: IMAGE_TYPES[image.file.slice(65) as ImageKind], width: image.width, height: image.height, bytes });
    }
    return pictures;
  }

  async #refresh(): Promise<void> {
    const news = this.#news;
    if (!news) return;
    const state = await news.state();
    if (state === this.#state) return;
    const items = shownOf(await news.list());
    await this.#keep(news, items).catch((error: Error) => {
      // a full or read-only disk must not keep the news away from readers
      this.#log({ level: 'warn', event: 'news', message: `the news could not be written to ${this.#directory}: ${error.message}` });
    });
    this.#shelf.replace(items);
    this.#state = state;
  }

  /** Pictures first, so that no item is there without its own; what nothing points at any more is removed. */
  async #keep(news: News, items: readonly NewsRecord[]): Promise<void> {
    const pictures = join(this.#directory, PICTURES);
    const wanted = picturesOf(items);
    await mkdir(wanted.size ? pictures : this.#directory, { recursive: true });
    const there: string[] = await readdir(pictures).catch(() => []);
    for (const file of wanted) {
      if (there.includes(file) && await this.picture(file)) continue;
      const picture = await news.picture(file.slice(0, 64));
      if (picture) await replaceDurable(join(pictures, file), picture.bytes);
    }
    await replaceDurable(join(this.#directory, FILE), JSON.stringify({ sha256: sha256(JSON.stringify(items)), items }));
    for (const file of there) if (!wanted.has(file)) await rm(join(pictures, file), { force: true });
  }
}
