// Takes the pictures of README.md from running pages: `npm start` in one terminal, then `npm run screenshots`. Writes to stories/images/.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { args, executablePath } from './chromium.mjs';

const site = process.env.SITE_URL ?? 'http://localhost:3000';
const partner = process.env.PARTNER_URL ?? 'http://localhost:3001';
const out = process.argv[2] ?? 'stories/images';
/** Name, address, and whether the whole page is taken. */
const PAGES = [
  ['home', `${site}/`, true],
  ['platform', `${site}/platform`, true],
  ['platform-sr-Cyrl', `${site}/platform?lang=sr-Cyrl`, true],
  ['platform-sq', `${site}/platform?lang=sq`, true],
  ['partner', `${partner}/`, true],
];

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath, args });
for (const width of [320, 1280])
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, deviceScaleFactor: 1, reducedMotion: 'reduce' });
    for (const [name, url, fullPage] of PAGES) {
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
      await page.screenshot({ path: `${out}/${name}-${width}-${colorScheme}.png`, fullPage });
      await page.close();
      console.log(`${out}/${name}-${width}-${colorScheme}.png`);
    }
    await context.close();
  }
await browser.close();
