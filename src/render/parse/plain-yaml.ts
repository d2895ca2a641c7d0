import { load } from 'js-yaml';
import { kubernetesSchema } from './kubernetes-schema.ts';

/** A line with content. */
interface Line {
  indent: number;
  text: string;
}

/** What only a whole parser can read, or has to refuse. */
class NotPlain extends Error {}

type Mapping = Record<string, unknown>;

/**
 * Reads a document in the style that kustomize and people write: ASCII, blocks, text on one line or in literal blocks. Three times as fast
 * as a parser, and half of what the gate does with a large root is parsing. Undefined for everything else, so that a document is either read
 * exactly as the parser would, or by the parser.
 */
export function readPlainYaml(text: string): { value: unknown } | undefined {
  // Other characters may be line breaks, or forbidden.
  if (/[^\n\x20-\x7e]/.test(text)) return undefined;
  try {
    const reader = new Reader(text);
    const first = reader.peek();
    if (first === undefined || isItem(first.text)) return undefined;
    const value = reader.mapping(first.indent, 0);
    return reader.peek() === undefined ? { value } : undefined;
  } catch (thrown) {
    if (thrown instanceof NotPlain) return undefined;
    throw thrown;
  }
}

class Reader {
  private readonly lines: readonly string[];
  private next = 0;
  private hasBegun = false;
  private current: Line | undefined;

  constructor(text: string) {
    this.lines = text.split('\n');
  }

  /** The next line with content. */
  peek(): Line | undefined {
    while (this.current === undefined && this.next < this.lines.length) {
      const whole = this.lines[this.next] ?? '';
      const indent = indentOf(whole);
      const text = whole.slice(indent).trimEnd();
      this.next++;
      const isMarker = indent === 0 && text === '---' && !this.hasBegun;
      if (text === '' || text.charCodeAt(0) === hash || isMarker) continue;
      if (indent === 0 && /^(?:---|\.\.\.|%)/.test(text)) throw new NotPlain();
      this.hasBegun = true;
      this.current = { indent, text };
    }
    return this.current;
  }

  mapping(indent: number, depth: number): Mapping {
    if (depth > 100) throw new NotPlain();
    const value: Mapping = {};
    for (let line = this.peek(); line?.indent === indent && !isItem(line.text); line = this.peek()) {
      const { key, rest } = splitKey(line.text);
      if (Object.hasOwn(value, key)) throw new NotPlain();
      this.current = undefined;
      value[key] = rest === '' ? this.below(indent, depth) : this.scalar(rest, indent);
    }
    this.refuseDeeper(indent);
    return value;
  }

  private sequence(indent: number, depth: number): unknown[] {
    const items: unknown[] = [];
    for (let line = this.peek(); line?.indent === indent && isItem(line.text); line = this.peek()) {
      const rest = line.text.slice(1).trimStart();
      if (rest === '' || rest.startsWith('#') || isItem(rest)) throw new NotPlain();
      const column = indent + line.text.length - rest.length;
      if (endOfKey(rest) < 0) {
        this.current = undefined;
        items.push(this.scalar(rest, indent));
      } else {
        this.current = { indent: column, text: rest };
        items.push(this.mapping(column, depth + 1));
      }
    }
    this.refuseDeeper(indent);
    return items;
  }

  /** The value of a key that has none on its line. */
  private below(indent: number, depth: number): unknown {
    const line = this.peek();
    if (line === undefined || line.indent < indent) return null;
    if (isItem(line.text)) return this.sequence(line.indent, depth + 1);
    return line.indent > indent ? this.mapping(line.indent, depth + 1) : null;
  }

  private scalar(text: string, indent: number): unknown {
    if (text.startsWith('|')) return this.literal(text, indent);
    const value = scalarOf(text);
    this.refuseDeeper(indent);
    return value;
  }

