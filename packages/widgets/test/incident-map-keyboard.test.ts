import { expect } from '@open-wc/testing';
import { incident } from '@seesac/testing';
import type { SeesacIncidentList, SeesacIncidentMap } from '../src/index.ts';
import { part, ready, service, text, tidy, until } from './harness.ts';
import { BELGRADE, PRISTINA, TIRANA, at, look, map, options, press, rest, stageOf, still, viewport } from './map-support.ts';

const active = (element: SeesacIncidentMap) => {
  const id = viewport(element).getAttribute('aria-activedescendant');
  return id === null ? undefined : (element.renderRoot as ShadowRoot).getElementById(id)!;
};
const focused = (element: SeesacIncidentMap) => (element.renderRoot as ShadowRoot).activeElement;
const listOf = (element: SeesacIncidentMap) => element.renderRoot.querySelector<SeesacIncidentList>('seesac-incident-list');

/** Presses a key and lets the map come to rest. */
async function go(element: SeesacIncidentMap, key: string, modifiers?: KeyboardEventInit): Promise<void> {
  expect(press(element, key, modifiers), `${key} is the map’s`).to.equal(true);
  await still(element);
}

/** Five at Belgrade, three at Pristina, one at Tirana, one at Niš. */
const four = () => [
  ...[1, 2, 3, 4, 5].map((n) => at(`B${n}`, BELGRADE)),
  ...[1, 2, 3].map((n) => at(`P${n}`, PRISTINA, { jurisdiction: 'XK' })),
  at('T', TIRANA, { jurisdiction: 'AL', type: 'suicide' }),
  at('N', [21.896, 43.321], { type: 'weapon_seizure' }),
];

