/**
 * The service as `seesac-data serve` runs it, in a time that goes by so many times faster: `SPEED`. The schedule of retries, leases and limits is the real one; only what
 * a mail server is waited for is measured by the clock on the wall, and shorter.
 */
import { writeSync } from 'node:fs';

const built = Boolean(process.env['BUILT_THREADS']);
const { readConfig } = (await import(built ? '../../dist/config.js' : '../../src/config.ts')) as typeof import('../../src/config.ts');
const { startService } = (await import(built ? '../../dist/server.js' : '../../src/server.ts')) as typeof import('../../src/server.ts');

const [start, speed] = [Number(process.env['BEGAN']), Number(process.env['SPEED'])];
const service = await startService(readConfig(), {
  log: (entry) => writeSync(1, `${JSON.stringify(entry)}\n`),
  grace: { idle: 0, hard: 2_000 },
  now: () => new Date(start + (Date.now() - start) * speed),
  bits: 1,
  mail: { timing: { poll: 20, pauses: [5, 10, 20, 40] }, timeouts: { connect: 1_000, greeting: 1_000, silence: 1_000, all: 1_500 } },
});
await service.settled;
writeSync(1, `ready ${service.port}\n`);
process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)));
