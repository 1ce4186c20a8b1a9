import { Background } from '../admin/background.js';
import type { Config } from '../config.js';
import type { Log } from '../publish/index.js';
import type { Bindings } from '../server/listener.js';
import { createNewsletter } from './app.js';
import { Challenges, WORK_BITS } from './challenge.js';
import { Desk, type OpenStore } from './desk.js';
import { LONGEST } from './limits.js';
import { openSecrets } from './secrets.js';

/** Milliseconds between two removals of what has ended. */
const PURGE = 3_600_000;

export interface NewsletterServiceOptions {
  config: Pick<Config, 'secretKey' | 'dataDir' | 'siteUrl' | 'newsletterOrigins'>;
  publicUrl: string;
  /** When codes and links end: a clock that runs, also where a demonstration has fixed that of the data. */
  clock: () => Date;
  /** The store answers nobody at present. */
  busy: () => boolean;
  /** Zero bits of a solution. */
  bits?: number | undefined;
  log: Log;
}

/** The newsletter of a running service: closed until the store is open, and closed again before it is. */
export class NewsletterService {
  readonly #options: NewsletterServiceOptions;
  readonly #background: Background;
  readonly fetch: (request: Request, bindings: Pick<Bindings, 'client'>) => Promise<Response>;
  #desk: Desk | string = 'The store is being opened. Try again in a moment.';
  #timer: NodeJS.Timeout | undefined;

  constructor(options: NewsletterServiceOptions) {
    const { config, publicUrl, log } = (this.#options = options);
    this.#background = new Background((error) => log({ level: 'error', event: 'newsletter-purge', message: `what has ended was not removed: ${error.message}` }));
    const fetch = createNewsletter({
      office: () => this.#desk,
      busy: options.busy,
      publicUrl,
      origins: [...(config.siteUrl === undefined ? [] : [config.siteUrl]), ...config.newsletterOrigins],
      log: (entry) => log({ level: 'info', event: 'newsletter', message: '', ...entry }),
    });
    this.fetch = (request, { client }) => fetch(request, client);
  }

  /** Opens the routes. Without a key that signs they stay closed, and the rest of the service goes on. */
  async open(store: OpenStore): Promise<void> {
    const { config, clock, bits = WORK_BITS, log } = this.#options;
    let secrets;
    try {
      secrets = await openSecrets(config);
    } catch (error) {
      this.shut('The newsletter is not set up at this moment. The log of the service says why.');
      log({ level: 'error', event: 'newsletter', message: `there is no key that signs links, so the newsletter is closed: ${(error as Error).message}` });
      return;
    }
    this.#desk = new Desk(store, secrets, new Challenges(secrets, bits), clock);
    const purge = () => this.#background.add(() => store.newsletter.purge(clock(), LONGEST));
    purge();
    this.#timer = setInterval(purge, PURGE).unref();
  }

  /** Closes the routes, and says why. */
  shut(reason: string): void {
    this.#desk = reason;
    clearInterval(this.#timer);
  }

  /** Closes the routes and resolves when nothing of theirs is under way any more. Requests must have been answered or cut before. */
  async close(): Promise<void> {
    this.shut('The service is stopping.');
    await this.#background.idle();
  }
}
