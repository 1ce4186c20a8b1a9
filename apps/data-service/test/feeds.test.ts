import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NOTICES, type IncidentChange } from '@seesac/contract';
import { changeInWords, fieldInWords, valueInWords } from '@seesac/contract/words.js';
import { decodeSnapshot, encodeSnapshot } from '@seesac/incident-index';
import { STORY } from './ledger-story.ts';
import { mismatches, type Schema } from './routes-schema-check.ts';
import { AT, incident, ORIGIN, pathOf, serve } from './routes-support.ts';
import { children, parseXml, text, type XmlElement } from './xml.ts';

const served = serve(STORY);
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** RFC 4151: `tag:` authority `,` date `:` specific. */
const TAG = /^tag:[a-z0-9.-]+,\d{4}(-\d\d){0,2}:[\w/?&=.:%-]+$/;

const feed = async (path = '/v1/changes.json', from = served) => {
  const answer = await from.get(path);
  assert.equal(answer.status, 200, await answer.clone().text());
  assert.equal(answer.headers.get('content-type'), 'application/feed+json');
  return answer.json() as Promise<any>;
};
const atom = async (path = '/v1/changes.atom', from = served): Promise<XmlElement> => {
  const answer = await from.get(path);
  assert.equal(answer.headers.get('content-type'), 'application/atom+xml; charset=utf-8');
  return parseXml(await answer.text());
};

