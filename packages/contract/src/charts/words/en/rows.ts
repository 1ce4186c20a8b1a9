/** What charts say that have a name a row, or a panel a name, beside what is theirs alone. See `en.ts`. */
export const rows = {
  people: '{n} person|{n} people',
  rate: '{n} per 100,000 people and year',
  'breakdown-most': 'Most often: {label}, {incidents}.',
  'breakdown-share': 'Most often: {label}, {incidents} ({p} of those reported).',
  coverage: '{field} is reported for {p} of {n}.',
  // Drawings
  few: '{n} (few)',
} as const;