describe('a map with the keyboard', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  it('has one tab stop for all that is on it, and then its buttons', async () => {
    service(four());
    const element = await map();
    const stops = [...element.renderRoot.querySelectorAll<HTMLElement>('.frame *')].filter(({ tabIndex }) => tabIndex >= 0);
    expect(stops[0]).to.equal(viewport(element));
    expect(stops.slice(1).map(({ localName }) => localName)).to.deep.equal(stops.slice(1).map(() => 'button'));
    expect(stops.slice(1).map((button) => button.getAttribute('aria-label'))).to.include.members(['Zoom in', 'Zoom out', 'Whole region', 'Up', 'Left', 'Right', 'Down']);
    expect(viewport(element).querySelectorAll('[tabindex], a, button, input').length).to.equal(0);
  });

  it('walks what is in view, the largest first, and tells each by an option of the same root', async () => {
    service(four());
    const element = await map('view="6/43.2/20.6"');
    viewport(element).focus();
    expect(options(element).map((option) => option.textContent)).to.deep.equal([
      'Belgrade: 5 incidents', 'Pristina: 3 incidents', 'Niš: Weapon seizure, 3 February 2025', 'Tirana: Firearm suicide, 3 February 2025',
    ]);
    expect(active(element)).to.equal(undefined);
    const walk: (string | null)[] = [];
    for (const key of ['ArrowDown', 'ArrowRight', 'End', 'ArrowDown', 'ArrowUp', 'Home', 'ArrowLeft']) {
      await go(element, key);
      expect(options(element).filter((option) => option.ariaSelected === 'true')).to.deep.equal([active(element)]);
      walk.push(active(element)!.textContent!.replace(/:.*/, ''));
    }
    expect(walk).to.deep.equal(['Belgrade', 'Pristina', 'Tirana', 'Tirana', 'Niš', 'Belgrade', 'Belgrade']);
    await go(element, 'Escape');
    expect(active(element), 'Escape leaves what was chosen').to.equal(undefined);
    expect(press(element, 'Escape'), 'then it is the page’s').to.equal(false);
  });

  it('goes to the nearest in a direction with Alt', async () => {
    service(four());
    const element = await map('view="6/43.2/20.6"');
    viewport(element).focus();
    await go(element, 'Home');
    for (const [key, town] of [['ArrowDown', 'Niš'], ['ArrowDown', 'Pristina'], ['ArrowDown', 'Tirana'], ['ArrowUp', 'Pristina'], ['ArrowUp', 'Niš'], ['ArrowUp', 'Belgrade'], ['ArrowUp', 'Belgrade']] as const) {
      await go(element, key, { altKey: true });
      expect(active(element)!.textContent, key).to.match(new RegExp(`^${town}`));
    }
  });

  it('draws what is chosen', async () => {
    service(four());
    const element = await map();
    viewport(element).focus();
    const marks = element.renderRoot.querySelectorAll('canvas')[1]!;
    const before = marks.toDataURL();
    await go(element, 'ArrowDown');
    const first = marks.toDataURL();
    await go(element, 'ArrowDown');
    expect(new Set([before, first, marks.toDataURL()]).size).to.equal(3);
  });

  it('moves with Shift and arrows by a quarter of the view, and zooms with plus and minus', async () => {
    service(four());
    const element = await map('view="7/44/20"');
    viewport(element).focus();
    const { map: leaflet } = stageOf(element);
    const middle = () => leaflet!.project(leaflet!.getCenter(), 7);
    const size = leaflet!.getSize();
    for (const [key, dx, dy] of [['ArrowRight', 1, 0], ['ArrowUp', 0, -1], ['ArrowLeft', -1, 0], ['ArrowDown', 0, 1]] as const) {
      const from = middle();
      await go(element, key, { shiftKey: true });
      expect(middle().x - from.x, key).to.be.closeTo((dx * size.x) / 4, 1);
      expect(middle().y - from.y, key).to.be.closeTo((dy * size.y) / 4, 1);
    }
    for (const [key, zoom] of [['+', 8], ['=', 9], ['-', 8]] as const) {
      await go(element, key);
      await until(() => stageOf(element).view.zoom === zoom);
      await still(element);
    }
  });

  it('leaves the page its keys: with Ctrl or ⌘, Tab, letters, and everything on the buttons', async () => {
    service(four());
    const element = await map();
    viewport(element).focus();
    const { view } = stageOf(element);
    for (const modifiers of [{ ctrlKey: true }, { metaKey: true }])
      for (const key of ['+', '-', '0', 'ArrowDown', 'ArrowLeft', 'Home', 'Enter', 'f']) expect(press(element, key, modifiers), key).to.equal(false);
    for (const key of ['Tab', 'a', 'F5', 'PageDown', 'Enter', ' ']) expect(press(element, key), `${key}, with nothing chosen`).to.equal(false);
    element.renderRoot.querySelector<HTMLElement>('.controls button')!.focus();
    for (const key of ['ArrowDown', 'Home', '+', 'Escape']) expect(press(element, key), `${key} on a button`).to.equal(false);
    expect(document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true, cancelable: true })), 'outside of the map').to.equal(true);
    await rest();
    const now = stageOf(element).view;
    // A box that is measured again may move the middle by less than a pixel.
    for (const part of ['zoom', 'lat', 'lon'] as const) expect(now[part], part).to.be.closeTo(view[part], 0.05);
    expect(active(element)).to.equal(undefined);
  });

  it('goes nearer to a cluster with Enter until it comes apart', async () => {
    service([...[1, 2, 3].map((n) => at(`A${n}`, [20.45, 44.81])), ...[1, 2].map((n) => at(`B${n}`, [20.47, 44.81])), at('C', TIRANA)]);
    const element = await map();
    viewport(element).focus();
    await go(element, 'Home');
    expect(active(element)!.textContent).to.equal('Belgrade: 5 incidents');
    const { zoom } = stageOf(element).view;
    for (let steps = 0; options(element).length < 2 || /5 incidents/.test(options(element)[0]!.textContent!); steps++) {
      expect(steps).to.be.below(12);
      await go(element, 'Home');
      await go(element, 'Enter');
    }
    expect(stageOf(element).view.zoom).to.be.above(zoom);
    expect(options(element).map((option) => option.textContent)).to.deep.equal(['Belgrade: 3 incidents', 'Belgrade: 2 incidents']);
    expect(element.listed, 'nothing is listed on the way').to.equal(undefined);
  });

  it('reaches all of 32 incidents on one point, and comes back', async () => {
    service([
      ...Array.from({ length: 32 }, (_, i) => incident({ id: `S${i}`, date: `2024-12-${String(31 - (i % 31)).padStart(2, '0')}`, place: { point: [21.896, 43.321], settlement: 'Niš' } })),
      at('far', TIRANA),
    ]);
    const element = await map();
    viewport(element).focus();
    await go(element, 'Home');
    expect(active(element)!.textContent).to.equal('Niš: 32 incidents');
    await go(element, 'Enter');
    await until(() => listOf(element)?.query?.settled);
    const list = listOf(element)!;
    await ready(list);
    const group = element.renderRoot.querySelector<HTMLElement>('.listed')!;
    expect(focused(element), 'the focus goes to the list').to.equal(group);
    expect(group.ariaLabel ?? group.getAttribute('aria-label')).to.equal('Niš: 32 incidents');
    const items = () => [...list.renderRoot.querySelectorAll('li')];
    for (let pages = 0; items().length < 32; pages++) {
      expect(pages).to.be.below(5);
      const more = [...list.renderRoot.querySelectorAll<HTMLElement>('button')].find((button) => /^Show more/.test(button.textContent!.trim()))!;
      more.focus();
      more.click();
      const { length } = items();
      await until(() => items().length > length);
      await ready(list);
    }
    expect(part(list, 'count')).to.equal('32 of 32');
    expect(items().every((item) => item.textContent!.includes('Niš'))).to.equal(true);
    expect(press(element, 'Escape')).to.equal(false);
    await element.updateComplete;
    expect([element.listed, listOf(element), focused(element)]).to.deep.equal([undefined, null, viewport(element)]);
    expect(active(element)!.textContent, 'what was chosen is chosen still').to.equal('Niš: 32 incidents');
  });

  it('lists a single incident in the same way, and says how many more there are than it names', async () => {
    service(Array.from({ length: 60 }, (_, i) => at(`G${i}`, [16 + (i % 10) * 1.4, 40 + Math.floor(i / 10) * 1.4])));
    const element = await map('style="--seesac-map-height: 900px"');
    const { length } = stageOf(element).scene.places;
    expect(length).to.be.above(50);
    expect(options(element).length).to.equal(50);
    const last = element.renderRoot.querySelector('[role=option]:last-child')!;
    expect(last.textContent).to.match(/^and \d+ more: zoom in$/);
    viewport(element).focus();
    await go(element, 'End');
    expect(active(element), 'an option that is not there is not pointed to').to.equal(undefined);
    await go(element, 'Home');
    await go(element, 'Enter');
    await until(() => listOf(element)?.query?.settled);
    await ready(listOf(element)!);
    expect(part(listOf(element)!, 'count')).to.equal('1 of 1');
    expect(text(element, '.listed')).to.equal('');
  });

  it('shows its list only where the reader asked, and the button says so', async () => {
    service(four());
    const element = await map();
    const button = element.renderRoot.querySelector<HTMLElement>('.listing')!;
    expect([button.textContent!.trim(), button.ariaExpanded]).to.deep.equal(['List what is in view', 'false']);
    button.focus();
    button.click();
    await until(() => listOf(element)?.query?.settled);
    await ready(listOf(element)!);
    expect([button.textContent!.trim(), button.ariaExpanded]).to.deep.equal(['Hide the list', 'true']);
    expect(part(listOf(element)!, 'count')).to.equal('10 of 10');
    look(element, [44.8, 20.4], 10);
    await until(() => part(listOf(element)!, 'count') === '5 of 5');
    button.click();
    await element.updateComplete;
    expect(listOf(element)).to.equal(null);
  });
});
