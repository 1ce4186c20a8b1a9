/** What needs consent, in the order in which it is shown. */
export const OPTIONAL = ['performance', 'functionality', 'targeting'] as const;
export type Optional = (typeof OPTIONAL)[number];

/** What may be used. */
export type Categories = Readonly<Record<'necessary' | Optional, boolean>>;

/** What a visitor chose; what they were not asked about is absent. */
export interface Choice {
  /** The policy that it was about, as the page names it. */
  readonly policy: string;
  /** The day, ISO. */
  readonly at: string;
  readonly given: Readonly<Partial<Record<Optional, boolean>>>;
}

const DAY = 864e5;

/** Words of an attribute, parted by spaces or commas; one empty word where there is none, so that nothing asked for is not everything granted. */
export const wordsOf = (text = ''): string[] => text.trim().split(/[\s,]+/);

/** Whether a choice is about this policy and not older than so many days. One day of the future is another time zone, or a clock that was set. */
export function holds({ policy, at }: Choice, of: string, maxAge: number, now = Date.now()): boolean {
  const age = (now - Date.parse(at)) / DAY;
  return policy === of && age >= -1 && age <= maxAge;
}

export const categoriesOf = (given: Choice['given']): Categories =>
  Object.freeze({ necessary: true, ...Object.fromEntries(OPTIONAL.map((name) => [name, given[name] === true])) } as Categories);
