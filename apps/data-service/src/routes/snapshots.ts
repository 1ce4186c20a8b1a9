import { readQuery } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { envelope, metaOf } from './envelope.js';
import { SnapshotAnswer } from './schemas.js';
import { answers } from './responses.js';

const PATH = '/v1/snapshots/current';

/** `/v1/snapshots/current`: the manifest of the version that all answers come from. */
export const snapshots = (service: Service): Route => declare({
  method: 'get',
  path: PATH,
  operationId: 'currentSnapshot',
  tags: ['Dataset'],
  summary: 'Which dataset the answers come from',
  description: [
    'Version, size, first and last day, and the files of the published dataset with their SHA-256.',
    '`count` leaves out withdrawn and merged incidents, `records` does not. The files themselves are not served yet.',
  ].join(' '),
  parameters: [],
  responses: answers('The manifest', SnapshotAnswer, 'dataset'),
}, (c) => {
  readQuery(c.req.url, PATH, {}, []);
  const dataset = service.dataset();
  return service.send(c.req.raw, service.fromDataset(dataset, PATH, () => {
    const { manifest } = dataset;
    const meta = metaOf(service, manifest, { filters: {}, total: manifest.count, path: PATH });
    return envelope(JSON.stringify(manifest), meta, { self: service.address(PATH) });
  }));
});
