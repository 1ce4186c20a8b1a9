import { encodeSnapshot, filesOf, type SnapshotManifest } from '@seesac/incident-index';
import { StoreError } from '../store/errors.js';
import type { Store } from '../store/store.js';
import type { LoadedSnapshot, Snapshots } from './snapshots.js';

/** Steps of a publish, in order; told before each begins. */
export type PublishStep = 'read' | 'encode' | 'write' | 'verify' | 'switch' | 'point' | 'tidy';

/** A line for the operator: what happened, and fields for a machine. */
export type Log = (entry: { level: 'info' | 'warn' | 'error'; event: string; message: string } & Record<string, unknown>) => void;

export interface PublishOptions { log: Log; onStep?: (step: PublishStep) => void | Promise<void> }

/**
 * Publishes the latest version of the store: encode, write under a temporary name, rename, read back and verify, move the pointer in SQL, then `current.json`.
 * Interrupted anywhere, it can be run again. Resolves with what is published, `null` when the store is empty.
 */
export async function publishLatest(store: Store, snapshots: Snapshots, { log, onStep }: PublishOptions): Promise<LoadedSnapshot | null> {
  for (;;) {
    const latest = await store.latestVersion();
    if (!latest) return null;
    try {
      return await publish(store, snapshots, latest.version, log, async (step) => onStep?.(step));
    } catch (error) {
      // an import of another process was committed between the two reads: publish that one
      if (!(error instanceof StoreError && error.code === 'SUPERSEDED')) throw error;
    }
  }
}

async function publish(
  store: Store, snapshots: Snapshots, version: number, log: Log, step: (step: PublishStep) => Promise<void>,
): Promise<LoadedSnapshot> {
  await step('read');
  const { at, incidents, changes } = await store.readForPublish(version);
  await step('encode');
  // both instants are the version's own, so that publishing again gives the same bytes
  const encoded = encodeSnapshot({ version, publishedAt: at, asOf: at, incidents, changes });
  await step('write');
  await snapshots.write(encoded);
  await step('verify');
  const loaded = await snapshots.load(version);
  await step('switch');
  await store.setPublished(version);
  await step('point');
  await snapshots.point(loaded.manifest);
  await step('tidy');
  await store.maintain().catch((error: Error) => log({ level: 'warn', event: 'maintain', message: `the database files were not tidied: ${error.message}` }));
  log({ level: 'info', event: 'published', message: `version ${version} is published: ${loaded.manifest.count} incidents`, version, ...sizes(loaded.manifest) });
  return loaded;
}

const sizes = (manifest: SnapshotManifest) => ({
  count: manifest.count, records: manifest.records, bytes: filesOf(manifest).reduce((sum, file) => sum + file.bytes, 0),
});
