import { REASONS, type Incident, type Reason } from '@seesac/contract';
import { PATH_OF_COLUMN } from '../import/columns.js';
import type { ImportedIncident } from '../import/index.js';
import { IssueLog, RowReport } from '../import/issues.js';
import { finishIncident, ruleContext } from '../import/rules.js';
import { readShape } from '../import/shape.js';
import { RefusedError, type RecordIssue } from './errors.js';

/** Why a person changes a record: every reason but the one of a first appearance. */
export const EDIT_REASONS = REASONS.filter((reason) => reason !== 'import') as Exclude<Reason, 'import'>[];
export type EditReason = (typeof EDIT_REASONS)[number];

/** What may be done to one incident. `revision` is the one that the caller has seen: the act is refused where it is no longer the current one. */
export type Edit = { revision: number } & (
  | { kind: 'correction'; reason: EditReason; set: Readonly<Record<string, unknown>> }
  | { kind: 'withdrawal'; reason: EditReason }
  | { kind: 'merge'; into: string }
  | { kind: 'restoration'; reason: EditReason }
);
export type EditKind = Edit['kind'];

/** Keys of a record that a correction must not set, and what to do instead. */
const NOT_SET: Readonly<Record<string, string>> = {
  id: 'An identifier never changes: withdraw this incident and import another.',
  revision: 'The revision stands beside "set", and the store counts it.',
  changes: 'The changes are kept by the store.',
  reason: 'The reason stands beside "set".',
  mergedInto: 'Use the merge of the incident.',
};
const MOST_ISSUES = 50;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCounted = ({ status }: Pick<Incident, 'status'>) => status === 'provisional' || status === 'verified';

/** JSON Merge Patch (RFC 7396): an object changes the keys that it names, `null` takes one away, a list is replaced whole. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  // without a prototype, so that `__proto__` is a key like any other, which the shape then refuses
  const out: Record<string, unknown> = Object.assign(Object.create(null), isObject(target) ? target : {});
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete out[key];
    else out[key] = mergePatch(out[key], value);
  }
  return out;
}

/** Refuses a `set` that an act of its own is for. */
function checkSet(incident: Incident, set: Readonly<Record<string, unknown>>): void {
  const issues: RecordIssue[] = Object.keys(set).filter((key) => Object.hasOwn(NOT_SET, key))
    .map((key) => ({ severity: 'error', column: key, rule: 'not-set', message: NOT_SET[key]! }));
  if (Object.hasOwn(set, 'status') && (!isCounted(incident) || !['provisional', 'verified'].includes(String(set['status'])))) {
    const message = 'A correction turns provisional into verified or back. To withdraw, merge or restore there are acts of their own.';
    issues.push({ severity: 'error', column: 'status', rule: 'not-set', message });
  }
  if (issues.length) throw broken(issues);
}

const broken = (issues: readonly RecordIssue[]) =>
  new RefusedError('rules', `The record would break a rule: ${issues.filter(({ severity }) => severity === 'error').map(({ column, message }) =>
    (column === undefined ? message : `${column}: ${message}`)).join(' ')}`, { issues });

/** The record as the act leaves it, still to be checked. */
function apply({ revision: _revision, ...record }: Incident, edit: Edit, statusBefore: Incident['status']): unknown {
  const { mergedInto: _into, ...alone } = record;
  switch (edit.kind) {
    case 'correction': return mergePatch(record, edit.set);
    case 'withdrawal': return { ...alone, status: 'withdrawn' };
    case 'merge': return { ...record, status: 'merged', mergedInto: edit.into };
    case 'restoration': return { ...alone, status: statusBefore };
  }
}

/** Whether the act fits the state of the incident. */
function checkState(incident: Incident, { kind }: Edit): void {
  const { id, status, mergedInto } = incident;
  const is = status === 'merged' ? `is merged into ${mergedInto}` : `is ${status}`;
  if (kind === 'restoration' && isCounted(incident)) throw new RefusedError('conflict', `${id} ${is}: there is nothing to restore.`, { status });
  if ((kind === 'merge' || kind === 'withdrawal') && !isCounted(incident)) {
    throw new RefusedError('conflict', `${id} ${is} already${kind === 'withdrawal' ? '' : ': restore it first'}.`, { status });
  }
}

/** A record as the importer accepted it, with what it has to say of it. */
export interface Revised { incident: ImportedIncident; reason: Reason; warnings: RecordIssue[] }

/**
 * What an act makes of an incident, through the importer's own shape and rules: an edit can do nothing that an import could not.
 * `statusBefore` is the one to which a restoration goes back. Throws RefusedError `conflict` where the revision or the state does not fit, `rules` with the issues.
 */
export function revise(incident: Incident, edit: Edit, { now, statusBefore }: { now: Date; statusBefore: Incident['status'] }): Revised {
  if (edit.revision !== incident.revision) {
    const message = `${incident.id} has been changed meanwhile: its revision is ${incident.revision}, not ${edit.revision}. Read it again, then decide.`;
    throw new RefusedError('conflict', message, { revision: incident.revision });
  }
  checkState(incident, edit);
  if (edit.kind === 'correction') checkSet(incident, edit.set);
  const log = new IssueLog(MOST_ISSUES);
  const draft = readShape(apply(incident, edit, statusBefore), new RowReport(log, 1));
  const revised = draft && finishIncident(draft, ruleContext(now, false), new RowReport(log, 1, (field) => PATH_OF_COLUMN[field] ?? field));
  const issues = log.list().issues.map(({ line: _line, ...issue }): RecordIssue => issue);
  if (!revised) throw broken(issues);
  return { incident: revised, reason: edit.kind === 'merge' ? 'duplicate' : edit.reason, warnings: issues };
}
