import { expect } from '@open-wc/testing';
import { formatFilters, type BBox, type Cluster, type ClusterPoint, type Filters, type IncidentsAnswer } from '@seesac/contract';
import { seed, type ServiceInAPage } from '@seesac/testing';
import { boxInView, padded } from '../src/incident-map/incident-map.model.ts';
import type { SeesacIncidentMap, SeesacScope } from '../src/index.ts';
import { mount, ready, service, tidy, until } from './harness.ts';
import { at, drawn, look, stageOf } from './map-support.ts';

/** Random, and the same each time. */
function generator(state: number): (below: number) => number {
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const TYPES = ['suicide', 'public_dispute', 'weapon_seizure', 'domestic_violence', 'other'] as const;
const PLACES = ['AL', 'BA', 'XK', 'MD', 'ME', 'MK', 'RS'] as const;

/** The seed, and three hundred more: some far from the others, many in a few towns. */
function many(random: (below: number) => number) {
  const towns = Array.from({ length: 12 }, (): [number, number] => [16 + random(13_000) / 1000, 40 + random(8_000) / 1000]);
  return [
    ...seed(),
    ...Array.from({ length: 300 }, (_, i) => {
      const point: [number, number] | null = random(9) === 0 ? null : random(3) ? towns[random(12)]! : [14 + random(18_000) / 1000, 38 + random(11_000) / 1000];
      return at(`M-${i}`, point, {
        date: `${2021 + random(4)}-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`,
        type: TYPES[random(5)]!, jurisdiction: PLACES[random(7)]!, status: random(20) ? 'verified' : 'withdrawn',
        weapons: [{ category: random(2) ? 'handgun' : 'rifle_shotgun', possession: 'unknown' }], counts: { killed: random(3), injured: random(2) },
      });
    }),
  ];
}

function someFilters(random: (below: number) => number): Filters {
  const year = 2021 + random(4);
  return {
    ...(random(2) && { type: TYPES.filter(() => random(2)) }),
    ...(random(3) === 0 && { jurisdiction: PLACES.filter(() => random(2)) }),
    ...(random(2) && { from: `${year}-0${1 + random(9)}-01` }),
    ...(random(4) === 0 && { to: `${year + random(2)}-11-30` }),
    ...(random(5) === 0 && { weapon: ['handgun'] }),
    ...(random(4) === 0 && { bbox: [17, 41.5, 23 + random(3), 46] as unknown as BBox }),
    ...(random(6) === 0 && { q: 'quarrel' }),
  };
}

const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const sum = (places: readonly (Cluster | ClusterPoint)[]) => total(places.map((place) => (place.cluster ? place.count : 1)));
/** What is drawn; an answer of the service has the name of one field twice. */
const placesOf = (element: SeesacIncidentMap) => stageOf(element).scene.places.map((place) => {
  const { place_precision: _, ...rest } = place as typeof place & { place_precision?: unknown };
  return rest as typeof place;
});

/** What the service counts in a box, of all that has a point. */
async function countOf({ app }: ServiceInAPage, filters: Filters, bbox: BBox | undefined): Promise<number> {
  if (!bbox) return 0;
  const { meta } = (await (await app.request(`/v1/incidents?${formatFilters({ ...filters, bbox })}&limit=1`)).json()) as IncidentsAnswer;
  return meta.total!;
}

describe('the numbers on a map', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  it('add up to what the service counts in the same box, from the columns and from the service alike, under any filters, view, zoom and colours', async function () {
    this.timeout(120_000);
    const random = generator(20250213);
    const own = service(many(random));
    let pending = 0;
    const { fetch } = globalThis;
    globalThis.fetch = (...given) => (pending++, fetch(...given).finally(() => pending--));
    const quiet = async () => {
      for (let turns = 0; turns < 3; turns++) {
        await until(() => pending === 0);
        await new Promise((resolve) => setTimeout(resolve));
      }
    };
    try {
      const tag = (attributes: string) => `<seesac-incident-map style="--seesac-map-height: 420px" ${attributes}></seesac-incident-map>`;
      const elements = mount<SeesacIncidentMap>(`<seesac-scope style="display: block; width: 640px">${tag('')}${tag('source="service"')}</seesac-scope>`);
      const [columns, asking] = elements as [SeesacIncidentMap, SeesacIncidentMap];
      const scope = document.querySelector<SeesacScope>('seesac-scope')!;
      for (const element of elements) await drawn(element);
      const seen = { some: 0, none: 0, box: 0, marks: 0, words: 0 };
      for (let run = 0; run < 60; run++) {
        const filters = someFilters(random);
        const by = (['type', 'outcome', 'weapon', undefined] as const)[random(4)];
        scope.filters = filters;
        for (const element of elements) element.by = by;
        await ready(...elements);
        for (let view = 0; view < 3; view++) {
          const [lat, lon, zoom] = [39 + random(10_000) / 1000, 15 + random(15_000) / 1000, 4 + random(45) / 4];
          for (const element of elements) look(element, [lat, lon], zoom);
          await quiet();
          const stage = stageOf(columns);
          const box = stage.within(padded(boxInView(stage.map!)));
          const what = JSON.stringify({ filters, by, lat, lon, zoom });
          const places = placesOf(columns);
          expect(sum(places), what).to.equal(await countOf(own, filters, box));
          expect(placesOf(asking), what).to.deep.equal(places);
          seen[places.length ? 'some' : 'none']++;
          if (filters.bbox) seen.box++;
          if (filters.q) seen.words++;
          if (by && places.some((place) => (place.cluster ? total(place.marks!) === place.count : place.mark !== undefined))) seen.marks++;
        }
      }
      for (const [what, times] of Object.entries(seen)) expect(times, what).to.be.above(5);
    } finally {
      globalThis.fetch = fetch;
    }
  });
});
