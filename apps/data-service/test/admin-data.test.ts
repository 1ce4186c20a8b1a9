import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Incident } from '@seesac/contract';
import type { AuditEntry } from '../src/store/audit.ts';
import type { ImportAnswer } from '../src/admin/import-file.ts';
import type { Edited } from '../src/admin/desk.ts';
import { startAdmin, type AdminHarness, type Answered } from './support/admin.ts';
import { DataDirs } from './support/data-dir.ts';
import { incident, incidents, jsonLines } from './support/incidents.ts';
import { startPostgres } from './support/postgres.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

const id = (n: number) => `SYNTHETIC-${String(n).padStart(6, '0')}`;
type Issues = { issues: { column: string; rule: string; line?: number }[] } & Record<string, unknown>;

function suite(start: () => Promise<{ admin: AdminHarness; dataDir: string }>): void {
  let admin: AdminHarness;
  let dataDir: string;
  before(async () => { ({ admin, dataDir } = await start()); });
  after(() => admin.stop());

  const patch = (n: number, body: object): Promise<Answered<Edited & Issues>> => admin.ask('PATCH', `/incidents/${id(n)}`, { body });
  const act = (n: number, kind: string, body: object): Promise<Answered<Edited & Issues>> => admin.ask('POST', `/incidents/${id(n)}/${kind}`, { body });
  const stored = async (n: number) => (await admin.ask<{ data: Incident }>('GET', `/incidents/${id(n)}`)).body.data;
  const count = async () => (await admin.read<{ data: { count: number } }>('/v1/counter?period=all')).body.data.count;
  const version = async () => (await admin.read<{ meta: { version: number } }>('/v1/counter?period=all')).body.meta.version;

  test('a file becomes a version that is served when the answer comes, and the same file again changes nothing', async () => {
    const { status, body } = await admin.import(jsonLines(incidents(30)));
    const { report, result } = body as unknown as ImportAnswer;
    assert.equal(status, 200);
    assert.deepEqual([report.file, report.rows, result!.version, result!.added, result!.published, result!.incidents], ['day.jsonl', 30, 1, 30, 1, 30]);
    assert.equal(await count(), 30);
    const again = (await admin.import(jsonLines(incidents(30)))).body as unknown as ImportAnswer;
    assert.deepEqual([again.result!.version, again.result!.unchanged, again.result!.published], [null, 30, 1]);
  });

  test('a file with a rejected row is refused whole with its report, unless the rejected rows are left out', async () => {
    const text = jsonLines([incident(31), { ...incident(32), type: 'no_such_type' as never }]);
    const refused = await admin.import(text);
    assert.equal(refused.status, 422);
    assert.match(String(refused.body['detail']), /1 row rejected.*skip-rejected=true/);
    const { report, result } = refused.body as unknown as ImportAnswer;
    assert.deepEqual([report.rejected, report.issues[0]!.line, report.issues[0]!.column, result], [1, 2, 'type', null]);
    assert.equal(await version(), 1);
    const taken = (await admin.import(text, '&skip-rejected=true&reason=new_source')).body as unknown as ImportAnswer;
    assert.deepEqual([taken.result!.version, taken.result!.added, taken.result!.skipped], [2, 1, 1]);
  });

  test('a dry run reports and changes nothing', async () => {
    const { status, body } = await admin.import(jsonLines(incidents(50)), '&dry-run=true');
    assert.deepEqual([status, (body as unknown as ImportAnswer).report.incidents, (body as unknown as ImportAnswer).result], [200, 50, null]);
    assert.equal(await version(), 2);
  });

  test('a mapping is one of the service by name, or comes as the first line of the body', async () => {
    const mapping = { mapping: 1, name: 'Test', fields: { id: { template: 'SYNTHETIC-M{N}' }, date: { column: 'DAY' }, type: { constant: 'weapon_seizure' } } };
    const csv = 'N,DAY\n1,2024-03-01\n2,2024-03-02\n';
    const { status, body, text } = await admin.ask('POST', '/imports?name=m.csv&mapping=inline&dry-run=true', { raw: `${JSON.stringify(mapping)}\n${csv}` });
    assert.deepEqual([status, (body as unknown as ImportAnswer).report?.incidents], [200, 2], text);
    for (const [query, raw, told] of [
      ['mapping=nosuch', csv, /nypd-shootings/], ['mapping=..%2f..%2fetc%2fpasswd', csv, /must be inline or one of/], ['mapping=inline', csv, /first line/],
      ['mapping=inline', `{"mapping":2}\n${csv}`, /mapping/],
    ] as const) {
      const answer = await admin.ask('POST', `/imports?name=m.csv&dry-run=true&${query}`, { raw });
      assert.equal(answer.status, 400, query);
      assert.match(String(answer.body['detail']), told);
    }
    assert.equal((await admin.ask('POST', '/imports?mapping=nypd-shootings&dry-run=true', { raw: csv })).status, 422);
  });

  test('what is asked of an import is checked before a byte of it is kept', async () => {
    for (const [query, name] of [
      ['name=..%2fx', 'name'], ['name=.hidden', 'name'], ['name=a%00b', 'name'], ['reason=because', 'reason'], ['dry-run=1', 'dry-run'], ['dryrun=true', 'dryrun'],
    ] as const) {
      const { status, body } = await admin.ask<{ errors: { parameter: string }[] }>('POST', `/imports?${query}`, { raw: 'x' });
      assert.deepEqual([status, body.errors.map(({ parameter }) => parameter)], [400, [name]], query);
    }
    assert.equal((await admin.ask('POST', '/imports?encoding=no-such-code', { raw: jsonLines(incidents(1)) })).status, 422);
  });

  test('progress comes as lines, and the last line is what an answer without them says', async () => {
    const { status, text, headers } = await admin.ask('POST', '/imports?name=day.jsonl', { raw: jsonLines([incident(33)]), headers: { accept: 'application/x-ndjson' } });
    assert.deepEqual([status, headers.get('content-type')], [200, 'application/x-ndjson']);
    const lines = text.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.ok(lines.slice(0, -1).every((line) => 'progress' in line));
    const steps = lines.slice(0, -1).map(({ progress }) => (progress as { step: string }).step);
    assert.deepEqual([...new Set(steps)], ['reading', 'stored', 'publishing']);
    assert.deepEqual([(lines.at(-1) as unknown as ImportAnswer).result!.version, await version()], [3, 3]);
    const refused = await admin.ask('POST', '/imports?name=day.jsonl', { raw: 'nothing', headers: { accept: 'application/x-ndjson' } });
    const { problem } = JSON.parse(refused.text.trim().split('\n').at(-1)!) as { problem: Record<string, unknown> };
    assert.deepEqual([refused.status, problem['status'], (problem['report'] as { rejected: number }).rejected], [200, 422, 1]);
  });

  test('of two files at once the second is refused at once, and a client that goes away leaves nothing behind and frees the place', async () => {
    const before = await version();
    const first = request(`${admin.origin}/v1/admin/imports?name=slow.jsonl`, { method: 'POST', headers: { authorization: `Bearer ${admin.key}` } });
    first.on('error', () => {});
    first.write(jsonLines(incidents(3, 900)));
    const incoming = join(dataDir, 'incoming');
    const files = () => (existsSync(incoming) ? readdirSync(incoming) : []);
    // Only a file that is being written holds the place: asked for sooner, the other one might have it.
    for (let tries = 0; !files().length && tries < 1_000; tries += 1) await delay(10);
    assert.equal(files().length, 1);
    const other = () => admin.import(jsonLines(incidents(1, 910)), '&dry-run=true');
    const second = await other();
    assert.equal(second.status, 409);
    assert.ok(second.headers.get('retry-after'));
    first.destroy();
    let third = await other();
    // The service hears in its own time that the client has gone.
    for (let tries = 0; third.status === 409 && tries < 200; tries += 1) {
      await delay(25);
      third = await other();
    }
    assert.equal(third.status, 200);
    assert.equal(await version(), before);
    assert.deepEqual(files(), []);
  });

  test('a file above the limit is refused, by its stated length and by its real one', async () => {
    const large = jsonLines([incident(34)]).padEnd(1_100_000, '\n');
    assert.equal((await admin.import(large)).status, 413);
    const chunked = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let n = 0; n < 20; n += 1) controller.enqueue(new Uint8Array(65_536).fill(0x0a));
        controller.close();
      },
    });
    const cut = await admin.ask('POST', '/imports?name=day.jsonl', { raw: chunked }).then(({ status }) => status, () => 'cut');
    assert.ok(cut === 413 || cut === 'cut', String(cut));
  });

  test('a correction is one version with its reason, seen by readers at once', async () => {
    const before = await version();
    const { status, body } = await patch(3, { reason: 'victim_died', revision: 1, set: { counts: { killed: 2, injured: null } } });
    assert.equal(status, 200);
    assert.deepEqual(body.changes, [
      { field: 'counts.injured', from: 1, to: null, reason: 'victim_died' }, { field: 'counts.killed', from: 0, to: 2, reason: 'victim_died' },
    ]);
    assert.deepEqual([body.version, body.incident.revision, body.incident.counts.killed, body.incident.counts.injured], [before + 1, 2, 2, null]);
    assert.equal(await version(), before + 1);
    const { body: shown } = await admin.read<{ data: { counts: { killed: number }; changes: { field: string; reason: string }[] } }>(`/v1/incidents/${id(3)}`);
    assert.equal(shown.data.counts.killed, 2);
    assert.deepEqual(shown.data.changes.filter(({ field }) => field !== '*').map(({ field, reason }) => [field, reason]).sort(),
      [['counts.injured', 'victim_died'], ['counts.killed', 'victim_died']]);
  });

  test('a correction that corrects nothing makes no version', async () => {
    const before = await version();
    const { status, body } = await patch(3, { reason: 'coding_error', revision: 2, set: { counts: { killed: 2 }, type: 'public_dispute' } });
    assert.deepEqual([status, body.version, body.changes, body.incident.revision, await version()], [200, null, [], 2, before]);
  });

  test('a revision that is no longer the current one changes nothing, and the answer says which is', async () => {
    const { status, body } = await patch(3, { reason: 'coding_error', revision: 1, set: { type: 'suicide' } });
    assert.deepEqual([status, body['revision']], [409, 2]);
    const results = await Promise.all([7, 8, 9].map((killed) => patch(4, { reason: 'new_source', revision: 1, set: { counts: { killed } } })));
    assert.deepEqual(results.map((result) => result.status).sort(), [200, 409, 409]);
    assert.equal((await stored(4)).revision, 2);
  });

  test('an edit can do nothing that an import could not: each broken rule is named, and nothing changes', async () => {
    const before = await version();
    for (const [set, column, rule] of [
      [{ type: 'no_such' }, 'type', 'unknown-code'], [{ place: { point: [0, 0] } }, 'place.point', 'null-island'], [{ victim_name: 'x' }, 'victim_name', 'forbidden-column'],
      [{ counts: { killed: -1 } }, 'counts.killed', 'negative-count'], [{ date: { start: '2030-01-01' } }, 'date.start', 'future-date'],
      [{ date: null }, 'date', 'missing'], [{ jurisdiction: 'AL' }, 'jurisdiction', 'jurisdiction-contradicts-point'], [{ counts: { killed: '2' } }, 'counts.killed', 'wrong-type'],
      [{ id: 'OTHER-1' }, 'id', 'not-set'], [{ status: 'withdrawn' }, 'status', 'not-set'], [{ status: 'merged', mergedInto: id(1) }, 'mergedInto', 'not-set'],
      [{ revision: 9 }, 'revision', 'not-set'], [{ nonsense: 1 }, 'nonsense', 'unknown-key'], [{ summary: { sr: 'x' } }, 'summary.sr', 'bad-language'],
    ] as const) {
      const { status, body, text } = await patch(5, { reason: 'coding_error', revision: 1, set });
      assert.equal(status, 422, JSON.stringify(set) + text);
      const issue = body.issues.find((found) => found.rule === rule);
      assert.ok(issue, `${JSON.stringify(set)}: ${text}`);
      assert.deepEqual([issue.column, issue.line], [column, undefined], text);
    }
    const proto = await admin.ask<Issues>('PATCH', `/incidents/${id(5)}`, {
      raw: '{"reason":"coding_error","revision":1,"set":{"__proto__":{"status":"withdrawn"},"counts":{"__proto__":1}}}', headers: { 'content-type': 'application/json' },
    });
    assert.equal(proto.status, 422);
    assert.deepEqual(proto.body.issues.map(({ rule }) => rule), ['unknown-key', 'unknown-key']);
    assert.deepEqual([await version(), (await stored(5)).revision], [before, 1]);
  });

  test('what the importer has to say of a record is in the answer', async () => {
    const { status, body } = await patch(6, { reason: 'new_source', revision: 1, set: { tags: ['minor_involved'] } });
    assert.deepEqual([status, body.warnings.map(({ rule }) => rule)], [200, ['summary-withheld']]);
    assert.deepEqual((await stored(6)).summary, {});
  });

  test('a withdrawn incident is counted no more and stays readable; a restoration brings back the status that it had', async () => {
    const before = await count();
    const { body } = await act(7, 'withdrawal', { reason: 'out_of_scope', revision: 1 });
    assert.deepEqual([body.changes, await count()], [[{ field: 'status', from: 'verified', to: 'withdrawn', reason: 'out_of_scope' }], before - 1]);
    assert.equal((await admin.read(`/v1/incidents/${id(7)}`)).status, 200);
    assert.equal((await act(7, 'withdrawal', { reason: 'out_of_scope', revision: 2 })).status, 409);
    assert.equal((await act(7, 'merge', { into: id(8), revision: 2 })).status, 409);
    assert.equal((await patch(7, { reason: 'coding_error', revision: 2, set: { status: 'verified' } })).status, 422);
    const back = await act(7, 'restoration', { reason: 'new_source', revision: 2 });
    assert.deepEqual([back.status, back.body.incident.status, await count()], [200, 'verified', before]);
    assert.equal((await act(7, 'restoration', { reason: 'new_source', revision: 3 })).status, 409);
  });

  test('an incident is merged into one that exists and is counted, with the reason duplicate', async () => {
    const before = await count();
    for (const [into, told] of [[id(9), /itself/], ['NO-SUCH', /no incident NO-SUCH/]] as const) {
      const { status, body } = await act(9, 'merge', { into, revision: 1 });
      assert.equal(status, 409);
      assert.match(String(body['detail']), told);
    }
    const { status, body } = await act(9, 'merge', { into: id(10), revision: 1 });
    assert.equal(status, 200);
    assert.deepEqual(body.changes.map(({ field, to, reason }) => [field, to, reason]), [['mergedInto', id(10), 'duplicate'], ['status', 'merged', 'duplicate']]);
    const chained = await act(11, 'merge', { into: id(9), revision: 1 });
    assert.equal(chained.status, 409);
    assert.match(String(chained.body['detail']), /merged into SYNTHETIC-000010.*counted nowhere/);
    assert.equal(await count(), before - 1);
    const back = await act(9, 'restoration', { reason: 'coding_error', revision: 2 });
    assert.deepEqual([back.body.incident.status, back.body.incident.mergedInto, await count()], ['verified', undefined, before]);
  });

  test('an incident that is not there is 404 for every act', async () => {
    for (const [method, path, body] of [
      ['GET', '', undefined], ['PATCH', '', { reason: 'coding_error', revision: 1, set: {} }], ['POST', '/withdrawal', { reason: 'out_of_scope', revision: 1 }],
      ['POST', '/merge', { into: id(1), revision: 1 }], ['POST', '/restoration', { reason: 'new_source', revision: 1 }],
    ] as const) assert.equal((await admin.ask(method, `/incidents/NO-SUCH${path}`, { body })).status, 404, path);
  });

  test('acts ask for a reason that a person has, and for a revision', async () => {
    for (const [body, name] of [
      [{ revision: 1, set: {} }, 'reason'], [{ reason: 'import', revision: 1, set: {} }, 'reason'], [{ reason: 'coding_error', set: {} }, 'revision'],
      [{ reason: 'coding_error', revision: 0, set: {} }, 'revision'], [{ reason: 'coding_error', revision: 1.5, set: {} }, 'revision'], [{ reason: 'coding_error', revision: 1 }, 'set'],
      [{ reason: 'coding_error', revision: 1, set: [] }, 'set'], [{ reason: 'coding_error', revision: 1, set: {}, force: true }, 'force'],
    ] as const) {
      const { status, body: problem } = await patch(1, body);
      assert.deepEqual([status, (problem['errors'] as { parameter: string }[]).map(({ parameter }) => parameter)], [400, [name]], JSON.stringify(body));
    }
  });

  test('a release names the published version once, and lists', async () => {
    const { status, body } = await admin.ask<{ data: { name: string; version: number; note: string } }>('POST', '/releases', { body: { name: '2024Q4', note: 'Frozen for the report.' } });
    assert.deepEqual([status, body.data.name, body.data.version, body.data.note], [201, '2024Q4', await version(), 'Frozen for the report.']);
    const again = await admin.ask('POST', '/releases', { body: { name: '2024Q4' } });
    assert.equal(again.status, 409);
    assert.equal((await admin.ask('POST', '/releases', { body: { name: '../x' } })).status, 400);
    const list = await admin.ask<{ data: { name: string }[] }>('GET', '/releases');
    assert.deepEqual(list.body.data.map(({ name }) => name), ['2024Q4']);
  });

  test('the audit log tells what was changed by whom, names fields and not values, and its chain holds', async () => {
    const { body } = await admin.ask<{ data: AuditEntry[] }>('GET', '/audit?limit=200');
    const of = (action: string, outcome: string) => body.data.filter((entry) => entry.action === action && entry.outcome === outcome);
    const own = admin.key.slice(7, 19);
    assert.ok(body.data.filter(({ action }) => action !== 'key.create').every(({ actor }) => actor === own));
    const edit = of('edit', 'done').find(({ target, detail }) => target === id(3) && detail['version'] !== null)!;
    assert.deepEqual([edit.detail['reason'], edit.detail['fields'], edit.detail['changed']], ['victim_died', ['counts.injured', 'counts.killed'], 1]);
    for (const action of ['withdraw', 'merge', 'reinstate', 'release', 'import']) assert.ok(of(action, 'done').length, action);
    for (const action of ['edit', 'withdraw', 'merge', 'reinstate', 'release', 'import']) assert.ok(of(action, 'refused').length, action);
    assert.deepEqual(of('edit', 'refused').map(({ detail }) => detail['status']).includes(422), true);
    const sorted = [...body.data].sort((a, b) => a.seq - b.seq);
    for (const [i, entry] of sorted.entries()) if (i) assert.equal(entry.previous, sorted[i - 1]!.hash);
  });
}

