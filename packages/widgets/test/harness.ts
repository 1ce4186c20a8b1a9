import { SEED_NOW, seed, seedChanges, serviceInAPage, type ServiceInAPage, type ServiceInAPageOptions } from '@seesac/testing';
import type { Incident } from '@seesac/contract';
import '../src/define/all.ts';
import { setDefaultApi, type SeesacIncidentCharts, type SeesacIncidentCounter, type SeesacIncidentFilters, type SeesacIncidentList, type SeesacIncidentMap, type SeesacMonitor, type SeesacNewsFeed, type SeesacNewsletterForm } from '../src/index.ts';

export type Widget = SeesacIncidentCharts | SeesacIncidentCounter | SeesacIncidentFilters | SeesacIncidentList | SeesacIncidentMap | SeesacMonitor | SeesacNewsFeed | SeesacNewsletterForm;

let services = 0;
const cleanups: (() => void)[] = [];
const said: unknown[][] = [];
for (const level of ['log', 'info', 'warn', 'error'] as const) {
  const real = console[level].bind(console);
  // Tests run Lit's development build for its warnings; that it is one is no news.
  console[level] = (...args: unknown[]) => /Lit is in dev mode/.test(String(args[0])) || (said.push(args), real(...args));
}

/** A service of its own for one test, as the default of its widgets: with the files of its versions, unless `options` say otherwise. */
export function service(incidents?: readonly Incident[] | null, options: Partial<ServiceInAPageOptions> = {}): ServiceInAPage {
  const data = incidents === undefined ? { incidents: seed(), changes: seedChanges() } : { incidents };
  const own = serviceInAPage({ ...data, now: SEED_NOW, publicUrl: `https://data${services++}.seesac.test`, ...options });
  cleanups.push(own.install());
  setDefaultApi(own.origin);
  return own;
}

/** Puts HTML into the page; everything is taken away after the test. */
export function mount<T extends Widget = SeesacIncidentCounter>(html: string): T[] {
  const box = document.createElement('div');
  box.innerHTML = html;
  document.body.append(box);
  cleanups.push(() => box.remove());
  return [...box.querySelectorAll<T>('seesac-incident-charts, seesac-incident-counter, seesac-incident-filters, seesac-incident-list, seesac-incident-map, seesac-monitor, seesac-news-feed, seesac-newsletter-form')];
}

/** When the element shows what its question brought. */
export async function ready<T extends Widget>(...elements: T[]): Promise<T> {
  for (const element of elements) {
    await element.updateComplete;
    await element.query.settled;
    await element.updateComplete;
  }
  return elements[0]!;
}

/** Waits for a state that no promise tells of, such as a module that was fetched. */
export async function until(holds: () => unknown): Promise<void> {
  // Not animation frames: a page in the background has none, and tests run in two pages.
  while (!holds()) await new Promise((resolve) => setTimeout(resolve));
}

/** What every widget that asks can be in. */
export const STATES = ['ready', 'loading', 'error', 'stale', 'open'] as const;

/** Puts a widget into a state, in a colour scheme; in another one than {@link STATES} it is ready. @param start mounts it, once its service is as the state wants it */
export async function inState<T extends Widget>(state: string, theme: string, { network }: ServiceInAPage, start: () => T): Promise<T> {
  document.documentElement.style.colorScheme = theme;
  if (state === 'loading') network.hold();
  if (state === 'error') network.fail(500);
  const element = start();
  if (state === 'loading') await element.updateComplete;
  else await ready(element);
  if (state === 'stale') {
    network.fail(500);
    await element.query.retry();
  }
  if (state === 'open') {
    element.renderRoot.querySelector<HTMLElement>('summary')!.click();
    await until(() => element.renderRoot.querySelector('.passport'));
  }
  await element.updateComplete;
  return element;
}

export const text = (element: Widget, selector = '.root'): string =>
  (element.renderRoot.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
export const part = (element: Widget, name: string): string => text(element, `[part~="${name}"]`);

/** To call after each test: takes everything away, and says what the console was told. */
export function tidy(): unknown[][] {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
  setDefaultApi('');
  document.documentElement.lang = 'en';
  document.documentElement.removeAttribute('style');
  return said.splice(0);
}
