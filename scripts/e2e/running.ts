import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { args, executablePath } from '../chromium.mjs';

/** Everything that `npm start` starts, on ports and in a data directory of its own. */
export interface Running { service: string; admin: string; site: string; partner: string; dataDir: string; output: () => string; end: () => Promise<void> }

/** With it a test reads the number in a picture of the newsletter. */
export const SECRET_KEY = 'a secret of the tests, long enough to be one';

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** Runs `npm start` and waits for its last line; throws with its output when it ends before. */
export async function npmStart(): Promise<Running> {
  const dataDir = mkdtempSync(join(tmpdir(), 'seesac-e2e-'));
  const [service, admin, site, partner] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const child: ChildProcess = spawn('npm', ['start', '--silent'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: `${service}`, ADMIN_PORT: `${admin}`, SITE_PORT: `${site}`, PARTNER_PORT: `${partner}`, DATA_DIR: dataDir, PUBLIC_URL: `http://localhost:${service}`, SECRET_KEY },
  });
  let output = '';
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const ready = new Promise<boolean>((resolve) => {
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('Ctrl-C ends all three.')) resolve(true);
      });
    void closed.then(() => resolve(false));
  });
  const end = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGTERM');
    await closed;
    rmSync(dataDir, { recursive: true, force: true });
  };
  if (!(await ready)) {
    await end();
    throw new Error(`npm start ended before it was ready:\n${output}`);
  }
  const at = (port: number) => `http://localhost:${port}`;
  return { service: at(service), admin: `${admin}`, site: at(site), partner: at(partner), dataDir, output: () => output, end };
}

/** What a page did that a guest must not do. */
export interface Conduct { console: string[]; violations: string[]; failed: string[]; hosts: Set<string>; requests: string[] }

let browser: Browser | undefined;
export const launch = async (): Promise<Browser> => (browser ??= await chromium.launch({ executablePath: executablePath!, args }));
export const closeBrowser = async () => browser?.close();

/** Opens a page and watches its conduct from the first byte on. */
export async function visit(url: string, options: BrowserContextOptions = {}): Promise<{ page: Page; context: BrowserContext; conduct: Conduct }> {
  const context = await (await launch()).newContext(options);
  const page = await context.newPage();
  const conduct: Conduct = { console: [], violations: [], failed: [], hosts: new Set(), requests: [] };
  page.on('console', (m) => conduct.console.push(`${m.type()}: ${m.text()}`));
  page.on('pageerror', (e) => conduct.console.push(`error: ${e.message}`));
  page.on('requestfailed', (r) => conduct.failed.push(r.url()));
  page.on('request', (r) => (conduct.hosts.add(new URL(r.url()).host), conduct.requests.push(r.url())));
  if (options.javaScriptEnabled !== false) {
    await page.exposeFunction('reportViolation', (text: string) => conduct.violations.push(text));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (e) => {
        (globalThis as unknown as { reportViolation(t: string): void }).reportViolation(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`);
      });
    });
  }
  await page.goto(url, { waitUntil: 'networkidle' });
  return { page, context, conduct };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on a page: the rule, and where. */
export async function violationsOfAxe(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(o: object): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }> } }).axe;
    return (await run.run({ resultTypes: ['violations'] })).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
  });
}
