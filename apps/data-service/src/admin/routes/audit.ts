import { z } from '@hono/zod-openapi';
import { answer, json, route, type AdminRoute } from '../route.js';
import { AuditEntry } from '../schemas.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

const limit = z.string().regex(/^([1-9]\d?|1\d\d|200)$/, `must be a whole number from 1 to ${MAX_LIMIT}`).optional()
  .openapi({ type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT, description: 'Entries in a page.' });
const before = z.string().regex(/^[1-9]\d{0,8}$/, 'must be the number of an entry').optional()
  .openapi({ type: 'integer', minimum: 1, description: 'Only entries before this one. Follow `links.next`.' });

export const auditRoutes: readonly AdminRoute[] = [
  route({
    method: 'get', path: '/audit', operationId: 'readAudit', tag: 'Audit log', scopes: ['audit'],
    summary: 'What was done, newest first',
    description: 'Every act that changes something, and every one that was refused: by whom, when, to what, with which outcome. Each entry holds the hash of the one '
      + 'before; `seesac-data check` verifies the chain. Of a flood of refused requests the first are listed and the rest is counted (`detail.unlisted`).',
    query: z.strictObject({ limit, before }),
    responses: {
      200: answer('A page', z.object({ data: z.array(AuditEntry), links: z.object({ next: z.string().optional() }) }).openapi('AuditPage')),
    },
    async handle({ office, query }) {
      const size = Number(query.limit ?? DEFAULT_LIMIT);
      const page = await office.store.audit.page({ limit: size + 1, ...(query.before !== undefined && { before: Number(query.before) }) });
      const data = page.slice(0, size);
      const next = page.length > size ? `/v1/admin/audit?before=${data.at(-1)!.seq}&limit=${size}` : undefined;
      return json({ data, links: { ...(next !== undefined && { next }) } });
    },
  }),
];
