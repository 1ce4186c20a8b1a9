// The two forms of a mail, plain text and HTML, made from the same blocks, so that neither says what the other does not.

/** A part of a mail. All texts are plain; `lang` where it is not that of the mail. */
export type Block =
  | { kind: 'heading'; text: string; href?: string; lang?: string | undefined }
  | { kind: 'text'; text: string; lang?: string | undefined }
  | { kind: 'code'; label: string; code: string }
  | { kind: 'link'; text: string; href: string; large?: boolean }
  | { kind: 'line' }
  | { kind: 'small'; text: string };

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text for HTML and its attributes. Control characters, which no mail needs, are left out. */
export const escapeHtml = (text: string): string => text.replace(/(?![\n\t])\p{Cc}/gu, '').replace(/[&<>"']/g, (char) => ESCAPES[char]!);

/** An address that may be linked: http or https, and spelled as browsers do. `null` for any other. */
export function safeHref(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password ? url.href : null;
}

const FONT = 'font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,Arial,sans-serif';

/** The plain text. */
export function toText(blocks: readonly Block[]): string {
  const parts = blocks.map((block): string => {
    switch (block.kind) {
      case 'heading': return block.href === undefined ? block.text : `${block.text}\n${block.href}`;
      case 'code': return block.label.replace('{code}', block.code);
      case 'link': return block.text ? `${block.text}\n${block.href}` : block.href;
      case 'line': return '-- ';
      default: return block.text;
    }
  });
  // the line before a signature stands right above it
  return `${parts.join('\n\n').replace(/\n\n-- \n\n/g, '\n\n-- \n').replace(/(?![\n\t])\p{Cc}/gu, '')}\n`;
}

/** The HTML: no script, no picture, nothing that is loaded from elsewhere. */
export function toHtml(blocks: readonly Block[], lang: string, title: string): string {
  const langOf = (block: { lang?: string | undefined }) => (block.lang === undefined ? '' : ` lang="${escapeHtml(block.lang)}"`);
  const link = (href: string, text: string, style = 'color:#0b4f8a') => `<a href="${escapeHtml(href)}" style="${style}">${escapeHtml(text)}</a>`;
  const parts = blocks.map((block): string => {
    switch (block.kind) {
      case 'heading': return `<h2 dir="auto" style="margin:24px 0 4px;font-size:18px;line-height:1.3"${langOf(block)}>${block.href === undefined ? escapeHtml(block.text) : link(block.href, block.text)}</h2>`;
      case 'text': return `<p dir="auto" style="margin:0 0 12px"${langOf(block)}>${escapeHtml(block.text)}</p>`;
      case 'code': return `<p style="margin:0 0 4px">${escapeHtml(block.label).replace('{code}', `<br><strong style="font-size:32px;letter-spacing:6px;line-height:1.4">${escapeHtml(block.code)}</strong>`)}</p>`;
      case 'link': return block.large
        ? `<p style="margin:8px 0 12px">${link(block.href, block.text, 'display:inline-block;padding:12px 20px;background:#0b4f8a;color:#ffffff;text-decoration:none;border-radius:4px')}</p>`
        : `<p style="margin:0 0 4px;font-size:14px">${link(block.href, block.text)}</p>`;
      case 'line': return '<hr style="border:0;border-top:1px solid #c5ccd3;margin:24px 0 12px">';
      case 'small': return `<p style="margin:0 0 8px;font-size:14px;color:#4a5560">${escapeHtml(block.text)}</p>`;
    }
  });
  return `<!doctype html>\n<html lang="${escapeHtml(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`
    + `<title>${escapeHtml(title)}</title></head>\n<body style="margin:0;padding:16px;background:#ffffff;color:#1c2329">\n<div style="max-width:600px;margin:0 auto;${FONT}">\n${parts.join('\n')}\n</div>\n</body></html>\n`;
}
