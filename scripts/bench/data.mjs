/**
 * The incidents that every engine is asked about: synthetic, seeded, so that a figure can be measured again. One generator feeds the snapshot of the index and
 * the tables of the peers.
 */
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { AGE_GROUPS, AREAS, INCIDENT_SUBTYPES, INCIDENT_TYPES, OUTCOMES, PLACE_TYPES, SEXES, TYPE_OF_SUBTYPE, WEAPONS, fromDay, toDay } from '@seesac/contract';
import { assembleSnapshot, encodePartition, foldText } from '@seesac/incident-index';

export const FIRST_YEAR = 2014;
export const LAST_YEAR = 2026;
/** Changes whenever the data do: an old folder is then made again. */
const FORMAT = 2;

/** mulberry32: small, fast, good enough for test data. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Shares fall like those of real code lists: few common values, many rare ones. */
function zipf(next, values) {
  const sums = [];
  values.reduce((sum, _, i) => (sums[i] = sum + 1 / (i + 1)), 0);
  return () => {
    const at = next() * sums.at(-1);
    return values[sums.findIndex((sum) => sum >= at)];
  };
}

const TOWNS = [
  ['RS', 20.46, 44.81, 'Beograd'], ['RS', 21.9, 43.32, 'Niš'], ['BA', 18.41, 43.86, 'Sarajevo'], ['AL', 19.82, 41.33, 'Tiranë'], ['XK', 21.16, 42.66, 'Prishtinë'], ['MK', 21.43, 42, 'Скопје'],
  ['ME', 19.26, 42.44, 'Podgorica'], ['MD', 28.86, 47.01, 'Chișinău'], ['RS', 19.84, 45.25, 'Novi Sad'], ['BA', 17.19, 44.77, 'Banja Luka'], ['AL', 19.45, 41.32, 'Durrës'], ['XK', 20.29, 42.66, 'Pejë'],
  ['RS', 20.92, 44.01, 'Kragujevac'], ['MK', 20.8, 41.11, 'Охрид'], ['RS', 20.69, 43.14, 'Novi Pazar'], ['ME', 18.94, 42.78, 'Nikšić'],
];

/** Incidents of one year, any order. @param count how many */
function* incidentsOf(year, count) {
  const next = random(year * 7919 + count);
  const below = (n) => Math.floor(next() * n);
  const pick = {
    town: zipf(next, TOWNS), type: zipf(next, [...INCIDENT_TYPES, ...INCIDENT_SUBTYPES]), weapon: zipf(next, WEAPONS), place: zipf(next, PLACE_TYPES),
    possession: zipf(next, ['unknown', 'illegal', 'legal']), age: zipf(next, ['unknown', '19_35', '36_60', '0_18', '61_plus']),
  };
  // 12,000 words in two scripts; how often each is used falls as in real text.
  const word = () => {
    const n = Math.floor(12_000 * next() ** 3);
    return (n % 3 ? 'rec' : 'реч') + n.toString(36);
  };
  const [first, days] = [toDay(`${year}-01-01`), toDay(`${year + 1}-01-01`) - toDay(`${year}-01-01`)];
  for (let i = 0; i < count; i++) {
    const [jurisdiction, lon, lat, settlement] = pick.town();
    const kind = pick.type();
    const type = TYPE_OF_SUBTYPE[kind] ?? kind;
    const date = fromDay(first + below(days));
    const harmed = type === 'weapon_seizure' ? 0 : below(3);
    const people = Array.from({ length: 1 + harmed }, (_, n) => ({
      role: n ? 'victim' : 'perpetrator', sex: SEXES[below(10) < 7 ? 0 : 1 + below(2)], age: pick.age(), outcome: n ? OUTCOMES[below(3)] : 'unknown',
    }));
    const tally = (outcome) => people.filter((p) => p.outcome === outcome).length;
    yield {
      id: `SYNTHETIC-${year}-${String(i).padStart(7, '0')}`, revision: 1, status: below(50) ? 'verified' : 'withdrawn',
      date: { start: date, end: date, precision: 'day' }, jurisdiction,
      place: {
        settlement, municipality: settlement, point: below(20) ? [round(lon + spread(next)), round(lat + spread(next))] : null, precision: 'locality',
        area: AREAS[below(3)], type: pick.place(),
      },
      type, ...(kind === type ? {} : { subtype: kind }), tags: [], people,
      weapons: Array.from({ length: below(8) ? 1 : 2 }, () => ({ category: pick.weapon(), possession: pick.possession() })),
      counts: { killed: tally('killed'), injured: tally('injured'), threatened: tally('threatened'), suicide: 0, perpetrators: 1 },
      sources: [{ kind: 'media', publisher: 'Synthetic outlet' }],
      summary: { en: Array.from({ length: 12 + below(12) }, word).join(' ') },
    };
  }
}

