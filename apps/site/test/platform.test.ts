import { formatFilters, INCIDENT_TYPES, JURISDICTIONS, parseFilters, WEAPONS } from '@seesac/contract';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { createSiteApp } from '../src/index.ts';
import { fakeService, type FakeService } from './service.ts';

let service: FakeService;
let app: ReturnType<typeof createSiteApp>;
before(async () => {
  service = await fakeService();
  app = createSiteApp({ serviceUrl: service.url, patience: 5_000 });
});
after(() => service.close());
const text = async (path: string, headers: Record<string, string> = {}) => (await app.request(path, { headers })).text();
/** What stands between the tags of an element. */
const inside = (page: string, tag: string): string => new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`).exec(page)![1]!;
const plain = (page: string) => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const LIST = '/platform/incidents';

describe('the explorer', () => {
  it('is one scope that has the address, and locks no filter', async () => {
    const page = await text(`${LIST}?lang=sq&jurisdiction=AL&type=suicide`);
    const scope = inside(page, 'seesac-scope');
    assert.match(page, /<seesac-scope sync-url lang="sq">/);
    for (const tag of ['<seesac-incident-filters lang="sq">', '<seesac-incident-list lang="sq" limit="25" incident-page="/platform/incidents/{id}">', '<seesac-incident-counter lang="sq" loading="eager">'])
      assert.ok(scope.includes(tag), tag);
    assert.match(page, new RegExp(`<link rel="alternate" type="application/atom\\+xml" href="${service.url}/v1/incidents\\.atom\\?jurisdiction=AL&amp;type=suicide"`));
  });

  it('asks the service for the filters of the address, and lists what it answers with links to pages', async () => {
    const page = await text(`${LIST}?jurisdiction=AL&q=%22%3E&type=suicide`);
    assert.ok(service.asked.includes('/v1/incidents?jurisdiction=AL&q=%22%3E&type=suicide&limit=25'));
    assert.ok(service.asked.includes('/v1/counter?jurisdiction=AL&q=%22%3E&type=suicide'));
    const list = inside(page, 'seesac-incident-list');
    assert.match(plain(list), /2 incidents, newest first Weapon seizure , Somewhere &lt;b&gt;, Kosovo\*, 12 February 2025\. No one killed, injured or threatened\..*Next page.*As of 13 February 2025\. Synthetic demonstration data/);
    assert.ok(list.includes('href="/platform/incidents?cursor=QUJD&amp;jurisdiction=AL&amp;q=%22%3E&amp;type=suicide"'));
  });

  it('goes on from a cursor, and back to the first page', async () => {
    const list = inside(await text(`${LIST}?cursor=QUJD&type=suicide`), 'seesac-incident-list');
    assert.ok(service.asked.includes('/v1/incidents?type=suicide&cursor=QUJD&limit=25'));
    assert.match(list, /<a href="\/platform\/incidents\?type=suicide">First page<\/a>/);
    assert.doesNotMatch(list, /Next page/);
  });

  it('says that nothing matches, and that the service did not answer', async () => {
    assert.match(plain(inside(await text(`${LIST}?q=nothing`), 'seesac-incident-list')), /No incidents match Take a filter away, or show all incidents/);
    const mute = await fakeService();
    mute.silent = true;
    const page = await (await createSiteApp({ serviceUrl: mute.url, patience: 20 }).request(`${LIST}?cursor=QUJD&type=suicide`)).text();
    assert.match(plain(inside(page, 'seesac-incident-list')), /cannot be shown at this moment.*Try again or go to the first page/);
    mute.close();
  });

  it('has a form with what is chosen, which keeps what it has no field for', async () => {
    const form = inside(await text(`${LIST}?lang=sq&from=2024-01-01&jurisdiction=AL&jurisdiction=XK&q=%22Ni%C5%A1&type=suicide&weapon=handgun`), 'form');
    assert.match(form, /name="q" type="search"[^>]* value="&quot;Niš"/);
    assert.match(form, /<option value="suicide" selected>/);
    assert.match(form, /<select id="filter-jurisdiction" name="jurisdiction" multiple size="6">/);
    for (const code of ['AL', 'XK']) assert.ok(form.includes(`<option value="${code}" selected>`), code);
    assert.match(form, /name="from" type="date"[^>]* value="2024-01-01"/);
    for (const [name, value] of [['lang', 'sq'], ['weapon', 'handgun']]) assert.ok(form.includes(`<input type="hidden" name="${name}" value="${value}">`), name);
    assert.match(plain(form), /Also: Handgun/);
  });

  it('leads an address to its canonical form, and only one that is not', async () => {
    for (const [given, canonical] of [
      ['?q=&type=&jurisdiction=&from=&to=', ''], ['?q=+&type=suicide', '?type=suicide'], ['?type=suicide&jurisdiction=XK&jurisdiction=AL', '?jurisdiction=AL&jurisdiction=XK&type=suicide'],
      ['?lens=all&lang=sq', '?lang=sq'], ['?type=suicide&lang=sq&q=a++b', '?lang=sq&q=a%20b&type=suicide'], ['?from=&cursor=QUJD&to=2024-01-01', '?cursor=QUJD&to=2024-01-01'],
    ] as const) {
      const response = await app.request(LIST + given);
      assert.deepEqual([response.status, response.headers.get('location')], [302, LIST + canonical], given);
    }
    for (const right of ['', '?type=suicide', '?lang=sq&type=suicide', '?type=suicide&lang=sq', "?q=o'%20neill", '?q=o%27+neill', '?bbox=19,42,21,44', '?bbox=19%2C42%2C21%2C44'])
      assert.equal((await app.request(LIST + right)).status, 200, right);
  });

  it('never sends a reader around in circles, and its form gives back every filter that it was given', async () => {
    const some = <T extends string>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
    const filters = fc.record({
      jurisdiction: some(JURISDICTIONS), type: some(INCIDENT_TYPES), weapon: some(WEAPONS), q: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), from: fc.constant('2020-01-01'),
      lens: fc.constant('violence' as const),
    }, { requiredKeys: [], noNullPrototype: true });
    const decode = (value: string) => value.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
    let forms = 0;
    await fc.assert(fc.asyncProperty(filters, async (given) => {
      const { filters: asked, errors } = parseFilters(formatFilters(given));
      fc.pre(errors.length === 0);
      const response = await app.request(`${LIST}?${formatFilters(asked)}`);
      assert.equal(response.status, 200);
      const form = inside(await response.text(), 'form');
      const fields = [
        ...[...form.matchAll(/<input[^>]* name="(\w+)"[^>]* value="([^"]*)"/g)].map(([, name, value]) => [name!, decode(value!)]),
        ...[...form.matchAll(/<select[^>]* name="(\w+)"[^>]*>([\s\S]*?)<\/select>/g)].flatMap(([, name, options]) => [...options!.matchAll(/value="(\w*)" selected/g)].map(([, value]) => [name!, value!])),
      ];
      const sent = await app.request(`${LIST}?${new URLSearchParams(fields)}`);
      const location = sent.status === 302 ? sent.headers.get('location')! : `${LIST}?${new URLSearchParams(fields)}`;
      assert.deepEqual(parseFilters(new URL(location, 'http://site.test').search).filters, asked);
      assert.equal((await app.request(location)).status, 200);
      forms++;
    }), { numRuns: 60 });
    assert.ok(forms > 30, `${forms} forms`);
  });

  it('names every parameter that is wrong', async () => {
    for (const [path, reason] of [['?cursor=%3Cb%3E', /cursor must be/], ['?country=RS', /country is not a parameter/], ['?country=', /country is not a parameter/], ['?from=2024-02-30&type=x', /from must be[\s\S]*type must be/]] as const) {
      const response = await app.request(LIST + path);
      assert.equal(response.status, 400, path);
      assert.match(await response.text(), reason);
    }
  });
});


describe('the page of an incident', () => {
  const page = async (id: string, headers?: Record<string, string>) => (await text(`${LIST}/${id}`, headers)).replace(/<footer[\s\S]*/, '');

  it('tells what, when, where and how exactly, who, with what, and what is not known', async () => {
    const said = plain(await page('SYNTHETIC-2'));
    for (const part of [
      'Domestic violence', 'Istog, Kosovo*, February 2025', 'Provisional. The record has not been checked yet', 'Shots were fired in Kosovo* &lt;script&gt;alert(1)&lt;/script&gt;.',
      'Night. The day is not known, only the month.', 'Istog, Pejë, Kosovo* Home / yard, rural area', 'Known to the settlement, not more exactly. The point is that of the settlement, not of the incident.',
      'Point: 42.78° N, 20.48° E', 'The source calls the jurisdiction “Kosovo*”.', 'Femicide', 'Killed 1 Injured 3 (sources say 2 to 5) Threatened not reported Died by suicide 0 Perpetrators 2',
      'Victim, woman, 19–35, killed, relationship: current or former partner', '2 × Perpetrator, man, age not reported, unharmed', 'at least 2 × Handgun, possession illegal',
      'possession not reported', 'Synthetic demonstration data',
    ]) assert.ok(said.includes(part), `${part}\n${said}`);
    assert.match(await text(`${LIST}/SYNTHETIC-2`), /<title>Domestic violence, Istog, Kosovo\*, February 2025 – SEESAC<\/title>/);
  });

  it('lists sources with links that are safe to follow', async () => {
    const sources = /id="sources"[\s\S]*?<\/section>/.exec(await page('SYNTHETIC-2'))![0];
    assert.match(sources, /<a href="https:\/\/news\.example\.org\/\?a=1&amp;b=2" rel="noopener noreferrer nofollow external" hreflang="sq">Example &lt;i&gt;Daily&lt;\/i&gt;<\/a>/);
    assert.doesNotMatch(sources, /javascript/);
    assert.match(plain(sources), /An authority Authority’s official site or report, date not reported, record 4\/25/);
    assert.match(plain(await page('SYNTHETIC-1')), /No source is published with this record/);
  });

  it('tells every change, the newest first, with its reason, from what to what, and what is withheld', async () => {
    const history = plain(/id="history"[\s\S]*?<\/section>/.exec(await page('SYNTHETIC-2'))![0]);
    assert.match(history, /Revision 4\..*Summary \(en\): changed.*Point \(longitude, latitude\): changed\. The values are withheld to protect people\. Reason: coding error.*Killed: not reported → changed to 1 Reason: victim died.*10 February 2025 , version 1 First published $/);
    assert.match(plain(await page('SYNTHETIC-1')), /No change is published for this record/);
  });

  it('has its citation, its address, and the same as data', async () => {
    const html = await text(`${LIST}/SYNTHETIC-2`);
    assert.match(plain(html), /Citation SEESAC, incidents Permalink http:\/\/localhost\/platform\/incidents\/SYNTHETIC-2/);
    assert.ok(html.includes(`<a href="${service.url}/v1/incidents/SYNTHETIC-2" type="application/json">`));
    assert.ok(html.includes(`<link rel="alternate" type="application/json" href="${service.url}/v1/incidents/SYNTHETIC-2"`));
  });

  it('says plainly that a record was withdrawn, or merged into another one', async () => {
    assert.match(plain(await page('SYNTHETIC-3')), /This record was withdrawn on 13 February 2025 \(out of scope\)\. It is kept so that links to it do not break, and is counted in no figure/);
    const merged = await page('SYNTHETIC-4');
    assert.match(plain(merged), /This record was merged into another one on 13 February 2025 \(duplicate\)/);
    assert.match(merged, /<a class="more" href="\/platform\/incidents\/SYNTHETIC-2">Go to SYNTHETIC-2<\/a>/);
  });

  it('leads back to the list from which a reader came, and to no other place', async () => {
    const back = async (referer?: string) => /<a class="back" href="([^"]*)"/.exec(await page('SYNTHETIC-1', referer === undefined ? {} : { referer }))![1];
    assert.equal(await back('http://localhost/platform/incidents?lang=sq&cursor=QUJD&type=suicide'), '/platform/incidents?lang=sq&amp;cursor=QUJD&amp;type=suicide');
    for (const referer of [undefined, 'http://localhost/platform?type=suicide', 'javascript:alert(1)', 'http://localhost/platform/incidents?type=%22%3E', 'nothing']) assert.equal(await back(referer), LIST, referer);
  });

  it('answers an unknown identifier with 404, without asking for one that is none', async () => {
    for (const id of ['none', '%3Cscript%3E', '..%2F..%2Fcounter', '-']) {
      const response = await app.request(`${LIST}/${id}`);
      assert.equal(response.status, 404, id);
      assert.match(await response.text(), /There is no such incident/);
    }
    assert.deepEqual([...new Set(service.asked.filter((path) => /^\/v1\/incidents\/(?!SYNTHETIC)/.test(path)))], ['/v1/incidents/none']);
    assert.equal((await app.request(`${LIST}/SYNTHETIC-1?type=suicide`)).status, 400);
  });

  it('says with 503 that the service does not answer, and when to try again', async () => {
    for (const fault of ['silent', 'broken'] as const) {
      const other = await fakeService();
      other[fault] = true;
      const response = await createSiteApp({ serviceUrl: other.url, longPatience: 50 }).request(`${LIST}/SYNTHETIC-1`);
      assert.deepEqual([response.status, response.headers.get('retry-after')], [503, '30'], fault);
      const said = await response.text();
      assert.match(plain(said), /This incident cannot be shown now The data service does not answer\. The record is not lost: try again in 30 seconds\./);
      assert.ok(said.includes(`href="${LIST}/SYNTHETIC-1"`));
      other.close();
    }
  });
});

describe('the monitor on the platform page', () => {
  it('is there with its numbers in a sentence before scripts, suicides apart, with the time and the notice of invented data', async () => {
    const page = await text('/platform?lang=sq');
    assert.match(page, /<seesac-monitor lang="sq" heading-level="3">/);
    assert.match(
      plain(inside(page, 'seesac-monitor')),
      /1,914 incidents reported, 1 October 2024 to 31 December 2024\. Killed: 33 people\. Injured: 96 people\. Threatened: 1 person\. In addition, died by firearm suicide: 15 people\. As of 13 February 2025\. Synthetic demonstration data/,
    );
  });

  it('is a link to the numbers where the service does not answer', async () => {
    const mute = await fakeService();
    mute.silent = true;
    const page = await (await createSiteApp({ serviceUrl: mute.url, patience: 20 }).request('/platform')).text();
    assert.match(inside(page, 'seesac-monitor'), new RegExp(`<a href="${mute.url}/v1/monitor">The last quarter, as numbers`));
    mute.close();
  });
});
