// Takes pictures of running pages: `npm start` in one terminal, then `npm run screenshots`, which writes the pictures of README.md to stories/images/.
// With a folder, `npm run screenshots -- DIR`, every page at both widths, light and dark, goes there: to be looked at, not to be committed.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { args, executablePath } from './chromium.mjs';

const site = process.env.SITE_URL ?? 'http://localhost:3000';
const partner = process.env.PARTNER_URL ?? 'http://localhost:3001';
const out = process.argv[2] ?? 'stories/images';
/** Pictures of README.md; `undefined` takes all. */
const wanted = process.argv[2] ? undefined : ['partner-1280-light', 'home-1280-light', 'platform-sr-Cyrl-320-dark'];
/** Name and address. */
const PAGES = [
  ['home', `${site}/`],
  ['platform', `${site}/platform`],
  ['platform-sr-Cyrl', `${site}/platform?lang=sr-Cyrl`],
  ['platform-sq', `${site}/platform?lang=sq`],
  ['partner', `${partner}/`],
];

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath, args });
for (const width of [320, 1280])
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, deviceScaleFactor: 1, reducedMotion: 'reduce' });
    for (const [name, url] of PAGES) {
      const picture = `${name}-${width}-${colorScheme}`;
      if (wanted && !wanted.includes(picture)) continue;
      const page = await context.newPage();
      await page.goto(url, { waitUntil: 'networkidle' });
      // Widgets below the fold load when they come near: walk the page once.
      await page.evaluate(async () => {
        for (let y = 0; y < document.body.scrollHeight; y += 600) {
          scrollTo(0, y);
          await new Promise((r) => setTimeout(r, 60));
        }
        scrollTo(0, 0);
      });
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: `${out}/${picture}.png`, fullPage: true });
      await page.close();
      console.log(`${out}/${picture}.png`);
    }
    await context.close();
  }
await browser.close();
