import type { Incident, Reason } from '@seesac/contract';
import type { Mapping } from './mapping/schema.js';

/** An incident as a file gives it; the store adds the revision. */
export interface ImportedIncident extends Omit<Incident, 'revision'> {
  /** Why the record changed, where the row says so; else the reason of the whole import holds. */
  reason?: Reason;
}

/** One thing to know about the file. An error rejects its row, or the whole file where the rule is about the file. */
export interface ImportIssue {
  severity: 'error' | 'warning';
  /**
   * 1-based line of the file on which the record begins (for a quote, on which it opens); 0 for the whole file. A file that is refused whole always has an error
   * with line 0.
   */
  line: number;
  /** Column of a table, path in a JSON record. */
  column?: string;
  /** One of the rules of `docs/import.md`. */
  rule: string;
  message: string;
  /** What the file says, at most 80 characters of it. */
  value?: string;
}

/** Formats that are read. */
export const FORMATS = ['csv', 'jsonl', 'json'] as const;
export type ImportFormat = (typeof FORMATS)[number];

export interface ImportReport {
  /** Name of the file without its folder. */
  file: string;
  format: ImportFormat;
  encoding: string;
  bytes: number;
  /** Of the bytes as they are on the disk, lower-case hexadecimal. */
  sha256: string;
  /** Records read, the header not among them. */
  rows: number;
  /** Incidents accepted; fewer than rows where a mapping groups or filters rows. */
  incidents: number;
  /** Rows that are in no accepted incident because of an error. */
  rejected: number;
  /** All warnings, listed or not. */
  warnings: number;
  /** In the order of the lines; errors first to be listed where there are too many. */
  issues: ImportIssue[];
  /** Issues that are not listed. */
  issuesLeftOut: number;
}

export interface ImportProgress { bytes: number; totalBytes: number; rows: number }

export interface ImportOptions {
  /** Default: the mapping's, else by the ending of the file name, else by its first character. */
  format?: ImportFormat;
  /** Without one the file is canonical: DESIGN.md §4.1. */
  mapping?: Mapping;
  /** A label of the WHATWG Encoding standard, for example `windows-1250`. Default: the mapping's, else by byte order mark, else strict UTF-8. */
  encoding?: string;
  /** Incidents after today in Belgrade are errors. */
  now: Date;
  /** Issues listed at most; default 200. */
  maxIssues?: number;
  onProgress?: (progress: ImportProgress) => void;
}

export interface ImportResult { incidents: ImportedIncident[]; report: ImportReport }
