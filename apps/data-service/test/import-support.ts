import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { readImport, type ImportOptions, type ImportReport, type ImportResult } from '../src/import/index.ts';

/** The test's own today: a Thursday in Belgrade. */
export const NOW = new Date('2025-02-13T12:00:00Z');

const folder = mkdtempSync(join(tmpdir(), 'seesac-import-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let number = 0;

/** Path of a new file with this content. */
export function fileWith(content: string | Uint8Array, ending = '.csv'): string {
  const path = join(folder, `file-${++number}${ending}`);
  writeFileSync(path, content);
  return path;
}

export async function read(content: string | Uint8Array, options: Partial<ImportOptions> & { ending?: string } = {}): Promise<ImportResult> {
  const { ending, ...rest } = options;
  return readImport(fileWith(content, ending), { now: NOW, ...rest });
}

/** Whether the file is refused as a whole: the error with line 0 that tells so. */
export const isRefused = ({ issues }: ImportReport): boolean => issues.some(({ severity, line }) => severity === 'error' && line === 0);
/** Line, column and rule of every error, but for the one that says of another that it refuses the file. */
export const errorsOf = ({ issues }: ImportReport): [number, string | undefined, string][] =>
  issues.filter(({ severity, rule }) => severity === 'error' && rule !== 'file-refused').map(({ line, column, rule }) => [line, column, rule]);
export const warningsOf = ({ issues }: ImportReport): [number, string | undefined, string][] =>
  issues.filter(({ severity }) => severity === 'warning').map(({ line, column, rule }) => [line, column, rule]);

/** A canonical CSV of one good row with some cells set, on line 2. */
export function canonical(cells: Record<string, string>): string {
  const row: Record<string, string> = { id: 'AVMP-2025-000001', date: '2025-02-01', ...cells };
  const quote = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `${Object.keys(row).map(quote).join(',')}\n${Object.values(row).map(quote).join(',')}\n`;
}
/** The first message, but for the one that says that the file is refused. */
export const messageOf = ({ issues }: ImportReport): string => issues.find(({ rule }) => rule !== 'file-refused')!.message;
