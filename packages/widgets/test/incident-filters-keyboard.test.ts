import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { storeOf } from '../src/lib/filter-store.ts';
import type { SeesacIncidentFilters } from '../src/index.ts';
import { mount, ready, service, tidy, until } from './harness.ts';

const TAG = 'seesac-incident-filters';
const words = (node: Element | null | undefined) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
const active = (element: SeesacIncidentFilters) => element.shadowRoot!.activeElement as HTMLElement | null;
const name = (element: SeesacIncidentFilters) => active(element)?.ariaLabel ?? words(active(element)?.closest('label') ?? active(element));
const panel = (element: SeesacIncidentFilters) => element.renderRoot.querySelector<HTMLElement>('.panel');

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

describe('seesac-incident-filters by the keyboard alone', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  async function start(html = `<${TAG}></${TAG}>`): Promise<SeesacIncidentFilters> {
    service();
    const [element] = mount<SeesacIncidentFilters>(`<input id="before">${html}`);
    document.querySelector<HTMLElement>('#before')!.focus();
    return ready(element!);
  }
  const settled = async (element: SeesacIncidentFilters) => {
    await until(() => element.query.phase === 'ready');
    await ready(element);
  };

  it('every control is reached in the order in which it stands', async () => {
    const element = await start();
    const seen: string[] = [];
    for (let i = 0; i < 9; i++) {
      await press('Tab');
      seen.push(name(element));
    }
    expect(seen).to.deep.equal(['Search places, types and words', 'Search', 'All incidents', 'Date', 'Type', 'Jurisdiction', 'Weapon', 'Outcome', 'More filters']);
  });

  it('a type is found, chosen and taken away again, and the focus is never lost', async () => {
    const element = await start();
    const button = [...element.renderRoot.querySelectorAll<HTMLElement>('.keys button')][1]!;
    button.focus();
    await press('Enter');
    await until(() => panel(element)?.matches(':popover-open'));
    await until(() => active(element)?.matches('.find'));
    await sendKeys({ type: 'celebr' });
    await press('Tab', 'Space');
    await settled(element);
    expect(storeOf(element).query).to.equal('type=celebratory_shooting');
    expect(name(element)).to.match(/^Celebratory shooting \d+$/);
    await press('Escape');
    await until(() => !panel(element) && active(element) === button);
    while (!active(element)?.matches('.chip')) await press('Tab');
    expect(name(element)).to.equal('Remove filter Type: Celebratory shooting');
    await press('Enter');
    await settled(element);
    await until(() => active(element)?.matches('[role=status]'));
    expect(storeOf(element).query).to.equal('');
  });

  it('the lens is chosen with the arrows', async () => {
    const element = await start();
    element.renderRoot.querySelector<HTMLElement>('.lens input')!.focus();
    await press('ArrowRight', 'ArrowRight');
    await until(() => storeOf(element).query === 'lens=seizures');
    expect(name(element)).to.equal('Seizures');
  });

  it('a place is suggested for letters of another script and chosen with the arrows', async () => {
    const element = await start();
    await press('Tab');
    await sendKeys({ type: 'Ниш' });
    await until(() => element.renderRoot.querySelector('[role=option]'));
    await press('ArrowDown', 'Enter');
    await until(() => storeOf(element).query === `q=${encodeURIComponent('"Niš"')}`);
    expect(name(element)).to.equal('Search places, types and words');
    await press('Tab');
    expect(name(element)).to.equal('Clear');
    await press('Enter');
    await until(() => storeOf(element).query === '');
  });

  it('dates are named and the popup is left by its button', async () => {
    const element = await start();
    const button = element.renderRoot.querySelector<HTMLElement>('.keys button')!;
    button.focus();
    await press('Space');
    await until(() => active(element)?.textContent === 'This month');
    await press('Tab', 'Enter');
    expect(storeOf(element).query).to.equal('from=2025-01-01&to=2025-02-13');
    while (name(element) !== 'Done') await press('Tab');
    await press('Enter');
    await until(() => !panel(element) && active(element) === button);
  });

  it('the sheet holds the focus, and gives it back', async () => {
    const element = await start(`<div style="width: 320px"><${TAG}></${TAG}></div><button id="after">After</button>`);
    const button = element.renderRoot.querySelector<HTMLElement>('[part=open] button')!;
    button.focus();
    await press('Enter');
    await until(() => panel(element)?.matches('[open]'));
    for (let i = 0; i < 40; i++) {
      await press('Tab');
      // Between its last control and its first a browser's own bar may have the focus.
      expect(active(element) === null || panel(element)!.contains(active(element))).to.equal(true);
    }
    expect(document.activeElement?.id).not.to.equal('after');
    await press('Escape');
    await until(() => !panel(element) && active(element) === button);
  });
});