const round = (n) => Math.round(n * 1000) / 1000;
const spread = (next) => (next() + next() + next() - 1.5) / 4;
const maskOf = (list, values) => [...new Set(values)].reduce((mask, value) => mask | (1 << list.indexOf(value)), 0);

/**
 * Columns of the peers' table. Codes are places in the lists, masks bits over them: the narrowest form that SQL can count. Withdrawn incidents are not in it,
 * so that no peer has to look at them.
 */
export const COLUMNS = [
  ['id', 'text'], ['day', 'integer'], ['month', 'smallint'], ['jurisdiction', 'smallint'], ['type', 'smallint'], ['kind', 'smallint'], ['place', 'smallint'],
  ['weapon', 'smallint'], ['sex', 'smallint'], ['age', 'smallint'], ['killed', 'smallint'], ['injured', 'smallint'], ['text', 'text'],
];
/** `type` has the subtype's type, `kind` the subtype where there is one. */
export const LISTS = {
  jurisdiction: ['AL', 'BA', 'XK', 'MD', 'ME', 'MK', 'RS'], type: INCIDENT_TYPES, kind: [...INCIDENT_TYPES, ...INCIDENT_SUBTYPES], place: PLACE_TYPES, weapon: WEAPONS,
  sex: SEXES, age: AGE_GROUPS,
};

function rowOf(incident) {
  const { date, place, people } = incident;
  const month = (Number(date.start.slice(0, 4)) - FIRST_YEAR) * 12 + Number(date.start.slice(5, 7)) - 1;
  return [
    incident.id, toDay(date.start), month, LISTS.jurisdiction.indexOf(incident.jurisdiction), LISTS.type.indexOf(incident.type),
    LISTS.kind.indexOf(incident.subtype ?? incident.type), LISTS.place.indexOf(place.type), maskOf(WEAPONS, incident.weapons.map((w) => w.category)),
    maskOf(SEXES, people.map((p) => p.sex)), maskOf(AGE_GROUPS, people.map((p) => p.age)), incident.counts.killed, incident.counts.injured,
    foldText([place.settlement, ...Object.values(incident.summary)].join(' ')),
  ];
}

/** Positions and types of incidents as typed arrays, one after the other: longitudes, latitudes (Int32, thousandths of a degree), types (Uint8, place in the list). */
function pointsFile(points) {
  const columns = [Int32Array.from(points, ([x]) => x), Int32Array.from(points, ([, y]) => y), Uint8Array.from(points, ([, , type]) => type)];
  return Buffer.concat(columns.map(({ buffer }) => new Uint8Array(buffer)));
}

/**
 * The data of one size in a folder: the files of a snapshot, `rows.tsv` for the peers that are databases, `points.bin` for those that are maps. Made once; a year at
 * a time, so that a million needs no more memory than its largest year.
 */
export async function dataset(root, size, say) {
  const folder = join(root, `${size}`);
  const done = join(folder, 'done.json');
  if (existsSync(done) && JSON.parse(readFileSync(done, 'utf8')).format === FORMAT) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const rows = createWriteStream(join(folder, 'rows.tsv'));
  const partitions = [];
  const points = [];
  const started = process.cpuUsage();
  for (let year = LAST_YEAR; year >= FIRST_YEAR; year--) {
    const share = Math.floor(size / (LAST_YEAR - FIRST_YEAR + 1)) + (year === LAST_YEAR ? size % (LAST_YEAR - FIRST_YEAR + 1) : 0);
    say(`making ${size} incidents: ${year}`);
    const incidents = [...incidentsOf(year, share)];
    for (const incident of incidents) if (incident.status === 'verified' && !rows.write(`${rowOf(incident).join('\t')}\n`)) await once(rows, 'drain');
    for (const { status, place, type } of incidents) if (status === 'verified' && place.point) points.push([...place.point.map((degrees) => Math.round(degrees * 1000)), INCIDENT_TYPES.indexOf(type)]);
    const { partition, files } = encodePartition(year, incidents, []);
    partitions.push(partition);
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  }
  await new Promise((resolve) => rows.end(resolve));
  writeFileSync(join(folder, 'points.bin'), pointsFile(points));
  const at = `${LAST_YEAR}-12-31T22:00:00Z`;
  const { manifest, files } = assembleSnapshot({ version: 1, publishedAt: at, asOf: at, partitions, synthetic: true, figures: [] });
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  const { user, system } = process.cpuUsage(started);
  writeFileSync(done, JSON.stringify({ format: FORMAT, size, cpuSeconds: (user + system) / 1e6 }));
  return folder;
}

/** Rows of `rows.tsv`, as arrays of text. */
export async function* tableRows(folder) {
  for await (const line of createInterface({ input: createReadStream(join(folder, 'rows.tsv')) })) yield line.split('\t');
}
