import { expect } from '@open-wc/testing';
import { incident, seed } from '@seesac/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { SeesacIncidentList, SeesacScope } from '../src/index.ts';
import { mount, part, ready, service, text, tidy, until } from './harness.ts';

const list = (attributes = '', html = `<seesac-incident-list ${attributes}></seesac-incident-list>`) => mount<SeesacIncidentList>(html)[0]!;
const all = <T extends Element = HTMLElement>(element: SeesacIncidentList, selector: string) => [...element.renderRoot.querySelectorAll<T>(selector)];
const one = <T extends Element = HTMLElement>(element: SeesacIncidentList, selector: string) => element.renderRoot.querySelector<T>(selector)!;
const titles = (element: SeesacIncidentList) => all<HTMLAnchorElement>(element, 'a.title');
const ids = (element: SeesacIncidentList) => titles(element).map(({ href }) => href.split('/').at(-1)!);
const button = (element: SeesacIncidentList, name: string) => all(element, 'button').find(({ textContent, ariaLabel }) => (ariaLabel ?? textContent)!.trim().startsWith(name))!;
const questions = (asked: readonly string[]) => asked.filter((path) => path.startsWith('/v1/incidents'));
/** What a reader uses is there. */
const used = async (element: SeesacIncidentList) => {
  await ready(element);
  await element.use();
  await element.updateComplete;
  return element;
};
const table = async (attributes = '') => {
  const element = await ready(list(`view="table" ${attributes}`));
  await until(() => one(element, 'table'));
  return element;
};

