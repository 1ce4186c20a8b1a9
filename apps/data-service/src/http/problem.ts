import { PROBLEM_TYPE, type ParameterError, type Problem } from '@seesac/contract';
import { ERROR_HEADERS } from './headers.js';

/** Titles by status: what went wrong, in plain words. */
const TITLES = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Request took too long',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  414: 'Address too long',
  415: 'Wrong media type',
  422: 'Not acceptable content',
  429: 'Too many requests',
  431: 'Headers too large',
  500: 'Internal error',
  503: 'Not available now',
} as const;
export type ProblemStatus = keyof typeof TITLES;

export interface ProblemOptions {
  title?: string;
  /** What to do, in a sentence. */
  detail?: string;
  errors?: ParameterError[];
  /** Further members of the answer (RFC 9457 §3.2), for a program. */
  more?: Readonly<Record<string, unknown>>;
  /** Further headers, such as `Allow` or `Retry-After`. */
  headers?: Record<string, string>;
}

/** Thrown where a request cannot be answered; the application answers it with the problem. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly status: ProblemStatus;
  readonly options: ProblemOptions;

  constructor(status: ProblemStatus, options: ProblemOptions = {}) {
    super(options.detail ?? options.title ?? TITLES[status]);
    this.status = status;
    this.options = options;
  }
}

/** A 400 that names each wrong parameter. */
export const badParameters = (errors: ParameterError[]): ProblemError =>
  new ProblemError(400, { title: 'Wrong parameters', detail: errors.map(({ parameter, message }) => `${parameter} ${message}`).join('; '), errors });

/** An identifier that ties an answer to its log line. `crypto.randomUUID` is missing in pages that are no secure context. */
export function newRequestId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The document of a problem, RFC 9457. */
export function problemOf({ status, options }: ProblemError, requestId: string): Problem {
  const { title = TITLES[status], detail, errors, more } = options;
  return { ...more, type: 'about:blank', title, status, ...(detail !== undefined && { detail }), ...(errors && { errors }), requestId };
}

/** The answer of a problem, never stored; with the headers of a public error, which is readable from every origin, or with others. */
export function problemResponse(
  error: ProblemError, requestId = newRequestId(), common: Readonly<Record<string, string>> = ERROR_HEADERS,
): { response: Response; requestId: string } {
  const response = new Response(JSON.stringify(problemOf(error, requestId)), {
    status: error.status,
    headers: { ...common, ...error.options.headers, 'Content-Type': PROBLEM_TYPE, 'X-Request-Id': requestId },
  });
  return { response, requestId };
}
