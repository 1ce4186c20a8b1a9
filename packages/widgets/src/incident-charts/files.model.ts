import { formatFilters, type Meta } from '@seesac/contract';
import type { Chart } from '@seesac/contract/charts.js';

/** Name of a file: the day of the data and the filters, of letters that every system takes. */
export function fileName(chart: string, { asOf, filters, notices }: Pick<Meta, 'asOf' | 'filters' | 'notices'>, ending: string): string {
  const words = formatFilters(filters).replace(/%[0-9A-F]{2}|[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80);
  return `${[notices.includes('synthetic') ? 'SYNTHETIC-avmp' : 'avmp', chart, asOf.slice(0, 10), words].filter(Boolean).join('-')}.${ending}`;
}

/** The table of a chart for a spreadsheet or a text, its cells parted by tabs: numbers as they are, nothing where nothing is known. */
export function tableText({ rowsName, rows, series }: Chart): string {
  const line = (cells: readonly (string | number | null | undefined)[]) => cells.map((cell) => String(cell ?? '').replace(/\s+/g, ' ')).join('\t');
  return [line([rowsName, ...series.map(({ label }) => label)]), ...rows.map(({ label }, row) => line([label, ...series.map(({ values }) => values[row])]))].join('\n');
}