describe('seesac-incident-list, as a reader uses it', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(async () => {
    await setViewport({ width: 800, height: 600 });
    expect(tidy(), 'the console').to.deep.equal([]);
  });

  it('fetches what a reader uses when the focus or the pointer comes', async () => {
    service();
    const element = await ready(list('limit="2"'));
    expect(element.desk).to.equal(undefined);
    one(element, 'summary').focus();
    await until(() => one(element, 'select'));
    const other = await ready(list('limit="2"'));
    one(other, 'li').dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
    await until(() => one(other, 'select'));
  });

  describe('order', () => {
    it('is that of the page, then that of the reader, by words', async () => {
      const { network } = service();
      const element = await used(list('limit="5" sort="-injured"'));
      expect(questions(network.asked).at(-1)).to.equal('/v1/incidents?limit=5&sort=-injured');
      const select = one<HTMLSelectElement>(element, 'select');
      expect(select.selectedOptions[0]!.textContent).to.equal('Most injured first');
      expect([...select.options].map(({ value }) => value)).not.to.include('relevance');
      select.value = 'date';
      select.dispatchEvent(new Event('change'));
      await until(() => questions(network.asked).at(-1) === '/v1/incidents?limit=5&sort=date');
      await ready(element);
      expect(element.sort, 'what the page set').to.equal('-injured');
      expect(select.value).to.equal('date');
    });

    it('is by relevance where words are searched for, unless the page says otherwise', async () => {
      const { network } = service();
      const [scope] = [document.createElement('seesac-scope')];
      scope.filters = { q: 'Prizren' };
      scope.innerHTML = '<seesac-incident-list limit="2"></seesac-incident-list>';
      mount('<p id="here"></p>');
      document.querySelector('#here')!.append(scope);
      const element = await used(scope.firstElementChild as SeesacIncidentList);
      expect(questions(network.asked).at(-1)).to.equal('/v1/incidents?q=Prizren&limit=2&sort=relevance');
      expect(one<HTMLSelectElement>(element, 'select').selectedOptions[0]!.textContent).to.equal('Best match first');
      scope.filters = {};
      await until(() => questions(network.asked).at(-1) === '/v1/incidents?limit=2');
      await ready(list('q="Prizren" sort="-date" limit="2"'));
      expect(questions(network.asked).at(-1)).to.equal('/v1/incidents?q=Prizren&limit=2&sort=-date');
      await ready(list('sort="relevance" limit="3"'));
      expect(questions(network.asked).at(-1), 'without words there is none').to.equal('/v1/incidents?limit=3');
    });

    it('goes back to the first page, and leaves the focus where it is', async () => {
      service();
      const element = await used(list('limit="5"'));
      button(element, 'Show more').click();
      await until(() => titles(element).length === 10);
      one<HTMLDetailsElement>(element, '[part=tools]').open = true;
      const select = one<HTMLSelectElement>(element, 'select');
      select.focus();
      select.value = 'date';
      select.dispatchEvent(new Event('change'));
      await until(() => part(element, 'count').startsWith('5 of'));
      expect(element.shadowRoot!.activeElement).to.equal(select);
    });
  });

  it('shows 25 or 50 at a time, as the reader chooses', async () => {
    const { network } = service();
    const element = await used(list());
    const size = button(element, '50');
    expect(button(element, '25').ariaPressed).to.equal('true');
    size.click();
    await until(() => titles(element).length === 50);
    expect(questions(network.asked)).to.deep.equal(['/v1/incidents?limit=25', '/v1/incidents?limit=50']);
    expect(size.ariaPressed).to.equal('true');
  });

  describe('table', () => {
    it('is a real one: a caption, headings of columns and rows, and what is not reported is said', async () => {
      service([incident({ counts: { killed: 1, injured: null } })]);
      const element = await table('heading="Latest"');
      expect(text(element, 'caption')).to.equal('Latest. “–” is not reported.');
      expect(all(element, 'thead th').map((th) => [th.textContent!.trim(), th.getAttribute('scope')])).to.deep.equal(
        ['Date ↓', 'Type', 'Place', 'Killed', 'Injured', 'Threatened', 'Suicides', 'Weapon'].map((name) => [name, 'col']),
      );
      expect(one(element, 'tbody th').getAttribute('scope')).to.equal('row');
      expect(all(element, 'td.n').map((td) => td.firstElementChild?.ariaLabel ?? td.textContent)).to.deep.equal(['1', 'Not reported', 'Not reported', 'Not reported']);
    });

    it('is chosen and left by buttons, and asks nothing', async () => {
      const { network } = service();
      const element = await used(list('limit="5"'));
      const before = ids(element);
      one<HTMLDetailsElement>(element, '[part=tools]').open = true;
      const choice = button(element, 'Table');
      choice.focus();
      choice.click();
      await until(() => one(element, 'table'));
      expect(one(element, 'ol[part=list]')).to.equal(null);
      expect(element.shadowRoot!.activeElement).to.equal(choice);
      expect(ids(element)).to.deep.equal(before);
      button(element, 'Cards').click();
      await until(() => one(element, 'ol[part=list]'));
      expect(questions(network.asked)).to.have.length(1);
    });

    it('is sorted by the keyboard, and says how', async () => {
      const { network } = service();
      const element = await table('limit="5"');
      const sorted = () => all(element, '[aria-sort]').map((th) => [th.textContent!.replace(/[↓↑]/, '').trim(), th.ariaSort]);
      expect(sorted()).to.deep.equal([['Date', 'descending']]);
      const steps = [['Killed', '-killed', [['Killed', 'descending']]], ['Killed', undefined, [['Date', 'descending']]], ['Date', 'date', [['Date', 'ascending']]]] as const;
      for (const [name, sort, says] of steps) {
        const press = button(element, name);
        press.focus();
        await sendKeys({ press: 'Enter' });
        await until(() => questions(network.asked).at(-1) === `/v1/incidents?limit=5${sort ? `&sort=${sort}` : sort === undefined ? '&sort=-date' : ''}`);
        await ready(element);
        expect(sorted()).to.deep.equal(says);
        expect(element.shadowRoot!.activeElement).to.equal(press);
      }
    });

    it('scrolls in itself: a stop of the keyboard with a name while it does, never the page', async () => {
      await setViewport({ width: 320, height: 600 });
      service();
      const element = await table('limit="5"');
      await until(() => one(element, '[part=table]').tabIndex === 0);
      const box = one(element, '[part=table]');
      expect([box.role, box.getAttribute('aria-labelledby')]).to.deep.equal(['region', 'caption']);
      expect(box.scrollWidth).to.be.above(box.clientWidth);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await setViewport({ width: 1400, height: 600 });
      await until(() => box.tabIndex === -1);
      expect(box.role).to.equal(null);
    });

    it('takes the next page, the focus on its first title', async () => {
      service();
      const element = await table('limit="5"');
      button(element, 'Show more').click();
      await until(() => titles(element).length === 10);
      await until(() => element.shadowRoot!.activeElement === titles(element)[5]);
    });
  });

  describe('links', () => {
    it('lead to the page of an incident: as the page says, else to the data; what is no address of the web is none', async () => {
      const { origin } = service();
      const [first, relative, evil] = await Promise.all(
        ['', 'incident-page="/incidents/{id}?a=1"', 'incident-page="javascript:alert(1)//{id}"'].map((page) => ready(list(`limit="1" ${page}`))),
      );
      const [id] = ids(first!);
      expect(titles(first!)[0]!.href).to.equal(`${origin}/v1/incidents/${id}`);
      expect(titles(relative!)[0]!.href).to.equal(`${location.origin}/incidents/${id}?a=1`);
      expect(titles(evil!)[0]!.hasAttribute('href')).to.equal(false);
    });

    it('are followed by clicks that ask for a tab or a window', async () => {
      service();
      const element = await ready(list('limit="1"'));
      let chosen = 0;
      const hear = () => chosen++;
      document.addEventListener('seesac-incident-select', hear);
      const prevented: boolean[] = [];
      const stop = (event: Event) => {
        prevented.push(event.defaultPrevented);
        event.preventDefault();
      };
      document.addEventListener('click', stop);
      for (const key of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey']) titles(element)[0]!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, [key]: true }));
      document.removeEventListener('click', stop);
      await element.use();
      document.removeEventListener('seesac-incident-select', hear);
      expect(prevented).to.deep.equal([false, false, false, false]);
      expect(chosen).to.equal(0);
      expect(one(element, 'dialog')).to.equal(null);
    });

    it('give files of all that matches, the feed and the citation, once', async () => {
      const { origin } = service();
      const element = await used(list('jurisdiction="RS" limit="1"'));
      const about = one<HTMLDetailsElement>(element, '[part=about]');
      about.open = true;
      await until(() => about.querySelector('dl'));
      const links = new Map([...about.querySelectorAll('a')].map((a) => [a.textContent!.trim(), a.href]));
      expect(links.get('CSV')).to.equal(`${origin}/v1/incidents.csv?jurisdiction=RS`);
      expect(links.get('GeoJSON')).to.equal(`${origin}/v1/incidents.geojson?jurisdiction=RS`);
      expect(links.get('JSON Lines')).to.equal(`${origin}/v1/incidents.jsonl?jurisdiction=RS`);
      expect(links.get('Feed of this view')).to.equal(`${origin}/v1/incidents.atom?jurisdiction=RS`);
      expect(part(element, 'about')).to.include('A feed reader that has this address');
      expect(all(element, 'button').filter((one) => /Copy the citation/.test(one.textContent!))).to.have.length(1);
    });
  });

  describe('search', () => {
    /** What is marked, by the browser's highlights or by elements. */
    const marked = (element: SeesacIncidentList) =>
      [...(CSS.highlights?.get('seesac-search') ?? []), ...all(element, 'mark')].map((range) => (range instanceof Range ? range.toString() : (range as Element).textContent));
    const place = { settlement: 'Đakovica', municipality: 'Niš' };

    for (const [q, hits] of [
      ['Ниш', ['Niš', 'niš']], ['nis', ['Niš', 'niš']], ['Djak', ['Đak']], ['Ђаковица', ['Đakovica']], ['dakov niš', ['Đakov', 'Niš', 'niš']], ['ish', []],
    ] as const)
      it(`marks ${q} in any script and spelling, as much of a word as is searched for`, async () => {
        service([incident({ place, summary: { en: 'In the nišava valley.' } })]);
        const element = list(`q="${q}"`);
        await ready(element);
        await until(() => element.desk);
        await until(() => marked(element).length === hits.length);
        expect(marked(element)).to.deep.equal(hits);
      });

    it('takes its marks with it, and follows the words', async () => {
      service([incident({ place })]);
      const element = await used(list('q="nis"'));
      await until(() => marked(element).length === 1);
      element.setAttribute('q', 'djak');
      await until(() => marked(element)[0] === 'Đak');
      element.remove();
      expect(CSS.highlights.has('seesac-search')).to.equal(false);
    });

    it('marks by elements where the browser has no highlights; texts stay text', async () => {
      const real = Object.getOwnPropertyDescriptor(CSS, 'highlights')!;
      Object.defineProperty(CSS, 'highlights', { value: undefined, configurable: true });
      try {
        service([incident({ place, summary: { en: 'A <b>nišan</b> & more' } })]);
        const element = await used(list('q="nis"'));
        await until(() => all(element, 'mark').length === 2);
        expect(all(element, 'mark').map((mark) => mark.textContent)).to.deep.equal(['Niš', 'niš']);
        expect(text(element, 'li [lang=en]')).to.equal('A <b>nišan</b> & more');
      } finally {
        Object.defineProperty(CSS, 'highlights', real);
      }
    });
  });

  describe('where nothing matches', () => {
    it('takes shared filters away that nobody locked, tells the page, and goes on in the list', async () => {
      service();
      mount('<seesac-scope jurisdiction="RS"><seesac-incident-list limit="5"></seesac-incident-list></seesac-scope>');
      const scope = document.querySelector<SeesacScope>('seesac-scope')!;
      scope.filters = { from: '1999-01-01', to: '1999-12-31' };
      const element = await ready(scope.firstElementChild as SeesacIncidentList);
      await until(() => button(element, 'Remove the filters'));
      expect(part(element, 'count')).to.equal('No incidents match.');
      let told = '';
      scope.addEventListener('seesac-filters-change', ({ query }) => (told = query));
      button(element, 'Remove the filters').click();
      await until(() => titles(element).length === 5 && element.shadowRoot!.activeElement === titles(element)[0]);
      expect(told).to.equal('jurisdiction=RS');
      expect(button(element, 'Remove the filters')).to.equal(undefined);
    });

    it('gives no advice that cannot be followed: filters of attributes are the page’s', async () => {
      service();
      const element = await used(list('from="1999-01-01" to="1999-12-31"'));
      expect(button(element, 'Remove the filters')).to.equal(undefined);
    });
  });

  it('puts the filters above itself, and shares them', async () => {
    const { network } = service();
    const element = await ready(list('with-filters limit="5"'));
    await until(() => one(element, 'seesac-incident-filters')?.shadowRoot);
    const { change } = await import('../src/lib/filter-store.ts');
    change(one(element, 'seesac-incident-filters'), { jurisdiction: ['AL'] });
    await until(() => questions(network.asked).at(-1) === '/v1/incidents?jurisdiction=AL&limit=5');
    await until(() => titles(element).length && all(element, 'li').every((li) => li.textContent!.includes('Albania')));
  });

  it('never shows a slow next page under newer filters', async () => {
    const { network } = service();
    const element = await used(list('limit="5"'));
    network.hold();
    button(element, 'Show more').click();
    await until(() => network.held === 1);
    element.setAttribute('jurisdiction', 'AL');
    await until(() => network.held === 2);
    network.release();
    await until(() => !element.desk!.busy);
    await ready(element);
    expect(titles(element).length).to.be.at.most(5);
    for (const li of all(element, 'li')) expect(li.textContent).to.include('Albania');
  });

  it('shows hostile texts as text, in cards and table', async () => {
    const evil = [
      '<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>', '"><script>alert(1)</script>', "' onmouseover='alert(1)", '{{7*7}}', '${alert(1)}', 'javascript:alert(1)',
      '<!--?lit$000$-->', '?lit$1$', '\u202etest\u202e', '\ufeffa\u200bb', 'ﷺﷺﷺ', 'Z̸̢̛̤a̷͎̍l̵̝͝g̸̱̈́o̴͈͘', '<seesac-scope>', '&lt;b&gt;', 'x'.repeat(500),
    ];
    service(evil.map((one, i) => incident({ id: String(i), place: { settlement: one, municipality: one }, summary: { en: one }, sources: [{ kind: 'media', publisher: one, url: one }] })));
    const element = await used(list('limit="100"'));
    const shown = titles(element).length;
    expect(shown).to.equal(evil.length);
    for (const one of evil) expect(all(element, '.found').some(({ textContent }) => textContent!.includes(one)), one).to.equal(true);
    button(element, 'Table').click();
    await until(() => one(element, 'table'));
    expect(one(element, 'img, script, iframe, seesac-scope, svg')).to.equal(null);
    for (const a of all<HTMLAnchorElement>(element, 'a[href]')) expect(a.protocol).to.match(/^https?:$/);
  });

  it('leaves nothing behind after a hundred times in and out', async () => {
    const { network } = service();
    const element = await table('limit="5" q="Prizren"');
    await until(() => CSS.highlights.has('seesac-search'));
    const parent = element.parentElement!;
    for (let i = 0; i < 100; i++) {
      element.remove();
      parent.append(element);
      await element.updateComplete;
    }
    const asked = questions(network.asked).length;
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(CSS.highlights.has('seesac-search')).to.equal(false);
    expect(asked, 'nothing is asked twice').to.equal(1);
    expect(element.shadowRoot!.adoptedStyleSheets.length).to.be.at.most(5);
  });

  describe('is accessible at 320 px', () => {
    for (const theme of ['light', 'dark'])
      for (const state of ['tools', 'table', 'about', 'search', 'empty', 'failed'] as const)
        it(`${state}, ${theme}`, async () => {
          await setViewport({ width: 320, height: 800 });
          const { network } = service(state === 'search' ? seed() : undefined);
          document.documentElement.style.colorScheme = theme;
          mount(`<seesac-scope><seesac-incident-list limit="5" theme="${theme}" ${state === 'table' ? 'view="table"' : ''}></seesac-incident-list></seesac-scope>`);
          const scope = document.querySelector<SeesacScope>('seesac-scope')!;
          if (state === 'search') scope.filters = { q: 'police' };
          if (state === 'empty') scope.filters = { to: '1999-01-01' };
          const element = await used(scope.firstElementChild as SeesacIncidentList);
          if (state === 'tools' || state === 'about') one<HTMLDetailsElement>(element, `[part=${state}]`).open = true;
          if (state === 'about') await until(() => one(element, 'dl.passport'));
          if (state === 'table') await until(() => one(element, '[part=table]')?.tabIndex === 0);
          if (state === 'empty') await until(() => button(element, 'Remove the filters'));
          if (state === 'failed') {
            network.fail(500);
            button(element, 'Show more').click();
            await until(() => part(element, 'error'));
          }
          await expect(element).to.be.accessible();
          expect(document.documentElement.scrollWidth).to.be.at.most(320);
        });
  });
});
