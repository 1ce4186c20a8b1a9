import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import { createGunzip } from 'node:zlib';
import { pipeline, type Readable } from 'node:stream';
import { isPublicAddress } from './address.js';

/** Why something was not fetched. `rule` names it for a program. */
export class FetchError extends Error {
  override name = 'FetchError';
  readonly rule: string;

  constructor(rule: string, message: string) {
    super(message);
    this.rule = rule;
  }
}

export interface FetchOptions {
  /** Most bytes, also after they were unpacked. */
  most: number;
  /** Milliseconds for everything, redirects and body included. */
  deadline?: number;
  /** What is asked for, as the header has it. */
  accept: string;
}
/** What a test puts in place of the network. */
export interface Wires {
  /** All addresses of a name. */
  resolve?: (hostname: string) => Promise<readonly string[]>;
  /** Whether a fetch may go to an address; whoever allows loopback here tests. */
  allows?: (address: string) => boolean;
  /** Opens a connection. */
  connect?: (to: Destination) => Socket;
}
/** `servername` where the connection is to be secure and goes to a name; `isSecure` also where it goes to an address. */
export interface Destination { host: string; port: number; isSecure: boolean; servername?: string }

export interface Fetched { bytes: Uint8Array; type: string; charset?: string; /** After redirects. */ url: string }

const DEADLINE = 10_000;
const MAX_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];
const USER_AGENT = 'seesac-data (news import)';

/**
 * Fetches a document from the public internet and from nowhere else: http and https; a name is resolved once, every address of it must be public, and the connection goes
 * to the one that was looked at, so no second answer of a name server can take its place. Each redirect is looked at in the same way, three at most. Reads at most `most`
 * bytes, packed or not. Nothing is sent but the question.
 */
export class GuardedFetch {
  readonly #wires: Required<Wires>;

  constructor({ resolve = resolveAll, allows = isPublicAddress, connect = connectTo }: Wires = {}) {
    this.#wires = { resolve, allows, connect };
  }

  /** Rejects with {@link FetchError}. */
  async fetch(address: string, { most, deadline = DEADLINE, accept }: FetchOptions): Promise<Fetched> {
    const limit = new AbortController();
    const { signal } = limit;
    const timer = setTimeout(() => limit.abort(), deadline);
    try {
      let url = urlOf(address);
      for (let hop = 0; ; hop += 1) {
        const response = await this.#ask(url, accept, signal);
        const { statusCode = 0, headers } = response;
        if (!REDIRECTS.includes(statusCode)) return { ...(await this.#read(response, statusCode, most, signal)), url: url.href };
        response.destroy();
        if (hop === MAX_REDIRECTS) throw new FetchError('redirects', `${address} leads on more than ${MAX_REDIRECTS} times`);
        if (headers.location === undefined || !URL.canParse(headers.location, url.href)) throw new FetchError('redirects', `${url.host} leads on to no address`);
        url = urlOf(new URL(headers.location, url).href);
      }
    } catch (error) {
      if (error instanceof FetchError) throw error;
      if (signal.aborted) throw new FetchError('deadline', `nothing whole came within ${deadline / 1_000} s`);
      throw new FetchError('network', `it could not be fetched: ${(error as Error).message}`);
    } finally {
      clearTimeout(timer);
    }
  }

  async #ask(url: URL, accept: string, signal: AbortSignal): Promise<IncomingMessage> {
    const hostname = url.hostname.replace(/^\[|\]$/g, '');
    const address = await abortable(this.#addressOf(hostname), signal);
    const isSecure = url.protocol === 'https:';
    const to: Destination = { host: address, port: Number(url.port) || (isSecure ? 443 : 80), isSecure, ...(isSecure && isIP(hostname) === 0 && { servername: hostname }) };
    return new Promise((resolve, reject) => {
      const asked = (isSecure ? httpsRequest : httpRequest)({
        host: to.host, port: to.port, path: `${url.pathname}${url.search}`, method: 'GET', signal, maxHeaderSize: 16_384,
        // without an agent, which would make a connection of its own
        createConnection: () => this.#wires.connect(to),
        headers: { host: url.host, accept, 'accept-encoding': 'gzip, identity;q=0.5', 'user-agent': USER_AGENT, connection: 'close' },
      });
      asked.once('response', resolve).once('error', reject).end();
    });
  }

  /** The address that is connected to. One that is not public refuses the name, whatever others it has. */
  async #addressOf(hostname: string): Promise<string> {
    const { resolve, allows } = this.#wires;
    const addresses = isIP(hostname) ? [hostname] : await resolve(hostname).catch((error: NodeJS.ErrnoException) => {
      throw new FetchError('name', `there is no address of ${hostname} (${error.code ?? error.message})`);
    });
    const [first] = addresses;
    if (first === undefined) throw new FetchError('name', `there is no address of ${hostname}`);
    if (!addresses.every((address) => allows(address))) throw new FetchError('address', `${hostname} is not on the public internet: nothing is fetched from there`);
    return first;
  }

  async #read(response: IncomingMessage, status: number, most: number, signal: AbortSignal): Promise<Omit<Fetched, 'url'>> {
    const { headers } = response;
    try {
      if (status !== 200) throw new FetchError('status', `the server answered ${status}${status === 503 || status === 429 ? ': try again later' : ''}`);
      const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
      if (!['identity', 'gzip', 'x-gzip', ''].includes(encoding)) throw new FetchError('encoding', 'the server packed its answer in a way that was not asked for');
      if (Number(headers['content-length'] ?? 0) > most) throw tooLarge(most);
      const isPacked = encoding.endsWith('gzip');
      const bytes = await readAtMost(isPacked ? pipeline(counted(response, most), createGunzip(), () => {}) : response, most, signal);
      const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim());
      const charset = parameters.map((part) => /^charset\s*=\s*"?([\w.:-]{1,40})"?$/i.exec(part)?.[1]).find(Boolean);
      return { bytes, type: type.toLowerCase(), ...(charset !== undefined && { charset }) };
    } finally {
      response.destroy();
    }
  }
}

const tooLarge = (most: number) => new FetchError('too-large', `it has more than ${most} bytes`);

async function* counted(source: Readable, most: number): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) throw tooLarge(most);
    yield chunk;
  }
}

async function readAtMost(source: AsyncIterable<Buffer> & { destroy?: () => void }, most: number, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  const stop = () => source.destroy?.();
  signal.addEventListener('abort', stop);
  try {
    for await (const chunk of source) {
      length += chunk.length;
      if (length > most) throw tooLarge(most);
      chunks.push(chunk);
    }
    signal.throwIfAborted();
    return Buffer.concat(chunks, length);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/** What may be asked for at all: http or https, no user in it. */
function urlOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new FetchError('scheme', `only http and https addresses are fetched, not "${address.slice(0, 100)}"`);
  if (url.username || url.password) throw new FetchError('scheme', 'an address with a user in it is not fetched');
  return url;
}

const connectTo = ({ host, port, isSecure, servername }: Destination): Socket =>
  (isSecure ? connectSecure({ host, port, ...(servername !== undefined && { servername }) }) : connectPlain({ host, port }));

async function resolveAll(hostname: string): Promise<string[]> {
  return (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);
}

const abortable = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => Promise.race([
  work,
  new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  }),
]);
