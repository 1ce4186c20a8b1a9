import { z, type RouteConfig } from '@hono/zod-openapi';
import type { Problem } from '@seesac/contract';
import type { MailOffice } from '../mail/office.js';
import type { NewsDesk } from '../news/desk.js';
import type { Store } from '../store/store.js';
import type { AuditActor } from '../store/audit.js';
import type { Scope } from '../store/keys.js';
import type { Desk } from './desk.js';
import type { Caller, KeyRing } from './key-ring.js';

/** What the routes work with while the store is open. */
export interface Office {
  store: Store;
  desk: Desk;
  news: NewsDesk;
  ring: KeyRing;
  clock: () => Date;
  /** Folder for files that are being received. */
  incoming: string;
  /** Largest file that is taken, in bytes. */
  importMaxBytes: number;
  /** The store answers nobody else while an import runs (PGlite). */
  exclusive: boolean;
  /** Subscribers, digests and mails; a text says why there is none. */
  mail: MailOffice | string;
}

/** One request, as far as a route needs it: read, checked and allowed. */
export interface Ask<Q = unknown, B = unknown> {
  office: Office;
  request: Request;
  caller: Caller;
  /** For the audit log. */
  by: AuditActor;
  /** The part of the address in braces; empty where there is none. */
  id: string;
  query: Q;
  body: B;
}

/** Logs what went wrong after the head of an answer was sent, and gives the problem that the body then ends with. */
export type Fail = (error: unknown) => Problem;

export type Method = 'get' | 'post' | 'patch' | 'delete';

/** A route that describes itself: what it needs, what it takes and what it answers. */
export interface AdminRoute<Q = unknown, B = unknown> {
  method: Method;
  /** Below the root of the admin routes, for example `/keys/{id}`. */
  path: string;
  operationId: string;
  tag: 'Data' | 'Releases' | 'Keys' | 'Audit log' | 'Backup' | 'News' | 'Newsletter';
  summary: string;
  description?: string;
  /** Scopes that the key must have, all of them. */
  scopes: readonly Scope[];
  /** What it is called in the audit log. Routes that change nothing have no name. */
  action?: string;
  /** What `{id}` looks like; another one is not found. */
  id?: { pattern: RegExp; description: string; example: string };
  query?: z.ZodType<Q>;
  /** A JSON body. Routes that take a file read it themselves. */
  body?: z.ZodType<B>;
  /** In OpenAPI's words, where the body is no JSON. */
  file?: { description: string };
  responses: RouteConfig['responses'];
  handle: (ask: Ask<Q, B>, fail: Fail) => Promise<Response>;
}

/** Keeps the types of query and body between their schemas and the handler. */
export const route = <Q, B>(definition: AdminRoute<Q, B>): AdminRoute => definition as unknown as AdminRoute;

/** Of every answer: never stored, never framed, and nothing that lets another origin read it. */
export const ADMIN_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** A JSON answer. */
export const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { ...headers, 'Content-Type': 'application/json' } });

/** A JSON answer in OpenAPI's words. */
export const answer = (description: string, schema: z.ZodType) => ({ description, content: { 'application/json': { schema } } });

/** Neither a control character nor a mark that reorders text. */
const ONE_LINE = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u;

/** A text of a person: trimmed, on one line, without control characters and marks that reorder text. */
export const words = (most: number) => z.string({ error: 'must be a text' }).trim()
  .min(1, 'must not be empty')
  .max(most, `must have at most ${most} characters`)
  .regex(ONE_LINE, 'must be one line of text without control characters')
  .openapi({ pattern: ONE_LINE.source });
