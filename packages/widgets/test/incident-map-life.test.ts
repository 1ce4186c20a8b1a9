import { expect } from '@open-wc/testing';
import type { SeesacIncidentFilters, SeesacIncidentList, SeesacIncidentMap, SeesacScope } from '../src/index.ts';
import { mount, part, ready, service, tidy, until } from './harness.ts';
import { BELGRADE, PRISTINA, TIRANA, at, drawn, look, map, options, rest, stageOf, still, viewport } from './map-support.ts';

const three = () => [at(1, BELGRADE), at(2, PRISTINA, { jurisdiction: 'XK', type: 'suicide', date: '2023-05-01' }), at(3, TIRANA, { jurisdiction: 'AL' })];
const listOf = (element: SeesacIncidentMap) => element.renderRoot.querySelector<SeesacIncidentList>('seesac-incident-list');
const button = (element: SeesacIncidentMap, words: string) => [...element.renderRoot.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === words)!;
/** Whether the land is drawn all over the plane, and the marks' canvas, which is no larger than they need, has each of them whole, as far as it is in view. */
const covers = (element: SeesacIncidentMap) => {
  const plane = element.renderRoot.querySelector('.plane')!.getBoundingClientRect();
  const [land, marks] = [...element.renderRoot.querySelectorAll('canvas')].map((canvas) => canvas.getBoundingClientRect()) as [DOMRect, DOMRect];
  const has = (box: DOMRect, left: number, top: number, right: number, bottom: number) =>
    box.left <= Math.max(plane.left, left) && box.top <= Math.max(plane.top, top) && box.right >= Math.min(plane.right, right) && box.bottom >= Math.min(plane.bottom, bottom);
  const { scene, map: leaflet } = stageOf(element);
  return has(land, plane.left, plane.top, plane.right, plane.bottom) && scene.itemsIn(leaflet!).every(({ x, y, radius }) =>
    has(marks, plane.left + x - radius - 9, plane.top + y - radius - 9, plane.left + x + radius + 9, plane.top + y + radius + 9));
};

