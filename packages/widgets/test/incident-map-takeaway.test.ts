import { expect } from '@open-wc/testing';
import { NOTICES } from '@seesac/contract';
import { viewText } from '../src/incident-map/incident-map.model.ts';
import { pictureOf } from '../src/incident-map/picture.ts';
import { change } from '../src/lib/filter-store.ts';
import type { SeesacIncidentMap } from '../src/index.ts';
import { mount, part, ready, service, tidy, until } from './harness.ts';
import { BELGRADE, PRISTINA, TIRANA, at, look, map, stageOf, still } from './map-support.ts';

const three = () => [at(1, BELGRADE), at(2, PRISTINA, { jurisdiction: 'XK', type: 'suicide' }), at(3, TIRANA, { jurisdiction: 'AL' })];
const HOSTILE = '</text></svg><script>top.ran = 1</script><img src=x onerror="top.ran = 1">';

/** The SVG of a map as a document. */
async function drawing(element: SeesacIncidentMap): Promise<Document> {
  const made = new DOMParser().parseFromString(await pictureOf(element).svg().text(), 'image/svg+xml');
  expect(made.querySelector('parsererror'), 'well formed').to.equal(null);
  return made;
}
/** Texts of lines and signs in the order in which they stand. */
const wordsOf = (made: Document) => [...made.querySelectorAll('text')].map(({ textContent }) => textContent).join(' ');
const clusters = (made: Document) => [...made.querySelectorAll('svg svg text')].map(({ textContent }) => textContent).filter((words) => /^\d/.test(words!));

async function open(element: SeesacIncidentMap): Promise<SeesacIncidentMap> {
  await element.use();
  await ready(element);
  element.renderRoot.querySelector<HTMLElement>('[part=tools] summary')!.click();
  await until(() => element.renderRoot.querySelector('.takeaway'));
  return element;
}
const button = (element: SeesacIncidentMap, name: string) => [...element.renderRoot.querySelectorAll<HTMLElement>('.takeaway button')].find(({ textContent }) => textContent === name)!;

