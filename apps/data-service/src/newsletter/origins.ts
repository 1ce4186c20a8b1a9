import { ProblemError } from '../http/problem.js';

/** Names by which a browser on this host reaches it. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** An origin, and where it is this host in trials, the other names of it. */
function spellings(origin: string): string[] {
  const { protocol, hostname, port } = origin === 'null' ? { hostname: '' } : new URL(origin);
  return [origin, ...(LOOPBACK.includes(hostname) ? LOOPBACK.map((name) => `${protocol}//${name}${port && `:${port}`}`) : [])];
}

/** Whose pages may send the sign-up form: visitors' browsers must not be made to sign others up. */
export class Origins {
  readonly #allowed: ReadonlySet<string>;
  readonly #form: string;

  /** @param more origins beside that of the service; `null` stands for sandboxed frames */
  constructor(publicUrl: string, more: readonly string[], form: string) {
    this.#allowed = new Set([publicUrl, ...more].flatMap(spellings));
    this.#form = form;
  }

  /** Refuses what a page of another origin sends. Without the header it is no browser that sends. */
  check({ headers }: Request): void {
    const origin = headers.get('origin');
    if (origin === null || this.#allowed.has(origin)) return;
    // a page of the service itself whose address must not be told
    if (origin === 'null' && headers.get('sec-fetch-site') === 'same-origin') return;
    throw new ProblemError(403, {
      title: 'Not from this page',
      detail: `Pages of this origin may not sign readers up. The form at ${this.#form} can be linked to from anywhere; the operator of the service can allow the origin (NEWSLETTER_ORIGINS).`,
      more: { form: this.#form },
    });
  }

  /** Who may frame the form. */
  get frames(): string {
    // policies know no addresses of IPv6
    return ["'self'", ...[...this.#allowed].filter((origin) => origin !== 'null' && !origin.includes('['))].join(' ');
  }
}
