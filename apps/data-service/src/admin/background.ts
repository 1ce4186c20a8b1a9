/** Work that no answer waits for, done one after the other. A task that fails is told to `onError` and takes nothing with it. */
export class Background {
  readonly #onError: (error: Error) => void;
  #tail: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(onError: (error: Error) => void) {
    this.#onError = onError;
  }

  /** Tasks that are not done. */
  get waiting(): number {
    return this.#waiting;
  }

  add(task: () => Promise<unknown>): void {
    this.#waiting += 1;
    this.#tail = this.#tail.then(task).then(() => {}, this.#onError).finally(() => { this.#waiting -= 1; });
  }

  /** Resolves when everything that was added before is done. */
  idle(): Promise<void> {
    return this.#tail;
  }
}
