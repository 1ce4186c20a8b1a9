/** Encodings of a body, best first. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * The best encoding that a client takes (RFC 9110 §12.5.3), of those that exist. Plain bytes are the answer to everything else, `identity;q=0` included: a
 * readable answer helps more than a 406.
 */
export function negotiate(accept: string | null | undefined, exists: (encoding: Encoding) => boolean): Encoding {
  if (!accept) return 'identity';
  const weights = new Map<string, number>();
  for (const part of accept.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const q = parameters.find((p) => p.startsWith('q='));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    weights.set(coding, Number.isNaN(weight) ? 0 : weight);
  }
  for (const encoding of ENCODINGS) if (exists(encoding) && (weights.get(encoding) ?? weights.get('*') ?? 0) > 0) return encoding;
  return 'identity';
}

/** True when `If-None-Match` names the tag: weak comparison, any number of tags, `*` for any (RFC 9110 §13.1.2). */
export function noneMatch(header: string | null | undefined, etag: string): boolean {
  if (!header) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
