import {
  backslash,
  bar,
  bytesOf,
  colon,
  dash,
  dot,
  doubleQuote,
  hash,
  kinds,
  KnownTexts,
  letter,
  newline,
  ofKey,
  ofWord,
  percent,
  singleQuote,
  slash,
  space,
} from './plain-characters.ts';
import { isWord, NotPlain, plainValue, quotedValue, resolved } from './plain-scalars.ts';

type Mapping = Record<string, unknown>;

/**
 * Reads a document in the style that kustomize and people write: ASCII, blocks, text on one line or in literal blocks. Three times as fast
 * as a parser, and much of what the gate does with a large root is parsing. Undefined for everything else, so that a document is either read
 * exactly as the parser would, or by the parser.
 */
export function readPlainYaml(text: string): { value: unknown } | undefined {
  // Other characters may be line breaks, or forbidden.
  if (/[^\n\x20-\x7e]/.test(text)) return undefined;
  try {
    return new Reader(text).document();
  } catch (thrown) {
    if (thrown instanceof NotPlain) return undefined;
    throw thrown;
  }
}

const keys = new KnownTexts();
const words = new KnownTexts();

/** Reads from a line with content, the current one, to the next. */
class Reader {
  private readonly text: string;
  private readonly bytes: Uint8Array;
  /** Where the line behind the current one begins. */
  private next = 0;
  private hasBegun = false;
  /** Of the current line; below 0 behind the last one. */
  private indent = -1;
  /** Where the text of the current line begins, and ends without the spaces behind it. */
  private start = 0;
  private stop = 0;
  /** Of the key that `endOfKey` has found. */
  private keySum = 0;

  constructor(text: string) {
    this.text = text;
    this.bytes = bytesOf(text);
  }

  document(): { value: unknown } | undefined {
    this.advance();
    if (this.indent < 0 || this.isItem()) return undefined;
    const value = this.mapping(this.indent, 0);
    return this.indent < 0 ? { value } : undefined;
  }

  /** Goes to the next line with content. */
  private advance(): void {
    const { bytes } = this;
    const end = this.text.length;
    let at = this.next;
    while (at < end) {
      const from = at;
      while (bytes[at] === space) at++;
      const start = at;
      while (bytes[at] !== newline) at++;
      let stop = at;
      while (stop > start && bytes[stop - 1] === space) stop--;
      at++;
      if (stop === start || bytes[start] === hash || (start === from && this.isMarker(start, stop))) continue;
      this.hasBegun = true;
      this.indent = start - from;
      this.start = start;
      this.stop = stop;
      this.next = at;
      return;
    }
    this.indent = -1;
  }

  /** The marker before everything else. */
  private isMarker(start: number, stop: number): boolean {
    const first = this.bytes[start];
    if (first !== dash && first !== dot && first !== percent) return false;
    const text = this.text.slice(start, stop);
    if (text === '---' && !this.hasBegun) return true;
    if (/^(?:---|\.\.\.|%)/.test(text)) throw new NotPlain();
    return false;
  }

  private isItem(): boolean {
    const { bytes, start, stop } = this;
    return bytes[start] === dash && (stop === start + 1 || bytes[start + 1] === space);
  }

  private mapping(indent: number, depth: number): Mapping {
    if (depth > 100) throw new NotPlain();
    const value: Mapping = {};
    while (this.indent === indent && !this.isItem()) {
      const end = this.endOfKey();
      if (end < 0) throw new NotPlain();
      const key = this.keyBefore(end);
      if (Object.hasOwn(value, key)) throw new NotPlain();
      const rest = this.behindSpaces(end + 1);
      value[key] = this.isNothing(rest) ? this.below(indent, depth) : this.scalar(rest, indent);
    }
    this.refuseDeeper(indent);
    return value;
  }

  private sequence(indent: number, depth: number): unknown[] {
    const items: unknown[] = [];
    while (this.indent === indent && this.isItem()) {
      const rest = this.behindSpaces(this.start + 1);
      const column = indent + rest - this.start;
      this.start = rest;
      if (this.isNothing(rest) || this.isItem()) throw new NotPlain();
      if (this.endOfKey() < 0) items.push(this.scalar(rest, indent));
      else {
        this.indent = column;
        items.push(this.mapping(column, depth + 1));
      }
    }
    this.refuseDeeper(indent);
    return items;
  }

  /** The value of a key that has none on its line. */
  private below(indent: number, depth: number): unknown {
    this.advance();
    if (this.indent < indent) return null;
    if (this.isItem()) return this.sequence(this.indent, depth + 1);
    return this.indent > indent ? this.mapping(this.indent, depth + 1) : null;
  }

