import type { Problem } from '@seesac/contract';

/** The service answered with an error. */
export class ServiceError extends Error {
  /** HTTP status. */
  readonly status: number;
  /** What the service says about it (RFC 9457); undefined when the answer is not a problem document, as from a proxy. */
  readonly problem: Problem | undefined;
  /** Seconds that the service asks to wait, from `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(status: number, problem?: Problem, retryAfter?: number) {
    super(problem?.detail ?? problem?.title ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** The service was not reached, broke off, or was silent for too long. `cause` is what `fetch` says. */
export class NetworkError extends Error {}

/** The service answered, but not with what this version expects: an old or foreign service, or a page of a proxy. */
export class ContractError extends Error {}
