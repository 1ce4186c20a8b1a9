import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { Hosts } from './hosts.ts';

const hosts = new Hosts();
before(() => hosts.start());
after(() => hosts.stop());

it('the filters of the embed files open, choose and move the list beside them, on a page with a strict policy', async () => {
  const visit = await hosts.open({
    html: `<!doctype html><html lang="en"><title>Partner</title>${hosts.script}
      <seesac-scope><seesac-incident-filters></seesac-incident-filters><seesac-incident-list limit="2"></seesac-incident-list></seesac-scope>`,
    csp: `default-src 'none'; script-src ${hosts.service}; connect-src ${hosts.service}`,
  });
  const { page } = visit;
  await visit.drawn('seesac-incident-filters, seesac-incident-list');
  await page.getByRole('button', { name: 'Jurisdiction' }).click();
  await page.getByRole('checkbox', { name: 'Serbia' }).check();
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/v1/incidents?jurisdiction=RS')));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Remove filter Jurisdiction: Serbia' }).waitFor();
  assert.equal(await page.getByRole('button', { name: /^Jurisdiction: Serbia/ }).evaluate((button) => button === (button.getRootNode() as ShadowRoot).activeElement), true, 'the focus is back');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Remove filter Jurisdiction: Serbia' }).waitFor();
  assert.deepEqual(visit.console, []);
  await visit.close();
});
