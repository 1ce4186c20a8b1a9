// `npm start`: from a fresh clone to three addresses that work. Installs, builds, loads the synthetic demonstration data once, and starts the data service,
// the site and a partner's page on another origin. Ctrl-C ends all of them.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { ensureNode, ensurePackages, root, run, stop } from './setup.mjs';

const ports = { service: Number(process.env.PORT ?? 8787), site: Number(process.env.SITE_PORT ?? 3000), partner: Number(process.env.PARTNER_PORT ?? 3001) };
const adminPort = Number(process.env.ADMIN_PORT ?? ports.service + 1);
/** The day of the published home page counter: with it the counter shows 141. */
const clock = process.env.CLOCK ?? '2025-02-13T12:00:00Z';
const dataDir = process.env.DATA_DIR ?? `${root}.data/demonstration`;
/** Where readers find the site: answers link to its pages. */
const siteUrl = process.env.SITE_URL ?? `http://localhost:${ports.site}`;
const serviceUrl = process.env.PUBLIC_URL ?? `http://localhost:${ports.service}`;

const free = (port) =>
  new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false)).once('listening', () => probe.close(() => resolve(true)));
    probe.listen(port);
  });

ensureNode();
for (const [name, port, variable] of [['data service', ports.service, 'PORT'], ['site', ports.site, 'SITE_PORT'], ['partner page', ports.partner, 'PARTNER_PORT'], ['probes', adminPort, 'ADMIN_PORT']])
  if (!(await free(port))) stop(`Port ${port} for the ${name} is taken. End what uses it, or choose another: ${variable}=<port> npm start`);
await ensurePackages();

console.log('Building…');
let log = '';
if ((await run('node_modules/.bin/turbo', ['run', 'build', '--ui=stream', '--output-logs=errors-only'], { onOutput: (t) => (log += t) })) !== 0) stop(`${log}\nThe build failed: see above.`);

// the partner's page, and its frames that are sandboxed, may sign readers up
const newsletterOrigins = process.env.NEWSLETTER_ORIGINS ?? `http://localhost:${ports.partner},null`;
const env = { ...process.env, NEWSLETTER_ORIGINS: newsletterOrigins, CLOCK: clock, DATA_DIR: dataDir, PORT: String(ports.service), ADMIN_PORT: String(adminPort), PUBLIC_URL: serviceUrl, SITE_URL: siteUrl };
const service = 'apps/data-service/dist/cli.js';
if (!existsSync(`${dataDir}/snapshots/current.json`)) {
  mkdirSync(dataDir, { recursive: true });
  const file = `${dataDir}/synthetic-incidents.jsonl`;
  console.log('Making the synthetic demonstration data…');
  if ((await run(process.execPath, ['packages/testing/dist/demonstration/cli.js', '--out', file])) !== 0) stop('The demonstration data could not be made: see above.');
  if ((await run(process.execPath, [service, 'import', 'incidents', file], { extraEnv: env })) !== 0) stop('The demonstration data could not be imported: see above.');
}
if (!existsSync(`${dataDir}/snapshots/news.json`)) {
  const file = `${dataDir}/demonstration-news.json`;
  if ((await run(process.execPath, ['packages/testing/dist/demonstration/cli.js', '--news', '--out', file])) !== 0) stop('The demonstration news could not be made: see above.');
  if ((await run(process.execPath, [service, 'import', 'news', file], { extraEnv: env })) !== 0) stop('The demonstration news could not be imported: see above.');
}

const children = [];
function launch(name, file, args, extra) {
  const child = spawn(process.execPath, [file, ...args], { cwd: root, env: { ...env, ...extra }, stdio: ['ignore', 'ignore', 'inherit'] });
  child.on('exit', (code) => {
    if (ending) return;
    console.error(`\nThe ${name} ended (exit ${code}): see above.`);
    end(1);
  });
  children.push(child);
}
let ending = false;
function end(code) {
  ending = true;
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
}
process.once('SIGINT', () => end(0)).once('SIGTERM', () => end(0));

launch('data service', service, ['serve'], {});
launch('site', 'apps/site/dist/server.js', [], { PORT: String(ports.site), SERVICE_URL: serviceUrl });
launch('partner page', 'apps/partner-demo/dist/server.js', [], { PORT: String(ports.partner), SERVICE_URL: serviceUrl });

async function answers(url) {
  for (let tries = 0; tries < 300 && !ending; tries++) {
    const ok = await fetch(url).then((r) => r.ok, () => false);
    if (ok) return true;
    await new Promise((r) => setTimeout(r, 200));
  }
  return false;
}
const pages = [['Data service', `http://localhost:${ports.service}`, '/v1/counter'], ['Site', `http://localhost:${ports.site}`, '/'], ['Partner page', `http://localhost:${ports.partner}`, '/']];
for (const [name, url, path] of pages) {
  if ((await answers(url + path)) || ending) continue;
  console.error(`The ${name} does not answer at ${url}${path}.`);
  end(1);
}
if (!ending) {
  console.log(`\nReady. The data are synthetic, as of ${clock}.\n`);
  for (const [name, url] of pages) console.log(`  ${name.padEnd(13)} ${url}${name === 'Data service' ? '/docs' : '/'}`);
  if (!process.env.SMTP_URL) console.log(`\nMails land as .eml files in ${dataDir}/outbox`);
  console.log('\nCtrl-C ends all three.');
}
