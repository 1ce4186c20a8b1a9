import { assembleSnapshot, type SnapshotManifest, type SnapshotPartition } from '@seesac/incident-index';
import type { Store } from '../store/store.js';
import { SETTINGS } from './build.js';
import { Encoder } from './encoder.js';
import type { Snapshots } from './snapshots.js';

const KINDS = ['records', 'changes', 'columns', 'search'] as const;
/** Those that say the same whatever program wrote them. */
const LASTING = ['records', 'changes'] as const;

/**
 * In what the store differs from the published version that it holds: `2024 records`, `figures`; nothing where they say the same. Encodes everything again. Columns and
 * search are compared only where the version was made with the settings of today: others make other files of the same records.
 */
export async function differences(store: Store, manifest: SnapshotManifest, snapshots: Snapshots): Promise<string[]> {
  const build = await snapshots.build(manifest.version);
  const kinds = build === null || build.settings === SETTINGS ? KINDS : LASTING;
  return store.readForPublish(manifest.version, async ({ at, years, year, figures }) => {
    const encoder = new Encoder();
    try {
      const apart: string[] = [];
      const partitions: SnapshotPartition[] = [];
      for (const state of years) {
        const { partition } = await encoder.encode(state.year, await year(state.year));
        const published = manifest.partitions.find((other) => other.year === state.year);
        apart.push(...kinds.filter((kind) => partition.files[kind].sha256 !== published?.files[kind].sha256).map((kind) => `${state.year} ${kind}`));
        partitions.push(partition);
      }
      const { version, synthetic } = manifest;
      const again = assembleSnapshot({ version, publishedAt: at, asOf: at, partitions, synthetic, figures: await figures() }).manifest;
      if (again.figures.sha256 !== manifest.figures.sha256) apart.push('figures');
      const gone = manifest.partitions.filter((published) => !partitions.some((partition) => partition.year === published.year));
      return [...apart, ...gone.map((published) => `${published.year}`)];
    } finally {
      await encoder.close();
    }
  });
}
