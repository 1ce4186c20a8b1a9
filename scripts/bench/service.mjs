/** The program as an operator runs it: how long it takes to be ready after a restart, and what an import costs. */
import { spawn } from 'node:child_process';
import { copyFileSync, createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../../apps/data-service/test/support/postgres.ts';

const CLI = fileURLToPath(new URL('../../apps/data-service/dist/cli.js', import.meta.url));
const CLOCK = '2027-01-01T00:00:00Z';
/** Imports on PGlite take minutes above this. */
const MOST_IMPORTED = 100_000;

const used = (pid) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [utime, stime] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13);
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return { cpu: (Number(utime) + Number(stime)) / 100, peak: Math.round(Number(peak?.[1] ?? 0) / 1024) };
};

/** A data directory with the snapshot of a folder and nothing else. */
export function home(folder) {
  const dir = mkdtempSync(join(tmpdir(), 'seesac-bench-'));
  const version = join(dir, 'snapshots', '1');
  mkdirSync(version, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  for (const name of ['manifest.json', manifest.figures.name, ...manifest.partitions.flatMap((p) => Object.values(p.files).map((f) => f.name))]) copyFileSync(join(folder, name), join(version, name));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** The service on a data directory, as soon as it listens. */
export async function serve(dir) {
  const child = spawn(process.execPath, [CLI, 'serve'], { env: { ...process.env, DATA_DIR: dir, PORT: '0', ADMIN_PORT: '0', CLOCK }, stdio: ['ignore', 'pipe', 'inherit'] });
  const { port, adminPort } = await ports(child);
  const ready = async () => (await fetch(`http://127.0.0.1:${adminPort}/readyz`)).json();
  return {
    port,
    adminPort,
    pid: child.pid,
    ready,
    /** Resolves when the store that is rebuilt beside takes no more time. */
    async settled() {
      while ((await ready()).checks.store.state === 'opening') await new Promise((resolve) => setTimeout(resolve, 100));
    },
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** Seconds from the start of the process until `/readyz` says yes, with the snapshot on the disk and a store that is rebuilt beside. */
export async function starts(folders, say) {
  const results = [];
  for (const [size, folder] of folders) {
    say(`restart, ${size}`);
    const place = home(folder);
    const at = performance.now();
    const service = await serve(place.dir);
    try {
      while (!(await service.ready()).ready) await new Promise((resolve) => setTimeout(resolve, 5));
      const seconds = (performance.now() - at) / 1000;
      const { cpu, peak } = used(service.pid);
      results.push({ size, seconds, cpu, memory: peak });
    } finally {
      await service.stop();
      place.remove();
    }
  }
  return results;
}

async function ports(child) {
  let text = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    text += chunk;
    for (const line of text.split('\n').slice(0, -1)) {
      const entry = JSON.parse(line);
      if (entry.event !== 'listening') continue;
      child.stdout.resume();
      return entry;
    }
    text = text.slice(text.lastIndexOf('\n') + 1);
  }
  throw new Error('the service ended before it listened');
}

/**
 * `seesac-data import incidents` of the records as JSON Lines into a new store, to the published version. The invented records break a rule here and there; those
 * are left out.
 */
export async function imports(folders, say) {
  const results = [];
  const server = await startPostgres();
  try {
    for (const [size, folder] of folders) {
      if (size > MOST_IMPORTED) continue;
      const file = join(folder, 'incidents.jsonl');
      const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
      const out = createWriteStream(file);
      for (const { files } of manifest.partitions) if (!out.write(readFileSync(join(folder, files.records.name)))) await once(out, 'drain');
      await new Promise((resolve) => out.end(resolve));
      for (const store of typeof server === 'string' ? ['PGlite'] : ['PGlite', 'PostgreSQL']) {
        say(`import, ${size}, ${store}`);
        const home = mkdtempSync(join(tmpdir(), 'seesac-bench-'));
        const env = { ...process.env, DATA_DIR: home, CLOCK, ...(store === 'PostgreSQL' && { DATABASE_URL: await server.database() }) };
        const at = performance.now();
        const child = spawn(process.execPath, [CLI, 'import', 'incidents', file, '--skip-rejected'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
        let last = { cpu: 0, peak: 0 };
        const watch = setInterval(() => { try { last = used(child.pid); } catch { /* it has just ended */ } }, 200);
        const [code] = await once(child, 'exit');
        clearInterval(watch);
        if (code !== 0) throw new Error(`the import of ${size} ended with ${code}`);
        results.push({ size, store, megabytes: Math.round(statSync(file).size / 1e6), seconds: (performance.now() - at) / 1000, ...last });
        rmSync(home, { recursive: true, force: true });
      }
      rmSync(file);
    }
  } finally {
    if (typeof server !== 'string') await server.stop();
  }
  return results;
}
