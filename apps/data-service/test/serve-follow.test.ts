import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { startService } from '../src/server.ts';
import { seesacData } from './support/command.ts';
import { configOf, DataDirs, environment } from './support/data-dir.ts';
import { incidents, jsonLines } from './support/incidents.ts';

const dirs = new DataDirs();
after(() => dirs.remove());

test('a version that is imported while the service runs reaches its event streams, its feeds and its metrics', async () => {
  const dataDir = await dirs.withStore();
  const first = join(dirs.empty(), 'first.jsonl');
  writeFileSync(first, jsonLines(incidents(30)));
  assert.equal((await seesacData(['import', 'incidents', first], environment(dataDir))).code, 0);
  const service = await startService(configOf(dataDir), { log: () => {}, grace: { idle: 0, hard: 1_000 } });
  try {
    await service.settled;
    const origin = `http://127.0.0.1:${service.port}`;
    const metric = async (name: string): Promise<number> => {
      const text = await (await fetch(`http://127.0.0.1:${service.adminPort}/metrics`, { headers: { connection: 'close' } })).text();
      return Number(new RegExp(`^${name.replace(/[{}/:]/g, '\\$&')} (.+)$`, 'm').exec(text)?.[1]);
    };
    const stream = await fetch(`${origin}/v1/events`);
    const reader = stream.body!.getReader();
    let told = '';
    const hears = async (what: RegExp) => {
      while (!what.test(told)) {
        const { done, value } = await reader.read();
        assert.equal(done, false, told);
        told += new TextDecoder().decode(value);
      }
    };
    await hears(/"version":1,.*"count":30/);
    assert.deepEqual([await metric('seesac_dataset_version'), await metric('seesac_event_streams')], [1, 1]);

    const { key } = JSON.parse(readFileSync(join(dataDir, 'control.json'), 'utf8')) as { key: string };
    const imported = await fetch(`${origin}/v1/admin/imports?name=day.jsonl&reason=new_source`, {
      method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/octet-stream', connection: 'close' }, body: jsonLines(incidents(31)),
    });
    assert.equal(imported.status, 200, await imported.text());
    await hears(/id: 2\nevent: version\ndata: \{"version":2,.*"count":31/);
    assert.deepEqual([await metric('seesac_dataset_version'), await metric('seesac_dataset_incidents')], [2, 31]);
    assert.ok(await metric('seesac_http_requests_total{route="/v1/events",status="200"}') >= 1);
    const feed = (await (await fetch(`${origin}/v1/changes.json`, { headers: { connection: 'close' } })).json()) as { items: { title: string }[] };
    assert.deepEqual(feed.items.map(({ title }) => title), ['Version 2: 1 incident first published', 'Version 1: 30 incidents first published']);
    const stopped = service.stop();
    await hears(/retry: \d+\n\n$/);
    await stopped;
  } finally {
    await service.stop().catch(() => {});
  }
});
