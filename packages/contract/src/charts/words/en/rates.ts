/** What is said of rates. See `en.ts`. */
export const rates = {
  'rates-title': 'Incidents per 100,000 people and year by jurisdiction, {span}',
  'rates-most': 'Highest: {label}, {rate} (95 %: {low} to {high}).',
  'bound-lower': '{label}, lower bound (95 %)',
  'bound-upper': '{label}, upper bound (95 %)',
  'interval-note': 'The thin lines show where a rate would lie by chance alone (95 %). Where they overlap, a difference may be chance.',
  'few-note': 'Fewer than 20 incidents, so the rate says little: {list}.',
  'unrated-note': 'Population not known: {list}.',
} as const;
