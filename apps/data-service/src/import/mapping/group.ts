import type { RowReport } from '../issues.js';

type Cells = Map<string, string | string[]>;

const COUNTS = new Set(['killed', 'injured', 'threatened', 'suicides', 'perpetrators']);
const LISTS = new Set(['people']);
/** A count of people, also as programs write it that know no whole numbers: `2.0`. */
const WHOLE = /^\d+(\.0+)?$/;
const text = (cell: string | string[] | undefined) => (Array.isArray(cell) ? cell.join(' | ') : (cell ?? ''));

/** The rows of one incident. */
export interface Group {
  cells: Cells;
  /** Of the first row: its line is the incident's. */
  report: RowReport;
  rows: number;
  /** Line of the first row with an error: the incident lacks that row, so it is not accepted. */
  failedAt?: number;
}

/** Collects rows that are parts of one incident, wherever they stand in the file. */
export class Groups {
  readonly #groups = new Map<string, Group>();

  add(key: string, cells: Cells, report: RowReport): void {
    const group = this.#groups.get(key);
    if (!group) {
      this.#groups.set(key, { cells, report, rows: 1, ...(report.failed ? { failedAt: report.line } : {}) });
      return;
    }
    group.rows++;
    for (const target of new Set([...group.cells.keys(), ...cells.keys()])) merge(group, target, cells.get(target), report);
    if (report.failed) group.failedAt ??= report.line;
  }

  /** The incidents, in the order of their first rows. */
  values(): IterableIterator<Group> {
    return this.#groups.values();
  }
}

/** Counts are added, a count that is not reported adding nothing; people are collected; anything else must be the same in every row. */
function merge(group: Group, target: string, cell: string | string[] | undefined, report: RowReport): void {
  const before = group.cells.get(target);
  if (LISTS.has(target)) group.cells.set(target, [before ?? [], cell ?? []].flat());
  else if (COUNTS.has(target) && cell === undefined) return;
  else if (COUNTS.has(target) && before === undefined) group.cells.set(target, cell!);
  else if (COUNTS.has(target) && WHOLE.test(text(before)) && WHOLE.test(text(cell))) group.cells.set(target, String(Number(before) + Number(cell)));
  else if (COUNTS.has(target)) report.error(target, 'not-a-count', `It cannot be added to ${JSON.stringify(text(before))} of the same incident.`, text(cell));
  else if (text(before) !== text(cell))
    report.error(target, 'group-conflict', `The row on line ${group.report.line}, of the same incident, says ${JSON.stringify(text(before))}.`, text(cell));
}
