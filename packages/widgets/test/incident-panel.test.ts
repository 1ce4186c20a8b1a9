import { expect } from '@open-wc/testing';
import type { IncidentChange } from '@seesac/contract';
import { incident } from '@seesac/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { SeesacIncidentList, SeesacIncidentSelectEvent } from '../src/index.ts';
import { mount, part, ready, service, tidy, until } from './harness.ts';

const list = (attributes = '', html = `<seesac-incident-list ${attributes}></seesac-incident-list>`) => mount<SeesacIncidentList>(html)[0]!;
const one = <T extends Element = HTMLElement>(element: SeesacIncidentList, selector: string) => element.renderRoot.querySelector<T>(selector)!;
const titles = (element: SeesacIncidentList) => [...element.renderRoot.querySelectorAll<HTMLAnchorElement>('a.title')];
const dialog = (element: SeesacIncidentList) => one<HTMLDialogElement>(element, 'dialog');
const words = (element: SeesacIncidentList) => (dialog(element)?.textContent ?? '').replace(/\s+/g, ' ').trim();
const button = (element: SeesacIncidentList, name: string) => [...dialog(element).querySelectorAll('button')].find(({ textContent, ariaLabel }) => (ariaLabel ?? textContent)!.trim() === name)!;
const details = (asked: readonly string[]) => asked.filter((path) => /^\/v1\/incidents\/./.test(path));
/** Opens the incident at an index, as far as its answer. */
const open = async (element: SeesacIncidentList, index = 0) => {
  titles(element)[index]!.focus();
  titles(element)[index]!.click();
  await until(() => dialog(element)?.open && dialog(element).querySelector('dl'));
};

const whole = incident({
  id: '9', revision: 3, status: 'provisional', date: { start: '2025-02-03', end: '2025-02-09', precision: 'week', partOfDay: 'night' }, type: 'criminal_context', subtype: 'armed_robbery',
  jurisdiction: 'XK', place: { settlement: 'Prizren', municipality: 'Prizren', precision: 'vicinity', type: 'street', area: 'urban' },
  counts: { killed: 0, injured: 2, threatened: null, suicide: 0, perpetrators: 1 }, ranges: { injured: { min: 2, max: 4 } },
  weapons: [{ category: 'handgun', possession: 'illegal', count: 2 }], tags: ['minor_involved'],
  people: [{ role: 'victim', sex: 'woman', age: '19_35', outcome: 'injured', n: 2 }, { role: 'perpetrator', sex: 'man', age: 'unknown', outcome: 'unharmed' }],
  sources: [{ kind: 'official', publisher: 'Example Police', url: 'https://police.example.org/a', publishedOn: '2025-02-10' }, { kind: 'media', publisher: 'No address', url: 'javascript:alert(1)' }],
});
const change = (version: number, field: string, from: unknown, to: unknown, more: Partial<IncidentChange> = {}): IncidentChange =>
  ({ version, at: `2025-02-1${version}T10:00:00Z`, incident: whole.id, field, from, to, reason: 'new_source', ...more });
const CHANGES = [
  change(1, '*', null, null, { reason: 'import' }), change(2, 'counts.injured', null, 2), change(2, 'place.precision', 'region', 'vicinity'),
  change(3, 'summary.en', null, null, { withheld: true, reason: 'coding_error' }),
];

