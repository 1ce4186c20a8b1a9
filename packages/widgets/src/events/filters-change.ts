import type { Filters } from '@seesac/contract';

/** A reader changed filters. Bubbles and leaves shadow roots. */
export class SeesacFiltersChangeEvent extends Event {
  /** All filters that are set now, those that the page locked included. */
  readonly filters: Filters;
  /** Their canonical string: the query of an address, of the page or of the service. */
  readonly query: string;

  constructor(filters: Filters, query: string) {
    super('seesac-filters-change', { bubbles: true, composed: true });
    this.filters = filters;
    this.query = query;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'seesac-filters-change': SeesacFiltersChangeEvent;
  }
}