describe('the JSON Feed', () => {
  test('has what version 1.1 requires: version, title, items with identifiers and a content', async () => {
    const document = await feed();
    assert.equal(document.version, 'https://jsonfeed.org/version/1.1');
    assert.ok(typeof document.title === 'string' && document.title);
    assert.equal(document.feed_url, `${ORIGIN}/v1/changes.json`);
    assert.equal(document.home_page_url, `${ORIGIN}/v1/changes`);
    assert.ok(document.authors.every(({ name }: any) => name));
    assert.deepEqual(document.items.map(({ id }: any) => /changes\/(\d)/.exec(id)![1]), ['5', '4', '3', '2', '1']);
    for (const item of document.items) {
      assert.match(item.id, TAG);
      assert.ok(item.content_text && item.content_html);
      assert.match(item.date_published, RFC3339);
      assert.ok(URL.canParse(item.url));
    }
    assert.equal(new Set(document.items.map(({ id }: any) => id)).size, document.items.length);
    // Extensions are objects under a key that begins with an underscore, and say what they are about.
    assert.deepEqual(Object.keys(document).filter((key) => key.startsWith('_')), ['_seesac']);
    const openapi: Schema = await served.json('/v1/openapi.json');
    assert.deepEqual(mismatches(openapi, openapi['paths']['/v1/changes.json'].get.responses[200].content['application/feed+json'].schema, document), []);
  });

  test('says in words what changed, why, and how quarters moved', async () => {
    const { items } = await feed();
    assert.equal(items[3].title, 'Version 2: 2 changes to 1 incident');
    assert.deepEqual(items[3].content_text.split('\n'), [
      'Q3 2022: killed 46 → 47, injured 90 → 89',
      'S-1: injured 1 → not reported (victim died)',
      'S-1: killed not reported → 1 (victim died)',
    ]);
    assert.deepEqual(items[1].content_text.split('\n'), ['Q3 2022: incidents 925 → 924, killed 47 → 46', 'S-1: status Verified → Withdrawn (out of scope)']);
    assert.equal(items[0].title, 'Version 5: 1 incident first published');
    assert.match(items[2].content_text, /S-1: point \(longitude, latitude\) changed, the values are withheld to protect people \(coding error\)/);
  });

  test('links each entry to all changes of its version', async () => {
    const { items } = await feed();
    assert.equal(pathOf(items[2].url), '/v1/changes?version=3');
    assert.equal((await served.json(pathOf(items[2].url))).data.length, 3);
  });

  test('carries the notices, in the entry too where Kosovo* is named', async () => {
    const { items, _seesac: { notices, citation, licence } } = await feed();
    const kosovo = NOTICES.find(({ key }) => key === 'kosovo')!.text.en;
    assert.ok(notices.includes(kosovo));
    assert.match(citation, /SEESAC Armed Violence Monitoring Platform \(AVMP\), dataset version 5/);
    assert.ok(licence);
    assert.match(items[2].content_text, /jurisdiction Serbia → Kosovo\* \(/);
    assert.ok(items[2].content_text.includes(kosovo));
    assert.ok(!items[3].content_text.includes(kosovo));
  });

  test('shows the values of records as text, never as markup', async () => {
    const { items } = await feed();
    assert.match(items[2].content_html, /&#60;b&#62;&#34;A&#38;B&#34;&#60;\/b&#62;\uFFFD/);
    assert.doesNotMatch(items[2].content_html, /<b>/);
  });

  test('is narrowed like the ledger, with identifiers of its own that do not change with what is new', async () => {
    const quarter = await feed('/v1/changes.json?quarter=2022Q4');
    assert.deepEqual(quarter.items.map(({ content_text: lines }: any) => lines.split('\n')[0]), ['Q4 2022: incidents 0 → 821, killed 0 → 16, injured 0 → 40']);
    assert.equal(quarter.items[0].id, 'tag:data.example.org,2025:avmp/changes/1?quarter=2022Q4');
    assert.match(quarter.title, /\(quarter 2022Q4\)$/);
    const one = await feed('/v1/changes.json?incident=S-1&since=2');
    assert.deepEqual(one.items.map(({ id }: any) => id), [4, 3].map((n) => `tag:data.example.org,2025:avmp/changes/${n}?incident=S-1`));
    assert.doesNotMatch(one.items[0].content_text, /Q3 2022/, 'one incident is not what moved the quarter');
    assert.equal((await served.get('/v1/changes.json?limit=5')).status, 400);
    assert.equal((await served.get('/v1/changes.atom?reason=why')).status, 400);
  });

  test('says that invented data are invented', async () => {
    const { manifest, files } = encodeSnapshot({ version: 1, publishedAt: AT, asOf: AT, incidents: [incident('SYNTHETIC-1', '2025-01-01')], changes: [] });
    const document = await feed('/v1/changes.json', serve({ manifest, index: decodeSnapshot(manifest, files) }));
    assert.match(document.title, /^Synthetic demonstration data: changes of/);
    assert.match(document._seesac.citation, /^Synthetic/);
    assert.deepEqual(document.items, []);
  });
});

describe('the Atom feed', () => {
  test('is well-formed and has what RFC 4287 requires', async () => {
    const root = await atom();
    assert.equal(root.name, 'feed');
    assert.equal(root.attributes['xmlns'], 'http://www.w3.org/2005/Atom');
    for (const element of [root, ...children(root, 'entry')]) {
      assert.match(text(element, 'id'), TAG);
      assert.ok(text(element, 'title'));
      assert.match(text(element, 'updated'), RFC3339);
      assert.ok(children(element, 'link').some(({ attributes: { rel, href } }) => rel === 'alternate' && URL.canParse(href!)));
    }
    // §4.1.1: an author of the feed stands for all entries; §4.1.2: a content, or an alternate link and a summary.
    assert.equal(text(children(root, 'author')[0]!, 'name'), 'SEESAC');
    const self = children(root, 'link').filter(({ attributes }) => attributes['rel'] === 'self');
    assert.deepEqual(self.map(({ attributes }) => attributes['href']), [`${ORIGIN}/v1/changes.atom`]);
    assert.equal(text(root, 'updated'), text(children(root, 'entry')[0]!, 'updated'), 'the newest entry');
    for (const { key, text: notice } of NOTICES) if (['kosovo', 'eu'].includes(key)) assert.ok(text(root, 'rights').includes(notice.en), key);
    assert.match(text(root, 'rights'), /dataset version 5/);
  });

  test('tells the same as the JSON Feed', async () => {
    for (const query of ['', '?quarter=2022Q3', '?incident=S-1']) {
      const [root, document] = [await atom(`/v1/changes.atom${query}`), await feed(`/v1/changes.json${query}`)];
      assert.deepEqual(children(root, 'entry').map((entry) => [text(entry, 'id'), text(entry, 'title'), text(entry, 'updated'), text(entry, 'content')]),
        document.items.map((item: any) => [item.id, item.title, item.date_published, item.content_html]));
      assert.equal(text(root, 'title'), document.title);
    }
  });
});

describe('a long ledger', () => {
  const changes: IncidentChange[] = [];
  const ids = Array.from({ length: 150 }, (_, i) => `L-${String(i).padStart(3, '0')}`);
  for (const id of ids) changes.push({ version: 1, at: '2025-01-01T06:00:00.000Z', incident: id, field: '*', from: null, to: null, reason: 'import' });
  for (let version = 2; version <= 70; version++) {
    changes.push({ version, at: '2025-02-01T06:00:00.000Z', incident: 'L-000', field: 'counts.injured', from: version - 1, to: version, reason: 'new_source' });
  }
  for (const id of ids.slice(1)) changes.push({ version: 70, at: '2025-02-01T06:00:00.000Z', incident: id, field: 'type', from: 'other', to: 'public_dispute', reason: 'coding_error' });
  const { manifest, files } = encodeSnapshot({ version: 70, publishedAt: AT, asOf: AT, incidents: ids.map((id) => incident(id, '2025-01-01')), changes, figures: [] });
  const long = serve({ manifest, index: decodeSnapshot(manifest, files) });

  test('is cut to 50 versions, and 100 changes of each with a link to the rest', async () => {
    const { items } = await feed('/v1/changes.json', long);
    assert.equal(items.length, 50);
    const lines = items[0].content_text.split('\n');
    assert.equal(items[0].title, 'Version 70: more than 100 changes');
    assert.deepEqual([lines.length, lines[0], lines.at(-1)], [101, 'L-000: injured 69 → 70 (new source)', 'There are more changes in this version: follow the link.']);
    assert.equal(items[49].title, 'Version 21: 1 change to 1 incident');
    assert.equal(children(await atom('/v1/changes.atom', long), 'entry').length, 50);
  });
});

test('a version is told whole, however the questions to the ledger cut it', async () => {
  for (const [versions, each] of [[40, 60], [12, 300], [30, 100], [30, 101]] as const) {
    const ids = Array.from({ length: each }, (_, i) => `W-${String(i).padStart(3, '0')}`);
    const changes = Array.from({ length: versions }, (_, i) => ids.map((id): IncidentChange =>
      ({ version: i + 1, at: AT, incident: id, field: i ? 'counts.injured' : '*', from: i ? i : null, to: i ? i + 1 : null, reason: 'new_source' }))).flat();
    const { manifest, files } = encodeSnapshot({ version: versions, publishedAt: AT, asOf: AT, incidents: ids.map((id) => incident(id, '2025-01-01')), changes, figures: [] });
    const { items } = await feed('/v1/changes.json', serve({ manifest, index: decodeSnapshot(manifest, files) }));
    assert.deepEqual(items.map(({ id }: any) => Number(/\d+$/.exec(id)![0])), Array.from({ length: versions }, (_, i) => versions - i), `${versions} × ${each}`);
    for (const { content_text: lines } of items) assert.equal(lines.split('\n').length, Math.min(each, 100) + (each > 100 ? 1 : 0), `${versions} × ${each}`);
  }
});

describe('words of the ledger', () => {
  test('name fields and codes as a reader knows them', () => {
    assert.equal(fieldInWords('counts.suicide'), 'died by suicide');
    assert.equal(fieldInWords('ranges.killed.min'), 'lowest number reported of killed');
    assert.equal(fieldInWords('some.thing'), 'some.thing');
    assert.equal(valueInWords('tags', ['femicide', 'mass_shooting']).includes('_'), false);
    assert.equal(valueInWords('weapons', [{ category: 'handgun', possession: 'illegal', count: 3 }]), '3 × Handgun (possession: Illegal)');
    assert.equal(valueInWords('people', [{ role: 'victim', sex: 'man', age: '19_35', outcome: 'killed', n: 2 }]).startsWith('2 × Victim, '), true);
    assert.equal(valueInWords('sources', [{ kind: 'media', publisher: 'Example Daily', publishedOn: '2025-01-02' }]), 'Example Daily, 2025-01-02');
    assert.equal(valueInWords('people', []), 'none');
    assert.equal([...valueInWords('place.settlement', '\u{1F600}'.repeat(500))].length, 160);
  });
  test('never name Kosovo* without its asterisk, whatever a source writes', () => {
    const told = (to: unknown) => changeInWords({ version: 1, at: AT, incident: 'A', field: 'sourceJurisdiction', from: null, to, reason: 'coding_error' });
    assert.equal(told('Kosovo'), 'A: jurisdiction in the words of the source not reported → Kosovo* (coding error)');
    for (const text of ['Kosovo*', 'Republika Kosova', 'Косово', 'North Kosovo, Kosovo*']) assert.doesNotMatch(told(text), /(?:Kosov[oaë]|Косово)(?![\p{L}*])/u, text);
    assert.match(told('Kosovska Mitrovica'), /Kosovska Mitrovica/);
  });
  test('take any JSON value for any field', () => {
    for (const field of ['status', 'tags', 'weapons', 'people', 'sources', 'place.point', 'counts.killed', '__proto__', 'constructor', 'counts.constructor', '', 'summary']) {
      for (const value of [null, 0, '', 'x', true, [], {}, [null], [1, 'a'], [{}], { a: { b: 1 } }]) {
        const change = { version: 1, at: AT, incident: 'A', field, from: value, to: value, reason: 'import' } as IncidentChange;
        assert.equal(typeof changeInWords(change), 'string');
      }
    }
  });
});
