import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL server for tests. `database()` makes an empty database and resolves with its address. */
export interface TestServer { database(): Promise<string>; stop(): Promise<void> }

const DEBIAN = '/usr/lib/postgresql';

/**
 * A server on loopback that only this process uses: the one of `TEST_DATABASE_URL` (its user may create databases), else one started from the installed binaries
 * in a temporary folder. Resolves with the reason, a text, where there is none.
 */
export async function startPostgres(): Promise<TestServer | string> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return serverAt(given, async () => {});
  const bin = binaries();
  if (!bin) return `no PostgreSQL binaries in ${DEBIAN} and no TEST_DATABASE_URL`;
  const user = unprivileged();
  if (typeof user === 'string') return user;

  const home = mkdtempSync(join(tmpdir(), 'seesac-pg-'));
  if ('uid' in user) chownSync(home, user.uid, user.gid);
  const data = join(home, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...user, cwd: home, stdio: 'ignore' });
  const port = await freePort();
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', home, '-c', 'fsync=off'], { ...user, cwd: home, stdio: 'ignore' });
  const address = `postgresql://tester@127.0.0.1:${port}/postgres`;
  await answers(address, server);
  return serverAt(address, async () => {
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    await ended;
    rmSync(home, { recursive: true, force: true });
  });
}

function serverAt(address: string, stop: () => Promise<void>): TestServer {
  const made: string[] = [];
  const asAdmin = async (sql: string) => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  return {
    async database() {
      const name = `seesac_test_${process.pid}_${made.length}`;
      await asAdmin(`create database ${name}`);
      made.push(name);
      const url = new URL(address);
      url.pathname = `/${name}`;
      return url.href;
    },
    async stop() {
      for (const name of made) await asAdmin(`drop database ${name} with (force)`);
      await stop();
    },
  };
}

function binaries(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(DEBIAN, version, 'bin')).find((bin) => existsSync(join(bin, 'postgres')));
}

/** PostgreSQL refuses to run as root: then another user of the system runs it. */
function unprivileged(): { uid: number; gid: number } | Record<string, never> | string {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })));
      return { uid: uid!, gid: gid! };
    } catch { /* the next one */ }
  }
  return 'this is root, and there is no user postgres or nobody to run PostgreSQL';
}

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(address: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; server.exitCode === null && tries < 600; tries += 1) {
    const client = new pg.Client({ connectionString: address });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await client.end().catch(() => {});
      await delay(50);
    }
  }
  throw new Error(`the temporary PostgreSQL server did not start (exit code ${server.exitCode})`);
}
