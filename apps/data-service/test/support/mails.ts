import type { Composed } from '../../src/mail/compose.ts';
import type { Outgoing, Sender } from '../../src/mail/transport.ts';

export const SENDER: Sender = { from: 'SEESAC news <newsletter@example.org>', bounces: undefined, dkim: undefined };
export const CONTENT: Composed = { lang: 'en', subject: 'A subject', text: 'A text\n', html: '<p>A text</p>', unsubscribe: 'https://example.org/v1/newsletter/unsubscribe/t' };
/** The identifier of the n-th row. */
export const row = (n: number): string => n.toString(16).padStart(32, '0');
export const outgoing = (n: number, more: Partial<Outgoing> = {}): Outgoing =>
  ({ id: row(n), to: `reader${n}@example.org`, date: new Date('2025-02-13T12:00:00Z'), isBulk: true, content: CONTENT, ...more });
