import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { storeOf } from '../src/lib/filter-store.ts';
import type { SeesacIncidentMap } from '../src/index.ts';
import { part, ready, service, tidy, until } from './harness.ts';
import { at, BELGRADE, map, PRISTINA, stageOf, TIRANA } from './map-support.ts';

const on = (start: string) => ({ date: { start, end: start, precision: 'day' as const } });
/** Two in 2023, one in each of the last three months. */
const five = () => [
  at(1, BELGRADE, on('2023-03-05')), at(2, TIRANA, { ...on('2023-07-01'), jurisdiction: 'AL' }), at(3, PRISTINA, { ...on('2024-12-31'), jurisdiction: 'XK' }),
  at(4, BELGRADE, on('2025-01-10')), at(5, TIRANA, { ...on('2025-02-03'), jurisdiction: 'AL' }),
];
const group = (element: SeesacIncidentMap) => element.renderRoot.querySelector<HTMLElement>('.time');
const sliders = (element: SeesacIncidentMap) => [...element.renderRoot.querySelectorAll<HTMLInputElement>('.months input')] as [HTMLInputElement, HTMLInputElement];
const film = (element: SeesacIncidentMap) => element.renderRoot.querySelector<HTMLButtonElement>('.film button')!;
const words = (element: SeesacIncidentMap) => element.renderRoot.querySelector('.film span')!.textContent;
const drawnNow = (element: SeesacIncidentMap) => stageOf(element).index?.count(stageOf(element).filters);

/** Opens the disclosure as a reader does, and waits for the months. */
async function open(element: SeesacIncidentMap): Promise<SeesacIncidentMap> {
  await element.use();
  await ready(element);
  element.renderRoot.querySelector<HTMLElement>('[part=tools] summary')!.click();
  await until(() => group(element));
  return element;
}

