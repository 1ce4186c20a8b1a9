import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';
import { geoContains } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { parseMapping, readImport, type ImportedIncident } from '../src/import/index.ts';
import { NOW } from './import-support.ts';

const data = fileURLToPath(new URL('../../../../shared/data/incidents/', import.meta.url));
const skip = existsSync(data) ? false : 'skipped: ../shared/data is not present';

type Row = Record<string, string | number | null>;
const json = (file: string) => JSON.parse(readFileSync(data + file, 'utf8')) as Row[];

/** A plain reading of a CSV without line ends in its cells, which these have not: nothing of the importer is used. */
function csv(file: string): Row[] {
  const cells = (line: string) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2] ?? '');
  const [header, ...lines] = readFileSync(data + file, 'utf8').trimEnd().split(/\r?\n/).map(cells);
  return lines.map((row) => Object.fromEntries(header!.map((column, i) => [column, row[i]!])));
}

const sum = (rows: readonly Row[], ...columns: string[]) => rows.reduce((n, row) => n + columns.reduce((m, column) => m + (Number(row[column]) || 0), 0), 0);
const countBy = <T>(entries: readonly T[], key: (entry: T) => string | undefined) => {
  const counts: Record<string, number> = {};
  for (const entry of entries) counts[key(entry) ?? 'none'] = (counts[key(entry) ?? 'none'] ?? 0) + 1;
  return counts;
};
const people = (incidents: readonly ImportedIncident[], outcome: 'killed' | 'injured') => incidents.reduce((n, { counts }) => n + (counts[outcome] ?? 0), 0);

async function imported(file: string, mapping: string) {
  const rules = parseMapping(JSON.parse(readFileSync(new URL(`../mappings/${mapping}.json`, import.meta.url), 'utf8')));
  const result = await readImport(data + file, { mapping: rules, now: NOW });
  assert.equal(result.report.rejected, 0, JSON.stringify(result.report.issues.slice(0, 5)));
  assert.deepEqual(Object.keys(result.incidents.find(({ summary }) => Object.keys(summary).length > 0) ?? {}), []);
  return result;
}

describe('NYPD', { skip }, () => {
  test('incidents, victims, killed and injured are those of the raw rows', async () => {
    const rows = csv('nypd-shooting-ytd-2022.csv');
    const { incidents, report } = await imported('nypd-shooting-ytd-2022.csv', 'nypd-shootings');
    const keys = new Set(rows.map((row) => row['INCIDENT_KEY']));
    assert.deepEqual([report.rows, incidents.length], [rows.length, keys.size]);
    assert.deepEqual([rows.length, keys.size], [1716, 1294]);
    assert.equal(incidents.flatMap((incident) => incident.people).length, rows.length);
    assert.equal(people(incidents, 'killed'), rows.filter((row) => row['STATISTICAL_MURDER_FLAG'] === 'Y').length);
    assert.equal(people(incidents, 'injured'), rows.filter((row) => row['STATISTICAL_MURDER_FLAG'] === 'N').length);
    const victims = incidents.flatMap((incident) => incident.people);
    assert.equal(victims.filter(({ sex }) => sex === 'woman').length, rows.filter((row) => row['VIC_SEX'] === 'F').length);
    assert.equal(victims.filter(({ age }) => age === '0_18').length, rows.filter((row) => row['VIC_AGE_GROUP'] === '<18').length);
    assert.deepEqual(incidents.filter(({ place }) => place.point === null).length, new Set(rows.filter((row) => row['Latitude'] === '').map((row) => row['INCIDENT_KEY'])).size);
  });

  test('each incident has the day and the victims of its rows', async () => {
    const rows = csv('nypd-shooting-ytd-2022.csv');
    const { incidents } = await imported('nypd-shooting-ytd-2022.csv', 'nypd-shootings');
    for (const { id, date, people: victims, counts } of incidents) {
      const own = rows.filter((row) => `nypd:${row['INCIDENT_KEY']}` === id);
      const [month, day, year] = String(own[0]!['OCCUR_DATE']).split('/');
      assert.deepEqual([date.start, victims.length, counts.killed! + counts.injured!], [`${year}-${month}-${day}`, own.length, own.length]);
    }
  });
});

