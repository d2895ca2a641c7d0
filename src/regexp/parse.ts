import { charClass, classEscape, literal } from './characters.ts';
import { type Assertion, type Node, peek, type Reading, refuse, take, takeMatch } from './syntax.ts';

export interface ParsedRegexp {
  node: Node;
  /** Of each group from the first; empty for one without a name. */
  names: readonly string[];
}

/** Go's regexp/syntax has the same two. */
const mostRepeated = 1000;
const deepest = 1000;

/**
 * Reads an expression of Go's regexp package (regexp/syntax parse.go).
 *
 * @throws RegexpError for what Go refuses, back references and looking around among it.
 */
export function parseRegexp(source: string): ParsedRegexp {
  const reading = { source, position: 0, folds: false, multiline: false, dotAll: false, ungreedy: false };
  const names: string[] = [];
  const node = alternation(reading, names, 0);
  if (reading.position < source.length) refuse('unexpected )');
  return { node, names };
}

function alternation(reading: Reading, names: string[], depth: number): Node {
  if (depth > deepest) refuse('nested too deep');
  const ways: Node[] = [];
  do ways.push(sequence(reading, names, depth));
  while (takeMatch(reading, /^\|/) !== null);
  const [only] = ways;
  return ways.length === 1 && only !== undefined ? only : { type: 'either', ways };
}

function sequence(reading: Reading, names: string[], depth: number): Node {
  const parts: Node[] = [];
  while (reading.position < reading.source.length && !'|)'.includes(peek(reading))) {
    const found = repetition(reading, parts) ?? piece(reading, names, depth);
    parts.push(...[found].flat());
  }
  return { type: 'sequence', parts };
}

/** What is repeated is taken from what was read. A brace that begins no repetition stands for itself. */
function repetition(reading: Reading, parts: Node[]): Node | undefined {
  const match = takeMatch(reading, /^(?:([*+?])|\{(\d+)(,(\d*))?\})(\?)?/);
  if (match === null) return undefined;
  const [, sign, low = '', open, high = '', lazy] = match;
  const least = sign === undefined ? Number(low) : sign === '+' ? 1 : 0;
  const end = open === undefined ? least : high === '' ? undefined : Number(high);
  const most = sign === undefined ? end : sign === '?' ? 1 : undefined;
  if (Math.max(least, most ?? 0) > mostRepeated || least > (most ?? least)) refuse('repeated too often');
  const node = parts.pop() ?? refuse('nothing to repeat');
  if (/^(?:[*+?]|\{\d+(?:,\d*)?\})/.test(reading.source.slice(reading.position))) refuse('repeated twice');
  if (!isRepeatable({ type: 'repetition', node, least, most, isLazy: false }, mostRepeated))
    refuse('repeated too often');
  return { type: 'repetition', node, least, most, isLazy: (lazy === '?') !== reading.ungreedy };
}

/** Whether repetitions within one another come to no more than a number of times (repeatIsValid there). */
function isRepeatable(node: Node, times: number): boolean {
  switch (node.type) {
    case 'repetition': {
      const own = node.most ?? node.least;
      if (node.most === 0) return true;
      return own <= times && isRepeatable(node.node, own > 0 ? Math.floor(times / own) : times);
    }
    case 'group':
      return isRepeatable(node.node, times);
    case 'sequence':
      return node.parts.every((part) => isRepeatable(part, times));
    case 'either':
      return node.ways.every((way) => isRepeatable(way, times));
    case 'character':
    case 'assertion':
      return true;
  }
}

function piece(reading: Reading, names: string[], depth: number): Node | readonly Node[] {
  const character = take(reading);
  switch (character) {
    case '.':
      return one(reading, reading.dotAll ? '[\\s\\S]' : '[^\\n]');
    case '^':
      return assertion(reading.multiline ? 'lineStart' : 'start');
    case '$':
      return assertion(reading.multiline ? 'lineEnd' : 'end');
    case '(':
      return group(reading, names, depth);
    case '[':
      return one(reading, charClass(reading));
    case '\\':
      return escaped(reading);
    default:
      return one(reading, literal(character));
  }
}

function one({ folds }: Reading, source: string): Node {
  return { type: 'character', source, folds };
}

function assertion(at: Assertion): Node {
  return { type: 'assertion', at };
}

function group(reading: Reading, names: string[], depth: number): Node | readonly Node[] {
  const { folds, multiline, dotAll, ungreedy } = reading;
  const named = takeMatch(reading, /^\?P?<([A-Za-z_]\w*)>/);
  const flagged = named === null ? takeMatch(reading, /^\?([imsU]*)(?:-([imsU]+))?([:)])/) : null;
  if (flagged === null && named === null && peek(reading) === '?') refuse('no such group');
  if (flagged === null) names.push(named?.[1] ?? '');
  else {
    const [, on = '', off = '', end] = flagged;
    const now = (flag: string, before: boolean): boolean => (before || on.includes(flag)) && !off.includes(flag);
    reading.folds = now('i', folds);
    reading.multiline = now('m', multiline);
    reading.dotAll = now('s', dotAll);
    reading.ungreedy = now('U', ungreedy);
    if (end === ')') return [];
  }
  const inner = alternation(reading, names, depth + 1);
  if (take(reading) !== ')') refuse('missing )');
  Object.assign(reading, { folds, multiline, dotAll, ungreedy });
  return flagged === null ? { type: 'group', node: inner } : { type: 'sequence', parts: [inner] };
}

function escaped(reading: Reading): Node | readonly Node[] {
  const character = take(reading);
  if (character === 'A') return assertion('start');
  if (character === 'z') return assertion('end');
  if (character === 'b') return assertion('boundary');
  if (character === 'B') return assertion('noBoundary');
  if (character === 'Q') {
    const [, quoted = ''] = takeMatch(reading, /^([^]*?)(?:\\E|$)/) ?? [];
    return Array.from(quoted, (each) => one(reading, literal(each)));
  }
  return one(reading, `[${classEscape(reading, character)}]`);
}
