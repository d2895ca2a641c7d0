import { isAlias, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { Refusal } from './operation.ts';

/** Where a node begins; its anchor and tag stand before that. */
export function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** Where a node's last token ends. A block collection's own range may reach over comments behind it. */
export function endOf(node: unknown): number {
  if (isScalar(node) || isAlias(node)) return node.range?.[1] ?? 0;
  if (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1);
    return last ? endOfPair(last) : startOf(node);
  }
  if (isSeq(node) && node.flow !== true) return Math.max(startOf(node) + 1, endOf(node.items.at(-1)));
  return isNode(node) ? (node.range?.[1] ?? 0) : 0;
}

/** Where a pair's last token ends. */
export function endOfPair(pair: Pair): number {
  return Math.max(endOf(pair.key), pair.value === null ? 0 : endOf(pair.value));
}

export function pairOf(map: YAMLMap, key: string): Pair {
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (!pair) throw new Refusal(`the key "${key}" comes from elsewhere by "<<"`, startOf(map));
  return pair;
}

export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The end of the line on which a token ends, before its line ending. A block scalar's range ends behind its last line. */
export function lineEnd(text: string, offset: number): number {
  const from = offset > 0 && text[offset - 1] === '\n' ? offset - 1 : offset;
  const newline = text.indexOf('\n', from);
  const end = newline < 0 ? text.length : newline;
  return end > 0 && text[end - 1] === '\r' ? end - 1 : end;
}

/** Behind the line ending that begins at `end`, if one does. */
export function skipLineEnding(text: string, end: number): number {
  if (text.startsWith('\r\n', end)) return end + 2;
  return text[end] === '\n' ? end + 1 : end;
}

/** The line ending in use around an offset. */
export function lineEndingAt(text: string, offset: number): string {
  const newline = text.indexOf('\n', offset);
  const near = newline < 0 ? text.lastIndexOf('\n') : newline;
  return near > 0 && text[near - 1] === '\r' ? '\r\n' : '\n';
}

/** The column of an offset, from 0, not counting a byte order mark. */
export function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (start === 0 && text.startsWith('\ufeff') ? 1 : 0);
}
