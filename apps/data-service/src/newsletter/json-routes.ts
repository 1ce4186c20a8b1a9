import { TOPICS, type ChallengeAnswer, type Confirmed, type SubscriptionAccepted } from '@seesac/contract';
import { readBody, readJson, readQuery } from '../admin/body.js';
import { badParameters, ProblemError } from '../http/problem.js';
import { consentText } from './consent.js';
import { picture } from './digits.js';
import { json, MAX_BODY, type NewsletterRoute } from './route.js';
import { ChallengeQuery, ConfirmationRequest, NOTHING, SubscriptionRequest } from './schemas.js';

/** What programs ask: widgets, and pages of others. */
export const jsonRoutes: readonly NewsletterRoute[] = [
  {
    path: '/challenge',
    light: true,
    GET({ desk, url, address }) {
      const { kind = 'work', lang = 'en' } = readQuery(ChallengeQuery, url);
      const now = desk.clock();
      const data = kind === 'work' ? desk.challenges.work(now) : desk.challenges.image(now, (token) => address(`/challenge/${token}.svg`));
      return json({ data, meta: { consent: consentText(lang), topics: TOPICS }, links: { form: address(`/form?lang=${lang}`) } } satisfies ChallengeAnswer);
    },
  },
  {
    path: '/challenge/{token}.svg',
    light: true,
    GET({ desk, url, token }) {
      readQuery(NOTHING, url);
      const known = desk.challenges.read(token, desk.clock());
      if (known?.kind !== 'image') throw new ProblemError(404, { detail: 'There is no picture for this token, or it is too old. Ask for another challenge.' });
      return new Response(picture(desk.challenges.digits(known)), { headers: { 'Content-Type': 'image/svg+xml; charset=utf-8' } });
    },
  },
  {
    path: '/subscriptions',
    async POST({ desk, origins, request, url, client }) {
      origins.check(request);
      readQuery(NOTHING, url);
      const asked = readBody(SubscriptionRequest, await readJson(request, MAX_BODY));
      return json({ data: (await desk.signUp(asked, client, 'widget')) satisfies SubscriptionAccepted }, 202);
    },
  },
  {
    path: '/confirmations',
    async POST({ desk, origins, request, url, client }) {
      origins.check(request);
      readQuery(NOTHING, url);
      const { ticket, code } = readBody(ConfirmationRequest, await readJson(request, MAX_BODY));
      if (await desk.confirmCode(ticket, code, client, 'widget-code')) return json({ data: { state: 'confirmed' } satisfies Confirmed });
      throw badParameters([{ parameter: 'code', message: 'is not right, or was used, or is too old: look at the newest mail, or use the link in it' }]);
    },
  },
];
