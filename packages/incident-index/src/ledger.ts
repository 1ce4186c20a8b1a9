import type { IncidentChange } from '@seesac/contract';
import { firstWhere } from './bytes.js';
import { SnapshotError } from './errors.js';
import type { Lines } from './lines.js';
import type { Part } from './parts.js';

/** The published changes of several years. */
export class Ledger {
  /** The changes of one incident of a part, oldest first. @throws {SnapshotError} where the changes file of its year was not given */
  of(id: string, part: Part): IncidentChange[] {
    const lines = linesOf(part);
    const changes: IncidentChange[] = [];
    // The lines of an incident are neighbours, sorted by its identifier.
    for (let line = firstWhere(lines.length, (at) => lines.value<IncidentChange>(at).incident >= id); line < lines.length; line++) {
      const change = lines.value<IncidentChange>(line);
      if (change.incident !== id) break;
      changes.push(change);
    }
    return changes;
  }
}

function linesOf({ changes, partition }: Part): Lines {
  if (!changes) throw new SnapshotError(`the changes file of ${partition.year} was not given`);
  return changes;
}
