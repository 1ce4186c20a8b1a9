/** Places that clients hold at the same time. Only who holds one is remembered, so the store is never larger than `all`. */
export class Slots {
  readonly all: number;
  readonly each: number;
  readonly #held = new Map<string, number>();
  #used = 0;

  /** @param all places of everybody @param each places of one client */
  constructor(all: number, each: number) {
    this.all = all;
    this.each = each;
  }

  get used(): number {
    return this.#used;
  }

  /** Takes a place for a client. Gives what gives it back, any number of times; `null` where none is free. */
  take(client: string): (() => void) | null {
    const held = this.#held.get(client) ?? 0;
    if (this.#used >= this.all || held >= this.each) return null;
    this.#used++;
    this.#held.set(client, held + 1);
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      this.#used--;
      const left = this.#held.get(client)! - 1;
      if (left) this.#held.set(client, left);
      else this.#held.delete(client);
    };
  }
}
