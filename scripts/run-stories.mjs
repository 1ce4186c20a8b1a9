// Runs every story of a built Storybook in Chromium: it renders, its play function passes, axe finds nothing, the console stays silent, nothing outside is asked.
// Usage: node scripts/run-stories.mjs [DIR] [-- FILTER]   DIR: storybook-static; FILTER: part of a story's id
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { chromium } from 'playwright-core';
import { args, executablePath } from './chromium.mjs';

const [dir = 'storybook-static', filter = ''] = process.argv.slice(2).filter((a) => a !== '--');
const root = resolve(dir);
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
/** The longest that one story may take, ms: three attempts of the client and what comes after. */
const LIMIT = 30_000;

const server = createServer(async (request, response) => {
  const path = join(root, decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
  const body = path.startsWith(root + sep) ? await readFile(path).catch(() => undefined) : undefined;
  response.writeHead(body ? 200 : 404, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const base = `http://127.0.0.1:${server.address().port}`;

const index = await readFile(join(root, 'index.json'), 'utf8').catch(() => {
  throw new Error(`${dir} holds no built Storybook: run npm run build-storybook first`);
});
const entries = Object.values(JSON.parse(index).entries).filter((entry) => entry.id.includes(filter));
// Documentation comes last: it shows many stories at once, and what they still do must not be laid at another story's door.
const chosen = [...entries.filter((entry) => entry.type === 'story'), ...entries.filter((entry) => entry.type === 'docs')];
if (chosen.length === 0) throw new Error(`no story has "${filter}" in its id`);

const browser = await chromium.launch({ executablePath, args });
const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });
/** What went wrong in the story that runs now. */
let noise = [];
await context.route('**', (route) => {
  const url = route.request().url();
  if (url.startsWith(`${base}/`) || /^(data|blob):/.test(url)) return route.continue();
  noise.push(`asked ${url}`);
  return route.abort();
});

const page = await context.newPage();
page.on('console', (message) => noise.push(`console ${message.type()}: ${message.text()}`));
page.on('pageerror', (error) => noise.push(`uncaught ${error.message}`));

/** Runs in the page: shows a story or a page of documentation, and tells what is wrong with it. Stories end with the report of the accessibility addon (axe). */
const show = ({ id, type, limit }) => {
  const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__;
  return new Promise((done) => {
    const off = [];
    const end = (problems) => {
      off.forEach((stop) => stop());
      done(problems);
    };
    const on = (event, toProblems) => {
      const heard = (payload) => (payload?.storyId !== undefined && payload.storyId !== id ? undefined : end(toProblems(payload)));
      channel.on(event, heard);
      off.push(() => channel.off(event, heard));
    };
    const said = (what) => (e) => [`${what}: ${e?.message ?? e?.description ?? e?.title ?? e}`];
    on('storyErrored', said('error'));
    on('storyThrewException', said('threw'));
    on('playFunctionThrewException', said('play'));
    on('storyMissing', () => ['there is no such story']);
    if (type === 'docs') on('docsRendered', () => (document.querySelector('#storybook-docs h1') ? [] : ['the page shows no heading']));
    else
      on('storyFinished', ({ status, reporters }) => {
        const axe = reporters.find((reporter) => reporter.type === 'a11y')?.result;
        const violations = (axe?.violations ?? []).map((v) => `axe ${v.id}: ${v.nodes.map((n) => [n.target].flat(2).join(' ')).join(', ')}`);
        if (!axe?.passes?.length) violations.push('axe did not look at it');
        return violations.length || status === 'success' ? violations : [`ended with ${status}`];
      });
    const timer = setTimeout(() => end([`not finished after ${limit} ms`]), limit);
    off.push(() => clearTimeout(timer));
    channel.emit('setCurrentStory', { storyId: id, viewMode: type });
  });
};

/** The first lines of a message: a stack or a dump of the page does not help to find the story. */
const short = (message) => message.split('\n').slice(0, 4).join('\n      ').slice(0, 600);

let failed = 0;
// What is shown first is no entry of its own, so that each entry is a change.
await page.goto(`${base}/iframe.html?id=none--none`);
await page.waitForFunction(() => globalThis.__STORYBOOK_PREVIEW__?.storyStoreValue, null, { timeout: LIMIT });
for (const { id, type } of chosen) {
  noise = [];
  const problems = await page.evaluate(show, { id, type, limit: LIMIT });
  await page.waitForTimeout(50); // what the console said comes a little later
  problems.push(...noise);
  if (problems.length) failed++;
  console.log(problems.length ? `✖ ${id}\n${[...new Set(problems)].map((p) => `    ${short(p)}`).join('\n')}` : `✔ ${id}`);
}

await browser.close();
server.close();
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