describe('Toronto', { skip }, () => {
  test('incidents, killed, injured, their unknowns and the null island are those of the raw rows', async () => {
    const rows = csv('toronto-shootings-2004-2024.csv');
    const { incidents } = await imported('toronto-shootings-2004-2024.csv', 'toronto-shootings');
    assert.equal(incidents.length, rows.length);
    assert.deepEqual([people(incidents, 'killed'), people(incidents, 'injured')], [sum(rows, 'DEATH'), sum(rows, 'INJURIES')]);
    assert.equal(incidents.filter(({ counts }) => counts.killed === null).length, rows.filter((row) => row['DEATH'] === 'NA').length);
    assert.equal(incidents.filter(({ counts }) => counts.injured === null).length, rows.filter((row) => row['INJURIES'] === 'NA').length);
    assert.equal(incidents.filter(({ place }) => place.point === null).length, rows.filter((row) => String(row['geometry']).includes('e-14')).length);
    assert.deepEqual(countBy(incidents, ({ date }) => date.partOfDay), countBy(rows, (row) => String(row['OCC_TIME_RANGE']).toLowerCase()));
    assert.deepEqual(countBy(incidents, ({ jurisdiction }) => jurisdiction), { outside: rows.length });
  });
});

describe('Insecurity Insight', { skip }, () => {
  const file = 'insecurity-insight-protection.json';

  test('incidents, killed, injured and labels are those of the raw records', async () => {
    const rows = json(file);
    const { incidents, report } = await imported(file, 'insecurity-insight');
    assert.equal(incidents.length, rows.length);
    assert.equal(people(incidents, 'killed'), sum(rows, 'Camp Resident Killed', 'Service Provider Killed'));
    assert.equal(people(incidents, 'injured'), sum(rows, 'Camp Resident Injured'));
    assert.deepEqual(countBy(incidents, ({ sourceJurisdiction }) => sourceJurisdiction), countBy(rows, (row) => String(row['Country'])));
    assert.deepEqual(countBy(incidents, ({ jurisdiction }) => jurisdiction), { outside: rows.filter((row) => row['Country ISO'] !== 'BIH').length, BA: 3 });
    // Days and months that the text contradicts: 5 and 11 by the description of the set.
    assert.equal(report.issues.filter(({ rule }) => rule === 'date-disagrees').length, 16);
  });

  test('no description, no name of a perpetrator and no garbled text comes along', async () => {
    const rows = json(file);
    const { incidents, report } = await imported(file, 'insecurity-insight');
    const text = JSON.stringify([incidents, report.issues]);
    for (const row of rows) {
      const description = String(row['Event Description'] ?? '').trim();
      if (description.length > 20) assert.ok(!text.includes(JSON.stringify(description).slice(1, 25)), 'a description');
    }
    const names = new Set(rows.map((row) => String(row['Reported Perpetrator Name'])).filter((name) => name.length > 12));
    for (const name of names) assert.ok(!text.includes(name), 'a name');
    assert.doesNotMatch(text, /[ÂÃâ][\u0080-\u00bf€™œ]/);
  });

  test('points are kept where their precision is a municipality or better, months where the text says no more', async () => {
    const rows = json(file);
    const { incidents } = await imported(file, 'insecurity-insight');
    const precise = rows.filter((row) => /^\((2|3)\)/.test(String(row['Geo Precision'])) && Number(row['Latitude'] ?? 0) !== 0);
    assert.equal(incidents.filter(({ place }) => place.point !== null).length, precise.length);
    const month = /^(?:As reported, )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}\b/;
    const months = rows.filter((row) => month.test(String(row['Event Description'] ?? '').trim()));
    assert.equal(incidents.filter(({ date }) => date.precision === 'month').length, months.length);
  });
});

/** Jurisdictions by d3-geo from the atlas that anyone can install: another decoder, another algorithm, no code of the project. */
const ATLAS_NAMES: Readonly<Record<string, string>> = {
  Albania: 'AL', 'Bosnia and Herz.': 'BA', Kosovo: 'XK', Moldova: 'MD', Montenegro: 'ME', Macedonia: 'MK', 'North Macedonia': 'MK', Serbia: 'RS',
};
const DEGREE_KM = (6371.0088 * Math.PI) / 180;

