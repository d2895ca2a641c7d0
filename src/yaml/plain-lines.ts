import type { JsonPath } from '../model/json-path.ts';

/** The lines with content, by their place among these: as three lists of numbers, because there are a hundred thousand lines. */
interface Lines {
  /** From 0. Absent: each is as far behind the first as its place. */
  numbers: readonly number[] | undefined;
  first: number;
  indents: readonly number[];
  /** Where their content begins in the text. */
  starts: readonly number[];
}

/** Both from 0, as an outline has them. */
export interface PlainPlace {
  line: number;
  column: number;
}

/** Where a block begins; the first key of an item stands behind the dash, so that its column is not its line's indent. */
interface Block {
  index: number;
  column: number;
  isSequence: boolean;
}

interface Found {
  place: PlainPlace;
  block?: Block;
  /** A key without a value: what a parser says of it is not known here. */
  isEmpty?: true;
}

/**
 * Finds places in a document that `readPlainYaml` has read, so that every line is known to be plain: of the lines only indents are looked at,
 * and of those on the way to a path their keys. Ten times as fast as an outline, and equal to what it says. Undefined where an outline says nothing.
 */
export function createPlainFinder(text: string): (path: JsonPath) => PlainPlace | undefined {
  const lines = contentLines(text);
  const [column] = lines.indents;
  if (column === undefined) return () => undefined;
  const root: Found = { place: { line: lines.first, column }, block: { index: 0, column, isSequence: false } };
  /** The path of before and what was found on its way: nearly always the next path has its first steps. */
  let before: JsonPath = [];
  let known = 0;
  const way: Found[] = [];
  return (path) => {
    let steps = 0;
    while (steps < known && steps < path.length && path[steps] === before[steps]) steps++;
    before = path;
    let found = way[steps - 1] ?? root;
    for (; steps < path.length; steps++) {
      const { block }: Found = found;
      const step = path[steps] ?? '';
      const next =
        block === undefined
          ? undefined
          : block.isSequence
            ? itemAt(text, lines, block, step)
            : valueOf(text, lines, block, String(step));
      if (next === undefined) break;
      found = next;
      way[steps] = next;
    }
    known = steps;
    return found.isEmpty ? undefined : found.place;
  };
}

/** Without blank lines, comments and the marker; what literal blocks hold stays, and is deeper than everything that is looked at. */
function contentLines(text: string): Lines {
  let numbers: number[] | undefined;
  let first = 0;
  const indents: number[] = [];
  const starts: number[] = [];
  for (let number = 0, at = 0; at < text.length; number++) {
    let start = at;
    while (text.charCodeAt(start) === space) start++;
    const code = text.charCodeAt(start);
    const isMarker = starts.length === 0 && start === at && text.startsWith('---', at);
    if (code !== lineBreak && code !== hash && start < text.length && !isMarker) {
      if (starts.length === 0) first = number;
      else if (numbers === undefined && number !== first + starts.length) numbers = starts.map((_, at) => first + at);
      numbers?.push(number);
      indents.push(start - at);
      starts.push(start);
    }
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    at = end + 1;
  }
  return { numbers, first, indents, starts };
}

function numberOf({ numbers, first }: Lines, at: number): number {
  return numbers?.[at] ?? first + at;
}

function valueOf(text: string, lines: Lines, { index, column }: Block, key: string): Found | undefined {
  for (let at = index; ; at = nextAt(lines, at + 1, column)) {
    const indent = lines.indents[at];
    if (indent === undefined || (at > index && indent < column)) return undefined;
    const start = (lines.starts[at] ?? 0) + column - indent;
    if (at > index && isItem(text, start)) continue;
    const colon = start + key.length;
    if (text.charCodeAt(colon) !== colonCode || !text.startsWith(key, start) || !endsWord(text, colon + 1)) continue;
    const value = skipSpaces(text, colon + 1);
    if (isEnd(text, value) || text.charCodeAt(value) === hash) return below(text, lines, at, column);
    // Of a block the key is what people look for.
    const isLong = text.charCodeAt(value) === bar;
    return { place: { line: numberOf(lines, at), column: isLong ? column : column + value - start } };
  }
}

/** The value of a key that has none on its line. */
function below(text: string, lines: Lines, at: number, column: number): Found {
  const place = { line: numberOf(lines, at), column };
  const indent = lines.indents[at + 1];
  if (indent === undefined || indent < column) return { place, isEmpty: true };
  const isSequence = isItem(text, lines.starts[at + 1] ?? 0);
  if (indent === column && !isSequence) return { place, isEmpty: true };
  return { place, block: { index: at + 1, column: indent, isSequence } };
}

function itemAt(text: string, lines: Lines, { index, column }: Block, step: string | number): Found | undefined {
  for (let at = index, item = 0; ; at = nextAt(lines, at + 1, column), item++) {
    const start = lines.starts[at];
    if (start === undefined || lines.indents[at] !== column || !isItem(text, start)) return undefined;
    if (item !== step) continue;
    const value = skipSpaces(text, start + 1);
    const inside = column + value - start;
    const place = { line: numberOf(lines, at), column: inside };
    return hasKey(text, value) ? { place, block: { index: at, column: inside, isSequence: false } } : { place };
  }
}

/** The next line that is not deeper. */
function nextAt(lines: Lines, from: number, column: number): number {
  let at = from;
  while ((lines.indents[at] ?? 0) > column) at++;
  return at;
}

const lineBreak = 10;
const space = 32;
const hash = 35;
const dash = 45;
const colonCode = 58;
const bar = 124;

function isItem(text: string, at: number): boolean {
  return text.charCodeAt(at) === dash && endsWord(text, at + 1);
}

function endsWord(text: string, at: number): boolean {
  return text.charCodeAt(at) === space || isEnd(text, at);
}

function isEnd(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) === lineBreak;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === space) at++;
  return at;
}

/** Whether an item begins with a key: text in quotes has no key here. */
function hasKey(text: string, from: number): boolean {
  if (!/[A-Za-z]/.test(text.charAt(from))) return false;
  for (let at = from; !isEnd(text, at); at++)
    if (text.charCodeAt(at) === colonCode && endsWord(text, at + 1)) return true;
  return false;
}
