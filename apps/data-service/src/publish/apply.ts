import type { ImportedIncident } from '../import/types.js';
import type { AppliedImport, ApplyImportOptions, ImportMeta } from '../store/store.js';
import { publishLatest, type PublishOptions } from './publish.js';
import { reconcile } from './reconcile.js';
import type { LoadedSnapshot } from './snapshots.js';
import type { Workspace } from './workspace.js';

/** Steps of {@link importAndPublish}, beside those of a publish. `stored`: the version is committed and not yet published. */
export interface ApplyOptions extends PublishOptions, Pick<ApplyImportOptions, 'onRow' | 'verdict'> {
  onStored?: (applied: AppliedImport) => void | Promise<void>;
}

/** What an import did, and what readers see afterwards: `null` when nothing has ever been published. */
export interface ImportedVersion extends AppliedImport { published: LoadedSnapshot | null }

/**
 * The write side of DESIGN.md §4: settles what an interrupted run left, stores the incidents as one new version or none, and publishes it.
 * Interrupted anywhere, running it again completes it. The workspace is closed by the caller.
 */
export async function importAndPublish(
  workspace: Workspace, incidents: Iterable<ImportedIncident> | AsyncIterable<ImportedIncident>, meta: ImportMeta, { onRow, verdict, onStored, ...options }: ApplyOptions,
): Promise<ImportedVersion> {
  const store = await workspace.openStore();
  const before = await reconcile(store, workspace.snapshots, workspace.newest, options);
  const applied = await store.applyImport(incidents, meta, { onRow, verdict });
  await onStored?.(applied);
  return { ...applied, published: applied.version === null ? before : await publishLatest(store, workspace.snapshots, options) };
}
