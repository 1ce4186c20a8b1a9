import { test } from 'node:test';
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAY_IMPORT, breaches } from '../direction.mjs';

/** A copy of the manifests with one source file planted in a workspace. */
function planted(workspace: string, file: string, text: string): string[] {
  const root = mkdtempSync(join(tmpdir(), 'direction-'));
  try {
    for (const w of Object.keys(MAY_IMPORT)) {
      mkdirSync(join(root, w, 'src'), { recursive: true });
      cpSync(join(w, 'package.json'), join(root, w, 'package.json'));
    }
    mkdirSync(join(root, workspace, file, '..'), { recursive: true });
    writeFileSync(join(root, workspace, file), text);
    return breaches(root).found;
  } finally {
    rmSync(root, { recursive: true });
  }
}

for (const [what, workspace, file, text, message] of [
  ['a package that imports what stands above it', 'packages/contract', 'src/a.ts', "import { clientFor } from '@seesac/client';", /may import no other workspace/],
  ['the service that imports a widget', 'apps/data-service', 'src/a.ts', "import '@seesac/widgets';", /may import/],
  ['a dynamic import against the direction', 'packages/client', 'src/a.ts', "void import('@seesac/widgets');", /may import/],
  ['a type import against the direction', 'packages/client', 'src/a.ts', "import type { A } from '@seesac/data-service';", /may import/],
  ['testing that imports a widget', 'packages/testing', 'src/a.ts', "import '@seesac/widgets';", /may import/],
  ['a deep path', 'packages/client', 'src/a.ts', "import '@seesac/contract/dist/codes.js';", /deep path/],
  ['a relative path into another workspace', 'packages/client', 'src/a.ts', "import '../../contract/src/index.js';", /outside its own workspace/],
  ['an undeclared package', 'packages/client', 'src/a.ts', "import 'kysely';", /does not declare/],
  ['Leaflet by its bare name', 'packages/widgets', 'src/a.ts', "import 'leaflet';", /window\.L/],
] as const)
  test(`finds ${what}`, () => {
    const found = planted(workspace, file, text);
    assert.equal(found.length, 1, found.join('\n'));
    assert.match(found[0]!, message);
  });

test('lets tests of widgets import testing, and sources import what they may', () => {
  assert.deepEqual(planted('packages/widgets', 'test/a.ts', "import '@seesac/testing'; import '@seesac/widgets';"), []);
  assert.deepEqual(planted('packages/client', 'src/a.ts', "import '@seesac/contract'; import './b.js';"), []);
});

test('the table names every workspace', () => {
  const { workspaces } = JSON.parse(readFileSync('package.json', 'utf8'));
  assert.deepEqual(workspaces, ['packages/*', 'apps/*', 'stories']);
});
