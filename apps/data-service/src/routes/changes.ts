import { DEFAULT_LIMIT, MAX_LIMIT, type ChangesMeta } from '@seesac/contract';
import { CursorError } from '@seesac/incident-index';
import { badParameters } from '../http/problem.js';
import { canonicalPath, opaque, readQuery, wholeNumber } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { envelope, metaOf } from './envelope.js';
import { askedOf, LEDGER, LEDGER_PARAMETERS, ledgerFits, STATE_KEYS } from './ledger-query.js';
import { CURSOR, LIMIT } from './parameters.js';
import { answers } from './responses.js';
import { ChangesAnswer } from './schemas.js';

const PATH = '/v1/changes';
const OWN = { ...LEDGER, cursor: opaque, limit: wholeNumber(1, MAX_LIMIT, DEFAULT_LIMIT) };

/** `/v1/changes`: the revision ledger. */
export const changes = (service: Service): Route => declare({
  method: 'get',
  path: PATH,
  operationId: 'changes',
  tags: ['Corrections'],
  summary: 'The ledger: every change of every published record, with its reason',
  description: [
    'Changes of the newest version first, then by incident and field. `from` and `to` are the values of the field, `null` for not reported;',
    'the field `*` is the first appearance of an incident. Where a privacy floor covers a field, `withheld` says so and the values are not told.',
    'Withdrawn and merged incidents stay in the ledger: their `status` changed.',
    '',
    'With `quarter`, `meta.figures` tells how each version moved the figures of that quarter, oldest first: “925 → 933”.',
    '`since` and `version` narrow it too. Follow the ledger by asking for `since` the version that you have (`meta.version` of your last answer),',
    'or by the feeds `/v1/changes.json` and `/v1/changes.atom`.',
  ].join('\n'),
  parameters: [
    ...LEDGER_PARAMETERS, { ...LIMIT, description: 'Changes in a page.' },
    { ...CURSOR, description: 'Where the page before ended. Opaque: follow `links.next`.' },
  ],
  responses: answers('The page', ChangesAnswer, 'dataset'),
}, async (c) => {
  const { filters, values: { cursor, limit = DEFAULT_LIMIT, ...values }, canonical } = readQuery(c.req.url, PATH, OWN, STATE_KEYS, ledgerFits);
  const state = await service.state(filters);
  return service.send(c.req.raw, service.fromDataset(state, canonical, () => {
    const { index, manifest } = state;
    const asked = askedOf(values);
    try {
      const page = index.changes({ ...asked, limit, ...(cursor !== undefined && { after: cursor }) });
      const written = Object.entries({ ...values, limit: OWN.limit.write(limit) })
        .flatMap(([key, value]): [string, string][] => (value === undefined ? [] : [[key, String(value)]]));
      const counted = { ...filters, ...asked.span };
      const path = canonicalPath(PATH, filters, written);
      const meta: ChangesMeta = metaOf(service, manifest, { filters: counted, total: index.count(counted), path, what: 'ledger of changes' });
      const { quarter, since = 0, version } = values;
      if (quarter !== undefined) {
        meta.figures = index.figures().filter((one) => one.quarter === quarter && one.version > since && one.version === (version ?? one.version));
      }
      return envelope(JSON.stringify(page.changes), meta, {
        self: service.address(canonical),
        ...(page.next !== null && { next: service.address(canonicalPath(PATH, filters, [...written, ['cursor', page.next]])) }),
      });
    } catch (error) {
      if (error instanceof CursorError) throw badParameters([{ parameter: 'cursor', message: `must be the cursor of a former page: ${error.message}` }]);
      throw error;
    }
  }));
});
