import { z, type OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import { CODE, LINK_HOURS, PROBLEM_TYPE, TOPICS } from '@seesac/contract';
import { ProblemDocument } from '../routes/schemas.js';
import { ChallengeQuery, ConfirmationRequest, lang, SubscriptionRequest } from './schemas.js';

const instant = z.string().openapi({ format: 'date-time', example: '2026-03-01T09:10:00.000Z' });
const token = z.string().openapi({ description: 'Opaque. Good for one sign-up, until `expires`.' });

const Challenge = z.union([
  z.object({ kind: z.literal('work'), token, bits: z.int().openapi({ description: 'Zero bits.', example: 15 }), expires: instant }),
  z.object({ kind: z.literal('image'), token, expires: instant, image: z.url().openapi({ description: 'An SVG picture of five digits. It can be fetched until `expires`.' }) }),
]).openapi('Challenge');
const ConsentText = z.object({ id: z.string(), sha256: z.string(), lang, text: z.string() })
  .openapi('ConsentText', { description: 'What is to be agreed to before a sign-up, word for word. `sha256` is of its UTF-8 bytes.' });
const ChallengeAnswer = z.object({
  data: Challenge, meta: z.object({ consent: ConsentText, topics: z.array(z.enum(TOPICS)) }), links: z.object({ form: z.url().openapi({ description: 'A page that needs no script.' }) }),
}).openapi('ChallengeAnswer');
const Accepted = z.object({
  data: z.object({ ticket: z.string().openapi({ description: 'What the code is typed for. It opens nothing without the code.' }), codeExpires: instant }),
}).openapi('SubscriptionAnswer');
const Confirmed = z.object({ data: z.object({ state: z.literal('confirmed') }) }).openapi('ConfirmationAnswer');

const OriginProblem = z.object({ ...ProblemDocument.shape, form: z.url().openapi({ description: 'A page that may be linked to from anywhere.' }) }).openapi('OriginProblem');

const problem = (description: string, schema: z.ZodType = ProblemDocument) => ({ description, content: { [PROBLEM_TYPE]: { schema } } });
const answer = (description: string, schema: z.ZodType) => ({ description, content: { 'application/json': { schema } } });
const retry = { 'Retry-After': { description: 'Seconds after which to try again', schema: { type: 'string' as const }, example: '5' } };

const COMMON = {
  414: problem('The address is longer than 2 KB'),
  500: problem('An error of the service; the request id finds it in the log'),
  503: { ...problem('The store is not open yet, or busy. Nothing was changed'), headers: retry },
};
const POSTED = {
  ...COMMON,
  403: problem('Pages of this origin may not send this', OriginProblem),
  413: problem('The body is larger than 16 KB'),
  415: problem('The body is not JSON in UTF-8, or does not say so'),
};

const ROUTES: readonly (RouteConfig & { operationId: string })[] = [
  {
    method: 'get',
    path: '/v1/newsletter/challenge',
    operationId: 'newsletterChallenge',
    summary: 'A task to do before a sign-up, and the text to agree to',
    description: [
      'A sign-up must cost whoever sends a thousand of them. `work`: find a whole number n ≥ 0 such that the SHA-256 of the text `token:n` begins with `bits` zero bits.',
      '`image`: copy five digits from a picture; one attempt, not within two seconds. Never cached. `links.form` is a page without scripts; it has a way for who cannot read the number.',
    ].join('\n'),
    request: { query: ChallengeQuery },
    responses: { 200: answer('The task', ChallengeAnswer), 400: problem('A parameter is unknown, repeated or wrong; `errors` names each'), ...COMMON },
  },
  {
    method: 'post',
    path: '/v1/newsletter/subscriptions',
    operationId: 'newsletterSignUp',
    summary: 'Sign up: a mail with a link and a code is sent',
    description: [
      'The answer is the same for every address, whatever is known of it. Nothing but the confirmation mail is sent until the address is confirmed, by',
      `the code (${CODE.digits} digits, ${CODE.minutes} minutes) or by the button on the page of the link (${LINK_HOURS} hours). At most one mail goes to an address in a quarter of an hour and three in a day.`,
      'In browsers only pages of the service, of the main site and of the origins that the operator names (`NEWSLETTER_ORIGINS`) may send this.',
    ].join('\n'),
    request: { body: { required: true, content: { 'application/json': { schema: SubscriptionRequest } } } },
    responses: {
      202: answer('Accepted', Accepted),
      400: problem('A field is unknown, missing or wrong, or the challenge is not met; `errors` names each'),
      429: { ...problem('Too many sign-ups from one network, or altogether'), headers: retry },
      ...POSTED,
    },
  },
  {
    method: 'post',
    path: '/v1/newsletter/confirmations',
    operationId: 'newsletterConfirm',
    summary: 'Confirm a sign-up by the code from its mail',
    description: `A ticket takes ${CODE.tries} tries. Why a code is not taken (wrong, used, too old, never sent) is not said. Confirming again by the same code is refused.`,
    request: { body: { required: true, content: { 'application/json': { schema: ConfirmationRequest } } } },
    responses: { 200: answer('Confirmed', Confirmed), 400: problem('The code is not taken, or a field is wrong; `errors` names each'), ...POSTED },
  },
];

export const NEWSLETTER_TAG = {
  name: 'Newsletter',
  description: [
    'Sign-up with double opt-in: the only public addresses that take a POST. GET and HEAD change nothing, ever.',
    'Pages for people, which need no script: `/v1/newsletter/form` (`?lang=`), and those that mails link to: `/v1/newsletter/confirm/{token}`,',
    '`/v1/newsletter/unsubscribe/{token}` (also by one click, RFC 8058) and `/v1/newsletter/preferences/{token}`.',
  ].join('\n'),
};

/** Describes the JSON routes of the newsletter in the document of an application. They are served beside it. */
export function describeNewsletter(app: OpenAPIHono): void {
  for (const config of ROUTES) app.openAPIRegistry.registerPath({ tags: [NEWSLETTER_TAG.name], ...config });
}
