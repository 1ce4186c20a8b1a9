import { after, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openImport, type ImportOptions } from '../src/import/index.ts';
import { SeenIds } from '../src/import/seen-ids.ts';
import { fileWith, NOW, read } from './import-support.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const folder = mkdtempSync(join(tmpdir(), 'seesac-stream-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A file of `rows` rows that are never in memory together. */
function generated(rows: number, ending: '.csv' | '.jsonl', row: (n: number) => string, header = ''): string {
  const path = join(folder, `${rows}${ending}`);
  const file = openSync(path, 'w');
  writeSync(file, header);
  for (let n = 0; n < rows; n += 1_000) writeSync(file, Array.from({ length: Math.min(1_000, rows - n) }, (_, i) => `${row(n + i)}\n`).join(''));
  closeSync(file);
  return path;
}

/** Bytes that are still held when the last incident of a file comes out. */
async function heldAtTheEnd(path: string, rows: number, options: Partial<ImportOptions> = {}): Promise<number> {
  const run = await openImport(path, { now: NOW, ...options });
  let held = 0;
  let count = 0;
  for await (const incident of run.incidents()) {
    if (++count < rows) continue;
    assert.ok(incident.id);
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    held = heapUsed + arrayBuffers;
  }
  assert.equal(run.report().incidents, rows);
  return held;
}

describe('memory does not grow with the file', () => {
  const [few, many] = [10_000, 60_000];
  const forms: [string, (rows: number) => string][] = [
    ['CSV', (rows) => generated(rows, '.csv', (n) => `SYNTHETIC-${n},2024-01-${10 + (n % 20)},44.81,20.46,"An invented dispute, number ${n}, told at some length"`,
      'id,date,lat,lon,summary_en\n')],
    ['JSON Lines', (rows) => generated(rows, '.jsonl', (n) =>
      `{"id":"SYNTHETIC-${n}","date":{"start":"2024-01-${10 + (n % 20)}"},"summary":{"en":"An invented dispute, number ${n}, told at some length"}}`)],
  ];
  for (const [form, make] of forms) {
    test(`${form}: a row costs its place in the table of identifiers`, async () => {
      const [short, long] = [make(few), make(many)];
      // The first reading has the engine compile what the others only use.
      await heldAtTheEnd(short, few);
      const small = await heldAtTheEnd(short, few);
      const large = await heldAtTheEnd(long, many);
      // an incident takes over 1,000 bytes; the table about 21, and the heap is never quite the same twice
      const perRow = (large - small) / (many - few);
      assert.ok(perRow < 200, `${perRow.toFixed(0)} bytes a row`);
    });
  }

  test('a reader that stops early closes the file, and there is no report of half a file', async () => {
    const run = await openImport(fileWith(`id,date\n${Array.from({ length: 50 }, (_, n) => `A-${n},2024-01-01\n`).join('')}`), { now: NOW });
    for await (const { id } of run.incidents()) if (id === 'A-7') break;
    assert.throws(() => run.report(), /not been read to its end/);
  });

  test('incidents come out before an error further down refuses the file, and the report says so', async () => {
    const run = await openImport(fileWith('id,date\nA-1,2024-01-01\nA-2,2024-01-02\nA-3,"2024\n'), { now: NOW });
    const ids: string[] = [];
    for await (const { id } of run.incidents()) ids.push(id);
    assert.deepEqual(ids, ['A-1', 'A-2']);
    const { incidents, rejected, rows } = run.report();
    assert.deepEqual([incidents, rejected, rows], [0, 2, 2]);
  });
});

describe('the identifiers of a file', () => {
  test('are each claimed once, by the line on which they stand first, in at most 24 bytes each', () => {
    const seen = new SeenIds();
    const count = 100_000;
    for (let line = 1; line <= count; line += 1) assert.equal(seen.claim(`AVMP-${line}`, line), undefined);
    for (let line = 1; line <= count; line += 997) assert.equal(seen.claim(`AVMP-${line}`, count + line), line);
    assert.ok(seen.bytes / count < 24, `${seen.bytes / count} bytes each`);
  });

  test('keep large line numbers', () => {
    const seen = new SeenIds();
    assert.equal(seen.claim('a', 2 ** 32 - 1), undefined);
    assert.equal(seen.claim('a', 1), 2 ** 32 - 1);
  });

  test('are found again far down the file', async () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => `A-${n},2024-01-01`);
    const { report } = await read(`id,date\n${rows.join('\n')}\nA-17,2024-01-01\n`);
    assert.deepEqual(report.issues.map(({ rule, line, message }) => [rule, line, message]), [['duplicate-id', 3_002, 'This id is on line 19 already.']]);
  });
});
