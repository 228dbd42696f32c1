/**
 * The canonical form of RFC 8785 (JCS), restricted to what the protocol allows: no null, no fractions, ASCII keys,
 * strings in normal form C, depth 8.
 *
 * `JSON.parse` would take the last of two equal keys, round integers and allow white space. So a document is parsed
 * strictly here, and accepted only if writing it again gives the same bytes.
 */
import { utf8, type Bytes } from './bytes';

/** A value of a document. */
export type Json = string | number | boolean | readonly Json[] | JsonObject;

/** An object of a document; a map, so that no key has a meaning of its own. */
export type JsonObject = ReadonlyMap<string, Json>;

const MAX_DEPTH = 8;
const BOUND = 2 ** 53;
const MAX_INTEGER_DIGITS = 16;
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text that breaks its grammar, with the place of the first bad byte, from 0. */
export class Malformed extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** Reads a canonical document. */
export function parseCanonical(document: Bytes): Json {
  const value = new Parser(document).document();
  const again = utf8(write(value));
  const common = Math.min(document.length, again.length);
  for (let i = 0; i < common; i++) {
    if (document[i] !== again[i]) {
      throw new Malformed(i, 'is not in canonical form (RFC 8785)');
    }
  }
  if (document.length !== again.length) {
    throw new Malformed(common, 'is not in canonical form (RFC 8785)');
  }
  return value;
}

/** Reads a document that a person wrote: members in any order, with white space between. */
export function parseByHand(document: Bytes): Json {
  const tight = new Uint8Array(document.length);
  let length = 0;
  let inString = false;
  let escaped = false;
  for (const byte of document) {
    if (!inString && (byte === 0x20 || byte === 9 || byte === 10 || byte === 13)) {
      continue;
    }
    tight[length++] = byte;
    if (byte === 0x22 && !escaped) {
      inString = !inString;
    }
    escaped = inString && byte === 0x5c && !escaped;
  }
  return new Parser(tight.subarray(0, length)).document();
}

/** The canonical text of a value. */
export function canonicalText(value: Json): string {
  return write(value);
}

/** Whether a value is an object. */
export function isObject(value: Json): value is JsonObject {
  return value instanceof Map;
}

function write(value: Json): string {
  if (typeof value === 'string') {
    return writeString(value);
  }
  if (typeof value === 'number') {
    if (Math.abs(value) >= BOUND) {
      throw new Malformed(0, 'has an integer of 2^53 or more');
    }
    return String(value);
  }
  if (typeof value === 'boolean') {
    return String(value);
  }
  if (isObject(value)) {
    const members = [...value.keys()].sort().map((key) => {
      if (/[^\0-\x7f]/.test(key)) {
        throw new Malformed(0, 'has a key that is not ASCII');
      }
      return `${writeString(key)}:${write(value.get(key) as Json)}`;
    });
    return `{${members.join(',')}}`;
  }
  return `[${value.map(write).join(',')}]`;
}

function writeString(text: string): string {
  if (text.normalize('NFC') !== text) {
    throw new Malformed(0, 'has a string that is not in Unicode normal form C');
  }
  if (/\p{Surrogate}/u.test(text)) {
    throw new Malformed(0, 'has a lone surrogate');
  }
  // For a string without lone surrogates, RFC 8785 is defined as what ECMAScript writes.
  return JSON.stringify(text);
}

class Parser {
  private readonly in: Bytes;
  private at = 0;

  constructor(document: Bytes) {
    this.in = document;
  }

  document(): Json {
    const value = this.value(1);
    if (this.at !== this.in.length) {
      throw this.fault('has bytes after the document');
    }
    return value;
  }

  private value(depth: number): Json {
    if (depth > MAX_DEPTH) {
      throw this.fault(`is nested deeper than ${MAX_DEPTH}`);
    }
    switch (this.peek()) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return this.string();
      case 't':
        this.literal('true');
        return true;
      case 'f':
        this.literal('false');
        return false;
      default:
        return this.integer();
    }
  }

  private object(depth: number): Json {
    const members = new Map<string, Json>();
    this.at++;
    if (this.peek() === '}') {
      this.at++;
      return members;
    }
    for (;;) {
      const key = this.string();
      this.take(':');
      const value = this.value(depth + 1);
      if (members.has(key)) {
        throw this.fault('has a key twice');
      }
      members.set(key, value);
      if (this.peek() === '}') {
        this.at++;
        return members;
      }
      this.take(',');
    }
  }

  private array(depth: number): Json {
    const elements: Json[] = [];
    this.at++;
    if (this.peek() === ']') {
      this.at++;
      return elements;
    }
    for (;;) {
      elements.push(this.value(depth + 1));
      if (this.peek() === ']') {
        this.at++;
        return elements;
      }
      this.take(',');
    }
  }

  private integer(): Json {
    const start = this.at;
    if (this.peek() === '-') {
      this.at++;
    }
    const digits = this.at;
    while (this.at < this.in.length && /[0-9]/.test(this.peek())) {
      if (this.at - digits >= MAX_INTEGER_DIGITS) {
        throw this.fault('has an integer of 2^53 or more');
      }
      this.at++;
    }
    if (this.at === digits) {
      this.at = start;
      throw this.fault('has a value that is no object, array, string, integer or truth value');
    }
    return Number(this.utf8(start, this.at));
  }

  private string(): string {
    this.take('"');
    let start = this.at;
    let text = '';
    for (;;) {
      const c = this.peek();
      if (c === '"') {
        text += this.utf8(start, this.at);
        this.at++;
        return text;
      }
      if (c === '\\') {
        text += this.utf8(start, this.at);
        this.at++;
        text += this.escaped();
        start = this.at;
      } else if (c < ' ') {
        throw this.fault('has a bare control character in a string');
      } else {
        this.at++;
      }
    }
  }

  private escaped(): string {
    const c = this.peek();
    this.at++;
    const plain = '"\\/bfnrt'.indexOf(c);
    if (plain >= 0) {
      return '"\\/\b\f\n\r\t'.charAt(plain);
    }
    if (c !== 'u') {
      throw this.fault('has a bad escape');
    }
    let unit = 0;
    for (let i = 0; i < 4; i++) {
      const digit = '0123456789abcdef'.indexOf(this.peek().toLowerCase());
      if (digit < 0) {
        throw this.fault('has a bad escape');
      }
      unit = unit * 16 + digit;
      this.at++;
    }
    return String.fromCharCode(unit);
  }

  private utf8(from: number, to: number): string {
    try {
      return DECODER.decode(this.in.subarray(from, to));
    } catch {
      throw new Malformed(from, 'is not valid UTF-8');
    }
  }

  private literal(word: string): void {
    for (const c of word) {
      this.take(c);
    }
  }

  private take(expected: string): void {
    if (this.peek() !== expected) {
      throw this.fault(`lacks '${expected}'`);
    }
    this.at++;
  }

  /** The byte here as a character; bytes of 0x80 and more match no character of the grammar. */
  private peek(): string {
    const byte = this.in[this.at];
    if (byte === undefined) {
      throw this.fault('ends too early');
    }
    return String.fromCharCode(byte);
  }

  private fault(what: string): Malformed {
    return new Malformed(this.at, what);
  }
}
