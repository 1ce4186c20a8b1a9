import { readFileSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { parseAddress } from '../newsletter/address.js';
import { syncDirectory } from '../publish/durable.js';
import type { Composed } from './compose.js';

/** A mail as it goes out. `id` is its row in the outbox. */
export interface Outgoing { id: string; to: string; date: Date; isBulk: boolean; content: Composed }

/** What became of a try that failed. */
export type Fault =
  /** The server cannot be used at this moment, or not by us: no other mail need be tried. */
  | 'server'
  /** Not now: greylisted, over quota, or the end is unknown. The same mail again, with the same Message-ID. */
  | 'again'
  /** Never: the recipient or the mail is refused for good. */
  | 'never';

/** A mail was not accepted, as far as is known. */
export class DeliveryError extends Error {
  override name = 'DeliveryError';
  readonly fault: Fault;
  /** Enhanced status code of RFC 3463, where the server gave one. */
  readonly status: string | null;

  constructor(message: string, fault: Fault, status: string | null = null) {
    super(message);
    this.fault = fault;
    this.status = status;
  }
}

/** Where mails go. */
export interface MailTransport {
  readonly kind: 'smtp' | 'folder';
  /** Resolves when the mail was accepted. Rejects with DeliveryError, also where the signal cuts a try short: its end is unknown then. */
  send(mail: Outgoing, signal?: AbortSignal): Promise<void>;
  /** Removes what it keeps of mails to an address. */
  forget(email: string): Promise<void>;
  /** Removes what it keeps of mails that the outbox knows no more. */
  sweep(known: (ids: readonly string[]) => Promise<ReadonlySet<string>>): Promise<void>;
}

/** Who mails come from, and how they are signed. */
export interface Sender {
  /** Sender that readers see: an address, with or without a name. */
  from: string;
  /** Address that mails which cannot be delivered come back to: `+` and the identifier of the mail are added to what stands before the `@`. */
  bounces: string | undefined;
  dkim: { domain: string; selector: string; keyFile: string } | undefined;
}

/** Milliseconds until a try is given up. `all` is the limit for a whole one: a server that drips keeps no place for ever. */
export interface SmtpTimeouts { connect: number; greeting: number; silence: number; all: number }
export const SMTP_TIMEOUTS: SmtpTimeouts = { connect: 15_000, greeting: 15_000, silence: 60_000, all: 180_000 };

/** Headers that the signature covers. Both of the one-click unsubscription are among them (RFC 8058 §4). */
const SIGNED = 'From:To:Subject:Date:Message-ID:MIME-Version:Content-Type:Content-Transfer-Encoding:Auto-Submitted:List-Unsubscribe:List-Unsubscribe-Post:List-Id';

/** Name and address of a sender. */
export function parseSender(from: string): { name: string; address: string; domain: string } {
  const [, name = '', address = from] = /^(.*?)\s*<([^<>]+)>$/.exec(from) ?? [];
  return { name: name.trim(), address: address.trim(), domain: address.trim().split('@').at(-1)! };
}

/** Address that a mail comes back to: it names its row. */
export function bounceAddress(id: string, { from, bounces }: Pick<Sender, 'from' | 'bounces'>): string {
  const [local, domain] = (bounces ?? `bounce@${parseSender(from).domain}`).split('@') as [string, string];
  return `${local}+${id}@${domain}`;
}

/** The message in nodemailer's words. Throws DeliveryError for an address that is not one plain recipient: whatever was stored, nobody else is written to. */
export function messageOf({ id, to, date, isBulk, content }: Outgoing, sender: Sender) {
  if (parseAddress(to) !== to) throw new DeliveryError('the address is not one plain recipient', 'never');
  const { name, address, domain } = parseSender(sender.from);
  const { subject, text, html, lang, unsubscribe } = content;
  return {
    from: { name, address }, to: { name: '', address: to }, envelope: { from: bounceAddress(id, sender), to: [to] },
    subject: subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '), text, html, date, messageId: `<${id}@${domain}>`,
    headers: {
      'Auto-Submitted': 'auto-generated', 'Content-Language': lang,
      // asks autoresponders for silence
      'X-Auto-Response-Suppress': 'All',
      ...(isBulk && { 'Precedence': 'bulk', 'List-Id': { prepared: true, value: `<newsletter.${domain}>` } }),
      ...(unsubscribe !== null && {
        'List-Unsubscribe': { prepared: true, value: `<${unsubscribe}>` }, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    dsn: { id, return: 'headers' as const, notify: ['failure' as const], recipient: to },
    disableFileAccess: true, disableUrlAccess: true, textEncoding: 'quoted-printable' as const, xMailer: false as const,
  };
}

/** What nodemailer tells of an error. */
interface SmtpError extends Error { code?: string; command?: string; responseCode?: number; response?: string }

const ENHANCED = /\b([245]\.\d{1,3}\.\d{1,3})\b/;

/** What a failure of nodemailer means. Whatever is not known for sure is tried again: rather a second copy, known as such by its Message-ID, than none. */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { code = '', command = '', responseCode = 0, response = '', message } = error as SmtpError;
  const said = (response || message).replace(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, 400);
  const status = ENHANCED.exec(response)?.[1] ?? null;
  const isRecipient = command === 'RCPT TO' || command === 'DATA';
  // a server that refuses the sender or the password says nothing about the recipient
  if (responseCode >= 500 && isRecipient) return new DeliveryError(said, 'never', status);
  if (responseCode === 421 || (!isRecipient && ['ESOCKET', 'ECONNECTION', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EPROTOCOL', 'EAUTH', 'EENVELOPE'].includes(code))) {
    return new DeliveryError(said, 'server', status);
  }
  return new DeliveryError(said, 'again', status);
}

/** Sends by SMTP, one connection a mail: what a broken connection was about is then never in doubt. */
export class SmtpTransport implements MailTransport {
  readonly kind = 'smtp';
  readonly #sender: Sender;
  readonly #timeouts: SmtpTimeouts;
  readonly #transport;

  constructor(url: string, sender: Sender, timeouts: SmtpTimeouts = SMTP_TIMEOUTS) {
    this.#sender = sender;
    this.#timeouts = timeouts;
    this.#transport = createTransport({
      url, connectionTimeout: timeouts.connect, greetingTimeout: timeouts.greeting, socketTimeout: timeouts.silence, dnsTimeout: timeouts.connect,
      disableFileAccess: true, disableUrlAccess: true, ...dkimOf(sender),
    });
  }

  async send(mail: Outgoing, signal?: AbortSignal): Promise<void> {
    let info;
    const late = AbortSignal.timeout(this.#timeouts.all);
    try {
      info = await this.#transport.sendMail({ ...messageOf(mail, this.#sender), signal: signal ? AbortSignal.any([late, signal]) : late });
    } catch (error) {
      if (signal?.aborted) throw new DeliveryError('the service was stopped meanwhile', 'again');
      if (late.aborted) throw new DeliveryError('the server took too long', 'again');
      throw toDeliveryError(error);
    }
    if (info.accepted.length !== 1 || info.accepted[0] !== mail.to || info.rejected.length) throw new DeliveryError('another recipient than the one meant was accepted', 'never');
  }

  async forget(): Promise<void> {}
  async sweep(): Promise<void> {}
}

/** Puts mails into a folder, one `.eml` file each, readable only by the user of the service: for trials, and where no mail server is set up yet. */
export class FolderTransport implements MailTransport {
  readonly kind = 'folder';
  readonly folder: string;
  readonly #sender: Sender;
  readonly #composer;

  constructor(folder: string, sender: Sender) {
    this.folder = folder;
    this.#sender = sender;
    this.#composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows', disableFileAccess: true, disableUrlAccess: true, ...dkimOf(sender) });
  }

  async send(mail: Outgoing): Promise<void> {
    const message = messageOf(mail, this.#sender);
    try {
      const { message: bytes } = await this.#composer.sendMail(message);
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      const path = join(this.folder, `${mail.date.toISOString().replace(/\.\d+Z$/, 'Z').replaceAll(':', '')}-${mail.id}.eml`);
      const next = `${path}.part`;
      const file = await open(next, 'w', 0o600);
      try {
        await file.writeFile(`Return-Path: <${message.envelope.from}>\r\nDelivered-To: ${mail.to}\r\n`);
        await file.writeFile(bytes as Buffer);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(next, path);
      await syncDirectory(this.folder);
    } catch (error) {
      throw error instanceof DeliveryError ? error : new DeliveryError(`the folder ${this.folder} cannot be written: ${(error as Error).message}`, 'server');
    }
  }

  async forget(email: string): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const path = join(this.folder, name);
      const head = name.endsWith('.eml') && (await readFile(path, 'utf8').catch(() => '')).split('\r\n', 2)[1];
      if (head === `Delivered-To: ${email}`) await rm(path, { force: true });
    }
  }

  async sweep(known: (ids: readonly string[]) => Promise<ReadonlySet<string>>): Promise<void> {
    const files = new Map((await readdir(this.folder).catch(() => [])).flatMap((name) => {
      const id = /-([0-9a-f]{32})\.eml$/.exec(name)?.[1];
      return id === undefined ? [] : [[id, name] as const];
    }));
    if (!files.size) return;
    const kept = await known([...files.keys()]);
    for (const [id, name] of files) if (!kept.has(id)) await rm(join(this.folder, name), { force: true });
  }
}

function dkimOf({ dkim }: Sender) {
  if (!dkim) return {};
  return { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: readFileSync(dkim.keyFile, 'utf8'), headerFieldNames: SIGNED } };
}
