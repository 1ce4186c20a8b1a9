/** What a breakdown says. See `en.ts`. */
export const breakdown = {
  // Breakdown
  'breakdown-title': 'Incidents by {field}, {span}',
  // Breakdown, where it has more to say
  'breakdown-unreported': '{incidents}; no value is reported for any of them.',
  'coverage-in-full': '{field} is reported in full for {p} of {n}.',
  'no-row-note': 'An incident that has none of these is in no row.',
  'own-filter-note': 'The filter by {field} is not applied here, so that its values can be compared.',
} as const;
