import type { ImportIssue } from '../import/index.js';

/** Why an act on the data is refused. */
export type Refusal = 'not-found' | 'conflict' | 'busy' | 'rules';

/** An act on the data that cannot be done as it was asked. The message says what to do; `more` is for a program. */
export class RefusedError extends Error {
  override name = 'RefusedError';
  readonly kind: Refusal;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(kind: Refusal, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.kind = kind;
    this.more = more;
  }
}

/** An issue of the importer about one record: there is no line to name. */
export type RecordIssue = Omit<ImportIssue, 'line'>;
