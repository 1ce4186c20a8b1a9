import type { IncidentIndex } from '@seesac/incident-index';
import type { Store } from '../store/store.js';
import { publishLatest, type Log, type PublishOptions } from './publish.js';
import { PublishError } from './publish-error.js';
import type { LoadedSnapshot, Snapshots } from './snapshots.js';

/** How a store stands to the newest snapshot that verifies. */
export type Standing = 'empty' | 'equal' | 'ahead' | 'behind' | 'restorable' | 'foreign';

export async function standing(store: Store, newest: LoadedSnapshot | null): Promise<Standing> {
  const latest = await store.latestVersion();
  if (!newest) return latest ? 'ahead' : 'empty';
  if (!latest) return 'restorable';
  const { version, publishedAt } = newest.manifest;
  if (latest.version !== version) return latest.version > version ? 'ahead' : 'behind';
  return latest.at === publishedAt ? 'equal' : 'foreign';
}

/**
 * Brings store and snapshots together after a start. A store that is ahead is published (its publish did not finish); an empty one is rebuilt from the snapshot.
 * Resolves with the newest published version. Rejects with {@link PublishError} when the two have different histories: nothing is overwritten then.
 */
export async function reconcile(store: Store, snapshots: Snapshots, newest: LoadedSnapshot | null, options: PublishOptions): Promise<LoadedSnapshot | null> {
  const published = await settle(store, snapshots, newest, options);
  // the store knows what has a name; the file is for processes that have no store
  if (published) await snapshots.writeReleases(await store.releases());
  return published;
}

async function settle(store: Store, snapshots: Snapshots, newest: LoadedSnapshot | null, options: PublishOptions): Promise<LoadedSnapshot | null> {
  const { log } = options;
  switch (await standing(store, newest)) {
    case 'empty':
      return null;
    case 'ahead':
      log({ level: 'info', event: 'unpublished', message: 'the store holds a version that is not published yet: publishing it' });
      return publishLatest(store, snapshots, options);
    case 'restorable':
      await restoreFrom(store, snapshots, newest!, log);
      log({
        level: 'warn', event: 'restored', version: newest!.manifest.version,
        message: `the store was empty and was rebuilt from snapshot ${newest!.manifest.version} (${newest!.manifest.records} records)`,
      });
      break;
    case 'behind':
      throw new PublishError(`the store is behind the snapshots in ${snapshots.directory} (newest: ${newest!.manifest.version}): `
        + 'point SNAPSHOT_DIR at the snapshots of this store, or use an empty database, which is then rebuilt from them');
    case 'foreign':
      throw new PublishError(`version ${newest!.manifest.version} of the store is not the one in ${snapshots.directory}: SNAPSHOT_DIR belongs to another store`);
    case 'equal':
      break;
  }
  // the last publish may have been interrupted between its rename and these two
  await store.setPublished(newest!.manifest.version);
  await snapshots.point(newest!.manifest);
  return newest;
}

/** Rebuilds an empty store from the files of a snapshot, and the names of releases. */
async function restoreFrom(store: Store, snapshots: Snapshots, { index, manifest }: LoadedSnapshot, log: Log): Promise<void> {
  const releases = await snapshots.releases().catch((error: Error) => {
    log({ level: 'error', event: 'releases-lost', message: `the names of releases are lost and must be given again: ${error.message}` });
    return [];
  });
  await store.restore({ manifest, records: recordsOf(index, manifest.records), figures: index.figures(), releases });
}

function* recordsOf(index: IncidentIndex, records: number) {
  for (let row = 0; row < records; row += 1) {
    const incident = index.incident(row);
    yield { incident, changes: index.changesOf(incident.id) };
  }
}
