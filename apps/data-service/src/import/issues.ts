import type { ImportIssue } from './types.js';

/** Longest value shown in a report, in characters. */
const MAX_VALUE = 80;

/** A fault that makes the whole file unreadable: nothing of it is accepted. */
export class FileError extends Error {
  override name = 'FileError';
  readonly rule: string;
  readonly line: number;
  readonly column: string | undefined;
  readonly value: string | undefined;

  constructor(rule: string, message: string, at: { line?: number; column?: string; value?: string } = {}) {
    super(message);
    this.rule = rule;
    this.line = at.line ?? 0;
    this.column = at.column;
    this.value = at.value;
  }
}

// Cut by code units, but never within a pair.
const shorten = (text: string) => (text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE - 1).replace(/[\ud800-\udbff]$/, '')}…` : text);

/** A value of unknown type as a report shows it. */
export function shown(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
}

/** All issues of a file: every one is counted, the first ones are kept, errors before warnings. */
export class IssueLog {
  readonly #max: number;
  readonly #kept: Record<ImportIssue['severity'], ImportIssue[]> = { error: [], warning: [] };
  errors = 0;
  warnings = 0;

  constructor(max: number) {
    this.#max = max;
  }

  add(issue: ImportIssue): void {
    if (issue.severity === 'error') this.errors++;
    else this.warnings++;
    const kept = this.#kept[issue.severity];
    const short = issue.value === undefined ? issue : { ...issue, value: shorten(issue.value) };
    if (kept.length < this.#max) kept.push(short);
    // What is wrong with the whole file is never among those left out.
    else if (issue.line === 0 && this.#max > 0) kept[this.#max - 1] = short;
  }

  /** What a report lists: in the order of the lines, at most the maximum. */
  list(): { issues: ImportIssue[]; issuesLeftOut: number } {
    const issues = [...this.#kept.error, ...this.#kept.warning].slice(0, this.#max).sort((a, b) => a.line - b.line);
    return { issues, issuesLeftOut: this.errors + this.warnings - issues.length };
  }
}

/** Reports on one record. Fields are named as in the flat columns; `nameOf` turns them into what the file calls them. */
export class RowReport {
  readonly line: number;
  readonly #log: IssueLog;
  readonly #nameOf: (field: string) => string;
  readonly #prefix: string;
  failed = false;

  /** @param record number of the record, where its line does not tell it: a whole JSON file is often one line */
  constructor(log: IssueLog, line: number, nameOf: (field: string) => string = (field) => field, record?: number) {
    this.#log = log;
    this.line = line;
    this.#nameOf = nameOf;
    this.#prefix = record === undefined ? '' : `Record ${record}: `;
  }

  error(field: string | undefined, rule: string, message: string, value?: unknown): void {
    this.failed = true;
    this.#add('error', field, rule, message, value);
  }

  warn(field: string | undefined, rule: string, message: string, value?: unknown): void {
    this.#add('warning', field, rule, message, value);
  }

  #add(severity: ImportIssue['severity'], field: string | undefined, rule: string, message: string, value: unknown): void {
    const issue: ImportIssue = { severity, line: this.line, rule, message: this.#prefix + message };
    if (field !== undefined) issue.column = this.#nameOf(field);
    const text = shown(value);
    if (text !== undefined) issue.value = text;
    this.#log.add(issue);
  }
}
