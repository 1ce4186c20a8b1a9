import { createHash, createVerify } from 'node:crypto';

/** Checks a signature as RFC 6376 says (relaxed/relaxed, RSA-SHA256), with a program of its own. */
export function verifyDkim(message: string, publicKey: string): { isValid: boolean; headers: string[] } {
  const end = message.indexOf('\r\n\r\n');
  const fields = message.slice(0, end).split(/\r\n(?![ \t])/);
  const relaxed = (field: string) => `${field.slice(0, field.indexOf(':')).toLowerCase().trimEnd()}:${field.slice(field.indexOf(':') + 1).replace(/\r\n/g, '').replace(/[ \t]+/g, ' ').trim()}`;
  const signature = fields.find((field) => /^DKIM-Signature:/i.test(field))!;
  const tags = Object.fromEntries(relaxed(signature).slice('dkim-signature:'.length).split(';').map((tag) => tag.trim().split(/=(.*)/s).slice(0, 2).map((part) => part.replace(/\s/g, '')))) as Record<string, string>;
  const body = `${message.slice(end + 4).replace(/[ \t]+/g, ' ').replace(/ \r\n/g, '\r\n').replace(/(\r\n)+$/, '')}\r\n`;
  if (createHash('sha256').update(body).digest('base64') !== tags['bh']) return { isValid: false, headers: [] };
  const headers = tags['h']!.toLowerCase().split(':');
  const left = [...fields];
  const signed = headers.flatMap((name) => {
    const at = left.findLastIndex((field) => field.toLowerCase().startsWith(`${name}:`));
    return at < 0 ? [] : left.splice(at, 1).map(relaxed);
  });
  const own = relaxed(signature).replace(/(\bb=)[^;]*/, '$1');
  const isValid = createVerify('RSA-SHA256').update([...signed, own].join('\r\n')).verify(publicKey, tags['b']!, 'base64');
  return { isValid, headers };
}
