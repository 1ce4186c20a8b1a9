import type { Answer } from './answers.js';

/** Addresses that are remembered for one answer. */
const SPELLINGS = 4;

interface Entry { answer: Answer; used: boolean; spellings: string[]; next: number }

/**
 * Answers already made, by what they answer. Bounded in number and in bytes, so that no flood of questions fills the memory; what was asked for again since
 * the last round is kept before what was asked for once ("second chance"), so that no flood drives out what many ask for.
 *
 * Beside it each answer knows a few addresses as they were spelled, so that the next request for one of them needs no reading of its query. They are a few for
 * each answer: spellings of one question drive out one another and nothing else.
 */
export class AnswerCache {
  readonly #entries = new Map<string, Entry>();
  readonly #byAddress = new Map<string, Entry>();
  readonly #owners = new WeakMap<Answer, Entry>();
  readonly #most: { answers: number; bytes: number };
  #bytes = 0;

  constructor(most = { answers: 2_000, bytes: 64 << 20 }) {
    this.#most = most;
  }

  get count(): number {
    return this.#entries.size;
  }

  /** Addresses that are remembered. */
  get addresses(): number {
    return this.#byAddress.size;
  }

  /** Bytes of all answers, with their compressed forms. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The answer for a key, made at the first question. */
  get(key: string, make: () => Answer): Answer {
    return this.find(key) ?? this.#add(key, make());
  }

  find(key: string): Answer | undefined {
    const known = this.#entries.get(key);
    if (known) known.used = true;
    return known?.answer;
  }

  #add(key: string, answer: Answer): Answer {
    this.#makeRoom(answer.size);
    const entry: Entry = { answer, used: false, spellings: [], next: 0 };
    this.#entries.set(key, entry);
    this.#owners.set(answer, entry);
    this.#bytes += answer.size;
    answer.onGrowth = (bytes) => (this.#bytes += bytes);
    return answer;
  }

  /** The answer that an address had before. */
  at(address: string): Answer | undefined {
    const known = this.#byAddress.get(address);
    if (known) known.used = true;
    return known?.answer;
  }

  /** Remembers that an address is answered so, until {@link forgetAddresses}. Answers that are not of this cache are left alone. */
  remember(address: string, answer: Answer): void {
    const entry = this.#owners.get(answer);
    if (!entry || this.#byAddress.has(address)) return;
    const before = entry.spellings[entry.next];
    if (before !== undefined) this.#byAddress.delete(before);
    entry.spellings[entry.next] = address;
    entry.next = (entry.next + 1) % SPELLINGS;
    this.#byAddress.set(address, entry);
  }

  forgetAddresses(): void {
    for (const entry of this.#byAddress.values()) {
      entry.spellings = [];
      entry.next = 0;
    }
    this.#byAddress.clear();
  }

  #makeRoom(size: number): void {
    while (this.#entries.size >= this.#most.answers || (this.#bytes + size > this.#most.bytes && this.#entries.size > 0)) {
      const [key, entry] = this.#entries.entries().next().value!;
      this.#entries.delete(key);
      if (entry.used) {
        entry.used = false;
        this.#entries.set(key, entry);
        continue;
      }
      this.#bytes -= entry.answer.size;
      entry.answer.onGrowth = undefined;
      this.#owners.delete(entry.answer);
      for (const address of entry.spellings) this.#byAddress.delete(address);
    }
  }
}
