import type { ImportIssue, ImportReport } from './types.js';

const number = (n: number) => n.toLocaleString('en');
const plural = (n: number, one: string, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;

/** Control characters, line ends and marks that reorder text, made visible: a terminal must not obey a file. */
 
const visible = (text: string) => text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu,
  (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, i) => Math.min(40, Math.max(...rows.map((row) => row[i]!.length))));
  return rows.map((row) => `    ${row.map((cell, i) => (i < row.length - 1 ? cell.padEnd(widths[i]!) : cell)).join('  ')}`.trimEnd());
}

function group(rule: string, issues: readonly ImportIssue[]): string[] {
  const rows = issues.map(({ line, column, value, message }) =>
    [line === 0 ? 'file' : `line ${line}`, visible(column ?? ''), value === undefined ? '' : `"${visible(value)}"`, visible(message)]);
  return [`  ${rule} (${issues.length})`, ...table(rows)];
}

function section(title: string, issues: readonly ImportIssue[]): string[] {
  if (issues.length === 0) return [];
  const rules = [...new Set(issues.map(({ rule }) => rule))];
  return ['', title, ...rules.flatMap((rule) => group(rule, issues.filter((issue) => issue.rule === rule)))];
}

function next({ incidents, rejected }: ImportReport): string {
  if (incidents === 0) return 'Nothing in this file can be imported. Correct what is named above, then run the import again.';
  if (rejected === 0) return `Every row is good: ${plural(incidents, 'incident')} can be imported.`;
  return `${plural(incidents, 'incident')} can be imported, ${plural(rejected, 'row')} cannot. Correct the rows named above in the file and import the whole file again: `
    + 'rows that are imported already stay as they are.';
}

/** The report as a text for a person: a summary, the issues grouped by rule, and what to do next. The rules are explained in `docs/import.md`. */
export function formatReport(report: ImportReport): string {
  const { file, format, encoding, bytes, sha256, rows, incidents, rejected, warnings, issues, issuesLeftOut } = report;
  const of = (severity: ImportIssue['severity']) => issues.filter((issue) => issue.severity === severity);
  return [
    `${visible(file)}: ${format}, ${encoding}, ${plural(bytes, 'byte')}, sha256 ${sha256.slice(0, 12)}…`,
    `${plural(rows, 'row')} read: ${plural(incidents, 'incident')} accepted, ${plural(rejected, 'row')} rejected, ${plural(warnings, 'warning')}`,
    ...section('Errors', of('error')),
    ...section('Warnings', of('warning')),
    ...(issuesLeftOut > 0 ? ['', `… and ${plural(issuesLeftOut, 'more issue')} not listed here.`] : []),
    '', next(report), '',
  ].join('\n');
}
