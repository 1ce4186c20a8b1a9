import { drawingOf } from '../src/incident-charts/plot.ts';
import type { Chart, ChartSpeech } from '@seesac/contract/charts.js';
import type { Drawing, Mark } from '@seesac/contract/charts/drawing.js';
import type { SeesacIncidentCharts } from '../src/index.ts';
import { mount, ready, until } from './harness.ts';

/** Charts in a page that show what their question brought, with their tables. */
export async function charts(attributes = '', html = `<seesac-incident-charts ${attributes}></seesac-incident-charts>`): Promise<SeesacIncidentCharts> {
  return complete(mount<SeesacIncidentCharts>(html)[0]!);
}

/** When an element has drawn what its question brought, and its tables after it. */
export async function complete(element: SeesacIncidentCharts): Promise<SeesacIncidentCharts> {
  await ready(element);
  await until(() => element.hasTables);
  await element.updateComplete;
  return element;
}

/** The same with what a reader uses. */
export async function used(attributes = '', html?: string): Promise<SeesacIncidentCharts> {
  const element = await charts(attributes, html);
  await element.use();
  await element.updateComplete;
  return element;
}

export const all = <T extends Element = HTMLElement>(element: SeesacIncidentCharts, selector: string): T[] => [...element.renderRoot.querySelectorAll<T>(selector)];
export const one = <T extends Element = HTMLElement>(element: SeesacIncidentCharts, selector: string): T | null => element.renderRoot.querySelector<T>(selector);
export const words = (node: Element | null | undefined): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** What a chart is made of. */
export const model = (element: SeesacIncidentCharts, at = 0): Chart => element.query.last!.charts[at]!;
export const speechOf = (element: SeesacIncidentCharts): ChartSpeech => element.query.last!.speech!;
export const drawing = (element: SeesacIncidentCharts, at = 0): Drawing => drawingOf(model(element, at), element.widths.of(at), speechOf(element));
export const plotOf = (element: SeesacIncidentCharts, at = 0): HTMLElement => one(element, `.plot[data-at="${at}"]`)!;

/** The cells of a chart's table, its head first. */
export const cells = (element: SeesacIncidentCharts, at = 0): string[][] => all<HTMLTableRowElement>(element, `#table${at} tr`).map((row) => [...row.cells].map(words));

/** Presses a key at a chart; gives whether the chart took it for itself. */
export function press(element: SeesacIncidentCharts, key: string, { at = 0, ...more }: KeyboardEventInit & { at?: number } = {}): boolean {
  return !plotOf(element, at).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }));
}

/** The words of the value that is chosen: what is to be seen, and what is spoken. */
export const tip = (element: SeesacIncidentCharts): string[] => all(element, '.tip > p').map(words);
export async function said(element: SeesacIncidentCharts): Promise<string> {
  const before = one(element, '#said')!;
  const was = before.textContent;
  await until(() => before.textContent !== was);
  return words(before);
}

export const markOf = (element: SeesacIncidentCharts, row: number, series = 0, at = 0): Mark => drawing(element, at).marks.find((mark) => mark.row === row && mark.series === series)!;

/** A pointer at the middle of a value. */
export function point(element: SeesacIncidentCharts, type: string, row: number, { series = 0, at = 0, pointerType = 'mouse' }: { series?: number; at?: number; pointerType?: string } = {}): void {
  const { left, top } = plotOf(element, at).querySelector('svg')!.getBoundingClientRect();
  const { x, y, width, height } = markOf(element, row, series, at);
  const init = { bubbles: true, composed: true, cancelable: true, clientX: left + x + width / 2, clientY: top + y + height / 2, pointerType, pointerId: 1, button: 0 };
  plotOf(element, at).dispatchEvent(new PointerEvent(type, init));
}

/** A click, as a browser tells it. */
export function click(element: SeesacIncidentCharts, row: number, more: { series?: number; at?: number; pointerType?: string } = {}): void {
  for (const type of ['pointerdown', 'pointerup', 'click']) point(element, type, row, more);
}

export const button = (element: SeesacIncidentCharts, name: string | RegExp, within = ''): HTMLButtonElement => all<HTMLButtonElement>(element, `${within} button`).find((one) => (typeof name === 'string' ? words(one) === name : name.test(words(one))))!;

/** Opens the options of a chart. */
export async function open(element: SeesacIncidentCharts, at = 0): Promise<HTMLElement> {
  const details = one<HTMLDetailsElement>(element, `details[data-at="${at}"]`)!;
  details.open = true;
  await element.use();
  await element.updateComplete;
  return details;
}

/** Chooses a value in the options of a chart, by the name of its choice. */
export async function choose(element: SeesacIncidentCharts, name: string, value: string, at = 0): Promise<void> {
  const label = [...(await open(element, at)).querySelectorAll('label')].find((candidate) => words(candidate.querySelector('span')) === name)!;
  const select = label.querySelector('select')!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await ready(element);
}
