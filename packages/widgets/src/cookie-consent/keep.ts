/* eslint no-restricted-syntax: off -- see memory.ts, which reads what this writes. A module of its own: only who chooses needs it. */
import type { Choice } from './cookie-consent.model.js';

/** Keeps a choice where the page says; called by a click of the visitor, never before one. Where that is not possible it holds for this page: no reason to refuse it. @param maxAge days */
export function keep({ given, ...rest }: Choice, storage: string | undefined, maxAge: number): void {
  const text = JSON.stringify({ ...rest, ...given });
  try {
    if (storage === 'cookie') document.cookie = `seesac-consent=${encodeURIComponent(text)}; Path=/; Max-Age=${maxAge * 86400}; SameSite=Lax${location.protocol === 'https:' ? '; Secure' : ''}`;
    else if (storage === 'local' || storage === 'session') (storage === 'local' ? localStorage : sessionStorage).setItem('seesac-consent', text);
  } catch {
    // Storage is full, or blocked.
  }
}
