import { z } from '@hono/zod-openapi';
import { answer, json, route, words, type AdminRoute } from '../route.js';
import { problem, Release, releaseName } from '../schemas.js';

export const releaseRoutes: readonly AdminRoute[] = [
  route({
    method: 'get', path: '/releases', operationId: 'listReleases', tag: 'Releases', scopes: ['read'],
    summary: 'All releases, newest first',
    responses: { 200: answer('The releases', z.object({ data: z.array(Release) }).openapi('ReleaseList')) },
    async handle({ office }) {
      return json({ data: await office.desk.releases() });
    },
  }),
  route({
    method: 'post', path: '/releases', operationId: 'createRelease', tag: 'Releases', scopes: ['release'], action: 'release',
    summary: 'Name the published version',
    description: 'From then on `release=NAME` on every public read answers from this version, whatever changes later. A name is given once and never moved.',
    body: z.strictObject({ name: releaseName, note: words(500).optional().openapi({ description: 'What it is for, in a sentence. It is public.' }) }),
    responses: { 201: answer('The release', z.object({ data: Release }).openapi('NewRelease')), 409: problem('The name is taken, or nothing is published') },
    async handle({ office, by, body }) {
      const data = await office.desk.release(body.name, body.note, by);
      return json({ data }, 201);
    },
  }),
];
