import { z } from '@hono/zod-openapi';
import type { SnapshotFiles } from '../app.js';
import { notModifiedHeaders } from '../http/answers.js';
import { negotiate, noneMatch } from '../http/encoding.js';
import { PUBLIC_HEADERS } from '../http/headers.js';
import { ProblemError } from '../http/problem.js';
import { readQuery } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { envelope, metaOf } from './envelope.js';
import { FILE, VERSION } from './parameters.js';
import { answers } from './responses.js';
import { SnapshotAnswer } from './schemas.js';

const FOLDER = '/v1/snapshots';
const PATH = `${FOLDER}/current`;
/** What is at an address that names its content never changes. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
const TYPES: readonly (readonly [ending: string, type: string])[] = [['.jsonl', 'application/x-ndjson'], ['', 'application/octet-stream']];

/** `/v1/snapshots/current`: the manifest of the version that all answers come from. */
export const snapshots = (service: Service, files?: SnapshotFiles): Route => declare({
  method: 'get',
  path: PATH,
  operationId: 'currentSnapshot',
  tags: ['Dataset'],
  summary: 'Which dataset the answers come from',
  description: [
    'Version, size, first and last day, and the files of the published dataset with their SHA-256: one partition for each year in which incidents began, newest first,',
    'so that whoever asks about the last year loads no other. `count` leaves out withdrawn and merged incidents, `records` does not.',
    ...(files ? ['A file is at `links.files` followed by its name. `@seesac/incident-index` reads them.'] : []),
  ].join('\n'),
  parameters: [],
  responses: answers('The manifest', SnapshotAnswer, 'dataset'),
}, (c) => {
  readQuery(c.req.url, PATH, {}, []);
  const dataset = service.dataset();
  return service.send(c.req.raw, service.fromDataset(dataset, PATH, () => {
    const { manifest } = dataset;
    const meta = metaOf(service, manifest, { filters: {}, total: manifest.count, path: PATH });
    return envelope(JSON.stringify(manifest), meta, {
      self: service.address(PATH), ...(files && { files: service.address(`${FOLDER}/${manifest.version}/`) }),
    });
  }));
});

/** `/v1/snapshots/{version}/{file}`: the files of a published version, as they are stored. */
export const snapshotFiles = (service: Service, files: SnapshotFiles): Route => declare({
  method: 'get',
  path: `${FOLDER}/{version}/{file}`,
  operationId: 'snapshotFile',
  tags: ['Dataset'],
  summary: 'A file of a published dataset',
  description: [
    'The names are those of the manifest; a name holds the beginning of the hash of its content, so what is here never changes and may be kept for ever.',
    'The files of earlier versions stay where they are.',
  ].join(' '),
  parameters: [VERSION, FILE],
  responses: answers('The file', Object.fromEntries(TYPES.map(([, type]) => [type, { schema: z.string() }])), 'dataset', 'There is no such version, or it has no such file'),
}, async (c) => {
  const [version = '', name = ''] = [c.req.param('version'), c.req.param('file')];
  readQuery(c.req.url, c.req.path, {}, []);
  // A version above the current one is still being published.
  const known = /^[1-9]\d{0,8}$/.test(version) && Number(version) <= service.dataset().manifest.version;
  const file = known ? await files.find(Number(version), name).catch(unreadable) : null;
  if (!file) {
    throw new ProblemError(404, { title: 'No such file', detail: `There is no such file of that version. ${PATH} lists the files of the current one.` });
  }
  const encoding = negotiate(c.req.header('accept-encoding'), (e) => file.forms[e] !== undefined);
  const form = file.forms[encoding];
  const headers = {
    ...PUBLIC_HEADERS, 'Cache-Control': IMMUTABLE, 'X-Dataset-Version': version, ETag: `"${file.sha256.slice(0, 16)}-${encoding}"`,
    'Content-Type': TYPES.find(([ending]) => name.endsWith(ending))![1], 'Content-Length': String(form?.bytes),
    ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
  };
  if (!form) return unreadable();
  if (noneMatch(c.req.header('if-none-match'), headers.ETag)) return new Response(null, { status: 304, headers: notModifiedHeaders(headers) });
  return new Response(c.req.method === 'HEAD' ? null : await form.read().catch(unreadable), { headers });
});

function unreadable(): never {
  throw new ProblemError(503, { title: 'File not available', detail: 'The files of that version cannot be read here at present.', headers: { 'Retry-After': '60' } });
}
