import { publishLatest, reconcile, type LoadedSnapshot, type PublishOptions, type Workspace } from '../../src/publish/index.ts';
import type { ImportedIncident } from '../../src/import/types.ts';
import type { AppliedImport, ImportMeta } from '../../src/store/store.ts';

interface Options extends PublishOptions { onStored?: (applied: AppliedImport) => void }
export interface ImportedVersion extends AppliedImport { published: LoadedSnapshot | null }

/** The steps of an import after the file was read, as a start and `Desk.import` take them: settle, store, publish. The workspace is closed by the caller. */
export async function settleAndImport(workspace: Workspace, rows: Iterable<ImportedIncident>, meta: ImportMeta, { onStored, ...options }: Options): Promise<ImportedVersion> {
  const store = await workspace.openStore();
  const before = await reconcile(store, workspace.snapshots, workspace.newest, options);
  const applied = await store.applyImport(rows, meta);
  onStored?.(applied);
  return { ...applied, published: applied.version === null ? before : await publishLatest(store, workspace.snapshots, options) };
}
