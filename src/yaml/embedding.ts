import type { Scalar } from 'yaml';
import { lineEndingAt } from './geometry.ts';
import { parseText, type YamlDocument, type YamlSource } from './source.ts';
import { escapeDouble, escapeSingle, isPlainSafe } from './write-scalar.ts';
import { Refusal, type Span } from './operation.ts';

/** YAML or JSON that stands as text inside a scalar of another file: an inline patch, inline Helm values. */
export interface Embedding {
  document: YamlDocument;
  /** The scalar that holds it. */
  node: Scalar;
  /** The text inside, parsed; its documents are addressed like those of a file. */
  source: YamlSource;
  /** The span of the outer text that a span of the inner text is. Throws a Refusal where the layout cannot hold it. */
  toOuter(span: Span): Span;
}

/** Opens the text inside a scalar, or says why it cannot be edited in part. */
export function embed(outer: YamlSource, document: YamlDocument, node: Scalar): Embedding | { reason: string } {
  if (typeof node.value !== 'string') return { reason: 'this is no text' };
  const source = parseText(outer.file, node.value);
  if (source.problem) return { reason: `the text is not YAML: ${source.problem.reason}` };
  const toOuter = layoutOf(outer.text, node, node.value);
  return toOuter
    ? { document, node, source, toOuter }
    : { reason: 'text over several quoted lines cannot be edited in part' };
}

type Layout = (span: Span) => Span;

function layoutOf(text: string, node: Scalar, value: string): Layout | undefined {
  const [start, end] = node.range ?? [0, 0, 0];
  switch (node.type) {
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return blockLayout(text, start, end, value, node.type === 'BLOCK_FOLDED');
    case 'QUOTE_SINGLE':
      return flowLayout(text.slice(start + 1, end - 1), start + 1, value, /''|[^]/g, () => "'", escapeSingle);
    case 'QUOTE_DOUBLE':
      return flowLayout(text.slice(start + 1, end - 1), start + 1, value, escapes, unescape, escapeDouble);
    case 'PLAIN':
    case undefined:
      return flowLayout(text.slice(start, end), start, value, /[^]/g, (unit) => unit, plainText);
  }
}

const escapes = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^])|[^]/g;

/** How many units an escape stands for is all that matters: its character is compared by the caller as a whole. */
function unescape(unit: string): string {
  if (!unit.startsWith('\\')) return unit;
  if (unit[1] === 'U') return String.fromCodePoint(Number.parseInt(unit.slice(2), 16));
  return '?';
}

function plainText(text: string): string {
  if (text !== '' && (/[\n\r#]/.test(text) || !isPlainSafe(`x${text}x`, true)))
    throw new Refusal('the value needs quotes', 0);
  return text;
}

/** A quoted or plain scalar on one line: a table of where each unit of the value stands. */
function flowLayout(
  raw: string,
  base: number,
  value: string,
  units: RegExp,
  decode: (unit: string) => string,
  encode: (text: string) => string,
): Layout | undefined {
  if (raw.includes('\n')) return undefined;
  const offsets: number[] = [];
  let at = base;
  for (const [unit] of raw.matchAll(units)) {
    for (let count = unit.length === 1 ? 1 : decode(unit).length; count > 0; count--) offsets.push(at);
    at += unit.length;
  }
  offsets.push(at);
  if (offsets.length !== value.length + 1) return undefined;
  return (span) => ({ start: offsets[span.start] ?? base, end: offsets[span.end] ?? at, text: encode(span.text) });
}

/** A block scalar: each line of the value is a line of the file behind the block's indentation. */
function blockLayout(text: string, start: number, end: number, value: string, folded: boolean): Layout | undefined {
  const content = text.indexOf('\n', start) + 1;
  if (content === 0) return undefined;
  const lines = value.split('\n');
  const outer = text.slice(content, end).split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const indent = (outer[first]?.replace(/\r$/, '').length ?? 0) - (lines[first]?.length ?? 0);
  // Folding joins lines: only a single one stands as it is written.
  if (first < 0 || indent <= 0 || (folded && value.trim().includes('\n'))) return undefined;
  const innerStarts: number[] = [];
  const outerStarts: number[] = [];
  let inner = 0;
  let at = content;
  for (const [index, line] of lines.entries()) {
    innerStarts.push(inner);
    outerStarts.push(at);
    const written = (outer[index] ?? '').replace(/\r$/, '');
    if (line !== '' && written.slice(indent) !== line) return undefined;
    inner += line.length + 1;
    at += (outer[index]?.length ?? 0) + 1;
  }
  const eol = lineEndingAt(text, start);

  function place(offset: number): { line: number; column: number } {
    let line = innerStarts.length - 1;
    while (line > 0 && (innerStarts[line] ?? 0) > offset) line--;
    return { line, column: offset - (innerStarts[line] ?? 0) };
  }
  function outerOffset({ line, column }: { line: number; column: number }): number {
    return (outerStarts[line] ?? end) + (lines[line] === '' ? 0 : indent) + column;
  }
  return (span) => {
    const [from, to] = [place(span.start), place(span.end)];
    const encoded = span.text.replaceAll(/\r?\n/g, eol + ' '.repeat(indent));
    // Whole lines go with their indentation when nothing stands behind them.
    const last = to.line > from.line && lines[to.line] === '' && to.column === 0;
    if (last && from.column === 0)
      return { start: outerStarts[from.line] ?? start, end: outerStarts[to.line] ?? end, text: encoded };
    return { start: outerOffset(from), end: outerOffset(to), text: encoded };
  };
}
