/**
 * The service as `seesac-data serve` runs it, in a time that goes by so many times faster: `SPEED`. Leases and limits are the real ones; the waits of retries are
 * shorter after the first, and so is what a mail server is waited for, by the clock on the wall. The suite of the outbox has the real schedule.
 */
import { writeSync } from 'node:fs';
import { readConfig } from '../../src/config.ts';
import { startService } from '../../src/server.ts';

const [start, speed] = [Number(process.env['BEGAN']), Number(process.env['SPEED'])];
const service = await startService(readConfig(), {
  log: (entry) => writeSync(1, `${JSON.stringify(entry)}\n`),
  grace: { idle: 0, hard: 2_000 },
  now: () => new Date(start + (Date.now() - start) * speed),
  bits: 1,
  mail: { timing: { retries: { waits: [60_000, 120_000, 180_000, 240_000], end: 48 * 3_600_000, jitter: 0.2 }, poll: 20, pauses: [5, 10, 20, 40] }, timeouts: { connect: 2_000, greeting: 2_000, silence: 2_000, all: 2_800 } },
});
await service.settled;
writeSync(1, `ready ${service.port}\n`);
process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)));
