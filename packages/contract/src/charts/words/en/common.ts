/** What several charts say, numbers, dates and units. See `en.ts`. */
export const common = {
  // Numbers: what groups thousands, what parts decimals, the number from which thousands are grouped.
  digits: ',|.|1000',
  percent: '{n} %',
  months: 'January|February|March|April|May|June|July|August|September|October|November|December',
  // Months as they stand in a date, where that is another form.
  'months-of-days': '',
  // Where they are not the first three letters.
  'short-months': '',
  day: '{d} {month} {y}',
  'short-day': '{d} {month}',
  month: '{month} {y}',
  quarter: 'Q{q} {y}',
  'short-quarter': 'Q{q}',
  // Units
  incidents: '{n} incident|{n} incidents',
  units: 'Incidents|People|Incidents per 100,000 people and year',
  // Heads of the first column.
  heads: 'Year|Quarter|Month|Day',
  none: 'No incidents match.',
  'not-known': 'not known',
  partial: '{period} (in part)',
  'multiple-note': 'One incident can have several values: the rows may add up to more than the total, and are no shares of it.',
  'partial-note': '{period} is drawn fainter: it is not over, or is cut by the dates chosen. Do not compare it with whole periods.',
  fields: 'age group|kind of area|jurisdiction|outcome|kind of place|possession of weapons|sex|tag|type|weapon',
} as const;