  private behindSpaces(from: number): number {
    let at = from;
    while (at < this.stop && this.bytes[at] === space) at++;
    return at;
  }

  /** Of the current line nothing is left, or a comment. */
  private isNothing(at: number): boolean {
    return at === this.stop || this.bytes[at] === hash;
  }

  /** Where the colon of a key of letters is, with which the text of the current line begins; below 0 where there is none. */
  private endOfKey(): number {
    const { bytes, start, stop } = this;
    if (((kinds[bytes[start] ?? 0] ?? 0) & letter) === 0) return -1;
    let sum = 0;
    let at = start;
    for (let code = bytes[at] ?? 0; ((kinds[code] ?? 0) & ofKey) !== 0; code = bytes[++at] ?? 0)
      sum = (Math.imul(sum, 31) + code) | 0;
    if (bytes[at] !== colon || (at + 1 < stop && bytes[at + 1] !== space)) return -1;
    this.keySum = sum;
    return at;
  }

  /** A key that is a word with a meaning of its own is left to the parser. */
  private keyBefore(end: number): string {
    const known = keys.find(this.bytes, this.start, end, this.keySum);
    if (known !== undefined) return known;
    const key = this.text.slice(this.start, end);
    if (isWord(key)) throw new NotPlain();
    // As the name of a property it is the very string by which V8 looks for it.
    keys.add(Object.keys({ [key]: 0 })[0] ?? key, this.keySum);
    return key;
  }

  /** A value on the line of its key or dash. */
  private scalar(start: number, indent: number): unknown {
    if (this.bytes[start] === bar) return this.literal(start, indent);
    const value = this.valueAt(start);
    this.advance();
    this.refuseDeeper(indent);
    return value;
  }

  private valueAt(start: number): unknown {
    const { bytes, stop } = this;
    const first = bytes[start] ?? 0;
    if (first === doubleQuote || first === singleQuote) return this.quoted(start, first);
    let sum = 0;
    let common = ~0;
    for (let at = start; at < stop; at++) {
      const code = bytes[at] ?? 0;
      sum = (Math.imul(sum, 31) + code) | 0;
      common &= kinds[code] ?? 0;
    }
    const isPlain = (common & ofWord) !== 0 && (first === slash || ((kinds[first] ?? 0) & letter) !== 0);
    return isPlain ? this.word(start, sum) : plainValue(this.text.slice(start, stop));
  }

  private word(start: number, sum: number): unknown {
    const known = words.find(this.bytes, start, this.stop, sum);
    if (known !== undefined) return known;
    const text = this.text.slice(start, this.stop);
    if (isWord(text)) return resolved(text);
    words.add(text, sum);
    return text;
  }

  private quoted(start: number, quote: number): string {
    const { bytes } = this;
    const last = this.stop - 1;
    let at = start + 1;
    while (at < last && bytes[at] !== quote && bytes[at] !== backslash) at++;
    if (at === last && bytes[at] === quote) return this.text.slice(start + 1, last);
    return quotedValue(this.text.slice(start, this.stop));
  }

  private literal(start: number, parent: number): string {
    const header = this.text.slice(start, this.stop);
    if (header !== '|' && header !== '|-') throw new NotPlain();
    const { bytes, text } = this;
    const end = text.length;
    const content: string[] = [];
    let indent = -1;
    let at = this.next;
    for (; at <= end; at++) {
      const from = at;
      while (bytes[at] === space) at++;
      const own = at - from;
      const isBlank = bytes[at] === newline;
      if (!isBlank && own <= parent) {
        at = from;
        break;
      }
      if (indent < 0) {
        // Blank lines before the first one decide about nothing, unless they are longer.
        if (isBlank) throw new NotPlain();
        indent = own;
      }
      if (!isBlank && own < indent) throw new NotPlain();
      while (bytes[at] !== newline) at++;
      content.push(text.slice(Math.min(from + indent, at), at));
    }
    if (indent < 0) throw new NotPlain();
    while (content.at(-1) === '') content.pop();
    // A last line of spaces alone is content, and where the text ends without a line break, so does the scalar.
    if (at > end && text.at(-1) !== '\n') throw new NotPlain();
    this.next = at;
    this.advance();
    return header === '|' ? `${content.join('\n')}\n` : content.join('\n');
  }

  /** A text that goes on below, or what is indented wrongly. */
  private refuseDeeper(indent: number): void {
    if (this.indent > indent) throw new NotPlain();
  }
}
