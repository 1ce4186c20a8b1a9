/** What charts over the years say: since 1 January, by month, by day. See `en.ts`. */
export const years = {
  weekdays: 'Mon|Tue|Wed|Thu|Fri|Sat|Sun',
  // Over the years: since 1 January, by month, by day
  'span-now': '{span}: {incidents}.',
  'mean-extremes': 'On average, most: {high} ({n}); fewest: {low} ({m}).',
  'mean-most': 'On average, most: {high} ({n}).',
  'mean-chance': 'So small a difference may be chance.',
  'cumulative-title': 'Incidents since 1 January, {years}',
  'cumulative-since': 'Incidents since {day}',
  'cumulative-change': '{span}: {incidents}, {change} on the same days of {year} ({m}).',
  'cumulative-others': 'Same days of years before: {list}.',
  'cumulative-cut': 'Cut by the dates chosen, so not shown: {years}.',
  'seasons-title': 'Incidents by month and year, {span}',
  'seasons-note': 'Not whole, so without a colour and in no average: {list}.',
  'calendar-title': 'Incidents by day, {span}',
  days: '{n} day|{n} days',
  'calendar-now': '{span}: {incidents} on {n} of {days}.',
  'calendar-most': 'Most in a day: {n} ({day}).',
  // In a legend: of a period that is not whole.
  cut: 'not whole',
} as const;
