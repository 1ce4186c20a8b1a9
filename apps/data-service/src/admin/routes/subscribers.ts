import { z } from '@hono/zod-openapi';
import { TOPICS, type Topic } from '@seesac/contract';
import { ProblemError } from '../../http/problem.js';
import { EXPORT_FORMATS } from '../../mail/export.js';
import { MAX_REPORT } from '../../mail/bounce.js';
import type { MailOffice } from '../../mail/office.js';
import { SUBSCRIBER_STATES } from '../../store/subscribers-admin.js';
import { chunks } from '../body.js';
import { answer, json, route, type AdminRoute, type Office } from '../route.js';
import { BounceAnswer, MailStatus, problem, SUBSCRIBER, Subscriber, SubscriberCounts, SubscriberFile, SuppressionAnswer } from '../newsletter-schemas.js';

/** The desk for mails. Throws ProblemError 503 where there is none. */
export function mailOf({ mail }: Office): MailOffice {
  if (typeof mail === 'string') throw new ProblemError(503, { detail: mail, headers: { 'Retry-After': '60' } });
  return mail;
}

const state = z.enum(SUBSCRIBER_STATES, { error: `must be one of ${SUBSCRIBER_STATES.join(', ')}` }).optional();
const topic = z.enum(TOPICS, { error: `must be one of ${TOPICS.join(', ')}` }).optional();
const filter = { state, topic };
const limit = z.string().regex(/^(?:[1-9]\d{0,2}|1000)$/, 'must be a whole number from 1 to 1000').default('100').openapi({ description: 'How many, at most 1000.' });
const email = z.string({ error: 'must be a text' }).min(3, 'must be an e-mail address').max(320, 'must be an e-mail address')
  .openapi({ description: 'In the body and never in the address, so that no log has it.', example: 'reader@example.org' });
const listQuery = z.strictObject({
  ...filter, limit, after: z.string().regex(SUBSCRIBER.pattern, 'must be the identifier of a subscriber').optional().openapi({ description: 'The last one of the page before.' }),
});
const exportQuery = z.strictObject({
  ...filter, format: z.enum(EXPORT_FORMATS, { error: `must be one of ${EXPORT_FORMATS.join(', ')}` }).default('csv')
    .openapi({ description: '`listmonk`: the columns email, name and attributes, which listmonk and tools like it import.' }),
});
type ListQuery = { state?: (typeof SUBSCRIBER_STATES)[number]; topic?: Topic; limit: string; after?: string };

