import { html } from 'hono/html';
import { z } from '@hono/zod-openapi';
import { CODE, LINK_HOURS, TOPICS, type Language, type Topic } from '@seesac/contract';
import { readQuery } from '../admin/body.js';
import { ProblemError } from '../http/problem.js';
import { parseAddress } from './address.js';
import { consentText, PAGE_LANGUAGES, type PageLanguage } from './consent.js';
import { readForm } from './form-body.js';
import { alert, errorPage, LANGUAGE_NAMES, languageOf, mistake, page, words, type Piece } from './page.js';
import { NEWSLETTER_ROOT, type Ask, type NewsletterRoute } from './route.js';
import { code, lang, ticket } from './schemas.js';
import { fill, textsOf, type PageTexts } from './texts.js';

const text = (most: number) => z.string({ error: 'must be a text' }).max(most);
const SignUpForm = z.strictObject({
  step: z.literal('sign-up'), email: text(600), lang, topics: z.array(z.enum(TOPICS)).optional(), consent: text(100).optional(), token: text(200), answer: text(40).optional(),
  website: text(500).optional(),
});
const CodeForm = z.strictObject({ step: z.literal('code'), ticket, code: text(40) });
const FormBody = z.discriminatedUnion('step', [SignUpForm, CodeForm], { error: 'must be sign-up or code' });
const FormQuery = z.strictObject({ lang: text(40).optional(), number: z.literal('none', { error: 'must be none' }).optional() });

type Wrong = keyof PageTexts['wrong'];
/** Id of the field that each is about; the others are about none. */
const FIELDS: Readonly<Partial<Record<Wrong, string>>> = { email: 'email', topics: 'topics', consent: 'consent', challenge: 'answer', code: 'code' };
interface Typed { email: string; lang: Language; topics: readonly Topic[]; consent: boolean }

/** What a field in which something is wrong says of itself to programs. */
const marks = (field: string, isWrong: boolean): Piece | '' => (isWrong ? html` aria-invalid="true" aria-describedby="${field}-mistake"` : '');

/** Of a choice that is sent as often as it is made. That none was made is said by each of them: what their group says is not heard everywhere. */
export const topicChoice = (texts: PageTexts, chosen: readonly Topic[], isWrong = false): Piece => html`<fieldset class="field${isWrong ? ' wrong' : ''}">
<legend>${texts.topicsLegend}</legend>
${mistake('topics', isWrong ? texts.wrong.topics : undefined)}
${TOPICS.map((topic, at) => html`<label class="choice"><input${at ? '' : html` id="topics"`} type="checkbox" name="topics" value="${topic}"${marks('topics', isWrong)}${chosen.includes(topic) ? html` checked` : ''}><span>${texts.topics[topic]}</span></label>`)}
</fieldset>`;

/** Of the language of the mails: those that mails are written in, and the one that was chosen elsewhere. */
export const languageChoice = (texts: PageTexts, chosen: Language): Piece => html`<div class="field">
<label for="lang">${texts.mailLanguage}</label>
<select id="lang" name="lang">${[...new Set<Language>([...PAGE_LANGUAGES, chosen])].map((one) =>
    html`<option value="${one}" lang="${one}"${one === chosen ? html` selected` : ''}>${LANGUAGE_NAMES[one]}</option>`)}</select>
</div>`;

/** The form: with a number to copy, or without for who cannot. */
function form({ desk, origins }: Ask, language: PageLanguage, isPlain: boolean, typed: Typed, wrong: readonly Wrong[] = [], status = 200): Promise<Response> {
  const texts = textsOf(language);
  const now = desk.clock();
  const token = isPlain ? desk.challenges.plain(now) : desk.challenges.image(now, () => '').token;
  const isWrong = (name: Wrong) => wrong.includes(name);
  const wordsFor = (name: Wrong) => (isWrong(name) ? texts.wrong[name] : undefined);
  const address = (lang: PageLanguage, plain: boolean) => `${NEWSLETTER_ROOT}/form?lang=${lang}${plain ? '&number=none' : ''}`;
  const consent = consentText(language);
  const main = html`
${words(texts.form)}
${wrong.length ? alert(texts.look, wrong.map((name) => ({ text: texts.wrong[name], field: name === 'challenge' && isPlain ? undefined : FIELDS[name] }))) : ''}
<form method="post" action="${address(language, isPlain)}">
<input type="hidden" name="step" value="sign-up">
<input type="hidden" name="token" value="${token}">
<div class="field"><label for="email">${texts.email}</label>
${mistake('email', wordsFor('email'))}
<input id="email" name="email" type="email" autocomplete="email" maxlength="254" required value="${typed.email}"${marks('email', isWrong('email'))}></div>
${topicChoice(texts, typed.topics, isWrong('topics'))}
${languageChoice(texts, typed.lang)}
<div class="apart" aria-hidden="true"><label for="website">${texts.leaveEmpty}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
${isPlain
    ? html`<p class="help">${texts.plainHelp} <a href="${address(language, false)}">${texts.withNumber}</a></p>`
    : html`<div class="field"><label for="answer">${texts.number}</label>
<img class="picture" src="${NEWSLETTER_ROOT}/challenge/${token}.svg" width="200" height="72" alt="${texts.picture}">
${mistake('answer', wordsFor('challenge'))}
<input class="digits" id="answer" name="answer" inputmode="numeric" autocomplete="off" maxlength="12" required${isWrong('challenge') ? html` aria-invalid="true" aria-describedby="answer-mistake answer-help"` : html` aria-describedby="answer-help"`}>
<p class="help" id="answer-help">${texts.numberHelp} <a href="${address(language, true)}">${texts.noNumber}</a></p></div>`}
<div class="field">${mistake('consent', wordsFor('consent'))}
<label class="choice consent${isWrong('consent') ? ' wrong' : ''}"><input id="consent" type="checkbox" name="consent" value="${consent.id}" required${marks('consent', isWrong('consent'))}${typed.consent ? html` checked` : ''}><span lang="${consent.lang}">${consent.text}</span></label></div>
<button>${texts.signUp}</button>
</form>`;
  return page({ lang: language, title: texts.form[0], isWrong: wrong.length > 0, main, status, frames: origins.frames, inLanguage: (other) => address(other, isPlain) });
}

