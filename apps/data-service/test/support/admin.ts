import assert from 'node:assert/strict';
import { ADMIN_ROUTES } from '../../src/admin/admin.ts';
import { adminDocument } from '../../src/admin/openapi.ts';
import type { Scope } from '../../src/store/keys.ts';
import { startService, type Service } from '../../src/server.ts';
import { seesacData } from './command.ts';
import { mismatches, type Schema } from '../routes-schema-check.ts';
import { configOf, environment } from './data-dir.ts';

const DOCUMENT = JSON.parse(adminDocument(ADMIN_ROUTES, 'http://x.test')) as Schema;

/** An answer of the admin routes, read. */
export interface Answered<T = Record<string, unknown>> { status: number; headers: Headers; body: T; text: string }

interface Asked { key?: string | null; body?: unknown; headers?: Record<string, string>; raw?: RequestInit['body'] }

/** A running service and a key with all scopes for its admin routes. */
export class AdminHarness {
  readonly service: Service;
  readonly key: string;
  readonly log: Record<string, unknown>[];
  now: Date;

  constructor(service: Service, key: string, log: Record<string, unknown>[], now: { value: Date }) {
    this.service = service;
    this.key = key;
    this.log = log;
    this.#now = now;
    this.now = now.value;
  }
  readonly #now: { value: Date };

  /** Moves the clock of the service. */
  setNow(instant: string): void {
    this.#now.value = this.now = new Date(instant);
  }

  get origin(): string {
    return `http://127.0.0.1:${this.service.port}`;
  }

  /** Asks an admin route; `key: null` sends none. */
  async ask<T = Record<string, unknown>>(method: string, path: string, { key = this.key, body, headers = {}, raw }: Asked = {}): Promise<Answered<T>> {
    const response = await fetch(`${this.origin}/v1/admin${path}`, {
      method,
      headers: {
        connection: 'close', ...(key !== null && { authorization: `Bearer ${key}` }), ...(body !== undefined && { 'content-type': 'application/json' }), ...headers,
      },
      ...(body !== undefined ? { body: JSON.stringify(body) } : raw !== undefined ? { body: raw, ...(raw instanceof ReadableStream && { duplex: 'half' }) } : {}),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json') && !response.headers.get('content-type')!.includes('ndjson');
    const answered = (isJson && text ? JSON.parse(text) : {}) as T;
    if (isJson && text) this.#conforms(method, path, response, answered);
    return { status: response.status, headers: response.headers, text, body: answered };
  }

  /** Every answer of a route is one that the OpenAPI document declares for it. */
  #conforms(method: string, path: string, { status, headers }: Response, body: unknown): void {
    const address = path.split('?', 1)[0]!;
    const found = ADMIN_ROUTES.find((route) => route.method.toUpperCase() === method && new RegExp(`^${route.path.replace('{id}', '[^/]+')}$`).test(address));
    if (!found || (status === 404 && !found.id)) return;
    const answer = DOCUMENT['paths'][`/v1/admin${found.path}`][found.method].responses[status] as Schema | undefined;
    assert.ok(answer, `${method} ${address} answers ${status}, which is not declared`);
    const content = (answer['content'] as Schema)[headers.get('content-type')!] as { schema: Schema } | undefined;
    assert.ok(content, `${method} ${address} answers ${status} as ${headers.get('content-type')}, which is not declared`);
    assert.deepEqual(mismatches(DOCUMENT, content.schema, body), [], `${method} ${address} ${status}`);
  }

  /** A public address, as JSON. */
  async read<T>(path: string): Promise<{ status: number; body: T }> {
    const response = await fetch(`${this.origin}${path}`, { headers: { connection: 'close' } });
    return { status: response.status, body: (await response.json()) as T };
  }

  async keyWith(scopes: Scope[], more: Record<string, unknown> = {}): Promise<{ key: string; id: string }> {
    const { status, body, text } = await this.ask<{ key: string; data: { id: string } }>('POST', '/keys', { body: { label: 'test job', scopes, ...more } });
    if (status !== 201) throw new Error(`no key: ${text}`);
    return { key: body.key, id: body.data.id };
  }

  import(text: string, query = ''): Promise<Answered> {
    return this.ask('POST', `/imports?name=day.jsonl${query}`, { raw: text });
  }

  stop(): Promise<void> {
    return this.service.stop();
  }
}

/** Starts a service on a directory, with a clock that the test moves. */
export async function startAdmin(dataDir: string, more: Record<string, string> = {}): Promise<AdminHarness> {
  const env = environment(dataDir, more);
  const made = await seesacData(['keys', 'create', '--label', 'tests', '--scopes', 'all', '--json'], env);
  if (made.code !== 0) throw new Error(made.err);
  const { key } = JSON.parse(made.out) as { key: string };
  const config = configOf(dataDir, more);
  const now = { value: config.clock() };
  const log: Record<string, unknown>[] = [];
  const service = await startService({ ...config, clock: () => now.value }, { log: (entry) => log.push(entry), grace: { idle: 0, hard: 1_000 }, poll: 500 });
  await service.settled;
  return new AdminHarness(service, key, log, now);
}
