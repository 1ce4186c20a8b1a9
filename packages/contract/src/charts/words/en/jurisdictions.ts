/** What is said of jurisdictions. See `en.ts`. */
export const jurisdictions = {
  // Jurisdictions
  'jurisdictions-title': 'Incidents by jurisdiction and year, {span}|Incidents by jurisdiction and quarter, {span}|Incidents by jurisdiction and month, {span}',
  'multiples-note': 'All have the same scale.',
  'counts-note': 'These are counts: where more people live, more happens.',
} as const;
