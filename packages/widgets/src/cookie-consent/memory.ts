/* eslint no-restricted-syntax: off -- with keep.ts the one place of all widgets that looks into storage: where the page names one, for the choice and nothing else. */
import { OPTIONAL, type Choice } from './cookie-consent.model.js';

/**
 * The choice that was kept; none where there is none, it cannot be read, or the browser has storage blocked.
 * It stands under the key `seesac-consent`, or in the cookie of that name, as `{"policy":"…","at":"2026-01-31","performance":true}`.
 */
export function recall(storage: string | undefined): Choice | undefined {
  try {
    const text =
      storage === 'cookie'
        ? decodeURIComponent(/(?:^|; )seesac-consent=([^;]*)/.exec(document.cookie)![1]!)
        : { local: () => localStorage, session: () => sessionStorage }[storage!]!().getItem('seesac-consent')!;
    const { policy, at, ...kept } = JSON.parse(text) as Choice & Record<string, unknown>;
    return { policy, at, given: Object.fromEntries(OPTIONAL.filter((name) => typeof kept[name] === 'boolean').map((name) => [name, kept[name]])) };
  } catch {
    return undefined;
  }
}
