import type { Problem } from '@seesac/contract';

/** Why a question has no answer. */
export abstract class RequestError extends Error {
  /** Settles when it is time to ask again, see `retryDelay`; undefined when asking again does not help. */
  until?: (signal: AbortSignal) => Promise<void>;
}

/** The service answered with an error. */
export class ServiceError extends RequestError {
  /** HTTP status. */
  readonly status: number;
  /** What the service says about it (RFC 9457); undefined when the answer is not a problem document, as from a proxy. */
  readonly problem: Problem | undefined;
  /** Seconds that the service asks to wait, from `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(status: number, problem?: Problem, retryAfter?: number) {
    super(problem?.errors?.map(({ parameter, message }) => `${parameter} ${message}`).join('; ') ?? problem?.detail ?? problem?.title ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** The service was not reached, broke off, or was silent for too long. `cause` is what `fetch` says. */
export class NetworkError extends RequestError {}

/** The service answered, but not with what this version expects: an old or foreign service, or a page of a proxy. */
export class ContractError extends RequestError {}
