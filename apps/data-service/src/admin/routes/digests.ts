import { z } from '@hono/zod-openapi';
import { answer, json, route, type AdminRoute } from '../route.js';
import { Digest, DIGEST, DigestPreview, NewDigest, problem, Schedule, TestMail } from '../newsletter-schemas.js';
import { mailOf } from './subscribers.js';

const DigestAnswer = z.object({ data: Digest }).openapi('DigestAnswer');

export const digestRoutes: readonly AdminRoute[] = [
  route({
    method: 'get', path: '/digests', operationId: 'listDigests', tag: 'Newsletter', scopes: ['subscribers'],
    summary: 'All digests, newest first, and how far they are',
    responses: { 200: answer('The digests', z.object({ data: z.array(Digest) }).openapi('DigestList')) },
    async handle({ office }) {
      return json({ data: await mailOf(office).digests() });
    },
  }),
  route({
    method: 'post', path: '/digests', operationId: 'createDigest', tag: 'Newsletter', scopes: ['subscribers'], action: 'digest.create',
    summary: 'Make a digest of news',
    description: 'A draft: nobody is sent it until it is scheduled.',
    body: NewDigest,
    responses: { 201: answer('The digest', DigestAnswer), 409: problem('Some of the news are not published') },
    async handle({ office, body: { topic, news, texts }, by }) {
      const data = await mailOf(office).createDigest(topic, { slugs: news, texts }, by);
      return json({ data }, 201, { Location: `/v1/admin/digests/${data.id}` });
    },
  }),
  route({
    method: 'get', path: '/digests/{id}', operationId: 'readDigest', tag: 'Newsletter', scopes: ['subscribers'], id: DIGEST,
    summary: 'One digest, and how far it is',
    responses: { 200: answer('The digest', DigestAnswer) },
    async handle({ office, id }) {
      return json({ data: await mailOf(office).digest(id) });
    },
  }),
  route({
    method: 'get', path: '/digests/{id}/preview', operationId: 'previewDigest', tag: 'Newsletter', scopes: ['subscribers'], id: DIGEST,
    summary: 'The mail in each language, as plain text and as HTML',
    responses: { 200: answer('The mails', DigestPreview) },
    async handle({ office, id }) {
      return json(await mailOf(office).preview(id));
    },
  }),
  route({
    method: 'post', path: '/digests/{id}/test', operationId: 'testDigest', tag: 'Newsletter', scopes: ['subscribers'], action: 'digest.test', id: DIGEST,
    summary: 'Send a digest to one address as a test',
    body: TestMail,
    responses: { 202: answer('It is in the outbox', z.object({ queued: z.literal(true) }).openapi('TestQueued')), 422: problem('It is no address') },
    async handle({ office, id, body, by }) {
      await mailOf(office).testDigest(id, body.email, body.lang, by);
      return json({ queued: true }, 202);
    },
  }),
  route({
    method: 'post', path: '/digests/{id}/schedule', operationId: 'scheduleDigest', tag: 'Newsletter', scopes: ['subscribers'], action: 'digest.schedule', id: DIGEST,
    summary: 'Send a digest now or at an instant',
    description: 'To every confirmed subscriber of its topic, each in his language, at most MAILS_PER_HOUR in an hour. Until it begins it can be scheduled anew.',
    body: Schedule,
    responses: { 200: answer('The digest', DigestAnswer), 409: problem('It has begun or ended, or some of its news appear only later') },
    async handle({ office, id, body, by }) {
      return json({ data: await mailOf(office).scheduleDigest(id, body.at === undefined ? null : new Date(body.at), by) });
    },
  }),
  route({
    method: 'post', path: '/digests/{id}/cancellation', operationId: 'cancelDigest', tag: 'Newsletter', scopes: ['subscribers'], action: 'digest.cancel', id: DIGEST,
    summary: 'Send a digest to nobody any more',
    responses: { 200: answer('The digest', DigestAnswer), 409: problem('It was sent or cancelled') },
    async handle({ office, id, by }) {
      return json({ data: await mailOf(office).cancelDigest(id, by) });
    },
  }),
];
