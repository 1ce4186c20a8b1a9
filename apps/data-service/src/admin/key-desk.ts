import type { KeyAct, KeyRecord, Keys, Scope } from '../store/keys.js';
import { RefusedError } from './errors.js';
import { newKey } from './key-text.js';

/** Longest time in seconds that a replaced key lives on: 90 days. */
export const MAX_GRACE = 90 * 86_400;

/** A key that was made: what is shown of it always, and the key, which is shown this once. */
export interface MadeKey { data: KeyRecord; key: string }

/** Makes a key. */
export async function createKey(keys: Keys, want: { label: string; scopes: readonly Scope[]; expires: Date | null }, act: KeyAct): Promise<MadeKey> {
  const { key, id, hash } = newKey();
  return { key, data: await keys.create({ id, hash, label: want.label, scopes: want.scopes, expiresAt: want.expires }, act) };
}

/**
 * Makes the successor of a key, with its label and scopes; the old one lives on for `grace` seconds at most. Without `expires` the new one lives as long as the old
 * one was meant to. `mayGive` throws where the scopes are more than the caller may hand on. Rejects with RefusedError `not-found`, and as `Keys.rotate` does.
 */
export async function rotateKey(
  keys: Keys, id: string, want: { grace: number; expires: Date | null }, act: KeyAct, mayGive: (scopes: readonly Scope[]) => void = () => {},
): Promise<MadeKey> {
  const old = await keys.find(id);
  if (!old) throw new RefusedError('not-found', `There is no key ${id}.`);
  mayGive(old.scopes);
  const life = old.expiresAt === null ? null : Date.parse(old.expiresAt) - Date.parse(old.createdAt);
  const expiresAt = want.expires ?? (life === null ? null : new Date(act.at.getTime() + life));
  const { key, id: next, hash } = newKey();
  const successor = { id: next, hash, label: old.label, scopes: old.scopes, expiresAt };
  return { key, data: await keys.rotate(id, successor, new Date(act.at.getTime() + want.grace * 1_000), act) };
}
