import { z } from '@hono/zod-openapi';
import { ProblemError } from '../../http/problem.js';
import type { Scope } from '../../store/keys.js';
import { createKey, MAX_GRACE, rotateKey } from '../key-desk.js';
import type { Caller } from '../key-ring.js';
import { answer, json, route, words, type AdminRoute } from '../route.js';
import { KEY, KeyRecord, NewKeyAnswer, problem, scopes } from '../schemas.js';

const expires = z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-01-31T00:00:00Z' }).optional()
  .openapi({ description: 'When the key ends by itself. Left out: never.' });
const label = words(80).openapi({ description: 'The job or system that will use the key, never a person.', example: 'night import' });

/** A key gives out what it has itself, and no more: else `keys` would be all scopes. */
function checkGiven(caller: Caller, given: readonly Scope[]): void {
  const more = given.filter((scope) => !caller.scopes.includes(scope));
  if (!more.length) return;
  throw new ProblemError(403, { detail: `Your key has not the scope ${more.join(', ')} itself, so it cannot give it.`, more: { scope: more.join(' ') } });
}

function checkFuture(text: string | undefined, now: Date): Date | null {
  if (text === undefined) return null;
  if (new Date(text) <= now) throw new ProblemError(400, { title: 'Wrong parameters', detail: `expires must be after now, ${now.toISOString()}.` });
  return new Date(text);
}

export const keyRoutes: readonly AdminRoute[] = [
  route({
    method: 'get', path: '/keys', operationId: 'listKeys', tag: 'Keys', scopes: ['keys'],
    summary: 'All keys, newest first, ended ones among them',
    responses: { 200: answer('The keys', z.object({ data: z.array(KeyRecord) }).openapi('KeyList')) },
    async handle({ office }) {
      return json({ data: (await office.store.keys.list()).map(({ hash: _hash, ...record }) => record) });
    },
  }),
  route({
    method: 'post', path: '/keys', operationId: 'createKey', tag: 'Keys', scopes: ['keys'], action: 'key.create',
    summary: 'Make a key',
    description: 'The answer holds the key, once: only its SHA-256 is stored. A key can be made only with scopes that yours has too.',
    body: z.strictObject({ label, scopes, expires }),
    responses: { 201: answer('The key', NewKeyAnswer) },
    async handle({ office, by, caller, body }) {
      checkGiven(caller, body.scopes);
      const at = office.clock();
      const made = await createKey(office.store.keys, { label: body.label, scopes: body.scopes, expires: checkFuture(body.expires, at) }, { ...by, at });
      await office.ring.refresh();
      return json(made, 201, { Location: `/v1/admin/keys/${made.data.id}` });
    },
  }),
  route({
    method: 'post', path: '/keys/{id}/rotation', operationId: 'rotateKey', tag: 'Keys', scopes: ['keys'], action: 'key.rotate', id: KEY,
    summary: 'Make the successor of a key',
    description: 'The new key has the label and the scopes of the old one. Both are valid until the grace period ends, so that the job can be changed over without a '
      + 'gap. Without `expires` the new key lives as long as the old one was meant to.',
    body: z.strictObject({
      grace: z.int({ error: 'must be a whole number of seconds' }).min(0, 'must not be negative').max(MAX_GRACE, `must be at most ${MAX_GRACE}`)
        .openapi({ description: 'Seconds that the old key stays valid.', example: 86_400 }),
      expires,
    }),
    responses: { 201: answer('The new key', NewKeyAnswer), 409: problem('The key has ended, or has a living successor') },
    async handle({ office, by, caller, id, body }) {
      const at = office.clock();
      const want = { grace: body.grace, expires: checkFuture(body.expires, at) };
      const made = await rotateKey(office.store.keys, id, want, { ...by, at }, (given) => checkGiven(caller, given));
      await office.ring.refresh();
      return json(made, 201, { Location: `/v1/admin/keys/${made.data.id}` });
    },
  }),
  route({
    method: 'delete', path: '/keys/{id}', operationId: 'revokeKey', tag: 'Keys', scopes: ['keys'], action: 'key.revoke', id: KEY,
    summary: 'Revoke a key',
    description: 'It opens nothing from now on. It stays in the list, for the audit log names it.',
    responses: { 200: answer('The revoked key', z.object({ data: KeyRecord }).openapi('RevokedKey')), 409: problem('The key is revoked already') },
    async handle({ office, by, id }) {
      const data = await office.store.keys.revoke(id, { ...by, at: office.clock() });
      await office.ring.refresh();
      return json({ data });
    },
  }),
];
