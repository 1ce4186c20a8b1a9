import { test } from 'node:test';
import assert from 'node:assert/strict';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Incident } from '@seesac/contract';
import { decodeSnapshot, encodeSnapshot } from '@seesac/incident-index';
import { generateDemonstration } from '../src/demonstration/index.ts';

const at = '2025-02-13T12:00:00Z';
const brotli = (bytes: Uint8Array) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;

test('30,000 incidents without their texts take at most 250 KiB on the wire, and the last two years less than a fifth of that', (t) => {
  const incidents = generateDemonstration().slice(-30_000).map((record): Incident => ({ ...record, revision: 1 }));
  const { manifest, files } = encodeSnapshot({ version: 1, publishedAt: at, asOf: at, incidents, changes: [] });
  const sizes = manifest.partitions.map(({ files: { columns } }) => brotli(files.get(columns.name)!));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  t.diagnostic(`columns of ${manifest.records} incidents in ${sizes.length} years: ${total} bytes; of the last two: ${sizes[0]! + sizes[1]!}`);
  assert.equal(manifest.records, 30_000);
  assert.ok(total <= 250 * 1024, `${total} bytes`);
  assert.ok(sizes[0]! + sizes[1]! < total / 5, `${sizes[0]! + sizes[1]!} of ${total} bytes`);

  // The columns are whole: they answer, with neither records nor search beside them.
  const columns = new Map(manifest.partitions.map(({ files: { columns: { name } } }) => [name, files.get(name)!]));
  assert.equal(decodeSnapshot(manifest, columns).count({}), manifest.count);
});
