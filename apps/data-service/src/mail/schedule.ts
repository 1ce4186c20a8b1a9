const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** When a mail that was not accepted is tried again. In milliseconds. */
export interface RetrySchedule {
  /** After the first failure, the second…; the last one for all that follow. */
  waits: readonly number[];
  /** Age at which it is given up. */
  end: number;
  /** Part of a wait by which it is made longer or shorter at random, so that mails that failed together do not come again together. */
  jitter: number;
}

export const RETRIES: RetrySchedule = { waits: [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR], end: 48 * HOUR, jitter: 0.2 };

/** When to try again after so many attempts, `null` for never. */
export function nextTry({ waits, end, jitter }: RetrySchedule, attempts: number, createdAt: Date, now: Date, random: () => number = Math.random): Date | null {
  const wait = waits[Math.min(attempts, waits.length) - 1]! * (1 + jitter * (2 * random() - 1));
  const due = new Date(now.getTime() + Math.round(wait));
  return due.getTime() - createdAt.getTime() > end ? null : due;
}
