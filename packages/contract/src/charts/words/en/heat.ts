/** What heat maps by month and by day say, beside what other charts over the years do. See `en.ts`. */
export const heat = {
  weekdays: 'Mon|Tue|Wed|Thu|Fri|Sat|Sun',
  'mean-extremes': 'On average, most: {high} ({n}); fewest: {low} ({m}).',
  'mean-most': 'On average, most: {high} ({n}).',
  'seasons-title': 'Incidents by month and year, {span}',
  'seasons-note': 'Not whole, so without a colour and in no average: {list}.',
  'calendar-title': 'Incidents by day, {span}',
  'calendar-now': '{span}: {incidents} on {n} of {days}.',
  // In a legend: of a period that is not whole.
  cut: 'not whole',
} as const;
