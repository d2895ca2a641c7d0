import type { YAMLMap, YAMLSeq } from 'yaml';
import {
  columnOf,
  endOf,
  endOfPair,
  lineEnd,
  lineEndingAt,
  lineStart,
  pairOf,
  skipLineEnding,
  startOf,
} from './geometry.ts';
import { type NewValue, Refusal, type Span } from './operation.ts';
import { renderInline, renderItem, renderPair } from './render-value.ts';
import type { YamlDocument } from './source.ts';

/** The span that puts a key behind another one of the same map, in the map's own layout. */
export function insertKey(
  text: string,
  document: YamlDocument,
  map: YAMLMap,
  after: string | undefined,
  key: string,
  value: NewValue,
): Span {
  const previous = after === undefined ? map.items.at(-1) : pairOf(map, after);
  const flow = map.flow === true;
  const layout = { flow, json: document.json, eol: lineEndingAt(text, startOf(map)) };
  if (!previous) {
    if (!flow) throw new Refusal('the map is empty', startOf(map));
    const inside = startOf(map) + 1;
    return { start: inside, end: inside, text: renderPair(key, value, 0, layout) };
  }
  const end = endOfPair(previous);
  if (flow) {
    return { start: end, end, text: `,${flowGap(text, map, previous)}${renderPair(key, value, 0, layout)}` };
  }
  const indent = columnOf(text, startOf(map.items[0]?.key));
  const at = lineEnd(text, end);
  return { start: at, end: at, text: `${layout.eol}${' '.repeat(indent)}${renderPair(key, value, indent, layout)}` };
}

/** What stands before a key of a flow map: a line of its own, or a space. */
function flowGap(text: string, map: YAMLMap, pair: YAMLMap['items'][number]): string {
  const index = map.items.indexOf(pair);
  const before = index > 0 ? map.items[index - 1] : undefined;
  const from = before ? endOfPair(before) : startOf(map) + 1;
  return /\r?\n[ \t]*$/.exec(text.slice(from, startOf(pair.key)))?.[0] ?? ' ';
}

/** The span that takes a key away, with its line where it has one. */
export function deleteKey(text: string, map: YAMLMap, key: string): Span {
  const pair = pairOf(map, key);
  const index = map.items.indexOf(pair);
  const start = startOf(pair.key);
  const end = endOfPair(pair);
  const [previous, next] = [map.items[index - 1], map.items[index + 1]];
  if (map.flow === true) {
    if (previous) return { start: endOfPair(previous), end, text: '' };
    return { start, end: next ? startOf(next.key) : end, text: '' };
  }
  if (!previous && !next) throw new Refusal(`"${key}" is the only key of its map`, start);
  const line = lineStart(text, start);
  if (/^\ufeff?[ \t]*$/.test(text.slice(line, start))) return deleteLines(text, line, end);
  // The first key behind a dash: the next one takes its place; comment lines between them stay.
  const tail = text.slice(skipLineEnding(text, lineEnd(text, end)), startOf(next?.key));
  if (!tail.includes('#')) return { start, end: startOf(next?.key), text: '' };
  return { start, end: end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0), text: '' };
}

function deleteLines(text: string, line: number, end: number): Span {
  const last = lineEnd(text, end);
  const behind = skipLineEnding(text, last);
  if (behind > last || line === 0)
    return { start: text.startsWith('\ufeff') && line === 0 ? 1 : line, end: behind, text: '' };
  // The file ends without a line ending, and does so afterwards.
  return { start: lineEnd(text, line), end: last, text: '' };
}

/** The span that adds an item at a list's end, indented as its other items are. */
export function insertEntry(text: string, document: YamlDocument, seq: YAMLSeq, value: NewValue): Span {
  const layout = { flow: seq.flow === true, json: document.json, eol: lineEndingAt(text, startOf(seq)) };
  const last = seq.items.at(-1);
  if (layout.flow) {
    const at = last ? endOf(last) : startOf(seq) + 1;
    return { start: at, end: at, text: `${last ? ', ' : ''}${renderInline(value, layout)}` };
  }
  const indent = columnOf(text, startOf(seq));
  const at = lineEnd(text, endOf(seq));
  return { start: at, end: at, text: `${layout.eol}${' '.repeat(indent)}${renderItem(value, indent, layout)}` };
}

/** The span that gives an empty document its first key. */
export function insertRoot(text: string, key: string, value: NewValue): Span {
  const eol = lineEndingAt(text, text.length);
  const rendered = renderPair(key, value, 0, { flow: false, json: false, eol });
  const gap = text === '' || text.endsWith('\n') || text === '\ufeff' ? '' : eol;
  return { start: text.length, end: text.length, text: `${gap}${rendered}${eol}` };
}
