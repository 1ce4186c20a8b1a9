/** An error of the store. `code` is an SQLSTATE, or one of the store's own: `DEADLINE`, `WORKER`, `SUPERSEDED`, `NOT_EMPTY`, `SCHEMA`, `DISK`, `CONFLICT`, `DUPLICATE`, `NOT_FOUND`,
 * `MISSING`. */
export class StoreError extends Error {
  override name = 'StoreError';
  readonly code: string;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;

  constructor(message: string, fields: { code: string; detail?: string | undefined; constraint?: string | undefined; cause?: unknown }) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.code = fields.code;
    this.detail = fields.detail;
    this.constraint = fields.constraint;
  }
}

/** What both drivers put on an error that the database answered. */
interface DatabaseErrorShape { message: string; code: string; detail?: string | undefined; constraint?: string | undefined }

const isDatabaseError = (error: unknown): error is DatabaseErrorShape =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string';

/** What the pool of connections says without a code: none became free, or the server did not take a new one. */
const NO_CONNECTION = /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)$/;

/** The same error as a {@link StoreError}; one that is none of a database stays as it is. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof Error && NO_CONNECTION.test(error.message)) return new StoreError('no connection to the database was to be had in time', { code: 'DEADLINE', cause: error });
  if (error instanceof StoreError || !isDatabaseError(error)) return error;
  return new StoreError(error.message, { code: error.code, detail: error.detail, constraint: error.constraint, cause: error });
}
