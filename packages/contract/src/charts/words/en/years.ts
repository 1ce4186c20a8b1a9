/** What several charts over the years say. See `en.ts`. */
export const years = {
  'span-now': '{span}: {incidents}.',
  'mean-chance': 'So small a difference may be chance.',
  'calendar-most': 'Most in a day: {n} ({day}).',
  days: '{n} day|{n} days',
} as const;
