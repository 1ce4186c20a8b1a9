import type { FilterKey, Filters, Summary, Taxonomies } from '@seesac/contract';
import type { LitElement } from 'lit';

/** What the filters show now, for the code that comes when a reader uses them. */
export interface Shown {
  /** The filters, those that are locked included. */
  value: Filters;
  locked: readonly FilterKey[];
  /** What is offered in the bar, in order: `q`, `date`, `lens`, and keys with several values. */
  bar: readonly string[];
  /** Keys behind the last button of the bar. */
  more: readonly string[];
  /** Empty until they are there. */
  terms: Partial<Taxonomies>;
  /** Empty while the service gives no counts. */
  data: Partial<Summary>;
  /** Instant up to which the data are known; undefined until that is known. */
  asOf: string | undefined;
}

/** The element, to that code. */
export interface Face extends LitElement {
  api: string | undefined;
  readonly shown: Shown;
}
