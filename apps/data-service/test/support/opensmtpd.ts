import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './postgres.ts';

const SMTPD = '/usr/sbin/smtpd';
/** Of an OpenSMTPD that runs: there is one on a machine, whatever its settings. */
const SOCKET = '/var/run/smtpd.sock';
/** Of the user `nobody`: mails are stored by it. */
const NOBODY = 65_534;

/** A mail as OpenSMTPD stored it, with the line ends of SMTP. */
export interface StoredMail { from: string; to: string; messageId: string; text: string }

/**
 * Debian's OpenSMTPD on loopback. What is for `example.org` goes to a maildir; of `known.example.org` it knows one reader; `fails.example.org` is accepted and comes back
 * as a report; any other recipient is refused. It has no rule that relays.
 */
export class OpenSmtpd {
  readonly url: string;
  readonly #home: string;
  readonly #process: ChildProcess;

  private constructor(url: string, home: string, process: ChildProcess) {
    this.url = url;
    this.#home = home;
    this.#process = process;
  }

  /** Resolves with the reason, a text, where it cannot run here. */
  static async start(): Promise<OpenSmtpd | string> {
    if (!existsSync(SMTPD)) return `no OpenSMTPD: ${SMTPD} is not there`;
    if (process.getuid?.() !== 0) return 'OpenSMTPD is started by root only';
    if (await runs()) return 'an OpenSMTPD of this machine is running, beside which there can be no other';
    const home = mkdtempSync(join(tmpdir(), 'seesac-smtpd-'));
    const mails = join(home, 'mails');
    mkdirSync(mails);
    chmodSync(home, 0o755);
    chownSync(mails, NOBODY, NOBODY);
    const port = await freePort();
    const settings = join(home, 'smtpd.conf');
    writeFileSync(settings, [
      'table readers { "@example.org" = "keeper", "reader@known.example.org" = "keeper", "@fails.example.org" = "keeper" }',
      `table users { "keeper" = "${NOBODY}:${NOBODY}:${mails}" }`,
      `listen on 127.0.0.1 port ${port} hostname "mx.example.org"`,
      `action "keep" maildir "${mails}" virtual <readers> userbase <users>`,
      `action "fail" mda "echo '550 5.1.1 no such user'; exit 67" virtual <readers> userbase <users>`,
      'match from any for domain { "example.org", "known.example.org" } action "keep"',
      'match from any for domain "fails.example.org" action "fail"', '',
    ].join('\n'), { mode: 0o600 });
    execFileSync(SMTPD, ['-n', '-f', settings], { stdio: 'pipe' });
    const child = spawn(SMTPD, ['-d', '-f', settings], { stdio: 'ignore' });
    const server = new OpenSmtpd(`smtp://127.0.0.1:${port}`, home, child);
    for (let tries = 0; !(await runs()); tries += 1) {
      if (child.exitCode !== null || tries > 200) {
        await server.stop();
        return `OpenSMTPD did not start (exit code ${child.exitCode})`;
      }
      await delay(50);
    }
    return server;
  }

  /** How many mails are stored. */
  count(): number {
    return this.#names().length;
  }

  mails(): StoredMail[] {
    return this.#names().map((name) => {
      const text = readFileSync(join(this.#home, 'mails', 'new', name), 'latin1').replace(/\r?\n/g, '\r\n');
      const header = (pattern: RegExp) => pattern.exec(text.slice(0, text.indexOf('\r\n\r\n')))?.[1] ?? '';
      return { from: header(/^Return-Path: <(.*)>$/m), to: header(/^Delivered-To: (.*)$/m), messageId: header(/^Message-ID: (<.*>)$/mi), text };
    });
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode === null) {
      const ended = once(this.#process, 'exit');
      this.#process.kill('SIGTERM');
      await ended;
    }
    rmSync(this.#home, { recursive: true, force: true });
  }

  #names(): string[] {
    const folder = join(this.#home, 'mails', 'new');
    return existsSync(folder) ? readdirSync(folder) : [];
  }
}

/** Whether an OpenSMTPD answers on the socket for its administration. */
async function runs(): Promise<boolean> {
  const socket = connect(SOCKET);
  return new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).finally(() => socket.destroy());
}
