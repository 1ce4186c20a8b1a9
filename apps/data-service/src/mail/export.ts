import type { SubscriberRecord } from '../store/subscribers-admin.js';

/** Forms of the list of subscribers: our own, and the one that listmonk and tools like it import. */
export const EXPORT_FORMATS = ['csv', 'listmonk'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A cell that no spreadsheet takes for a formula, and that is quoted where it must be. */
export function cell(value: string): string {
  const safe = /^["'\s]*[=+\-@\t\r\0]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const row = (cells: readonly string[]) => `${cells.map(cell).join(',')}\r\n`;
const COLUMNS = ['email', 'state', 'lang', 'topics', 'created_at', 'confirmed_at', 'ended_at'] as const;

/** The lines of a file of subscribers, page by page. Names are never asked for, so the column of listmonk has none. */
export async function* exportLines(format: ExportFormat, pages: AsyncIterable<readonly SubscriberRecord[]>): AsyncGenerator<string> {
  yield row(format === 'csv' ? COLUMNS : ['email', 'name', 'attributes']);
  for await (const page of pages) {
    yield page.map(({ email, state, lang, topics, createdAt, confirmedAt, endedAt }) => (format === 'csv'
      ? row([email, state, lang, topics.join(' '), createdAt, confirmedAt ?? '', endedAt ?? ''])
      : row([email, '', JSON.stringify({ lang, topics })]))).join('');
  }
}