/** Where the code is typed. */
function codePage({ origins }: Ask, language: PageLanguage, ticketOf: string, isWrong = false): Promise<Response> {
  const texts = textsOf(language);
  const values = { minutes: CODE.minutes, hours: LINK_HOURS };
  const main = html`
${words(texts.sent.slice(0, 2) as [string, string], values)}
${isWrong ? alert(texts.look, [{ text: texts.wrong.code, field: FIELDS.code }]) : ''}
<form method="post" action="${NEWSLETTER_ROOT}/form?lang=${language}">
<input type="hidden" name="step" value="code">
<input type="hidden" name="ticket" value="${ticketOf}">
<div class="field"><label for="code">${texts.code}</label>
${mistake('code', isWrong ? texts.wrong.code : undefined)}
<input class="digits" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required${marks('code', isWrong)}></div>
<button>${texts.confirm}</button>
</form>
<p class="help">${fill(texts.sent[2]!, values)}</p>`;
  return page({ lang: language, title: texts.sent[0], isWrong, main, status: isWrong ? 400 : 200, frames: origins.frames });
}

async function signUp(ask: Ask, typed: z.infer<typeof SignUpForm>, language: PageLanguage, isPlain: boolean): Promise<Response> {
  const { email, lang: mailLang, topics = [], consent = '', token, answer = '', website } = typed;
  const again = (wrong: readonly Wrong[], status = 400) => form(ask, language, isPlain, { email, lang: mailLang, topics, consent: consent !== '' }, wrong, status);
  const wrong: Wrong[] = [...(parseAddress(email) === null ? ['email' as const] : []), ...(topics.length ? [] : ['topics' as const]), ...(consent ? [] : ['consent' as const])];
  if (wrong.length) return again(wrong);
  try {
    const asked = { email, lang: mailLang, topics: [...new Set(topics)], consent, challenge: { token, answer }, page: ask.address('/form'), website };
    return await codePage(ask, language, (await ask.desk.signUp(asked, ask.client, 'page')).ticket);
  } catch (error) {
    if (!(error instanceof ProblemError) || ![400, 429].includes(error.status)) throw error;
    if (error.status === 429) return again([isPlain ? 'plainLimited' : 'limited'], 429);
    const isConsent = error.options.errors?.some(({ parameter }) => parameter === 'consent');
    return again([isConsent ? 'consent' : 'challenge']);
  }
}

/** The sign-up as a page that needs no script. */
export const formPage: NewsletterRoute = {
  path: '/form',
  light: true,
  page: errorPage,
  GET(ask) {
    const { number, lang: wanted = 'en' } = readQuery(FormQuery, ask.url);
    const language = languageOf(ask.request, ask.url);
    const mailLang = lang.safeParse(wanted).data ?? language;
    return form(ask, language, number === 'none', { email: '', lang: mailLang, topics: [], consent: false });
  },
  async POST(ask) {
    ask.origins.check(ask.request);
    const { number } = readQuery(FormQuery, ask.url);
    const language = languageOf(ask.request, ask.url);
    const body = await readForm(ask.request, FormBody, ['topics']);
    if (body.step === 'sign-up') return signUp(ask, body, language, number === 'none');
    const typed = code.safeParse(body.code.replace(/\s/g, ''));
    const isRight = typed.success && (await ask.desk.confirmCode(body.ticket, typed.data, ask.client, 'page'));
    const texts = textsOf(language);
    return isRight ? page({ lang: language, title: texts.done[0], main: words(texts.done), frames: ask.origins.frames }) : codePage(ask, language, body.ticket, true);
  },
};
