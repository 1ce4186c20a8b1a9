/** What a trend says, whole or split. See `en.ts`. */
export const trend = {
  'trend-title': 'Incidents by year, {span}|Incidents by quarter, {span}|Incidents by month, {span}',
  'trend-now': '{period}: {incidents}.',
  'trend-change': '{period}: {incidents}, {change} on {other} ({m}).',
  'trend-few': '{period}: {incidents}; {other}: {m}.',
  'trend-extremes': 'Most: {high} ({n}); fewest: {low} ({m}).',
  'trend-most': 'Most: {high} ({n}).',
} as const;
