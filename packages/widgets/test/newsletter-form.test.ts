import { expect } from '@open-wc/testing';
import type { ServiceInAPage } from '@seesac/testing';
import type { SeesacErrorEvent, SeesacNewsletterForm } from '../src/index.ts';
import { mount, part, ready, service, text, tidy, until, type Widget } from './harness.ts';

const FORM = '<seesac-newsletter-form></seesac-newsletter-form>';
const READER = 'reader@example.org';
const forms = (html: string) => mount<SeesacNewsletterForm>(html);
const show = (html = FORM) => ready(forms(html)[0]!);
const all = <T extends HTMLElement = HTMLElement>(element: Widget, selector: string) => [...element.renderRoot.querySelectorAll<T>(selector)];
const field = (element: Widget, id: string) => element.renderRoot.querySelector<HTMLInputElement>(`#${id}`)!;
const focused = (element: Widget) => (element.renderRoot as ShadowRoot).activeElement;
const words = (node: Element | null) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
const status = (element: Widget) => part(element, 'status');
const posts = (asked: readonly string[]) => asked.filter((path) => /subscriptions|confirmations/.test(path)).length;
/** What describes a field, as a screen reader reads it. */
const described = (element: Widget, node: HTMLElement) => (node.getAttribute('aria-describedby') ?? '').split(' ').map((id) => words(element.renderRoot.querySelector(`#${id}`))).filter(Boolean).join(' ');

/** Types as a reader does: the field has the focus, and tells of each change. */
function type(element: Widget, id: string, value: string): void {
  const input = field(element, id);
  input.focus();
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}
const press = (element: Widget, name = 'submit') => element.renderRoot.querySelector<HTMLElement>(`[part=${name}]`)!.click();
const enter = (element: Widget, id: string) => field(element, id).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
/** When nothing is under way any more. */
async function settled(element: SeesacNewsletterForm): Promise<void> {
  await until(() => element.desk);
  await until(() => !element.desk!.isBusy);
  await element.updateComplete;
}
async function signUp(element: SeesacNewsletterForm, email = READER): Promise<void> {
  type(element, 'email', email);
  await until(() => element.desk);
  const [news] = all<HTMLInputElement>(element, '.topic input');
  if (!news!.checked) news!.click();
  press(element);
  await settled(element);
}
async function toCode(element: SeesacNewsletterForm): Promise<SeesacNewsletterForm> {
  await signUp(element);
  await until(() => field(element, 'code'));
  return element;
}
async function confirm(element: SeesacNewsletterForm, code: string): Promise<void> {
  type(element, 'code', code);
  press(element);
  await settled(element);
}