describe('a map in a page', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  it('leaves nothing behind: a hundred come and go, drawn, loading and moved', async function () {
    this.timeout(120_000);
    const own = service(three());
    await map();
    const { observe, disconnect } = ResizeObserver.prototype;
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const watching = new Set<ResizeObserver>();
    ResizeObserver.prototype.observe = function (...given) { watching.add(this); observe.apply(this, given); };
    ResizeObserver.prototype.disconnect = function () { watching.delete(this); disconnect.apply(this); };
    const outside = (target: EventTarget | undefined) => target === undefined || target === window || target === document || target instanceof MediaQueryList || target === document.documentElement || target === document.body;
    let listeners = 0;
    const kept = new Map<unknown, number>();
    EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, type, listener, options) {
      if (outside(this) && listener) {
        const { signal, once } = (typeof options === 'object' ? options : {}) ?? {};
        if (!signal?.aborted) {
          listeners++;
          kept.set(listener, (kept.get(listener) ?? 0) + 1);
          const off = () => kept.get(listener) && (listeners--, kept.set(listener, kept.get(listener)! - 1));
          if (signal) add.call(signal, 'abort', off, { once: true });
          else if (once) add.call(this ?? window, type, off, { once: true });
        }
      }
      return add.call(this ?? window, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (this: EventTarget | undefined, type, listener, options) {
      if (outside(this) && kept.get(listener)) { listeners--; kept.set(listener, kept.get(listener)! - 1); }
      return remove.call(this ?? window, type, listener, options);
    };
    const nodes = document.querySelectorAll('*').length;
    const heads = document.head.childElementCount;
    const last: SeesacIncidentMap[] = [];
    try {
      const box = document.createElement('div');
      document.body.append(box);
      for (let i = 0; i < 100; i++) {
        const element = document.createElement('seesac-incident-map') as SeesacIncidentMap;
        box.append(element);
        if (i % 4 === 1) await element.updateComplete;
        if (i % 4 >= 2) {
          await drawn(element);
          if (i % 4 === 3) stageOf(element).map!.panBy([80, 20]);
        }
        element.remove();
        if (i >= 96) last.push(element);
      }
      box.remove();
      await rest(400);
      expect(document.querySelectorAll('*').length, 'nodes').to.equal(nodes);
      expect(document.head.childElementCount).to.equal(heads);
      expect(watching.size, 'observers of sizes').to.equal(0);
      expect(listeners, 'listeners on the page').to.equal(0);
      expect(last.map((element) => element.stage?.map), 'maps').to.deep.equal([undefined, undefined, undefined, undefined]);
      expect(last.flatMap((element) => [...(element.shadowRoot?.querySelectorAll('canvas') ?? [])]), 'canvases').to.deep.equal([]);
      expect(own.network.held).to.equal(0);
    } finally {
      Object.assign(ResizeObserver.prototype, { observe, disconnect });
      Object.assign(EventTarget.prototype, { addEventListener: add, removeEventListener: remove });
    }
  });

  it('asks nothing and moves nowhere when it is moved in the document, and draws again when it comes back', async () => {
    const own = service(three());
    const element = await map();
    look(element, [43.3, 21.9], 9);
    stageOf(element).moved = true;
    await still(element);
    const { view } = stageOf(element);
    const { length } = own.network.asked;
    const other = document.createElement('div');
    element.parentElement!.append(other);
    other.append(element);
    await still(element);
    expect([stageOf(element).view, own.network.asked.length, covers(element)]).to.deep.equal([view, length, true]);
    element.remove();
    await rest();
    expect(stageOf(element).map).to.equal(undefined);
    other.append(element);
    await drawn(element);
    expect([own.network.asked.length, covers(element), options(element).length > 0]).to.deep.equal([length, true, true]);
  });

  it('asks for no view before it knows its filters and has its columns', async () => {
    const own = service(three());
    own.network.hold();
    const [element] = mount<SeesacIncidentMap>('<seesac-incident-map months="12"></seesac-incident-map>');
    await until(() => element!.stage);
    element!.requestUpdate();
    await until(() => element!.stage!.map);
    await rest(200);
    expect([own.network.asked.filter((path) => path.includes('clusters')), stageOf(element!).scene.places]).to.deep.equal([[], []]);
    own.network.release();
    await drawn(element!);
    await until(() => options(element!).length === 2);
    expect(own.network.asked.filter((path) => path.includes('clusters'))).to.deep.equal([]);
  });

  it('may leave in the middle of a zoom', async () => {
    service(three());
    const element = await map('view="6/43.2/20.6"');
    const { map: leaflet } = stageOf(element);
    // Told of it, not looking for it: a busy machine may look again only when the zoom is over.
    const begun = new Promise((resolve) => leaflet!.once('zoomanim', resolve));
    stageOf(element).zoomBy(1);
    await begun;
    expect((leaflet as unknown as { _animatingZoom?: boolean })._animatingZoom).to.equal(true);
    element.remove();
    // Longer than the quarter of a second after which Leaflet would end it; what it throws then is an error of the page, which fails this test.
    await rest(400);
    expect(stageOf(element).map).to.equal(undefined);
  });

  it('is given up while it loads', async () => {
    const own = service(three());
    own.network.hold();
    const [element] = mount<SeesacIncidentMap>('<seesac-incident-map></seesac-incident-map>');
    await until(() => own.network.held > 1);
    element!.remove();
    await until(() => own.network.held === 0);
    own.network.release();
    await rest();
    expect(element!.stage?.map).to.equal(undefined);
  });

  it('that is shown late finds its size and its view', async () => {
    service(three());
    const [element] = mount<SeesacIncidentMap>('<div style="display: none; width: 600px"><seesac-incident-map style="--seesac-map-height: 400px"></seesac-incident-map></div>');
    await drawn(element!);
    expect(options(element!).length, 'nothing is in view of what has no size').to.equal(0);
    element!.parentElement!.style.display = 'block';
    await until(() => options(element!).length === 3);
    await still(element!);
    const { x, y } = stageOf(element!).map!.getSize();
    expect([x > 500, y]).to.deep.equal([true, 400]);
    expect(covers(element!)).to.equal(true);
    const bounds = stageOf(element!).map!.getBounds();
    expect(bounds.getWest()).to.be.below(16);
    expect(bounds.getEast()).to.be.above(29);
    expect(viewport(element!).getAttribute('aria-label')).to.match(/^3 incidents in view/);
  });

  it('that is hidden for a while shows what its reader looked at', async () => {
    service(three());
    const element = await map();
    look(element, [44, 20], 8);
    await still(element);
    const { view } = stageOf(element);
    for (const display of ['none', 'block']) {
      element.style.display = display;
      await rest(150);
    }
    await still(element);
    // The bar at the side of the page may have gone meanwhile, and come again.
    expect(stageOf(element).view.zoom).to.equal(view.zoom);
    expect(stageOf(element).view.lat).to.be.closeTo(view.lat, 0.01);
    expect(stageOf(element).view.lon).to.be.closeTo(view.lon, 0.01);
    expect(covers(element)).to.equal(true);
  });

  it('follows its size, and keeps what a reader looks at', async () => {
    service(three());
    const element = await map();
    look(element, [44, 20], 8);
    for (const width of ['320px', '900px', '500px']) {
      element.style.inlineSize = width;
      await rest(150);
      await still(element);
      const { lat, lon, zoom } = stageOf(element).view;
      expect(zoom).to.equal(8);
      expect(lat).to.be.closeTo(44, 0.7);
      expect(lon).to.be.closeTo(20, 0.7);
      await until(() => covers(element));
    }
  });

  it('fits into 320 px and under texts twice as large, and nothing scrolls sideways', async () => {
    service(three());
    for (const style of ['width: 320px', 'width: 640px; --seesac-font: 32px/1.5 system-ui']) {
      const element = await map('', `<div style="${style}" lang="sr-Latn"><seesac-incident-map></seesac-incident-map></div>`);
      await element.use();
      element.renderRoot.querySelectorAll('details').forEach((details) => (details.open = true));
      await rest(200);
      expect(element.scrollWidth, style).to.be.at.most(element.clientWidth);
      const frame = element.renderRoot.querySelector('.frame')!.getBoundingClientRect();
      for (const one of element.renderRoot.querySelectorAll('.frame button')) {
        const box = one.getBoundingClientRect();
        if (box.width) expect(box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom, `${style}: ${one.className}`).to.equal(true);
      }
      element.parentElement!.remove();
    }
  });

  it('has its buttons on the other side of a page from right to left, and its map as it is', async () => {
    service(three());
    const [left, right] = mount<SeesacIncidentMap>('<seesac-incident-map></seesac-incident-map><div dir="rtl"><seesac-incident-map></seesac-incident-map></div>') as [SeesacIncidentMap, SeesacIncidentMap];
    await drawn(left);
    await drawn(right);
    const side = (element: SeesacIncidentMap) => {
      const [frame, controls] = ['.frame', '.controls'].map((selector) => element.renderRoot.querySelector(selector)!.getBoundingClientRect()) as [DOMRect, DOMRect];
      return controls.left - frame.left < frame.right - controls.right ? 'left' : 'right';
    };
    expect([side(left), side(right)]).to.deep.equal(['right', 'left']);
    const pictures = [left, right].map((element) => [...element.renderRoot.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL()).join());
    expect(pictures[1] === pictures[0], 'the same picture').to.equal(true);
    expect(covers(right)).to.equal(true);
    const pad = right.renderRoot.querySelectorAll<HTMLElement>('.pad button');
    const x = (name: string) => [...pad].find((one) => one.classList.contains(name))!.getBoundingClientRect().left;
    expect(x('left'), 'left is left').to.be.below(x('right'));
  });

  it('keeps its view in the address where it may, and begins there', async () => {
    service(three());
    history.replaceState(null, '', '#map=9/43.32/21.9');
    const element = await map('sync-url');
    expect(stageOf(element).view).to.deep.include({ zoom: 9 });
    expect(stageOf(element).view.lat).to.be.closeTo(43.32, 0.01);
    look(element, [42.5, 20.25], 8);
    await still(element);
    expect(location.hash).to.match(/^#map=8\/42\.\d+\/20\.\d+$/);
    element.remove();
    const other = await map('view="7/41/20"');
    expect(stageOf(other).view.zoom).to.equal(7);
    look(other, [44, 20], 6);
    await still(other);
    expect(location.hash, 'who may not leaves it alone').to.match(/^#map=8\//);
    history.replaceState(null, '', location.pathname + location.search);
  });

  describe('with filters', () => {
    it('shares those of the scope, and shows them at once', async () => {
      service(three());
      const element = await map('', '<seesac-scope><seesac-incident-map></seesac-incident-map></seesac-scope>');
      expect(options(element).length).to.equal(3);
      document.querySelector<SeesacScope>('seesac-scope')!.filters = { type: ['suicide'] };
      await until(() => part(element, 'count') === '1 incident');
      expect(options(element).map((option) => option.textContent)).to.deep.equal(['Pristina: Firearm suicide, 1 May 2023']);
    });

    it('holds its own attributes for its list', async () => {
      service(three());
      const element = await map('', '<seesac-scope><seesac-incident-map type="public_dispute"></seesac-incident-map></seesac-scope>');
      button(element, 'List what is in view').click();
      await until(() => listOf(element)?.query?.last);
      expect(listOf(element)!.getAttribute('type')).to.equal('public_dispute');
      expect(part(listOf(element)!, 'count')).to.equal('2 of 2');
      document.querySelector<SeesacScope>('seesac-scope')!.filters = { type: ['suicide'], jurisdiction: ['AL'] };
      await until(() => part(listOf(element)!, 'count') === '1 of 1');
      await until(() => part(element, 'count') === '1 incident');
    });

    it('shows the last months only, in its list too', async () => {
      service(three());
      const element = await map('months="12"');
      await until(() => part(element, 'count') === '2 incidents');
      button(element, 'List what is in view').click();
      await until(() => listOf(element)?.query?.last);
      await ready(listOf(element)!);
      expect(part(listOf(element)!, 'count')).to.equal('2 of 2');
    });

    it('brings the filters where it is told to, and they are its own', async () => {
      service(three());
      const [one, other] = mount<SeesacIncidentMap>('<seesac-incident-map with-filters></seesac-incident-map><seesac-incident-map></seesac-incident-map>') as [SeesacIncidentMap, SeesacIncidentMap];
      await drawn(one);
      await drawn(other);
      await until(() => one.renderRoot.querySelector<SeesacIncidentFilters>('seesac-incident-filters')?.query?.last);
      const { change } = await import('../src/lib/filter-store.ts');
      change(one.renderRoot.querySelector<SeesacIncidentFilters>('seesac-incident-filters')!, { type: ['suicide'] });
      await until(() => part(one, 'count') === '1 incident');
      expect(part(other, 'count')).to.equal('3 incidents');
      button(one, 'List what is in view').click();
      await until(() => listOf(one)?.query?.last && part(listOf(one)!, 'count') === '1 of 1');
    });

    it('makes a filter of the area for itself and its list, and takes it back', async () => {
      const own = service(three());
      const element = await map();
      await element.use();
      await element.updateComplete;
      element.renderRoot.querySelector<HTMLDetailsElement>('[part=tools]')!.open = true;
      button(element, 'List what is in view').click();
      await until(() => listOf(element)?.query?.last);
      look(element, [44.8, 20.45], 9);
      await still(element);
      expect(part(element, 'count'), 'a view is no filter').to.equal('3 incidents');
      button(element, 'Search this area').click();
      await until(() => part(element, 'count') === '1 incident');
      expect(own.network.asked.findLast((path) => path.startsWith('/v1/summary'))).to.match(/bbox=/);
      look(element, [42.5, 21], 6);
      await still(element);
      expect(options(element).length, 'what lies outside is not shown').to.equal(1);
      await until(() => part(listOf(element)!, 'count') === '1 of 1');
      button(element, 'Search everywhere').click();
      await until(() => part(element, 'count') === '3 incidents');
      await until(() => options(element).length === 3);
      await until(() => part(listOf(element)!, 'count') === '3 of 3');
    });
  });
});
