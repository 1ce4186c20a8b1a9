import { incident, type IncidentParts } from '@seesac/testing';
import type { Incident } from '@seesac/contract';
import type { SeesacIncidentMap } from '../src/index.ts';
import type { MapStage } from '../src/incident-map/stage.ts';
import { mount, ready, until } from './harness.ts';

export const BELGRADE: [number, number] = [20.457, 44.817];
export const PRISTINA: [number, number] = [21.166, 42.663];
export const TIRANA: [number, number] = [19.818, 41.328];

/** An incident at a point, or without one. */
export const at = (id: string | number, point: [number, number] | null, parts: IncidentParts = {}): Incident =>
  incident({ id: String(id), ...parts, place: { point, precision: point ? 'locality' : 'jurisdiction', ...parts.place } });

/** What draws an element's map. */
export const stageOf = (element: SeesacIncidentMap): MapStage => element.stage!;

/** Brings a map to a view, as a reader does: what comes later does not move it. */
export function look(element: SeesacIncidentMap, centre: [lat: number, lon: number], zoom: number): void {
  stageOf(element).moved = true;
  stageOf(element).map!.setView(centre, zoom, { animate: false });
}

/** A map in a page that shows what its question brought, and has drawn it. */
export async function map(attributes = '', html = `<seesac-incident-map ${attributes}></seesac-incident-map>`): Promise<SeesacIncidentMap> {
  return drawn(mount<SeesacIncidentMap>(html).at(-1)!);
}

/** When an element has drawn what its question brought. */
export async function drawn(element: SeesacIncidentMap): Promise<SeesacIncidentMap> {
  await ready(element);
  await until(() => element.stage?.map);
  // The first sight of its box, and what Leaflet puts off until the next frame.
  await rest();
  return element;
}

/** Lets a box be measured: that takes frames, of which a busy machine has few in any time. */
export async function rest(milliseconds = 60): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  // One in which its size is told, one in which the map takes it, one that has what comes of it, and one after that.
  await frames(4);
}

/** When so many frames have begun. */
async function frames(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
}

/** When a movement has ended, be it animated or not, and the element says so. */
export async function still(element: SeesacIncidentMap): Promise<void> {
  // An animated movement begins in the frame after the gesture, whenever a busy machine has that.
  await frames(2);
  await rest();
  const moving = stageOf(element).map as unknown as { _animatingZoom?: boolean; _panAnim?: { _inProgress?: boolean } };
  await until(() => !moving._animatingZoom && !moving._panAnim?._inProgress);
  await rest();
  await element.updateComplete;
}

export const viewport = (element: SeesacIncidentMap): HTMLElement => element.renderRoot.querySelector<HTMLElement>('.viewport')!;
export const options = (element: SeesacIncidentMap): HTMLElement[] => [...element.renderRoot.querySelectorAll<HTMLElement>('[role=option]:not([aria-disabled])')];

/** Presses a key where the focus is; gives whether the map took it for itself. */
export function press(element: SeesacIncidentMap, key: string, modifiers: KeyboardEventInit = {}): boolean {
  const target = (element.renderRoot as ShadowRoot).activeElement ?? viewport(element);
  return !target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...modifiers }));
}

/** Colours of the map as it is painted, the canvases over each other: how many pixels have each. */
export function pixels(element: SeesacIncidentMap): Map<string, number> {
  const colours = new Map<string, number>();
  for (const canvas of element.renderRoot.querySelectorAll('canvas')) {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3]! < 255) continue;
      const colour = `${data[i]},${data[i + 1]},${data[i + 2]}`;
      colours.set(colour, (colours.get(colour) ?? 0) + 1);
    }
  }
  return colours;
}
