import type { ProblemError } from '../http/problem.js';
import type { Desk } from './desk.js';
import type { Origins } from './origins.js';

/** Where all addresses of the newsletter are. */
export const NEWSLETTER_ROOT = '/v1/newsletter';
/** Largest body, in bytes. */
export const MAX_BODY = 16 * 1024;

/** One request. */
export interface Ask {
  desk: Desk;
  origins: Origins;
  request: Request;
  url: URL;
  /** The part of the address in braces; empty where there is none. */
  token: string;
  /** Under which address the client is counted. */
  client: string;
  /** Absolute address of a path below the root. */
  address: (path: string) => string;
}

export type Handler = (ask: Ask) => Response | Promise<Response>;

/** An address and what it answers. GET changes nothing, ever: programs that look into mails ask for every address in them. */
export interface NewsletterRoute {
  /** Below the root, for example `/confirm/{token}`. */
  path: string;
  GET?: Handler;
  POST?: Handler;
  /** A page for people: its errors are pages too. */
  page?: (error: ProblemError, ask: Pick<Ask, 'request' | 'url'>) => Response | Promise<Response>;
  /** Its GET asks the store nothing. */
  light?: boolean;
}

/** A JSON answer. Its common headers come with every answer of its route. */
export const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
