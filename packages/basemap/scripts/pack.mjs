// Writes lines and the rings made of them as text that src/packed.ts reads: whole numbers, small ones one character each.

/** Characters from `#` to `[`: none that a template literal would have to escape. The first ones end a number, the others go before. */
const FIRST = 35;
const LAST = 47;
const MORE = 10;

/** Small numbers of either sign as small numbers: 0, -1, 1, -2 … */
const zigzag = (n) => (n < 0 ? -2 * n - 1 : 2 * n);

function text(number) {
  let out = String.fromCharCode(FIRST + (number % LAST));
  for (let rest = Math.floor(number / LAST); rest > 0; rest = Math.floor((rest - 1) / MORE)) out = String.fromCharCode(FIRST + LAST + ((rest - 1) % MORE)) + out;
  return out;
}

/**
 * @param arcs points [x, y] in whole steps; an arc's first point is near the last of the arc before it if the rings are followed
 * @param shapes rings of each shape, a ring being the places of its arcs, `~place` for an arc that runs the other way
 * @returns the arcs that are used in the order of use, each in the direction of its first use: number of points, then the way from point to point; after them the shapes
 */
export function pack(arcs, shapes) {
  const places = new Map();
  const points = [];
  for (const ref of shapes.flat(2)) {
    const arc = ref < 0 ? ~ref : ref;
    if (places.has(arc)) continue;
    places.set(arc, { place: places.size, turned: ref < 0 });
    points.push(ref < 0 ? arcs[arc].toReversed() : arcs[arc]);
  }
  const numbers = [points.length];
  let [x, y] = [0, 0];
  for (const arc of points) {
    numbers.push(arc.length);
    for (const point of arc) {
      numbers.push(zigzag(point[0] - x), zigzag(point[1] - y));
      [x, y] = point;
    }
  }
  numbers.push(shapes.length);
  let last = -1;
  for (const rings of shapes) {
    numbers.push(rings.length);
    for (const ring of rings) {
      numbers.push(ring.length);
      for (const ref of ring) {
        const { place, turned } = places.get(ref < 0 ? ~ref : ref);
        numbers.push(2 * zigzag(place - last) + Number(turned !== ref < 0));
        last = place;
      }
    }
  }
  return numbers.map(text).join('');
}