describe('the panel of an incident', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(async () => {
    await setViewport({ width: 800, height: 600 });
    expect(tidy(), 'the console').to.deep.equal([]);
  });

  it('says all of a record in words, what is not reported included', async () => {
    const own = service(null);
    own.publish([whole], CHANGES);
    const element = await ready(list());
    await open(element);
    for (const expected of [
      'Armed robbery', 'Week from 3 February 2025, night', 'Week', 'Prizren, Kosovo* · Street · Urban', 'known to its vicinity', 'Criminal context: armed robbery',
      'Killed: 0', 'Injured: 2 (sources say 2 to 4)', 'Threatened: Not reported', 'Perpetrators: 1', 'Handgun (illegal) × 2', '2 × Victim: Women, 19–35, Injured',
      'Perpetrator: Men, age: not reported, Unharmed', 'Person under 18 involved', 'Example Police', 'Authority’s official site or report, 10 February 2025', 'No address',
      'StatusProvisional', 'First published', 'Security Council Resolution 1244', 'Synthetic demonstration data', 'incident SYNTHETIC-9',
    ])
      expect(words(element)).to.include(expected);
    const history = [...dialog(element).querySelectorAll('.history > li')].map((li) => li.textContent!.replace(/\s+/g, ' ').trim());
    expect(history).to.deep.equal([
      '13 February 2025 · Coding error Summary: changed; the values are withheld to protect people',
      '12 February 2025 · New source Injured: Not reported → 2 Place: Region → Vicinity',
      '11 February 2025 · Import First published',
    ]);
    const links = [...dialog(element).querySelectorAll<HTMLAnchorElement>('a[href]')].map((a) => a.href);
    expect(links).to.deep.equal(['https://police.example.org/a', `${own.origin}/v1/incidents/${whole.id}`]);
  });

  it('is a labelled modal dialog; closing it gives the focus back to the title, and the page stands where it stood', async () => {
    service();
    const element = await ready(list('limit="20"'));
    for (const close of ['button', 'Escape', 'beside'] as const) {
      const title = titles(element)[12]!;
      title.focus();
      const y = scrollY;
      expect(y).to.be.above(0);
      title.click();
      await until(() => dialog(element)?.matches(':modal') && dialog(element).querySelector('dl'));
      const label = element.shadowRoot!.getElementById(dialog(element).getAttribute('aria-labelledby')!)!;
      expect(label.textContent).to.include(title.textContent!.trim());
      expect(element.shadowRoot!.activeElement).to.equal(label);
      if (close === 'button') button(element, 'Close').click();
      else if (close === 'Escape') await sendKeys({ press: 'Escape' });
      else
        for (const type of ['pointerdown', 'click']) dialog(element).dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
      await until(() => !dialog(element));
      expect(element.shadowRoot!.activeElement, close).to.equal(title);
      expect(scrollY, close).to.equal(y);
    }
  });

  it('stays open where a selection of its text ends beside it', async () => {
    service();
    const element = await ready(list('limit="2"'));
    await open(element);
    dialog(element).querySelector('dl')!.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    dialog(element).dispatchEvent(new PointerEvent('click', { bubbles: true, composed: true }));
    await new Promise((resolve) => setTimeout(resolve));
    expect(dialog(element).open).to.equal(true);
  });

  it('is used with the keyboard alone: found, opened, its sources read, back at the same title', async () => {
    service();
    const element = await ready(list('limit="3"'));
    one(element, 'summary').focus();
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement).to.equal(titles(element)[0]);
    await sendKeys({ press: 'Enter' });
    await until(() => dialog(element)?.open && dialog(element).querySelector('dl'));
    const reached: string[] = [];
    for (let i = 0; i < 8; i++) {
      await sendKeys({ press: 'Tab' });
      reached.push(element.shadowRoot!.activeElement?.textContent?.trim() ?? '');
    }
    expect(reached).to.include('Example Police Directorate');
    expect(reached).to.include('Data as JSON');
    await sendKeys({ press: 'Escape' });
    await until(() => !dialog(element));
    expect(element.shadowRoot!.activeElement).to.equal(titles(element)[0]);
  });

  it('goes to the next and the previous of those that are shown, and back in the list at the last one; nothing is asked twice', async () => {
    const { network } = service();
    const element = await ready(list('limit="3"'));
    await open(element);
    expect(words(element)).to.include('1 of 3');
    expect(button(element, 'Previous').ariaDisabled).to.equal('true');
    button(element, 'Previous').click();
    for (const n of [2, 3]) {
      button(element, 'Next').focus();
      button(element, 'Next').click();
      await until(() => words(element).includes(`${n} of 3`) && dialog(element).querySelector('dl'));
      expect(element.shadowRoot!.activeElement).to.equal(button(element, 'Next'));
    }
    button(element, 'Previous').click();
    await until(() => words(element).includes('2 of 3') && dialog(element).querySelector('dl'));
    button(element, 'Close').click();
    await until(() => !dialog(element));
    expect(element.shadowRoot!.activeElement).to.equal(titles(element)[1]);
    expect(details(network.asked)).to.have.length(3);
  });

  it('never shows a slow answer about another incident', async () => {
    const { network } = service();
    const element = await ready(list('limit="3"'));
    network.hold();
    titles(element)[0]!.click();
    await until(() => dialog(element)?.open && network.held === 1);
    expect(words(element)).to.include('One moment');
    button(element, 'Next').click();
    await until(() => words(element).includes('2 of 3'));
    network.release();
    await until(() => dialog(element).querySelector('dl'));
    const second = titles(element)[1]!;
    expect(words(element)).to.include(second.href.split('/').at(-1)!);
    expect(words(element)).not.to.include(titles(element)[0]!.href.split('/').at(-1)!);
  });

  it('says that it has no answer, once, and asks again; the focus is not lost', async () => {
    const { network } = service();
    const element = await ready(list('limit="3"'));
    let errors = 0;
    element.addEventListener('seesac-error', () => errors++);
    network.fail(500);
    titles(element)[0]!.click();
    await until(() => dialog(element)?.querySelector('[role=alert]'));
    expect(words(element)).to.include('Current data cannot be shown now.');
    expect(errors).to.equal(1);
    expect(part(element, 'error'), 'the list itself stands').to.equal('');
    network.clear();
    button(element, 'Try again').focus();
    button(element, 'Try again').click();
    await until(() => dialog(element).querySelector('dl'));
    expect(dialog(element).contains(element.shadowRoot!.activeElement)).to.equal(true);
  });

  it('says that an incident is not there any more, and does not ask again', async () => {
    const { network } = service();
    const element = await ready(list('limit="3"'));
    network.fail(404);
    titles(element)[0]!.click();
    await until(() => dialog(element)?.querySelector('[role=alert]'));
    expect(words(element)).to.include('There is no such incident in these data.');
    expect(button(element, 'Try again')).to.equal(undefined);
  });

  it('reads an incident in the state of the data that the list shows', async () => {
    const own = service();
    own.release('2024Q4');
    const element = await ready(list('release="2024Q4" limit="1"'));
    await open(element);
    expect(details(own.network.asked)).to.have.length(1);
    expect(details(own.network.asked)[0]).to.match(/\?release=2024Q4$/);
  });

  it('is kept closed by a page that shows the incident itself; touches no address', async () => {
    service();
    const element = await ready(list('limit="2"'));
    const before = [location.href, history.length];
    const keep = (event: SeesacIncidentSelectEvent) => event.preventDefault();
    document.addEventListener('seesac-incident-select', keep, { once: true });
    titles(element)[0]!.click();
    await element.use();
    await element.updateComplete;
    expect(dialog(element)).to.equal(null);
    await open(element);
    expect([location.href, history.length]).to.deep.equal(before);
  });

  it('closes with the list that leaves the page, and leaves nothing behind after a hundred times', async () => {
    service();
    const element = await ready(list('limit="2"'));
    const parent = element.parentElement!;
    let sheets: number | undefined;
    for (let i = 0; i < 100; i++) {
      await open(element, i % 2);
      sheets ??= element.shadowRoot!.adoptedStyleSheets.length;
      element.remove();
      await element.updateComplete;
      parent.append(element);
      element.requestUpdate();
      await element.updateComplete;
      expect(dialog(element)).to.equal(null);
    }
    expect(element.shadowRoot!.adoptedStyleSheets.length).to.equal(sheets);
    expect(document.querySelectorAll('dialog').length).to.equal(0);
  });

  describe('is accessible at 320 px', () => {
    for (const theme of ['light', 'dark'])
      for (const state of ['ready', 'loading', 'error'] as const)
        it(`${state}, ${theme}`, async () => {
          await setViewport({ width: 320, height: 700 });
          const { network } = service(state === 'ready' ? [whole, incident({ id: '1', place: { settlement: 'Donaudampfschifffahrtsgesellschaftskapitänsmütze'.repeat(2) } })] : undefined);
          document.documentElement.style.colorScheme = theme;
          const element = await ready(list(`limit="5" theme="${theme}"`));
          if (state === 'error') network.fail(500);
          if (state === 'loading') network.hold();
          titles(element)[0]!.click();
          await until(() => dialog(element)?.open && dialog(element).querySelector(state === 'ready' ? 'dl' : state === 'error' ? '[role=alert]' : '.wait'));
          await expect(element).to.be.accessible();
          expect(dialog(element).scrollWidth).to.be.at.most(320);
        });
  });
});
