import type { ConfirmationRequest, Confirmed, SubscriptionAccepted, SubscriptionRequest } from '@seesac/contract';
import { address, type AskOptions } from './ask.js';
import { errorOf } from './recover.js';
import { attempt } from './request.js';

export { challenge, type ChallengeOptions } from './newsletter-challenge.js';

interface Answer<T> { data: T }

/** Sends once: whether to send again is for whoever pressed the button. */
async function send<T>(url: string, content: unknown, isAnswer: (body: Answer<T> | null) => unknown, signal = new AbortController().signal): Promise<Answer<T>> {
  signal.throwIfAborted();
  const result = await attempt<Answer<T>>(url, isAnswer, signal, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(content) });
  signal.throwIfAborted();
  if (!result.answer) throw errorOf(url, result);
  return result.answer;
}

/**
 * Asks for a confirmation mail. The answer is the same for every address, whatever the service knows of it.
 * @throws ServiceError, NetworkError, ContractError, or the reason of the signal
 */
export const subscribe = async (api: string, content: SubscriptionRequest, { signal }: AskOptions = {}): Promise<Answer<SubscriptionAccepted>> =>
  send(address(api, 'newsletter/subscriptions', ''), content, (body) => body?.data.ticket, signal);

/** Confirms a sign-up by the code from its mail. */
export const confirm = async (api: string, content: ConfirmationRequest, { signal }: AskOptions = {}): Promise<Answer<Confirmed>> =>
  send(address(api, 'newsletter/confirmations', ''), content, (body) => body?.data.state === 'confirmed', signal);
