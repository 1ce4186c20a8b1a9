import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NOTICES, type IncidentChange } from '@seesac/contract';
import { AT, dataset, incident, ORIGIN, serve } from './routes-support.ts';
import { children, parseXml, text, type XmlElement } from './xml.ts';

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** RFC 4151: `tag:` authority `,` date `:` specific. */
const TAG = /^tag:[a-z0-9.-]+,\d{4}(-\d\d){0,2}:[\w/?&=.,:%-]+$/;
const [FIRST, LATER] = ['2025-02-04T06:00:00.000Z', '2025-02-10T06:00:00.000Z'];
const change = (id: string, field: string, version: number, at: string): IncidentChange => ({ version, at, incident: id, field, from: null, to: null, reason: 'import' });

const INCIDENTS = [
  incident('F-1', '2025-02-03', {
    jurisdiction: 'XK', type: 'suicide', counts: { killed: 0, injured: 0, threatened: null, suicide: 1, perpetrators: null },
    place: { settlement: 'Pejë', municipality: 'Pejë', point: null, precision: 'municipality', area: 'urban', type: 'street' }, summary: { sq: 'Tekst' },
  }),
  incident('F-2', '2025-02-01', {
    status: 'provisional', date: { start: '2025-02-01', end: '2025-02-28', precision: 'month' }, summary: { en: '<b>Shots</b> & a "man" from Kosovo' },
    weapons: [{ category: 'handgun', possession: 'illegal', count: 2 }], sources: [{ kind: 'media', publisher: 'Daily <i>', publishedOn: '2025-02-02', url: 'javascript:alert(1)' }],
  }),
  incident('F-3', '2025-02-05', { status: 'withdrawn' }),
];
const CHANGES = [change('F-1', '*', 1, FIRST), change('F-2', '*', 1, FIRST), change('F-2', 'counts.injured', 2, LATER), change('F-3', '*', 1, FIRST)];
const served = serve(dataset(INCIDENTS, 2, CHANGES));

const feed = async (path = '/v1/incidents.atom', from = served): Promise<XmlElement> => {
  const answer = await from.get(path);
  assert.equal(answer.status, 200, await answer.clone().text());
  assert.equal(answer.headers.get('content-type'), 'application/atom+xml; charset=utf-8');
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  return parseXml(await answer.text());
};
const link = (element: XmlElement, rel: string) => children(element, 'link').filter(({ attributes }) => attributes['rel'] === rel).map(({ attributes: { href, type } }) => `${type} ${href}`);

