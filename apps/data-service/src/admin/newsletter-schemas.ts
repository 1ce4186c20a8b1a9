import { z } from '@hono/zod-openapi';
import { LANGUAGES, NEWS_SLUG, TOPICS } from '@seesac/contract';
import { SUBSCRIBER_STATES } from '../store/subscribers-admin.js';
import { problem } from './schemas.js';

export { problem };

// Requests about subscribers and digests are read by these schemas; answers are described by them.

const instant = z.string().openapi({ format: 'date-time', example: '2025-02-13T06:00:00.000Z' });
const count = z.int();

export const SUBSCRIBER = { pattern: /^[0-9a-f]{32}$/, description: 'Identifier of a subscriber.', example: '4f0c2a51be724f0c2a51be724f0c2a51' };
export const DIGEST = { pattern: /^[0-9a-f]{12}$/, description: 'Identifier of a digest.', example: '3f9c0a51be72' };

export const Subscriber = z.object({
  id: z.string(), email: z.string(), state: z.enum(SUBSCRIBER_STATES), lang: z.string(), topics: z.array(z.enum(TOPICS)), createdAt: instant, confirmedAt: instant.nullable(),
  endedAt: instant.nullable(),
}).openapi('Subscriber');
export const SubscriberCounts = z.object({
  states: z.object({ pending: count, confirmed: count, ended: count, bounced: count }), topics: z.object({ news: count, monitor: count }), suppressed: count,
}).openapi('SubscriberCounts', { description: '`topics` counts confirmed subscribers.' });
const Mail = z.object({
  id: z.string(), kind: z.enum(['confirmation', 'digest', 'test']), email: z.string(), subscriber: z.string().nullable(), digest: z.string().nullable(),
  state: z.enum(['waiting', 'sent', 'dead']), attempts: count, createdAt: instant, dueAt: instant, endedAt: instant.nullable(), lastError: z.string().nullable(),
}).openapi('Mail', { description: 'A mail without its text. `dead`: given up, `lastError` says why.' });
const Consent = z.object({
  at: instant, event: z.string(), method: z.string(), textId: z.string().nullable(), textSha256: z.string().nullable(), lang: z.string().nullable(), topics: z.string().nullable(),
  page: z.string().nullable(), widget: z.string().nullable(), network: z.string().nullable(),
}).openapi('ConsentEvent', { description: 'What was agreed to, asked for or taken back, by which text, where and how (GDPR article 7 (1)).' });
export const SubscriberFile = z.object({
  subscriber: Subscriber, consents: z.array(Consent), mails: z.array(Mail),
  bounces: z.array(z.object({ mail: z.string(), kind: z.enum(['hard', 'soft', 'complaint']), status: z.string().nullable(), at: instant })),
}).openapi('SubscriberFile');
export const SuppressionAnswer = z.object({ suppressed: z.boolean(), changed: z.boolean(), reason: z.enum(['erased', 'bounced', 'complaint', 'admin']).nullable() })
  .openapi('SuppressionAnswer');
export const MailStatus = z.object({
  transport: z.string().openapi({ description: '`smtp`, or the folder that mails land in.' }),
  outbox: z.object({ waiting: count, late: count, oldest: instant.nullable(), sentInHour: count, dead: count })
    .openapi({ description: '`late` were tried at least once without success; `oldest` is when the longest waiting one was asked for.' }),
  dead: z.array(Mail),
}).openapi('MailStatus');
export const BounceAnswer = z.object({
  outcome: z.enum(['unreadable', 'unknown', 'known', 'counted', 'suppressed', 'unsubscribed']), kind: z.enum(['hard', 'soft', 'complaint']).nullable(), status: z.string().nullable(),
}).openapi('BounceAnswer', { description: '`unreadable`: it is no such report; `unknown`: it is about no mail of ours; `known`: it was handed in before.' });

const digestText = z.strictObject({
  subject: z.string({ error: 'must be a text' }).trim().min(1, 'must not be empty').max(150, 'must have at most 150 characters').regex(/^\P{Cc}*$/u, 'must be one line')
    .openapi({ pattern: '^\\P{Cc}*$' }),
  intro: z.string({ error: 'must be a text' }).max(5_000, 'must have at most 5000 characters').optional().openapi({ description: 'Plain text. Empty lines part paragraphs.' }),
});
export const NewDigest = z.strictObject({
  topic: z.enum(TOPICS, { error: `must be one of ${TOPICS.join(', ')}` }).default('news').openapi({ description: 'Whoever subscribed to it is sent the digest.' }),
  news: z.array(z.string().regex(NEWS_SLUG, 'must be the slug of an item'), { error: 'must be a list of slugs' }).min(1, 'must have at least one item').max(20, 'must have at most 20 items')
    .refine((list) => new Set(list).size === list.length, 'must not repeat an item')
    .openapi({ description: 'Slugs of the news, in their order. Each reader is shown an item in his language where it is there in it.' }),
  texts: z.strictObject({ en: digestText, sq: digestText.optional(), 'sr-Latn': digestText.optional(), 'sr-Cyrl': digestText.optional() })
    .openapi({ description: 'English is for every language without a text of its own.' }),
});
export const Digest = z.object({
  id: z.string(), topic: z.enum(TOPICS), document: z.object({ slugs: z.array(z.string()), texts: z.record(z.string(), z.object({ subject: z.string(), intro: z.string().optional() })) }),
  state: z.enum(['draft', 'scheduled', 'sending', 'sent', 'cancelled']), createdAt: instant, scheduledAt: instant.nullable(), startedAt: instant.nullable(), endedAt: instant.nullable(),
  mails: z.object({ queued: count, waiting: count, sent: count, dead: count }),
}).openapi('Digest');
const Preview = z.object({ subject: z.string(), text: z.string(), html: z.string() });
export const DigestPreview = z.object({ en: Preview, sq: Preview, 'sr-Latn': Preview, 'sr-Cyrl': Preview }).openapi('DigestPreview', { description: 'The mail in each language, as a test mail has it.' });
export const TestMail = z.strictObject({
  email: z.string({ error: 'must be a text' }).max(320, 'must be an e-mail address').openapi({ example: 'editor@example.org' }),
  lang: z.enum(LANGUAGES, { error: `must be one of ${LANGUAGES.join(', ')}` }).default('en'),
});
export const Schedule = z.strictObject({
  at: z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-01-31T09:00:00Z' }).optional().openapi({ description: 'Left out: now.' }),
});
