/** What is wrong with a JSON text and where. */
export class JsonError extends Error {
  override name = 'JsonError';
  readonly rule: 'json-syntax' | 'json-depth' | 'json-duplicate-key';
  /** Index in the text. */
  readonly offset: number;

  constructor(rule: JsonError['rule'], message: string, offset: number) {
    super(message);
    this.rule = rule;
    this.offset = offset;
  }
}

export interface ParsedJson {
  value: unknown;
  /** Where each element of an array of the first two levels begins: the lines of the records. */
  offsets: ReadonlyMap<unknown, readonly number[]>;
}

/** Deepest nesting. An incident needs four levels. */
const MAX_DEPTH = 64;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const LITERALS: readonly (readonly [string, unknown])[] = [['true', true], ['false', false], ['null', null]];

/**
 * Strict JSON (RFC 8259) as `JSON.parse` takes it, but: positions in every error and for every record, nesting capped, a key given twice refused (`JSON.parse`
 * keeps the last one silently), and objects without a prototype, so that `__proto__` is a key like any other.
 */
class Parser {
  readonly #text: string;
  readonly offsets = new Map<unknown, number[]>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw this.#unexpected('after the value');
    return value;
  }

  #unexpected(where: string): JsonError {
    const char = this.#text[this.#at];
    return new JsonError('json-syntax', char === undefined ? `The text ends too early, ${where}.` : `Unexpected ${JSON.stringify(char)} ${where}.`, this.#at);
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }

  #value(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new JsonError('json-depth', `Nested deeper than ${MAX_DEPTH} levels.`, this.#at);
    this.#space();
    const char = this.#text[this.#at];
    if (char === '{') return this.#object(depth);
    if (char === '[') return this.#array(depth);
    if (char === '"') return this.#string();
    for (const [word, value] of LITERALS)
      if (char === word[0] && this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    NUMBER.lastIndex = this.#at;
    const number = NUMBER.exec(this.#text);
    if (!number) throw this.#unexpected('where a value is due');
    this.#at += number[0].length;
    return Number(number[0]);
  }

  #object(depth: number): Record<string, unknown> {
    const object = Object.create(null) as Record<string, unknown>;
    this.#at++;
    this.#space();
    if (this.#take('}')) return object;
    do {
      this.#space();
      const start = this.#at;
      if (this.#text[start] !== '"') throw this.#unexpected('where a key in quotes is due');
      const key = this.#string();
      if (key in object) throw new JsonError('json-duplicate-key', `The key ${JSON.stringify(key)} is given twice.`, start);
      this.#space();
      if (!this.#take(':')) throw this.#unexpected('where ":" is due');
      object[key] = this.#value(depth + 1);
      this.#space();
    } while (this.#take(','));
    if (!this.#take('}')) throw this.#unexpected('where "," or "}" is due');
    return object;
  }

  #array(depth: number): unknown[] {
    const array: unknown[] = [];
    const offsets: number[] = [];
    if (depth < 2) this.offsets.set(array, offsets);
    this.#at++;
    this.#space();
    if (this.#take(']')) return array;
    do {
      this.#space();
      offsets.push(this.#at);
      array.push(this.#value(depth + 1));
      this.#space();
    } while (this.#take(','));
    if (!this.#take(']')) throw this.#unexpected('where "," or "]" is due');
    return array;
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  #string(): string {
    let out = '';
    let from = ++this.#at;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 0x22) {
        out += this.#text.slice(from, this.#at++);
        return out;
      }
      if (code === 0x5c) {
        out += this.#text.slice(from, this.#at) + this.#escape();
        from = this.#at;
      } else if (code >= 0x20) this.#at++;
      else throw this.#unexpected('in a string');
      if (this.#at >= this.#text.length) throw this.#unexpected('in a string');
    }
  }

  #escape(): string {
    const char = this.#text[++this.#at] ?? '';
    const hex = char === 'u' ? this.#text.slice(this.#at + 1, this.#at + 5) : '';
    if (/^[0-9a-fA-F]{4}$/.test(hex)) {
      this.#at += 5;
      return String.fromCharCode(parseInt(hex, 16));
    }
    const plain = ESCAPES[char];
    if (plain === undefined) throw this.#unexpected('after a backslash');
    this.#at++;
    return plain;
  }
}

/** Parses one JSON text. Throws {@link JsonError}. */
export function parseJson(text: string): ParsedJson {
  const parser = new Parser(text);
  return { value: parser.document(), offsets: parser.offsets };
}
