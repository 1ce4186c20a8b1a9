import { expect } from '@open-wc/testing';
import type { MonitorAnswer } from '@seesac/contract';
import { incident } from '@seesac/testing';
import { change } from '../src/lib/filter-store.ts';
import type { SeesacErrorEvent, SeesacMonitor } from '../src/index.ts';
import { inState, mount, part, ready, service, STATES, text, tidy, until, type Widget } from './harness.ts';

const MONITOR = '<seesac-monitor></seesac-monitor>';
const monitors = (html: string) => mount<SeesacMonitor>(html);
const show = (html = MONITOR) => ready(monitors(html)[0]!);
const asks = (asked: readonly string[]) => asked.filter((path) => path.startsWith('/v1/monitor'));
const all = (element: Widget, selector: string) => [...element.renderRoot.querySelectorAll<HTMLElement>(selector)];
const buttons = (element: Widget) => all(element, '[part=periods] button');
/** Button 0 is that to the period before, 1 that to the one after. */
async function press(element: SeesacMonitor, at: 0 | 1): Promise<void> {
  buttons(element)[at]!.click();
  await until(() => element.query.phase !== 'ready' || !element.isUpdatePending);
  await ready(element);
}
const words = (node: Element) => (node.textContent ?? '').replace(/\s+/g, ' ').trim();

/** As many incidents in a month. */
const inMonth = (month: string, n: number) => Array.from({ length: n }, (_, i) => incident({ id: `${month}-${i}`, date: `${month}-${String(i + 1).padStart(2, '0')}` }));

