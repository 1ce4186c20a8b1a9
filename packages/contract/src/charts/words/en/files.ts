/** What is said in the files of charts. See `en.ts`. */
export const files = {
  // The file of a chart
  file: 'Title|In a sentence|Note|Filters|As of|Version|Citation|Licence|Notice|Address',
  'file-few': '{label}, of fewer than 20 incidents',
  'file-cut': '{label}, period not whole',
  yes: 'yes',
  'file-empty': 'An empty cell: not known.',
  // The file of a chart: names of the filters that are no field.
  filters: 'Selection|From|To|Words|Map section|Version of the data|As of',
} as const;
