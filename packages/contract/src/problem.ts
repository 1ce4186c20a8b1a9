import type { ParameterError } from './filters.js';

/** Media type of every error answer (RFC 9457). */
export const PROBLEM_TYPE = 'application/problem+json';

/** An error answer of the service: RFC 9457 problem details, with the parameters that are wrong. */
export interface Problem {
  /** A stable address for the kind of problem, or `about:blank`. */
  type: string;
  title: string;
  status: number;
  /** What to do, in a sentence. */
  detail?: string;
  /** For a 400: each wrong parameter and why. */
  errors?: ParameterError[];
  /** Matches the service's log line. */
  requestId?: string;
}
