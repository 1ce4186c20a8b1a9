import { resolve } from 'node:path';
import { Networks } from './server/client-address.js';

/** Settings of the service, from its environment. */
export interface Config {
  port: number;
  host: string;
  /** Port of the probes, on loopback only. */
  adminPort: number;
  /** Origin in the links of answers, without a trailing slash; empty for `http://localhost:` and the port that was given. */
  publicUrl: string;
  /** Origin of the main site, for links to its pages; without one there are none. */
  siteUrl: string | undefined;
  /** Directory of PGlite and its lock; also the parent of the snapshots by default. */
  dataDir: string;
  /** Address of a PostgreSQL server; without one PGlite in `dataDir` is used. */
  databaseUrl: string | undefined;
  snapshotDir: string;
  /** Folder of the embed files; without one the build of this repository is served if it is there. */
  embedDir: string | undefined;
  licence: string | undefined;
  /** File of populations, for rates; without one no answer has a rate. */
  populationFile: string | undefined;
  /** Largest file that is imported over HTTP, in bytes. */
  importMaxBytes: number;
  /** Reverse proxies in front: what they say of their clients (`X-Forwarded-For`) is believed. */
  trustedProxy: Networks;
  /** SMTP server for mails, `smtp://user:password@host:port` or `smtps://…`; without one mails land as `.eml` files in `outbox` below the data directory. */
  smtpUrl: string | undefined;
  /** Sender of mails: an address, with or without a name. */
  mailFrom: string;
  /** Address that mails which cannot be delivered come back to, with `+` and the identifier of the mail before the `@`; without one `bounce` at the domain of the sender. */
  mailBounces: string | undefined;
  /** Signature of mails (DKIM, RFC 6376): all three or none. */
  dkim: { domain: string; selector: string; keyFile: string } | undefined;
  /** Signs links, tickets and challenges; without one a key is made and kept in the data directory. Several processes on one database need the same. */
  secretKey: string | undefined;
  /** Origins whose pages may send the sign-up form, beside this service and the main site. `null` stands for sandboxed frames. */
  newsletterOrigins: readonly string[];
  /** Most mails in an hour, digests included. */
  mailsPerHour: number;
  /** The current instant: the machine's, or the one that `CLOCK` fixes. */
  clock: () => Date;
}

