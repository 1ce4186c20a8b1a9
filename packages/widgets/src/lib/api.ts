let origin = '';

/** Sets the service that widgets without an `api` attribute ask. The embed loader sets its own host; an application may set one before it defines widgets. */
export function setDefaultApi(api: string): void {
  origin = api;
}

/** @internal */
export const defaultApi = (): string => origin;
