import { platformDate, type Filters, type IsoDate, type Population, type Release } from '@seesac/contract';
import { sha256Hex, type SnapshotManifest } from '@seesac/incident-index';
import type { AppOptions, Dataset } from '../app.js';
import { AnswerCache } from './answer-cache.js';
import { Answer, type Compress } from './answers.js';
import { NewsShelf, type Edition } from '../news/shelf.js';
import { PICTURE_HEADERS, PINNED_CACHE, PUBLIC_HEADERS } from './headers.js';
import { badParameters, ProblemError } from './problem.js';

/** Version of the shapes of the answers, as the OpenAPI document states it. Part of every ETag: it grows with any change of a shape. */
export const API_VERSION = '1.5.0';
/** What is said where the operator states no licence: none is invented. */
const NO_LICENCE = 'Licence not stated: ask SEESAC';
/** Seconds after which a client may try again while nothing is published. */
const RETRY_AFTER = 5;
const HOUR = 3_600_000;
const NO_NEWS = new NewsShelf().edition(new Date(0));
const JSON_TYPE = { 'Content-Type': 'application/json' };

const shortHash = (text: string) => sha256Hex(new TextEncoder().encode(text)).slice(0, 8);
/** Path and query of an address. */
const pathOf = (url: string) => url.slice(url.indexOf('/', url.indexOf('//') + 2));

/** The state of the dataset that a question is answered from. */
export interface State extends Dataset {
  /** The day that the state belongs to, where the question asks for one that is over: that day is then its "today", and the answer stays as it is. */
  day?: IsoDate;
}

/** What every route needs: the states of the dataset, today, the addresses, and the answers already made. */
export class Service {
  readonly publicUrl: string;
  readonly licence: string;
  /** Populations for rates; none where the operator supplied none. */
  readonly population: readonly Population[];
  readonly answers: AnswerCache;
  readonly #siteUrl: string | undefined;
  readonly #options: AppOptions;
  readonly #compress: Compress;
  /** Changes of the settings that show in a body change the ETags. */
  readonly #settings: string;
  readonly #identities = new WeakMap<SnapshotManifest, string>();
  /** How things stood when a request came in: its answer is remembered only if they still do when it is there. */
  readonly #asked = new WeakMap<Request, unknown>();
  #hour = NaN;
  #today = '';
  /** What an address answers beside itself: the dataset, the day, the releases and the news. */
  #now: { dataset: Dataset | null; today: IsoDate; releases: unknown; news: Edition } = { dataset: null, today: '', releases: undefined, news: NO_NEWS };

  constructor(options: AppOptions) {
    for (const key of ['publicUrl', 'siteUrl'] as const) {
      const url = options[key];
      if (url !== undefined && (!/^https?:/.test(url) || !URL.canParse(url) || new URL(url).origin !== url)) {
        throw new TypeError(`${key} must be an origin without a trailing slash, such as https://avmp.example.org, not "${url}"`);
      }
    }
    this.#options = options;
    this.answers = options.answers ?? new AnswerCache();
    this.#compress = options.compress ?? {};
    this.publicUrl = options.publicUrl;
    this.licence = options.licence ?? NO_LICENCE;
    this.population = options.population ?? [];
    this.#siteUrl = options.siteUrl;
    this.#settings = JSON.stringify([API_VERSION, this.publicUrl, this.licence, this.#siteUrl, shortHash(JSON.stringify(this.population))]);
  }

  /** The current dataset. @throws {ProblemError} 503 while nothing is published */
  dataset(): Dataset {
    const dataset = this.#options.dataset();
    if (dataset) return dataset;
    throw new ProblemError(503, {
      title: 'No dataset yet', detail: 'Nothing has been published yet. Try again later.', headers: { 'Retry-After': String(RETRY_AFTER) },
    });
  }

  /**
   * The state that filters ask for: by `as_of`, by `release`, else the current one, which is there at once.
   * @throws {ProblemError} 400 for a day to come, 404 for a state that never was, 503 for one that cannot be read at present; thrown or rejected
   */
  state({ as_of: asOf, release }: Filters): State | Promise<State> {
    const current = this.dataset();
    if (release !== undefined) return this.#released(release, current);
    if (asOf === undefined) return current;
    const today = this.today();
    if (asOf > today) throw badParameters([{ parameter: 'as_of', message: `must not be after today in Belgrade, ${today}` }]);
    if (asOf === today) return current;
    return dayOf(current.manifest.publishedAt) <= asOf ? { ...current, day: asOf } : this.#past(asOf, current);
  }

