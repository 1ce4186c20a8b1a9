import { z } from '@hono/zod-openapi';
import { ProblemError } from '../../http/problem.js';
import type { NewNewsItem, NewsPatch } from '../../news/desk.js';
import type { NewsImportAnswer } from '../../news/import.js';
import { MAX_DOCUMENT } from '../../news/ingest/read.js';
import { PICTURE_MOST, PictureError } from '../../news/picture.js';
import { chunks } from '../body.js';
import {
  FetchBody, FileQuery, KeptPicture, NewsCorrection, NewsCreation, NewsImported, NewsPublication, NewsWithdrawal, SLUG, StoredNews,
} from '../news-schemas.js';
import { answer, json, route, type AdminRoute } from '../route.js';
import { problem } from '../schemas.js';

const tag = 'News';
const scopes = ['news'] as const;
const CHANGED = {
  200: answer('The item', z.object({ data: StoredNews }).openapi('StoredNewsAnswer')),
  409: problem('The revision is not the current one, or there is no such picture'),
};
const NOT_IMPORTED = { 422: problem('Nothing was imported; `report` says why') };

async function bodyOf(request: Request, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks(request, most)) parts.push(chunk);
  return Buffer.concat(parts);
}

/** What was read and what it changed; a 422 with the report where nothing could be taken. */
function told({ report, result, refusal }: NewsImportAnswer): Response {
  if (refusal !== null) throw new ProblemError(422, { detail: refusal, more: { report, result } });
  return json({ report, result });
}

export const newsRoutes: readonly AdminRoute[] = [
  route({
    method: 'get', path: '/news', operationId: 'listNews', tag, scopes,
    summary: 'All news items, drafts among them, newest first',
    responses: { 200: answer('The items', z.object({ data: z.array(StoredNews) }).openapi('StoredNewsList')) },
    handle: async ({ office }) => json({ data: await office.news.list() }),
  }),
  route({
    method: 'post', path: '/news', operationId: 'createNews', tag, scopes, action: 'news.create',
    summary: 'Write a news item',
    description: 'All texts are plain text: markup is shown as it was typed. A draft unless `status` says `published`; with `publishAt` in the future it is scheduled.',
    body: NewsCreation,
    responses: { 201: CHANGED[200], 409: problem('The slug belongs to another item, or there is no such picture') },
    async handle({ office, by, body }) {
      const data = await office.news.create(body as NewNewsItem, by);
      return json({ data }, 201, { Location: `/v1/admin/news/${data.slug}` });
    },
  }),
  route({
    method: 'post', path: '/news/imports', operationId: 'importNews', tag, scopes, action: 'news.import',
    summary: 'Import a document of news',
    description: 'The document is the body: RSS, Atom, JSON Feed or a JSON file of news (docs/news.md), at most 1 MiB. Texts become plain text. The same document again '
      + 'changes nothing; what was changed here since it came is left as it is.',
    query: FileQuery,
    file: { description: 'The document.' },
    responses: { 200: answer('What was read and what it changed', NewsImported), 413: problem('The document is larger than 1 MiB'), ...NOT_IMPORTED },
    async handle({ office, by, query, request }) {
      const { name, lang, encoding, status, pictures, 'dry-run': dryRun } = query;
      const bytes = await bodyOf(request, MAX_DOCUMENT);
      return told(await office.news.import({ bytes }, { name, lang, encoding, status, pictures: pictures === 'true', dryRun: dryRun === 'true' }, by));
    },
  }),
  route({
    method: 'post', path: '/news/fetches', operationId: 'fetchNews', tag, scopes, action: 'news.import',
    summary: 'Fetch a document of news and import it',
    description: 'From the public internet alone, over http or https, at most three redirects, 1 MiB and 10 seconds. What cannot be fetched changes nothing.',
    body: FetchBody,
    responses: { 200: answer('What was read and what it changed', NewsImported), ...NOT_IMPORTED },
    async handle({ office, by, body: { url, ...how } }) {
      return told(await office.news.import({ url }, { name: url.split(/[?#]/)[0]!, ...how }, by));
    },
  }),
  route({
    method: 'post', path: '/news/pictures', operationId: 'addNewsPicture', tag, scopes, action: 'news.picture',
    summary: 'Send a picture',
    description: 'PNG, JPEG, WebP or GIF, at most 4 MiB and 40 million pixels; what it is, its bytes say. An item shows it with its `file` and a text for who does not see it.',
    file: { description: 'The picture.' },
    responses: { 201: answer('The picture', z.object({ data: KeptPicture }).openapi('NewsPictureAnswer')), 413: problem('The file is larger than 4 MiB'), 422: problem('The file is no picture that is taken') },
    async handle({ office, by, request }) {
      const bytes = await bodyOf(request, PICTURE_MOST.bytes);
      const { file, type, width, height } = await office.news.addPicture(bytes, by).catch((error: unknown) => {
        if (error instanceof PictureError) throw new ProblemError(422, { detail: `${error.message}.` });
        throw error;
      });
      return json({ data: { file, type, width, height, bytes: bytes.length } }, 201);
    },
  }),
  route({
    method: 'get', path: '/news/{id}', operationId: 'readNews', tag, scopes, id: SLUG,
    summary: 'One news item as it is kept',
    responses: { 200: CHANGED[200] },
    handle: async ({ office, id }) => json({ data: await office.news.find(id) }),
  }),
  route({
    method: 'patch', path: '/news/{id}', operationId: 'correctNews', tag, scopes, action: 'news.edit', id: SLUG,
    summary: 'Change a news item',
    description: 'Readers see the change when the answer comes. The slug stays.',
    body: NewsCorrection,
    responses: CHANGED,
    handle: async ({ office, id, by, body }) => json({ data: await office.news.patch(id, body.revision, body.set as NewsPatch, by) }),
  }),
  route({
    method: 'post', path: '/news/{id}/publication', operationId: 'publishNews', tag, scopes, action: 'news.publish', id: SLUG,
    summary: 'Publish a draft, or what was withdrawn',
    description: 'Now, or at the instant `at`.',
    body: NewsPublication,
    responses: CHANGED,
    handle: async ({ office, id, by, body }) => json({ data: await office.news.publish(id, body.revision, body.at, by) }),
  }),
  route({
    method: 'post', path: '/news/{id}/withdrawal', operationId: 'withdrawNews', tag, scopes, action: 'news.withdraw', id: SLUG,
    summary: 'Withdraw a news item',
    description: 'Readers see it no more; its address says that it was withdrawn.',
    body: NewsWithdrawal,
    responses: CHANGED,
    handle: async ({ office, id, by, body }) => json({ data: await office.news.withdraw(id, body.revision, by) }),
  }),
];
