import { isAlive, SCOPES, type Keys, type Scope, type StoredKey } from '../store/keys.js';
import type { Background } from './background.js';
import { isSameKey, keyId } from './key-text.js';

/** Who asks: an identifier of a key, or `command` for the key of this process, and what it may do. */
export interface Caller { actor: string; scopes: readonly Scope[] }

/** Milliseconds between two notes of when a key was last used. */
const USED = 60_000;

export interface KeyRingOptions {
  keys: Keys;
  /** Other processes may change keys: then the store is asked each time. */
  shared: boolean;
  /** SHA-256 of the key that commands on this host use, where there is one. */
  controlHash: string | null;
  background: Background;
}

/**
 * Tells keys apart. On PGlite, whose one connection an import may hold for minutes, it does so from memory: only this process changes keys there.
 */
export class KeyRing {
  readonly #options: KeyRingOptions;
  readonly #known = new Map<string, StoredKey>();
  /** When the last use of a key was noted, in milliseconds. */
  readonly #noted = new Map<string, number>();

  constructor(options: KeyRingOptions) {
    this.#options = options;
  }

  /** Reads the keys again; call it first, and after each change of a key. */
  async refresh(): Promise<void> {
    if (this.#options.shared) return;
    const keys = await this.#options.keys.list();
    this.#known.clear();
    for (const key of keys) this.#known.set(key.id, key);
  }

  /** Whose key it is; `null` for one that opens nothing. Takes as long for a wrong secret as for the right one. */
  async callerOf(key: string, now: Date): Promise<Caller | null> {
    const { controlHash, shared, keys } = this.#options;
    if (isSameKey(key, controlHash)) return { actor: 'command', scopes: SCOPES };
    const id = keyId(key);
    if (id === null) return null;
    const stored = shared ? await keys.find(id) : this.#known.get(id) ?? null;
    if (!isSameKey(key, stored?.hash ?? null) || !isAlive(stored!, now)) return null;
    this.#note(stored!, now);
    return { actor: id, scopes: stored!.scopes };
  }

  #note({ id, lastUsedAt }: StoredKey, now: Date): void {
    const last = this.#noted.get(id) ?? (lastUsedAt === null ? -Infinity : Date.parse(lastUsedAt));
    if (now.getTime() - last < USED) return;
    this.#noted.set(id, now.getTime());
    this.#options.background.add(() => this.#options.keys.used(id, now));
  }
}
