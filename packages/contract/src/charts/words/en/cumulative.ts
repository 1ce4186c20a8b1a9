/** What is said of sums since 1 January, beside what other charts over the years do. See `en.ts`. */
export const cumulative = {
  'cumulative-title': 'Incidents since 1 January, {years}',
  'cumulative-since': 'Incidents since {day}',
  'cumulative-change': '{span}: {incidents}, {change} on the same days of {year} ({m}).',
  'cumulative-others': 'Same days of years before: {list}.',
  'cumulative-cut': 'Cut by the dates chosen, so not shown: {years}.',
} as const;
