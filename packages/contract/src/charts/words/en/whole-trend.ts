/** What a whole trend says, beside what all do. See `en.ts`. */
export const wholeTrend = {
  'year-before': 'A year before',
} as const;
