// Takes pictures of running pages: `npm start` in one terminal, then `npm run screenshots`, which writes the pictures of README.md to stories/images/.
// With a folder, `npm run screenshots -- DIR`, every page at both widths, light and dark, goes there: to be looked at, not to be committed.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { args, executablePath } from './chromium.mjs';

const site = process.env.SITE_URL ?? 'http://localhost:3000';
const partner = process.env.PARTNER_URL ?? 'http://localhost:3001';
const out = process.argv[2] ?? 'stories/images';
/** Pictures of README.md; `undefined` takes all. */
const wanted = process.argv[2] ? undefined : ['partner-1280-light', 'explorer-1280-light', 'home-1280-light', 'map-1280-light', 'platform-sr-Cyrl-320-dark'];
/** Name and address; and where not the whole page is shown, how much of it, px, or what of it. */
const PAGES = [
  ['home', `${site}/`],
  ['platform', `${site}/platform`],
  ['platform-sr-Cyrl', `${site}/platform?lang=sr-Cyrl`],
  ['platform-sq', `${site}/platform?lang=sq`],
  ['insights', `${site}/platform/insights`],
  ['insights-sr-Cyrl', `${site}/platform/insights?lang=sr-Cyrl`],
  ['explorer', `${site}/platform/incidents?jurisdiction=RS&q=Ni%C5%A1`, 1400],
  ['map', `${site}/platform`, '.panel:has(> seesac-incident-map)'],
  ['partner', `${partner}/`],
];

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath, args });
for (const width of [320, 1280])
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, deviceScaleFactor: 1, reducedMotion: 'reduce' });
    for (const [name, url, shown] of PAGES) {
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
      const path = `${out}/${picture}.png`;
      if (typeof shown === 'string') await page.locator(shown).screenshot({ path });
      else {
        if (shown) await page.setViewportSize({ width, height: shown });
        await page.screenshot({ path, fullPage: !shown });
      }
      await page.close();
      console.log(path);
    }
    await context.close();
  }
await browser.close();
