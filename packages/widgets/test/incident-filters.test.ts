import { expect } from '@open-wc/testing';
import { incident } from '@seesac/testing';
import { presets } from '../src/incident-filters/presets.ts';
import { begins } from '../src/incident-filters/begins.ts';
import { storeOf } from '../src/lib/filter-store.ts';
import type { SeesacFiltersChangeEvent, SeesacIncidentFilters, SeesacIncidentList } from '../src/index.ts';
import { mount, part, ready, service, text, tidy, until, type Widget } from './harness.ts';

const TAG = 'seesac-incident-filters';
const filters = (attributes = '', html = `<${TAG} ${attributes}></${TAG}>`) => mount<SeesacIncidentFilters>(html).find(({ localName }) => localName === TAG)!;
const all = <T extends HTMLElement = HTMLElement>(element: Widget, selector: string) => [...element.renderRoot.querySelectorAll<T>(selector)];
const words = (node: Element | undefined) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
const named = (element: Widget, name: string, within = 'button') => all(element, within).find((one) => (one.ariaLabel ?? words(one)).startsWith(name))!;
const active = (element: Widget) => (element.shadowRoot!.activeElement ?? undefined) as HTMLElement | undefined;
const chips = (element: Widget) => all(element, '.chip').map(words);
const box = (element: Widget) => all<HTMLInputElement>(element, '[role=combobox]')[0]!;
const panel = (element: Widget) => all(element, '.panel')[0];
const options = (element: Widget) => all(element, '.panel .option:not([hidden])');
const option = (element: Widget, label: string) => options(element).find((one) => words(one).startsWith(label))!.querySelector('input')!;
const suggestions = (element: Widget) => all(element, '[role=option]').map(words);

async function settled<T extends Widget>(element: T): Promise<T> {
  await until(() => element.query.phase === 'ready');
  return ready(element);
}

async function open(element: Widget, name: string): Promise<HTMLElement> {
  const button = named(element, name, '.bar button');
  // As a browser does it for a reader: a click by a script does not move the focus.
  button.focus();
  button.click();
  await until(() => panel(element)?.matches(':popover-open, [open]'));
  return button;
}

function type(element: Widget, value: string): void {
  box(element).focus();
  box(element).value = value;
  box(element).dispatchEvent(new InputEvent('input', { bubbles: true }));
}
const key = (element: Widget, name: string) => box(element).dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));

