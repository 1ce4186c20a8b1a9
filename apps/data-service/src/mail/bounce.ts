import { simpleParser, type ParsedMail } from 'mailparser';

/** Largest report that is read, in bytes. */
export const MAX_REPORT = 256 * 1024;

/** What a report says: of which mails, by the identifiers of their rows, and what became of them. */
export interface BounceReport { mails: string[]; kind: 'hard' | 'soft' | 'complaint'; status: string | null }

const ROW = /[0-9a-f]{32}/;
const IN_ADDRESS = new RegExp(`\\+(${ROW.source})@`, 'g');
const IN_MESSAGE_ID = new RegExp(`^(?:Message-ID|References|In-Reply-To)[^\\S\\r\\n]*:[^<]{0,200}<(${ROW.source})@`, 'gim');
const IN_ENVELOPE_ID = new RegExp(`^Original-Envelope-ID[^\\S\\r\\n]*:[^\\S\\r\\n]*(${ROW.source})[^\\S\\r\\n]*$`, 'gim');
const STATUS = /^Status[^\S\r\n]*:[^\S\r\n]*([245]\.\d{1,3}\.\d{1,3})/im;
const ACTION = /^Action[^\S\r\n]*:[^\S\r\n]*([a-z]+)/im;
/** Complaints, of which `not-spam` is none. */
const COMPLAINT = /^Feedback-Type[^\S\r\n]*:[^\S\r\n]*(?:abuse|fraud|opt-out)\b/im;

/**
 * Reads a message that came back: a report of non-delivery (RFC 3464) or a complaint (ARF, RFC 5965). `null` for any other message, among them warnings that a mail is
 * late and answers of people and machines. Whether the mail was really sent is the outbox's to say: anybody may write such a report.
 */
export async function readBounce(message: Uint8Array): Promise<BounceReport | null> {
  if (message.length > MAX_REPORT) return null;
  // one with a thousand parts, or headers without an end, is no report
  const parsed = await simpleParser(Buffer.from(message), { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, maxHtmlLengthToParse: 0, keepDeliveryStatus: true }).catch(() => null);
  if (!parsed) return null;
  const parts = partsOf(parsed);
  const mails = [...new Set([
    ...namesIn(headersOf(parsed), IN_ADDRESS), ...namesIn(parts.status, IN_ENVELOPE_ID), ...namesIn(parts.original, IN_MESSAGE_ID), ...namesIn(parts.feedback, IN_ADDRESS),
    ...namesIn(headersOf(parsed), IN_MESSAGE_ID),
  ])].slice(0, 10);
  if (COMPLAINT.test(parts.feedback)) return { mails, kind: 'complaint', status: null };
  // fields of each recipient follow those of the whole message after an empty line; ours have one recipient
  const failed = parts.status.split(/\r?\n[^\S\r\n]*\r?\n/).filter((fields) => ACTION.exec(fields)?.[1]?.toLowerCase() === 'failed');
  const statuses = failed.map((fields) => STATUS.exec(fields)?.[1]).filter((status) => status !== undefined && !status.startsWith('2.'));
  const status = statuses.find((text) => text!.startsWith('5.')) ?? statuses[0];
  return status === undefined ? null : { mails, kind: status.startsWith('5.') ? 'hard' : 'soft', status };
}

/** Texts of the machine-readable parts. */
function partsOf({ attachments }: ParsedMail): { status: string; feedback: string; original: string } {
  const textOf = (...types: string[]) => attachments.filter(({ contentType }) => types.includes(contentType.toLowerCase())).map(({ content }) => content.toString('latin1')).join('\r\n\r\n');
  const whole = textOf('message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers', 'message/global', 'message/global-headers');
  return {
    status: textOf('message/delivery-status', 'message/global-delivery-status'), feedback: textOf('message/feedback-report'),
    // what a body quotes is no header
    original: whole.split(/\r?\n\r?\n/, 1)[0] ?? '',
  };
}

const headersOf = ({ headerLines }: ParsedMail): string =>
  headerLines.filter(({ key }) => ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'references', 'in-reply-to'].includes(key)).map(({ line }) => line).join('\r\n');

const namesIn = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name]) => name!);
