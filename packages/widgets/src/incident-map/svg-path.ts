/** A run of points, and whether it comes back to its first. Each point is x, y in tenths of a pixel. */
interface Run {
  readonly points: number[];
  closed: boolean;
}

/** An arc of a circle, px and radians. */
interface Arc { readonly x: number; readonly y: number; readonly r: number; readonly from: number; readonly to: number }

const tenths = (px: number): number => Math.round(px * 10);
const px = (n: number): string => String(n / 10);

/**
 * A path as a canvas takes it, written as the `d` of an SVG with a tenth of a pixel, without what cannot be seen: runs that lie beside the drawing, and of others the
 * points that lie further out on one side of it. What is filled or drawn within stays the same.
 */
export class SvgPath {
  #pieces: (Run | Arc)[] = [];
  #run: Run | undefined;
  readonly #width: number;
  readonly #height: number;

  /** @param width of what is seen, px */
  constructor(width: number, height: number) {
    // A line that is wider than a pixel shows although it lies a little beside the edge.
    [this.#width, this.#height] = [tenths(width), tenths(height)];
  }

  moveTo(x: number, y: number): void {
    this.#pieces.push((this.#run = { points: [tenths(x), tenths(y)], closed: false }));
  }

  lineTo(x: number, y: number): void {
    if (!this.#run) return this.moveTo(x, y);
    const { points } = this.#run;
    const at = points.length;
    const [nextX, nextY] = [tenths(x), tenths(y)];
    if (nextX === points[at - 2] && nextY === points[at - 1]) return;
    // Of three in a row on one side of the drawing the middle one shows nowhere, whether filled or drawn.
    const side = at > 3 ? this.#side(points[at - 4]!, points[at - 3]!) & this.#side(points[at - 2]!, points[at - 1]!) & this.#side(nextX, nextY) : 0;
    if (side) points.length -= 2;
    points.push(nextX, nextY);
  }

  close(): void {
    if (this.#run) this.#run.closed = true;
    this.#run = undefined;
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.lineTo(x + width, y);
    this.lineTo(x + width, y + height);
    this.lineTo(x, y + height);
    this.close();
  }

  arc(x: number, y: number, r: number, from: number, to: number): void {
    this.#pieces.push({ x, y, r, from, to });
    this.#run = undefined;
  }

  /** Sides of the drawing beyond which a point lies, as bits. */
  #side(x: number, y: number): number {
    const margin = 100;
    return +(x < -margin) | (+(x > this.#width + margin) << 1) | (+(y < -margin) << 2) | (+(y > this.#height + margin) << 3);
  }

  /** The `d`; empty where nothing shows. */
  toString(): string {
    return this.#pieces.map((piece) => ('points' in piece ? this.#runText(piece) : this.#arcText(piece))).join('');
  }

  #runText({ points, closed }: Run): string {
    let sides = 15;
    for (let i = 0; i < points.length && sides; i += 2) sides &= this.#side(points[i]!, points[i + 1]!);
    if (sides || points.length < 4) return '';
    let text = `M${px(points[0]!)} ${px(points[1]!)}l`;
    for (let i = 2; i < points.length; i += 2) text += `${i > 2 ? ' ' : ''}${px(points[i]! - points[i - 2]!)} ${px(points[i + 1]! - points[i - 1]!)}`;
    return text + (closed ? 'z' : '');
  }

  #arcText({ x, y, r, from, to }: Arc): string {
    const reach = r + 10;
    if (x < -reach || y < -reach || x * 10 > this.#width + 10 * reach || y * 10 > this.#height + 10 * reach) return '';
    const point = (angle: number) => `${px(tenths(x + r * Math.cos(angle)))} ${px(tenths(y + r * Math.sin(angle)))}`;
    const radius = px(tenths(r));
    const sweep = to - from;
    // An arc that ends where it begins is none for SVG: a circle is two halves.
    if (sweep >= 2 * Math.PI - 1e-6) return `M${point(0)}A${radius} ${radius} 0 1 1 ${point(Math.PI)}A${radius} ${radius} 0 1 1 ${point(0)}z`;
    return `M${point(from)}A${radius} ${radius} 0 ${sweep > Math.PI ? 1 : 0} 1 ${point(to)}`;
  }
}
