import { chromium, type Browser } from 'playwright-core';

/** Starts the browser that all tools of the repository use. */
export async function startBrowser(): Promise<Browser> {
  const { args, executablePath } = (await import(new URL('../../../../scripts/chromium.mjs', import.meta.url).href)) as { args: string[]; executablePath: string };
  return chromium.launch({ executablePath, args });
}
