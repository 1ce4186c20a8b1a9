/** A widget could not get its answer; once for each failure. Does not bubble, like `error` of an image. */
export class SeesacErrorEvent extends Event {
  /** `ServiceError`, `NetworkError` or `ContractError` of `@seesac/client`, or a `TypeError` when `api` is no address. */
  readonly error: unknown;

  constructor(error: unknown) {
    super('seesac-error');
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'seesac-error': SeesacErrorEvent;
  }
}
