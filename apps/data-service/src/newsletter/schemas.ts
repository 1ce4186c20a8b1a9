import { z } from '@hono/zod-openapi';
import { CODE, LANGUAGES, MAX_EMAIL, TOPICS } from '@seesac/contract';

// Requests are read by these schemas; they describe them too. Nothing here or below imports a module of Node: the public document is made in pages as well.

const MAX_PAGE = 500;

/** Of a page: its address without query, fragment and user. A text that is none is refused. */
const page = z.string({ error: 'must be a text' }).max(MAX_PAGE, `must have at most ${MAX_PAGE} characters`).transform((text, { addIssue }) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && ['http:', 'https:'].includes(url.protocol)) return url.origin + url.pathname;
  addIssue({ code: 'custom', message: 'must be the http or https address of a page' });
  return z.NEVER;
}).openapi({ type: 'string', description: 'Address of the page with the form; query and fragment are dropped.', example: 'https://www.example.org/news' });

export const lang = z.enum(LANGUAGES, { error: `must be one of ${LANGUAGES.join(', ')}` });
export const topics = z.array(z.enum(TOPICS, { error: `must be one of ${TOPICS.join(', ')}` }), { error: 'must be a list of topics' })
  .min(1, 'must have at least one topic')
  .refine((list) => new Set(list).size === list.length, 'must not repeat a topic');
export const ticket = z.string({ error: 'must be a text' }).max(100, 'must be what the sign-up answered');
export const code = z.string({ error: `must be a text of ${CODE.digits} digits` }).regex(new RegExp(`^\\d{${CODE.digits}}$`), `must be ${CODE.digits} digits`)
  .openapi({ description: 'From the mail.', example: '042917' });

export const SubscriptionRequest = z.strictObject({
  email: z.string({ error: 'must be a text' }).max(MAX_EMAIL * 2, `must have at most ${MAX_EMAIL} characters`)
    .openapi({ description: 'One address. Domains in other scripts are converted.', example: 'reader@example.org' }),
  lang: lang.openapi({ description: 'Of the mails.' }),
  topics,
  consent: z.string({ error: 'must be a text' }).max(100).openapi({ description: '`id` of the text that was shown and agreed to, from the challenge.', example: 'newsletter-1-en' }),
  challenge: z.strictObject({
    token: z.string({ error: 'must be a text' }).max(200),
    answer: z.string({ error: 'must be a text of digits' }).max(32).openapi({ example: '20817' }),
  }, { error: 'must be an object with token and answer' }),
  page: page.optional(),
  widget: z.string({ error: 'must be a text' }).regex(/^[\w.+-]{1,40}$/, 'must be a version').optional().openapi({ description: 'Version of the form.', example: '0.1.0' }),
  website: z.string({ error: 'must be a text' }).max(500).optional().openapi({ description: 'A field that no human sees. Leave it out.' }),
}).openapi('SubscriptionRequest');

export const ConfirmationRequest = z.strictObject({ ticket, code }).openapi('ConfirmationRequest');

export const ChallengeQuery = z.strictObject({
  kind: z.enum(['work', 'image'], { error: 'must be work or image' }).optional()
    .openapi({ description: '`work` is a search for a hash, for scripts; `image` a number to copy from a picture.', example: 'work' }),
  lang: lang.optional().openapi({ description: 'Of the consent text; English where there is none in it.' }),
});
export const LangQuery = z.strictObject({ lang: z.string().max(40).optional() });
export const NOTHING = z.strictObject({});