describe('/v1/incidents.atom', () => {
  test('has what RFC 4287 requires of a feed and of its entries', async () => {
    const root = await feed();
    assert.equal(root.attributes['xmlns'], 'http://www.w3.org/2005/Atom');
    for (const element of [root, ...children(root, 'entry')]) {
      assert.match(text(element, 'id'), TAG);
      assert.ok(text(element, 'title'));
      assert.match(text(element, 'updated'), RFC3339);
      assert.equal(link(element, 'alternate').length, 1);
    }
    assert.equal(text(children(root, 'author')[0]!, 'name'), 'SEESAC');
    assert.deepEqual(link(root, 'self'), [`application/atom+xml ${ORIGIN}/v1/incidents.atom`]);
    assert.equal(text(root, 'updated'), LATER, 'of the entry that changed last');
    for (const { key, text: notice } of NOTICES) if (['kosovo', 'eu'].includes(key)) assert.ok(text(root, 'rights').includes(notice.en), key);
    assert.match(text(root, 'rights'), /dataset version 2, .*no filters; https:\/\/data\.example\.org\/v1\/incidents$/m);
  });

  test('tells of each incident in words, newest first, with the instants of its changes; withdrawn ones are left out', async () => {
    const entries = children(await feed(), 'entry');
    assert.deepEqual(entries.map((entry) => text(entry, 'id')), ['F-1', 'F-2'].map((id) => `tag:data.example.org,2025:avmp/incidents/${id}`));
    assert.deepEqual(entries.map((entry) => [text(entry, 'published'), text(entry, 'updated')]), [[FIRST, FIRST], [FIRST, LATER]]);
    const [one, two] = entries.map((entry) => text(entry, 'content')) as [string, string];
    assert.match(text(entries[0]!, 'title'), /^Firearm suicide, Pejë, Kosovo\*, 3 February 2025$/);
    assert.match(one, /<li>3 February 2025, Pejë, Kosovo\* \(place: [^)]+\)<\/li><li>1 died by suicide; not reported: threatened<\/li>/);
    assert.doesNotMatch(one, /Tekst/);
    assert.match(text(entries[1]!, 'title'), /, Kragujevac, Serbia, February 2025$/);
    assert.match(two, /<li>Weapons: 2 × Handgun \(possession: Illegal\)<\/li>/);
    assert.match(two, /<li>Status: provisional<\/li>/);
  });

  test('shows what is in records as text, links to no address of theirs, and names Kosovo* as it must be', async () => {
    const [one, two] = children(await feed(), 'entry').map((entry) => text(entry, 'content')) as [string, string];
    assert.match(two, /&#60;b&#62;Shots&#60;\/b&#62; &#38; a &#34;man&#34; from Kosovo\*/);
    assert.match(two, /Daily &#60;i&#62;, 2025-02-02/);
    assert.doesNotMatch(two, /javascript|<b>|<i>/);
    const kosovo = NOTICES.find(({ key }) => key === 'kosovo')!.text.en;
    for (const content of [one, two]) assert.ok(content.includes(kosovo.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)));
  });

  test('says its filters in title, identifier and addresses, and an entry keeps its identifier', async () => {
    const root = await feed('/v1/incidents.atom?type=suicide&jurisdiction=XK&jurisdiction=AL');
    assert.equal(text(root, 'title'), 'Firearm incidents of the Armed Violence Monitoring Platform (jurisdiction: Albania, Kosovo*; type: Firearm suicide)');
    assert.equal(text(root, 'id'), 'tag:data.example.org,2025:avmp/incidents?jurisdiction=AL&jurisdiction=XK&type=suicide');
    assert.deepEqual(link(root, 'self'), [`application/atom+xml ${ORIGIN}/v1/incidents.atom?jurisdiction=AL&jurisdiction=XK&type=suicide`]);
    assert.deepEqual(link(root, 'alternate'), [`undefined ${ORIGIN}/v1/incidents?jurisdiction=AL&jurisdiction=XK&type=suicide`]);
    assert.deepEqual(children(root, 'entry').map((entry) => text(entry, 'id')), ['tag:data.example.org,2025:avmp/incidents/F-1']);
    const empty = await feed('/v1/incidents.atom?q=nowhere');
    assert.deepEqual([children(empty, 'entry').length, text(empty, 'updated')], [0, AT]);
    assert.equal((await served.get('/v1/incidents.atom?limit=5')).status, 400);
  });

  test('leads to the pages of the main site where there is one', async () => {
    const root = await feed('/v1/incidents.atom?type=suicide', serve(dataset(INCIDENTS, 2, CHANGES), { siteUrl: 'https://www.example.org' }));
    assert.deepEqual(link(root, 'alternate'), ['text/html https://www.example.org/platform/incidents?type=suicide']);
    assert.deepEqual(link(children(root, 'entry')[0]!, 'alternate'), ['text/html https://www.example.org/platform/incidents/F-1']);
  });

  test('has the 50 newest, and says that invented data are invented, in each entry too', async () => {
    const many = serve(Array.from({ length: 60 }, (_, i) => incident(`SYNTHETIC-${i}`, `2025-01-${String((i % 28) + 1).padStart(2, '0')}`)));
    const root = await feed('/v1/incidents.atom', many);
    assert.equal(children(root, 'entry').length, 50);
    assert.match(text(root, 'title'), /^Synthetic demonstration data: firearm incidents/);
    const synthetic = NOTICES.find(({ key }) => key === 'synthetic')!.text.en;
    for (const entry of children(root, 'entry')) assert.ok(text(entry, 'content').includes(synthetic));
    for (const entry of children(root, 'entry')) assert.equal(text(entry, 'updated'), AT);
  });
});
