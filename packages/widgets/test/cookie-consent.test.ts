import { expect } from '@open-wc/testing';
import type { SeesacCookieConsent } from '../src/cookie-consent/cookie-consent.ts';
import '../src/define/cookie-consent.ts';
import { SeesacConsentEvent } from '../src/events/consent.ts';
import type { SeesacErrorEvent } from '../src/events/error.ts';

// Not the harness of the other widgets: a question to the visitor needs no service in the page.
const said: unknown[][] = [];
for (const level of ['log', 'info', 'warn', 'error'] as const) {
  const real = console[level].bind(console);
  console[level] = (...args: unknown[]) => /Lit is in dev mode/.test(String(args[0])) || (said.push(args), real(...args));
}
async function until(holds: () => unknown): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve));
}

type Ran = string[];
const page = globalThis as unknown as { ran: Ran } & Record<symbol, { elements: Set<unknown>; choice?: unknown; told?: unknown; on?: unknown; waiting: unknown[]; running?: boolean }>;
const RECORD = Symbol.for('org.seesac.consent/1');
const ASKS = '<seesac-cookie-consent categories="performance functionality"></seesac-cookie-consent>';
const today = () => new Date().toISOString().slice(0, 10);

const boxes: HTMLElement[] = [];
const told: SeesacConsentEvent[] = [];
const listen = (event: SeesacConsentEvent) => void told.push(event);

/** Puts HTML into the page as its parser would: scripts in it are not marked as done. */
function put(html: string): HTMLElement {
  const box = document.createElement('div');
  box.append(document.createRange().createContextualFragment(html));
  document.body.append(box);
  boxes.push(box);
  return box;
}
const consents = (html: string) => [...put(html).querySelectorAll<SeesacCookieConsent>('seesac-cookie-consent')];
const find = <T extends HTMLElement = HTMLElement>(element: SeesacCookieConsent, selector: string) => element.renderRoot.querySelector<T>(selector);
const words = (node: Element | null) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
const buttons = (element: SeesacCookieConsent, within: string) => [...element.renderRoot.querySelectorAll<HTMLButtonElement>(`${within} button`)];
const press = (element: SeesacCookieConsent, name: string, within = '.bar') => buttons(element, within).find((button) => words(button) === name)!.click();
const asks = (element: SeesacCookieConsent) => find(element, '.bar')?.matches(':popover-open') === true;

/** An element that asks. */
async function ask(html = ASKS): Promise<SeesacCookieConsent> {
  const [element] = consents(html);
  await until(() => asks(element!));
  return element!;
}
/** The same, with its choices open. */
async function opened(html = ASKS): Promise<SeesacCookieConsent> {
  const [element] = consents(html);
  await element!.open();
  return element!;
}
/** Long enough for anything that would come by itself. */
const later = () => new Promise((resolve) => setTimeout(resolve, 60));
/** As if the page were opened anew. */
function reload(): void {
  for (const box of boxes.splice(0)) box.remove();
  Object.assign(page[RECORD]!, { choice: undefined, told: undefined, on: undefined, running: false });
  page[RECORD]!.waiting.length = 0;
  told.length = 0;
  page.ran = [];
}
const kept = () => [localStorage.length, sessionStorage.length, document.cookie];
const forget = () => {
  localStorage.clear();
  sessionStorage.clear();
  document.cookie = 'seesac-consent=; Path=/; Max-Age=0';
};
const script = (needs: string, code: string, more = '') => `<script type="text/plain" data-seesac-consent="${needs}" ${more}>${code}</script>`;
const say = (name: string) => `ran.push('${name}')`;
const file = (name: string) => `data:text/javascript,ran.push('${name}')`;

