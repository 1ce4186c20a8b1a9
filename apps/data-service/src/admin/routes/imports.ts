import { z } from '@hono/zod-openapi';
import { REASONS, type Reason } from '@seesac/contract';
import { badParameters, ProblemError } from '../../http/problem.js';
import { parseJson } from '../../import/json-text.js';
import { MappingError, parseMapping, type Mapping } from '../../import/index.js';
import { mappingNames, namedMapping } from '../../import/mappings.js';
import { checkStatedLength } from '../body.js';
import { tryFile, type ImportAnswer, type ImportRequest, type ImportStep } from '../import-file.js';
import { receive } from '../receive.js';
import { answer, json, route, type AdminRoute, type Ask, type Fail } from '../route.js';
import { problem } from '../schemas.js';

/** The mapping is the first line of the body. */
const INLINE = 'inline';
const NDJSON = 'application/x-ndjson';
/** Milliseconds between two lines of progress of a step. */
const CALM = 250;

/** No folder, no control character, nothing hidden. */
const FILE_NAME = /^(?!\.)[\p{L}\p{N} ._()+-]{1,120}$/u;
const yes = z.enum(['true', 'false'], { error: 'must be true or false' }).optional();
const query = z.strictObject({
  name: z.string().regex(FILE_NAME, 'must be a plain file name').default('import')
    .openapi({
      pattern: FILE_NAME.source,
      description: 'Name of the file, for the report. Its ending tells the format: .csv, .tsv, .txt, .jsonl, .ndjson or .json; else the first character does.',
    }),
  mapping: z.string().optional().openapi({
    description: `How to read a file that is not in the canonical form: the name of a mapping of the service, or \`${INLINE}\`: then the first line of the body `
      + 'is the mapping, as one line of JSON, and the file follows.',
  }),
  encoding: z.string().max(40, 'must be the name of an encoding').optional()
    .openapi({ description: 'Encoding of the file, for example windows-1250. Default: byte order mark, else UTF-8.' }),
  reason: z.enum(REASONS, { error: `must be one of ${REASONS.join(', ')}` }).default('import')
    .openapi({ description: 'Why records change, where a row does not say so itself.' }),
  'dry-run': yes.openapi({ description: 'Read and report only.' }),
  'skip-rejected': yes.openapi({ description: 'Import the good rows and leave the rejected ones out.' }),
  complete: yes.openapi({ description: 'The file holds every incident: those that count and that it leaves out are withdrawn, unless they are more than a fifth.' }),
});
type Query = z.infer<typeof query>;

const Report = z.looseObject({ file: z.string(), rows: z.int(), incidents: z.int(), rejected: z.int(), warnings: z.int(), sha256: z.string() })
  .openapi('ImportReport', { description: 'What was read, and every issue with its line, column and rule (docs/import.md).' });
const Result = z.object({
  version: z.int().nullable(), added: z.int(), changed: z.int(), unchanged: z.int(), published: z.int().nullable(), incidents: z.int(), skipped: z.int(),
  seconds: z.number(),
}).nullable().openapi('ImportResult', { description: '`version` is `null` where nothing differed from what is published. The whole is `null` after a dry run.' });

async function mappingOf(name: string | undefined, firstLine: string | null): Promise<Mapping | undefined> {
  if (name === undefined) return undefined;
  try {
    if (firstLine !== null) return parseMapping(parseJson(firstLine).value);
    const named = await namedMapping(name);
    if (named) return named.mapping;
  } catch (error) {
    const from = error instanceof MappingError ? 'mapping' : 'mapping (the first line of the body)';
    throw new ProblemError(400, { title: 'Wrong parameters', detail: `${from}: ${(error as Error).message}` });
  }
  throw badParameters([{ parameter: 'mapping', message: `must be ${INLINE} or one of ${(await mappingNames()).join(', ')}` }]);
}

/** What `--json` of the command prints. */
const shown = ({ report, result }: ImportAnswer) => ({ report, result });

async function work(ask: Ask<Query>, mapping: Mapping | undefined, path: string, onStep: (step: ImportStep) => void): Promise<ImportAnswer> {
  const { office, query: { encoding, reason, ...flags }, by, request } = ask;
  const how: ImportRequest = {
    reason: reason as Reason, skipRejected: flags['skip-rejected'] === 'true', complete: flags.complete === 'true', mapping, encoding,
  };
  const { signal } = request;
  const done = await (flags['dry-run'] === 'true' ? tryFile(path, how, { now: office.clock(), signal, onStep }) : office.desk.import(path, how, by, { signal, onStep }));
  if (done.refusal === null) return done;
  throw new ProblemError(422, { detail: done.refusal.replace('--skip-rejected', 'skip-rejected=true'), more: shown(done) });
}

/** Lines of progress while the import runs, then the answer or the problem. */
function asLines(run: (onStep: (step: ImportStep) => void) => Promise<ImportAnswer>, fail: Fail): Response {
  const encoder = new TextEncoder();
  let last = 0;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const line = (value: unknown) => {
        try {
          controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
        } catch { /* the client has gone, and the import is being stopped */ }
      };
      const onStep = (step: ImportStep) => {
        if (step.step === 'reading' && performance.now() - last < CALM && step.bytes < step.totalBytes) return;
        last = performance.now();
        line({ progress: step });
      };
      void run(onStep).then((done) => line(shown(done)), (error: unknown) => line({ problem: fail(error) })).finally(() => {
        try {
          controller.close();
        } catch { /* the same */ }
      });
    },
  });
  return new Response(stream, { headers: { 'Content-Type': NDJSON } });
}

export const importRoutes: readonly AdminRoute[] = [
  route({
    method: 'post', path: '/imports', operationId: 'importIncidents', tag: 'Data', scopes: ['import'], action: 'import',
    summary: 'Import a file of incidents',
    description: 'The file is the body, in any form that `seesac-data import incidents` reads. It becomes one new version, or none where nothing differs; a rejected '
      + 'row refuses the whole file. The new version is served when the answer comes. One file at a time. With `Accept: application/x-ndjson` the answer is 200 with '
      + 'lines of `{progress}`, and the last line is `{report, result}` or `{problem}`. A client that goes away before the version is stored stops the import.',
    query,
    file: { description: 'The file, or with `mapping=inline` a line with the mapping and then the file.' },
    responses: {
      200: answer('What was read and what it changed', z.object({ report: Report, result: Result }).openapi('ImportAnswer')),
      408: problem('The file stopped arriving'),
      409: problem('Another import is under way'),
      413: problem('The file is larger than IMPORT_MAX_BYTES'),
      422: problem('Nothing was imported; `report` says which rows are rejected and why'),
    },
    async handle(ask, fail) {
      const { office, query: { name, mapping }, request } = ask;
      const free = office.desk.reserve();
      const streams = (request.headers.get('accept') ?? '').toLowerCase().includes(NDJSON);
      let received: Awaited<ReturnType<typeof receive>> | undefined;
      let isLeft = true;
      const clear = async () => {
        await received?.remove();
        free();
      };
      try {
        checkStatedLength(request, office.importMaxBytes);
        received = await receive(request, office.incoming, name, { most: office.importMaxBytes, firstLine: mapping === INLINE });
        const read = await mappingOf(mapping, received.firstLine);
        const { path } = received;
        if (!streams) return json(shown(await work(ask, read, path, () => {})));
        isLeft = false;
        return asLines((onStep) => work(ask, read, path, onStep).finally(clear), fail);
      } finally {
        if (isLeft) await clear();
      }
    },
  }),
];
