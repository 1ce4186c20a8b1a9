import type { Envelope } from '@seesac/contract';
import { request } from './request.js';
import { sourceOf } from './source.js';
import { isWebAddress } from './web-address.js';

/** Every question takes a signal: a caller that aborts leaves, the others who asked the same still get their answer. */
export interface AskOptions { signal?: AbortSignal | undefined }

/** Widgets make links of the addresses of an answer: they must be some. */
const isFigure = (body: Envelope<unknown> | null) =>
  body?.data && body.meta?.asOf && body.meta.notices && isWebAddress(body.links?.self) && isWebAddress(body.links.data ?? body.links.self);

/** Address of a question. Throws a TypeError when `api` is no address. */
export const address = (api: string, path: string, query: string) => {
  if (!isWebAddress(api)) throw new TypeError(`api="${api}" is no address of a service`);
  return new URL(`v1/${path}${query && `?${query}`}`, api).href;
};

/** The one door through which questions about incidents are asked. */
export const ask = async <T>(api: string, signal: AbortSignal | undefined, path: string, ...pairs: (string | 0 | false | undefined)[]): Promise<T> => {
  const query = pairs.filter(Boolean).join('&');
  return (sourceOf(api)?.ask({ path, query }, signal) ?? request(address(api, path, query), isFigure, signal)) as Promise<T>;
};
