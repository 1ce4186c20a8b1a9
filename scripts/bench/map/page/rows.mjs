/** The rows as every peer gets them. */
export async function rows() {
  const bytes = await (await fetch('/points.bin')).arrayBuffer();
  const length = bytes.byteLength / 9;
  return { length, x: new Int32Array(bytes, 0, length), y: new Int32Array(bytes, 4 * length, length), type: new Uint8Array(bytes, 8 * length, length) };
}

/** Of a list with one entry a row, those whose type is wanted. */
export function wanted(list, { type }, types) {
  if (!types) return list;
  const pass = new Uint8Array(256);
  for (const t of types) pass[t] = 1;
  return list.filter((_, row) => pass[type[row]]);
}

/** GeoJSON points, which both supercluster and MapLibre ask for. */
export const features = ({ length, x, y }) => Array.from({ length }, (_, row) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [x[row] / 1000, y[row] / 1000] } }));
