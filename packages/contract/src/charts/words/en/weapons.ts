/** What charts of weapons say: weapons by possession, incidents by number of weapons. See `en.ts`. */
export const weapons = {
  'weapons-title': 'Incidents by weapon and possession, {span}',
  'weapons-most': 'Most often: {label} ({possession}), {incidents}.',
  'weapons-none': '{incidents}; weapon and possession are reported together for none of them.',
  'weapons-coverage': 'Possession is reported for all weapons in {p} of {n}.',
  'weapons-note': 'Filters choose incidents: all weapons of an incident that matches are counted.',
  'weapons-absent': 'This version of the data does not tell weapons by possession or by number.',
  // Of any type, of seizures alone.
  'sizes-title': 'Incidents by number of weapons, {span}|Seizures by number of weapons, {span}',
  'sizes-head': 'Number of weapons',
  'sizes-none': 'Ammunition alone',
  'sizes-more': '{n} or more',
  'sizes-share': '{n} weapons or more: {incidents}, {p} of the {known} whose number of weapons is reported.',
  'sizes-few': '{n} weapons or more: {incidents}, of {known} whose number of weapons is reported.',
  'sizes-unknown': '{incidents}; the number of weapons is reported for none of them.',
  'sizes-note': 'Pieces of all weapons of an incident together, but no ammunition; “at least 5” counts as 5.',
  'large-note': 'From {n} weapons on, a seizure is a large one.',
} as const;
