import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { readCsv } from '../src/import/csv.ts';
import { canonical, errorsOf, fileWith, isRefused, messageOf, NOW, read, warningsOf } from './import-support.ts';
import { readImport } from '../src/import/index.ts';

const GOOD = 'id,date,settlement\nA-1,2025-01-02,Ниш\nA-2,2025-01-03,Peć\n';

describe('bytes', () => {
  test('plain UTF-8 is read without a word', async () => {
    const { incidents, report } = await read(GOOD);
    assert.deepEqual(incidents.map(({ id, place }) => [id, place.settlement]), [['A-1', 'Ниш'], ['A-2', 'Peć']]);
    const { issues, encoding, bytes, sha256, rows, incidents: accepted, rejected, format } = report;
    assert.deepEqual({ issues, encoding, rows, accepted, rejected, format }, { issues: [], encoding: 'utf-8', rows: 2, accepted: 2, rejected: 0, format: 'csv' });
    assert.equal(bytes, Buffer.byteLength(GOOD));
    assert.equal(sha256, createHash('sha256').update(GOOD).digest('hex'));
  });

  test('a byte order mark is skipped and noted, and is no part of the first column', async () => {
    const { incidents, report } = await read(`\ufeff${GOOD}`);
    assert.equal(incidents.length, 2);
    assert.deepEqual(warningsOf(report), [[0, undefined, 'byte-order-mark']]);
  });

  for (const [name, encode] of [
    ['utf-16le', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ] as const)
    test(`${name} with a byte order mark is read without loss and noted`, async () => {
      const { incidents, report } = await read(encode(GOOD));
      assert.deepEqual(incidents.map(({ place }) => place.settlement), ['Ниш', 'Peć']);
      assert.equal(report.encoding, name);
      assert.deepEqual(warningsOf(report), [[0, undefined, 'encoding']]);
    });

  test('comments before the header are skipped, lines are counted with them, and the delimiter is that of the header', async () => {
    const { incidents, report } = await read('# Notice: a, b; c\r\n#\r\n# Citation: x;y;z;w\r\nid;date;settlement\r\nA-1;2025-01-02;# 7\r\nA-2;2025-02-30;x\r\n');
    assert.deepEqual(incidents.map(({ id, place }) => [id, place.settlement]), [['A-1', '# 7']]);
    assert.deepEqual(errorsOf(report), [[6, 'date', 'no-such-date']]);
    assert.deepEqual(warningsOf(report), [[4, undefined, 'delimiter']]);
    assert.deepEqual(errorsOf((await read('# nothing else\n')).report), [[0, undefined, 'no-records']]);
  });

  test('windows-1250 is refused with the offset, the line and the advice', async () => {
    const bytes = Buffer.concat([Buffer.from('id,date,settlement\nA-1,2025-01-02,Bar\r\nA-2,2025-01-03,Pe'), Buffer.from([0xe6]), Buffer.from('\n')]);
    const { incidents, report } = await read(bytes);
    assert.deepEqual(incidents, []);
    assert.deepEqual(errorsOf(report), [[3, undefined, 'encoding']]);
    assert.match(messageOf(report), new RegExp(`byte E6 at offset ${bytes.length - 2}\\b.*--encoding windows-1250`));
  });

  test('windows-1250 is read when the caller says so', async () => {
    const bytes = Buffer.concat([Buffer.from('id,date,settlement\nA-2,2025-01-03,Pe'), Buffer.from([0xe6]), Buffer.from('\n')]);
    const { incidents, report } = await read(bytes, { encoding: 'windows-1250' });
    assert.equal(incidents[0]!.place.settlement, 'Peć');
    assert.equal(report.encoding, 'windows-1250');
  });

  test('windows-1252 keeps its quotation marks, which Node itself takes for control characters', async () => {
    const { incidents } = await read(Buffer.from('id,date,settlement\nA-1,2025-01-03,\u0093Bar\u0094 \u0080\n', 'latin1'), { encoding: 'latin1' });
    assert.equal(incidents[0]!.place.settlement, '“Bar” €');
  });

  test('a sequence cut by the end of the file or by a chunk of it is told apart', async () => {
    assert.deepEqual(errorsOf((await read(Buffer.from(GOOD).subarray(0, -2))).report), [[3, undefined, 'encoding']]);
    // 256 KiB is the reader's chunk: a two-byte letter lies across it for one of these lengths.
    const rows = Array.from({ length: 9000 }, (_, i) => `A-${i},2025-01-02,Šabac Žabljak`).join('\n');
    for (const shift of ['', 'x']) assert.equal((await read(`id,date,settlement\nB${shift},2025-01-01,Ш\n${rows}`)).incidents.length, 9001);
  });

  for (const [what, bytes, line, rule, advice] of [
    ['a NUL character', Buffer.from('id,date\nA-1,2025-01-02\nA\0,2025-01-02\n'), 3, 'nul', /damaged/],
    ['UTF-16 without a mark', Buffer.from(GOOD, 'utf16le'), 1, 'nul', /--encoding utf-16le/],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004rest'), 0, 'encoding', /CSV UTF-8/],
    ['a gzip file', Buffer.from([0x1f, 0x8b, 8, 0]), 0, 'encoding', /unpack/],
    ['an empty file', Buffer.alloc(0), 0, 'empty-file', /empty/],
    ['white space only', Buffer.from(' \n\n'), 0, 'empty-file', /empty/],
    ['a header alone', Buffer.from('id,date\n'), 0, 'no-records', /no records/],
  ] as const)
    test(`${what} is refused`, async () => {
      const { incidents, report } = await read(bytes);
      assert.deepEqual([incidents, errorsOf(report)], [[], [[line, undefined, rule]]]);
      assert.match(messageOf(report), advice);
    });

  test('an encoding that does not exist, or that the byte order mark contradicts, is refused', async () => {
    assert.match(messageOf((await read(GOOD, { encoding: 'latin-99' })).report), /"latin-99" is not a known encoding/);
    assert.match(messageOf((await read(`\ufeff${GOOD}`, { encoding: 'windows-1250' })).report), /byte order mark of utf-8/);
  });

  test('the hash is that of the whole file even where reading stops early', async () => {
    const text = `id,date\nA-1,2025-01-02\n${'x'.repeat(2_000_000)}\n`;
    const { report } = await read(text);
    assert.equal(report.sha256, createHash('sha256').update(text).digest('hex'));
    assert.equal(report.bytes, text.length);
  });

  test('a file that cannot be opened is the only thing that throws', async () => {
    await assert.rejects(readImport(fileWith('').replace('file-', 'nothing-'), { now: NOW }), /ENOENT/);
    await assert.rejects(readImport(dirname(fileWith('')), { now: NOW, format: 'csv' }), /is a folder/);
  });

  test('progress grows to the whole file', async () => {
    const seen: [number, number, number][] = [];
    const text = `id,date\n${Array.from({ length: 30_000 }, (_, i) => `A-${i},2025-01-02`).join('\n')}\n`;
    await read(text, { onProgress: ({ bytes, totalBytes, rows }) => seen.push([bytes, totalBytes, rows]) });
    assert.ok(seen.length >= 3);
    assert.ok(seen.every(([bytes], i) => i === 0 || bytes >= seen[i - 1]![0]));
    assert.deepEqual(seen.at(-1), [text.length, text.length, 30_000]);
  });
});

describe('CSV', () => {
  const root = join(dirname(createRequire(import.meta.url).resolve('csv-spectrum')));
  // 45°N 12" is read as written there; RFC 4180 has no such cell, and taking it would hide quotes left open.
  const REFUSED = 'location_coordinates.csv';
  test(`csv-spectrum ${REFUSED} is refused for the quotes within its cells`, async () => {
    const { report } = await read(`${readFileSync(join(root, 'csvs', REFUSED), 'utf8')}`.replace(/^[^,]*,[^,\r\n]*/, 'id,date'));
    assert.deepEqual(errorsOf(report).at(-1), [2, undefined, 'stray-quote']);
  });
  for (const file of readdirSync(join(root, 'csvs')).filter((name) => name !== REFUSED))
    test(`csv-spectrum ${file} reads as its JSON`, async () => {
      const text = readFileSync(join(root, 'csvs', file), 'utf8');
      const expected = JSON.parse(readFileSync(join(root, 'json', basename(file).replace('.csv', '.json')), 'utf8')) as unknown;
      let columns: string[] = [];
      const rows: Record<string, string>[] = [];
      async function* source() {
        yield text;
      }
      for await (const { cells } of readCsv(source(), { known: () => false, onHeader: (header) => (columns = header.columns) }))
        rows.push(Object.fromEntries(columns.map((column, i) => [column, cells[i]!])));
      assert.deepEqual(rows, expected);
    });

  for (const [name, end] of [['LF', '\n'], ['CRLF', '\r\n'], ['CR', '\r'], ['mixed', '\n\r\n']] as const)
    test(`${name} line ends give the same rows, on the lines of an editor`, async () => {
      const text = ['id,date,settlement', 'A-1,2025-01-02,"two\nlines"', '', 'A-2,2025-13-02,x', 'A-3,2025-01-02,"a\r\nb"', 'A-4,2025-02-30,y'].join(end);
      const { incidents, report } = await read(text);
      assert.deepEqual(incidents.map(({ place }) => place.settlement), ['two\nlines', 'a\nb']);
      const lines = text.split(/\r\n|\r|\n/);
      assert.deepEqual(errorsOf(report), ['A-2', 'A-4'].map((id) => [lines.findIndex((line) => line.startsWith(id)) + 1, 'date', 'no-such-date']));
    });

  test('lines are right behind many chunks of rows with line ends in quotes', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => (i % 7 === 0 ? `A-${i},2025-01-02,"a\r\nb"` : `A-${i},2025-01-02,x`));
    const text = `id,date,settlement\r\n${rows.join('\r\n')}\r\nBAD,2025-02-29,x\r\n`;
    assert.deepEqual(errorsOf((await read(text)).report), [[text.split('\r\n').length - 1, 'date', 'no-such-date']]);
  });

  for (const [name, delimiter] of [['semicolons', ';'], ['tabs', '\t']] as const)
    test(`${name} are recognised by the header and noted`, async () => {
      const { incidents, report } = await read(GOOD.replaceAll(',', delimiter));
      assert.equal(incidents.length, 2);
      assert.deepEqual(warningsOf(report), [[1, undefined, 'delimiter']]);
      assert.match(messageOf(report), new RegExp(name));
    });

  test('a quoted header cell with another delimiter does not mislead', async () => {
    assert.deepEqual(errorsOf((await read('"a;b;c;d;e",id,date\nx,A-1,2025-01-02\n')).report), [[1, 'a;b;c;d;e', 'unknown-column']]);
  });

  test('rows without any value are skipped and counted', async () => {
    const { report } = await read('id,date\nA-1,2025-01-02\n,\n , \n');
    assert.deepEqual([report.rows, report.incidents, warningsOf(report)], [1, 1, [[0, undefined, 'empty-rows']]]);
  });

  test('ragged rows are refused one by one with both numbers of cells, the others are accepted', async () => {
    const { incidents, report } = await read('id,date,type\nA-1,2025-01-02\nA-2,2025-01-02,suicide\nA-3,2025-01-02,suicide,x\n');
    assert.deepEqual(incidents.map(({ id }) => id), ['A-2']);
    assert.deepEqual(errorsOf(report), [[2, undefined, 'ragged-row'], [4, undefined, 'ragged-row']]);
    assert.match(messageOf(report), /has 2 cells, the header has 3/);
    assert.match(report.issues[1]!.message, /has 4 cells/);
    assert.equal(report.rejected, 2);
  });

  for (const [what, text, line, column, rule] of [
    ['a duplicate header', 'id,date,type,date\nA,2025-01-01,x,2025-01-01\n', 1, 'date', 'duplicate-header'],
    ['a duplicate header below empty lines', '\n\nid,date,type,date\nA,2025-01-01,x,2025-01-01\n', 3, 'date', 'duplicate-header'],
    ['a header that differs by spaces only', 'id,date, id \nA,2025-01-01,x\n', 1, 'id', 'duplicate-header'],
    ['a column without a name', 'id,date,\nA,2025-01-01,x\n', 1, undefined, 'empty-header'],
    ['an unclosed quote', 'id,date,settlement\nA-1,2025-01-01,"a\nb"\nA-2,2025-01-01,"never\nclosed\n', 4, undefined, 'unclosed-quote'],
    ['a quote that text follows', 'id,date,settlement\nA-1,2025-01-01,x\nA-2,2025-01-01,"a"b\n', 3, undefined, 'unclosed-quote'],
    ['a quote within a cell', 'id,date,settlement\nA-1,2025-01-01,a "b" c\n', 2, undefined, 'stray-quote'],
    ['100,000 columns', `${Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',')}\n`, 1, undefined, 'record-too-long'],
    ['1,001 columns', `${Array.from({ length: 1001 }, (_, i) => `c${i}`).join(',')}\n1\n`, 1, undefined, 'too-many-columns'],
    ['an unknown column', canonical({ wepons: 'handgun' }), 1, 'wepons', 'unknown-column'],
    ['a column with names of people', canonical({ victim_name: 'x' }), 1, 'victim_name', 'forbidden-column'],
    ['a column on race', canonical({ VIC_RACE: 'x' }), 1, 'VIC_RACE', 'forbidden-column'],
    ['a summary in Serbian without its script', canonical({ summary_sr: 'x' }), 1, 'summary_sr', 'bad-language'],
    ['a file of another form', 'OCC_DATE,DEATH\n2025-01-01,1\n', 1, undefined, 'not-canonical'],
    ['a file without dates', 'id,type\nA-1,suicide\n', 1, 'date', 'missing-column'],
    ['a file without dates below an empty line', '\nid,type\nA-1,suicide\n', 2, 'date', 'missing-column'],
  ] as const)
    test(`${what} refuses the file`, async () => {
      const { incidents, report } = await read(text);
      assert.deepEqual([incidents, errorsOf(report), isRefused(report)], [[], [[line, column, rule]], true]);
    });

  test('a file refused behind many bad rows still says so among the issues that are listed', async () => {
    const { report } = await read(`id,date,settlement\n${'A-1,2025-02-30,x\n'.repeat(50)}A-2,2025-01-01,"x`, { maxIssues: 5 });
    assert.deepEqual([report.issues.length, isRefused(report), report.rejected, report.incidents], [5, true, report.rows, 0]);
  });

  test('a misspelt column is told the right one', async () => {
    assert.match(messageOf((await read(canonical({ wepons: 'x' }))).report), /Did you mean weapons\?/);
  });

  for (const [what, cell, line] of [['a cell of 64 MB', `"${'x'.repeat(64 * 2 ** 20)}"`, 3], ['64 MB after a quote left open', `"${'x\n'.repeat(32 * 2 ** 20)}`, 3]] as const)
    test(`${what} stops the reading at the record it begins`, async () => {
      const { incidents, report } = await read(`id,date,settlement\nA-1,2025-01-02,x\nA-2,2025-01-02,${cell}\n`);
      assert.deepEqual([incidents, errorsOf(report)], [[], [[line, undefined, 'record-too-long']]]);
    });
});
