import type { Topic } from '@seesac/contract';
import type { ExportFormat } from '../mail/export.js';
import type { BounceAnswer, DigestPreview, MailDesk, MailStatus, SuppressionAnswer } from '../mail/office.js';
import type { DigestDocument, DigestRecord } from '../store/digests.js';
import type { SubscriberCounts, SubscriberFile, SubscriberFilter } from '../store/subscribers-admin.js';

/** How a running service is asked. Rejects with RefusedError where it refuses. */
export interface Asking {
  json<T>(method: string, path: string, body?: { json?: unknown; bytes?: Uint8Array }): Promise<T>;
  text(path: string): Promise<AsyncIterable<string>>;
}

/** The desk for mails of a running service, by its admin routes. Who asks is the key of the command. */
export class RemoteMailDesk implements MailDesk {
  readonly #ask: Asking;

  constructor(ask: Asking) {
    this.#ask = ask;
  }

  status(): Promise<MailStatus> {
    return this.#ask.json('GET', '/mail');
  }

  bounce(bytes: Uint8Array): Promise<BounceAnswer> {
    return this.#ask.json('POST', '/mail/bounces', { bytes });
  }

  async counts(): Promise<SubscriberCounts> {
    return (await this.#ask.json<{ meta: SubscriberCounts }>('GET', '/subscribers?limit=1')).meta;
  }

  export(format: ExportFormat, { state, topic }: SubscriberFilter): Promise<AsyncIterable<string>> {
    return this.#ask.text(`/subscribers.csv?${new URLSearchParams({ format, ...(state !== undefined && { state }), ...(topic !== undefined && { topic }) })}`);
  }

  find(email: string): Promise<SubscriberFile> {
    return this.#ask.json('POST', '/subscribers/search', { json: { email } });
  }

  async erase(id: string): Promise<void> {
    await this.#ask.json('DELETE', `/subscribers/${id}`);
  }

  suppress(email: string): Promise<SuppressionAnswer> {
    return this.#ask.json('POST', '/suppressions', { json: { email } });
  }

  unsuppress(email: string): Promise<SuppressionAnswer> {
    return this.#ask.json('POST', '/suppressions/removal', { json: { email } });
  }

  async digests(): Promise<DigestRecord[]> {
    return (await this.#ask.json<{ data: DigestRecord[] }>('GET', '/digests')).data;
  }

  createDigest(topic: Topic, { slugs, texts }: DigestDocument): Promise<DigestRecord> {
    return this.#digest('/digests', { topic, news: slugs, texts });
  }

  preview(id: string): Promise<DigestPreview> {
    return this.#ask.json('GET', `/digests/${id}/preview`);
  }

  async testDigest(id: string, email: string, lang: string): Promise<void> {
    await this.#ask.json('POST', `/digests/${id}/test`, { json: { email, lang } });
  }

  scheduleDigest(id: string, at: Date | null): Promise<DigestRecord> {
    return this.#digest(`/digests/${id}/schedule`, at === null ? {} : { at: at.toISOString() });
  }

  cancelDigest(id: string): Promise<DigestRecord> {
    return this.#digest(`/digests/${id}/cancellation`);
  }

  async #digest(path: string, json?: unknown): Promise<DigestRecord> {
    return (await this.#ask.json<{ data: DigestRecord }>('POST', path, json === undefined ? {} : { json })).data;
  }
}