  private literal(header: string, parent: number): string {
    if (header !== '|' && header !== '|-') throw new NotPlain();
    const content: string[] = [];
    let indent = -1;
    for (; this.next < this.lines.length; this.next++) {
      const whole = this.lines[this.next] ?? '';
      const own = indentOf(whole);
      const isBlank = own === whole.length;
      if (!isBlank && own <= parent) break;
      if (indent < 0) {
        // Blank lines before the first one decide about nothing, unless they are longer.
        if (isBlank) throw new NotPlain();
        indent = own;
      }
      if (!isBlank && own < indent) throw new NotPlain();
      content.push(whole.slice(indent));
    }
    if (indent < 0) throw new NotPlain();
    while (content.at(-1) === '') content.pop();
    // A last line of spaces alone is content, and where the text ends without a line break, so does the scalar.
    if (this.next >= this.lines.length && this.lines.at(-1) !== '') throw new NotPlain();
    return header === '|' ? `${content.join('\n')}\n` : content.join('\n');
  }

  /** A text that goes on below, or what is indented wrongly. */
  private refuseDeeper(indent: number): void {
    const line = this.peek();
    if (line !== undefined && line.indent > indent) throw new NotPlain();
  }
}

function indentOf(line: string): number {
  let indent = 0;
  while (line.charCodeAt(indent) === 32) indent++;
  return indent;
}

function isItem(text: string): boolean {
  return text.startsWith('- ') || text === '-';
}

const space = 32;
const colonCode = 58;
const hash = 35;

/** Where the colon of a plain key is. */
function endOfKey(text: string): number {
  let colon = text.indexOf(':');
  if (colon <= 0 || !/^[A-Za-z0-9_./-]/.test(text)) return -1;
  while (colon >= 0 && colon + 1 < text.length && text.charCodeAt(colon + 1) !== space)
    colon = text.indexOf(':', colon + 1);
  return colon;
}

/** Keys of letters that are no word with a meaning of its own; any other is left to the parser. */
function splitKey(text: string): { key: string; rest: string } {
  const colon = endOfKey(text);
  const key = text.slice(0, colon);
  if (colon < 0 || (!keys.has(key) && !isKey(key))) throw new NotPlain();
  const rest = text.slice(colon + 1).trimStart();
  return { key, rest: rest.startsWith('#') ? '' : rest };
}

/** Of what is kept between documents. */
const mostValues = 10_000;

const keys = new Set<string>();

/** The same few keys come again and again. */
function isKey(key: string): boolean {
  if (!/^[A-Za-z][\w./-]*$/.test(key) || isWord(key)) return false;
  if (keys.size < mostValues) keys.add(key);
  return true;
}

/** A value on the line of its key or dash. */
function scalarOf(text: string): unknown {
  const first = text.charCodeAt(0);
  if (first === 34 || first === 39) return quoted(text);
  if (/^[A-Za-z/][\w./@-]*$/.test(text)) return isWord(text) ? resolved(text) : text;
  if (text === '{}') return {};
  if (text === '[]') return [];
  if (/^[^A-Za-z0-9/_.+~(-]/.test(text) || text.includes(' #') || hasColon(text)) throw new NotPlain();
  // Numbers, dates and words with a meaning are resolved by the schema itself.
  if (/^(?:---|\.\.\.|-(?: |$))/.test(text)) throw new NotPlain();
  if (/^[-+]?[.0-9]|^~$/.test(text) || isWord(text)) return resolved(text);
  return text;
}

function hasColon(text: string): boolean {
  let colon = text.indexOf(':');
  while (colon >= 0) {
    if (colon + 1 === text.length || text.charCodeAt(colon + 1) === space) return true;
    colon = text.indexOf(':', colon + 1);
  }
  return text.charCodeAt(0) === colonCode;
}

function isWord(text: string): boolean {
  return text.length <= 5 && /^(?:null|true|false|yes|no|on|off|y|n)$/i.test(text);
}

function quoted(text: string): string {
  if (/^"[^"\\]*"$/.test(text) || /^'[^']*'$/.test(text)) return text.slice(1, -1);
  // Of escapes only those that JSON has too, which mean the same there.
  if (!/^"(?:[^"\\]|\\["\\/bfnrt])*"$/.test(text)) throw new NotPlain();
  return JSON.parse(text) as string;
}

const values = new Map<string, unknown>();

function resolved(text: string): unknown {
  const known = values.get(text);
  if (known !== undefined) return known;
  let value: unknown;
  try {
    value = load(text, { schema: kubernetesSchema });
  } catch {
    throw new NotPlain();
  }
  if (value === undefined || (value !== null && typeof value === 'object')) throw new NotPlain();
  if (values.size >= mostValues) values.clear();
  values.set(text, value);
  return value;
}
