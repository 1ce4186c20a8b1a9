import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { formatReport } from '../src/import/index.ts';
import { canonical, read } from './import-support.ts';

describe('the report', () => {
  test('lists at most as many issues as asked, errors before warnings, and counts the rest', async () => {
    const rows = ['Z-1,2025-01-01,,45.81,15.98', ...Array.from({ length: 30 }, (_, i) => `A-${i},2025-02-30,,,`), 'Z-2,2025-01-01,,45.81,15.98'];
    const { report } = await read(`id,date,type,lat,lon\n${rows.join('\n')}\n`, { maxIssues: 10 });
    assert.equal(report.issues.length, 10);
    assert.ok(report.issues.every(({ severity, line }, i) => severity === 'error' && line === i + 3));
    assert.deepEqual([report.issuesLeftOut, report.rejected, report.warnings], [22, 30, 2]);
    assert.match(formatReport(report), /… and 22 more issues not listed here\./);
  });

  test('shortens values to 80 characters, by whole characters', async () => {
    const { report } = await read(canonical({ type: '😀'.repeat(100) }));
    assert.ok(report.issues[0]!.value!.length <= 80);
    assert.ok(report.issues[0]!.value!.endsWith('😀…'));
  });

  test('survives JSON', async () => {
    const { report } = await read(canonical({ type: 'x', killed: '-1' }));
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  });

  test('groups by rule, aligns, and says what to do next', async () => {
    const { report } = await read('id,date,killed\nA-1,2025-02-30,1\nA-2,2025-01-01,-12\nA-3,2025-04-31,1\nA-4,2025-01-01,\n');
    const [head, counts, ...lines] = formatReport({ ...report, file: 'day.csv', sha256: '0123456789abcdef'.repeat(4) }).split('\n');
    assert.equal(head, `day.csv: csv, utf-8, ${report.bytes} bytes, sha256 0123456789ab…`);
    assert.equal(counts, '4 rows read: 1 incident accepted, 3 rows rejected, 0 warnings');
    assert.deepEqual(lines.slice(0, -3), [
      '', 'Errors',
      '  no-such-date (2)', '    line 2  date  "2025-02-30"  This date does not exist.', '    line 4  date  "2025-04-31"  This date does not exist.',
      '  negative-count (1)', '    line 3  killed  "-12"  A number of people cannot be negative.',
      '',
    ].slice(0, -1));
    assert.match(lines.at(-2)!, /^1 incident can be imported, 3 rows cannot\..*import the whole file again/);
  });

  test('tells a file that cannot be read from one that is good', async () => {
    assert.match(formatReport((await read('')).report), /Nothing in this file can be imported/);
    assert.match(formatReport((await read(canonical({}))).report), /Every row is good: 1 incident can be imported/);
  });

  test('lets no control character or direction mark of a file reach the terminal', async () => {
    const { report } = await read(canonical({ type: 'a\u001b[31m\u202ered', killed: '\u0007' }));
    const text = formatReport(report);
     
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    assert.match(text, /a\\u001b\[31m\\u202ered/);
  });
});

describe('the guide', () => {
  const guide = readFileSync(new URL('../docs/import.md', import.meta.url), 'utf8');
  const folder = new URL('../src/import/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const sources = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');

  test('explains every rule that a report can name', () => {
    const call = /(?:report\.(?:error|warn)\((?:[^,()]|\([^()]*\))+,|new FileError\(|#warn\(|\bbad\(|rule: |add\(\{ severity: '\w+', line, )\s*'([a-z]+(?:-[a-z]+)*)'/g;
    const rules = new Set([...sources.matchAll(call)].map(([, rule]) => rule!).concat([...sources.matchAll(/'(json-[a-z-]+)'/g)].map(([, rule]) => rule!)));
    assert.ok(rules.size > 50, `${rules.size} rules found`);
    assert.deepEqual([...rules].filter((rule) => !guide.includes(`\`${rule}\``)), []);
  });

  test('explains every column', async () => {
    const { FLAT_COLUMNS, UNREAD_COLUMNS } = await import('../src/import/columns.ts');
    assert.deepEqual([...FLAT_COLUMNS, ...UNREAD_COLUMNS].filter((column) => !guide.includes(`\`${column}\``)), []);
  });
});
