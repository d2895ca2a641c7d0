import type { Alias, Scalar } from 'yaml';
import { Refusal, type Span } from './operation.ts';
import type { YamlDocument } from './source.ts';
import { type ScalarStyle, writeScalar } from './write-scalar.ts';

/** The span that gives a scalar another value: style, anchor, tag and comments stay. */
export function replaceScalar(text: string, document: YamlDocument, node: Scalar, value: string): Span {
  const [start, end] = node.range ?? [0, 0, 0];
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return replaceBlock(text, start, end, value);
  const written = writeScalar(value, styleOf(document, node), document.flow.has(node));
  return { start, end, text: start === end ? spaced(text, start, written) : written };
}

/** The value that a replaced scalar has in the end: a block scalar keeps the line endings that its header gives it. */
export function replacedValue(node: Scalar, value: string): string {
  const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  return block ? value + (/\n*$/.exec(String(node.value))?.[0] ?? '') : value;
}

/** The span that puts another number or flag in the place of one. */
export function replaceLiteral(node: Scalar, value: string): Span {
  const [start, end] = node.range ?? [0, 0, 0];
  return { start, end, text: value };
}

/** The span that puts a value in the place of an alias. */
export function replaceAlias(document: YamlDocument, node: Alias, value: string): Span {
  const [start, end] = node.range ?? [0, 0, 0];
  return { start, end, text: writeScalar(value, document.json ? 'double' : 'plain', true) };
}

function styleOf(document: YamlDocument, node: Scalar): ScalarStyle {
  if (node.type === 'QUOTE_DOUBLE' || document.json) return 'double';
  return node.type === 'QUOTE_SINGLE' ? 'single' : 'plain';
}

/** An empty value is nothing behind its colon or dash: what comes there needs a space. */
function spaced(text: string, start: number, value: string): string {
  return start > 0 && /[^\s[{("']/.test(text[start - 1] ?? '') ? ` ${value}` : value;
}

/** Content of a block scalar from its first character to its last; header, indentation and blank lines stay. */
function replaceBlock(text: string, start: number, end: number, value: string): Span {
  const content = text.indexOf('\n', start) + 1;
  const body = text.slice(content, end);
  const first = body.search(/\S/);
  if (content === 0 || first < 0) throw new Refusal('the block scalar is empty', start);
  if (
    value !== value.trim() ||
    !/^[\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]+$/u.test(value)
  ) {
    throw new Refusal('the value does not fit on one line of a block scalar', start);
  }
  return { start: content + first, end: content + body.trimEnd().length, text: value };
}
