import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Hosts } from './hosts.ts';

/** What the page's scripts have done, in order. */
const ran = () => (globalThis as unknown as { ran: string[] }).ran;
const waiting = (code: string, more = '') => `<script type="text/plain" data-seesac-consent="performance" nonce="n0" ${more}>${code}</script>`;

describe('consent from the embed files', () => {
  const hosts = new Hosts();
  before(() => hosts.start());
  after(() => hosts.stop());

  const page = (attributes: string) => `<!doctype html><html lang="en"><title>Partner</title><script nonce="n0">globalThis.ran = []</script>${hosts.script}
    ${waiting("ran.push('first')")}${waiting('', `src="${hosts.service}/v1/host-script.js"`)}${waiting("ran.push('last')")}
    <body><main><button>Read</button>${'<br>'.repeat(400)}</main><a href="#cookie-management">Cookie management</a><seesac-cookie-consent ${attributes}></seesac-cookie-consent>`;

  for (const [what, policy] of [
    ['a policy with a nonce', (service: string) => `default-src 'none'; script-src 'nonce-n0' ${service}`],
    ['one that is strict-dynamic, and Trusted Types', () => "default-src 'none'; script-src 'nonce-n0' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types lit-html"],
  ] as const)
    it(`asks from the end of a long page, and runs its scripts after a yes, under ${what}`, async () => {
      hosts.modules.set('/v1/host-script.js', "globalThis.ran.push('file')");
      const html = page('storage="cookie"').replace('<script type="module"', '<script type="module" nonce="n0"');
      const visit = await hosts.open({ html, csp: policy(hosts.service) });
      const bar = visit.page.getByRole('region', { name: 'Do you agree to use of cookies?' });
      await bar.waitFor();
      assert.deepEqual([await visit.page.evaluate(ran), await visit.context.cookies()], [[], []]);
      assert.ok(!hosts.asked.includes('/v1/host-script.js'), 'not even fetched');
      assert.ok(!hosts.asked.some((path) => /chunks\/panel-/.test(path)), 'nor is what only somebody who looks closer needs');
      await visit.page.keyboard.press('Escape');
      await visit.page.getByRole('button', { name: 'Read' }).click();
      assert.ok(await bar.isVisible());
      await bar.getByRole('button', { name: 'I agree' }).click();
      await visit.page.waitForFunction(() => (globalThis as unknown as { ran: string[] }).ran.length === 3);
      assert.deepEqual(await visit.page.evaluate(ran), ['first', 'file', 'last']);
      const [cookie, ...more] = await visit.context.cookies();
      assert.deepEqual([cookie?.name, cookie?.sameSite, cookie?.path, more.length], ['seesac-consent', 'Lax', '/', 0]);
      const days = (cookie!.expires - Date.now() / 1000) / 86400;
      assert.ok(days > 179.9 && days < 180.1, `${days} days`);

      await visit.page.reload();
      await visit.page.waitForFunction(() => (globalThis as unknown as { ran: string[] }).ran.length === 3);
      assert.equal(await bar.count(), 0);
      assert.ok(!hosts.asked.slice(hosts.asked.lastIndexOf('/v1/seesac.js')).some((path) => path.includes('question')), 'who has chosen pays for no question');
      assert.deepEqual(visit.console, []);
      await visit.close();
    });

  it('says so where the choices by kind cannot be fetched, and can still be answered', async () => {
    hosts.missing = /chunks\/panel/;
    const visit = await hosts.open({ html: page('') });
    const bar = visit.page.getByRole('region');
    await bar.getByRole('button', { name: 'Find out more' }).click();
    await bar.getByText('The choices cannot be shown now. Try again.').waitFor();
    assert.ok(!visit.console.some((line) => line.startsWith('uncaught')), visit.console.join('\n'));
    hosts.missing = undefined;
    await bar.getByRole('button', { name: "I don't agree" }).click();
    await bar.waitFor({ state: 'detached' });
    assert.deepEqual(await visit.page.evaluate(ran), []);
    await visit.close();
  });

  it('is refused, reopened and changed with the keyboard alone', async () => {
    hosts.modules.set('/v1/host-script.js', "globalThis.ran.push('file')");
    const visit = await hosts.open({ html: page('') });
    const { keyboard } = visit.page;
    const focused = () => visit.page.evaluate(() => {
      let one = document.activeElement;
      while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
      return (one as HTMLInputElement | null)?.name || one?.textContent?.trim();
    });
    const tabTo = async (name: string) => {
      for (let i = 0; i < 12 && (await focused()) !== name; i++) await keyboard.press('Tab');
      assert.equal(await focused(), name);
    };
    await visit.page.getByRole('region').waitFor();
    await tabTo('Cookie management');
    await tabTo("I don't agree");
    await keyboard.press('Enter');
    await visit.page.getByRole('region').waitFor({ state: 'detached' });
    assert.deepEqual([await focused(), await visit.page.evaluate(ran)], ['Cookie management', []]);
    await keyboard.press('Enter');
    const dialog = visit.page.getByRole('dialog', { name: 'Cookie management' });
    await dialog.waitFor();
    await tabTo('performance');
    await keyboard.press('Space');
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual([await focused(), await visit.page.evaluate(ran)], ['Cookie management', []], 'to leave is no answer');
    await keyboard.press('Enter');
    await dialog.waitFor();
    await tabTo('performance');
    await keyboard.press('Space');
    await tabTo('Save my choice');
    await keyboard.press('Enter');
    await visit.page.waitForFunction(() => (globalThis as unknown as { ran: string[] }).ran.length === 3);
    assert.equal(await focused(), 'Cookie management');
    assert.deepEqual([await visit.context.cookies(), visit.console], [[], []]);
    await visit.close();
  });
});