describe('seesac-newsletter-form', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  describe('renders', () => {
    it('a field for the address, topics that nobody chose before, the language, the sentence that is agreed to, and one button', async () => {
      service();
      const element = await show();
      expect(part(element, 'heading')).to.equal('Newsletter');
      const email = field(element, 'email');
      expect([email.labels![0]!.textContent!.trim(), email.type, email.inputMode, email.autocomplete]).to.deep.equal(['E-mail address', 'email', 'email', 'email']);
      expect(all<HTMLInputElement>(element, '.topic input').map((box) => [words(box.labels![0]!), box.checked])).to.deep.equal([['News of SEESAC', false], ['The quarterly Armed Violence Monitor', false]]);
      expect(part(element, 'consent')).to.match(/^I agree that SEESAC sends me its newsletter/);
      expect(all(element, 'button').map(words)).to.deep.equal(['Subscribe']);
      expect(described(element, all(element, 'button')[0]!)).to.equal(part(element, 'consent'));
      expect(text(element, '.notices')).to.include('funded by the European Union');
    });

    it('only the topics that the page offers, and no choice of one alone', async () => {
      const { newsletter } = service();
      const element = await show('<seesac-newsletter-form topics="monitor" heading="The monitor by mail" heading-level="3"></seesac-newsletter-form>');
      expect(all(element, 'fieldset')).to.have.length(0);
      expect(words(all(element, 'b')[0]!.parentElement!)).to.match(/^What we send\s*The quarterly Armed Violence Monitor$/);
      expect(element.renderRoot.querySelector('[role=heading]')!.getAttribute('aria-level')).to.equal('3');
      type(element, 'email', READER);
      press(element);
      await until(() => field(element, 'code'));
      expect(newsletter.asked.map(({ topics }) => topics)).to.deep.equal([['monitor']]);
    });

    it('nothing that a robot would miss: a field that nobody sees, hears or comes to by a key', async () => {
      service();
      const element = await show();
      field(element, 'email').focus();
      await until(() => field(element, 'website'));
      const trap = field(element, 'website');
      expect([trap.tabIndex, trap.closest('[aria-hidden=true]') !== null]).to.deep.equal([-1, true]);
      expect(trap.closest<HTMLElement>('.trap')!.getBoundingClientRect().width).to.be.at.most(1);
    });

    it('a skeleton without words, about as high as the form', async () => {
      const { network } = service();
      network.hold();
      const element = forms(`<div style="width: 400px">${FORM}</div>`)[0]!;
      await element.updateComplete;
      expect([...element.renderRoot.querySelector('.root')!.children].every((child) => getComputedStyle(child).visibility === 'hidden')).to.equal(true);
      const before = element.offsetHeight;
      network.release();
      await ready(element);
      expect(before / element.offsetHeight).to.be.within(0.85, 1.15);
    });

    it('the language of the mails by one name, before somebody uses the form and after', async () => {
      service();
      for (const [tag, name] of [['en', 'English'], ['sq', 'Shqip'], ['sr', 'Српски (ћирилица)'], ['sr-Latn', 'Srpski (latinica)'], ['mk', 'Македонски'], ['bs', 'Bosanski'], ['de', 'English']] as const) {
        const element = await show(`<seesac-newsletter-form lang="${tag}"></seesac-newsletter-form>`);
        const lang = field(element, 'lang') as unknown as HTMLSelectElement;
        const before = words(lang.selectedOptions[0]!);
        field(element, 'email').focus();
        await until(() => lang.options[1]);
        expect([before, words(lang.selectedOptions[0]!)], tag).to.deep.equal([name, name]);
      }
    });

    it('what a reader uses only once somebody uses it', async () => {
      service();
      const element = await show();
      expect(element.desk).to.equal(undefined);
      field(element, 'email').focus();
      await until(() => element.desk);
      expect(all<HTMLOptionElement>(element, '#lang option').map(({ value }) => value)).to.deep.equal(['en', 'sq', 'sr-Latn', 'sr-Cyrl']);
    });
  });

  describe('signs up', () => {
    it('an address with its topics and language, the text that was agreed to and a task that is done; then by the code', async () => {
      const { newsletter, network } = service();
      const element = await show();
      const told: Event[] = [];
      for (const name of ['seesac-newsletter-subscribe', 'seesac-newsletter-confirm'] as const) element.parentElement!.addEventListener(name, (event) => told.push(event));
      type(element, 'email', `  ${READER} `);
      all(element, '.topic input')[1]!.click();
      await until(() => all(element, '#lang option')[1]);
      const lang = field(element, 'lang') as unknown as HTMLSelectElement;
      lang.value = 'sq';
      lang.dispatchEvent(new Event('input', { bubbles: true }));
      press(element);
      await until(() => field(element, 'code'));
      const [asked] = newsletter.asked;
      expect(asked).to.deep.include({ email: READER, topics: ['monitor'], lang: 'sq', consent: 'newsletter-1-en', page: location.origin + location.pathname, widget: '0.1.0' });
      expect(asked).not.to.have.property('website');
      await until(() => focused(element) === field(element, 'code'));
      expect(described(element, field(element, 'code'))).to.equal(`If a newsletter can be sent to ${READER}, a mail is on its way. Type the code from it here, or follow its link.`);
      expect([field(element, 'code').inputMode, field(element, 'code').getAttribute('autocomplete')]).to.deep.equal(['numeric', 'one-time-code']);
      const { code } = newsletter.mails[0]!;
      await confirm(element, ` ${code.slice(0, 3)} ${code.slice(3)} `);
      expect(part(element, 'message')).to.match(/^Thank you: your subscription is confirmed/);
      expect(focused(element)).to.equal(element.renderRoot.querySelector('#message'));
      expect(told.map(({ type: name }) => name)).to.deep.equal(['seesac-newsletter-subscribe', 'seesac-newsletter-confirm']);
      for (const event of told) {
        expect(event).to.deep.include({ topics: ['monitor'], lang: 'sq', bubbles: true, composed: true });
        expect(JSON.stringify({ ...event })).not.to.include('@');
      }
      expect(posts(network.asked)).to.equal(2);
    });

    it('by Enter alone, in both steps', async () => {
      const { newsletter } = service();
      const element = await show('<seesac-newsletter-form topics="news"></seesac-newsletter-form>');
      type(element, 'email', READER);
      enter(element, 'email');
      await until(() => field(element, 'code'));
      type(element, 'code', newsletter.mails[0]!.code);
      enter(element, 'code');
      await until(() => part(element, 'message').startsWith('Thank you'));
    });

    it('once, however often the button is pressed', async () => {
      const { newsletter } = service();
      const element = await show();
      type(element, 'email', READER);
      all(element, '.topic input')[0]!.click();
      for (let i = 0; i < 5; i++) press(element);
      await until(() => field(element, 'code'));
      expect(newsletter.asked).to.have.length(1);
    });

    it('in the language of the page unless another is chosen, one that the widgets do not speak as well', async () => {
      const { newsletter } = service();
      for (const [tag, lang] of [['sq', 'sq'], ['sr', 'sr-Cyrl'], ['mk', 'mk'], ['de', 'en']] as const) {
        const element = await show(`<seesac-newsletter-form topics="news" lang="${tag}"></seesac-newsletter-form>`);
        type(element, 'email', READER);
        press(element);
        await until(() => field(element, 'code'));
        expect(newsletter.asked.at(-1)!.lang, tag).to.equal(lang);
      }
    });

    it('robots with what they filled in, and tells them the same', async () => {
      const { newsletter } = service();
      const element = await show();
      field(element, 'email').focus();
      await until(() => field(element, 'website'));
      field(element, 'website').value = 'https://example.org';
      await signUp(element);
      expect(newsletter.asked[0]!.website).to.equal('https://example.org');
      expect(newsletter.mails).to.have.length(0);
      expect(field(element, 'code')).not.to.equal(null);
    });

    it('with a new task where the first has ended, without a word', async () => {
      const { newsletter, network } = service();
      const element = await show();
      newsletter.age();
      await signUp(element);
      expect(field(element, 'code')).not.to.equal(null);
      expect(newsletter.asked).to.have.length(2);
      expect(network.asked.filter((path) => path.includes('challenge'))).to.have.length(2);
    });

    it('again for another address after the first, with a task of its own', async () => {
      const { newsletter } = service();
      const element = await toCode(await show());
      press(element, 'again');
      await until(() => field(element, 'email'));
      await element.updateComplete;
      expect([field(element, 'email').value, all<HTMLInputElement>(element, '.topic input')[0]!.checked]).to.deep.equal([READER, true]);
      await until(() => focused(element) === field(element, 'email'));
      type(element, 'email', 'other@example.org');
      press(element);
      await until(() => field(element, 'code'));
      expect(newsletter.mails.map(({ email }) => email)).to.deep.equal([READER, 'other@example.org']);
      expect(new Set(newsletter.asked.map(({ challenge }) => challenge.token)).size).to.equal(2);
    });
  });

  describe('says what is not right', () => {
    for (const email of ['', 'reader', 'reader@', '@example.org', 'reader@example', 'a b@example.org', 'a@b@example.org'])
      it(`with "${email}" in place of an address, at the field, and sends nothing`, async () => {
        const { network } = service();
        const element = await show();
        await signUp(element, email);
        expect(described(element, field(element, 'email'))).to.equal('Write an address like name@example.org.');
        expect(field(element, 'email').getAttribute('aria-invalid')).to.equal('true');
        expect(focused(element)).to.equal(field(element, 'email'));
        expect(posts(network.asked)).to.equal(0);
      });

    it('with an address that only the service finds wrong', async () => {
      service();
      const element = await show();
      await signUp(element, 'reader@exa_mple.or1');
      expect(described(element, field(element, 'email'))).to.equal('Write an address like name@example.org.');
      expect(field(element, 'email').value).to.equal('reader@exa_mple.or1');
    });

    it('where no topic is chosen, at the topics', async () => {
      service();
      const element = await show();
      type(element, 'email', READER);
      press(element);
      await settled(element);
      const boxes = all<HTMLInputElement>(element, '.topic input');
      await until(() => focused(element) === boxes[0]);
      expect(boxes.map((box) => [described(element, box), box.ariaInvalid])).to.deep.equal([['Choose at least one.', 'true'], ['Choose at least one.', 'true']]);
      expect(getComputedStyle(all(element, 'fieldset')[0]!).outlineStyle).to.equal('solid');
      boxes[0]!.click();
      press(element);
      await until(() => field(element, 'code'));
    });

    it('with a code that is too short, and with a wrong one, and takes the right one after', async () => {
      const { newsletter, network } = service();
      const element = await toCode(await show());
      await confirm(element, '12 34');
      expect(described(element, field(element, 'code')), 'before what was said already').to.match(/^This is not the code\..* If a newsletter can be sent/);
      expect(posts(network.asked)).to.equal(1);
      await confirm(element, '000000');
      expect(described(element, field(element, 'code'))).to.include('This is not the code.');
      expect(focused(element)).to.equal(field(element, 'code'));
      await confirm(element, newsletter.mails[0]!.code);
      expect(part(element, 'message')).to.match(/^Thank you/);
    });

    it('that a code has ended after five tries, and begins again', async () => {
      service();
      const element = await toCode(await show());
      for (let i = 0; i < 5; i++) await confirm(element, '000000');
      expect(status(element)).to.equal('This code is not good any more. Start again for another one.');
      press(element, 'again');
      await until(() => field(element, 'email'));
      expect(status(element)).to.equal('');
    });

    it('that a code has ended after ten minutes', async () => {
      const { newsletter } = service();
      const element = await toCode(await show());
      newsletter.age();
      const real = Date.now;
      Date.now = () => real() + 601_000;
      await confirm(element, newsletter.mails[0]!.code);
      Date.now = real;
      expect(status(element)).to.include('not good any more');
    });
  });

  describe('keeps what was typed', () => {
    const weathers: [string, (own: ServiceInAPage) => void, RegExp][] = [
      ['without a network', ({ network }) => network.offline(), /^The service does not answer now\. What you typed is kept: try again\.$/],
      ['at 503', ({ network }) => network.fail(503), /^The service does not answer now/],
      ['at 429, with the time to wait', ({ network }) => network.fail(429, 3_599), /^Too many sign-ups at this time\. What you typed is kept: try again in 60 minutes\.$/],
      ['at 429 for a minute', ({ network }) => network.fail(429, 20), /try again in 1 minute\.$/],
      ['at a refusal without a field', ({ network }) => network.fail(415), /^The service did not take it\. The test answers 415\. Go to the form of the service$/],
      ['from a page that may not send', ({ newsletter }) => (newsletter.forbidden = true), /^The service takes no sign-ups from this page\. Go to the form of the service$/],
    ];
    for (const [name, spoil, said] of weathers)
      it(name, async () => {
        const own = service();
        const element = await show();
        // The task is solved by then: a failure is that of the sign-up.
        type(element, 'email', READER);
        await until(() => element.desk);
        spoil(own);
        await signUp(element);
        expect(status(element)).to.match(said);
        expect([field(element, 'email').value, all<HTMLInputElement>(element, '.topic input')[0]!.checked]).to.deep.equal([READER, true]);
        if (/form of the service/.test(said.source)) expect(all<HTMLAnchorElement>(element, '[part=status] a')[0]!.href).to.equal(`${own.origin}/v1/newsletter/form?lang=en`);
        own.network.clear();
        own.newsletter.forbidden = false;
        press(element);
        await until(() => field(element, 'code'));
        expect(status(element)).to.equal('');
      });

    it('while the code cannot be sent', async () => {
      const { network, newsletter } = service();
      const element = await toCode(await show());
      network.offline();
      await confirm(element, newsletter.mails[0]!.code);
      expect(status(element)).to.match(/^The service does not answer now/);
      expect(field(element, 'code').value).to.equal(newsletter.mails[0]!.code);
      network.clear();
      press(element);
      await until(() => part(element, 'message').startsWith('Thank you'));
    });

    it('and nothing of it anywhere else', async () => {
      service();
      const before = [localStorage.length, sessionStorage.length, document.cookie];
      const element = await toCode(await show());
      expect([localStorage.length, sessionStorage.length, document.cookie]).to.deep.equal(before);
      expect(element.outerHTML).not.to.include(READER);
    });
  });

  describe('tells what is under way', () => {
    it('in one live region, and that the button is busy', async () => {
      const { network } = service();
      const element = await show();
      type(element, 'email', READER);
      all(element, '.topic input')[0]!.click();
      await until(() => element.desk);
      network.hold();
      press(element);
      await until(() => status(element) === 'Sending …');
      expect(element.renderRoot.querySelector('[part=status]')!.getAttribute('role')).to.equal('status');
      expect(element.renderRoot.querySelector('[part=submit]')!.getAttribute('aria-disabled')).to.equal('true');
      network.release();
      await until(() => field(element, 'code'));
    });

    it('how far a long calculation is, only to who waits for it', async () => {
      const { newsletter } = service();
      // Nobody finds that by luck before it is told of.
      newsletter.bits = 32;
      const element = await show();
      type(element, 'email', READER);
      all(element, '.topic input')[0]!.click();
      await until(() => element.desk);
      expect(status(element)).to.equal('');
      const real = Date.now;
      press(element);
      expect(element.desk!.isBusy).to.equal(true);
      Date.now = () => real() + 2_000;
      await until(() => status(element).startsWith('A calculation keeps robots away'));
      Date.now = real;
      expect(element.renderRoot.querySelector('progress')!.value).to.be.within(0, 1);
      // Whoever leaves has it stopped: the test would not end otherwise.
      element.remove();
      await until(() => !element.desk!.isBusy);
    });

    it('no form where the service is away, and why; and the form when it is back', async () => {
      const { network } = service();
      network.fail(500);
      const [element] = forms(FORM);
      const errors: unknown[] = [];
      element!.addEventListener('seesac-error', ({ error }: SeesacErrorEvent) => errors.push(error));
      await ready(element!);
      expect(part(element!, 'error')).to.include('The test answers 500');
      expect(errors).to.have.length(1);
      network.clear();
      element!.renderRoot.querySelector<HTMLButtonElement>('[part=error] button')!.click();
      await until(() => field(element!, 'email'));
    });

    it('the service’s own form where its code cannot be had', async () => {
      const { origin } = service();
      const element = await show();
      const own = element as unknown as { desk: unknown };
      // As a module that does not come: whatever the first gesture does throws.
      Object.defineProperty(own, 'desk', { configurable: true, get: () => undefined, set: () => { throw new Error('no module'); } });
      press(element);
      await until(() => status(element) === 'Go to the form of the service');
      expect(all<HTMLAnchorElement>(element, '[part=status] a')[0]!.href).to.equal(`${origin}/v1/newsletter/form?lang=en`);
    });
  });

  describe('speaks', () => {
    for (const [lang, heading, button, wrong, sent] of [
      ['sq', 'Buletini', 'Abonohu', 'Shkruani një adresë si name@example.org.', 'Nëse buletini mund të dërgohet te'],
      ['sr-Latn', 'Bilten', 'Prijavi me', 'Upišite adresu poput name@example.org.', 'Ako bilten može da se šalje na'],
      ['sr-Cyrl', 'Билтен', 'Пријави ме', 'Упишите адресу попут name@example.org.', 'Ако билтен може да се шаље на'],
    ] as const)
      it(`${lang}, in every step`, async () => {
        service();
        const element = await show(`<seesac-newsletter-form lang="${lang}"></seesac-newsletter-form>`);
        expect([part(element, 'heading'), part(element, 'submit')]).to.deep.equal([heading, button]);
        await signUp(element, 'x');
        expect(described(element, field(element, 'email'))).to.equal(wrong);
        type(element, 'email', READER);
        press(element);
        await until(() => field(element, 'code'));
        expect(part(element, 'message')).to.match(new RegExp(`^${sent} ${READER}`));
        const shown = all(element, '.form label, .form button, .form legend, .form small').map((node) => words(node)).join(' ');
        expect(shown).not.to.match(/\b(code|mail|start|the|confirm)\b/i);
      });
  });

  describe('fits', () => {
    for (const lang of ['en', 'sq', 'sr-Cyrl'])
      it(`into 320 px in both steps, ${lang}`, async () => {
        service();
        const element = await show(`<div style="width: 320px"><seesac-newsletter-form lang="${lang}"></seesac-newsletter-form></div>`);
        const fits = () => expect(Math.max(...all(element, '.root *').map((node) => node.getBoundingClientRect().right))).to.be.at.most(element.getBoundingClientRect().right + 0.5);
        field(element, 'email').focus();
        await until(() => all(element, '#lang option')[1]);
        fits();
        await signUp(element, `${'x'.repeat(60)}@${'y'.repeat(60)}.example.org`);
        fits();
      });
  });

  describe('is accessible', () => {
    for (const theme of ['light', 'dark'])
      for (const state of ['form', 'loading', 'wrong', 'trouble', 'code', 'wrong code', 'done', 'error'])
        it(`${state}, ${theme}`, async () => {
          const { network, newsletter } = service();
          document.documentElement.style.colorScheme = theme;
          if (state === 'loading') network.hold();
          if (state === 'error') network.fail(500);
          if (state === 'trouble') newsletter.forbidden = true;
          const [element] = forms(`<seesac-newsletter-form theme="${theme}"></seesac-newsletter-form>`) as [SeesacNewsletterForm];
          if (state === 'loading') await element.updateComplete;
          else await ready(element);
          if (state === 'wrong') await signUp(element, 'x');
          if (['trouble', 'code', 'wrong code', 'done'].includes(state)) await signUp(element);
          if (state === 'wrong code') await confirm(element, '000000');
          if (state === 'done') await confirm(element, newsletter.mails[0]!.code);
          await expect(element).to.be.accessible();
        });
  });

  it('leaves nothing behind after a hundred times on and off the page, at any step', async () => {
    service();
    const box = document.createElement('div');
    document.body.append(box);
    for (let i = 0; i < 100; i++) {
      box.innerHTML = FORM;
      const element = box.firstElementChild as SeesacNewsletterForm;
      if (i % 3) await element.updateComplete;
      else await ready(element);
      if (i % 6 === 0) type(element, 'email', READER);
      if (i % 12 === 0) press(element);
      element.remove();
      await Promise.resolve();
    }
    box.remove();
    expect((globalThis as unknown as Record<symbol, Map<unknown, unknown>>)[Symbol.for('org.seesac.notices/1')]!.size).to.equal(0);
  });
});
