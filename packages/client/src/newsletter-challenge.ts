import type { ChallengeAnswer, Language } from '@seesac/contract';
import { address, type AskOptions } from './ask.js';
import { request } from './request.js';
import { isWebAddress } from './web-address.js';

// A module of its own, so that a form which nobody fills in does not carry what sends it.

export interface ChallengeOptions extends AskOptions {
  /** Of the text that is consented to. */
  lang?: Language | undefined;
}

const isChallenge = (body: ChallengeAnswer | null) => body?.data.token && body.meta.consent.text && body.meta.topics[0] && isWebAddress(body.links.form);

/** What a sign-up needs: a task, which is good once and for some minutes, and the text that is consented to. */
export const challenge = async (api: string, { lang, signal }: ChallengeOptions = {}): Promise<ChallengeAnswer> =>
  request<ChallengeAnswer>(address(api, 'newsletter/challenge', lang ? `lang=${lang}` : ''), isChallenge, signal);
