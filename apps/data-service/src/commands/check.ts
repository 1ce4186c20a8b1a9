import { ConfigError, type Config } from '../config.js';
import { readPopulation } from '../population-file.js';
import { Snapshots, Workspace, differences, standing } from '../publish/index.js';
import { newsApart, verifyNews } from '../server/news-feed.js';
import type { Store } from '../store/store.js';
import { UsageError, parseCommand } from './args.js';
import { textLog, write, type Output } from './output.js';

export const CHECK_HELP = `seesac-data check [options]

Verifies every published version (manifest, hashes, compressed forms), the file of the news beside them and its pictures, the hash of every stored incident, the chain of
the audit log, that the store says the same as the newest version and as the file of the news, and the file of populations where POPULATION_FILE names one. Note the last hash of the audit log somewhere else now and then: only that shows later that no entry was cut off at its end.
Ends with 1 when anything is wrong. On PGlite the service must not run, unless only the snapshots are checked.

  --snapshots   check the snapshot files and the news beside them only
  --population  check the file of populations only, also while the service runs: it reads the file at its next start
  --json        print one JSON object {snapshots, news, store, population} instead of text
  --help        this text
`;

interface SnapshotResult { version: number; faults: string[] }
interface PopulationResult { rows: number; faults: string[] }
type NewsResult = Awaited<ReturnType<typeof verifyNews>>;
interface StoreResult { version: number | null; audit: { entries: number; head: string | null } | null; faults: string[] }

/** `check`. Resolves with the exit code. */
export async function check(words: readonly string[], config: () => Config, output: Output): Promise<number> {
  const { values } = parseCommand('check', words, { snapshots: { type: 'boolean' }, population: { type: 'boolean' }, json: { type: 'boolean' } } as const, []);
  if (values.help) {
    await write(output.out, CHECK_HELP);
    return 0;
  }
  const settings = config();
  if (values.snapshots && values.population) throw new UsageError('--snapshots and --population each check one thing only: give one of them.');
  if (values.population && settings.populationFile === undefined) throw new ConfigError('POPULATION_FILE names no file to check');
  const snapshots = values.population ? [] : await checkSnapshots(new Snapshots(settings.snapshotDir));
  const news = values.population ? null : await verifyNews(settings.snapshotDir);
  const store = values.snapshots || values.population ? null : await checkStore(settings, output);
  const population = values.snapshots || settings.populationFile === undefined ? null : await checkPopulation(settings.populationFile);
  await write(output.out, values.json ? `${JSON.stringify({ snapshots, news, store, population })}\n` : text(snapshots, news, store, population));
  return [...snapshots, news, store, population].some((part) => part?.faults.length) ? 1 : 0;
}

async function checkPopulation(path: string): Promise<PopulationResult> {
  const { rows, faults } = await readPopulation(path);
  return { rows: rows.length, faults };
}

async function checkSnapshots(snapshots: Snapshots): Promise<SnapshotResult[]> {
  const results: SnapshotResult[] = [];
  const good = new Set<string>();
  for (const version of await snapshots.versions()) results.push({ version, faults: await snapshots.faults(version, good) });
  const [newest, pointer] = [results.find(({ faults }) => !faults.length)?.version, await snapshots.pointer()];
  if (newest !== undefined && pointer !== newest) {
    results.find(({ version }) => version === newest)!.faults.push(`current.json names ${pointer === null ? 'no version' : `version ${pointer}`}`);
  }
  return results;
}

async function checkStore(config: Config, output: Output): Promise<StoreResult> {
  const workspace = await Workspace.open(config, textLog(output.err));
  try {
    if (!workspace.exists()) return { version: null, audit: null, faults: workspace.newest ? ['there is no store: the next start rebuilds it from the snapshot'] : [] };
    const store = await workspace.openStore({ rebuild: false });
    const latest = await store.latestVersion();
    const faults = (await store.damaged()).map((id) => `incident ${id} does not have the hash that was stored with it`);
    const apart = [await difference(store, workspace), await newsApart(workspace.snapshots.directory, store.news)].filter((one) => one !== null);
    const { fault, ...audit } = await store.audit.verify();
    return { version: latest?.version ?? null, audit, faults: [...faults, ...apart, ...(fault ? [`audit log: ${fault}`] : [])] };
  } catch (error) {
    return { version: null, audit: null, faults: [(error as Error).message] };
  } finally {
    await workspace.close();
  }
}

/** How the store differs from the newest snapshot, or `null`. */
async function difference(store: Store, { newest, snapshots }: Workspace): Promise<string | null> {
  switch (await standing(store, newest)) {
    case 'empty': return null;
    case 'ahead': return 'the store holds a version that is not published: the next start publishes it';
    case 'behind': return 'the store is behind the newest snapshot: the next start rebuilds it';
    case 'restorable': return 'the store is empty: the next start rebuilds it from the snapshot';
    case 'foreign': return 'the store and the snapshots have different histories: SNAPSHOT_DIR belongs to another store';
    case 'equal': break;
  }
  const { manifest } = newest!;
  const apart = await differences(store, manifest, snapshots);
  return apart.length ? `the store and snapshot ${manifest.version} differ in ${apart.join(', ')}` : null;
}

function text(snapshots: readonly SnapshotResult[], news: NewsResult, store: StoreResult | null, population: PopulationResult | null): string {
  const lines = [...snapshots].reverse().map(({ version, faults }) => line(`snapshot ${version}`, faults));
  if (!snapshots.length && !(population && !store)) lines.push('no snapshots');
  if (news?.items || news?.faults.length) lines.push(line(news.items ? `news, ${news.items} items` : 'news', news.faults));
  if (store) lines.push(line(store.version === null ? 'store' : `store, version ${store.version}`, store.faults));
  if (store?.audit?.head) lines.push(`audit log: ${store.audit.entries} entries, the last with the hash ${store.audit.head}`);
  if (population) lines.push(line(population.faults.length ? 'POPULATION_FILE' : `POPULATION_FILE, ${population.rows} rows`, population.faults));
  return `${lines.join('\n')}\n`;
}

const line = (what: string, faults: readonly string[]) => (faults.length ? `${what}: ${faults.join('; ')}` : `${what}: good`);