const LIMIT = { IMPORT_MAX_BYTES: '1000000' };

describe('changing data on PGlite', () => suite(async () => {
  const dataDir = await dirs.withStore();
  return { admin: await startAdmin(dataDir, LIMIT), dataDir };
}));

const server = await startPostgres();
if (typeof server === 'string') {
  test('changing data on PostgreSQL', { skip: server }, () => {});
  console.log(`# changing data is not tested on a PostgreSQL server: ${server}`);
} else {
  after(() => server.stop());
  describe('changing data on PostgreSQL', () => {
    let url: string;
    let started: AdminHarness;
    suite(async () => {
      url = await server.database();
      const dataDir = dirs.empty();
      started = await startAdmin(dataDir, { DATABASE_URL: url, ...LIMIT });
      return { admin: started, dataDir };
    });

    test('while another process imports, an import and an edit are refused at once, and nothing else is', async () => {
      const other = new pg.Client({ connectionString: url });
      await other.connect();
      try {
        await other.query('begin');
        await other.query(`select name from locks where name = 'import' for update`);
        const edit = await started.ask('PATCH', `/incidents/${id(1)}`, { body: { reason: 'new_source', revision: 1, set: { counts: { killed: 9 } } } });
        for (const { status, headers } of [await started.import(jsonLines([incident(50)])), edit]) assert.deepEqual([status, headers.get('retry-after')], [409, '5']);
        assert.equal((await started.ask('GET', `/incidents/${id(1)}`)).status, 200);
      } finally {
        await other.end();
      }
    });
  });
}
