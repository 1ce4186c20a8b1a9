import { expect } from '@open-wc/testing';
import { demonstrationNews, incident, type ServiceInAPage } from '@seesac/testing';
import { change } from '../src/lib/filter-store.ts';
import { mount, part, ready, service, text, tidy, until, type Widget } from './harness.ts';

/*
 * What can happen between a widget and its service (reference/reliability-and-security.md, case 39), to each widget: before its first answer, and when it has one.
 * Nothing is thrown into the page, the reason is told, the last good answer stays with its time, and when the fault is over it shows current data without a reload.
 */

interface Fault {
  name: string;
  /** What a request meets; `real` asks the service itself. */
  answer(real: () => Promise<Response>, signal: AbortSignal): Promise<Response>;
  /** What the widget says; nothing where the answer is one that it shows. */
  reason?: RegExp;
}

const json = (body: string, init: ResponseInit = {}) => new Response(body, { headers: { 'Content-Type': 'application/json', ...init.headers }, status: init.status ?? 200 });
/** An answer of the service with something else in it. */
const altered = async (real: () => Promise<Response>, alter: (body: { data: unknown; meta: Record<string, unknown> }) => unknown) =>
  json(JSON.stringify(alter(await (await real()).json())));

const FAULTS: Fault[] = [
  { name: 'a name that does not resolve', answer: () => Promise.reject(new TypeError('Failed to fetch')), reason: /No answer from/ },
  {
    name: 'silence',
    answer: (_, signal) => new Promise((__, reject) => signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))),
    reason: /No answer from/,
  },
  { name: '503', answer: async () => json('{"type":"about:blank","title":"Too busy","status":503}', { status: 503 }), reason: /Too busy/ },
  { name: '429 with Retry-After 3600', answer: async () => json('{"type":"about:blank","title":"Slow down","status":429}', { status: 429, headers: { 'Retry-After': '3600' } }), reason: /Slow down/ },
  { name: 'HTML in place of JSON', answer: async () => new Response('<!doctype html><p>Sign in to the network'), reason: /Not an answer of this service/ },
  { name: 'JSON that breaks off', answer: async (real) => json((await (await real()).text()).slice(0, -20)), reason: /Not an answer of this service/ },
  { name: 'another shape', answer: async () => json('{"items":[1,2,3]}'), reason: /Not an answer of this service/ },
  { name: 'an answer of an old version, without notices', answer: (real) => altered(real, ({ data, meta: { notices: _, ...meta } }) => ({ data, meta })), reason: /Not an answer of this service/ },
  { name: 'no network, until it is there again', answer: () => Promise.reject(new TypeError('Failed to fetch')), reason: /No answer from/ },
];

interface Tried {
  tag: string;
  html: string;
  /** What it shows of the number of incidents; nothing where it shows none. */
  shows(element: Widget): string;
  three: string;
  /** What the service says of no incidents at all, where that is an answer of another kind. */
  none?: RegExp;
  /** It shows news: incidents and filters are nothing to it, and its items have days of their own. */
  isNews?: true;
}

const WIDGETS: Tried[] = [
  { tag: 'seesac-incident-counter', html: '<seesac-incident-counter period="all"></seesac-incident-counter>', shows: (element: Widget) => part(element, 'figure'), three: '3' },
  { tag: 'seesac-incident-list', html: '<seesac-incident-list limit="2"></seesac-incident-list>', shows: (element: Widget) => part(element, 'count'), three: '2 of 3' },
  { tag: 'seesac-incident-map', html: '<seesac-incident-map></seesac-incident-map>', shows: (element: Widget) => part(element, 'count').replace(/(\d) incidents?.*/, '$1'), three: '3' },
  { tag: 'seesac-incident-filters', html: '<seesac-incident-filters></seesac-incident-filters>', shows: (element: Widget) => part(element, 'count').replace(/ · .*/, ''), three: '3 incidents' },
  {
    tag: 'seesac-monitor', html: '<seesac-monitor period="2025-02"></seesac-monitor>', shows: (element: Widget) => /(\d[\d,]*) incidents? w/.exec(part(element, 'lead'))?.[1] ?? '', three: '3',
    none: /There is no monitor of 2025-02/,
  },
  {
    tag: 'seesac-news-feed', html: '<seesac-news-feed></seesac-news-feed>', isNews: true, three: '3',
    shows: (element: Widget) => (element.query.last ? String(element.renderRoot.querySelectorAll('[part=item]').length || '') : ''),
  },
];