describe('what a reader takes from seesac-incident-map', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  describe('a picture', () => {
    it('says what it shows, of when, from whom, and has all notices in full', async () => {
      service(three());
      const element = await map('heading="My map" jurisdiction="XK AL"');
      const words = wordsOf(await drawing(element));
      for (const { text } of NOTICES) expect(words).to.include(text.en);
      expect(words).to.include('My map').and.to.include('2 incidents').and.to.include('Filters · Jurisdiction: Albania, Kosovo*');
      expect(words).to.include('As of 13 February 2025, 12:00 UTC · Version of the data: 1').and.to.include('SEESAC Armed Violence Monitoring Platform (AVMP)');
      expect(words).to.include('Natural Earth; place names: GeoNames (CC BY 4.0)');
      expect(words, 'no name without its asterisk').not.to.match(/Kosovo(?!\*)(?! shall| Declaration)/);
    });

    it('holds the clusters that the map shows', async () => {
      service([at(1, BELGRADE), at(2, BELGRADE), at(3, BELGRADE), at(4, TIRANA), at(5, TIRANA)]);
      const element = await map();
      expect(clusters(await drawing(element))).to.deep.equal(['2', '3']);
      change(element, { jurisdiction: ['AL'] });
      await ready(element);
      expect(clusters(await drawing(element))).to.deep.equal([]);
    });

    it('in the language of the reader, with the legend of its colours', async () => {
      document.documentElement.lang = 'sr-Cyrl';
      service(three());
      const made = await drawing(await map('by="type"'));
      expect(wordsOf(made)).to.include('Косово*').and.to.include('Стање на дан 13. фебруара 2025.');
      expect(made.documentElement.getAttribute('lang')).to.equal('sr-Cyrl');
      expect([...made.querySelectorAll(':scope > path')].map((path) => path.getAttribute('fill')), 'four marks and the rest').to.include.members(['#12436d', '#28a197', '#801650', '#f46a25', '#3d3d3d']);
    });

    it('as SVG has texts that can be read, no style and no address, and is not large', async () => {
      service();
      const element = await map();
      const made = await drawing(element);
      expect([...made.querySelectorAll('text')].every((text) => Number(text.getAttribute('font-size')) >= 12)).to.equal(true);
      expect(made.querySelector('style, [style], script, image, a, use, foreignObject, [href]')).to.equal(null);
      expect(made.querySelector('title')!.textContent).to.equal('Where incidents happened');
      for (const zoom of [5, 9, 13]) {
        look(element, [44.8, 20.45], zoom);
        await still(element);
        expect(pictureOf(element).svg().size, `zoom ${zoom}`).to.be.within(3_000, 150_000);
      }
    });

    it('as PNG is twice as sharp, on white whatever the screen', async () => {
      document.documentElement.style.colorScheme = 'dark';
      service(three());
      const element = await map();
      const made = await drawing(element);
      const image = await createImageBitmap(await pictureOf(element).png());
      expect([image.width, image.height]).to.deep.equal(['width', 'height'].map((name) => 2 * Number(made.documentElement.getAttribute(name))));
      const ctx = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      ctx.drawImage(image, 0, 0);
      const { data } = ctx.getImageData(0, 0, image.width, image.height);
      const count = (r: number, g: number, b: number) => data.reduce((sum, _, i) => sum + +(i % 4 === 0 && data[i] === r && data[i + 1] === g && data[i + 2] === b), 0);
      expect([...data.slice(0, 4)]).to.deep.equal([255, 255, 255, 255]);
      expect(count(0, 96, 156), 'incidents').to.be.above(200);
      expect(count(217, 230, 238), 'sea').to.be.above(5_000);
    });

    it('runs nothing of what pages and readers wrote', async () => {
      service(three());
      const element = await map();
      element.heading = HOSTILE;
      change(element, { q: HOSTILE });
      await ready(element);
      const answer = element.query.last!;
      element.query.last = { ...answer, meta: { ...answer.meta, citation: HOSTILE }, texts: answer.texts.map((notice) => ({ ...notice, text: HOSTILE })) };
      const blob = pictureOf(element).svg();
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      frame.src = URL.createObjectURL(blob);
      await loaded;
      const made = frame.contentDocument!;
      expect(made.querySelector('parsererror, script, img, foreignObject')).to.equal(null);
      expect([...made.querySelectorAll('*')].some(({ attributes }) => [...attributes].some(({ name }) => /^on|href/.test(name)))).to.equal(false);
      expect(made.querySelector('title')!.textContent).to.equal(HOSTILE);
      expect((globalThis as { ran?: number }).ran).to.equal(undefined);
      URL.revokeObjectURL(frame.src);
      frame.remove();
    });

    it('is saved under the day and the filters', async () => {
      service(three());
      const element = await open(await map('jurisdiction="AL"'));
      const saved: HTMLAnchorElement[] = [];
      const { click } = HTMLAnchorElement.prototype;
      HTMLAnchorElement.prototype.click = function () {
        saved.push(this);
      };
      try {
        for (const [name, type] of [['PNG', 'image/png'], ['SVG', 'image/svg+xml']] as const) {
          button(element, name).click();
          await until(() => saved.at(-1)?.download.endsWith(name.toLowerCase()));
          expect(saved.at(-1)!.download).to.equal(`SYNTHETIC-avmp-map-2025-02-13-jurisdiction-AL.${name.toLowerCase()}`);
          expect((await (await fetch(saved.at(-1)!.href)).blob()).type).to.equal(type);
        }
      } finally {
        HTMLAnchorElement.prototype.click = click;
      }
    });
  });

  it('a file of what is in view has the filters, and the notices in it', async () => {
    service([...three(), at(4, BELGRADE, { type: 'suicide' })]);
    const element = await open(await map('type="suicide"'));
    look(element, [44.8, 20.45], 9);
    await still(element);
    const file = await (await fetch(element.renderRoot.querySelector<HTMLAnchorElement>('.takeaway a')!.href)).text();
    expect(JSON.parse(file).features.map(({ id, properties }: { id?: string; properties: { id: string } }) => id ?? properties.id)).to.deep.equal(['SYNTHETIC-4']);
    expect(file).to.include(NOTICES.find(({ key }) => key === 'map')!.text.en);
  });

  it('on paper a drawing takes the place of the canvas, in light colours, and goes again', async () => {
    document.documentElement.style.colorScheme = 'dark';
    service([...three(), at(4, BELGRADE)]);
    const element = await open(await map());
    dispatchEvent(new Event('beforeprint'));
    const paper = () => element.renderRoot.querySelector<SVGSVGElement>('.frame > .paper');
    expect(paper()!.querySelector('rect')!.getAttribute('fill'), 'plain ground').to.equal('#eef0ee');
    const number = [...paper()!.querySelectorAll('text')].find(({ textContent }) => textContent === '2')!;
    expect(getComputedStyle(number).fontSize).to.equal('12px');
    expect(getComputedStyle(number).stroke).to.equal('none');
    expect(getComputedStyle(paper()!).display, 'on the screen it does not show').to.equal('none');
    dispatchEvent(new Event('beforeprint'));
    expect(element.renderRoot.querySelectorAll('.paper').length).to.equal(1);
    dispatchEvent(new Event('afterprint'));
    expect(paper()).to.equal(null);
    expect(element.renderRoot.querySelector('.printed')).to.equal(null);
    element.remove();
    dispatchEvent(new Event('beforeprint'));
    expect(paper(), 'one that has left is not printed').to.equal(null);
  });

  it('the address of the view, where there is one', async () => {
    service(three());
    const [alone] = mount<SeesacIncidentMap>('<seesac-incident-map></seesac-incident-map>');
    await until(() => alone!.stage?.map);
    await open(alone!);
    expect(button(alone!, 'Copy the address')).to.equal(undefined);
    const element = await open(await map('sync-url view="8/44.8/20.45"'));
    const copied: string[] = [];
    const write = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = async (words) => void copied.push(words);
    try {
      button(element, 'Copy the address').click();
      await until(() => element.renderRoot.querySelector('.saved')!.textContent!.includes('Copied'));
      expect(copied).to.deep.equal([`${location.href.replace(/#.*/, '')}#map=${viewText(stageOf(element).view)}`]);
      expect(copied[0]).to.match(/#map=8\/44\.\d+\/20\.\d+$/);
      navigator.clipboard.writeText = async () => {
        throw new DOMException('', 'NotAllowedError');
      };
      button(element, 'Copy the address').click();
      await until(() => element.renderRoot.querySelector<HTMLAnchorElement>('.saved a')?.href === copied[0]);
    } finally {
      navigator.clipboard.writeText = write;
    }
  });

  it('works where the service is asked for the view, and is accessible', async () => {
    service([at(1, BELGRADE), at(2, BELGRADE)], { withFiles: false });
    const element = await open(await map());
    await until(() => stageOf(element).chooser.label().startsWith('2 incidents'));
    expect(clusters(await drawing(element))).to.deep.equal(['2']);
    expect(part(element, 'count')).to.equal('2 incidents');
    await expect(element).to.be.accessible();
  });
});
