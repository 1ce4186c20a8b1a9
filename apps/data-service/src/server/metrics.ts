/** A number that is read when the operator asks. */
export interface Gauge { help: string; value: () => number; type?: 'gauge' | 'counter' }

/** Something that paths are compared with: Hono's patterns, `/v1/incidents/:id`. */
interface Pattern { route: string; matches: RegExp }

const escape = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
const label = (text: string) => text.replace(/[\\"\n]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`));

/**
 * What the operator's monitoring reads, in the text format of Prometheus (version 0.0.4). Requests are counted by the pattern of their route, never by their path:
 * the number of series does not grow with what is asked.
 */
export class Metrics {
  readonly #gauges: Readonly<Record<string, Gauge>>;
  readonly #fixed: ReadonlySet<string>;
  readonly #patterns: readonly Pattern[];
  readonly #requests = new Map<string, number>();

  /**
   * @param routes of the application; in their paths `*` stands for anything and `:name` for one segment
   * @param gauges by name, without the prefix `seesac_`
   */
  constructor(routes: readonly { path: string; method: string }[], gauges: Readonly<Record<string, Gauge>>) {
    this.#gauges = gauges;
    // What is there for every method is middleware.
    const all = [...new Set(routes.filter(({ method }) => method !== 'ALL').map(({ path }) => path))];
    const isPattern = (route: string) => /[:*]/.test(route);
    this.#fixed = new Set(all.filter((route) => !isPattern(route)));
    this.#patterns = all.filter(isPattern).map((route) => ({
      route, matches: new RegExp(`^${route.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : escape(part).replace(/\*/g, '.*'))).join('/')}$`),
    }));
  }

  /** Counts an answer. @param url address of the request, absolute or from the path on */
  count(url: string, status: number): void {
    const key = `${this.#routeOf(url)} ${status}`;
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + 1);
  }

  text(): string {
    const lines = ['# HELP seesac_http_requests_total Answers by route and status.', '# TYPE seesac_http_requests_total counter'];
    for (const [key, n] of [...this.#requests].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [route = '', status] = key.split(' ');
      lines.push(`seesac_http_requests_total{route="${label(route)}",status="${status}"} ${n}`);
    }
    for (const [name, { help, value, type = 'gauge' }] of Object.entries(this.#gauges)) {
      lines.push(`# HELP seesac_${name} ${help}`, `# TYPE seesac_${name} ${type}`, `seesac_${name} ${value()}`);
    }
    return `${lines.join('\n')}\n`;
  }

  #routeOf(url: string): string {
    const start = url.startsWith('/') ? 0 : url.indexOf('/', url.indexOf('//') + 2);
    const end = url.indexOf('?', start);
    const path = start < 0 ? '/' : url.slice(start, end < 0 ? undefined : end);
    return this.#fixed.has(path) ? path : (this.#patterns.find(({ matches }) => matches.test(path))?.route ?? 'other');
  }
}
