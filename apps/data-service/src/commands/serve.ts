import type { Config } from '../config.js';
import { parseCommand } from './args.js';
import { jsonLog, write, type Output } from './output.js';

export const SERVE_HELP = `seesac-data serve

Answers the API on HOST:PORT (default 127.0.0.1:8787) and the probes /livez and /readyz on 127.0.0.1:ADMIN_PORT (default 8788), until SIGTERM or SIGINT.
Settings come from the environment; "seesac-data --help" lists them.

  --help   this text
`;

/** What an installation on PGlite has to know. */
const PGLITE_LIMITS = 'the store is PGlite in DATA_DIR: one process at a time; a power cut can lose recent commits, which are rebuilt from the snapshots as far as '
  + 'they were published; for production set DATABASE_URL';

/** `serve`. Resolves with the exit code after a signal. Throws LockError, ConfigError, or an Error that names a port. */
export async function serve(words: readonly string[], config: () => Config, output: Output): Promise<number> {
  const { values } = parseCommand('serve', words, {}, []);
  if (values.help) {
    await write(output.out, SERVE_HELP);
    return 0;
  }
  const settings = config();
  const log = jsonLog(output.out);
  const asked = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve);
  });
  // the routes are much code: no other command waits for it
  const { startService } = await import('../server.js');
  const service = await startService(settings, { log });
  if (!settings.databaseUrl) log({ level: 'info', event: 'pglite', message: PGLITE_LIMITS });
  log({
    level: 'info', event: 'listening', port: service.port, adminPort: service.adminPort, url: service.publicUrl,
    message: `the API answers at ${service.publicUrl}, the probes at http://127.0.0.1:${service.adminPort}`,
  });
  const signal = await asked;
  log({ level: 'info', event: 'stopping', message: `${signal}: answering what is under way` });
  await service.stop();
  log({ level: 'info', event: 'stopped', message: 'stopped' });
  return 0;
}
