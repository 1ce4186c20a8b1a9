/** What the time line says, beside what charts over the years do. See `en.ts`. */
export const timeline = {
  // By day, by week.
  'timeline-title': 'Incidents by day, {span}|Incidents by week, {span}',
  'timeline-now': '28 days to {day}: {incidents}, {change} on the same days a year before ({m}).',
  'timeline-first': '28 days to {day}: {incidents}.',
  'timeline-few': '28 days to {day}: {incidents}; the same days a year before: {m}.',
  'timeline-lines': 'Incidents in a day|Incidents in a week|Mean of 28 days',
  'timeline-columns': 'Most in a day|Fewest in a day',
  'timeline-note': 'The bold line is the mean of the 28 days up to each day. The table has months.|Weeks begin on Monday; those that are not whole are not drawn. The table has months.',
  'timeline-whole': 'Whole time',
  // The names of the keys are put in.
  'timeline-keys': 'Arrow keys go on by a day or a week, {page} by a month, {home} and {end} to the first and the last one. {shift} marks a period on the way; {enter} shows only that, {escape} leaves.',
} as const;
