// A module of its own: a counter carries these four words, and no code list.

/** The four outcomes that are counted; `killed` never includes `suicide`. */
export const COUNTED_OUTCOMES = ['killed', 'injured', 'threatened', 'suicide'] as const;
export type CountedOutcome = (typeof COUNTED_OUTCOMES)[number];
