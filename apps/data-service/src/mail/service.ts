import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Config } from '../config.js';
import { openSecrets, type Secrets } from '../newsletter/secrets.js';
import type { Log } from '../publish/index.js';
import type { Store } from '../store/store.js';
import { Mailer, type MailerTiming } from './mailer.js';
import { NewsEditions } from './news-editions.js';
import { MailOffice } from './office.js';
import { FolderTransport, SmtpTransport, type MailTransport, type SmtpTimeouts } from './transport.js';

/** Folder of mails in the data directory, where there is no mail server. */
export const OUTBOX_FOLDER = 'outbox';

export type MailSettings = Pick<Config, 'smtpUrl' | 'mailFrom' | 'mailBounces' | 'dkim' | 'dataDir' | 'siteUrl' | 'mailsPerHour' | 'secretKey'>;

/** Waits that tests make shorter. */
export interface MailWaits { timing?: Partial<MailerTiming>; timeouts?: SmtpTimeouts }

export interface MailServiceOptions {
  config: MailSettings;
  transport: MailTransport;
  timing?: Partial<MailerTiming> | undefined;
  publicUrl: string;
  /** When mails are due. It runs, also where a demonstration has fixed the clock of the data. */
  clock: () => Date;
  /** Of the news that digests show. */
  newsClock: () => Date;
  /** No other process has the store. */
  exclusive: boolean;
  busy: () => boolean;
  log: Log;
}

/** Where mails go by the settings. Throws ConfigError where the key of their signature cannot be read. */
export function transportOf({ smtpUrl, mailFrom, mailBounces, dkim, dataDir }: MailSettings, timeouts?: SmtpTimeouts): MailTransport {
  if (dkim && !existsSync(dkim.keyFile)) throw new ConfigError(`DKIM_KEY_FILE ${dkim.keyFile} is not there`);
  const sender = { from: mailFrom, bounces: mailBounces, dkim };
  return smtpUrl === undefined ? new FolderTransport(join(dataDir, OUTBOX_FOLDER), sender) : new SmtpTransport(smtpUrl, sender, timeouts);
}

/** What mails need of an open store and the settings. */
export function officeOf(config: MailSettings, { store, secrets, publicUrl, clock, newsClock, transport }: {
  store: Store; secrets: Secrets; publicUrl: string; clock: () => Date; newsClock: () => Date; transport: MailTransport;
}) {
  const shared = {
    store, clock, addresses: { publicUrl, siteUrl: config.siteUrl, linkToken: (subscriber: string) => secrets.linkToken(subscriber) },
    suppressionKey: (email: string) => secrets.addressHash(email),
  };
  const news = new NewsEditions(store.news);
  const office = new MailOffice({
    ...shared, news, newsClock, transport: transport.kind === 'smtp' ? 'smtp' : join(config.dataDir, OUTBOX_FOLDER), forget: (email) => transport.forget(email),
  });
  return { shared, news, office };
}

/** The mails of a running service: nothing is sent until the store is open, and nothing any more before it is closed. */
export class MailService {
  readonly #options: MailServiceOptions;
  #mailer: Mailer | null = null;

  constructor(options: MailServiceOptions) {
    this.#options = options;
  }

  /** Begins to send, and gives the desk of the admin routes. Without a key that signs links nothing is sent: the reason is told to the log, and is the answer. */
  async open(store: Store): Promise<MailOffice | string> {
    const { config, transport, publicUrl, clock, newsClock, exclusive, busy, log, timing } = this.#options;
    let secrets;
    try {
      secrets = await openSecrets(config);
    } catch (error) {
      log({ level: 'error', event: 'mailer', message: `there is no key that signs links, so no mail is sent: ${(error as Error).message}` });
      return 'Mails are not set up at this moment. The log of the service says why.';
    }
    const { shared, news, office } = officeOf(config, { store, secrets, publicUrl, clock, newsClock, transport });
    await this.close();
    this.#mailer = new Mailer({
      ...shared, transport, news: () => news.at(newsClock()), perHour: config.mailsPerHour, exclusive, busy, log, ...(timing && { timing }),
    });
    this.#mailer.start();
    return office;
  }

  /** Resolves when nothing is being sent any more. */
  async close(): Promise<void> {
    await this.#mailer?.stop();
    this.#mailer = null;
  }
}
