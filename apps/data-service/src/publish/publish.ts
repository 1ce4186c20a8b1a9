import { assembleSnapshot, filesOf, type SnapshotManifest, type SnapshotPartition } from '@seesac/incident-index';
import { StoreError } from '../store/errors.js';
import type { Store, VersionContent, YearState } from '../store/store.js';
import { SETTINGS, type BuiltYear } from './build.js';
import { Encoder } from './encoder.js';
import type { LoadedSnapshot, Snapshots } from './snapshots.js';
import type { SnapshotWriter } from './writer.js';

/** Steps of a publish, in order; told before each begins. */
export type PublishStep = 'encode' | 'write' | 'verify' | 'switch' | 'point' | 'tidy';

/** A line for the operator: what happened, and fields for a machine. */
export type Log = (entry: { level: 'info' | 'warn' | 'error'; event: string; message: string } & Record<string, unknown>) => void;

export interface PublishOptions { log: Log; onStep?: (step: PublishStep) => void | Promise<void> }

/**
 * Publishes the latest version of the store: encode the years that have changed, write under a temporary name, rename, read back and verify, move the pointer in
 * SQL, then `current.json`. Interrupted anywhere, it can be run again. Resolves with what is published, `null` when the store is empty.
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
  await step('encode');
  const encoded = await store.readForPublish(version, (content) => encode(content, version, snapshots));
  try {
    await step('write');
    await encoded.writer.finish(encoded.manifest, encoded.years);
  } finally {
    await encoded.writer.abandon();
  }
  await step('verify');
  const loaded = await snapshots.load(version);
  await step('switch');
  await store.setPublished(version);
  await step('point');
  await snapshots.point(loaded.manifest);
  await step('tidy');
  await store.maintain().catch((error: Error) => log({ level: 'warn', event: 'maintain', message: `the database files were not tidied: ${error.message}` }));
  const { count, records } = loaded.manifest;
  const bytes = filesOf(loaded.manifest).reduce((sum, file) => sum + file.bytes, 0);
  log({ level: 'info', event: 'published', message: `version ${version} is published: ${count} incidents`, version, count, records, bytes, encodedYears: encoded.fresh });
  return loaded;
}

interface Encoded { writer: SnapshotWriter; manifest: SnapshotManifest; years: BuiltYear[]; fresh: number[] }

/** Encodes a version into a temporary folder, one year at a time. Years that are as they were in an earlier version are taken from there. */
async function encode(content: VersionContent, version: number, snapshots: Snapshots): Promise<Encoded> {
  const earlier = await reusable(content, version, snapshots);
  const writer = await snapshots.begin(version, earlier?.version ?? null);
  const encoder = new Encoder();
  try {
    const partitions: SnapshotPartition[] = [];
    const years: BuiltYear[] = [];
    const fresh: number[] = [];
    for (const state of content.years) {
      const before = earlier?.years.get(state.year);
      if (before && isSame(before, state) && (await allOf(filesOfYear(before.partition), (file) => writer.reuse(file)))) {
        partitions.push(before.partition);
        years.push({ ...state, synthetic: before.synthetic });
        continue;
      }
      const { partition, synthetic, files } = await encoder.encode(state.year, await content.year(state.year));
      for (const file of filesOfYear(partition)) await writer.add(file, files.get(file.name)!);
      partitions.push(partition);
      years.push({ ...state, synthetic });
      fresh.push(state.year);
    }
    const synthetic = years.some((year) => year.synthetic);
    // both instants are the version's own, so that publishing again gives the same bytes
    const { manifest, files } = assembleSnapshot({ version, publishedAt: content.at, asOf: content.at, partitions, synthetic, figures: await content.figures() });
    await writer.add(manifest.figures, files.get(manifest.figures.name)!);
    return { writer, manifest, years, fresh };
  } catch (error) {
    await writer.abandon();
    throw error;
  } finally {
    await encoder.close();
  }
}

const isSame = (a: YearState, b: YearState) => a.records === b.records && a.lastVersion === b.lastVersion;
const filesOfYear = ({ files: { columns, records, search, changes } }: SnapshotPartition) => [columns, records, search, changes];

async function allOf<T>(items: readonly T[], test: (item: T) => Promise<boolean>): Promise<boolean> {
  for (const item of items) if (!(await test(item))) return false;
  return true;
}

/** The newest version from which years may be taken: of this very store, and made with the same settings. */
async function reusable(
  content: VersionContent, version: number, snapshots: Snapshots,
): Promise<{ version: number; years: Map<number, BuiltYear & { partition: SnapshotPartition }> } | null> {
  for (const earlier of await snapshots.versions()) {
    if (earlier > version) continue;
    const [manifest, build] = await Promise.all([snapshots.manifest(earlier).catch(() => null), snapshots.build(earlier)]);
    if (!manifest || build?.settings !== SETTINGS || manifest.publishedAt !== (await content.instantOf(earlier))) continue;
    const partitionOf = new Map(manifest.partitions.map((partition) => [partition.year, partition]));
    const years = build.years.flatMap((year) => {
      const partition = partitionOf.get(year.year);
      return partition ? [[year.year, { ...year, partition }] as const] : [];
    });
    return { version: earlier, years: new Map(years) };
  }
  return null;
}
