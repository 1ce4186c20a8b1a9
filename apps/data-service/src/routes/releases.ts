import type { ListedRelease } from '@seesac/contract';
import { canonicalPath, readQuery } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { envelope, metaOf } from './envelope.js';
import { answers } from './responses.js';
import { ReleasesAnswer } from './schemas.js';

const PATH = '/v1/releases';

/** `/v1/releases`: the named versions. */
export const releases = (service: Service): Route => declare({
  method: 'get',
  path: PATH,
  operationId: 'releases',
  tags: ['Corrections'],
  summary: 'Named versions, frozen for good',
  description: [
    'A release such as `2024Q4` is the dataset as it was when a monitor was published. Add `release=2024Q4` to any address and the answer stays as it is,',
    'whatever is corrected later; `links.changes` tells what has been. Newest first. `meta` is that of the current version.',
  ].join('\n'),
  parameters: [],
  responses: answers('The releases', ReleasesAnswer, 'dataset'),
}, async (c) => {
  readQuery(c.req.url, PATH, {}, []);
  const { manifest } = service.dataset();
  const list = (await service.releases()).map(({ release, manifest: { count, asOf } }): ListedRelease => {
    const of = (path: string) => service.address(canonicalPath(path, { release: release.name }));
    return {
      ...release, count, asOf,
      links: {
        incidents: of('/v1/incidents'),
        csv: of('/v1/incidents.csv'),
        changes: service.address(canonicalPath('/v1/changes', {}, [['since', String(release.version)]])),
      },
    };
  });
  const meta = metaOf(service, manifest, { filters: {}, total: manifest.count, path: PATH, what: 'releases' });
  // Releases are made without a new version: what they are is in the ETag, not which version there is.
  return service.send(c.req.raw, service.constant(envelope(JSON.stringify(list), meta, { self: service.address(PATH) })));
});
