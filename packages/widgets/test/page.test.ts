import { expect } from '@open-wc/testing';
import { LANGUAGES, matchLanguage, NOTICES } from '@seesac/contract';
import { incident } from '@seesac/testing';
import { define } from '../src/define/define.ts';
import { speechOf } from '../src/lib/languages.ts';
import { SeesacIncidentCounter, VERSION } from '../src/index.ts';
import { mount, part, ready, service, text, tidy, until, type Widget } from './harness.ts';

const COUNTER = '<seesac-incident-counter></seesac-incident-counter>';
const LIST = '<seesac-incident-list limit="2"></seesac-incident-list>';
const KOSOVO = NOTICES.find(({ key }) => key === 'kosovo')!.text.en;
const EU = NOTICES.find(({ key }) => key === 'eu')!.text.en;
const times = (elements: Widget[], words: string) => elements.filter((element) => text(element).includes(words)).length;

describe('widgets on one page', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  let expected: unknown[][] = [];
  afterEach(() => {
    expect(tidy(), 'the console').to.deep.equal(expected);
    expected = [];
  });

  describe('notices', () => {
    it('are shown in full once, pointed to elsewhere, and taken over when the first widget leaves', async () => {
      service();
      const elements = mount<Widget>(COUNTER + LIST + COUNTER);
      await ready(...elements);
      for (const words of [KOSOVO, EU]) expect(times(elements, words)).to.equal(1);
      expect(times(elements, '* Notices: at the first SEESAC widget on this page.')).to.equal(2);
      expect(times(elements, 'Synthetic demonstration data.'), 'invented data say so in each').to.equal(3);
      const first = elements.find((element) => text(element).includes(KOSOVO))!;
      const rest = elements.filter((element) => element !== first);
      first.remove();
      await ready(...rest);
      for (const words of [KOSOVO, EU]) expect(times(rest, words)).to.equal(1);
    });

    it('stay where attributes, children, themes and tokens would have them gone', async () => {
      service();
      const [element] = mount<Widget>(
        `<seesac-incident-counter without-notices notices="" hide-notices theme="none" style="--seesac-text: transparent; --notices: none"><p slot="notices"></p></seesac-incident-counter>`,
      );
      await ready(element!);
      expect(text(element!, '.notices')).to.include(KOSOVO).and.to.include(EU);
      const notice = element!.renderRoot.querySelector('.notices')!;
      expect(notice.checkVisibility()).to.equal(true);
      expect(notice.closest('[part], slot'), 'no door to style it away').to.equal(null);
    });

    it('are shown by a visible widget where the page hides the first', async () => {
      service();
      const elements = mount<Widget>(`<div style="display: none">${COUNTER}</div>${COUNTER}`);
      await ready(elements[0]!);
      await ready(elements[1]!);
      expect(text(elements[1]!)).to.include(KOSOVO).and.to.include(EU);
    });

    it('go over to the next widget when the page hides the first one later, and back when it shows it', async () => {
      service();
      const [first, second] = mount<Widget>(`<div>${COUNTER}</div>${COUNTER}`) as [Widget, Widget];
      await ready(first);
      await ready(second);
      const shows = (element: Widget) => text(element).includes(KOSOVO);
      const owner = [first, second].find(shows)!;
      const other = owner === first ? second : first;
      for (const [display, expected] of [['none', other], ['', owner]] as const) {
        owner.style.display = display;
        const showing = () => [owner, other].filter((element) => element.checkVisibility() && shows(element));
        while (showing().length !== 1 || showing()[0] !== expected) await new Promise(requestAnimationFrame);
      }
    });

    for (const state of ['before it had one', 'when it had one'] as const) {
      it(`are taken over from a widget whose answer failed, ${state}, and stay with whoever has them`, async () => {
        const [failing, own] = [service(), service()];
        if (state === 'before it had one') failing.network.hold();
        const [first, second] = mount<Widget>(`<seesac-incident-counter api="${failing.origin}"></seesac-incident-counter><seesac-incident-counter api="${own.origin}"></seesac-incident-counter>`) as [Widget, Widget];
        if (state === 'when it had one') await ready(first);
        await first.updateComplete;
        await ready(second);
        expect(times([second], EU), 'the first one has it').to.equal(0);
        failing.network.fail(500);
        failing.network.release();
        (first as SeesacIncidentCounter).period = 'all';
        await ready(first);
        expect(part(first, 'error')).to.include('Try again');
        await second.updateComplete;
        const shown = () => [first, second].map((one) => times([one], EU) + times([one], KOSOVO));
        expect(shown()).to.deep.equal([0, 2]);
        failing.network.clear();
        await first.query.retry();
        await ready(first, second);
        expect(shown()).to.deep.equal([0, 2]);
        expect(text(first)).to.include('* Notices: at the first SEESAC widget on this page.');
      });
    }

    it('come from the registry of the page, so that another copy of the code counts too', async () => {
      service();
      const [element] = mount<Widget>(COUNTER);
      await ready(element!);
      const record = (globalThis as unknown as Record<symbol, Map<unknown, readonly string[]>>)[Symbol.for('org.seesac.notices/1')]!;
      expect(record.get(element)).to.include.members(['kosovo', 'eu']);
    });
  });

  describe('languages', () => {
    it('are those of each element, several on one page, through shadow roots', async () => {
      service();
      const box = document.createElement('div');
      box.lang = 'sr-Latn';
      box.attachShadow({ mode: 'open' }).innerHTML = COUNTER;
      const elements = mount(`${COUNTER}<div lang="sq">${COUNTER}<seesac-incident-counter lang="sr-Cyrl"></seesac-incident-counter></div>`);
      elements[0]!.parentElement!.append(box);
      elements.push(box.shadowRoot!.querySelector('seesac-incident-counter')!);
      await ready(...elements);
      expect(elements.map((element) => part(element, 'label').replace(/ \d.*$/, ''))).to.deep.equal([
        'Firearm incidents reported this month', 'Incidente me armë të raportuara këtë muaj', 'Пријављени оружани инциденти у овом месецу', 'Prijavljeni oružani incidenti u ovom mesecu',
      ]);
      expect(elements.map((element) => element.renderRoot.querySelector('.root')!.getAttribute('lang'))).to.deep.equal(['en', 'sq', 'sr-Cyrl', 'sr-Latn']);
      expect(elements.map((element) => /(?:As of|Gjendja më|Стање на дан|Stanje na dan) (.*?) ·/.exec(text(element))![1])).to.deep.equal([
        '13 February 2025', '13 shkurt 2025', '13. фебруара 2025.', '13. februara 2025.',
      ]);
    });

    it('follow the page when it changes', async () => {
      service();
      const [element] = mount(COUNTER);
      await ready(element!);
      document.documentElement.lang = 'sq';
      await until(() => part(element!, 'label').startsWith('Incidente'));
      await ready(element!);
      expect(text(element!, '.synthetic')).to.match(/^Të dhëna sintetike/);
    });

    it('that the widgets do not have are English, and say so', async () => {
      service();
      const elements = mount(['mk', 'bs', 'ro', 'de'].map((lang) => `<seesac-incident-counter lang="${lang}"></seesac-incident-counter>`).join(''));
      await ready(...elements);
      for (const element of elements) {
        expect(part(element, 'label')).to.include('Firearm incidents');
        expect(element.renderRoot.querySelector('.root')!.getAttribute('lang')).to.equal('en');
      }
    });

    it('write numbers by their own rules, although Chromium has no data for some', async () => {
      for (const [lang, words] of [['en', '1,234,567'], ['sq', '1\u00a0234\u00a0567'], ['sr-Latn', '1.234.567'], ['sr-Cyrl', '1.234.567']]) {
        service([incident({ weapons: [{ category: 'ammunition', possession: 'unknown', count: 1_234_567 }] })]);
        const [element] = mount<Widget>(`<seesac-incident-list lang="${lang}"></seesac-incident-list>`);
        await ready(element!);
        expect(element!.renderRoot.querySelector('li')!.textContent).to.include(`× ${words}`);
        tidy();
      }
    });

    it('take the right plural', async () => {
      for (const [lang, one, few, many] of [
        ['en', '1 killed', '2 killed', '5 killed'], ['sq', '1 i vrarë', '2 të vrarë', '5 të vrarë'],
        ['sr-Latn', '1 ubijena osoba', '2 ubijene osobe', '5 ubijenih osoba'], ['sr-Cyrl', '1 убијена особа', '2 убијене особе', '5 убијених особа'],
      ]) {
        service([1, 2, 5].map((killed) => incident({ id: String(killed), date: `2025-02-0${killed}`, counts: { killed, injured: 0, threatened: 0, suicide: 0 } })));
        const [element] = mount<Widget>(`<seesac-incident-list lang="${lang}"></seesac-incident-list>`);
        await ready(element!);
        expect([...element!.renderRoot.querySelectorAll('.outcomes')].map((p) => p.textContent)).to.deep.equal([many, few, one]);
        tidy();
      }
    });

    it('are matched as the contract does', async () => {
      for (const tag of [...LANGUAGES, 'sr', 'sr-RS', 'sr-ME', 'sr-Latn-RS', 'sr-cyrl-ba', 'sr-Cyrl-ME', 'sh', 'sh-Cyrl', 'sq-XK', 'SQ', 'srd', 'mk-MK']) {
        const wanted = matchLanguage(tag);
        expect((await speechOf(tag)).lang, tag).to.equal(['sq', 'sr-Latn', 'sr-Cyrl'].includes(wanted) ? wanted : 'en');
      }
    });
  });

  describe('a second copy of the code', () => {
    const record = () => (globalThis as unknown as Record<symbol, { version: string; warned?: boolean }>)[Symbol.for('org.seesac.widgets')]!;

    it('of the same version is silent', () => {
      define('seesac-incident-counter', class extends HTMLElement {});
      expect(customElements.get('seesac-incident-counter')).to.equal(SeesacIncidentCounter);
    });

    it('of another version is told once, and changes nothing', () => {
      record().version = '9.9.9';
      define('seesac-incident-counter', class extends HTMLElement {});
      define('seesac-incident-counter', class extends HTMLElement {});
      record().version = VERSION;
      delete record().warned;
      expected = [[`SEESAC widgets 9.9.9 serve this page, ${VERSION} does not.`]];
      expect(customElements.get('seesac-incident-counter')).to.equal(SeesacIncidentCounter);
    });
  });

  it('keep the page out: hostile rules and inherited styles end at the widget', async () => {
    service();
    const style = document.createElement('style');
    style.textContent = '* { font-size: 40px !important } p { display: none !important } body { letter-spacing: 9px; text-transform: uppercase; text-align: right }';
    document.head.append(style);
    const [element] = mount(COUNTER);
    await ready(element!);
    const { fontSize, letterSpacing, textTransform, textAlign, display } = getComputedStyle(element!.renderRoot.querySelector('[part=comparison]')!);
    style.remove();
    expect([fontSize, letterSpacing, textTransform, textAlign, display]).to.deep.equal(['16px', 'normal', 'none', 'start', 'block']);
  });

  it('work under a strict policy without style-src, and write no style into the page', async () => {
    const frame = document.createElement('iframe');
    frame.src = new URL('./pages/strict.html', import.meta.url).href;
    document.body.append(frame);
    const { data } = await new Promise<MessageEvent<{ violations: string[]; figure: string; size: string; styles: number }>>((resolve) => addEventListener('message', resolve, { once: true }));
    frame.remove();
    expect(data).to.deep.equal({ violations: [], figure: '12', size: '72px', styles: 0 });
  });

  it('fit into 320 px, with long words', async () => {
    service([incident({ place: { settlement: 'Ujëmbledhësi-i-Fierzës-'.repeat(6), municipality: 'x' } })]);
    const elements = mount<Widget>(`<div style="width: 320px" lang="sq">${COUNTER}${LIST}</div>`);
    await ready(...elements);
    for (const element of elements) expect(element.scrollWidth).to.be.at.most(320);
  });
});
