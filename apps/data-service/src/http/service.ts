import { platformDate, type Filters, type IsoDate } from '@seesac/contract';
import { sha256Hex } from '@seesac/incident-index';
import type { AppOptions, Dataset } from '../app.js';
import { Answer, AnswerCache, type Compress } from './answers.js';
import { PUBLIC_HEADERS } from './headers.js';
import { badParameters, ProblemError } from './problem.js';

/** Version of the shapes of the answers, as the OpenAPI document states it. Part of every ETag: it grows with any change of a shape. */
export const API_VERSION = '1.0.0';
/** What is said where the operator states no licence: none is invented. */
const NO_LICENCE = 'Licence not stated: ask SEESAC';
/** Seconds after which a client may try again while nothing is published. */
const RETRY_AFTER = 5;
const HOUR = 3_600_000;

/** What every route needs: the current dataset, today, the addresses, and the answers already made. */
export class Service {
  readonly publicUrl: string;
  readonly licence: string;
  readonly answers = new AnswerCache();
  readonly #options: AppOptions;
  readonly #compress: Compress;
  /** Changes of the settings that show in a body change the ETags. */
  readonly #settings: string;
  #hour = NaN;
  #today = '';

  constructor(options: AppOptions) {
    if (!URL.canParse(options.publicUrl) || new URL(options.publicUrl).origin !== options.publicUrl) {
      throw new TypeError(`publicUrl must be an origin without a trailing slash, such as https://avmp.example.org, not "${options.publicUrl}"`);
    }
    this.#options = options;
    this.#compress = options.compress ?? {};
    this.publicUrl = options.publicUrl;
    this.licence = options.licence ?? NO_LICENCE;
    this.#settings = sha256Hex(new TextEncoder().encode(JSON.stringify([API_VERSION, this.publicUrl, this.licence]))).slice(0, 8);
  }

  /** @throws {ProblemError} 503 while nothing is published */
  dataset(): Dataset {
    const dataset = this.#options.dataset();
    if (dataset) return dataset;
    throw new ProblemError(503, {
      title: 'No dataset yet', detail: 'Nothing has been published yet. Try again later.', headers: { 'Retry-After': String(RETRY_AFTER) },
    });
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

  /** The absolute address of a path. */
  address(path: string): string {
    return this.publicUrl + path;
  }

  /** An answer from a dataset. `day` where the body depends on the date too. */
  fromDataset(dataset: Dataset, canonical: string, body: () => string, day?: IsoDate): Answer {
    const { version } = dataset.manifest;
    return this.answers.get(dataset.manifest, day === undefined ? canonical : `${day} ${canonical}`, () => {
      const tag = ['v' + version, day, this.#settings].filter(Boolean).join('-');
      return new Answer(body(), tag, { ...PUBLIC_HEADERS, 'Content-Type': 'application/json', 'X-Dataset-Version': String(version) }, this.#compress);
    });
  }

  /** An answer that no dataset changes: its ETag is the hash of its content. */
  constant(body: string, headers: Readonly<Record<string, string>> = { ...PUBLIC_HEADERS, 'Content-Type': 'application/json' }): Answer {
    return new Answer(body, `c${sha256Hex(new TextEncoder().encode(body)).slice(0, 16)}`, headers, this.#compress);
  }

  /** Refuses the states of the dataset that are not offered, and says which one there is. @throws {ProblemError} 400 for `as_of`, 404 for `release` */
  onlyCurrent({ release, as_of }: Filters, { manifest: { version } }: Dataset): void {
    if (as_of !== undefined) {
      throw badParameters([{ parameter: 'as_of', message: `is not offered yet: answers come from the current dataset, version ${version}, only` }]);
    }
    if (release !== undefined) {
      const message = `there is no release "${release}": none has been made yet, answers come from the current dataset, version ${version}`;
      throw new ProblemError(404, { title: 'Unknown release', detail: message, errors: [{ parameter: 'release', message }] });
    }
  }
}
