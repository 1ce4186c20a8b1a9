/**
 * What charts say in English. `{name}` is replaced, `|` parts the forms of a number (one, few where the language has it, other) or a list. No text may need a case
 * or a gender of what is put in: labels come from the code lists as they are.
 */
export const en = {
  // Numbers: what groups thousands, what parts decimals, the number from which thousands are grouped.
  digits: ',|.|1000',
  percent: '{n} %',
  months: 'January|February|March|April|May|June|July|August|September|October|November|December',
  // Months as they stand in a date, where that is another form.
  'months-of-days': '',
  'short-months': 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec',
  weekdays: 'Mon|Tue|Wed|Thu|Fri|Sat|Sun',
  day: '{d} {month} {y}',
  'short-day': '{d} {month}',
  month: '{month} {y}',
  quarter: 'Q{q} {y}',
  'short-quarter': 'Q{q}',

  // Units
  incidents: '{n} incident|{n} incidents',
  people: '{n} person|{n} people',
  rate: '{n} per 100,000 people and year',
  units: 'Incidents|People|Incidents per 100,000 people and year',
  // Heads of the first column.
  heads: 'Year|Quarter|Month|Day',
  none: 'No incidents match.',
  'not-known': 'not known',
  rest: 'All others',
  partial: '{period} (in part)',
  share: '{p} of {known}',

  // Trend
  'trend-title': 'Incidents by year, {span}|Incidents by quarter, {span}|Incidents by month, {span}',
  'trend-split': '{title}, by {field}',
  'trend-now': '{period}: {incidents}.',
  'trend-change': '{period}: {incidents}, {change} on {other} ({m}).',
  'trend-extremes': 'Most: {high} ({n}); fewest: {low} ({m}).',
  'trend-most': 'Most: {high} ({n}).',
  'partial-note': '{period} is drawn fainter: it is not over, or is cut by the dates chosen. Do not compare it with whole periods.',
  'year-before': 'A year before',
  'multiple-note': 'One incident can have several values: the rows may add up to more than the total, and are no shares of it.',

  // Breakdown
  'breakdown-title': 'Incidents by {field}, {span}',
  'breakdown-most': 'Most often: {label}, {incidents}.',
  'breakdown-share': 'Most often: {label}, {incidents} ({p} of those reported).',
  coverage: '{field} is reported for {p} of {n}.',
  fields: 'age group|kind of area|jurisdiction|outcome|kind of place|possession of weapons|sex|tag|type|weapon',

  // Breakdown, where it has more to say
  'breakdown-unreported': '{incidents}; no value is reported for any of them.',
  'coverage-in-full': '{field} is reported in full for {p} of {n}.',
  'no-row-note': 'An incident that has none of these is in no row.',
  'own-filter-note': 'The filter by {field} is not applied here, so that its values can be compared.',

  // People: outcomes, ages and sexes, figures
  'count-killed': '{n} person killed|{n} people killed',
  'count-injured': '{n} person injured|{n} people injured',
  'count-threatened': '{n} person threatened|{n} people threatened',
  'count-suicide': '{n} suicide|{n} suicides',
  victims: '{n} victim|{n} victims',
  perpetrators: '{n} perpetrator|{n} perpetrators',
  'outcomes-title': 'People killed, injured and threatened, and suicides, {span}',
  'outcomes-said': '{killed}, {injured}, {threatened}; apart from these, {suicide}.',
  apart: '{label} (counted apart)',
  'apart-note': 'Suicides are never counted as killed. These are four counts beside each other: do not add them up.',
  'silent-note': 'A number that is not reported adds nothing.',
  'filter-note': 'Filters choose incidents: everyone in an incident that matches is counted.',
  'killed-note': 'Suicides are not among the killed.',
  // Victims, then perpetrators.
  'people-title': 'Victims by age and sex, {span}|Perpetrators by age and sex, {span}',
  'people-of-title': 'Victims by age and sex, {span}: {outcome}|Perpetrators by age and sex, {span}: {outcome}',
  'people-none': 'No victims are listed.|No perpetrators are listed.',
  'sex-shares': '{people}. Of the {known} whose sex is reported, {p} are men and {q} women.',
  'sex-counts': '{people}. Men: {man}; women: {woman}; sex not reported: {unknown}.',
  'sex-of-none': '{people}. The sex of none is reported.',
  'age-most': 'Most often: {label}, {p} of those whose age is reported.',
  'age-most-few': 'Most often: {label} ({n}).',
  'age-unknown': 'Age not reported',
  'sex-unknown': 'Sex not reported',
  'perpetrators-note': 'Perpetrators include co-perpetrators, instigators and accomplices.',
  'listed-note': 'Shown: {n} of {m} people with this outcome. The others have the other role, or are not listed one by one.',
  // In the order of the four outcomes.
  'pictogram-title': 'People killed, {span}|People injured, {span}|People threatened, {span}|Suicides, {span}',
  'each-note': 'One figure stands for {n} person.|One figure stands for {n} people. The last one of a group is filled as far as people are left for it.',
  nobody: '{people}.',

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

  // Jurisdictions
  'jurisdictions-title': 'Incidents by jurisdiction and year, {span}|Incidents by jurisdiction and quarter, {span}|Incidents by jurisdiction and month, {span}',
  'multiples-note': 'All have the same scale.',
  'counts-note': 'These are counts: where more people live, more happens.',
  'rates-title': 'Incidents per 100,000 people and year by jurisdiction, {span}',
  'rates-most': 'Highest: {label}, {rate} (95 %: {low} to {high}).',
  'interval-note': 'The thin lines show where a rate would lie by chance alone (95 %). Where they overlap, a difference may be chance.',
  'few-note': 'Fewer than 20 incidents, so the rate says little: {list}.',
  'unrated-note': 'Population not known: {list}.',

  // Drawings
  few: '{n} (few)',

  // The file of a chart
  file: 'Title|In a sentence|Note|Filters|As of|Version|Citation|Licence|Notice|Address',
  'file-low': '{label}, lower end (95 %)',
  'file-high': '{label}, upper end (95 %)',
  'file-few': '{label}, of fewer than 20 incidents',
  'file-cut': '{label}, period not whole',
  yes: 'yes',
  'file-empty': 'An empty cell: not known.',

  // The file of a chart: names of the filters that are no field.
  filters: 'Selection|From|To|Words|Map section|Version of the data|As of',
} as const;
