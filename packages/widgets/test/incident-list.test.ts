import { expect } from '@open-wc/testing';
import { incident } from '@seesac/testing';
import type { SeesacIncidentList, SeesacIncidentSelectEvent } from '../src/index.ts';
import { mount, part, ready, service, text, tidy, until } from './harness.ts';

const list = (attributes = '', html = `<seesac-incident-list ${attributes}></seesac-incident-list>`) => mount<SeesacIncidentList>(html)[0]!;
const items = (element: SeesacIncidentList) => [...element.renderRoot.querySelectorAll<HTMLElement>('li')];

describe('seesac-incident-list', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  describe('renders', () => {
    it('each incident in words: date, type, place, outcomes, weapons, precision, status and sources', async () => {
      service([
        incident({
          id: '7', date: '2025-02-03', jurisdiction: 'XK', status: 'provisional', type: 'criminal_context', subtype: 'armed_robbery',
          place: { settlement: 'Prizren', municipality: 'Prizren', precision: 'vicinity' }, counts: { killed: 0, injured: 2, threatened: null, suicide: 0 },
          weapons: [{ category: 'handgun', possession: 'illegal' }, { category: 'ammunition', possession: 'unknown', count: 1200, countIsMin: true }],
          sources: [{ kind: 'media', publisher: 'Example Daily', url: 'https://news.example.org/a' }],
        }),
      ]);
      const element = await ready(list());
      const words = items(element)[0]!.textContent!.replace(/\s+/g, ' ').trim();
      for (const expected of ['Armed robbery', '3 February 2025', 'Provisional', 'Prizren, Kosovo*', 'Vicinity', '2 injured', 'Not reported: threatened', 'Handgun (illegal), Ammunition × at least 1,200', 'Example Daily'])
        expect(words).to.include(expected);
      expect(words).not.to.include('killed');
      expect([...element.renderRoot.querySelectorAll('a')].map((a) => a.getAttribute('href'))).to.include('https://news.example.org/a');
      expect(part(element, 'count')).to.equal('1 of 1');
    });

    for (const [name, date, words] of [
      ['a range', { start: '2025-01-30', end: '2025-02-02', precision: 'range' }, '30 January 2025 – 2 February 2025'],
      ['a week', { start: '2025-02-03', end: '2025-02-09', precision: 'week' }, 'Week from 3 February 2025'],
      ['a month', { start: '2025-02-01', end: '2025-02-28', precision: 'month' }, 'February 2025'],
      ['a year', { start: '2024-01-01', end: '2024-12-31', precision: 'year' }, '2024'],
    ] as const)
      it(`${name} no more exactly than it is known`, async () => {
        service([incident({ date })]);
        const element = await ready(list());
        expect(text(element, '.when')).to.equal(words);
      });

    it('that nothing is known of outcomes, or that nobody was hurt', async () => {
      service([incident({ id: '2', date: '2025-02-04' }), incident({ id: '1', counts: { killed: 0, injured: 0, threatened: 0, suicide: 0 } })]);
      const element = await ready(list());
      expect([...element.renderRoot.querySelectorAll('.outcomes')].map((p) => p.textContent)).to.deep.equal(['Outcome not reported', 'No one killed, injured or threatened']);
    });

    it('texts as text and no address that is none, whatever came in', async () => {
      const evil = '<img src=x onerror="alert(1)">';
      service([
        incident({
          place: { settlement: evil, municipality: `"'>${evil}`, admin1: evil }, summary: { en: evil },
          sources: [{ kind: 'media', publisher: evil, url: 'javascript:alert(1)' }, { kind: 'media', publisher: 'data', url: 'data:text/html,x' }],
        }),
      ]);
      const element = await ready(list(`heading="${evil.replaceAll('"', '&quot;')}"`));
      expect(element.renderRoot.querySelector('img, script')).to.equal(null);
      expect(text(element, 'li').split(evil)).to.have.length(5);
      for (const a of element.renderRoot.querySelectorAll<HTMLAnchorElement>('a[href]')) expect(a.protocol).to.match(/^https?:$/);
    });

    it('that nothing matches', async () => {
      service();
      const element = await ready(list('from="1999-01-01" to="1999-12-31"'));
      expect(part(element, 'count')).to.equal('No incidents match.');
      expect(items(element)).to.have.length(0);
    });

    it('a heading at the level that the page asks for, incidents one deeper', async () => {
      service();
      const element = await ready(list('heading="Latest" heading-level="3" limit="1"'));
      const levels = [...element.renderRoot.querySelectorAll('[role=heading]')].map((one) => [one.textContent!.trim(), one.ariaLevel]);
      expect(levels[0]).to.deep.equal(['Latest', '3']);
      expect(levels[1]![1]).to.equal('4');
    });
  });

  describe('pages', () => {
    it('are as long as the page asks for, within what can be', async () => {
      const { network } = service();
      for (const [limit, asked] of [['-1', 1], ['0', 25], ['2.5', 2], ['many', 25], ['1e9', 200]] as const) {
        await ready(list(`limit="${limit}"`));
        expect(network.asked.findLast((path) => path.startsWith('/v1/incidents')), limit).to.equal(`/v1/incidents?limit=${asked}`);
      }
    });

    it('append the next ones, say how many are there, and put the focus on the first new one', async () => {
      const { network } = service();
      const element = await ready(list('limit="5"'));
      const total = /of (\d+)/.exec(part(element, 'count'))![1];
      expect(part(element, 'count')).to.equal(`5 of ${total}`);
      element.renderRoot.querySelector<HTMLElement>('[part=more]')!.click();
      await until(() => items(element).length === 10);
      expect(part(element, 'count')).to.equal(`10 of ${total}`);
      expect(element.renderRoot.querySelector('[part=count]')!.role).to.equal('status');
      expect(element.shadowRoot!.activeElement).to.equal(items(element)[5]!.querySelector('a'));
      expect(network.asked.filter((path) => path.startsWith('/v1/incidents'))).to.have.length(2);
    });

    it('end with the last one, each incident once', async () => {
      service();
      const element = await ready(list('limit="20"'));
      while (element.renderRoot.querySelector('[part=more]')) {
        const before = items(element).length;
        element.renderRoot.querySelector<HTMLElement>('[part=more]')!.click();
        await until(() => items(element).length > before);
      }
      const [shown, total] = part(element, 'count').split(' of ');
      expect(shown).to.equal(total);
      const addresses = items(element).map((item) => item.querySelector('a')!.href);
      expect(new Set(addresses).size).to.equal(Number(total));
    });

    it('that fail leave what is there, say so, and can be asked for again', async () => {
      const { network } = service();
      const element = await ready(list('limit="5"'));
      network.fail(500);
      element.renderRoot.querySelector<HTMLElement>('[part=more]')!.click();
      await until(() => part(element, 'error'));
      expect(part(element, 'error')).to.include('The next page cannot be shown now.');
      expect(items(element)).to.have.length(5);
      network.clear();
      element.renderRoot.querySelector<HTMLElement>('[part=more]')!.click();
      await until(() => items(element).length === 10);
      expect(part(element, 'error')).to.equal('');
    });

    it('ask once for two clicks', async () => {
      const { network } = service();
      const element = await ready(list('limit="5"'));
      network.hold();
      const more = element.renderRoot.querySelector<HTMLElement>('[part=more]')!;
      more.click();
      more.click();
      await until(() => network.held);
      network.release();
      await until(() => items(element).length === 10);
      expect(network.asked.filter((path) => path.startsWith('/v1/incidents'))).to.have.length(2);
    });
  });

  it('tells which incident a reader chose, out of its shadow root, and lets the page keep the address from being opened', async () => {
    service();
    const element = await ready(list('limit="2"'));
    const chosen: string[] = [];
    const hear = (event: SeesacIncidentSelectEvent) => {
      chosen.push(event.incident.id);
      event.preventDefault();
    };
    document.addEventListener('seesac-incident-select', hear);
    const link = items(element)[1]!.querySelector('a')!;
    link.click();
    await until(() => chosen.length);
    document.removeEventListener('seesac-incident-select', hear);
    expect(link.href.endsWith(`/v1/incidents/${chosen[0]}`)).to.equal(true);
    expect(location.href).not.to.equal(link.href);
    expect(element.renderRoot.querySelector('dialog')).to.equal(null);
  });

  describe('is accessible', () => {
    for (const theme of ['light', 'dark'])
      for (const state of ['ready', 'loading', 'empty', 'error'])
        it(`${state}, ${theme}`, async () => {
          const { network } = service();
          document.documentElement.style.colorScheme = theme;
          if (state === 'loading') network.hold();
          if (state === 'error') network.fail(500);
          const element = list(`limit="5" theme="${theme}" ${state === 'empty' ? 'from="1999-01-01" to="1999-01-02"' : ''}`);
          if (state === 'loading') await element.updateComplete;
          else await ready(element);
          await expect(element).to.be.accessible();
        });
  });
});