describe('seesac-incident-filters', () => {
  const told: SeesacFiltersChangeEvent[] = [];
  const hear = (event: SeesacFiltersChangeEvent) => told.push(event);
  let expected: unknown[][] = [];
  beforeEach(() => {
    document.documentElement.lang = 'en';
    told.length = 0;
    document.addEventListener('seesac-filters-change', hear);
  });
  afterEach(() => {
    document.removeEventListener('seesac-filters-change', hear);
    expect(tidy(), 'the console').to.deep.equal(expected);
    expected = [];
  });

  describe('renders', () => {
    it('a box, the lens, a button for each filter, and how many incidents there are', async () => {
      service();
      const element = await ready(filters());
      expect(all(element, '.keys button').map(words)).to.deep.equal(['Date', 'Type', 'Jurisdiction', 'Weapon', 'Outcome', 'More filters']);
      expect(all(element, '.lens label').map(words)).to.deep.equal(['All incidents', 'Violence and misuse', 'Seizures']);
      expect(part(element, 'count')).to.equal('57 incidents');
      expect(chips(element)).to.deep.equal([]);
    });

    it('what `keys` names, in that order, and asks for no other counts', async () => {
      const { network } = service();
      const element = await ready(filters('keys="sex, type"'));
      expect(all(element, '.keys button').map(words)).to.deep.equal(['Sex', 'Type']);
      expect(box(element)).to.equal(undefined);
      expect(all(element, '.lens')).to.have.length(0);
      expect(network.asked.filter((path) => path.startsWith('/v1/summary'))).to.deep.equal(['/v1/summary?facets=sex,type']);
    });

    it('no skeleton that differs in height from what comes', async () => {
      const { network } = service();
      network.hold();
      const element = filters();
      await until(() => network.held);
      const before = element.getBoundingClientRect().height;
      network.release();
      await settled(element);
      // What is said of invented data is no part of a real answer.
      const { offsetHeight, parentElement } = all(element, '.synthetic')[0]!;
      expect(parentElement!.className).to.equal('notices');
      expect(before / (element.getBoundingClientRect().height - offsetHeight)).to.be.within(0.8, 1.1);
    });

    it('everything in the language of the page', async () => {
      service();
      document.documentElement.lang = 'sr-Cyrl';
      const element = await ready(filters());
      expect(part(element, 'count')).to.equal('57 инцидената');
      await open(element, 'Врста');
      expect(words(options(element)[0])).to.equal('Заплена оружја 8');
    });

    it('texts as text, whatever came in', async () => {
      service();
      const evil = '<img src=x onerror=alert(1)>';
      const element = filters(`heading="${evil}"`);
      storeOf(element).set({ q: evil });
      await settled(element);
      expect(element.renderRoot.querySelector('img')).to.equal(null);
      expect(part(element, 'heading')).to.equal(evil);
      expect(chips(element)).to.deep.equal([`Words: ${evil} ×`]);
    });
  });

  describe('choices', () => {
    it('have counts, each counted without its own filter, and subtypes under their type', async () => {
      service();
      const element = await ready(filters());
      await open(element, 'Type');
      expect(options(element).slice(0, 4).map(words)).to.deep.equal(['Weapon seizure 8', 'Criminal context 4', 'Organized crime 0', 'Armed robbery 4']);
      expect(options(element).at(-1)!.textContent).to.include('Not reported');
      option(element, 'Weapon seizure').click();
      await settled(element);
      expect(part(element, 'count')).to.equal('8 incidents');
      expect(words(options(element)[1])).to.equal('Criminal context 4');
      option(element, 'Criminal context').click();
      await settled(element);
      expect(part(element, 'count')).to.equal('12 incidents');
      expect(told.map(({ query }) => query)).to.deep.equal(['type=weapon_seizure', 'type=criminal_context&type=weapon_seizure']);
      expect(words(named(element, 'Type', '.keys button'))).to.equal('Type (2)');
    });

    it('that nothing has cannot be chosen, only taken away', async () => {
      service();
      const element = await ready(filters());
      await open(element, 'Type');
      const none = option(element, 'Organized crime');
      expect(none.ariaDisabled).to.equal('true');
      none.click();
      expect(none.checked).to.equal(false);
      expect(told).to.have.length(0);
      storeOf(element).set({ type: ['organized_crime'] });
      await settled(element);
      expect(part(element, 'count')).to.equal('0 incidents');
      option(element, 'Organized crime').focus();
      option(element, 'Organized crime').click();
      await settled(element);
      expect(storeOf(element).query).to.equal('');
      expect(active(element)).to.equal(option(element, 'Organized crime'));
    });

    it('of a long list are found in any script, with or without marks', async () => {
      service();
      document.documentElement.lang = 'sr-Latn';
      const element = await ready(filters());
      await open(element, 'Vrsta');
      const find = all<HTMLInputElement>(element, '.find')[0]!;
      expect(active(element)).to.equal(find);
      const search = (value: string) => {
        find.value = value;
        find.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return options(element).map((one) => words(one.querySelector('span')!));
      };
      expect(search('оруж')).to.deep.equal(['Zaplena oružja', 'Oružana pljačka', 'Krađa oružja', 'Samoubistvo vatrenim oružjem'].filter((label) => begins(label, 'oruz')).sort((a, b) => search('').indexOf(a) - search('').indexOf(b)));
      expect(search('krada')).to.deep.equal(['Krađa oružja']);
      expect(search('xyz')).to.deep.equal([]);
      expect(all(element, '.nothing')[0]!.hidden).to.equal(false);
    });

    it('close with Escape, with Done and with their button, and give the focus back', async () => {
      service();
      const element = await ready(filters());
      const button = await open(element, 'Outcome');
      expect(button.ariaExpanded).to.equal('true');
      expect(panel(element)!.contains(active(element)!)).to.equal(true);
      // What the browser does at Escape; a script's key event does not.
      panel(element)!.hidePopover();
      await until(() => !panel(element));
      await until(() => active(element) === button);
      expect(button.ariaExpanded).to.equal('false');
      await open(element, 'Outcome');
      named(element, 'Done', '.panel button').click();
      await until(() => active(element) === button && !panel(element));
      await open(element, 'Outcome');
      await new Promise((resolve) => setTimeout(resolve));
      button.click();
      await until(() => !panel(element));
      await open(element, 'Jurisdiction');
      await open(element, 'Weapon');
      expect(panel(element)!.ariaLabel).to.equal('Weapon');
    });

    it('behind the last button are those that have none of their own, and can be cleared together', async () => {
      service();
      const element = await ready(filters());
      await open(element, 'More');
      expect(all(element, '.panel legend').map(words)).to.deep.equal(['Age', 'Area', 'Place', 'Possession', 'Sex', 'Mark']);
      option(element, 'Rural').click();
      option(element, 'Women').click();
      expect(storeOf(element).query).to.equal('area=rural&sex=woman');
      named(element, 'Clear', '.panel button').click();
      expect(storeOf(element).query).to.equal('');
    });

    it('of the lens change the filters', async () => {
      service();
      const element = await ready(filters());
      const [every, violence] = all<HTMLInputElement>(element, '.lens input');
      violence!.click();
      await until(() => storeOf(element).query === 'lens=violence');
      await settled(element);
      expect(violence!.checked).to.equal(true);
      expect(chips(element)).to.deep.equal(['Selection: Violence and misuse ×']);
      every!.click();
      await until(() => storeOf(element).query === '');
    });
  });

  describe('dates', () => {
    const inputs = (element: Widget) => all<HTMLInputElement>(element, '[type=date]');
    const pick = (input: HTMLInputElement, value: string) => {
      input.value = value;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };

    it('by name end on the day of the data', () => {
      expect(presets('2025-02-13')).to.deep.equal([
        { from: '2025-02-01', to: '2025-02-13' }, { from: '2025-01-01', to: '2025-02-13' }, { from: '2025-01-01', to: '2025-02-13' }, { from: '2024-02-14', to: '2025-02-13' }, {},
      ]);
      expect(presets('2024-02-29')[3]).to.deep.equal({ from: '2023-03-01', to: '2024-02-29' });
    });

    it('by name are applied and marked', async () => {
      service();
      const element = await ready(filters());
      await open(element, 'Date');
      expect(named(element, 'Since 2014').ariaPressed).to.equal('true');
      named(element, 'This month').click();
      await settled(element);
      expect(storeOf(element).query).to.equal('from=2025-02-01&to=2025-02-13');
      expect(named(element, 'This month').ariaPressed).to.equal('true');
      expect(named(element, 'Since 2014').ariaPressed).to.equal('false');
      expect(inputs(element).map(({ value }) => value)).to.deep.equal(['2025-02-01', '2025-02-13']);
      expect(words(named(element, 'Date', '.keys button'))).to.equal('Date: 1 February 2025 – 13 February 2025');
    });

    it('the last of which is before the first are told at the field, and not applied', async () => {
      service();
      const element = await ready(filters());
      await open(element, 'Date');
      const [from, to] = inputs(element);
      pick(from!, '2024-06-01');
      pick(to!, '2024-05-01');
      expect(storeOf(element).query).to.equal('from=2024-06-01');
      expect(to!.ariaInvalid).to.equal('true');
      const message = element.renderRoot.querySelector(`#${to!.getAttribute('aria-describedby')}`)!;
      expect(message.role).to.equal('alert');
      expect(message.textContent).to.equal('The first day is after the last: not applied.');
      pick(to!, '2024-07-01');
      expect(storeOf(element).query).to.equal('from=2024-06-01&to=2024-07-01');
      expect(message.textContent).to.equal('');
      expect(to!.ariaInvalid).to.equal('false');
    });

    it('out of range are told when the reader has left the field, not while a year is typed', async () => {
      service();
      const element = await ready(filters());
      await open(element, 'Date');
      const [from] = inputs(element);
      pick(from!, '0002-01-01');
      expect(text(element, '.wrong')).to.equal('');
      from!.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
      expect(text(element, '.wrong')).to.equal('Choose a day from 1 January 2014 to 13 February 2025.');
      expect(storeOf(element).query).to.equal('');
    });
  });

  describe('the search box', () => {
    it('searches for the words at Enter, shows them, and can be cleared', async () => {
      service();
      const element = await ready(filters());
      type(element, '  Ниш \u00a0 пуцањ ');
      await until(() => all(element, 'form .icon').length);
      all<HTMLFormElement>(element, 'form')[0]!.requestSubmit();
      await until(() => storeOf(element).value.q);
      expect(storeOf(element).value.q).to.equal('Ниш пуцањ');
      await settled(element);
      expect(box(element).value).to.equal('Ниш пуцањ');
      named(element, 'Clear', 'form button').click();
      await settled(element);
      expect(storeOf(element).query).to.equal('');
      expect(box(element).value).to.equal('');
      expect(active(element)).to.equal(box(element));
    });

    it('shows the words when they change elsewhere, whatever is typed', async () => {
      service();
      const element = await ready(filters());
      storeOf(element).set({ q: 'before' });
      await settled(element);
      expect(box(element).value).to.equal('before');
      type(element, 'draft');
      await until(() => all(element, 'form .icon').length);
      storeOf(element).set({ q: undefined });
      await settled(element);
      expect(box(element).value).to.equal('');
    });

    it('suggests places in any script; a chosen one is searched for', async () => {
      const { network } = service();
      const element = await ready(filters());
      type(element, 'Ниш');
      await until(() => suggestions(element).length);
      expect(suggestions(element)[0]).to.match(/^Niš Medijana, Serbia \d+$/);
      expect(box(element).ariaExpanded).to.equal('true');
      expect(all(element, '[role=listbox]')[0]!.matches(':popover-open')).to.equal(true);
      expect(all(element, '[role=listbox]')[0]!.id).to.equal(box(element).getAttribute('aria-controls'));
      key(element, 'ArrowDown');
      await until(() => box(element).getAttribute('aria-activedescendant') === 'option-0');
      expect(all(element, '#option-0')[0]!.ariaSelected).to.equal('true');
      expect(active(element), 'the focus stays in the box').to.equal(box(element));
      key(element, 'Enter');
      await settled(element);
      expect(storeOf(element).value).to.deep.equal({ q: '"Niš"' });
      expect(box(element).value).to.equal('"Niš"');
      expect(suggestions(element)).to.deep.equal([]);
      expect(network.asked.filter((path) => path.startsWith('/v1/places'))).to.have.length(1);
    });

    it('suggests types by their words in the reader’s language, subtypes too; a chosen one filters', async () => {
      service();
      document.documentElement.lang = 'sr-Latn';
      const element = await ready(filters());
      type(element, 'пљач');
      await until(() => suggestions(element).length);
      expect(suggestions(element)).to.deep.equal(['Oružana pljačka Vrsta 4']);
      all(element, '[role=option]')[0]!.click();
      await settled(element);
      expect(storeOf(element).value).to.deep.equal({ type: ['armed_robbery'] });
      expect(box(element).value).to.equal('');
    });

    it('asks once a reader pauses, for two letters or more, under the other filters, and only for the last words', async () => {
      const { network } = service();
      const element = await ready(filters('lens="violence"'));
      network.hold();
      for (const value of ['N', 'Ni', 'Niš']) type(element, value);
      await until(() => network.held);
      const asked = () => network.asked.filter((path) => path.startsWith('/v1/places'));
      expect(asked()).to.deep.equal([`/v1/places?lens=violence&q=${encodeURIComponent('Niš')}`]);
      type(element, 'Pr');
      await until(() => asked().length === 2);
      expect(network.held, 'the older one is broken off').to.equal(1);
      network.release();
      await until(() => suggestions(element).length);
      expect(suggestions(element).every((one) => one.startsWith('Pr'))).to.equal(true);
      type(element, 'P');
      await until(() => !suggestions(element).length);
    });

    it('closes its suggestions with Escape and when the reader goes on, and searches without them where the service is away', async () => {
      const { network } = service();
      const element = await ready(filters());
      type(element, 'Niš');
      await until(() => suggestions(element).length);
      key(element, 'ArrowUp');
      await until(() => box(element).getAttribute('aria-activedescendant'));
      key(element, 'Escape');
      await until(() => !suggestions(element).length);
      expect(box(element).value).to.equal('Niš');
      expect(box(element).hasAttribute('aria-activedescendant')).to.equal(false);
      type(element, 'Niš');
      await until(() => suggestions(element).length);
      box(element).blur();
      await until(() => !suggestions(element).length);
      network.fail(404);
      type(element, 'Pri');
      await until(() => network.asked.at(-1)!.includes('q=Pri'));
      expect(suggestions(element)).to.deep.equal([]);
    });
  });

  describe('active filters', () => {
    it('can be taken away one by one; the focus goes to the next, at last to the count', async () => {
      service();
      const element = await ready(filters());
      storeOf(element).set({ type: ['weapon_seizure', 'suicide'], from: '2024-01-01' });
      await settled(element);
      expect(chips(element)).to.deep.equal(['From: 1 January 2024 ×', 'Type: Firearm suicide ×', 'Type: Weapon seizure ×']);
      const names = () => all(element, '.chip').map((chip) => chip.ariaLabel);
      expect(names()[1]).to.equal('Remove filter Type: Firearm suicide');
      for (const [name, next] of [['Remove filter Type: Firearm suicide', 'Remove filter Type: Weapon seizure'], ['Remove filter From', 'Remove filter Type: Weapon seizure'], ['Remove filter Type', null]] as const) {
        named(element, name).focus();
        named(element, name).click();
        await settled(element);
        await until(() => active(element));
        expect(active(element)?.ariaLabel ?? null).to.equal(next);
      }
      expect(active(element)?.getAttribute('part')).to.equal('count');
      expect(told.map(({ query }) => query)).to.deep.equal(['from=2024-01-01&type=weapon_seizure', 'type=weapon_seizure', '']);
    });

    it('can be cleared, and that be undone until the next change', async () => {
      service();
      const element = await ready(filters());
      storeOf(element).set({ type: ['suicide'], q: 'Niš' });
      await settled(element);
      const clear = () => all(element, '.chips .link')[0]!;
      clear().focus();
      clear().click();
      await settled(element);
      expect(storeOf(element).query).to.equal('');
      expect(words(clear())).to.equal('Undo');
      expect(active(element)).to.equal(clear());
      clear().click();
      await settled(element);
      expect(storeOf(element).value).to.deep.equal({ type: ['suicide'], q: 'Niš' });
      expect(words(clear())).to.equal('Clear all');
      clear().click();
      storeOf(element).set({ lens: 'violence' });
      await settled(element);
      expect(words(clear())).to.equal('Clear all');
    });

    it('that the service does not know show their code, with what it says, and can be taken away', async () => {
      service();
      const element = filters();
      storeOf(element).set({ type: ['homicide'] as never });
      await until(() => element.query.phase === 'error' && chips(element).length && all(element, '.lens label').length);
      await ready(element);
      expect(chips(element)).to.deep.equal(['Type: homicide ×']);
      expect(part(element, 'error')).to.include('type must be one of');
      expect(part(element, 'count')).to.equal('');
      await open(element, 'Type');
      expect(option(element, 'homicide').checked).to.equal(true);
      option(element, 'homicide').click();
      await settled(element);
      expect(part(element, 'error')).to.equal('');
      expect(part(element, 'count')).to.equal('57 incidents');
    });
  });

  describe('shares', () => {
    const LIST = '<seesac-incident-list limit="2"></seesac-incident-list>';

    it('its filters with the widgets of its scope, and nobody else', async () => {
      service();
      const element = filters('', `<seesac-scope><${TAG}></${TAG}>${LIST}</seesac-scope><${TAG} id="alone"></${TAG}>`);
      const list = document.querySelector<SeesacIncidentList>('seesac-incident-list')!;
      await settled(element);
      await open(element, 'Type');
      option(element, 'Weapon seizure').click();
      await until(() => /of 8$/.test(part(list, 'count')));
      const alone = document.querySelector<SeesacIncidentFilters>('#alone')!;
      await settled(alone);
      expect(part(alone, 'count')).to.equal('57 incidents');
      expect(told[0]!.target).to.equal(element);
    });

    it('those of the page with `for="page"`', async () => {
      service();
      const element = filters('', `<div><${TAG} for="page"></${TAG}></div><seesac-incident-list for="page" limit="2"></seesac-incident-list>`);
      const list = document.querySelector<SeesacIncidentList>('seesac-incident-list')!;
      await settled(element);
      await settled(list);
      await open(element, 'Type');
      option(element, 'Weapon seizure').click();
      await until(() => /of 8$/.test(part(list, 'count')));
      storeOf(document.documentElement).set({ type: undefined });
    });

    it('those of the list that it stands in', async () => {
      service();
      const [list] = mount<SeesacIncidentList>('<seesac-incident-list with-filters jurisdiction="RS" limit="2"></seesac-incident-list>');
      await until(() => list!.renderRoot.querySelector(TAG)?.shadowRoot);
      const element = list!.renderRoot.querySelector<SeesacIncidentFilters>(TAG)!;
      await settled(element);
      expect(all(element, '.keys button').map(words)).not.to.include('Jurisdiction');
      expect(words(all(element, '.chips li')[0])).to.equal('Jurisdiction: Serbia (fixed by this page)');
      const total = part(element, 'count').split(' ')[0];
      await until(() => part(list!, 'count').endsWith(` of ${total}`));
      await open(element, 'Type');
      option(element, 'Weapon seizure').click();
      await until(() => !part(list!, 'count').endsWith(` of ${total}`));
    });

    for (const [where, html] of [
      ['its own tag', `<${TAG} jurisdiction="RS" from="2024-01-01"></${TAG}>`],
      ['its scope', `<seesac-scope jurisdiction="RS" from="2024-01-01"><${TAG}></${TAG}></seesac-scope>`],
    ] as const)
      it(`no filter that ${where} locks: it shows it, and neither offers nor clears it`, async () => {
        service();
        const element = await settled(filters('', html));
        expect(all(element, '.keys button').map(words)).to.deep.equal(['Type', 'Weapon', 'Outcome', 'More filters']);
        expect(all(element, '.chips li').map(words)).to.deep.equal(['From: 1 January 2024 (fixed by this page)', 'Jurisdiction: Serbia (fixed by this page)']);
        expect(all(element, '.chips button')).to.have.length(0);
        await open(element, 'Type');
        const seizures = options(element)[0]!;
        const count = Number(words(seizures.querySelector('.n')!));
        seizures.querySelector('input')!.click();
        await settled(element);
        expect(part(element, 'count')).to.equal(`${count} incident${count === 1 ? '' : 's'}`);
        expect(told[0]!.query.split('&')).to.include('type=weapon_seizure');
        all(element, '.chips .link')[0]!.click();
        await settled(element);
        expect(all(element, '.chips li').map(words)).to.deep.equal(['From: 1 January 2024 (fixed by this page)', 'Jurisdiction: Serbia (fixed by this page)', 'Undo']);
      });

    it('the notices: another widget shows them in full, whoever comes first', async () => {
      service();
      const element = filters('', `<seesac-scope><${TAG}></${TAG}></seesac-scope>`);
      await settled(element);
      expect(text(element, '.notices')).to.include('Security Council Resolution 1244');
      element.insertAdjacentHTML('afterend', LIST);
      const list = document.querySelector<SeesacIncidentList>('seesac-incident-list')!;
      await until(() => text(list, '.notices').includes('Security Council Resolution 1244'));
      await until(() => !text(element, '.notices').includes('Security Council Resolution 1244'));
      expect(text(element, '.notices')).to.include('* Notices: at the first SEESAC widget on this page.').and.to.include('Synthetic demonstration data');
    });
  });

  describe('in a narrow place', () => {
    const narrow = (attributes = '') => filters('', `<div style="width: 320px"><${TAG} ${attributes}></${TAG}></div>`);

    it('has one button for a sheet with everything, which says how many incidents there will be', async () => {
      service();
      const element = await ready(narrow());
      expect(all(element, '.keys')[0]!.checkVisibility()).to.equal(false);
      expect(box(element).checkVisibility()).to.equal(true);
      const button = await open(element, 'Filters');
      expect(panel(element)!.localName).to.equal('dialog');
      expect(all(element, '.panel summary').map(words)).to.deep.equal(['Type', 'Jurisdiction', 'Weapon', 'Outcome', 'Age', 'Area', 'Place', 'Possession', 'Sex', 'Mark']);
      all<HTMLInputElement>(element, '.panel [type=radio]')[2]!.click();
      await settled(element);
      expect(words(named(element, 'Show'))).to.equal('Show 8 incidents');
      expect(document.body.getAttribute('style'), 'the page is left alone').to.equal(null);
      named(element, 'Show').click();
      await until(() => !panel(element));
      expect(active(element)).to.equal(button);
      expect(words(button)).to.equal('Filters (1)');
    });

    it('is no wider than it, with everything open and long words', async () => {
      service();
      const element = await ready(narrow('lang="sq"'));
      storeOf(element).set({ q: 'x'.repeat(80), tag: ['large_seizure'] });
      await settled(element);
      expect(all(element, '.root')[0]!.scrollWidth).to.be.at.most(320);
    });
  });

  describe('reacts', () => {
    it('says the count once an answer is there, not before', async () => {
      const { network } = service();
      const element = await ready(filters());
      const status = all(element, '[role=status]')[0]!;
      const said: string[] = [];
      const observer = new MutationObserver(() => said.push(words(status)));
      observer.observe(status, { subtree: true, childList: true, characterData: true });
      network.hold();
      storeOf(element).set({ type: ['weapon_seizure'] });
      await until(() => network.held);
      expect(said).to.deep.equal([]);
      network.release();
      await settled(element);
      await until(() => said.length);
      expect([...new Set(said)]).to.deep.equal(['8 incidents']);
      observer.disconnect();
    });

    it('keeps the counts of the same question when the service goes away, and can still be used without any', async () => {
      const { network } = service();
      const element = await ready(filters());
      network.fail(500);
      await element.query.retry();
      await element.updateComplete;
      expect(part(element, 'count')).to.equal('57 incidents · As of 13 February 2025');
      expect(part(element, 'error')).to.include('Try again');
      await open(element, 'Type');
      option(element, 'Suicide'.replace('S', 'Firearm s')).click();
      await until(() => element.query.phase === 'error');
      await element.updateComplete;
      expect(storeOf(element).query).to.equal('type=suicide');
      expect(part(element, 'count')).to.equal('');
      expect(words(options(element)[0])).to.equal('Weapon seizure');
      option(element, 'Weapon seizure').click();
      expect(storeOf(element).query).to.equal('type=suicide&type=weapon_seizure');
      network.clear();
      await settled(element);
      expect(part(element, 'error')).to.equal('');
      expect(part(element, 'count')).to.match(/^\d+ incidents$/);
    });

    it('shows no notices of its own where it never had an answer, so that others do', async () => {
      const { network } = service();
      network.fail(500);
      const element = filters('', `<${TAG}></${TAG}>`);
      await until(() => element.query.phase === 'error');
      await ready(element);
      expect(all(element, '.notices')).to.have.length(0);
      network.clear();
      element.insertAdjacentHTML('afterend', '<seesac-incident-counter></seesac-incident-counter>');
      const counter = document.querySelector('seesac-incident-counter')!;
      await until(() => text(counter, '.notices').includes('funded by the European Union'));
      expect(text(counter, '.notices')).to.include('Security Council Resolution 1244');
    });

    it('to other attributes, with another question', async () => {
      service([incident({ id: '1', jurisdiction: 'RS' }), incident({ id: '2', jurisdiction: 'AL' })]);
      const element = await ready(filters());
      expect(part(element, 'count')).to.equal('2 incidents');
      element.setAttribute('jurisdiction', 'RS');
      await until(() => part(element, 'count') === '1 incident');
    });
  });

  describe('is accessible', () => {
    const states: Record<string, (element: SeesacIncidentFilters) => unknown> = {
      ready: () => {},
      'with active filters': (element) => storeOf(element).set({ type: ['suicide'], from: '2024-01-01', q: 'Niš' }),
      empty: (element) => storeOf(element).set({ from: '1999-01-01', to: '1999-01-02' }),
      'with a popup': (element) => open(element, 'Type'),
      'with dates': (element) => open(element, 'Date'),
      'with suggestions': async (element) => {
        type(element, 'Niš');
        await until(() => suggestions(element).length);
        key(element, 'ArrowDown');
      },
    };
    for (const theme of ['light', 'dark'])
      for (const [name, act] of Object.entries(states))
        it(`${name}, ${theme}`, async () => {
          service();
          document.documentElement.style.colorScheme = theme;
          const element = await ready(filters(`theme="${theme}"`));
          await act(element);
          await until(() => element.query.phase === 'ready');
          await ready(element);
          await expect(element).to.be.accessible();
        });

    for (const theme of ['light', 'dark'])
      for (const state of ['ready', 'loading', 'error', 'the sheet'])
        it(`at 320 px: ${state}, ${theme}`, async () => {
          const { network } = service();
          document.documentElement.style.colorScheme = theme;
          if (state === 'loading') network.hold();
          if (state === 'error') network.fail(500);
          const element = filters('', `<div style="width: 320px"><${TAG} theme="${theme}"></${TAG}></div>`);
          if (state === 'loading') await element.updateComplete;
          else await ready(element);
          if (state === 'the sheet') {
            await open(element, 'Filters');
            all<HTMLDetailsElement>(element, 'details').forEach((one) => (one.open = true));
          }
          await expect(element).to.be.accessible();
        });
  });

  describe('leaves nothing behind', () => {
    it('after a hundred times in and out of the page', async () => {
      const { network } = service();
      const element = await ready(filters('', `<seesac-scope><${TAG}></${TAG}></seesac-scope>`));
      const scope = element.parentElement!;
      const store = storeOf(scope);
      const listeners = new Set<unknown>();
      const { addEventListener, removeEventListener } = document;
      document.addEventListener = function (this: Document, name: string, listener: unknown, ...rest: unknown[]) {
        if (name === 'seesac-load') listeners.add(listener);
        (addEventListener as (...args: unknown[]) => void).call(this, name, listener, ...rest);
      } as typeof addEventListener;
      document.removeEventListener = function (this: Document, name: string, listener: unknown, ...rest: unknown[]) {
        listeners.delete(listener);
        (removeEventListener as (...args: unknown[]) => void).call(this, name, listener, ...rest);
      } as typeof removeEventListener;
      const asked = network.asked.length;
      for (let i = 0; i < 100; i++) {
        element.remove();
        scope.append(element);
        if (i % 10 === 0) await element.updateComplete;
      }
      element.remove();
      document.addEventListener = addEventListener;
      document.removeEventListener = removeEventListener;
      await element.updateComplete;
      expect(listeners.size).to.equal(0);
      let updates = 0;
      element.requestUpdate = () => void updates++;
      store.set({ type: ['suicide'] });
      await new Promise((resolve) => setTimeout(resolve));
      expect(updates, 'it does not hear of changes any more').to.equal(0);
      expect(network.asked.length).to.equal(asked);
    });

    it('of suggestions that were under way', async () => {
      const { network } = service();
      const element = await ready(filters());
      network.hold();
      type(element, 'Niš');
      await until(() => network.held);
      element.remove();
      await until(() => !network.held);
    });
  });
});
