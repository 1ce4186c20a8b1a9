import { expect } from '@open-wc/testing';
import type { Filters, Incident, Population } from '@seesac/contract';
import type { SeesacIncidentMap } from '../src/index.ts';
import { part, service, text, tidy, until } from './harness.ts';
import { BELGRADE, PRISTINA, TIRANA, at, look, map, options, pixels, press, stageOf, still, viewport } from './map-support.ts';

const NIS: [number, number] = [21.896, 43.321];
/** Incidents in four jurisdictions and in units that sources spell in two ways; some have no point, one no unit, one lies outside. */
const data = (): Incident[] => [
  ...[1, 2, 3].map((n) => at(`rs${n}`, NIS, { place: { admin1: n < 3 ? 'Nišavski' : 'Nišavski okrug' } })),
  ...[1, 2].map((n) => at(`bg${n}`, BELGRADE, { type: 'weapon_seizure', place: { admin1: 'Grad Beograd' } })),
  ...[1, 2, 3, 4, 5, 6, 7].map((n) => at(`xk${n}`, PRISTINA, { jurisdiction: 'XK', type: n < 3 ? 'suicide' : 'criminal_context', place: { admin1: 'Prishtinë / Priština' } })),
  at('al1', TIRANA, { jurisdiction: 'AL', date: '2024-01-01', type: 'domestic_violence', place: { admin1: 'Tiranë' } }),
  at('al2', null, { jurisdiction: 'AL' }),
  at('out', [15, 47], { jurisdiction: 'outside' }),
];
const people: Population[] = [{ area: 'XK', year: 2024, population: 1_800_000, source: 'Example Office' }, { area: 'RS', year: 2024, population: 6_900_000, source: 'Example Office' }];

/** A map whose tools are there. */
async function used(attributes = ''): Promise<SeesacIncidentMap> {
  const element = await map(attributes);
  await element.use();
  await until(() => element.renderRoot.querySelector('[part=tools] select'));
  element.renderRoot.querySelector<HTMLDetailsElement>('[part=tools]')!.open = true;
  await settled(element);
  return element;
}
const selects = (element: SeesacIncidentMap) => [...element.renderRoot.querySelectorAll<HTMLSelectElement>('[part=tools] select')];
const named = (element: SeesacIncidentMap, label: string) => selects(element).find((select) => select.closest('label')!.querySelector('span')!.textContent === label);
async function choose(element: SeesacIncidentMap, label: string, value: string): Promise<void> {
  const select = named(element, label)!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settled(element);
}
/** When an element shows what was asked for, and has fetched what draws it. */
async function settled(element: SeesacIncidentMap): Promise<void> {
  await element.updateComplete;
  await element.query.settled;
  await element.desk!.prepare();
  await still(element);
}
const said = (element: SeesacIncidentMap) => options(element).map((option) => option.textContent);
const legend = (element: SeesacIncidentMap) => part(element, 'legend');
const buttons = (element: SeesacIncidentMap) => [...element.renderRoot.querySelectorAll<HTMLButtonElement>('.marks button')];
const words = (node: Element) => node.textContent!.replace(/\s+/g, ' ').trim();
const hex = (colour: string) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16)).join();

