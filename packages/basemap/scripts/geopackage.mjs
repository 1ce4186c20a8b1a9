// Reads the first-level units of the seven from the GeoPackage `world_map.gpkg` (see NOTICE), an SQLite file, with the sqlite3 of Python's own library.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The file that the units come from: another edition must be looked at before it is taken. */
export const SOURCE = { id: 'qgis-common 3.22.16+dfsg-1, world_map.gpkg', sha256: 'ff5cceefc4b27abea094fa82459d8aef9417023236c326a666978b62ffe85db2' };
const CODES = { ALB: 'AL', BIH: 'BA', KOS: 'XK', MDA: 'MD', MNE: 'ME', MKD: 'MK', SRB: 'RS' };
const QUERY = `
import json, sqlite3, sys
rows = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True).execute(
    "select fid, adm0_a3, name, gn_name, hex(geom) from states_provinces where adm0_a3 in (${Object.keys(CODES).map((code) => `'${code}'`).join(', ')}) order by fid")
json.dump(rows.fetchall(), sys.stdout)`;

/** The units in the order of the source: `fid`, jurisdiction, both names, polygons in degrees. @throws where the file is not the pinned one */
export function unitsOf(path) {
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  if (sha256 !== SOURCE.sha256) throw new Error(`${path}: SHA-256 is ${sha256}, expected ${SOURCE.sha256}`);
  const rows = JSON.parse(execFileSync('python3', ['-c', QUERY, path], { encoding: 'utf8', maxBuffer: 2 ** 26 }));
  return rows.map(([fid, a3, name, gnName, hex]) => ({ fid, jurisdiction: CODES[a3], name, gnName, polygons: polygons(Buffer.from(hex, 'hex')) }));
}

/** The polygons of a GeoPackage blob: a header with an envelope, then WKB of a polygon or several. */
function polygons(blob) {
  let at = 8 + [0, 32, 48, 48, 64][(blob[3] >> 1) & 7];
  let little = true;
  const whole = () => (little ? blob.readUInt32LE((at += 4) - 4) : blob.readUInt32BE((at += 4) - 4));
  const real = () => (little ? blob.readDoubleLE((at += 8) - 8) : blob.readDoubleBE((at += 8) - 8));
  const times = (make) => Array.from({ length: whole() }, make);
  const geometry = () => {
    little = blob[at++] === 1;
    const type = whole();
    if (type === 6) return times(() => geometry()[0]);
    if (type === 3) return [times(() => times(() => [real(), real()]))];
    throw new Error(`geometry of type ${type}, expected 3 or 6`);
  };
  return geometry();
}
