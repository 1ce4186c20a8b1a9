import { createReadStream, createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { request as ask, type IncomingMessage } from 'node:http';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { Incident, Problem, Release } from '@seesac/contract';
import type { Control } from '../admin/control.js';
import type { Edited } from '../admin/desk.js';
import type { Edit } from '../admin/edit.js';
import { RefusedError, type Refusal } from '../admin/errors.js';
import type { ImportAnswer, ImportStep } from '../admin/import-file.js';
import type { MadeKey } from '../admin/key-desk.js';
import type { ImportReport } from '../import/index.js';
import { linesOf } from '../lines.js';
import type { NewsImportAnswer, NewsImportRequest, NewsOrigin, NewsReport } from '../news/import.js';
import type { MailDesk } from '../mail/office.js';
import type { KeyRecord, Scope } from '../store/keys.js';
import type { DataDesk, FileRequest } from './data-desk.js';
import { RemoteMailDesk } from './remote-mail.js';

/** Milliseconds between tries while the service opens its store, and how many. */
const OPENING = { wait: 500, tries: 240 };
const KIND_OF: Readonly<Record<number, Refusal>> = { 404: 'not-found', 409: 'conflict', 422: 'rules' };

type ProblemAnswer = Problem & { report?: ImportReport } & Record<string, unknown>;
interface Body { json?: unknown; file?: { path: string; head: string }; bytes?: Uint8Array }

/** Asks the service that runs on the data directory, by its admin routes on this host. */
export class RemoteDesk implements DataDesk {
  readonly #control: Control;

  constructor(control: Control) {
    this.#control = control;
  }

  async import(path: string, { mapping, encoding, reason, skipRejected, complete }: FileRequest, onStep: (step: ImportStep) => void): Promise<ImportAnswer> {
    await access(path);
    const query = new URLSearchParams({
      name: nameOf(path), reason, 'skip-rejected': String(skipRejected), complete: String(complete), ...(encoding !== undefined && { encoding }), ...(mapping && { mapping: 'inline' }),
    });
    const head = mapping ? `${JSON.stringify(JSON.parse(mapping.json))}\n` : '';
    const answer = await this.#send('POST', `/imports?${query}`, { file: { path, head } }, 'application/x-ndjson');
    if (answer.statusCode !== 200) throw problemError(JSON.parse(await text(answer)) as ProblemAnswer);
    for await (const line of linesOf(answer)) {
      const { progress, problem, ...done } = JSON.parse(line) as { progress?: ImportStep; problem?: ProblemAnswer } & Omit<ImportAnswer, 'refusal'>;
      if (progress) onStep(progress);
      else if (problem?.report) return { report: problem.report, result: null, refusal: (problem.detail ?? problem.title).replace('skip-rejected=true', '--skip-rejected') };
      else if (problem) throw problemError(problem);
      else return { ...done, refusal: null };
    }
    throw new Error('the service ended before the import was done: look into its log, then run the import again');
  }

  async importNews(origin: NewsOrigin, { name, lang, encoding, status, pictures }: NewsImportRequest): Promise<NewsImportAnswer> {
    const how = { ...(lang !== undefined && { lang }), ...(status !== undefined && { status }) };
    const query = new URLSearchParams({ ...how, name: nameOf(name), pictures: String(pictures ?? false), ...(encoding !== undefined && { encoding }) });
    const answer = await ('url' in origin
      ? this.#send('POST', '/news/fetches', { json: { ...how, url: origin.url, pictures } })
      : this.#send('POST', `/news/imports?${query}`, { bytes: origin.bytes }));
    const read = JSON.parse(await text(answer)) as Omit<NewsImportAnswer, 'refusal'> & ProblemAnswer & { report?: NewsReport };
    if (answer.statusCode === 422 && read.report) return { report: read.report, result: null, refusal: read.detail ?? read.title };
    if (answer.statusCode !== 200) throw problemError(read);
    return { report: read.report!, result: read.result, refusal: null };
  }

  async incident(id: string): Promise<Incident> {
    return (await this.#json<{ data: Incident }>('GET', `/incidents/${encodeURIComponent(id)}`)).data;
  }

  edit(id: string, { kind, ...json }: Edit): Promise<Edited> {
    const path = `/incidents/${encodeURIComponent(id)}`;
    return kind === 'correction' ? this.#json('PATCH', path, { json }) : this.#json('POST', `${path}/${kind}`, { json });
  }

  async release(name: string, note: string | undefined): Promise<Release> {
    return (await this.#json<{ data: Release }>('POST', '/releases', { json: { name, note } })).data;
  }

  async releases(): Promise<Release[]> {
    return (await this.#json<{ data: Release[] }>('GET', '/releases')).data;
  }

  async keys(): Promise<KeyRecord[]> {
    return (await this.#json<{ data: KeyRecord[] }>('GET', '/keys')).data;
  }

  createKey({ expires, ...want }: { label: string; scopes: readonly Scope[]; expires: Date | null }): Promise<MadeKey> {
    return this.#json('POST', '/keys', { json: { ...want, expires: expires?.toISOString() } });
  }

  rotateKey(id: string, { grace, expires }: { grace: number; expires: Date | null }): Promise<MadeKey> {
    return this.#json('POST', `/keys/${encodeURIComponent(id)}/rotation`, { json: { grace, expires: expires?.toISOString() } });
  }

  async revokeKey(id: string): Promise<KeyRecord> {
    return (await this.#json<{ data: KeyRecord }>('DELETE', `/keys/${encodeURIComponent(id)}`)).data;
  }

  async mail(): Promise<MailDesk> {
    return new RemoteMailDesk({
      json: (method, path, body) => this.#json(method, path, body),
      text: async (path) => {
        const answer = await this.#send('GET', path, {}, 'text/csv');
        if (answer.statusCode !== 200) throw problemError(JSON.parse(await text(answer)) as ProblemAnswer);
        return answer.setEncoding('utf8') as AsyncIterable<string>;
      },
    });
  }

  async backup(path: string): Promise<void> {
    const answer = await this.#send('GET', '/backup', {}, 'application/gzip');
    if (answer.statusCode !== 200) throw problemError(JSON.parse(await text(answer)) as ProblemAnswer);
    await pipeline(answer, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  }

  async close(): Promise<void> {}

  async #json<T>(method: string, path: string, body: Body = {}): Promise<T> {
    const answer = await this.#send(method, path, body);
    const read = JSON.parse(await text(answer)) as T & ProblemAnswer;
    if (answer.statusCode! >= 400) throw problemError(read);
    return read;
  }

  /** Sends a request, again while the service is still opening its store. A service that answers before it has all of a file may close the connection after it. */
  async #send(method: string, path: string, body: Body, accept = 'application/json'): Promise<IncomingMessage> {
    for (let tries = 1; ; tries += 1) {
      const answer = await this.#once(method, path, body, accept);
      if (answer.statusCode !== 503 || tries >= OPENING.tries) return answer;
      answer.resume();
      await delay(OPENING.wait);
    }
  }

  #once(method: string, path: string, { json, file, bytes }: Body, accept: string): Promise<IncomingMessage> {
    const { url, key, pid } = this.#control;
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${key}`, accept, connection: 'close', ...(json !== undefined && { 'content-type': 'application/json' }) };
      const sent = ask(`${url}/v1/admin${path}`, { method, headers }, resolve);
      sent.on('error', (error) => reject(new Error(`the service (process ${pid}) that has the data directory cannot be asked at ${url}: ${error.message}`)));
      if (file) pipeline(Readable.from(withHead(file)), sent).catch(reject);
      else sent.end(bytes ?? (json === undefined ? undefined : JSON.stringify(json)));
    });
  }
}

async function* withHead({ path, head }: { path: string; head: string }) {
  if (head) yield Buffer.from(head);
  yield* createReadStream(path) as AsyncIterable<Buffer>;
}

/** The name that the report has, as far as the routes take it: its ending tells the format. */
function nameOf(path: string): string {
  const name = basename(path).replace(/[^\p{L}\p{N} ._()+-]/gu, '_').replace(/^\.+/, '');
  return name.length > 120 ? name.slice(-120).replace(/^\.+/, '') : name || 'import';
}

function problemError({ status, title, detail, type: _type, requestId: _id, errors: _errors, ...more }: ProblemAnswer): Error {
  const kind = KIND_OF[status];
  return kind ? new RefusedError(kind, detail ?? title, more) : new Error(detail ?? title);
}