describe('layers of seesac-incident-map', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  describe('colours by a field', () => {
    it('have a legend of four values and the rest, whose counts are those of the facet', async () => {
      service(data());
      const element = await used('by="type"');
      expect(buttons(element).map(words)).to.deep.equal(['Weapon seizure 2', 'Criminal context 5', 'Public dispute 5', 'Domestic violence 1']);
      expect(words(element.renderRoot.querySelector('.marks li:last-child')!)).to.equal('Other 2');
      expect(buttons(element).every((button) => button.getAttribute('aria-pressed') === 'false')).to.equal(true);
      expect(element.renderRoot.querySelectorAll('.marks svg path').length).to.equal(5);
      expect(pixels(element).get(hex('#28a197')), 'the colour of criminal context on the map').to.be.above(10);
    });

    it('filter by a click, keep the counts of the others, and let go by the next', async () => {
      service(data());
      const element = await used('by="type"');
      const heard: Filters[] = [];
      element.addEventListener('seesac-filters-change', ({ filters }) => heard.push(filters));
      buttons(element)[1]!.click();
      await settled(element);
      expect(part(element, 'count')).to.match(/^5 incidents/);
      expect(buttons(element).map((button) => button.getAttribute('aria-pressed'))).to.deep.equal(['false', 'true', 'false', 'false']);
      expect(words(buttons(element)[0]!)).to.equal('Weapon seizure 2');
      buttons(element)[0]!.click();
      await settled(element);
      expect(part(element, 'count')).to.match(/^7 incidents/);
      for (const place of [0, 1]) {
        buttons(element)[place]!.click();
        await settled(element);
      }
      expect(part(element, 'count')).to.match(/^15 incidents/);
      expect(heard.map(({ type }) => [...(type ?? [])])).to.deep.equal([['criminal_context'], ['criminal_context', 'weapon_seizure'], ['criminal_context'], []]);
    });

    it('say by which rule incidents with several values have one colour', async () => {
      service(data());
      const element = await used();
      await choose(element, 'Colours', 'outcome');
      expect(legend(element)).to.include('Killed').and.to.include('The colour is that of the gravest outcome; the numbers count every outcome.');
      await choose(element, 'Colours', 'weapon');
      expect(legend(element)).to.include('Handgun 15').and.to.include('Other, several or not reported').and.to.include('Coloured where only one kind of weapon is reported');
      await choose(element, 'Colours', '');
      expect(buttons(element)).to.deep.equal([]);
    });

    it('cannot be filtered by where the page has set the filter', async () => {
      service(data());
      const element = await used('by="type" type="suicide"');
      expect(buttons(element).every(({ disabled }) => disabled)).to.equal(true);
    });

    it('stand beside the key to how exact a place is', async () => {
      service(data());
      const element = await used();
      const key = element.renderRoot.querySelector<HTMLDetailsElement>('.places')!;
      expect([...key.querySelectorAll('li')].map(words).length).to.equal(4);
      expect(words(key.querySelector('summary')!)).to.equal('How exact the place is');
    });
  });

  describe('areas', () => {
    it('are named with their counts, the greatest first, by the same rules for all seven', async () => {
      service(data());
      const element = await used('layer="areas"');
      expect(said(element)).to.deep.equal(['Kosovo*: 7 incidents', 'Serbia: 5 incidents', 'Albania: 2 incidents']);
      expect(viewport(element).getAttribute('aria-label')).to.equal('In view, the largest first: Kosovo*: 7 incidents; Serbia: 5 incidents; Albania: 2 incidents');
      expect(legend(element)).to.match(/^incidents < \d+ .*No incidents match\. 1 incident has no area on this map\.$/);
      expect(pixels(element).get(hex('#1c3577')), 'the greatest step').to.be.above(500);
      expect(pixels(element).get(hex('#e6ec9f')), 'the least').to.be.above(500);
    });

    it('are the same from the columns and from the service, at both levels and under filters', async () => {
      const seen: unknown[] = [];
      for (const withFiles of [true, false]) {
        service(data(), { withFiles });
        for (const attributes of ['', 'level="admin1"', 'level="admin1" type="criminal_context,public_dispute"', 'from="2025-01-01"']) {
          const element = await used(`layer="areas" ${attributes}`);
          await until(() => said(element).length);
          expect(Boolean(stageOf(element).index)).to.equal(withFiles);
          seen.push([attributes, said(element), legend(element)]);
          element.remove();
        }
        tidy();
        document.documentElement.lang = 'en';
      }
      expect(seen.slice(4)).to.deep.equal(seen.slice(0, 4));
      expect((seen[1] as string[][])[1]![0]).to.equal('Prishtinë / Priština (Kosovo*): 7 incidents');
      expect((seen[1] as string[][])[1]![1], 'two spellings of one unit').to.match(/^Niš.*\(Serbia\): 3 incidents$/);
    });

    it('become the filter by a key, say what they are, and cease to be it', async () => {
      service(data());
      const element = await used('layer="areas"');
      viewport(element).focus();
      press(element, 'ArrowDown');
      press(element, 'ArrowDown');
      await element.updateComplete;
      expect(text(element, '.pointed'), 'what the keys have come to, to be seen').to.equal('Serbia: 5 incidents');
      press(element, 'Enter');
      await settled(element);
      expect(element.renderRoot.querySelector('.pointed')).to.equal(null);
      expect([...element.figures.jurisdiction!]).to.deep.equal(['RS']);
      expect(text(element, '.told')).to.equal('Serbia: 5 incidents ×');
      expect(said(element)).to.deep.equal(['Serbia: 5 incidents']);
      press(element, 'Enter');
      await settled(element);
      expect(element.figures.jurisdiction).to.equal(undefined);
      element.renderRoot.querySelector<HTMLButtonElement>('.told button')!.click();
      await settled(element);
      expect(text(element, '.told')).to.equal('');
      expect((element.renderRoot as ShadowRoot).activeElement).to.equal(viewport(element));
    });

    it('are found under the pointer', async () => {
      service(data());
      const element = await used('layer="areas"');
      const stage = stageOf(element);
      const point = (lon: number, lat: number) => stage.map!.latLngToContainerPoint([lat, lon]);
      const over = (lon: number, lat: number) => stage.overlay!.at(point(lon, lat).x, point(lon, lat).y)?.name;
      expect([over(...BELGRADE), over(...PRISTINA), over(28.8, 47), over(12.5, 42)]).to.deep.equal(['Serbia: 5 incidents', 'Kosovo*: 7 incidents', undefined, undefined]);
      const plane = element.renderRoot.querySelector<HTMLElement>('.plane')!;
      const { left, top } = plane.getBoundingClientRect();
      const move = ([lon, lat]: [number, number]) => plane.dispatchEvent(new PointerEvent('pointermove', { clientX: left + point(lon, lat).x, clientY: top + point(lon, lat).y, pointerType: 'mouse', bubbles: true, composed: true }));
      move(PRISTINA);
      expect(plane.title).to.equal('Kosovo*: 7 incidents');
      move([12.5, 42]);
      expect(plane.title).to.equal('');
    });

    it('that a source names as one are one, and none of its units is without incidents', async () => {
      service([at(1, [20, 45.5], { place: { admin1: 'Vojvodina' } }), at(2, [19.7, 46], { place: { admin1: 'Severnobački' } })]);
      const element = await used('layer="areas" level="admin1" view="9/45.5/20"');
      expect(said(element).sort()).to.deep.equal(['Severnobački (Serbia): 1 incident', 'Vojvodina (Serbia): 1 incident']);
      const { map: leaflet, overlay } = stageOf(element);
      const over = (lat: number, lon: number) => {
        const { x, y } = leaflet!.latLngToContainerPoint([lat, lon]);
        return overlay!.at(x, y)?.name;
      };
      expect([over(45.4, 20.4), over(45.9, 19.7)]).to.deep.equal(['Vojvodina (Serbia): 1 incident', 'Severnobački (Serbia): 1 incident']);
    });

    it('of the first level come nearer when they are chosen', async () => {
      service(data());
      const element = await used('layer="areas"');
      await choose(element, 'Level', 'admin1');
      expect(said(element)[0]).to.equal('Prishtinë / Priština (Kosovo*): 7 incidents');
      expect(legend(element)).to.include('2 incidents have no area on this map.');
      const before = stageOf(element).view.zoom;
      viewport(element).focus();
      press(element, 'ArrowDown');
      press(element, 'Enter');
      await settled(element);
      expect(stageOf(element).view.zoom).to.be.above(before + 1);
      expect(text(element, '.told')).to.equal('Prishtinë / Priština (Kosovo*): 7 incidents ×');
    });

    it('have rates only where the operator gave populations, with interval and a word of warning where they are few', async () => {
      service(data());
      const without = await used('layer="areas"');
      expect(named(without, 'Figure')).to.equal(undefined);
      tidy();
      document.documentElement.lang = 'en';
      const own = service(data(), { population: people });
      const element = await used('layer="areas"');
      await until(() => named(element, 'Figure'));
      await choose(element, 'Figure', 'rate');
      expect(said(element)[0]).to.match(/^Kosovo\*: 7 incidents \([\d.]+ incidents per 100,000 people and year, 95 %: [\d.]+–[\d.]+; fewer than 20 incidents: may be chance\)$/);
      expect(said(element).at(-1)).to.equal('Albania: 2 incidents (no population known)');
      expect(legend(element)).to.include('incidents per 100,000 people and year').and.to.include('fewer than 20 incidents: may be chance').and.to.include('no population known').and.to.include('Sources: Example Office');
      expect(own.network.asked.filter((path) => path.startsWith('/v1/population'))).to.deep.equal(['/v1/population']);
    });

    it('have the same rates from the service', async () => {
      const seen: unknown[] = [];
      for (const withFiles of [true, false]) {
        service(data(), { withFiles, population: people });
        const element = await used('layer="areas"');
        await until(() => named(element, 'Figure'));
        await choose(element, 'Figure', 'rate');
        await until(() => said(element).length);
        seen.push(said(element), legend(element));
        element.remove();
      }
      expect(seen.slice(2)).to.deep.equal(seen.slice(0, 2));
    });

    it('have no rate where only a part of them is counted', async () => {
      service(data(), { population: people });
      const element = await used('layer="areas" bbox="19,42,22,46"');
      await settled(element);
      expect(named(element, 'Figure')).to.equal(undefined);
    });

    it('are not drawn where the service cannot say them, and the page hears why', async () => {
      const own = service(data(), { withFiles: false });
      const element = await used();
      let heard = 0;
      element.addEventListener('seesac-error', () => heard++);
      own.network.fail(1, 503);
      await choose(element, 'Show', 'areas');
      await until(() => heard);
      await settled(element);
      expect(said(element)).to.deep.equal([]);
      expect(element.renderRoot.querySelector('.steps')).to.equal(null);
    });
  });

  describe('density', () => {
    it('has one legend at every zoom and under every filter', async () => {
      service(data());
      const element = await used('layer="density"');
      const before = legend(element);
      expect(before).to.match(/^incidents per 100 km² and year/);
      expect(said(element)[0]).to.match(/^Pristina: [\d.,]+ incidents per 100 km² and year$/);
      look(element, [43, 21], 9);
      await settled(element);
      expect(legend(element)).to.equal(before);
      element.setAttribute('type', 'criminal_context');
      await settled(element);
      expect(legend(element)).to.equal(before);
      expect(said(element).length).to.equal(1);
    });

    it('is the denser the smaller the square: the same incidents on a quarter of the ground', async () => {
      service([at(1, PRISTINA, { jurisdiction: 'XK' })]);
      const element = await used('layer="density" view="8/42.66/21.17"');
      const figure = () => Number(/: ([\d.,]+) /.exec(said(element)[0]!)![1]!.replace(/,/g, ''));
      const wide = figure();
      look(element, [42.66, 21.17], 9);
      await settled(element);
      expect(figure() / wide).to.be.closeTo(4, 0.05);
    });

    it('is not shown nearer than zoom 10, and says so', async () => {
      service(data());
      const element = await used('layer="density" view="10/42.66/21.17"');
      expect(said(element).length).to.equal(1);
      look(element, [42.66, 21.17], 11);
      await settled(element);
      expect(said(element)).to.deep.equal([]);
      expect(legend(element)).to.equal('The density is not shown as near as this: zoom out.');
    });

    it('comes nearer when a square is chosen', async () => {
      service(data());
      const element = await used('layer="density"');
      const before = Math.round(stageOf(element).view.zoom);
      viewport(element).focus();
      press(element, 'ArrowDown');
      press(element, 'Enter');
      await until(() => stageOf(element).view.zoom === before + 1);
    });

    it('is not offered without the columns, with the reason, and clusters take its place', async () => {
      service(data(), { withFiles: false });
      const element = await used('layer="density"');
      await until(() => said(element).length);
      const show = named(element, 'Show')!;
      expect(show.querySelector<HTMLOptionElement>('[value=density]')!.disabled).to.equal(true);
      expect(show.value).to.equal('clusters');
      expect(words(show.closest('label')!)).to.include('A density needs the published columns, which this map does not read now.');
      expect(said(element)[0]).to.match(/^Pristina: \d+ incidents$/);
    });
  });

  it('change by a choice, there and back, and clusters are again what they were', async () => {
    service(data());
    const element = await used();
    const before = said(element);
    await choose(element, 'Show', 'areas');
    expect(said(element)[0]).to.equal('Kosovo*: 7 incidents');
    await choose(element, 'Show', 'density');
    expect(said(element)[0]).to.match(/^Pristina: .* per 100 km² and year$/);
    await choose(element, 'Show', 'clusters');
    expect(said(element)).to.deep.equal(before);
    expect(stageOf(element).overlay).to.equal(undefined);
  });

  it('speak the language of the element', async () => {
    document.documentElement.lang = 'sr-Latn';
    service(data(), { population: people });
    const element = await used('layer="areas"');
    const figure = await until(() => named(element, 'Podatak')).then(() => named(element, 'Podatak')!);
    figure.value = 'rate';
    figure.dispatchEvent(new Event('change'));
    await settled(element);
    expect(said(element)[0]).to.match(/^Kosovo\*: 7 incidenata \(\d+,\d+ incidenata na 100\.000 stanovnika godišnje, 95 %: \d+,\d+–\d+,\d+; manje od 20 incidenata: može biti slučajnost\)$/);
  });

  for (const [layer, attributes] of [['clusters by type', 'by="type"'], ['clusters by weapon', 'by="weapon"'], ['areas', 'layer="areas"'], ['units', 'layer="areas" level="admin1"'], ['density', 'layer="density"']] as const) {
    it(`are accessible: ${layer}`, async () => {
      service(data(), { population: people });
      const element = await used(attributes);
      if (layer === 'areas') {
        viewport(element).focus();
        press(element, 'ArrowDown');
        press(element, 'Enter');
        await settled(element);
      }
      expect(legend(element)).to.not.equal('');
      await expect(element).to.be.accessible();
    });
  }
});
