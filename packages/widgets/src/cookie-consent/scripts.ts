import { OPTIONAL, wordsOf, type Categories, type Optional } from './cookie-consent.model.js';

/** A script of the page that waits for consent. Once it runs it is none any more, so no second element or copy of this code runs it again. */
export const WAITING = 'script[type="text/plain"][data-seesac-consent]';

const waiting = () => [...document.querySelectorAll<HTMLScriptElement>(WAITING)];
const needs = (script: HTMLScriptElement) => wordsOf(script.dataset.seesacConsent);

/** What the scripts of the page need consent for. */
export const wanted = (): Optional[] => {
  const words = waiting().flatMap(needs);
  return OPTIONAL.filter((name) => words.includes(name));
};

/**
 * Has one script run: the same element, put where it stands with another type. So its text, its address, its nonce and whatever else it carries are what the page's
 * parser read, and neither a policy with nonces or hashes nor Trusted Types has to let anything new pass. Resolves when the next one may run.
 */
function run(script: HTMLScriptElement): Promise<unknown> | undefined {
  const isAsync = script.hasAttribute('async');
  // In order, as the page wrote them: a script with an address before the one after it.
  const done = script.src && !isAsync && new Promise((resolve) => (script.addEventListener('load', resolve), script.addEventListener('error', resolve)));
  script.async = isAsync;
  script.type = script.dataset.seesacType ?? '';
  script.parentNode!.insertBefore(script, script.nextSibling);
  return done || undefined;
}

/** Runs the scripts that have consent to all that they need, one after the other. @param busy of the page: two copies of this code do not run scripts side by side */
export async function runScripts(busy: { running?: boolean }, consent: () => Partial<Categories>): Promise<void> {
  if (busy.running) return;
  busy.running = true;
  // Looked up anew each time: meanwhile scripts come, and a visitor may withdraw.
  for (let next; (next = waiting().find((script) => needs(script).every((name) => consent()[name as Optional]))); ) await run(next);
  busy.running = false;
}