  async #past(day: IsoDate, current: Dataset): Promise<State> {
    const { history } = this.#options;
    const dataset = await history?.asOf(day);
    if (dataset) return { ...dataset, day };
    const why = history ? 'nothing had been published by the end of that day' : `earlier states than that of ${dayOf(current.manifest.publishedAt)} are not kept here`;
    throw new ProblemError(404, { title: 'No such state', detail: `There is no dataset of ${day}: ${why}.`, errors: [{ parameter: 'as_of', message: why }] });
  }

  async #released(name: string, current: Dataset): Promise<State> {
    const { history } = this.#options;
    const found = await history?.release(name);
    if (found) return { ...found.dataset, day: dayOf(found.dataset.manifest.asOf) };
    const names = history?.releases().slice(0, 10).map((release) => release.name) ?? [];
    const there = names.length ? `the newest are ${names.join(', ')}` : `none has been made yet, the current dataset is version ${current.manifest.version}`;
    const message = `there is no release "${name}"; ${there}`;
    throw new ProblemError(404, { title: 'Unknown release', detail: `${message[0]!.toUpperCase()}${message.slice(1)}.`, errors: [{ parameter: 'release', message }] });
  }

  /** The releases, newest first, with the manifests of their versions. Rejects with a 503 where one cannot be read at present. */
  async releases(): Promise<{ release: Release; manifest: SnapshotManifest }[]> {
    const { history } = this.#options;
    return history ? Promise.all(history.releases().map(async (release) => ({ release, manifest: await history.manifest(release.version) }))) : [];
  }

  /** The date in Belgrade. Its offset is a whole number of hours, so the date holds for the hour. */
  today(): IsoDate {
    const now = this.#options.clock();
    const hour = Math.floor(now.getTime() / HOUR);
    if (hour !== this.#hour) {
      this.#today = platformDate(now);
      this.#hour = hour;
    }
    return this.#today;
  }

  /** The day in Belgrade up to which the data of a state are known. */
  knownUntil({ manifest }: Dataset): IsoDate {
    return dayOf(manifest.asOf);
  }

  /** The absolute address of a path. */
  address(path: string): string {
    return this.publicUrl + path;
  }

  /** The address of a path of the main site, `undefined` where there is none. */
  siteAddress(path: string): string | undefined {
    return this.#siteUrl === undefined ? undefined : this.#siteUrl + path;
  }

  /**
   * The answer of a question to a state, made at the first question.
   * @param day where the body depends on today too
   * @param headers where the answer is no JSON document
   */
  fromDataset(state: State, canonical: string, body: () => string, day?: IsoDate, headers: Readonly<Record<string, string>> = JSON_TYPE): Answer {
    const key = [this.#identity(state.manifest), day, canonical].join(' ');
    return this.answers.get(key, () => new Answer(body(), this.tag(state, day), { ...this.headersOf(state), ...headers }, this.#compress));
  }

  /** What the ETag of an answer from a state says beside the encoding. */
  tag({ manifest }: State, day?: IsoDate): string {
    return ['v' + manifest.version, day, this.#identity(manifest)].filter((part) => part !== undefined).join('-');
  }

  /** What readers are shown of the news now. */
  news(): Edition {
    return this.#options.news?.edition(this.#options.clock()) ?? NO_NEWS;
  }

  /** The answer of a question to the news of now, made at the first question. */
  fromNews(canonical: string, body: (edition: Edition) => string, headers: Readonly<Record<string, string>> = JSON_TYPE): Answer {
    const edition = this.news();
    return this.answers.get(`news ${edition.id} ${canonical}`, () => this.constant(body(edition), { ...PUBLIC_HEADERS, ...headers }));
  }

  /** A picture of the news, read at the first question; `null` where there is none of that name. */
  async picture(file: string, type: string): Promise<Answer | null> {
    // a picture goes with the item that shows it
    const key = `picture ${this.news().id} ${file}`;
    const known = this.answers.find(key);
    if (known) return known;
    const bytes = await this.#options.news?.picture?.(file);
    return bytes ? this.answers.get(key, () => new Answer(bytes, file.slice(0, 16), { ...PICTURE_HEADERS, 'Content-Type': type })) : null;
  }

  /** The headers of an answer from a state, without its type. */
  headersOf({ manifest, day }: State): Record<string, string> {
    return { ...PUBLIC_HEADERS, ...(day !== undefined && { 'Cache-Control': PINNED_CACHE }), 'X-Dataset-Version': String(manifest.version) };
  }

  /** An answer that no dataset changes: its ETag is the hash of its content. */
  constant(body: string, headers: Readonly<Record<string, string>> = { ...PUBLIC_HEADERS, ...JSON_TYPE }): Answer {
    return new Answer(body, `c${sha256Hex(new TextEncoder().encode(body)).slice(0, 16)}`, headers, this.#compress);
  }

  /** Answers a request, and remembers that its address is answered so while the dataset, the day, the releases and the news are the same. */
  send(request: Request, answer: Answer): Response {
    if (this.#asked.get(request) === this.#now) this.answers.remember(pathOf(request.url), answer);
    return answer.respond(request);
  }

  /** What {@link send} answered to this very address before. It skips routing and the reading of the query, which cost more than the answer. */
  remembered(request: Request): Response | undefined {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const [dataset, today, releases, news] = [this.#options.dataset(), this.today(), this.#options.history?.releases(), this.news()];
    const now = this.#now;
    if (now.dataset !== dataset || now.today !== today || now.releases !== releases || now.news !== news) {
      this.#now = { dataset, today, releases, news };
      this.answers.forgetAddresses();
    }
    const answer = this.answers.at(pathOf(request.url));
    if (!answer) this.#asked.set(request, this.#now);
    return answer?.respond(request);
  }

  /** Tells a dataset and the settings from every other one, the same version of another store included. */
  #identity(manifest: SnapshotManifest): string {
    let identity = this.#identities.get(manifest);
    if (identity === undefined) this.#identities.set(manifest, (identity = shortHash(this.#settings + JSON.stringify(manifest))));
    return identity;
  }
}

const DAYS = new Map<string, IsoDate>();
/** The day in Belgrade of an instant; the few that versions have are remembered, because asking the calendar takes longer than answering. */
function dayOf(instant: string): IsoDate {
  let day = DAYS.get(instant);
  if (day === undefined) {
    if (DAYS.size >= 1_000) DAYS.clear();
    DAYS.set(instant, (day = platformDate(new Date(instant))));
  }
  return day;
}
