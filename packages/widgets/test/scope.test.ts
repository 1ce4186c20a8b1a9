import { expect } from '@open-wc/testing';
import { incident, type ServiceInAPage } from '@seesac/testing';
import { storeOf } from '../src/lib/filter-store.ts';
import type { SeesacFiltersChangeEvent, SeesacScope } from '../src/index.ts';
import { change } from '../src/lib/filter-store.ts';
import { mount, part, ready, service, text, tidy, until, type Widget } from './harness.ts';

const COUNTER = '<seesac-incident-counter period="all"></seesac-incident-counter>';
const LIST = '<seesac-incident-list limit="2"></seesac-incident-list>';
const scopes = () => [...document.querySelectorAll<SeesacScope>('seesac-scope')];
const figures = (elements: Widget[]) => elements.map((element) => part(element, element.localName.endsWith('list') ? 'count' : 'figure'));

/** What was asked of a route, without what is asked once for a language. */
const questions = ({ network }: ServiceInAPage) => network.asked.filter((path) => /^\/v1\/(counter|incidents)/.test(path));

/** Every widget shows the answer to what it is asked now. */
async function settled(own: ServiceInAPage, elements: Widget[]): Promise<void> {
  // Who follows a scope asks when a module has come, so a turn later.
  await until(() => elements.every(({ query: { phase } }) => phase === 'ready'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  await ready(...elements);
  expect(own.network.held).to.equal(0);
}

describe('seesac-scope', () => {
  const address = location.href;
  let expected: unknown[][] = [];
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => {
    expect(tidy(), 'the console').to.deep.equal(expected);
    expected = [];
    history.replaceState(null, '', address);
  });

  const people = [
    ...['2025-02-01', '2025-02-02', '2025-02-03'].map((date, i) => incident({ id: `rs-${i}`, date, jurisdiction: 'RS', type: 'public_dispute' })),
    ...['2025-02-04', '2025-02-05'].map((date, i) => incident({ id: `al-${i}`, date, jurisdiction: 'AL', type: 'suicide' })),
    incident({ id: 'rs-9', date: '2025-02-06', jurisdiction: 'RS', type: 'suicide' }),
  ];

  it('has six widgets ask one question a shape, and all of them again after a change', async () => {
    const own = service(people);
    const elements = mount<Widget>(`<seesac-scope>${(COUNTER + LIST).repeat(3)}</seesac-scope>`);
    await settled(own, elements);
    expect(questions(own)).to.deep.equal(['/v1/counter?period=all', '/v1/incidents?limit=2']);
    expect(figures(elements)).to.deep.equal(['6', '2 of 6', '6', '2 of 6', '6', '2 of 6']);
    change(elements[0]!, { type: ['suicide'] });
    await settled(own, elements);
    expect(questions(own).slice(2)).to.deep.equal(['/v1/counter?type=suicide&period=all', '/v1/incidents?type=suicide&limit=2']);
    expect(figures(elements)).to.deep.equal(['3', '2 of 3', '3', '2 of 3', '3', '2 of 3']);
  });

  it('tells the page of a reader’s change, once, with the filters and their canonical string', async () => {
    const own = service(people);
    const elements = mount<Widget>(`<seesac-scope jurisdiction="RS">${COUNTER}</seesac-scope>`);
    await settled(own, elements);
    const told: SeesacFiltersChangeEvent[] = [];
    const listen = (event: SeesacFiltersChangeEvent) => told.push(event);
    document.addEventListener('seesac-filters-change', listen);
    change(elements[0]!, { type: ['suicide', 'public_dispute'] });
    change(elements[0]!, { type: ['public_dispute', 'suicide'] });
    change(elements[0]!, { jurisdiction: ['AL'] });
    document.removeEventListener('seesac-filters-change', listen);
    expect(told.map(({ query, filters, target }) => [query, filters, target])).to.deep.equal([
      ['jurisdiction=RS&type=public_dispute&type=suicide', { jurisdiction: ['RS'], type: ['suicide', 'public_dispute'] }, elements[0]],
    ]);
    await settled(own, elements);
  });

  it('never lets a slow answer overwrite a newer one', async () => {
    const own = service(people);
    const elements = mount<Widget>(`<seesac-scope>${COUNTER}${LIST}</seesac-scope>`);
    await settled(own, elements);
    own.network.hold();
    change(elements[0]!, { type: ['suicide'] });
    await until(() => own.network.held === 2);
    change(elements[0]!, { type: ['suicide'], jurisdiction: ['AL'] });
    await until(() => questions(own).length === 6);
    own.network.release();
    await settled(own, elements);
    expect(figures(elements)).to.deep.equal(['2', '2 of 2']);
    change(elements[0]!, { type: undefined, jurisdiction: undefined });
    await settled(own, elements);
    expect(figures(elements)).to.deep.equal(['6', '2 of 6']);
  });

  it('leaves other scopes and lone widgets alone', async () => {
    const own = service(people);
    const elements = mount<Widget>(`<seesac-scope>${COUNTER}</seesac-scope><seesac-scope>${COUNTER}</seesac-scope>${COUNTER}<seesac-incident-counter for="page" period="all"></seesac-incident-counter>`);
    await settled(own, elements);
    change(elements[0]!, { type: ['suicide'] });
    await settled(own, elements);
    expect(figures(elements)).to.deep.equal(['3', '6', '6', '6']);
    change(elements[3]!, { jurisdiction: ['AL'] });
    await settled(own, elements);
    expect(figures(elements)).to.deep.equal(['3', '6', '6', '2']);
    storeOf(document.documentElement).set({ jurisdiction: undefined });
    await settled(own, elements);
    expect(figures(elements)).to.deep.equal(['3', '6', '6', '6']);
  });

  it('joins the page where it says so, and its locked filters still hold', async () => {
    const own = service(people);
    const elements = mount<Widget>(`<seesac-scope for="page">${COUNTER}</seesac-scope><seesac-incident-counter for="page" period="all" jurisdiction="RS"></seesac-incident-counter>`);
    await settled(own, elements);
    change(elements[0]!, { type: ['suicide'], jurisdiction: ['AL'] });
    await settled(own, elements);
    expect(figures(elements)).to.deep.equal(['2', '1']);
    scopes()[0]!.filters = {};
    await settled(own, elements);
    expect(figures(elements)).to.deep.equal(['6', '4']);
  });

  describe('locks', () => {
    it('what a widget or the scope says by attribute: nothing widens it', async () => {
      const own = service(people);
      const elements = mount<Widget>(`<seesac-scope type="suicide"><seesac-incident-counter period="all" jurisdiction="RS"></seesac-incident-counter>${COUNTER}</seesac-scope>`);
      await settled(own, elements);
      expect(figures(elements)).to.deep.equal(['1', '3']);
      for (const filters of [{ jurisdiction: ['AL'] }, { jurisdiction: ['AL', 'RS'], type: ['public_dispute'] }, {}]) {
        scopes()[0]!.filters = filters;
        await settled(own, elements);
        expect(figures(elements)[0]).to.equal('1');
        expect(scopes()[0]!.query).to.include('type=suicide');
      }
      expect(storeOf(scopes()[0]!).locked).to.deep.equal(['type']);
    });

    it('a period as a whole, and a lens that is the default', async () => {
      const own = service(people);
      const elements = mount<Widget>(
        `<seesac-scope><seesac-incident-list from="2025-02-05"></seesac-incident-list><seesac-incident-list lens="all"></seesac-incident-list></seesac-scope>`,
      );
      await settled(own, elements);
      scopes()[0]!.filters = { to: '2025-02-02', lens: 'violence' };
      await settled(own, elements);
      expect(own.network.asked.filter((path) => path.startsWith('/v1/incidents')).slice(-2)).to.deep.equal(['/v1/incidents?from=2025-02-05&lens=violence&limit=25', '/v1/incidents?to=2025-02-02&limit=25']);
    });

    it('anew when the page changes the attribute', async () => {
      const own = service(people);
      const elements = mount<Widget>(`<seesac-scope jurisdiction="RS">${COUNTER}</seesac-scope>`);
      await settled(own, elements);
      change(elements[0]!, { jurisdiction: ['RS', 'AL'], type: ['suicide'] });
      scopes()[0]!.setAttribute('jurisdiction', 'AL');
      await settled(own, elements);
      expect(figures(elements)).to.deep.equal(['2']);
      scopes()[0]!.removeAttribute('jurisdiction');
      await settled(own, elements);
      expect(figures(elements)).to.deep.equal(['3']);
    });
  });

  describe('with sync-url', () => {
    const go = async (step: () => void) => {
      const moved = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
      step();
      await moved;
    };

    it('begins with the filters of the address, writes the canonical string, and goes back and forward with the reader', async () => {
      const own = service(people);
      history.replaceState({ page: 7 }, '', '?utm=a%20b&type=suicide&lens=all#place');
      const elements = mount<Widget>(`<seesac-scope sync-url>${COUNTER}</seesac-scope>`);
      await settled(own, elements);
      expect(questions(own), 'asked once').to.deep.equal(['/v1/counter?type=suicide&period=all']);
      change(elements[0]!, { jurisdiction: ['RS', 'AL'] });
      expect(location.search + location.hash).to.equal('?utm=a%20b&jurisdiction=AL&jurisdiction=RS&type=suicide#place');
      expect(history.state).to.deep.equal({ page: 7 });
      change(elements[0]!, { jurisdiction: ['RS'], q: 'Ниш' });
      change(elements[0]!, { jurisdiction: undefined, q: undefined, type: undefined });
      expect(location.search).to.equal('?utm=a%20b');
      await settled(own, elements);
      expect(figures(elements)).to.deep.equal(['6']);
      const length = history.length;
      await go(() => history.go(-2));
      await settled(own, elements);
      expect(scopes()[0]!.filters).to.deep.equal({ type: ['suicide'], jurisdiction: ['AL', 'RS'] });
      expect(figures(elements)).to.deep.equal(['3']);
      await go(() => history.forward());
      expect(scopes()[0]!.query).to.equal(`jurisdiction=RS&q=${encodeURIComponent('Ниш')}&type=suicide`);
      expect(history.length, 'going back writes nothing').to.equal(length);
      await settled(own, elements);
    });

    it('lets the service say what is wrong in an address', async () => {
      const own = service(people);
      history.replaceState(null, '', '?type=nonsense');
      const elements = mount<Widget>(`<seesac-scope sync-url>${LIST}</seesac-scope>`);
      await until(() => elements[0]!.query.phase === 'error');
      await ready(...elements);
      expect(text(elements[0]!, '[part=error]')).to.include('type must be one of');
      change(elements[0]!, { type: undefined });
      await settled(own, elements);
      expect(figures(elements)).to.deep.equal(['2 of 6']);
    });

    it('is the only one on a page, and leaves the address alone when it is gone', async () => {
      service(people);
      const elements = mount<Widget>(`<seesac-scope sync-url>${COUNTER}</seesac-scope><seesac-scope sync-url>${COUNTER}</seesac-scope>`);
      expected = [['A page has one seesac-scope with sync-url: this one leaves the address alone.']];
      const before = location.search;
      scopes()[1]!.filters = { type: ['suicide'] };
      expect(location.search).to.equal(before);
      const first = scopes()[0]!;
      first.remove();
      first.filters = { type: ['suicide'] };
      expect(location.search).to.equal(before);
      await ready(...elements.slice(1));
    });
  });

  it('takes what the page set before its code came, and what it replaces', async () => {
    const scope = document.createElement('seesac-scope') as SeesacScope;
    scope.filters = { type: ['suicide'], from: '2025-02-05' };
    const types = ['suicide'];
    scope.filters = { type: types };
    expect(scope.query).to.equal('type=suicide');
    expect(Object.isFrozen(scope.filters) && Object.isFrozen(scope.filters.type)).to.equal(true);
    types.push('other');
    expect(scope.query, 'the page’s own list stays its own').to.equal('type=suicide');
  });

  it('follows a widget that moves: out of the scope, into another, and back after changes while it was away', async () => {
    const own = service(people);
    const elements = mount<Widget>(`<seesac-scope type="suicide">${COUNTER}</seesac-scope><seesac-scope jurisdiction="AL"></seesac-scope>`);
    const [one, other] = scopes() as [SeesacScope, SeesacScope];
    await settled(own, elements);
    expect(figures(elements)).to.deep.equal(['3']);
    const { length } = questions(own);
    one.append(elements[0]!);
    await settled(own, elements);
    expect(questions(own).length, 'a move within asks nothing').to.equal(length);
    other.append(elements[0]!);
    await until(() => part(elements[0]!, 'figure') === '2');
    other.after(elements[0]!);
    await until(() => part(elements[0]!, 'figure') === '6');
    elements[0]!.remove();
    one.setAttribute('type', 'public_dispute');
    one.append(elements[0]!);
    await until(() => part(elements[0]!, 'figure') === '3');
    await settled(own, elements);
    expect(questions(own).at(-1)).to.equal('/v1/counter?type=public_dispute&period=all');
  });

  it('is joined by a widget that stood alone', async () => {
    const own = service(people);
    const elements = mount<Widget>(`${COUNTER}<seesac-scope type="suicide"></seesac-scope>`);
    await settled(own, elements);
    expect(figures(elements)).to.deep.equal(['6']);
    scopes()[0]!.append(elements[0]!);
    await until(() => figures(elements)[0] === '3');
  });

  it('leaves nothing behind: a hundred widgets come and go, and nobody listens', async () => {
    const own = service(people);
    mount<Widget>('<seesac-scope></seesac-scope>');
    const scope = scopes()[0]!;
    let listeners = 0;
    const store = storeOf(scope);
    const spy = { ...store, subscribe: (listener: () => void) => (listeners++, ((leave) => () => (listeners--, leave()))(store.subscribe(listener))) };
    (scope as unknown as Record<symbol, unknown>)[Symbol.for('org.seesac.filters/1')] = spy;
    for (let i = 0; i < 100; i++) {
      const element = document.createElement(i % 2 ? 'seesac-incident-counter' : 'seesac-incident-list') as Widget;
      scope.append(element);
      if (i % 3) await ready(element);
      element.remove();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(listeners).to.equal(0);
    expect(own.network.held).to.equal(0);
  });
});
