import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { NewsAnswer } from '@seesac/contract';
import { Challenges } from '../../apps/data-service/src/newsletter/challenge.ts';
import { Secrets } from '../../apps/data-service/src/newsletter/secrets.ts';
import { SECRET_KEY, violationsOfAxe, visit, type Running } from './running.ts';

/** Most stops that a page of the newsletter may have. */
const MOST_STOPS = 30;
/** Smallest side of what can be pressed, in CSS pixels: WCAG 2.2, 2.5.8. */
const LEAST_TARGET = 24;
/** Nobody copies a number sooner, and the service knows. */
const SOONEST = 2_100;

/** A page as its reader has it, who has no mouse. */
class Reader {
  readonly page: Page;
  readonly #hasScripts: boolean;
  readonly #judged = new Set<string>();

  constructor(page: Page, hasScripts: boolean) {
    this.page = page;
    this.#hasScripts = hasScripts;
  }

  /** What has the focus, as a screen reader says it, or `` where the focus is nowhere. Wherever it is, it is seen, is on the screen, and is large enough to be pressed. */
  async here(): Promise<string> {
    const focused = this.page.locator(':focus');
    if (!(await focused.count())) return '';
    const said = (await focused.ariaSnapshot()).split('\n')[0]!.replace(/^- |'|:$| \[active\]/g, '');
    const seen = await focused.evaluate((element) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const target = (element.closest('label') ?? element).getBoundingClientRect();
      // A link in a sentence is as high as its line, and a message is not pressed.
      const isTarget = !(element.matches('p a, li a') || element.matches('[tabindex="-1"]'));
      return { outlineStyle, outlineWidth, outlineColor, top: box.top, over: box.bottom - innerHeight, side: isTarget ? Math.min(target.width, target.height) : Infinity };
    });
    const why = `${said} on “${await this.page.title()}”: ${JSON.stringify(seen)}`;
    // In a mail it is the ring of the browser.
    assert.ok(seen.outlineStyle === 'auto' || (seen.outlineStyle === 'solid' && parseFloat(seen.outlineWidth) >= 2 && !/, 0\)$/.test(seen.outlineColor)), `the focus is seen at ${why}`);
    assert.ok(seen.top >= 0 && seen.over <= 0, `the focus is on the screen at ${why}`);
    assert.ok(seen.side >= LEAST_TARGET, `there is enough to press at ${why}`);
    return said;
  }

  /** Presses a key until the focus is somewhere. */
  async #to(key: 'Tab' | 'Shift+Tab', where: RegExp): Promise<void> {
    const passed: string[] = [];
    for (let i = 0; i < MOST_STOPS; i++) {
      await this.page.keyboard.press(key);
      const now = await this.here();
      if (where.test(now)) return;
      passed.push(now);
    }
    throw new Error(`${key} does not come to ${where} on “${await this.page.title()}”, but to ${passed.join(' | ')}`);
  }

  readonly tab = (where: RegExp) => this.#to('Tab', where);
  readonly back = (where: RegExp) => this.#to('Shift+Tab', where);
  readonly press = (key: string) => this.page.keyboard.press(key);

  /** Tabs to what leads to another page and presses the key; resolves when that page is there, and was judged. @param heading of that page */
  async go(where: RegExp, key: 'Enter' | 'Space', heading: string, expected: { lang?: string; title?: RegExp } = {}): Promise<void> {
    await this.tab(where);
    await this.enter(key, heading, expected);
  }

  async enter(key: 'Enter' | 'Space', heading: string, expected: { lang?: string; title?: RegExp } = {}): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.press(key)]);
    await this.judge(heading, expected);
  }

  /** What every page has: one heading that says where one is, in the title too; its language; no need to scroll sideways; nothing that axe finds. */
  async judge(heading: string, { lang = 'en', title }: { lang?: string; title?: RegExp } = {}): Promise<void> {
    assert.deepEqual(await this.page.getByRole('heading', { level: 1 }).allTextContents(), [heading]);
    assert.match(await this.page.title(), title ?? new RegExp(`^${heading.replace(/[?.]/g, '\\$&')} – `));
    assert.equal(await this.page.locator('html').getAttribute('lang'), lang);
    assert.ok(await this.page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${heading} scrolls sideways`);
    // Once in each state. Without scripts axe does not run either; the pages are the same.
    const state = await this.page.title();
    if (this.#hasScripts && !this.#judged.has(state)) assert.deepEqual(await violationsOfAxe(this.page), [], state);
    this.#judged.add(state);
  }

  /** Every stop of the page from where the focus is to the end; the way back has the same. */
  async stops(): Promise<string[]> {
    const forth: string[] = [];
    for (let now = ''; ; forth.push(now)) {
      await this.press('Tab');
      now = await this.here();
      // After the last comes the browser itself, or, where it has nothing to show, the first again.
      if (!now || now === forth[0]) break;
      assert.ok(forth.length < MOST_STOPS, `no end on “${await this.page.title()}”: ${forth.join(' | ')}`);
    }
    const back: string[] = [];
    for (let i = 0; back.length < forth.length && i < MOST_STOPS; i++) {
      await this.press('Shift+Tab');
      const now = await this.here();
      if (now) back.unshift(now);
    }
    assert.deepEqual(back, forth, 'the way back is the way forth');
    return forth;
  }
}

/** The newest mail to an address, once it is there. */
async function mailTo(dataDir: string, email: string, subject: RegExp): Promise<ParsedMail> {
  const outbox = join(dataDir, 'outbox');
  for (const until = Date.now() + 30_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const names = existsSync(outbox) ? readdirSync(outbox).filter((name) => name.endsWith('.eml')) : [];
    const mails = await Promise.all(names.map((name) => simpleParser(readFileSync(join(outbox, name)))));
    const mail = mails.find(({ to, subject: about }) => [to].flat().some((one) => one?.text.includes(email)) && subject.test(about ?? ''));
    if (mail) return mail;
  }
  throw new Error(`no mail to ${email} about ${subject}`);
}

/** The newsletter's own pages, as a reader has them who has a keyboard alone: the whole way, through mistakes too, with scripts and without. */
export function newsletterTests(running: () => Running): void {
  const challenges = new Challenges(new Secrets(SECRET_KEY));
  /** `seesac-data` beside the running service, which does what is asked. */
  const command = (args: string[], input = ''): string => {
    const { dataDir, admin } = running();
    const done = spawnSync(process.execPath, ['apps/data-service/dist/cli.js', ...args], { input, encoding: 'utf8', env: { ...process.env, DATA_DIR: dataDir, ADMIN_PORT: admin, SECRET_KEY } });
    assert.equal(done.status, 0, done.stderr);
    return done.stdout;
  };
  /** Sends the latest news to all who are subscribed. */
  const digest = async (subject: string): Promise<void> => {
    const { data } = (await (await fetch(`${running().service}/v1/news?limit=1`)).json()) as NewsAnswer;
    const { id } = JSON.parse(command(['digest', 'create', '-', '--json'], JSON.stringify({ topic: 'news', news: [data[0]!.slug], texts: { en: { subject } } }))) as { id: string };
    command(['digest', 'send', id]);
  };

  const START = [/^textbox "E-mail address"/, /^checkbox "News of SEESAC"$/, /^checkbox "Armed Violence Monitor, each quarter"$/, /^combobox "Language of the mails"$/];
  const END = [/^checkbox "I agree that SEESAC sends me its newsletter/, /^button "Sign up"$/, /^link "Shqip"$/, /^link "Srpski \(latinica\)"$/, /^link "Српски \(ћирилица\)"$/];
  const NUMBER = [/^textbox "The five digits in the picture"$/, /^link "I cannot read the number"$/];

  const isAll = (stops: string[], expected: readonly RegExp[]) => {
    assert.equal(stops.length, expected.length, stops.join(' | '));
    stops.forEach((stop, at) => assert.match(stop, expected[at]!));
  };

  for (const hasScripts of [true, false]) {
    const email = `keys-${hasScripts ? 'with' : 'without'}@example.org`;
    const options: BrowserContextOptions = hasScripts
      ? { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }
      : { viewport: { width: 320, height: 640 }, colorScheme: 'dark', javaScriptEnabled: false };

    test(`with the keyboard alone, ${hasScripts ? 'with scripts' : 'without scripts'}, a reader signs up, confirms, changes the choice, takes the data, unsubscribes and has all erased`, async () => {
      const { service, dataDir } = running();
      const { page, context, conduct } = await visit(`${service}/v1/newsletter/form?lang=en`, options);
      const reader = new Reader(page, hasScripts);
      const { tab, back, press } = reader;
      await reader.judge('Sign up for the newsletter');
      isAll(await reader.stops(), [...START, ...NUMBER, ...END]);

      // Nothing is ticked, and the number is wrong: one after the other is said, and each has a way to its field.
      await tab(/^textbox "E-mail address"/);
      await page.keyboard.type(email);
      await tab(/^combobox/);
      await press('ArrowDown');
      await press('ArrowUp');
      await tab(/^textbox "The five digits/);
      await page.keyboard.type('1');
      await tab(/^checkbox "I agree/);
      await press('Space');
      const mistaken = { title: /^Error: Sign up for the newsletter – / };
      await reader.go(/^button "Sign up"/, 'Space', 'Sign up for the newsletter', mistaken);
      assert.match(await reader.here(), /^alert "Please look at this again: Choose at least one thing to send\."/, 'the focus is on what is wrong');
      isAll(await reader.stops(), [/^link "Choose at least one/, /^textbox "E-mail address": keys-/, /^checkbox "News of SEESAC" \[invalid\]/, /^checkbox "Armed.*\[invalid\]/, ...START.slice(3), ...NUMBER, /^checkbox "I agree.*\[checked\]/, ...END.slice(1)]);
      await tab(/^link "Choose at least one/);
      await press('Enter');
      assert.equal(await reader.here(), 'checkbox "News of SEESAC" [invalid]', 'a way from what is wrong to the field');
      assert.equal(await page.locator(':focus').evaluate((box) => document.getElementById(box.getAttribute('aria-describedby')!)?.textContent), 'Choose at least one thing to send.');
      assert.notEqual(await page.locator('fieldset').evaluate((box) => getComputedStyle(box).borderStyle), 'none', 'what is wrong is outlined');
      await press('Space');

      if (hasScripts) {
        await tab(/^textbox "The five digits/);
        await page.keyboard.type('12');
        await reader.go(/^button "Sign up"/, 'Enter', 'Sign up for the newsletter', mistaken);
        assert.match(await reader.here(), /^alert "Please look at this again: The number was not right/);
        await tab(/^link "The number was not right/);
        await press('Enter');
        assert.match(await reader.here(), /^textbox "The five digits/);
        assert.equal(await page.locator(':focus').evaluate((field) => field.getAttribute('aria-describedby')), 'answer-mistake answer-help');
        const token = await page.locator('input[name=token]').getAttribute('value');
        await page.waitForTimeout(SOONEST);
        await page.keyboard.type(challenges.digits(challenges.read(token!, new Date())!));
        await reader.enter('Enter', 'Look into your mailbox');
      } else {
        await reader.go(/^link "I cannot read the number"/, 'Enter', 'Sign up for the newsletter');
        isAll(await reader.stops(), [...START, /^link "Back to the form with a number"/, ...END]);
        await tab(/^textbox "E-mail address"/);
        await page.keyboard.type(email);
        await tab(/^checkbox "News/);
        await press('Space');
        await tab(/^checkbox "I agree/);
        await press('Space');
        await reader.enter('Enter', 'Look into your mailbox');
      }
      isAll(await reader.stops(), [/^textbox "Code from the mail, six digits"/, /^button "Confirm"/]);

      /** As a mail program shows it: on a page of its own, under none of the rules of those of the service. */
      const open = async (mail: ParsedMail) => {
        await page.goto('about:blank');
        await page.setContent(mail.html as string);
      };
      // The mail has two ways: a code for one reader here, a link for the other.
      const asked = await mailTo(dataDir, email, /confirm/i);
      if (hasScripts) {
        await open(asked);
        await tab(/^link/);
        await reader.enter('Enter', 'Confirm your subscription');
        isAll(await reader.stops(), [/^button "Confirm"/, ...END.slice(2)]);
        await reader.go(/^button "Confirm"/, 'Enter', 'You are subscribed');
      } else {
        const code = /\b(\d{3}) ?(\d{3})\b/.exec(asked.text!)!.slice(1).join('');
        await tab(/^textbox "Code/);
        await page.keyboard.type(code === '000000' ? '111111' : '000000');
        await reader.enter('Enter', 'Look into your mailbox', { title: /^Error: Look into your mailbox – / });
        assert.match(await reader.here(), /^alert "Please look at this again: The code is not right/);
        await tab(/^link "The code is not right/);
        await press('Enter');
        assert.match(await reader.here(), /^textbox "Code/);
        await page.keyboard.type(code);
        await reader.go(/^button "Confirm"/, 'Space', 'You are subscribed');
      }

      // From a link of a later mail: no topic, another language, the data, second thoughts about erasing.
      const subject = `News for ${email}`;
      await digest(subject);
      const news = await mailTo(dataDir, email, new RegExp(subject));
      const follow = async (link: RegExp, heading: string, lang = 'en') => {
        await open(news);
        await tab(link);
        await reader.enter('Enter', heading, { lang });
      };
      await follow(/^link "Topics, language, your data"/, 'Your subscription');
      const CHOICE = [/^checkbox "News of SEESAC" \[checked\]/, /^checkbox "Armed/, /^combobox/, /^button "Save"/, /^button "Unsubscribe"/, /^button "Download my data"/, /^button "Erase my data …"/, ...END.slice(2)];
      isAll(await reader.stops(), CHOICE);
      await tab(/^checkbox "News/);
      await press('Space');
      await reader.go(/^button "Save"/, 'Enter', 'Your subscription', { title: /^Error: Your subscription – / });
      assert.match(await reader.here(), /^alert "Please look at this again: Choose at least one/);
      await tab(/^link "Choose at least one/);
      await press('Enter');
      assert.equal(await reader.here(), 'checkbox "News of SEESAC" [invalid]', 'what was chosen is there still');
      await tab(/^checkbox "Armed/);
      await press('Space');
      await tab(/^combobox/);
      await press('ArrowDown');
      await reader.go(/^button "Save"/, 'Enter', 'Abonimi juaj', { lang: 'sq', title: /^U ruajt\. Abonimi juaj – / });
      assert.match(await reader.here(), /^status: U ruajt\./, 'the focus is on what became of it');
      await tab(/^link "English"/);
      await reader.enter('Enter', 'Your subscription');
      await tab(/^button "Download my data"/);
      const [file] = await Promise.all([page.waitForEvent('download'), press('Enter')]);
      assert.equal((JSON.parse(await readFile(await file.path(), 'utf8')) as { subscriber: { email: string } }).subscriber.email, email);
      await reader.go(/^button "Erase my data …"/, 'Enter', 'Erase your data?');
      isAll(await reader.stops(), [/^button "Erase for good"/, /^link "Keep them"/]);
      await reader.go(/^link "Keep them"/, 'Enter', 'Your subscription');

      await follow(/^link "Unsubscribe"/, 'Çabonohuni', 'sq');
      await reader.go(/^link "English"/, 'Enter', 'Unsubscribe');
      isAll(await reader.stops(), [/^button "Unsubscribe"/, ...END.slice(2)]);
      await tab(/^link "Srpski/);
      await back(/^button "Unsubscribe"/);
      await reader.enter('Space', 'You are unsubscribed');
      isAll(await reader.stops(), [/^link "Sign up again"/]);

      await follow(/^link "Topics, language, your data"/, 'Abonimi juaj', 'sq');
      await reader.go(/^link "Српски \(ћирилица\)"/, 'Enter', 'Ваша пријава', { lang: 'sr-Cyrl' });
      isAll(await reader.stops(), [/^link "Пријави се поново"/, /^button "Преузми моје податке"/, /^button "Обриши моје податке …"/, /^link "English"/, /^link "Shqip"/, /^link "Srpski/]);
      await reader.go(/^button "Обриши моје податке …"/, 'Enter', 'Обрисати ваше податке?', { lang: 'sr-Cyrl' });
      await reader.go(/^button "Обриши заувек"/, 'Space', 'Ваши подаци су обрисани', { lang: 'sr-Cyrl' });
      await follow(/^link "Topics, language, your data"/, 'This link opens nothing');
      // A browser says of itself that an answer was an error; nothing else is said.
      assert.deepEqual(conduct.console.filter((line) => !/status of 4\d\d/.test(line)), []);
      assert.deepEqual(conduct.violations, []);
      await context.close();
    });
  }
}
