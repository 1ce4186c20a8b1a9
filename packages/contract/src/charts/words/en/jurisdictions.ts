/** What is said of jurisdictions. See `en.ts`. */
export const jurisdictions = {
  // Jurisdictions
  'jurisdictions-title': 'Incidents by jurisdiction and year, {span}|Incidents by jurisdiction and quarter, {span}|Incidents by jurisdiction and month, {span}',
  'multiples-note': 'All have the same scale.',
  'counts-note': 'These are counts: where more people live, more happens.',
  'rates-title': 'Incidents per 100,000 people and year by jurisdiction, {span}',
  'rates-most': 'Highest: {label}, {rate} (95 %: {low} to {high}).',
  'interval-note': 'The thin lines show where a rate would lie by chance alone (95 %). Where they overlap, a difference may be chance.',
  'few-note': 'Fewer than 20 incidents, so the rate says little: {list}.',
  'unrated-note': 'Population not known: {list}.',
} as const;