function csv(lines: AsyncIterable<string>, name: string): Response {
  const encoder = new TextEncoder();
  const iterator = lines[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` } });
}

export const subscriberRoutes: readonly AdminRoute[] = [
  route({
    method: 'get', path: '/subscribers', operationId: 'listSubscribers', tag: 'Newsletter', scopes: ['subscribers'],
    summary: 'Subscribers, and how many there are',
    description: '`next` is the address of the next page, where there is one.',
    query: listQuery,
    responses: { 200: answer('A page of subscribers', z.object({ data: z.array(Subscriber), meta: SubscriberCounts, links: z.object({ next: z.string().optional() }) }).openapi('SubscriberList')) },
    async handle({ office, query }) {
      const { limit: most, after, ...by } = query as ListQuery;
      const mail = mailOf(office);
      const data = await mail.page(by, { limit: Number(most), after });
      const next = data.length < Number(most) ? undefined
        : `/v1/admin/subscribers?${new URLSearchParams({ ...by, limit: most, after: data.at(-1)!.id })}`;
      return json({ data, meta: await mail.counts(), links: next === undefined ? {} : { next } });
    },
  }),
  route({
    method: 'get', path: '/subscribers.csv', operationId: 'exportSubscribers', tag: 'Newsletter', scopes: ['subscribers'], action: 'subscriber.export',
    summary: 'Subscribers as a file',
    description: 'For the tool that sends. `state=confirmed` gives those who may be written to. No cell is taken for a formula by a spreadsheet.',
    query: exportQuery,
    responses: { 200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } } },
    async handle({ office, query: { format, ...by }, by: actor }) {
      return csv(await mailOf(office).export(format, by, actor), `subscribers-${office.clock().toISOString().slice(0, 10)}.csv`);
    },
  }),
  route({
    method: 'post', path: '/subscribers/search', operationId: 'findSubscriber', tag: 'Newsletter', scopes: ['subscribers'],
    summary: 'Everything that is known of the subscriber with an address',
    body: z.strictObject({ email }),
    responses: { 200: answer('The subscriber', SubscriberFile), 404: problem('There is none'), 422: problem('It is no address') },
    async handle({ office, body }) {
      return json(await mailOf(office).find(body.email));
    },
  }),
  route({
    method: 'get', path: '/subscribers/{id}', operationId: 'readSubscriber', tag: 'Newsletter', scopes: ['subscribers'], id: SUBSCRIBER,
    summary: 'Everything that is known of a subscriber',
    description: 'What a person may ask for (GDPR article 15): the record of consents, mails of the last days and mails that came back among it.',
    responses: { 200: answer('The subscriber', SubscriberFile) },
    async handle({ office, id }) {
      return json(await mailOf(office).file(id));
    },
  }),
  route({
    method: 'delete', path: '/subscribers/{id}', operationId: 'eraseSubscriber', tag: 'Newsletter', scopes: ['subscribers'], action: 'subscriber.erase', id: SUBSCRIBER,
    summary: 'Erase a subscriber',
    description: 'Everything that is known of the person is removed. What is left is a keyed hash of the address, by which it is never written to again.',
    responses: { 200: answer('It is done', z.object({ erased: z.literal(true) }).openapi('Erased')) },
    async handle({ office, id, by }) {
      await mailOf(office).erase(id, by);
      return json({ erased: true });
    },
  }),
  route({
    method: 'post', path: '/suppressions', operationId: 'suppressAddress', tag: 'Newsletter', scopes: ['subscribers'], action: 'subscriber.suppress',
    summary: 'Never write to an address again',
    description: 'A subscription of it ends. The address itself is not kept.',
    body: z.strictObject({ email }),
    responses: { 200: answer('How it is now', SuppressionAnswer), 422: problem('It is no address') },
    async handle({ office, body, by }) {
      return json(await mailOf(office).suppress(body.email, by));
    },
  }),
  route({
    method: 'post', path: '/suppressions/removal', operationId: 'unsuppressAddress', tag: 'Newsletter', scopes: ['subscribers'], action: 'subscriber.unsuppress',
    summary: 'Take a suppression back',
    description: 'The address can sign up again. Nobody is subscribed by this.',
    body: z.strictObject({ email }),
    responses: { 200: answer('How it is now', SuppressionAnswer), 422: problem('It is no address') },
    async handle({ office, body, by }) {
      return json(await mailOf(office).unsuppress(body.email, by));
    },
  }),
  route({
    method: 'get', path: '/mail', operationId: 'mailStatus', tag: 'Newsletter', scopes: ['subscribers'],
    summary: 'How mails are: what waits, what was sent in the last hour, what was given up and why',
    responses: { 200: answer('The state', MailStatus) },
    async handle({ office }) {
      return json(await mailOf(office).status());
    },
  }),
  route({
    method: 'post', path: '/mail/bounces', operationId: 'reportBounce', tag: 'Newsletter', scopes: ['subscribers'],
    summary: 'Hand in a mail that came back',
    description: 'A report of non-delivery (RFC 3464) or a complaint (RFC 5965), whole and as it arrived. A lasting failure (5.x.x) ends the subscription at once, a '
      + 'passing one (4.x.x) the fifth time in 30 days, a complaint is an unsubscription. Reports about mails that were not sent from here change nothing.',
    file: { description: 'The message, of the type message/rfc822.' },
    responses: { 200: answer('What it did', BounceAnswer), 413: problem('The message is too large') },
    async handle({ office, request }) {
      const parts: Uint8Array[] = [];
      for await (const chunk of chunks(request, MAX_REPORT)) parts.push(chunk);
      return json(await mailOf(office).bounce(Buffer.concat(parts)));
    },
  }),
];
