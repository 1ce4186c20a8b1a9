import { z } from '@hono/zod-openapi';
import { INCIDENT_ID } from '@seesac/contract';
import type { Edit, EditReason } from '../edit.js';
import { answer, json, route, type AdminRoute, type Ask } from '../route.js';
import { Edited, INCIDENT, problem, reason, StoredRecord, revision } from '../schemas.js';

const CHANGED = {
  200: answer('What changed', Edited),
  409: problem('The revision is not the current one (`revision` says which is), or the state of the incident does not allow it'),
  422: problem('The record would break a rule of the importer; `issues` names each'),
};

const act = async ({ office, id, by }: Ask, edit: Edit): Promise<Response> => json(await office.desk.edit(id, edit, by));
const because = z.strictObject({ reason, revision });
/** A merge patch: read by the shape of the importer, so nothing of it may be dropped or changed here. */
const patch = z.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'must be an object')
  .openapi({
    type: 'object',
    description: 'JSON Merge Patch (RFC 7396) on the record: an object changes the keys it names, `null` makes a value *not reported*, a list is replaced whole.',
    example: { counts: { killed: 2 }, type: 'criminal_context' },
  });

export const incidentRoutes: readonly AdminRoute[] = [
  route({
    method: 'get', path: '/incidents/{id}', operationId: 'readRecord', tag: 'Data', scopes: ['read'], id: INCIDENT,
    summary: 'One incident as it is stored',
    description: 'Without the privacy floors of the public routes: exact places of cases that are published by municipality only. Handle with care.',
    responses: { 200: answer('The record', z.object({ data: StoredRecord }).openapi('StoredIncidentAnswer')) },
    async handle({ office, id }) {
      return json({ data: await office.desk.incident(id) });
    },
  }),
  route({
    method: 'patch', path: '/incidents/{id}', operationId: 'correctIncident', tag: 'Data', scopes: ['edit'], action: 'edit', id: INCIDENT,
    summary: 'Correct an incident',
    description: 'One new version, through the rules of the importer. The change, with its reason, is public at once and stays.',
    body: z.strictObject({ reason, revision, set: patch }),
    responses: CHANGED,
    handle: (ask) => act(ask, { kind: 'correction', ...ask.body, reason: ask.body.reason as EditReason }),
  }),
  route({
    method: 'post', path: '/incidents/{id}/withdrawal', operationId: 'withdrawIncident', tag: 'Data', scopes: ['edit'], action: 'withdraw', id: INCIDENT,
    summary: 'Withdraw an incident',
    description: 'It is counted no more, and stays readable under its address with the reason.',
    body: because,
    responses: CHANGED,
    handle: (ask) => act(ask, { kind: 'withdrawal', ...ask.body, reason: ask.body.reason as EditReason }),
  }),
  route({
    method: 'post', path: '/incidents/{id}/merge', operationId: 'mergeIncident', tag: 'Data', scopes: ['edit'], action: 'merge', id: INCIDENT,
    summary: 'Merge an incident into another',
    description: 'For two records of one event. This one is counted no more and names the other, which must be counted. The reason is `duplicate`. '
      + 'Nothing is copied: correct the other one first where this one knows more.',
    body: z.strictObject({ into: z.string({ error: 'must be an identifier' }).regex(INCIDENT_ID, 'must be the identifier of an incident'), revision }),
    responses: CHANGED,
    handle: (ask) => act(ask, { kind: 'merge', ...ask.body }),
  }),
  route({
    method: 'post', path: '/incidents/{id}/restoration', operationId: 'restoreIncident', tag: 'Data', scopes: ['edit'], action: 'reinstate', id: INCIDENT,
    summary: 'Take a withdrawal or a merge back',
    description: 'The incident is counted again, with the status that it had before.',
    body: because,
    responses: CHANGED,
    handle: (ask) => act(ask, { kind: 'restoration', ...ask.body, reason: ask.body.reason as EditReason }),
  }),
];