describe('what can happen between a widget and its service', () => {
  let faulty: Fault | undefined;
  let own: ServiceInAPage;
  const uncaught: unknown[] = [];
  const note = (event: ErrorEvent | PromiseRejectionEvent) => uncaught.push('reason' in event ? event.reason : event.error);
  const { fetch, setTimeout: realTimeout, clearTimeout: realClear } = globalThis;
  /** Timers that wait longer than a test would; the test lets them end. */
  let waiting: { id: number; end: () => void; milliseconds: number }[] = [];
  const endAll = () => waiting.splice(0).forEach(({ end }) => end());

  beforeEach(() => {
    document.documentElement.lang = 'en';
    uncaught.length = 0;
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);
    own = service([1, 2, 3].map((day) => incident({ id: String(day), date: `2025-02-0${day}`, ...(day === 1 ? { type: 'suicide', jurisdiction: 'AL' } : { type: 'other' }) })), { news: demonstrationNews().filter(({ lang, slug }) => lang === 'en' && slug !== 'insights') });
    const inner = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      const real = () => inner(input, init);
      // Texts come from the cache of the page: the fault is that of the figures.
      return faulty && /\/v1\/(counter|incidents|summary|snapshots|clusters|monitor|news)/.test(String(input)) ? faulty.answer(real, init!.signal!) : real();
    };
    waiting = [];
    globalThis.setTimeout = ((call: () => void, milliseconds = 0, ...rest: unknown[]) => {
      if (milliseconds < 100) return realTimeout(call, milliseconds, ...rest);
      const id = realTimeout(() => {}, 0) as unknown as number;
      waiting.push({ id, end: call, milliseconds });
      return id;
    }) as typeof setTimeout;
    globalThis.clearTimeout = ((id: number) => {
      waiting = waiting.filter((timer) => timer.id !== id);
      realClear(id);
    }) as typeof clearTimeout;
  });

  afterEach(() => {
    globalThis.setTimeout = realTimeout;
    globalThis.clearTimeout = realClear;
    faulty = undefined;
    const console = tidy();
    globalThis.fetch = fetch;
    removeEventListener('error', note);
    removeEventListener('unhandledrejection', note);
    expect(console, 'the console').to.deep.equal([]);
    expect(uncaught, 'thrown into the page').to.deep.equal([]);
  });

  /** Lets time pass until the widget has told of its failure. */
  async function failed(element: Widget, phase = /error$/): Promise<void> {
    await until(() => {
      const is = phase.test(element.query.phase);
      if (!is) endAll();
      return is;
    });
    await element.updateComplete;
  }

  it('fifty thousand incidents, to all of them', async function () {
    // To make and publish them in a page takes as long as it takes.
    this.timeout(120_000);
    own.publish(Array.from({ length: 50_000 }, (_, i) => incident({ id: `n${i}`, date: '2025-02-01' })));
    for (const { html, shows } of WIDGETS.filter(({ isNews }) => !isNews)) expect(shows(await ready(mount<Widget>(html)[0]!))).to.include('50,000');
  });

  for (const { tag, html, shows, three, none, isNews } of WIDGETS)
    describe(tag, () => {
      for (const fault of FAULTS) {
        it(`before its first answer: ${fault.name}`, async () => {
          faulty = fault;
          const [element] = mount<Widget>(html);
          await failed(element!);
          expect(part(element!, 'error')).to.match(fault.reason!);
          expect(shows(element!)).to.equal('');
          faulty = undefined;
          dispatchEvent(new Event('online'));
          await until(() => shows(element!) === three);
          expect(part(element!, 'error')).to.equal('');
        });

        it(`when it has an answer: ${fault.name}`, async () => {
          const element = await ready(mount<Widget>(html)[0]!);
          expect(shows(element)).to.equal(three);
          faulty = fault;
          void element.query.retry();
          await failed(element);
          expect(shows(element), 'the last good answer').to.equal(three);
          expect(text(element), 'with its time').to.include(isNews ? '13 February 2025' : 'As of 13 February 2025');
          expect(part(element, 'error')).to.match(fault.reason!);
          faulty = undefined;
          element.renderRoot.querySelector<HTMLButtonElement>('[part=error] button')!.click();
          await until(() => part(element, 'error') === '');
          expect(shows(element)).to.equal(three);
        });
      }

      it('keeps the focus on the button that asks again, and says that it does, however often that fails', async () => {
        faulty = FAULTS.find(({ name }) => name === '503');
        const [element] = mount<Widget>(html);
        await failed(element!);
        const button = () => element!.renderRoot.querySelector<HTMLButtonElement>('[part=error] button')!;
        button().focus();
        for (const ends of [false, true]) {
          if (ends) faulty = undefined;
          button().click();
          await element!.updateComplete;
          expect(button().textContent).to.equal('Try again …');
          expect((element!.renderRoot as ShadowRoot).activeElement).to.equal(button());
          if (ends) continue;
          await until(() => (endAll(), button().textContent === 'Try again'));
          expect((element!.renderRoot as ShadowRoot).activeElement).to.equal(button());
        }
        await until(() => (endAll(), shows(element!) === three));
        expect(part(element!, 'error')).to.equal('');
      });

      it('asks no sooner than Retry-After says, and then by itself', async () => {
        faulty = FAULTS.find(({ name }) => name.startsWith('429'));
        const [element] = mount<Widget>(html);
        await failed(element!);
        await until(() => waiting.length);
        expect(waiting.every(({ milliseconds }) => milliseconds >= 3_600_000)).to.equal(true);
        faulty = undefined;
        endAll();
        await until(() => shows(element!) === three);
      });

      it('waits 1, 2, 4 … seconds at random where nothing says how long, and then asks by itself', async () => {
        faulty = FAULTS.find(({ name }) => name === '503');
        const [element] = mount<Widget>(html);
        await failed(element!);
        await until(() => waiting.length);
        expect(Math.max(...waiting.map(({ milliseconds }) => milliseconds))).to.be.at.most(300_000);
        faulty = undefined;
        endAll();
        await until(() => shows(element!) === three);
      });

      it('no incidents at all', async () => {
        own.publish([]);
        own.setNews([]);
        const element = await ready(mount<Widget>(html)[0]!);
        if (isNews) expect(part(element, 'empty')).to.equal('There are no news yet.');
        else if (none) expect(part(element, 'error')).to.match(none);
        else expect(part(element, 'error')).to.equal('');
        expect(shows(element)).to.match(none || isNews ? /^$/ : /^0\b|^No incidents match/);
      });

      it('a clock of the reader that is wrong by years', async () => {
        const real = Date.now;
        Date.now = () => real() - 1e11;
        const element = await ready(mount<Widget>(html)[0]!);
        Date.now = real;
        expect(shows(element)).to.equal(three);
      });

      if (!isNews) it('a service that is gone while a reader goes back to filters of before: their answer, with its time', async () => {
        const [element] = mount<Widget>(`<seesac-scope>${html}</seesac-scope>`);
        await ready(element!);
        // A monitor is narrowed by jurisdictions alone: here they say the same.
        change(element!, { type: ['suicide'], jurisdiction: ['AL'] });
        await until(() => /^1/.test(shows(element!)));
        change(element!, { type: ['other'], jurisdiction: ['RS'] });
        await until(() => /^2/.test(shows(element!)) && element!.query.phase === 'ready');
        faulty = FAULTS[0];
        change(element!, { type: ['suicide'], jurisdiction: ['AL'] });
        await failed(element!);
        expect(shows(element!)).to.match(/^1/);
        expect(part(element!, 'error')).to.match(/No answer from/);
        change(element!, { type: ['accidental_shooting'], jurisdiction: ['MD'] });
        await failed(element!, /^error$/);
        expect(shows(element!), 'no answer to another question in its place').to.equal('');
      });
    });
});
