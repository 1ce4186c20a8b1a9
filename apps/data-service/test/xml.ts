import assert from 'node:assert/strict';

/** One element of a parsed document. */
export interface XmlElement { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const OPEN = new RegExp(`^<(${NAME})((?:\\s+[\\w:.-]+="[^"<]*")*)\\s*(/?)>`);
const CLOSE = new RegExp(`^</(${NAME})\\s*>`);

function decoded(text: string): string {
  if (/\]\]>/.test(text)) throw new Error('"]]>" in a text');
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const allowed = code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
    if (!allowed) throw new Error(`character U+${code.toString(16)} is none of XML 1.0`);
  }
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new Error(`a bare & in ${text}`);
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(#?\w+);/g, (_, entity: string) => (entity.startsWith('#') ? String.fromCodePoint(Number(entity.slice(1))) : named[entity]!));
}

/** Reads what our feeds are made of: elements, attributes, text, no comments, no CDATA. Strict: what is not well-formed throws. */
export function parseXml(source: string): XmlElement {
  const declared = /^<\?xml version="1\.0" encoding="utf-8"\?>\n/.exec(source);
  if (!declared) throw new Error('no XML declaration');
  let rest = source.slice(declared[0].length);
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  while (rest) {
    const top = open.at(-1)!;
    const start = OPEN.exec(rest);
    const end = start ? null : CLOSE.exec(rest);
    if (start) {
      const attributes: Record<string, string> = {};
      for (const [, key, value] of start[2]!.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
        if (key! in attributes) throw new Error(`attribute ${key} twice`);
        attributes[key!] = decoded(value!);
      }
      const element: XmlElement = { name: start[1]!, attributes, children: [], text: '' };
      top.children.push(element);
      if (!start[3]) open.push(element);
      rest = rest.slice(start[0].length);
    } else if (end) {
      if (top.name !== end[1]) throw new Error(`</${end[1]}> closes <${top.name}>`);
      open.pop();
      rest = rest.slice(end[0].length);
    } else {
      const text = /^[^<]+/.exec(rest)?.[0];
      if (text === undefined) throw new Error(`not well-formed at ${rest.slice(0, 40)}`);
      if (top === root && text.trim()) throw new Error('text outside of the root');
      top.text += decoded(text);
      rest = rest.slice(text.length);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not one root');
  return root.children[0]!;
}

export const children = (element: XmlElement, name: string): XmlElement[] => element.children.filter((child) => child.name === name);

/** The text of the one child of that name. */
export function text(element: XmlElement, name: string): string {
  const found = children(element, name);
  assert.equal(found.length, 1, `one ${name}`);
  return found[0]!.text;
}