function oracle() {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  const shapes = feature(topology, topology.objects.countries).features.map((shape) => {
    const outline = shape as Feature<Polygon | MultiPolygon, { name: string }>;
    const rings: Position[][] = outline.geometry.type === 'Polygon' ? outline.geometry.coordinates : outline.geometry.coordinates.flat();
    const [lons, lats] = [0, 1].map((axis) => rings.flat().map((position) => position[axis]!));
    const box = [Math.min(...lons!) - 1, Math.min(...lats!) - 1, Math.max(...lons!) + 1, Math.max(...lats!) + 1] as const;
    return { shape: outline, rings, box, code: ATLAS_NAMES[outline.properties.name] };
    // A box that goes round the world says nothing, and who has one lies far from the seven.
  }).filter(({ box }) => box[2] - box[0] < 60);
  /** Distance to the nearest edge, on the plane that touches the Earth at the point: good to a few metres at 10 km. */
  const edgeKm = (rings: Position[][], [lon, lat]: [number, number]) => {
    const scale = Math.cos((lat * Math.PI) / 180);
    const flat = (position: Position) => [(position[0]! - lon) * scale * DEGREE_KM, (position[1]! - lat) * DEGREE_KM] as const;
    let best = Infinity;
    for (const ring of rings)
      for (let i = 1; i < ring.length; i++) {
        const [[ax, ay], [bx, by]] = [flat(ring[i - 1]!), flat(ring[i]!)];
        const length = (bx - ax) ** 2 + (by - ay) ** 2;
        const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / length));
        best = Math.min(best, Math.hypot(ax + along * (bx - ax), ay + along * (by - ay)));
      }
    return best;
  };
  return (lon: number, lat: number): { code: string; borderKm: number } => {
    const at: [number, number] = [lon, lat];
    const near = shapes.filter(({ box: [west, south, east, north] }) => lon > west && lon < east && lat > south && lat < north);
    const distances = near.map(({ rings, code, shape }) => ({ km: edgeKm(rings, at), code, holds: geoContains(shape, at) }));
    const borderKm = Math.min(Infinity, ...distances.map(({ km }) => km));
    const holder = distances.find(({ holds }) => holds);
    const nearest = distances.find(({ km }) => km === borderKm && km <= 10);
    return { code: (holder ?? nearest)?.code ?? 'outside', borderKm };
  };
}

describe('UCDP', { skip }, () => {
  test('the CSV and the JSON form give the same incidents', async () => {
    const [fromCsv, fromJson] = [await imported('ucdp-ged251-see.csv', 'ucdp-ged'), await imported('ucdp-ged251-see.json', 'ucdp-ged')];
    assert.deepEqual(fromCsv.incidents, fromJson.incidents);
  });

  test('incidents, killed and labels are those of the raw rows; injured are not reported, never 0', async () => {
    const rows = json('ucdp-ged251-see.json');
    const { incidents } = await imported('ucdp-ged251-see.csv', 'ucdp-ged');
    assert.equal(incidents.length, rows.length);
    assert.equal(people(incidents, 'killed'), sum(rows, 'best'));
    assert.equal(incidents.filter(({ counts }) => counts.killed === 0).length, rows.filter((row) => row['best'] === 0).length);
    assert.ok(incidents.every(({ counts }) => counts.injured === null));
    assert.deepEqual(countBy(incidents, ({ sourceJurisdiction }) => sourceJurisdiction), countBy(rows, (row) => String(row['country'])));
  });

  test('counts by jurisdiction are those of d3-geo and the 10 km rule, but for points within 1 km of a border', async (t) => {
    const rows = json('ucdp-ged251-see.json');
    const { incidents } = await imported('ucdp-ged251-see.json', 'ucdp-ged');
    const byId = new Map(incidents.map((incident) => [incident.id, incident.jurisdiction]));
    const at = oracle();
    const answers = new Map<string, { code: string; borderKm: number }>();
    const expected: Record<string, number> = {};
    const actual: Record<string, number> = {};
    const borderline: string[] = [];
    for (const row of rows) {
      const place = `${row['longitude']} ${row['latitude']}`;
      if (!answers.has(place)) answers.set(place, at(Number(row['longitude']), Number(row['latitude'])));
      const { code, borderKm } = answers.get(place)!;
      const own = byId.get(`ucdp-ged:${row['id']}`)!;
      if (own !== code && borderKm < 1) borderline.push(`${place}: ${own}, by d3-geo ${code}, ${borderKm.toFixed(2)} km from a border`);
      else {
        expected[code] = (expected[code] ?? 0) + 1;
        actual[own] = (actual[own] ?? 0) + 1;
      }
    }
    t.diagnostic(`by jurisdiction: ${JSON.stringify(actual)}; borderline: ${borderline.length}`);
    for (const line of borderline) t.diagnostic(line);
    assert.deepEqual(actual, expected);
    assert.ok(borderline.length <= 10, borderline.join('\n'));
  });
});
