import { expect } from '@open-wc/testing';
import { seed } from '@seesac/testing';
import type { SeesacErrorEvent, SeesacIncidentCounter } from '../src/index.ts';
import { inState, mount, part, ready, service, STATES, text, tidy, until } from './harness.ts';

const COUNTER = '<seesac-incident-counter></seesac-incident-counter>';
const counted = (asked: readonly string[]) => asked.filter((path) => path.startsWith('/v1/counter'));

describe('seesac-incident-counter', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  describe('renders', () => {
    it('the number, its days, the fair comparison, outcomes with suicides apart, and its time', async () => {
      const { origin, app } = service();
      const { data, links } = (await (await app.request('/v1/counter')).json()) as { data: { count: number; comparison: { year: number; count: number }[] }; links: { data: string } };
      const element = await ready(mount(COUNTER)[0]!);
      expect(part(element, 'figure')).to.equal(String(data.count));
      expect(part(element, 'label')).to.equal('Firearm incidents reported this month 1 February 2025 – 13 February 2025');
      expect(part(element, 'comparison')).to.equal(
        `${data.count} incidents in these days; in the same days of 2024, 2023, 2022: ${data.comparison.map((c) => c.count).join(', ')}.`,
      );
      expect([...element.renderRoot.querySelectorAll('tr')].map((row) => row.textContent!.replace(/\s+/g, ' ').trim())).to.deep.equal(
        [{ year: 2025, count: data.count }, ...data.comparison].map(({ year, count }) => `${year} ${count}`),
      );
      expect(part(element, 'outcomes')).to.match(/^Killed ?\d+ ?Injured ?\d+ ?Threatened ?\d+ ?Suicides, counted apart ?\d+$/);
      expect(text(element)).to.include('As of 13 February 2025 · Data');
      expect(element.renderRoot.querySelector('a')!.href).to.equal(links.data);
      expect(links.data.startsWith(origin)).to.equal(true);
    });

    it('the days of a period, and no comparison for all of them', async () => {
      service();
      const elements = mount(['quarter', 'year', 'all'].map((period) => `<seesac-incident-counter period="${period}"></seesac-incident-counter>`).join(''));
      await ready(...elements);
      expect(elements.map((e) => part(e, 'label').replace(/ \d.*/, ''))).to.deep.equal([
        'Firearm incidents reported this quarter', 'Firearm incidents reported this year', 'Firearm incidents reported',
      ]);
      expect(elements[2]!.renderRoot.querySelector('table')).to.equal(null);
    });

    it('a label that names no month where days are given', async () => {
      service();
      const element = await ready(mount('<seesac-incident-counter from="2024-03-01" to="2024-05-31"></seesac-incident-counter>')[0]!);
      expect(part(element, 'label')).to.equal('Firearm incidents reported 1 March 2024 – 31 May 2024');
    });

    it('zero as a number', async () => {
      service([]);
      const element = await ready(mount(COUNTER)[0]!);
      expect(part(element, 'figure')).to.equal('0');
      expect(text(element)).not.to.match(/NaN|undefined|Invalid/);
    });

    it('a heading of the page instead of the label, as text', async () => {
      service();
      const element = await ready(mount('<seesac-incident-counter heading="&lt;img src=x onerror=alert(1)&gt;"></seesac-incident-counter>')[0]!);
      expect(part(element, 'label')).to.include('<img src=x onerror=alert(1)>');
      expect(element.renderRoot.querySelector('img')).to.equal(null);
    });

    it('a skeleton without words, as high as the answer within a few lines', async () => {
      const { network } = service();
      network.hold();
      const element = mount(`<div style="width: 600px">${COUNTER}</div>`)[0]!;
      await element.updateComplete;
      const root = element.renderRoot.querySelector<HTMLElement>('.root')!;
      expect(root.ariaBusy).to.equal('true');
      expect([...root.children].every((child) => getComputedStyle(child).visibility === 'hidden')).to.equal(true);
      const before = element.offsetHeight;
      network.release();
      await ready(element);
      expect(Math.abs(element.offsetHeight - before)).to.be.below(50);
    });

    it('what stands behind the number when a reader asks', async () => {
      const { origin } = service();
      const element = await ready(mount('<seesac-incident-counter jurisdiction="XK RS" type="weapon_seizure"></seesac-incident-counter>')[0]!);
      element.renderRoot.querySelector<HTMLElement>('summary')!.click();
      await until(() => part(element, 'about').includes('Type: Weapon seizure'));
      for (const words of ['Definition', 'Jurisdiction: Serbia, Kosovo*', '13 February 2025, 12:00 UTC', 'Version of the data', 'Licence', 'Citation', origin])
        expect(part(element, 'about')).to.include(words);
    });

    it('labels in each of the widgets that wait for them, asked for once', async () => {
      const { network, origin } = service();
      const elements = mount(`<seesac-incident-counter api="${origin}" type="weapon_seizure"></seesac-incident-counter>`.repeat(2));
      await ready(...elements);
      network.hold();
      for (const element of elements) element.renderRoot.querySelector<HTMLElement>('summary')!.click();
      await until(() => elements.every((element) => part(element, 'about').includes('Type: weapon_seizure')));
      network.release();
      await until(() => elements.every((element) => part(element, 'about').includes('Type: Weapon seizure')));
      expect(network.asked.filter((path) => path.startsWith('/v1/taxonomies'))).to.have.length(1);
    });
  });

  describe('asks', () => {
    it('once for six widgets', async () => {
      const { network } = service();
      await ready(...mount(COUNTER.repeat(6)));
      expect(network.asked.toSorted()).to.deep.equal(['/v1/counter', '/v1/notices?lang=en']);
    });

    it('under the filters of its attributes, in canonical form, whatever their order', async () => {
      const { network } = service();
      await ready(...mount('<seesac-incident-counter type="weapon_theft, suicide" jurisdiction="RS AL" lens="all" q=" a b "></seesac-incident-counter>'));
      expect(counted(network.asked)).to.deep.equal(['/v1/counter?jurisdiction=AL&jurisdiction=RS&q=a%20b&type=suicide&type=weapon_theft']);
    });

    it('anew when a filter or the period changes, and not for other attributes', async () => {
      const { network } = service();
      const element = await ready(mount(COUNTER)[0]!);
      element.setAttribute('class', 'x');
      element.setAttribute('data-x', 'y');
      await ready(element);
      expect(counted(network.asked)).to.have.length(1);
      element.setAttribute('jurisdiction', 'AL');
      await until(() => counted(network.asked).length === 2);
      element.period = 'year';
      await until(() => counted(network.asked).length === 3);
      await ready(element);
      expect(counted(network.asked).slice(1)).to.deep.equal(['/v1/counter?jurisdiction=AL', '/v1/counter?jurisdiction=AL&period=year']);
    });

    it('nothing new when it is moved in the document', async () => {
      const { network } = service();
      network.hold();
      const [element] = mount(COUNTER);
      await until(() => network.held);
      document.body.append(element!);
      network.release();
      await ready(element!);
      element!.remove();
      expect(counted(network.asked)).to.have.length(1);
    });

    it('anew when it comes back from a removal in mid-question', async () => {
      const { network } = service();
      network.hold();
      const [element] = mount(COUNTER);
      const parent = element!.parentElement!;
      await until(() => network.held);
      element!.remove();
      await until(() => !network.held);
      network.release();
      parent.append(element!);
      await ready(element!);
      expect(part(element!, 'figure')).to.equal('12');
    });
  });

  describe('reacts', () => {
    it('to a late old answer by leaving it aside', async () => {
      const { network } = service();
      network.hold();
      const [element] = mount('<seesac-incident-counter period="year"></seesac-incident-counter>');
      await until(() => network.held);
      element!.period = 'month';
      await until(() => counted(network.asked).length === 2);
      network.release();
      await ready(element!);
      expect(part(element!, 'label')).to.include('this month 1 February 2025');
    });

    it('to a failure with its reason and a button that tries again', async () => {
      const { network } = service();
      network.fail(500);
      const [element] = mount(COUNTER);
      const errors: unknown[] = [];
      element!.addEventListener('seesac-error', ({ error }: SeesacErrorEvent) => errors.push(error));
      await ready(element!);
      expect(part(element!, 'error')).to.include('Current data cannot be shown now. The test answers 500');
      expect(errors).to.have.length(1);
      network.clear();
      element!.renderRoot.querySelector('button')!.click();
      await ready(element!);
      expect(part(element!, 'figure')).to.equal('12');
      expect(part(element!, 'error')).to.equal('');
    });

    it('to a wrong filter with the words of the service', async () => {
      service();
      const element = await ready(mount('<seesac-incident-counter jurisdiction="ZZ"></seesac-incident-counter>')[0]!);
      expect(part(element, 'error')).to.include('jurisdiction must be one of AL');
    });

    it('to a failed refresh with the last good answer and a mark', async () => {
      const { network } = service();
      const element = await ready(mount(COUNTER)[0]!);
      network.fail(500);
      await element.query.retry();
      await element.updateComplete;
      expect(part(element, 'figure')).to.equal('12');
      expect(part(element, 'error')).to.include('Current data cannot be shown now');
      expect(text(element)).to.include('As of 13 February 2025');
    });

    it('to a failure of another question without the old answer', async () => {
      const { network } = service();
      const element = await ready(mount(COUNTER)[0]!);
      network.fail(500);
      element.period = 'year';
      await ready(element);
      expect(part(element, 'figure')).to.equal('');
    });

    it('to the network coming back by asking again, without a gesture', async () => {
      const { network } = service();
      network.fail(503, 3600);
      const element = await ready(mount(COUNTER)[0]!);
      expect(part(element, 'error')).not.to.equal('');
      network.clear();
      const loaded = new Promise((resolve) => element.addEventListener('seesac-load', resolve, { once: true }));
      dispatchEvent(new Event('online'));
      await loaded;
      await ready(element);
      expect(part(element, 'figure')).to.equal('12');
    });

    it('to a service that is none, and to no address at all, with a reason and not with an exception', async () => {
      const own = service();
      const real = globalThis.fetch;
      globalThis.fetch = async () => new Response('<!doctype html>');
      const [html, none] = mount(`<seesac-incident-counter api="${own.origin}/other/"></seesac-incident-counter><seesac-incident-counter api="nowhere"></seesac-incident-counter>`);
      await ready(html!, none!);
      globalThis.fetch = real;
      expect(part(html!, 'error')).to.include('Not an answer of this service');
      expect(part(none!, 'error')).to.include('nowhere');
    });

    it('with seesac-load for each answer, which does not bubble', async () => {
      service();
      const [element] = mount(COUNTER);
      let [own, bubbled] = [0, 0];
      element!.addEventListener('seesac-load', () => own++);
      element!.parentElement!.addEventListener('seesac-load', () => bubbled++);
      await ready(element!);
      await element!.query.retry();
      expect([own, bubbled]).to.deep.equal([2, 0]);
    });
  });

  describe('is accessible', () => {
    for (const theme of ['light', 'dark'])
      for (const state of STATES)
        it(`${state}, ${theme}`, async () => {
          await expect(await inState(state, theme, service(), () => mount(`<seesac-incident-counter theme="${theme}"></seesac-incident-counter>`)[0]!)).to.be.accessible();
        });
  });

  describe('leaves nothing behind', () => {
    it('after a hundred times on and off the page, in all phases', async () => {
      const { network } = service();
      let listeners = 0;
      const { addEventListener: add, removeEventListener: remove } = window;
      const own = new WeakSet<AbortSignal>();
      window.addEventListener = ((type: string, listener: EventListener, options?: AddEventListenerOptions) => {
        if (type === 'online') {
          listeners++;
          if (options?.signal && !own.has(options.signal)) options.signal.addEventListener('abort', () => listeners--);
        }
        add.call(window, type, listener, options);
      }) as typeof add;
      window.removeEventListener = ((type: string, ...rest: [EventListener]) => {
        if (type === 'online') listeners--;
        remove.call(window, type, ...rest);
      }) as typeof remove;
      const box = document.createElement('div');
      document.body.append(box);
      for (let i = 0; i < 100; i++) {
        if (i % 3 === 0) network.fail(503, 60);
        else network.clear();
        box.innerHTML = COUNTER;
        const element = box.firstElementChild as SeesacIncidentCounter;
        if (i % 2) await element.updateComplete;
        else await ready(element);
        element.remove();
        await Promise.resolve();
      }
      network.clear();
      box.remove();
      await until(() => !network.held);
      Object.assign(window, { addEventListener: add, removeEventListener: remove });
      expect(listeners).to.equal(0);
      expect((globalThis as unknown as Record<symbol, Map<unknown, unknown>>)[Symbol.for('org.seesac.notices/1')]!.size).to.equal(0);
    });
  });

  it('counts what the seed holds, so that these tests look at something', () => expect(seed().length).to.be.above(50));
});