describe('seesac-cookie-consent', () => {
  beforeEach(() => {
    document.documentElement.lang = 'en';
    document.addEventListener('seesac-consent', listen);
    forget();
    page.ran = [];
  });
  afterEach(() => {
    reload();
    forget();
    document.removeEventListener('seesac-consent', listen);
    document.documentElement.removeAttribute('style');
    expect(said.splice(0), 'the console').to.deep.equal([]);
  });

  describe('asks', () => {
    it('with the words of the home page, and names the kinds that the page uses', async () => {
      const bar = find(await ask(), '.bar');
      expect(words(bar)).to.equal(
        'Do you agree to use of cookies? Beyond what is strictly necessary: Performance, Functionality. ' +
          "On this site you can always turn cookies on/off on menu item “Cookie management”. Find out more I agree I don't agree",
      );
    });

    it('where scripts of the page wait, without being told what they need', async () => {
      const element = await ask(`<seesac-cookie-consent></seesac-cookie-consent>${script('targeting', '')}`);
      expect(words(find(element, '.bar'))).to.include('necessary: Targeting and advertising.');
    });

    it('as soon as such a script comes', async () => {
      const [element] = consents('<seesac-cookie-consent></seesac-cookie-consent>');
      await later();
      expect(asks(element!)).to.equal(false);
      put(`<div>${script('performance', say('late'))}</div>`);
      await until(() => asks(element!));
    });

    it('nothing where nothing needs consent, and a script that needs none runs', async () => {
      const [element] = consents(`<seesac-cookie-consent></seesac-cookie-consent>${script('necessary', say('necessary'))}`);
      await until(() => page.ran.length);
      await later();
      expect(words(find(element!, '*'))).to.equal('');
      expect(told).to.have.length(0);
      expect(element!.consent).to.equal(undefined);
    });

    it('once, however many tags and copies of the code a page has', async () => {
      const [first, second] = consents(ASKS + ASKS) as [SeesacCookieConsent, SeesacCookieConsent];
      const { SeesacCookieConsent: Copy } = (await import(`${new URL('../src/cookie-consent/cookie-consent.ts', import.meta.url)}?copy`)) as { SeesacCookieConsent: CustomElementConstructor };
      expect(Copy).not.to.equal(first.constructor);
      if (!customElements.get('copied-consent')) customElements.define('copied-consent', Copy);
      const third = put('<copied-consent categories="performance"></copied-consent>').firstElementChild as SeesacCookieConsent;
      await until(() => asks(first));
      await later();
      expect([first, second, third].map(asks)).to.deep.equal([true, false, false]);
      const decided = third.whenDecided();
      press(first, 'I agree');
      expect(await decided).to.deep.equal({ necessary: true, performance: true, functionality: true, targeting: false });
      expect([first, second, third].map(({ consent }) => consent?.performance)).to.deep.equal([true, true, true]);
      expect(told).to.have.length(1);
      await third.open();
      expect(find<HTMLDialogElement>(first, 'dialog')!.open).to.equal(true);
      first.remove();
      await second.open();
      expect(find<HTMLDialogElement>(second, 'dialog')!.open).to.equal(true);
    });
  });

  describe('as easy to refuse as to agree', () => {
    for (const width of ['320px', '1100px'])
      it(`buttons of one size, weight, font and colour, ${width}`, async () => {
        const element = await ask();
        find(element, '.bar')!.style.setProperty('inline-size', width);
        const looks = buttons(element, '.bar').map((button) => {
          const { font, color, backgroundColor, border, opacity, cursor } = getComputedStyle(button);
          const { width, height } = button.getBoundingClientRect();
          return [font, color, backgroundColor, border, opacity, cursor, Math.round(width), Math.round(height)].join();
        });
        expect(new Set(looks.slice(-2)).size, looks.join('\n')).to.equal(1);
        expect(looks[0]!.split(',').slice(0, -2)).to.deep.equal(looks[1]!.split(',').slice(0, -2));
        expect(buttons(element, '.bar')[1]!.offsetHeight).to.be.at.least(44);
      });

    it('one click each, and each is kept for as long', async () => {
      for (const [name, value] of [['I agree', true], ["I don't agree", false]] as const) {
        const element = await ask(ASKS.replace('>', ' storage="local">'));
        press(element, name);
        await until(() => !find(element, '.bar'));
        expect(JSON.parse(localStorage.getItem('seesac-consent')!)).to.deep.equal({ policy: '', at: today(), performance: value, functionality: value });
        reload();
        forget();
      }
    });

    it('no box is ticked before, and what is always on has none', async () => {
      const element = await opened();
      const ticks = [...element.renderRoot.querySelectorAll<HTMLInputElement>('input')];
      expect(ticks.map(({ name, checked }) => [name, checked])).to.deep.equal([['performance', false], ['functionality', false]]);
      expect([...element.renderRoot.querySelectorAll('.kind')].map(words)).to.deep.equal(['Strictly necessary Always on', 'Performance', 'Functionality', 'Targeting and advertising Not used']);
      press(element, 'Save my choice', 'dialog');
      expect(element.consent).to.deep.equal({ necessary: true, performance: false, functionality: false, targeting: false });
    });

    it('the page can be used meanwhile, and keeps the focus', async () => {
      const box = put('<button>Read</button>');
      const button = box.firstElementChild as HTMLButtonElement;
      button.focus();
      let clicks = 0;
      button.addEventListener('click', () => clicks++);
      const element = await ask();
      expect(document.activeElement).to.equal(button);
      const { left, top } = button.getBoundingClientRect();
      expect(document.elementFromPoint(left + 2, top + 2)).to.equal(button);
      button.click();
      expect([clicks, asks(element)]).to.deep.equal([1, true]);
    });

    it('neither Escape nor closing the choices is an answer', async () => {
      const element = await ask();
      for (const type of ['keydown', 'keyup']) document.dispatchEvent(new KeyboardEvent(type, { key: 'Escape', bubbles: true }));
      press(element, 'Find out more');
      await until(() => find<HTMLDialogElement>(element, 'dialog')?.open);
      find<HTMLInputElement>(element, 'input')!.click();
      find(element, 'dialog')!.dispatchEvent(new Event('cancel', { cancelable: true }));
      await until(() => !find(element, 'dialog'));
      expect([asks(element), element.consent, told.length]).to.deep.equal([true, undefined, 0]);
      await element.open();
      expect(find<HTMLInputElement>(element, 'input')!.checked, 'what was not saved is not there the next time').to.equal(false);
      press(element, 'Close', 'dialog');
      expect(element.consent).to.equal(undefined);
    });
  });

  describe('keeps', () => {
    it('nothing before a choice, wherever it may', async () => {
      for (const storage of ['none', 'session', 'local', 'cookie']) {
        await ask(ASKS.replace('>', ` storage="${storage}">`));
        expect(kept(), storage).to.deep.equal([0, 0, '']);
        reload();
      }
    });

    for (const [storage, where] of [['', undefined], ['none', undefined], ['sessions', undefined], ['session', 'session'], ['local', 'local'], ['cookie', 'cookie']] as const)
      it(`a choice with storage="${storage}" ${where ? `in one place, and finds it again` : 'for this page'}`, async () => {
        const html = ASKS.replace('>', ` storage="${storage}" policy="2">`);
        press(await ask(html), "I don't agree");
        const text = JSON.stringify({ policy: '2', at: today(), performance: false, functionality: false });
        expect(kept()).to.deep.equal([+(where === 'local'), +(where === 'session'), where === 'cookie' ? `seesac-consent=${encodeURIComponent(text)}` : '']);
        if (where === 'local') expect(localStorage.getItem('seesac-consent')).to.equal(text);
        if (where === 'session') expect(sessionStorage.getItem('seesac-consent')).to.equal(text);
        reload();
        if (!where) return void (await ask(html));
        const [again] = consents(html);
        await until(() => told.length);
        await later();
        expect(asks(again!)).to.equal(false);
        expect(told.map(({ detail }) => detail)).to.deep.equal([{ categories: { necessary: true, performance: false, functionality: false, targeting: false }, withdrawn: [] }]);
      });

    for (const [what, value] of [
      ['of another policy', { policy: '1', at: today(), performance: true, functionality: true }],
      ['that is too old', { policy: '2', at: '2020-01-01', performance: true, functionality: true }],
      ['of the future', { policy: '2', at: '2999-01-01', performance: true, functionality: true }],
      ['without a day', { policy: '2', performance: true, functionality: true }],
      ['that says neither yes nor no', { policy: '2', at: today(), performance: 'yes', functionality: 1 }],
      ['about less than the page uses', { policy: '2', at: today(), performance: true }],
      ['that is none', null],
    ] as const)
      it(`and asks again after a choice ${what}`, async () => {
        localStorage.setItem('seesac-consent', JSON.stringify(value));
        const element = await ask(ASKS.replace('>', ' storage="local" policy="2">') + script('functionality', say('functionality')));
        expect(element.consent?.functionality ?? false).to.equal(false);
        await later();
        expect(page.ran).to.deep.equal([]);
      });

    it('and asks again when the policy changes, and after the days that the page says', async () => {
      const element = await ask(ASKS.replace('>', ' policy="1" max-age="10">'));
      press(element, 'I agree');
      await until(() => !asks(element));
      element.setAttribute('policy', '2');
      await until(() => asks(element));
      expect(element.consent).to.equal(undefined);
      reload();
      localStorage.setItem('seesac-consent', JSON.stringify({ policy: '', at: new Date(Date.now() - 12 * 864e5).toISOString().slice(0, 10), performance: true, functionality: true }));
      await ask(ASKS.replace('>', ' storage="local" max-age="10">'));
      reload();
      consents(ASKS.replace('>', ' storage="local" max-age="20">'));
      await until(() => told.length);
    });
  });

  describe('has scripts of the page run', () => {
    it('never before consent, only those that have it, in the order of the page, once', async () => {
      const element = await ask(
        ASKS + script('performance', '', `src="${file('1')}"`) + script('performance', say('2')) + script('functionality', say('no')) + script('performance, functionality', say('no')) +
          script('perfomance', say('no')) + script('', say('no')) + script('targeting', say('no')) + script('performance', '', `src="${file('3')}"`) + script('performance', say('4')),
      );
      await later();
      expect(page.ran).to.deep.equal([]);
      await element.open();
      find<HTMLInputElement>(element, '[name=performance]')!.click();
      press(element, 'Save my choice', 'dialog');
      await until(() => page.ran.length === 4);
      expect(page.ran).to.deep.equal(['1', '2', '3', '4']);
      element.remove();
      put(ASKS + script('performance', say('5')));
      await until(() => page.ran.length === 5);
      await later();
      expect(page.ran).to.deep.equal(['1', '2', '3', '4', '5']);
    });

    it('goes on after a script that cannot be fetched, and does not wait for one that is async', async () => {
      put(script('performance', '', 'src="http://127.0.0.1:1/none.js"') + script('performance', '', `async src="${file('async')}"`) + script('performance', say('next')));
      press(await ask(), 'I agree');
      await until(() => page.ran.length === 2);
      expect([...page.ran].sort()).to.deep.equal(['async', 'next']);
    });

    it('modules too, and leaves the element with what it carries', async () => {
      const box = put(script('performance', `import.meta; ${say('module')}`, 'id="it" data-seesac-type="module" nonce="abc" data-own="1"'));
      const before = box.querySelector<HTMLScriptElement>('#it')!;
      press(await ask(), 'I agree');
      await until(() => page.ran.length);
      const after = box.querySelector<HTMLScriptElement>('#it')!;
      expect([after === before, after.type, after.nonce, after.dataset.own]).to.deep.equal([true, 'module', 'abc', '1']);
    });

    it('after a choice that was made before, and after the page was told', async () => {
      localStorage.setItem('seesac-consent', JSON.stringify({ policy: '', at: today(), performance: true, functionality: true }));
      document.addEventListener('seesac-consent', () => page.ran.push('told'), { once: true });
      consents(ASKS.replace('>', ' storage="local">') + script('performance', say('ran')));
      await until(() => page.ran.length === 2);
      expect(page.ran).to.deep.equal(['told', 'ran']);
    });

    it('not any more once consent is withdrawn; says so, and does not pretend to stop what runs', async () => {
      const element = await ask(ASKS + script('performance', say('ran')));
      press(element, 'I agree');
      await until(() => page.ran.length);
      await element.open();
      expect([...element.renderRoot.querySelectorAll<HTMLInputElement>('input')].map(({ checked }) => checked)).to.deep.equal([true, true]);
      find<HTMLInputElement>(element, '[name=performance]')!.click();
      press(element, 'Save my choice', 'dialog');
      expect(told.at(-1)!.detail).to.deep.equal({ categories: { necessary: true, performance: false, functionality: true, targeting: false }, withdrawn: ['performance'] });
      await until(() => words(find(element, '[role=status]')));
      expect(words(find(element, '[role=status]'))).to.equal('Turned off: Performance. What already runs on this page stops when it is loaded again.');
      expect(buttons(element, 'dialog').map(words)).to.include('Load the page again');
      put(script('performance', say('no')));
      await later();
      expect(page.ran).to.deep.equal(['ran']);
      press(element, 'Close', 'dialog');
      await element.open();
      expect(words(find(element, '[role=status]')), 'said once').to.equal('');
    });
  });

  describe('tells', () => {
    it('the page by an event that bubbles, and a promise, with frozen values', async () => {
      const element = await ask();
      const decided = element.whenDecided();
      expect(element.consent).to.equal(undefined);
      press(element, 'I agree');
      const [event] = told;
      expect([event instanceof SeesacConsentEvent, event!.target === element, event!.bubbles, event!.composed]).to.deep.equal([true, true, true, true]);
      expect(event!.detail.categories).to.deep.equal({ necessary: true, performance: true, functionality: true, targeting: false });
      expect(Object.isFrozen(event!.detail.categories)).to.equal(true);
      expect(await decided).to.deep.equal(element.consent);
      expect(await element.whenDecided()).to.deep.equal(element.consent);
    });

    it('nobody else: no request leaves', async () => {
      const seen = performance.getEntriesByType('resource').length;
      const real = [globalThis.fetch, navigator.sendBeacon];
      const sent: unknown[] = [];
      globalThis.fetch = (...args) => (sent.push(args), Promise.reject(new TypeError('no')));
      navigator.sendBeacon = (...args) => sent.push(args) > 0;
      const element = await opened();
      press(element, 'I agree', 'dialog');
      await later();
      [globalThis.fetch, navigator.sendBeacon] = real as [typeof fetch, typeof navigator.sendBeacon];
      expect(sent).to.deep.equal([]);
      const foreign = performance.getEntriesByType('resource').slice(seen).filter(({ name }) => !name.startsWith(location.origin) || !/\/(packages|node_modules)\//.test(name));
      expect(foreign.map(({ name }) => name)).to.deep.equal([]);
    });
  });

  describe('opens again', () => {
    for (const opener of ['<button data-seesac-consent-open>Cookies</button>', '<a href="#cookie-management">Cookies</a>', '<a href="/cookies#cookie-management"><b>Cookies</b></a>'])
      it(`by ${opener}`, async () => {
        const box = put(opener);
        const [element] = consents(ASKS);
        const target = box.querySelector<HTMLElement>('b') ?? (box.firstElementChild as HTMLElement);
        target.focus();
        target.click();
        await until(() => find<HTMLDialogElement>(element!, 'dialog')?.open);
        press(element!, 'I agree', 'dialog');
        await until(() => !find(element!, 'dialog') && !find(element!, '.bar'));
        if (target === box.firstElementChild) expect(document.activeElement, 'the focus is back').to.equal(target);
        expect(find(element!, '[part=again]'), 'the page has a way').to.equal(null);
        target.click();
        await until(() => find<HTMLDialogElement>(element!, 'dialog')?.open);
        expect(location.hash).to.equal('');
      });

    it('by an address that ends in #cookie-management', async () => {
      history.replaceState(null, '', '#cookie-management');
      const [element] = consents('<seesac-cookie-consent></seesac-cookie-consent>');
      await until(() => find<HTMLDialogElement>(element!, 'dialog')?.open);
      history.replaceState(null, '', location.pathname + location.search);
      expect(words(find(element!, 'dialog'))).to.include('This page uses nothing that needs your consent.').and.not.to.include('I agree');
      expect(element!.renderRoot.querySelectorAll('input')).to.have.length(0);
    });

    it('by a button of its own where the page has no way', async () => {
      const element = await ask();
      press(element, "I don't agree");
      await until(() => find(element, '[part=again]'));
      expect(words(find(element, '[part=again]'))).to.equal('Cookie management');
      find(element, '[part=again]')!.click();
      await until(() => find<HTMLDialogElement>(element, 'dialog')?.open);
    });

    it('not in place of a click for a new tab', async () => {
      const box = put('<a href="/cookies#cookie-management">Cookies</a>');
      const [element] = consents(ASKS);
      let prevented: boolean | undefined;
      document.addEventListener('click', (event) => (prevented = event.defaultPrevented, event.preventDefault()), { once: true });
      box.firstElementChild!.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ctrlKey: true }));
      await later();
      expect([prevented, find(element!, 'dialog')]).to.deep.equal([false, null]);
    });

    it('with a link to the policy, if that is an address', async () => {
      const element = await opened(ASKS.replace('>', ' policy-url="/privacy">'));
      expect(find<HTMLAnchorElement>(element, 'dialog a')!.getAttribute('href')).to.equal('/privacy');
      element.policyUrl = 'javascript:alert(1)';
      await element.updateComplete;
      expect(find(element, 'dialog a')).to.equal(null);
    });
  });

  describe('by keyboard', () => {
    it('gives the focus back to where it came from', async () => {
      const box = put('<button>Read</button>');
      const button = box.firstElementChild as HTMLButtonElement;
      const element = await ask();
      button.focus();
      buttons(element, '.bar')[2]!.focus();
      buttons(element, '.bar')[2]!.click();
      await until(() => !find(element, '.bar'));
      expect(document.activeElement).to.equal(button);
    });

    it('the choices are a modal dialog with a name, and return the focus to the button that opened them', async () => {
      const element = await ask();
      buttons(element, '.bar')[0]!.focus();
      press(element, 'Find out more');
      await until(() => find<HTMLDialogElement>(element, 'dialog')?.matches(':modal'));
      expect(words(element.renderRoot.querySelector(`#${find(element, 'dialog')!.getAttribute('aria-labelledby')}`))).to.equal('Cookie management');
      expect(find(element, 'dialog')!.contains((element.renderRoot as ShadowRoot).activeElement)).to.equal(true);
      press(element, 'Close', 'dialog');
      expect((element.renderRoot as ShadowRoot).activeElement).to.equal(buttons(element, '.bar')[0]);
    });

    it('never hides what has the focus: the question goes to the other side', async () => {
      const box = put('<button style="position: fixed; bottom: 0; left: 0">Below</button><button style="position: fixed; top: 0; left: 0">Above</button>');
      const element = await ask();
      for (const button of [...box.children, box.firstElementChild!] as HTMLButtonElement[]) {
        button.focus();
        await until(() => {
          const [own, other] = [find(element, '.bar')!, button].map((one) => one.getBoundingClientRect()) as [DOMRect, DOMRect];
          return other.bottom <= own.top || other.top >= own.bottom;
        });
      }
    });
  });

  describe('speaks', () => {
    for (const [lang, question, agree, kind] of [
      ['sq', 'A pranoni përdorimin e cookie-ve?', 'Pranoj', 'Synimi dhe reklamimi'], ['sr-Latn', 'Da li se slažete sa upotrebom kolačića?', 'Slažem se', 'Ciljanje i oglašavanje'],
      ['sr-Cyrl', 'Да ли се слажете са употребом колачића?', 'Слажем се', 'Циљање и оглашавање'],
    ] as const)
      it(`${lang}, all of it`, async () => {
        const element = await ask(ASKS.replace('>', ` lang="${lang}" policy-url="/x">`));
        await element.open();
        expect(words(find(element, '#question'))).to.equal(question);
        const shown = words(find(element, '.bar')) + words(find(element, 'dialog'));
        expect(shown).to.include(agree).and.to.include(kind);
        expect(shown).not.to.match(/\b(the|you|agree|choice|necessary|this)\b/i);
        if (lang === 'sr-Cyrl') expect(shown.match(/[a-z]+/gi) ?? []).to.deep.equal([]);
        expect(find(element, '.bar')!.lang).to.equal(lang);
      });
  });

  describe('fits', () => {
    for (const lang of ['en', 'sq', 'sr-Cyrl'])
      it(`into 320 px, ${lang}, and a page from right to left`, async () => {
        const element = await ask(ASKS.replace('>', ` lang="${lang}" dir="rtl">`));
        await element.open();
        for (const selector of ['.bar', 'dialog']) {
          const box = find(element, selector)!;
          box.style.setProperty('inline-size', '320px');
          expect(box.scrollWidth, selector).to.be.at.most(320);
          expect(getComputedStyle(box).direction).to.equal('rtl');
        }
      });

    it('leaves room under a page whose last element it is, and none elsewhere', async () => {
      const element = await ask();
      await until(() => element.offsetHeight);
      expect(Math.abs(element.offsetHeight - find(element, '.bar')!.offsetHeight)).to.be.at.most(1);
      element.after(document.createElement('p'));
      expect(element.offsetHeight).to.equal(0);
    });

    it('a page whose rules fight everything: it stays where it is seen, in its own shape', async () => {
      const style = document.createElement('style');
      style.textContent = '* { font-size: 40px !important; display: inline !important; transform: scale(0.5) !important; overflow: hidden !important; z-index: -1 !important } body { letter-spacing: 9px; text-transform: uppercase }';
      document.head.append(style);
      const element = await ask(`<div style="position: absolute; width: 1px; height: 1px">${ASKS}</div>`);
      const bar = find(element, '.bar')!;
      const { fontSize, display, letterSpacing, textTransform } = getComputedStyle(bar);
      const { left, right, bottom } = bar.getBoundingClientRect();
      style.remove();
      expect([fontSize, display, letterSpacing, textTransform]).to.deep.equal(['16px', 'flex', 'normal', 'none']);
      expect([left, right, Math.round(bottom)]).to.deep.equal([0, document.documentElement.clientWidth, innerHeight]);
    });
  });

  describe('is accessible', () => {
    for (const theme of ['light', 'dark'])
      for (const state of ['question', 'choices', 'nothing', 'withdrawn', 'again'])
        it(`${state}, ${theme}`, async () => {
          document.documentElement.style.colorScheme = theme;
          const [element] = consents(state === 'nothing' ? '<seesac-cookie-consent></seesac-cookie-consent>' : ASKS.replace('>', ' policy-url="/x">'));
          if (state === 'choices' || state === 'nothing') await element!.open();
          else await until(() => asks(element!));
          if (state === 'withdrawn' || state === 'again') press(element!, 'I agree');
          if (state === 'again') await until(() => find(element!, '[part=again]'));
          if (state === 'withdrawn') {
            await element!.open();
            press(element!, "I don't agree", 'dialog');
            await until(() => words(find(element!, '[role=status]')));
          }
          await expect(element).to.be.accessible();
        });
  });

  it('works under a strict policy with a nonce and Trusted Types, and adds nothing to either', async () => {
    const frame = document.createElement('iframe');
    frame.src = new URL('./pages/consent.html', import.meta.url).href;
    const { data } = await new Promise<MessageEvent<unknown>>((resolve) => {
      addEventListener('message', resolve, { once: true });
      put('').append(frame);
    });
    expect(data).to.deep.equal({ before: [], ran: ['inline', 'file', 'last'], violations: [], styles: 0 });
  });

  it('says so where the question cannot be fetched, and nothing runs', async () => {
    const [element] = consents('<seesac-cookie-consent></seesac-cookie-consent>');
    const errors: SeesacErrorEvent[] = [];
    element!.addEventListener('seesac-error', (event) => errors.push(event));
    const { adoptedStyleSheets } = element!.renderRoot as ShadowRoot;
    Object.defineProperty(element!.renderRoot, 'adoptedStyleSheets', { configurable: true, get: () => { throw new TypeError('away'); } });
    await element!.open();
    expect([errors.map(({ error }) => String(error)), find(element!, 'dialog')]).to.deep.equal([['TypeError: away'], null]);
    delete (element!.renderRoot as Partial<ShadowRoot>).adoptedStyleSheets;
    expect((element!.renderRoot as ShadowRoot).adoptedStyleSheets).to.deep.equal(adoptedStyleSheets);
    await element!.open();
    expect(find<HTMLDialogElement>(element!, 'dialog')!.open, 'the next gesture asks for it again').to.equal(true);
  });

  describe('fetches the choices by kind when somebody goes for them', () => {
    /** Holds them back as a slow link does, or a network that is away. */
    function held(element: SeesacCookieConsent) {
      const real = element.panel.bind(element);
      const link = { asked: 0, come: () => {}, fail: () => {} };
      element.panel = () => {
        link.asked++;
        return new Promise((resolve, reject) => {
          link.come = () => resolve(real());
          link.fail = () => reject(new TypeError('away'));
        });
      };
      return link;
    }
    const isOpen = (element: SeesacCookieConsent) => find<HTMLDialogElement>(element, 'dialog')?.open === true;
    const focused = (element: SeesacCookieConsent) => (element.renderRoot as ShadowRoot).activeElement;

    it('the pointer or the focus ahead of a click, and nothing before', async () => {
      for (const comes of [(bar: HTMLElement) => bar.dispatchEvent(new PointerEvent('pointerover', { bubbles: true })), (bar: HTMLElement) => bar.querySelector('button')!.focus()]) {
        const element = await ask();
        const link = held(element);
        await later();
        expect(link.asked).to.equal(0);
        comes(find(element, '.bar')!);
        expect(link.asked).to.equal(1);
        link.fail();
        await later();
        expect([isOpen(element), words(find(element, 'output'))], 'nobody is told before a click').to.deep.equal([false, '']);
        reload();
      }
    });

    for (const where of ['.bar', '[part=again]'])
      it(`and the button of ${where} says that it waits, keeps the focus, and gets it back`, async () => {
        const element = await ask();
        if (where !== '.bar') {
          press(element, "I don't agree");
          await until(() => find(element, where));
        }
        const link = held(element);
        const button = find<HTMLButtonElement>(element, where === '.bar' ? '.bar button' : where)!;
        const name = words(button);
        const size = button.getBoundingClientRect().width;
        button.focus();
        button.click();
        await until(() => button.ariaBusy === 'true');
        expect([words(button), focused(element) === button, isOpen(element)]).to.deep.equal(['One moment …', true, false]);
        if (where === '.bar') expect(button.getBoundingClientRect().width, 'nothing moves').to.equal(size);
        await expect(element).to.be.accessible();
        link.come();
        await until(() => isOpen(element));
        expect(find(element, 'dialog')!.contains(focused(element))).to.equal(true);
        await until(() => button.ariaBusy === 'false');
        expect(words(button)).to.equal(name);
        press(element, 'Close', 'dialog');
        expect(focused(element)).to.equal(button);
      });

    it('an answer meanwhile is the last word: they do not come after it', async () => {
      for (const name of ['I agree', "I don't agree"]) {
        const element = await ask();
        const link = held(element);
        press(element, 'Find out more');
        await until(() => link.asked);
        press(element, name);
        link.come();
        await later();
        expect([isOpen(element), element.consent?.performance]).to.deep.equal([false, name === 'I agree']);
        reload();
      }
    });

    it('but what that answer turned off is told', async () => {
      const element = await ask(ASKS.replace(' functionality', ''));
      press(element, 'I agree');
      element.categories = 'performance functionality';
      await until(() => asks(element));
      const link = held(element);
      press(element, 'Find out more');
      await until(() => link.asked);
      const { come } = link;
      press(element, "I don't agree");
      await until(() => link.asked === 2);
      come();
      link.come();
      await until(() => words(find(element, '[role=status]')));
      expect(words(find(element, '[role=status]'))).to.include('Turned off: Performance.');
    });

    it('says so where they cannot be had, to the visitor and to the page, and the next click asks again', async () => {
      const element = await ask();
      const link = held(element);
      const errors: SeesacErrorEvent[] = [];
      element.addEventListener('seesac-error', (event) => errors.push(event));
      const button = buttons(element, '.bar')[0]!;
      button.focus();
      button.click();
      await until(() => button.ariaBusy === 'true');
      link.fail();
      await until(() => words(find(element, 'output')));
      expect(words(find(element, 'output'))).to.equal('The choices cannot be shown now. Try again.');
      expect([errors.map(({ error }) => String(error)), words(button), focused(element) === button, isOpen(element), asks(element)]).to.deep.equal([['TypeError: away'], 'Find out more', true, false, true]);
      await expect(element).to.be.accessible();
      button.click();
      await until(() => button.ariaBusy === 'true');
      expect(words(find(element, 'output'))).to.equal('');
      link.come();
      await until(() => isOpen(element));
      expect(errors).to.have.length(1);
    });

    it('one that left the page meanwhile opens nothing, then or when it comes back', async () => {
      const element = await ask();
      const link = held(element);
      const box = element.parentElement!;
      press(element, 'Find out more');
      await until(() => link.asked);
      element.remove();
      link.come();
      await later();
      box.append(element);
      await until(() => asks(element));
      expect(find(element, 'dialog')).to.equal(null);
    });
  });

  it('leaves nothing behind after a hundred times on and off the page', async () => {
    const box = put('');
    const { length } = document.adoptedStyleSheets;
    for (let i = 0; i < 100; i++) {
      box.innerHTML = ASKS;
      const element = box.firstElementChild as SeesacCookieConsent;
      if (i % 3) await element.updateComplete;
      if (i % 3 === 1) await until(() => asks(element));
      if (i % 20 === 19) await element.open();
      element.remove();
    }
    await later();
    const { elements, waiting } = page[RECORD]!;
    expect([elements.size, waiting.length, document.adoptedStyleSheets.length, document.querySelectorAll('dialog, [popover]').length]).to.deep.equal([0, 0, length, 0]);
    expect(kept()).to.deep.equal([0, 0, '']);
  });
});
