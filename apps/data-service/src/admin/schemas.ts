import { z } from '@hono/zod-openapi';
import { INCIDENT_ID, PROBLEM_TYPE, REASONS, RELEASE_NAME } from '@seesac/contract';
import { AUDIT_OUTCOMES } from '../store/audit.js';
import { SCOPES } from '../store/keys.js';
import { EDIT_REASONS } from './edit.js';
import { KEY_ID } from './key-text.js';

// Requests are read by these schemas; answers are described by them.

const instant = z.string().openapi({ format: 'date-time', example: '2025-02-13T06:00:00.000Z' });

export const INCIDENT = { pattern: INCIDENT_ID, description: 'Identifier of an incident.', example: 'AVMP-2025-000141' };
export const KEY = { pattern: KEY_ID, description: 'Identifier of a key: the part between the two underscores.', example: '3f9c0a51be72' };

export const reason = z.enum(EDIT_REASONS as [string, ...string[]], { error: `must be one of ${EDIT_REASONS.join(', ')}` })
  .openapi('EditReason', { description: 'Why the record changes. It is public, and stays.' });
export const revision = z.int({ error: 'must be a whole number' }).min(1, 'must be at least 1')
  .openapi({ description: 'The revision that you have seen. Where it is no longer the current one, nothing is changed and the answer is 409.' });
export const scopes = z.array(z.enum(SCOPES, { error: `must be one of ${SCOPES.join(', ')}` }), { error: 'must be a list of scopes' })
  .min(1, 'must have at least one scope')
  .refine((list) => new Set(list).size === list.length, 'must not repeat a scope');
export const releaseName = z.string({ error: 'must be a text' })
  .regex(RELEASE_NAME, 'must begin with a letter or digit and have 1 to 40 letters, digits, ".", "_" or "-"')
  .openapi({ example: '2024Q4' });

export const StoredRecord = z.looseObject({ id: z.string(), revision: z.int() })
  .openapi('StoredIncident', { description: 'The whole record as it is stored, without the privacy floors of the public routes.' });
const Change = z.object({ field: z.string(), from: z.unknown(), to: z.unknown(), reason: z.enum(REASONS) })
  .openapi('RecordChange', { description: 'One field that changed; `null` is not reported.' });
export const Issue = z
  .object({ severity: z.enum(['error', 'warning']), column: z.string().optional(), rule: z.string(), message: z.string(), value: z.string().optional() })
  .openapi('RecordIssue', { description: 'What the importer’s rules say; they are explained in docs/import.md.' });
export const Edited = z.object({ version: z.int().nullable(), incident: StoredRecord, changes: z.array(Change), warnings: z.array(Issue) })
  .openapi('Edited', { description: 'The version that the act made, and what it changed. `version` is `null` and `changes` is empty where nothing differed.' });
export const Release = z.object({ name: releaseName, version: z.int(), at: instant, note: z.string().optional() }).openapi('Release');

export const KeyRecord = z.object({
  id: z.string(), label: z.string(), scopes, createdAt: instant, createdBy: z.string(), expiresAt: instant.nullable(), revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(), replaces: z.string().nullable(),
}).openapi('Key', { description: 'A key without its secret, which is stored nowhere. `lastUsedAt` is true to the minute.' });
export const NewKeyAnswer = z.object({ data: KeyRecord, key: z.string().openapi({ description: 'The key. It is shown this once.' }) }).openapi('NewKey');
export const AuditEntry = z.object({
  seq: z.int(), at: instant, actor: z.string().openapi({ description: 'Identifier of a key, `command`, or `nobody` where no key was recognised.' }),
  action: z.string(), target: z.string().nullable(), requestId: z.string().nullable(), outcome: z.enum(AUDIT_OUTCOMES), detail: z.looseObject({}),
  previous: z.string(), hash: z.string().openapi({ description: 'SHA-256 of the entry; `previous` is the one of the entry before.' }),
}).openapi('AuditEntry');

const Problem = z.looseObject({
  type: z.string(), title: z.string(), status: z.int(), detail: z.string().optional(),
  errors: z.array(z.object({ parameter: z.string(), message: z.string() })).optional(), requestId: z.string().optional(),
}).openapi('Problem', { description: 'RFC 9457 problem details. Further members: `scope` (403), `revision` or `status` (409), `issues` (422).' });
export const problem = (description: string) => ({ description, content: { [PROBLEM_TYPE]: { schema: Problem } } });
