/**
 * Runs PGlite away from the event loop that answers requests: a long statement here delays nobody there, and the thread can be ended at a deadline.
 * Speaks the messages of `pglite-messages.ts`; one request at a time comes from the main thread.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { WorkerOptions, WorkerReply, WorkerRequest } from './pglite-messages.js';

const port = parentPort!;
const { dataDir, textTypes } = workerData as WorkerOptions;
const post = (reply: WorkerReply) => port.postMessage(reply);

/** The fields of a database error that survive the way to another thread. */
function fields(error: unknown) {
  const { message, code, detail, constraint } = error as Error & { code?: string; detail?: string; constraint?: string };
  return { message: String(message ?? error), code, detail, constraint };
}

/** PGlite clears all of its buffers before it opens: 128 MB of them, which is its default, take longer than everything else and hold no more of a store this size. */
const BUFFERS = ['-c', 'shared_buffers=32MB'];

async function open(): Promise<PGlite> {
  const asText = (text: string) => text;
  const db = await PGlite.create({ dataDir, startParams: [...PGlite.defaultStartParams, ...BUFFERS], parsers: Object.fromEntries(textTypes.map((oid) => [oid, asText])) });
  await db.exec(`set time zone 'UTC'`);
  return db;
}

async function serve(db: PGlite, request: WorkerRequest): Promise<WorkerReply> {
  const { id } = request;
  if (request.kind === 'close') {
    await db.close();
    return { id, rows: [], affected: 0, command: 'CLOSE' };
  }
  if (request.kind === 'listen') {
    await db.listen(request.channel, (payload) => post({ channel: request.channel, payload }));
    return { id, rows: [], affected: 0, command: 'LISTEN' };
  }
  const { rows, affectedRows, rowCount, command } = await db.query<Record<string, unknown>>(request.sql, [...request.params]);
  return { id, rows, affected: rowCount ?? affectedRows ?? rows.length, command: command ?? request.sql.trimStart().split(/\s/, 1)[0]!.toUpperCase() };
}

const opened = open();
opened.then(() => post({ opened: true }), (error: unknown) => post({ opened: false, error: fields(error) }));

port.on('message', (request: WorkerRequest) => {
  void opened.then((db) => serve(db, request)).then(post, (error: unknown) => post({ id: request.id, error: fields(error) }));
});
