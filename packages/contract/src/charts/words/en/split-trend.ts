/** What a split trend says, beside what all do. See `en.ts`. */
export const splitTrend = {
  rest: 'All others',
  'trend-split': '{title}, by {field}',
} as const;
