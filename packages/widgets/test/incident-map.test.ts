import { expect } from '@open-wc/testing';
import { LANGUAGES, NOTICES } from '@seesac/contract';
import { incident, seed } from '@seesac/testing';
import type { SeesacIncidentCounter, SeesacIncidentList, SeesacIncidentMap } from '../src/index.ts';
import { mount, part, ready, service, text, tidy, until } from './harness.ts';
import { BELGRADE, PRISTINA, TIRANA, at, drawn, look, map, options, pixels, rest, stageOf, still, viewport } from './map-support.ts';

const MAP = NOTICES.find(({ key }) => key === 'map')!.text.en;
const KOSOVO = NOTICES.find(({ key }) => key === 'kosovo')!.text.en;
const CREDIT = 'Map data: Natural Earth; place names: GeoNames (CC BY 4.0), filtered.';
const listOf = (element: SeesacIncidentMap) => element.renderRoot.querySelector<SeesacIncidentList>('seesac-incident-list');
const statusOf = (element: SeesacIncidentMap) => element.renderRoot.querySelectorAll('[role=status]')[1]!.textContent;
const three = () => [at(1, BELGRADE), at(2, PRISTINA, { jurisdiction: 'XK', type: 'suicide' }), at(3, TIRANA, { jurisdiction: 'AL' })];

/** What differs from the plain ground: pixels of the colour of clusters and marks. */
const blue = (element: SeesacIncidentMap) => pixels(element).get('0,96,156') ?? 0;