describe('seesac-monitor', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  describe('renders', () => {
    it('the last quarter that has ended, as the service tells it: its name, its days, its text, its time', async () => {
      const { app } = service();
      const { data } = (await (await app.request('/v1/monitor')).json()) as MonitorAnswer;
      const element = await show();
      expect(data.period).to.equal('2024Q4');
      expect(part(element, 'heading')).to.equal('Armed Violence Monitor');
      expect(part(element, 'period')).to.equal('Q4 2024 1 October 2024 – 31 December 2024 · South East Europe, all seven jurisdictions');
      expect(part(element, 'lead')).to.match(new RegExp(`^${data.all.incidents.value} incidents were reported: `));
      expect(text(element)).to.include(`${data.all.outcomes.suicide.value} `).and.to.include('As of 13 February 2025 · Data');
      expect(text(element)).not.to.match(/NaN|undefined|Invalid|null|[{}[\]]/);
    });

    it('sections of real paragraphs under headings one level deeper', async () => {
      service();
      const element = await show('<seesac-monitor heading-level="3"></seesac-monitor>');
      expect(all(element, '[part=heading]').map((node) => node.ariaLevel ?? node.getAttribute('aria-level'))).to.deep.equal(['3']);
      const sections = all(element, '[part=section]');
      expect(sections.map((section) => words(section.querySelector('[role=heading][aria-level="4"]')!))).to.deep.equal([
        'People harmed', 'Types of incident', 'Victims', 'Perpetrators', 'Weapons and possession', 'Where', 'Notable',
      ]);
      for (const section of sections) expect(section.querySelectorAll('p:not([role])').length).to.be.above(0);
    });

    it('each number as a link with a name of its own to the answer that has it', async () => {
      const { app, origin } = service();
      const element = await show();
      const links = all(element, '[part=lead] a, [part=section] a') as HTMLAnchorElement[];
      expect(links.length).to.be.above(30);
      for (const link of links) {
        expect(words(link), 'more than a digit').to.match(/[a-zA-Z]{2}|^\d+–\d+: /);
        expect(link.href.startsWith(`${origin}/v1/`), link.href).to.equal(true);
      }
      const { data } = (await (await app.request(links[0]!.href.slice(origin.length))).json()) as { data: { count: number; total: number } };
      expect(words(links[0]!)).to.equal(`${data.count} incidents`);
    });

    it('a period that has not ended, and says that it is compared with as many days', async () => {
      service();
      const element = await show('<seesac-monitor period="2025Q1"></seesac-monitor>');
      expect(part(element, 'period')).to.include('Q1 2025 1 January 2025 – 13 February 2025');
      expect(part(element, 'lead')).to.include('This period has not ended').and.to.include('in as many days of the quarter before');
    });

    it('a year and a month in the same way, a year without a second comparison', async () => {
      service();
      const [year, month] = monitors('<seesac-monitor period="2024"></seesac-monitor><seesac-monitor period="2024-12"></seesac-monitor>') as [SeesacMonitor, SeesacMonitor];
      await ready(year, month);
      expect(part(year, 'period')).to.match(/^2024 1 January 2024/);
      expect(part(year, 'lead')).to.include('in the year before').and.not.to.include('a year before');
      expect(part(month, 'period')).to.match(/^December 2024 1 December/);
      expect(part(month, 'lead')).to.include('in the month before').and.to.include('a year before');
    });

    it('one incident in the singular, and where there was none before, that', async () => {
      service([...inMonth('2024-05', 1), incident({ id: 'first', date: '2014-01-01' })]);
      const element = await show('<seesac-monitor period="2024Q2"></seesac-monitor>');
      expect(part(element, 'lead')).to.equal('1 incident was reported: none in the quarter before, none a year before. Place from the highest, among all quarters since 2014: 1 of 42.');
    });

    it('a quarter without an incident, with nothing below it', async () => {
      service([...inMonth('2024-01', 3), ...inMonth('2024-08', 1)]);
      const element = await show('<seesac-monitor period="2024Q2"></seesac-monitor>');
      expect(part(element, 'lead')).to.match(/^No incident was reported: 3 fewer than in the quarter before\./);
      expect(all(element, '[part=section]')).to.have.length(0);
    });

    it('jurisdictions by name where it is narrowed, Kosovo* with its asterisk, and the notice', async () => {
      service();
      const element = await show('<seesac-monitor jurisdiction="XK RS"></seesac-monitor>');
      expect(part(element, 'period')).to.match(/ · Kosovo\*, Serbia$/);
      for (const node of all(element, '[part=period], [part=section]')) expect(words(node)).not.to.match(/Kosovo(?!\*)/);
      expect(text(element)).to.match(/Kosovo\*: \d/);
      expect(text(element, '.notices')).to.include('Security Council Resolution 1244');
    });

    it('a heading of the page, as text', async () => {
      service();
      const element = await show('<seesac-monitor heading="&lt;img src=x onerror=alert(1)&gt;"></seesac-monitor>');
      expect(part(element, 'heading')).to.equal('<img src=x onerror=alert(1)>');
      expect(element.renderRoot.querySelector('img')).to.equal(null);
    });

    for (const width of [320, 600, 1200])
      it(`a skeleton without words, nearly as high as the text, at ${width} px`, async () => {
        const { network } = service();
        network.hold();
        const element = monitors(`<div style="width: ${width}px">${MONITOR}</div>`)[0]!;
        await element.updateComplete;
        const root = element.renderRoot.querySelector<HTMLElement>('.root')!;
        expect(root.ariaBusy).to.equal('true');
        expect([...root.children].every((child) => getComputedStyle(child).visibility === 'hidden')).to.equal(true);
        const before = element.offsetHeight;
        network.release();
        await ready(element);
        expect(before / element.offsetHeight).to.be.within(0.8, 1.25);
      });

    it('what stands behind the numbers when a reader asks', async () => {
      const { origin } = service();
      const element = await show('<seesac-monitor jurisdiction="XK RS"></seesac-monitor>');
      element.renderRoot.querySelector<HTMLElement>('summary')!.click();
      await until(() => part(element, 'about').includes('Jurisdiction: Serbia, Kosovo*'));
      for (const name of ['Definition', 'People killed, injured and threatened are counted apart from suicides', 'Licence', 'Citation', `${origin}/v1/monitor?jurisdiction=RS`])
        expect(part(element, 'about')).to.include(name);
    });
  });

  describe('asks', () => {
    it('once for the same text, and for no period unless one is given', async () => {
      const { network } = service();
      await ready(...monitors(`${MONITOR}${MONITOR}<seesac-monitor period="2024" jurisdiction="AL"></seesac-monitor>`));
      expect(asks(network.asked)).to.deep.equal(['/v1/monitor', '/v1/monitor?jurisdiction=AL&period=2024']);
    });

    it('with the filters that a monitor knows, and says where there are others', async () => {
      const { network } = service();
      const [narrow, wide] = monitors('<seesac-monitor jurisdiction="AL"></seesac-monitor><seesac-monitor jurisdiction="AL" type="suicide" from="2024-01-01"></seesac-monitor>') as [SeesacMonitor, SeesacMonitor];
      await ready(narrow, wide);
      expect(asks(network.asked)).to.deep.equal(['/v1/monitor?jurisdiction=AL']);
      const note = 'Of the filters, only jurisdiction and version narrow this text.';
      expect([narrow, wide].map((element) => text(element).includes(note))).to.deep.equal([false, true]);
    });

    it('anew when the filters around it change', async () => {
      const { network } = service();
      const element = await show(`<seesac-scope>${MONITOR}</seesac-scope>`);
      change(element, { jurisdiction: ['RS'] });
      await until(() => part(element, 'period').endsWith('· Serbia'));
      expect(asks(network.asked).at(-1)).to.equal('/v1/monitor?jurisdiction=RS');
    });
  });

  describe('goes', () => {
    it('to the quarter before and after, with the name of each on its button, and keeps the focus', async () => {
      const { network } = service();
      const element = await show();
      expect(buttons(element).map(words)).to.deep.equal(['Previous quarter Q3 2024', 'Next quarter Q1 2025']);
      buttons(element)[0]!.focus();
      await press(element, 0);
      expect(part(element, 'period')).to.match(/^Q3 2024/);
      expect((element.renderRoot as ShadowRoot).activeElement).to.equal(buttons(element)[0]);
      await press(element, 1);
      await press(element, 1);
      expect(part(element, 'period')).to.match(/^Q1 2025/);
      expect(asks(network.asked)).to.deep.equal(['/v1/monitor', '/v1/monitor?period=2024Q3', '/v1/monitor?period=2024Q4', '/v1/monitor?period=2025Q1']);
    });

    it('no further than the records, and says so to those who do not see it', async () => {
      service();
      const element = await show('<seesac-monitor period="2025Q1"></seesac-monitor>');
      expect(buttons(element).map((button) => [words(button), button.getAttribute('aria-disabled')])).to.deep.equal([['Previous quarter Q4 2024', 'false'], ['Next quarter', 'true']]);
      buttons(element)[1]!.click();
      await ready(element);
      expect(part(element, 'period')).to.match(/^Q1 2025/);
      element.period = '2014Q1';
      await until(() => part(element, 'period').startsWith('Q1 2014'));
      expect(buttons(element).map((button) => button.getAttribute('aria-disabled'))).to.deep.equal(['true', 'false']);
      expect(part(element, 'lead')).to.equal('1 incident was reported.');
    });

    it('where the page says when that changes', async () => {
      service();
      const element = await show();
      await press(element, 0);
      element.setAttribute('period', '2023');
      await until(() => part(element, 'period').startsWith('2023'));
      expect(buttons(element).map(words)).to.deep.equal(['Previous year 2022', 'Next year 2024']);
    });

    it('and tells it: the period is a status', async () => {
      service();
      const element = await show();
      expect(element.renderRoot.querySelector('[part=period]')!.getAttribute('role')).to.equal('status');
    });
  });

  describe('reacts', () => {
    it('to a period that there is not with the words of the service', async () => {
      service();
      const [early, wrong] = monitors('<seesac-monitor period="1999Q1"></seesac-monitor><seesac-monitor period="spring"></seesac-monitor>') as [SeesacMonitor, SeesacMonitor];
      const errors: unknown[] = [];
      early.addEventListener('seesac-error', ({ error }: SeesacErrorEvent) => errors.push(error));
      await ready(early, wrong);
      expect(part(early, 'error')).to.include('There is no monitor of 1999Q1: it is before the first record');
      expect(part(wrong, 'error')).to.include('must name a month or a quarter or a year');
      expect(errors).to.have.length(1);
    });

    it('to a failed refresh with the last good text and its time', async () => {
      const { network } = service();
      const element = await show();
      const before = part(element, 'lead');
      network.fail(500);
      await element.query.retry();
      await element.updateComplete;
      expect(part(element, 'lead')).to.equal(before);
      expect(part(element, 'error')).to.include('Current data cannot be shown now');
      expect(text(element)).to.include('As of 13 February 2025');
    });

    it('to addresses that are none by showing the number without a link', async () => {
      const own = service();
      const { data, ...rest } = (await (await own.app.request('/v1/monitor')).json()) as MonitorAnswer;
      const real = globalThis.fetch;
      const altered = JSON.stringify({ data, ...rest }).replaceAll(/"link":"[^"]*"/g, '"link":"javascript:alert(1)"').replaceAll(/"people":"[^"]*"/g, '"people":"javascript:alert(1)"');
      globalThis.fetch = (input, init) => (String(input).includes('/v1/monitor') ? Promise.resolve(new Response(altered, { headers: { 'Content-Type': 'application/json' } })) : real(input, init));
      const element = await show();
      globalThis.fetch = real;
      expect(all(element, '[part=lead] a, [part=section] a')).to.have.length(0);
      expect(all(element, '[part=lead] strong').map(words)[0]).to.match(/^\d+ incidents$/);
    });
  });

  describe('speaks', () => {
    for (const [lang, heading, name, lead] of [
      ['sq', 'Monitori i dhunës së armatosur', 'Tremujori 4, 2024', /^U raportuan \d+ incidente: /],
      ['sr-Latn', 'Monitor oružanog nasilja', '4. tromesečje 2024.', /^Prijavljen\S* \S+ \d+ inciden/],
      ['sr-Cyrl', 'Монитор оружаног насиља', '4. тромесечје 2024.', /^Пријављен\S* \S+ \d+ инциден/],
    ] as const)
      it(`${lang}, all of it`, async () => {
        service();
        const element = await show(`<seesac-monitor lang="${lang}"></seesac-monitor>`);
        expect(part(element, 'heading')).to.equal(heading);
        expect(part(element, 'period').startsWith(name)).to.equal(true);
        expect(part(element, 'lead')).to.match(lead);
        const shown = ['lead', 'section', 'periods'].flatMap((name) => all(element, `[part=${name}]`).map(words)).join(' ');
        expect(shown).not.to.match(/\b(the|of|were|was|reported|with|before|quarter)\b|[{}[\]|]/);
        if (lang === 'sr-Cyrl') expect(shown.match(/[a-z]+/gi) ?? []).to.deep.equal([]);
      });

    it('two languages on one page, each its own', async () => {
      service();
      const elements = monitors('<seesac-monitor lang="sq"></seesac-monitor><seesac-monitor lang="sr-Latn"></seesac-monitor><seesac-monitor></seesac-monitor>');
      await ready(...elements);
      expect(elements.map((element) => part(element, 'heading'))).to.deep.equal(['Monitori i dhunës së armatosur', 'Monitor oružanog nasilja', 'Armed Violence Monitor']);
    });
  });

  describe('fits', () => {
    for (const lang of ['en', 'sq', 'sr-Cyrl'])
      it(`into 320 px, ${lang}`, async () => {
        service();
        const element = await show(`<div style="width: 320px"><seesac-monitor lang="${lang}"></seesac-monitor></div>`);
        expect(element.scrollWidth).to.be.at.most(320);
        expect(Math.max(...all(element, '.root *').map((node) => node.getBoundingClientRect().right))).to.be.at.most(element.getBoundingClientRect().right + 0.5);
      });

    it('a page that is read from right to left: mirrored, and no wider', async () => {
      service();
      const element = await show(`<div dir="rtl" style="width: 320px">${MONITOR}</div>`);
      const [first, second] = buttons(element).map((button) => button.getBoundingClientRect()) as [DOMRect, DOMRect];
      expect(first.right >= second.right).to.equal(true);
      expect(element.scrollWidth).to.be.at.most(320);
    });

    it('in two columns where there is room, in one where there is not', async () => {
      service();
      const [wide, narrow] = monitors(`<div style="width: 1100px">${MONITOR}</div><div style="width: 500px">${MONITOR}</div>`) as [SeesacMonitor, SeesacMonitor];
      await ready(wide, narrow);
      const lefts = (element: Widget) => new Set(all(element, '[part=section]').map((section) => Math.round(section.getBoundingClientRect().left))).size;
      expect([lefts(wide), lefts(narrow)]).to.deep.equal([2, 1]);
    });
  });

  describe('is accessible', () => {
    for (const theme of ['light', 'dark'])
      for (const state of STATES)
        it(`${state}, ${theme}`, async () => {
          await expect(await inState(state, theme, service(), () => monitors(`<seesac-monitor theme="${theme}"></seesac-monitor>`)[0]!)).to.be.accessible();
        });
  });

  it('leaves nothing behind after fifty times on and off the page', async () => {
    service();
    const box = document.createElement('div');
    document.body.append(box);
    for (let i = 0; i < 50; i++) {
      box.innerHTML = MONITOR;
      const element = box.firstElementChild as SeesacMonitor;
      if (i % 2) await element.updateComplete;
      else await ready(element);
      element.remove();
      await Promise.resolve();
    }
    box.remove();
    expect((globalThis as unknown as Record<symbol, Map<unknown, unknown>>)[Symbol.for('org.seesac.notices/1')]!.size).to.equal(0);
  });
});
