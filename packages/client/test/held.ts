/** A promise that the test settles. */
export function held<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((yes, no) => ((resolve = yes), (reject = no)));
  promise.catch(() => {});
  return { promise, resolve, reject };
}

/** Lets every promise that can go on do so. */
export const turns = async (count = 20): Promise<void> => {
  for (let i = 0; i < count; i++) await Promise.resolve();
};
