import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { route, type AdminRoute } from '../route.js';
import { problem } from '../schemas.js';

const TYPE = 'application/gzip';

export const backupRoutes: readonly AdminRoute[] = [
  route({
    method: 'get', path: '/backup', operationId: 'backup', tag: 'Backup', scopes: ['read', 'keys', 'audit'], action: 'backup',
    summary: 'The whole store in one file',
    description: 'All records before the privacy floors, the ledger, the releases, the keys (as hashes) and the audit log, as `seesac-data backup` writes them: '
      + 'gzip of JSON Lines, the last line with the SHA-256 of all before it. `seesac-data restore` reads it.',
    responses: { 200: { description: 'The backup', content: { [TYPE]: { schema: z.string().openapi({ format: 'binary' }) } } }, 409: problem('An import is under way') },
    async handle({ office, by }) {
      // to the disk first: the store waits for nobody while it is read
      const folder = join(office.incoming, randomBytes(8).toString('hex'));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, 'backup');
      const remove = () => rm(folder, { recursive: true, force: true });
      try {
        await office.desk.backup(path, by);
      } catch (error) {
        await remove();
        throw error;
      }
      const { size } = await stat(path);
      const file = createReadStream(path).once('close', () => void remove());
      const name = `seesac-${office.clock().toISOString().slice(0, 10)}.jsonl.gz`;
      return new Response(Readable.toWeb(file) as ReadableStream<Uint8Array>, {
        headers: { 'Content-Type': TYPE, 'Content-Length': String(size), 'Content-Disposition': `attachment; filename="${name}"` },
      });
    },
  }),
];