describe('seesac-incident-map', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  describe('draws', () => {
    it('land, incidents, and a sentence with what is in view', async () => {
      service(three());
      const element = await map();
      expect(blue(element)).to.be.above(100);
      expect(pixels(element).get('255,255,255'), 'the land of the seven').to.be.above(10_000);
      expect(part(element, 'count')).to.equal('3 incidents');
      expect(viewport(element).getAttribute('aria-label')).to.equal(
        '3 incidents in view: Belgrade: Public dispute, 3 February 2025; Pristina: Firearm suicide, 3 February 2025; Tirana: Public dispute, 3 February 2025',
      );
      expect(text(element)).to.include(CREDIT).and.to.include('As of 13 February 2025');
      expect(element.renderRoot.querySelector('style, [style], img, link'), 'nothing that a strict policy refuses').to.satisfy((found: Element | null) => found === null || found.closest('.plane'));
    });

    it('what an empty map does not: its picture is another without the incidents', async () => {
      const own = service(three());
      const element = await map();
      const before = blue(element);
      own.publish([]);
      await element.query.retry();
      await still(element);
      expect(before).to.be.above(blue(element) + 100);
    });

    it('as many incidents as have a point, and says how many have none', async () => {
      service([...three(), at(4, null), at(5, null)]);
      expect(part(await map(), 'count')).to.equal('5 incidents; 2 without a known point are not on the map');
      service([...three(), at(4, null)], { withFiles: false });
      expect(part(await map(), 'count')).to.equal('4 incidents; 1 without a known point is not on the map');
    });

    it('no incidents, and says so', async () => {
      service([]);
      const element = await map();
      expect(part(element, 'count')).to.equal('No incidents match.');
      expect(viewport(element).getAttribute('aria-label')).to.equal('0 incidents in view');
      expect(text(element)).to.include(MAP);
    });

    it('incidents of which none has a point', async () => {
      service([at(1, null), at(2, null)]);
      const element = await map();
      expect(part(element, 'count')).to.equal('2 incidents; 2 without a known point are not on the map');
      expect(options(element)).to.deep.equal([]);
      expect(blue(element)).to.be.below(50);
    });

    it('the same from the service, asked for each view, where the files are not there, the page says so, or words are looked for', async () => {
      for (const [attributes, given] of [['', { withFiles: false }], ['source="service"', {}], ['q="Kragujevac"', {}]] as const) {
        const own = service(three().map((one) => ({ ...one, place: { ...one.place, settlement: 'Kragujevac' } })), given);
        const element = await map(attributes);
        await until(() => options(element).length === 3);
        const { length } = own.network.asked;
        look(element, [44.8, 20.45], 9);
        await until(() => options(element).length === 1);
        expect(own.network.asked.slice(length).every((path) => path.startsWith('/v1/clusters?')), own.network.asked.slice(length).join()).to.equal(true);
        tidy();
        document.documentElement.lang = 'en';
      }
    });

    it('says that a view is not known where the service does not answer for it, and asks again when told to', async () => {
      const own = service(three(), { withFiles: false });
      const element = await map();
      await until(() => options(element).length === 3);
      own.network.fail(404);
      look(element, [44.8, 20.45], 9);
      await until(() => element.renderRoot.querySelector('[part=error]'));
      expect(element.renderRoot.querySelector('[part=error]')!.textContent).to.include('Current data cannot be shown now.');
      own.network.clear();
      element.renderRoot.querySelector<HTMLElement>('[part=error] button')!.click();
      await until(() => options(element).length === 1 && !element.renderRoot.querySelector('[part=error]'));
    });

    it('tiles that the page names, and they alone, in place of our own land', async () => {
      service(three());
      const land = pixels(await map('view="6/44/20"')).get('255,255,255')!;
      expect(land, 'our land').to.be.above(10_000);
      tidy();
      document.documentElement.lang = 'en';
      service(three());
      // Any picture does for a tile; the server of the test has one at the same origin.
      // The browser keeps so many entries and no more.
      performance.clearResourceTimings();
      const element = await map('view="6/44/20" tiles="/stories/images/map-1280-light.png?{z}/{x}/{y}" tiles-credit="Tiles: nobody in particular"');
      const asked = () => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('map-1280-light.png?'));
      await until(() => asked().length > 3);
      expect(asked().every((name) => /\?6\/\d+\/\d+$/.test(name)), asked().join()).to.equal(true);
      await until(() => (pixels(element).get('255,255,255') ?? 0) !== land);
      expect(blue(element), 'incidents are on them').to.be.above(100);
      expect(text(element)).to.include('Tiles: nobody in particular');
      element.tiles = undefined;
      await element.updateComplete;
      stageOf(element).draw();
      expect(pixels(element).get('255,255,255'), 'our land again').to.be.above(10_000);
    });

    it('only the years that it shows are fetched, for a page of the last twelve months', async () => {
      const own = service();
      const element = await map('months="12"');
      expect(own.network.asked.filter((path) => path.endsWith('.bin')).length, 'of seven years').to.equal(2);
      expect(own.network.asked.find((path) => path.startsWith('/v1/summary'))).to.equal('/v1/summary?from=2024-02-14&facets=none');
      expect(part(element, 'count')).to.include('36 incidents');
      expect(own.network.asked.filter((path) => /clusters|incidents|population|areas/.test(path))).to.deep.equal([]);
    });
  });

  describe('says', () => {
    it('once for each movement that has ended what is in view', async () => {
      service(three());
      const element = await map('view="9/44.8/20.45"');
      const said: (string | null)[] = [];
      const observer = new MutationObserver(() => said.push(statusOf(element)));
      observer.observe(element.renderRoot.querySelectorAll('[role=status]')[1]!, { childList: true, characterData: true, subtree: true });
      viewport(element).focus();
      // As after a gesture: a box that is measured late does not take the view back to where it began.
      stageOf(element).moved = true;
      stageOf(element).map!.panBy([600, 0], { animate: true });
      await still(element);
      look(element, [41.33, 19.82], 10);
      await still(element);
      observer.disconnect();
      expect(said.at(-1)).to.equal('1 incident in view; largest: Tirana: Public dispute, 3 February 2025');
      expect(said.length, said.join('\n')).to.equal(2);
    });

    for (const lang of LANGUAGES)
      it(`Kosovo* with its asterisk wherever it stands, in ${lang}`, async () => {
        service(seed());
        const element = await map('', `<div lang="${lang}"><seesac-incident-map with-filters></seesac-incident-map></div>`);
        element.renderRoot.querySelector<HTMLElement>('.listing')!.click();
        await until(() => listOf(element)?.query?.last);
        await element.use();
        element.renderRoot.querySelectorAll('details').forEach((details) => (details.open = true));
        await rest(200);
        const nodes = document.createTreeWalker(element.renderRoot, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        const words: string[] = [];
        for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
          if (node.parentElement?.closest('.notices')) continue;
          if (node instanceof Element) words.push(...['aria-label', 'title', 'alt', 'placeholder'].map((name) => node.getAttribute(name) ?? ''));
          else words.push(node.textContent!);
        }
        expect(words.filter((one) => /(Kosov\w*|Косов\p{L}*)(?![*\w])/u.test(one))).to.deep.equal([]);
      });

    it('names on the map in the language of the element', async () => {
      service(three());
      const elements = mount<SeesacIncidentMap>('<seesac-incident-map lang="sq"></seesac-incident-map><seesac-incident-map lang="sr-Cyrl"></seesac-incident-map><seesac-incident-map></seesac-incident-map>');
      for (const element of elements) await drawn(element);
      for (const [at, town] of ['Prishtinë', 'Приштина', 'Pristina'].entries())
        expect(options(elements[at]!).some((option) => option.textContent!.startsWith(town)), options(elements[at]!).map((o) => o.textContent).join()).to.equal(true);
    });
  });

  describe('is accessible', () => {
    const clean = async (element: SeesacIncidentMap) => expect(element).to.be.accessible();

    it('while it loads, when it has drawn, with its list, tools and filters', async () => {
      const own = service(three());
      own.network.hold();
      const [element] = mount<SeesacIncidentMap>('<seesac-incident-map with-filters></seesac-incident-map>');
      await element!.updateComplete;
      await clean(element!);
      own.network.release();
      await drawn(element!);
      await clean(element!);
      await element!.use();
      element!.renderRoot.querySelectorAll('details').forEach((details) => (details.open = true));
      element!.renderRoot.querySelector<HTMLElement>('.listing')!.click();
      await until(() => listOf(element!)?.query?.last);
      await rest(200);
      await clean(element!);
    });

    it('empty, with an error, and as the list', async () => {
      const own = service([]);
      const element = await map();
      await clean(element);
      own.network.fail(404);
      element.setAttribute('type', 'suicide');
      await until(() => element.query.phase === 'error');
      await element.updateComplete;
      await clean(element);
      own.network.clear();
      element.failed = true;
      await element.query.retry();
      await until(() => listOf(element)?.query?.last);
      await clean(element);
    });

    it('has a name, a role and a help of its own, and a named list of what is in view', async () => {
      service(three());
      const element = await map();
      const root = element.renderRoot as ShadowRoot;
      const box = viewport(element);
      expect([box.getAttribute('role'), box.getAttribute('aria-roledescription'), root.getElementById(box.getAttribute('aria-describedby')!)!.textContent!.length > 40]).to.deep.equal(['application', 'map', true]);
      const listbox = root.getElementById(box.getAttribute('aria-controls')!)!;
      expect([listbox.getAttribute('role'), listbox.getAttribute('aria-label')]).to.deep.equal(['listbox', 'In view, the largest first']);
      expect(root.querySelector('.plane')!.getAttribute('aria-hidden')).to.equal('true');
      expect([...root.querySelectorAll('.frame button')].every((button) => button.getAttribute('aria-label') && button.getBoundingClientRect().width >= 24)).to.equal(true);
    });
  });

  describe('has its notices and credits', () => {
    it('in every state in which something is drawn, each once', async () => {
      const own = service(three());
      const element = await map('months="12"');
      const check = (state: string) => {
        for (const words of [MAP, KOSOVO, CREDIT]) expect(text(element).split(words).length - 1, `${state}: ${words}`).to.equal(1);
        expect(element.renderRoot.querySelector('.notices')!.checkVisibility()).to.equal(true);
      };
      check('ready');
      own.network.fail(503);
      void element.query.retry();
      await until(() => element.query.phase === 'refreshing' || element.query.phase === 'stale-error');
      await element.updateComplete;
      check('while it asks again');
      own.network.clear();
      own.publish([]);
      await element.query.retry();
      await element.updateComplete;
      check('empty');
    });

    it('on the map where a counter and a list are beside it, and on one of two maps', async () => {
      service(three());
      const html = '<seesac-incident-counter></seesac-incident-counter><seesac-incident-list></seesac-incident-list><seesac-incident-map></seesac-incident-map><seesac-incident-map></seesac-incident-map>';
      const elements = mount<SeesacIncidentCounter | SeesacIncidentList | SeesacIncidentMap>(html);
      await ready(...elements);
      await drawn(elements[2] as SeesacIncidentMap);
      await drawn(elements[3] as SeesacIncidentMap);
      await ready(...elements);
      const showing = (words: string) => elements.map((element) => text(element).includes(words));
      expect(showing(MAP).slice(0, 2)).to.deep.equal([false, false]);
      expect(showing(MAP).filter(Boolean).length).to.equal(1);
      expect(showing(KOSOVO).filter(Boolean).length).to.equal(1);
      expect(showing(CREDIT), 'who drew the map is told on each').to.deep.equal([false, false, true, true]);
      const owner = elements[showing(MAP).indexOf(true)]!;
      owner.remove();
      const rest = elements.filter((element) => element !== owner);
      await until(() => rest.some((element) => text(element).includes(MAP)));
    });

    it('whatever the page sets', async () => {
      service(three());
      const element = await map('without-notices notices="" hide-notices tiles-credit="" style="--notices: none; --seesac-text: transparent"');
      const notice = element.renderRoot.querySelector('.notices')!;
      expect(text(element, '.notices')).to.include(MAP).and.to.include(KOSOVO);
      expect(notice.closest('[part], slot')).to.equal(null);
      expect(element.renderRoot.querySelector('.credit')!.closest('[part], slot')).to.equal(null);
    });
  });

  it('is the list of the same incidents where its drawing code cannot run, and says what it says', async () => {
    service([...three(), incident({ id: 's', type: 'other' })]);
    const [element] = mount<SeesacIncidentMap>('<seesac-incident-map type="suicide public_dispute" heading="Where"></seesac-incident-map>');
    element!.failed = true;
    await ready(element!);
    await until(() => listOf(element!)?.query?.last);
    await ready(listOf(element!)!);
    expect(part(listOf(element!)!, 'count')).to.equal('3 of 3');
    expect(text(element!)).to.include('3 incidents').and.to.include('As of 13 February 2025');
  });
});