/** Moves a slider without letting it go. */
function slide(input: HTMLInputElement, by: number): void {
  input.value = String(Number(input.value) + by);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
const release = (input: HTMLInputElement) => input.dispatchEvent(new Event('change', { bubbles: true }));

describe('seesac-incident-map in time', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  it('asks for the months when a reader opens the tools, not before', async () => {
    const own = service(five());
    const element = await map();
    const months = () => own.network.asked.filter((address) => String(address).includes('series=month')).length;
    await element.use();
    await ready(element);
    expect(months()).to.equal(0);
    await open(element);
    expect(months()).to.equal(1);
    expect(sliders(element).map((input) => input.getAttribute('aria-label'))).to.deep.equal(['From', 'To']);
    expect(sliders(element).map((input) => input.getAttribute('aria-valuetext'))).to.deep.equal(['March 2023', 'February 2025']);
    expect(words(element)).to.equal('March 2023 – February 2025: 5 incidents');
  });

  it('says the months in the language of the reader', async () => {
    document.documentElement.lang = 'sr-Latn';
    service(five());
    const element = await open(await map());
    expect(sliders(element)[0].getAttribute('aria-valuetext')).to.equal('mart 2023.');
  });

  it('while a reader slides only this map follows, from its columns; let go, the months are the shared filter', async () => {
    const own = service(five());
    const element = await open(await map());
    const before = own.network.asked.length;
    const [first] = sliders(element);
    slide(first, 21);
    await until(() => stageOf(element).span);
    expect(stageOf(element).span).to.deep.equal({ from: '2024-12-01', to: '2025-02-28' });
    expect(drawnNow(element)).to.equal(3);
    expect(words(element)).to.equal('December 2024 – February 2025: 3 incidents');
    expect(storeOf(element).query, 'nobody else follows').to.equal('');
    expect(part(element, 'count')).to.equal('5 incidents');
    expect(own.network.asked.length, 'no network').to.equal(before);
    release(first);
    expect(storeOf(element).query).to.equal('from=2024-12-01');
    expect(stageOf(element).span).to.equal(undefined);
    await until(() => part(element, 'count') === '3 incidents');
    expect(sliders(element).map((input) => input.getAttribute('aria-valuetext'))).to.deep.equal(['December 2024', 'February 2025']);
    expect(group(element)!.querySelector('[role=status]')!.textContent).to.equal('December 2024 – February 2025: 3 incidents');
    slide(sliders(element)[0], -21);
    release(sliders(element)[0]);
    expect(storeOf(element).query, 'everything is no filter').to.equal('');
  });

  it('one end does not pass the other', async () => {
    service(five());
    const element = await open(await map());
    const [first, last] = sliders(element);
    slide(first, 24);
    await element.updateComplete;
    expect(sliders(element).map((input) => input.getAttribute('aria-valuetext'))).to.deep.equal(['February 2025', 'February 2025']);
    expect(words(element)).to.equal('February 2025: 1 incident');
    slide(last, -20);
    await element.updateComplete;
    expect(last.getAttribute('aria-valuetext')).to.equal('February 2025');
  });

  it('by keys: an arrow is a month, a page is twelve', async () => {
    service(five());
    const element = await open(await map());
    sliders(element)[0].focus();
    await sendKeys({ press: 'PageUp' });
    await until(() => storeOf(element).query === 'from=2024-03-01');
    await sendKeys({ press: 'ArrowRight' });
    await until(() => storeOf(element).query === 'from=2024-04-01');
    await sendKeys({ press: 'PageDown' });
    await until(() => storeOf(element).query === 'from=2023-04-01');
    await sendKeys({ press: 'Home' });
    await until(() => storeOf(element).query === '');
    await ready(element);
    expect(stageOf(element).span, 'what is let go at once is not shown for the moment afterwards').to.equal(undefined);
  });

  it('fetches older years where a map of the last months is slid back', async () => {
    service(five());
    const element = await open(await map('months="2"'));
    expect(stageOf(element).index!.since).to.equal('2024-01-01');
    slide(sliders(element)[0], -20);
    await until(() => stageOf(element).span);
    expect(stageOf(element).index!.since).to.equal(null);
    expect(drawnNow(element)).to.equal(5 - 1);
    slide(sliders(element)[0], -20);
    release(sliders(element)[0]);
    expect(storeOf(element).query, 'the dates of the map do not come back').to.equal('from=2023-03-01');
  });

  it('a film runs with as many months until it is stopped, and what it then shows is the filter', async () => {
    service(five());
    const element = await open(await map());
    slide(sliders(element)[0], 22);
    release(sliders(element)[0]);
    await until(() => part(element, 'count') === '2 incidents');
    // A page of a test that lies behind another has no frames.
    const frames = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (draw) => Number(setTimeout(() => draw(performance.now())));
    try {
      film(element).click();
      await element.updateComplete;
      expect(film(element).textContent).to.equal('Pause');
      await until(() => stageOf(element).span?.from === '2023-04-01');
      expect(stageOf(element).span!.to).to.equal('2023-05-31');
      film(element).click();
    } finally {
      globalThis.requestAnimationFrame = frames;
    }
    const { query } = storeOf(element);
    expect(query).to.match(/^from=2023-0[4-6]-01&to=2023-0[5-7]-\d\d$/);
    await until(() => element.query.phase === 'ready' && element.figures.from);
    await ready(element);
    expect(film(element).textContent).to.equal('Play');
    expect(stageOf(element).span).to.equal(undefined);
    expect(`from=${element.figures.from}&to=${element.figures.to}`).to.equal(query);
  });

  it('where the service is asked, the map follows when the slider is let go', async () => {
    const own = service(five(), { withFiles: false });
    const element = await open(await map());
    const before = own.network.asked.length;
    slide(sliders(element)[0], 21);
    await element.updateComplete;
    expect(words(element)).to.equal('December 2024 – February 2025: 3 incidents');
    expect(stageOf(element).span).to.equal(undefined);
    expect(own.network.asked.length).to.equal(before);
    release(sliders(element)[0]);
    await until(() => part(element, 'count') === '3 incidents');
  });

  it('dates that the page sets stay: the group says so', async () => {
    service(five());
    const element = await open(await map('from="2024-12-15"'));
    expect(sliders(element).every(({ disabled }) => disabled) && film(element).disabled).to.equal(true);
    expect(group(element)!.textContent).to.include('The page sets the dates.').and.to.include('15 December 2024 – February 2025: 3 incidents');
  });

  it('counts the months under the other filters', async () => {
    service(five());
    const element = await open(await map('jurisdiction="AL"'));
    expect(words(element)).to.equal('March 2023 – February 2025: 2 incidents');
  });

  it('is accessible, in both schemes', async () => {
    service(five());
    const element = await open(await map());
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.colorScheme = scheme;
      await expect(element).to.be.accessible();
    }
  });
});
