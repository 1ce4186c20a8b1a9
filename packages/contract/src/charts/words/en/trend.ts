/** What a trend says. See `en.ts`. */
export const trend = {
  rest: 'All others',
  // Trend
  'trend-title': 'Incidents by year, {span}|Incidents by quarter, {span}|Incidents by month, {span}',
  'trend-split': '{title}, by {field}',
  'trend-now': '{period}: {incidents}.',
  'trend-change': '{period}: {incidents}, {change} on {other} ({m}).',
  'trend-few': '{period}: {incidents}; {other}: {m}.',
  'trend-extremes': 'Most: {high} ({n}); fewest: {low} ({m}).',
  'trend-most': 'Most: {high} ({n}).',
  'year-before': 'A year before',
} as const;
