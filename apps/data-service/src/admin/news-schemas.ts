import { z } from '@hono/zod-openapi';
import { LANGUAGES, NEWS_SLUG, type Language } from '@seesac/contract';
import { clean } from '../news/ingest/text.js';
import { safeLink } from '../news/ingest/link.js';
import { IMAGE_FILE, MOST, NEWS_STATUSES } from '../news/record.js';
import { revision } from './schemas.js';

// Requests are read by these schemas; answers are described by them.

export const SLUG = { pattern: NEWS_SLUG, description: 'Slug of a news item.', example: 'quarterly-monitor' };
const instant = z.string().openapi({ format: 'date-time', example: '2025-02-13T06:00:00.000Z' });

/** A text of an editor: one line, plain, as a text of a feed is kept. Markup in it is shown as it was typed. */
const text = (most: number) => z.string({ error: 'must be a text' }).transform(clean).pipe(z.string().min(1, 'must not be empty').max(most, `must have at most ${most} characters`));
const lang = z.enum(LANGUAGES, { error: `must be one of ${LANGUAGES.join(', ')}` }) as z.ZodType<Language>;
const moment = z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-01-31T00:00:00Z' }).transform((written) => new Date(written).toISOString())
  .openapi({ type: 'string', format: 'date-time' });
const link = z.string({ error: 'must be an address' }).max(MOST.link, `must have at most ${MOST.link} characters`)
  .refine((address) => safeLink(address) !== null, 'must be a whole http or https address without a user in it').transform((address) => safeLink(address)!)
  .openapi({ type: 'string', format: 'uri' });
const image = z.strictObject({
  file: z.string({ error: 'must be the name of a picture' }).regex(IMAGE_FILE, 'must be the name that the picture got when it was sent'),
  alt: text(MOST.alt).openapi({ description: 'What the picture says, for who does not see it.' }),
}, { error: 'must be an object with "file" and "alt"' });
const texts = {
  title: text(MOST.title),
  summary: text(MOST.summary).openapi({ description: 'One paragraph.' }),
  text: z.array(text(MOST.paragraph), { error: 'must be a list of paragraphs' }).max(MOST.paragraphs, `must have at most ${MOST.paragraphs} paragraphs`)
    .openapi({ description: 'Paragraphs of plain text. Empty where the text stands at `link`.' }),
  tags: z.array(text(MOST.tag), { error: 'must be a list of tags' }).max(MOST.tags, `must have at most ${MOST.tags} tags`),
};
const group = text(MOST.group).openapi({ description: 'Items of one group are one news item in several languages.' });
const publishAt = moment.openapi({ description: 'When it appears; in the future it is scheduled. Default: now.' });

export const NewsCreation = z.strictObject({
  ...texts, text: texts.text.default([]), tags: texts.tags.default([]), lang, link: link.optional(), image: image.optional(), group: group.optional(),
  slug: z.string({ error: 'must be a text' }).regex(NEWS_SLUG, 'must be lower-case letters, digits and hyphens, at most 80').optional()
    .openapi({ description: 'Its address, for good. Default: made of the title.' }),
  publishAt: publishAt.optional(),
  status: z.enum(['draft', 'published'], { error: 'must be draft or published' }).default('draft'),
});
const set = z.strictObject({
  title: texts.title.optional(), summary: texts.summary.optional(), text: texts.text.optional(), tags: texts.tags.optional(), lang: lang.optional(),
  link: link.nullable().optional(), image: image.nullable().optional(), group: group.nullable().optional(), publishAt: publishAt.optional(),
}, { error: 'must be an object' });
export const NewsCorrection = z.strictObject({ revision, set: set.openapi({ description: 'What changes: `null` takes a value away.' }) });
export const NewsPublication = z.strictObject({ revision, at: publishAt.optional() });
export const NewsWithdrawal = z.strictObject({ revision });

const flag = z.enum(['true', 'false'], { error: 'must be true or false' }).optional();
const how = {
  lang: lang.optional().openapi({ description: 'Language of every item, whatever the document says.' }),
  status: z.enum(['draft', 'published'], { error: 'must be draft or published' }).optional()
    .openapi({ description: '`draft`: everything; `published`: also what has no date, as of now. Left out: what has a date is published, the rest is a draft.' }),
};
export const FileQuery = z.strictObject({
  ...how,
  name: z.string().max(120, 'must have at most 120 characters').transform(clean).default('document').openapi({ type: 'string', description: 'Name of the file, for the report.' }),
  encoding: z.string().max(40, 'must be the name of an encoding').optional().openapi({ description: 'Default: byte order mark, XML declaration, else UTF-8.' }),
  pictures: flag.openapi({ description: 'Fetch the pictures that have a text for who does not see them.' }),
  'dry-run': flag.openapi({ description: 'Read and report only.' }),
});
export const FetchBody = z.strictObject({
  ...how,
  url: z.string({ error: 'must be an address' }).max(MOST.link, `must have at most ${MOST.link} characters`).openapi({ format: 'uri', example: 'https://news.example.org/feed.xml' }),
  pictures: z.boolean({ error: 'must be true or false' }).optional(),
  dryRun: z.boolean({ error: 'must be true or false' }).optional(),
});

export const StoredNews = z.object({
  slug: z.string(), lang: z.enum(LANGUAGES), status: z.enum(NEWS_STATUSES), publishAt: instant, source: z.string().nullable(), revision: z.int(), updatedAt: instant,
  document: z.looseObject({ title: z.string(), summary: z.string(), text: z.array(z.string()), tags: z.array(z.string()) }),
}).openapi('StoredNews', { description: 'A news item as it is kept. A published one with `publishAt` in the future is scheduled.' });
const Issue = z.object({
  item: z.int().openapi({ description: 'From 1; 0 is the document.' }), field: z.string(), rule: z.string(), severity: z.enum(['error', 'warning']), message: z.string(), value: z.string().optional(),
}).openapi('NewsIssue', { description: 'What was found. An error leaves the item out. The rules are explained in docs/news.md.' });
export const NewsImported = z.object({
  report: z.object({
    name: z.string(), format: z.string(), encoding: z.string(), items: z.int(), rejected: z.int(), drafts: z.int(), issues: z.array(Issue),
  }).openapi('NewsReport'),
  result: z.object({
    added: z.int(), changed: z.int(), unchanged: z.int(), kept: z.int().openapi({ description: 'Items that were changed or withdrawn here: no import overrules that.' }),
    items: z.array(z.object({ slug: z.string(), outcome: z.enum(['added', 'changed', 'unchanged', 'kept', 'taken']) })),
  }).nullable().openapi('NewsImportResult'),
}).openapi('NewsImportAnswer');
export const KeptPicture = z.object({
  file: z.string(), type: z.string(), width: z.int(), height: z.int(), bytes: z.int(),
}).openapi('NewsPicture', { description: '`file` is its name for the `image` of an item.' });