/** A setting is wrong. The message names the variable. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the settings. An empty variable counts as not set. Throws {@link ConfigError} with every wrong variable in one message. */
export function readConfig(env: Env = process.env): Config {
  const wrong: string[] = [];
  const read = <T>(name: string, fallback: T, parse: (text: string) => T): T => {
    const text = env[name]?.trim();
    if (!text) return fallback;
    try {
      return parse(text);
    } catch (error) {
      wrong.push(`${name} ${(error as Error).message}`);
      return fallback;
    }
  };
  const port = read('PORT', 8787, parsePort);
  const adminPort = read('ADMIN_PORT', 8788, parsePort);
  if (port !== 0 && port === adminPort) wrong.push(`ADMIN_PORT must differ from PORT (${port})`);
  const dataDir = read('DATA_DIR', resolve('.data'), (text) => resolve(text));
  const fixed = read<Date | null>('CLOCK', null, parseInstant);
  const config: Config = {
    port,
    adminPort,
    dataDir,
    host: read('HOST', '127.0.0.1', parseHost),
    publicUrl: read('PUBLIC_URL', '', parseOrigin),
    siteUrl: read<string | undefined>('SITE_URL', undefined, parseOrigin),
    databaseUrl: read<string | undefined>('DATABASE_URL', undefined, parseDatabaseUrl),
    snapshotDir: read('SNAPSHOT_DIR', resolve(dataDir, 'snapshots'), (text) => resolve(text)),
    embedDir: read<string | undefined>('EMBED_DIR', undefined, (text) => resolve(text)),
    licence: read<string | undefined>('LICENCE', undefined, (text) => text),
    populationFile: read<string | undefined>('POPULATION_FILE', undefined, (text) => resolve(text)),
    importMaxBytes: read('IMPORT_MAX_BYTES', 512 * 2 ** 20, parseBytes),
    trustedProxy: read('TRUSTED_PROXY', new Networks([]), (text) => new Networks(text.split(',').map((network) => network.trim()))),
    smtpUrl: read<string | undefined>('SMTP_URL', undefined, parseSmtpUrl),
    mailFrom: read('MAIL_FROM', 'SEESAC <newsletter@localhost>', parseSender),
    mailBounces: read<string | undefined>('MAIL_BOUNCES', undefined, parseBounces),
    dkim: undefined,
    secretKey: read<string | undefined>('SECRET_KEY', undefined, parseSecret),
    newsletterOrigins: read<readonly string[]>('NEWSLETTER_ORIGINS', [], (text) => text.split(',').map((origin) => (origin.trim() === 'null' ? 'null' : parseOrigin(origin.trim())))),
    mailsPerHour: read('MAILS_PER_HOUR', 2_000, parseCount),
    clock: fixed ? () => new Date(fixed) : () => new Date(),
  };
  const [domain, selector, keyFile] = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE'].map((name) => read<string | undefined>(name, undefined, (text) => text));
  if (domain !== undefined && selector !== undefined && keyFile !== undefined) config.dkim = { domain, selector, keyFile: resolve(keyFile) };
  else if (domain !== undefined || selector !== undefined || keyFile !== undefined) wrong.push('DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE are needed together');
  if (wrong.length) throw new ConfigError(wrong.join('; '));
  return config;
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65_535) throw new Error(`must be a port number from 0 to 65535, not "${text}"`);
  return port;
}

function parseBytes(text: string): number {
  const bytes = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0;
  if (!bytes) throw new Error(`must be a number of bytes such as 536870912, not "${text}"`);
  return bytes;
}

function parseHost(text: string): string {
  if (/[\s/]/.test(text)) throw new Error(`must be a host name or an address to listen on, not "${text}"`);
  return text;
}

function parseOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.origin !== text.replace(/\/$/, '').toLowerCase()) {
    throw new Error(`must be an origin such as https://avmp.example.org, without path, query or user, not "${text}"`);
  }
  return url.origin;
}

/** The value may hold a password, so no message repeats it. */
function parseDatabaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) throw new Error('must be an address such as postgresql://user:password@host:5432/database');
  return text;
}

/** The value may hold a password, so no message repeats it. */
function parseSmtpUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname) throw new Error('must be an address such as smtp://user:password@host:587');
  return text;
}

function parseSender(text: string): string {
  if (!/^(?:[^<>"\p{Cc}]+ )?<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/u.test(text)) throw new Error(`must be a sender such as SEESAC <newsletter@example.org>, not "${text}"`);
  return text;
}

function parseBounces(text: string): string {
  if (!/^[^<>@\s+"]{1,30}@[^<>@\s]+$/.test(text)) throw new Error(`must be an address such as bounce@example.org, without "+", not "${text}"`);
  return text;
}

function parseSecret(text: string): string {
  if (text.length < 32) throw new Error('must have at least 32 characters: it signs links and codes');
  return text;
}

function parseCount(text: string): number {
  const count = /^[1-9]\d{0,6}$/.test(text) ? Number(text) : 0;
  if (!count) throw new Error(`must be a whole number such as 2000, not "${text}"`);
  return count;
}

function parseInstant(text: string): Date {
  const shape = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;
  const instant = new Date(text);
  // `2025-02-30` would become a day in March
  if (!shape.test(text) || Number.isNaN(instant.getTime()) || new Date(`${text.slice(0, 10)}T00:00:00Z`).toISOString().slice(0, 10) !== text.slice(0, 10)) {
    throw new Error(`must be an instant such as 2025-02-13T12:00:00Z or a date, not "${text}"`);
  }
  return instant;
}
