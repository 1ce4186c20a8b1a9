import { createHash } from 'node:crypto';

/** A document as a flat list: path of each reported field, for example `counts.killed`, and the canonical JSON text of its value. */
export type Leaves = Map<string, string>;

/** JSON text with sorted keys: equal values have equal text whatever wrote them. */
export function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => sortedJson(item ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${sortedJson(item)}`).join(',')}}`;
}

/**
 * Leaves are scalars and lists: a list is one value, because the places of its entries mean nothing.
 * `null`, an absent field and an empty object are the same, *not reported*, and have no leaf.
 */
export function leavesOf(document: object): Leaves {
  const leaves: Leaves = new Map();
  const visit = (value: unknown, path: string): void => {
    if (value === null || value === undefined) return;
    if (typeof value !== 'object' || Array.isArray(value)) {
      leaves.set(path, sortedJson(value));
      return;
    }
    for (const [key, item] of Object.entries(value)) visit(item, path ? `${path}.${key}` : key);
  };
  visit(document, '');
  return leaves;
}

/** Hash of the content of a document. It differs exactly when {@link changedLeaves} is not empty. */
export function contentHash(document: object): string {
  const leaves = [...leavesOf(document)].sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(leaves)).digest('hex');
}

/** One changed field; values are JSON text, `null` for *not reported*. */
export interface ChangedLeaf { field: string; from: string | null; to: string | null }

/** The fields in which two documents differ, sorted by path. */
export function changedLeaves(from: object, to: object): ChangedLeaf[] {
  const [before, after] = [leavesOf(from), leavesOf(to)];
  return [...new Set([...before.keys(), ...after.keys()])].sort()
    .map((field) => ({ field, from: before.get(field) ?? null, to: after.get(field) ?? null }))
    .filter((leaf) => leaf.from !== leaf.to);
}
