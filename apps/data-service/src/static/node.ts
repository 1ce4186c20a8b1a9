import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { Answer, type Compress } from '../http/answers.js';
import { CORS_HEADERS } from '../http/headers.js';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
};
/** A moving address: an hour, and the old file while the new one is fetched (embedding rule 8). */
const MOVING = 'public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800';
/** An address whose name holds the hash of its content. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Compressed beside the plain form by an earlier step, where it is there. */
const SIBLINGS = { br: '.br', gzip: '.gz' } as const;
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/** A file in memory: read once, compressed once, known by the hash of its content. */
function fileAnswer(path: string, cacheControl: string, compress: Compress, more: Readonly<Record<string, string>> = {}): Answer {
  const bytes = readFileSync(path);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const headers = { ...CORS_HEADERS, 'Cache-Control': cacheControl, Vary: 'Accept-Encoding', 'Content-Type': TYPES[extname(path)]!, ...more };
  return new Answer(bytes, hash, headers, extname(path) === '.png' ? {} : compress);
}

/** Made at start, so that no request waits for a compressor: the build's own compressed file, or the best that there is. */
function precompressed(path: string): Compress {
  const text = readFileSync(path);
  const made = {
    br: existsSync(path + SIBLINGS.br) ? readFileSync(path + SIBLINGS.br) : brotliCompressSync(text),
    gzip: existsSync(path + SIBLINGS.gzip) ? readFileSync(path + SIBLINGS.gzip) : gzipSync(text, { level: 9 }),
  };
  return { br: () => made.br, gzip: () => made.gzip };
}

/** Compressed at the first question: for what is large and seldom asked for. */
const onDemand: Compress = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gzip: (bytes) => gzipSync(bytes),
};

/** Names of the servable files of a folder; compressed siblings and anything of another type are left out. */
const servable = (dir: string): string[] =>
  existsSync(dir) ? readdirSync(dir, { withFileTypes: true }).filter((e) => e.isFile() && NAME.test(e.name) && TYPES[extname(e.name)]).map((e) => e.name) : [];

/**
 * The files that partners embed, from the folder that the build of the embed package wrote: the loader `/v1/seesac.js`, `/v1/sri.json`, `/v1/pinned/*` and the
 * hashed `/v1/chunks/*`. All are read when this is called and each gets a route of its own: no path of a request ever reaches the file system.
 * @throws {Error} when the folder has no loader
 */
export function embedFiles(dir: string): Hono {
  const app = new Hono();
  const add = (folder: string, cacheControl: string) => {
    for (const name of servable(join(dir, folder))) {
      const path = join(dir, folder, name);
      // ECMA-426: what a debugger shows in place of the minified code; by the header, so that no page pays for a line of it.
      const map = existsSync(`${path}.map`) && { SourceMap: `${name}.map` };
      const answer = fileAnswer(path, cacheControl, name.endsWith('.map') ? onDemand : precompressed(path), { ...map });
      app.get(`/v1/${folder}${name}`, (c) => answer.respond(c.req.raw));
    }
  };
  if (!existsSync(join(dir, 'seesac.js'))) throw new Error('the folder of the embed files has no seesac.js');
  add('', MOVING);
  add('pinned/', MOVING);
  add('chunks/', IMMUTABLE);
  return app;
}

/** What the reference page needs of Swagger UI. */
const DOCS_FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];
/** Script and style of the reference page, under `/docs/assets`. */
export function docsAssets(): Hono {
  const app = new Hono();
  const home = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  for (const name of DOCS_FILES) {
    let answer: Answer | undefined;
    app.get(`/docs/assets/${name}`, (c) => (answer ??= fileAnswer(join(home, name), MOVING, onDemand)).respond(c.req.raw));
  }
  return app;
}
