import { refuse } from './operands.ts';

/** A regular expression of Go (RE2) as JavaScript runs it. */
export interface GoRegexp {
  regexp: RegExp;
  /** Of each group from the first; empty for one without a name. */
  names: readonly string[];
}

interface State {
  source: string;
  position: number;
  names: string[];
  multiline: boolean;
  dotAll: boolean;
}

const whitespace = '\\t\\n\\f\\r ';
const perlClasses: Readonly<Record<string, string>> = { d: '0-9', w: '0-9A-Za-z_', s: whitespace };
const posixClasses: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\u{0}-\\u{7f}',
  blank: '\\t ',
  cntrl: '\\u{0}-\\u{1f}\\u{7f}',
  digit: '0-9',
  graph: '\\u{21}-\\u{7e}',
  lower: 'a-z',
  print: '\\u{20}-\\u{7e}',
  punct: '\\u{21}-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{60}\\u{7b}-\\u{7e}',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};
const controls: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

/**
 * Translates RE2's syntax. What RE2 refuses (back references, looking around) is refused as OPA does; what JavaScript cannot do (a change of
 * case sensitivity in the middle, ungreedy mode) throws.
 */
export function goRegexp(source: string): GoRegexp {
  const state: State = { source, position: 0, names: [], multiline: false, dotAll: false };
  let flags = 'gv';
  const leading = /^\(\?([ims]+)\)/.exec(source);
  if (leading !== null) {
    state.position = leading[0].length;
    state.multiline = leading[1]?.includes('m') ?? false;
    state.dotAll = leading[1]?.includes('s') ?? false;
    if (leading[1]?.includes('i') === true) flags += 'i';
  }
  const translated = alternation(state);
  if (state.position < source.length) refuse('unexpected )');
  try {
    return { regexp: new RegExp(translated, flags), names: state.names };
  } catch {
    return refuse('no regular expression');
  }
}

function alternation(state: State): string {
  let result = '';
  while (state.position < state.source.length && peek(state) !== ')') result += piece(state);
  return result;
}

function piece(state: State): string {
  const character = take(state);
  switch (character) {
    case '|':
      return '|';
    case '.':
      return state.dotAll ? '[\\s\\S]' : '[^\\n]';
    case '^':
      return state.multiline ? '(?:(?<=\\n|^))' : '(?:^)';
    case '$':
      return state.multiline ? '(?:(?=\\n|$))' : '(?:$)';
    case '(':
      return group(state);
    case '[':
      return charClass(state);
    case '\\':
      return escaped(state);
    case '*':
    case '+':
    case '?':
      return character;
    case '{':
      return repetition(state);
    default:
      return literal(character);
  }
}

/** A brace that begins no repetition stands for itself. */
function repetition(state: State): string {
  const match = /^(\d+)(,(\d*))?\}/.exec(state.source.slice(state.position));
  if (match === null) return literal('{');
  if (Number(match[1]) > 1000 || Number(match[3] ?? 0) > 1000) refuse('repeated too often');
  state.position += match[0].length;
  return `{${match[0]}`;
}

function group(state: State): string {
  const rest = state.source.slice(state.position);
  const outer = { multiline: state.multiline, dotAll: state.dotAll };
  let open = '(';
  const named = /^\?P?<([A-Za-z_]\w*)>/.exec(rest);
  const flagged = /^\?([imsU]*)(?:-([imsU]+))?([:)])/.exec(rest);
  if (named !== null) {
    state.names.push(named[1] ?? '');
    state.position += named[0].length;
  } else if (flagged !== null) {
    state.position += flagged[0].length;
    const [, on = '', off = '', end] = flagged;
    if (on.includes('U') || off.includes('U')) throw new Error('ungreedy regular expressions are not supported');
    state.multiline = (state.multiline || on.includes('m')) && !off.includes('m');
    state.dotAll = (state.dotAll || on.includes('s')) && !off.includes('s');
    const folds = `${on.includes('i') ? 'i' : ''}${off.includes('i') ? '-i' : ''}`;
    if (end === ')') {
      if (folds !== '') throw new Error('(?i) in the middle of a regular expression is not supported: write (?i:…)');
      return '';
    }
    open = `(?${folds}:`;
  } else if (rest.startsWith('?')) {
    return refuse('no such group');
  } else state.names.push('');
  const inner = alternation(state);
  if (take(state) !== ')') refuse('missing )');
  Object.assign(state, outer);
  return `${open}${inner})`;
}

function escaped(state: State): string {
  const character = take(state);
  if (character === 'A') return '(?:^)';
  if (character === 'z') return '(?:$)';
  if (character === 'b' || character === 'B') return `(?:\\${character})`;
  if (character === 'Q') {
    const end = state.source.indexOf('\\E', state.position);
    const quoted = state.source.slice(state.position, end < 0 ? undefined : end);
    state.position = end < 0 ? state.source.length : end + 2;
    return Array.from(quoted, literal).join('');
  }
  return `[${classEscape(state, character)}]`;
}

/** What an escape stands for inside of brackets. */
function classEscape(state: State, character: string): string {
  const perl = perlClasses[character.toLowerCase()];
  if (perl !== undefined) return character === character.toLowerCase() ? perl : `[^${perl}]`;
  if (character === 'p' || character === 'P') return unicodeClass(state, character);
  return literal(String.fromCodePoint(codePoint(state, character)));
}

function unicodeClass(state: State, letter: string): string {
  const [whole, negated = '', one, many] =
    /^(?:\{(\^?)([A-Za-z_]+)\}|([A-Za-z]))/.exec(state.source.slice(state.position)) ?? refuse('no class');
  state.position += whole.length;
  const name = one ?? many ?? '';
  const property = name.length <= 2 ? name : name === 'Any' ? 'Any' : `Script=${name}`;
  return `\\${(letter === 'P') !== (negated === '^') ? 'P' : 'p'}{${property}}`;
}

function codePoint(state: State, character: string): number {
  const rest = state.source.slice(state.position);
  const control = controls[character];
  if (control !== undefined) return control;
  const hexadecimal =
    character === 'x' ? (/^\{([0-9a-fA-F]+)\}|^([0-9a-fA-F]{2})/.exec(rest) ?? refuse('no code')) : null;
  const octal =
    character === '0'
      ? /^[0-7]{0,2}/.exec(rest)
      : /^[1-7]$/.test(character)
        ? (/^[0-7]{1,2}/.exec(rest) ?? refuse('a back reference'))
        : null;
  if (hexadecimal !== null) {
    state.position += hexadecimal[0].length;
    const code = Number.parseInt(hexadecimal[1] ?? hexadecimal[2] ?? '', 16);
    return code <= 0x10ffff ? code : refuse('no character');
  }
  if (octal !== null) {
    state.position += octal[0].length;
    return Number.parseInt(character + octal[0], 8);
  }
  if (/[A-Za-z0-9]/.test(character) || character === '' || (character.codePointAt(0) ?? 0) >= 0x80)
    refuse('no such escape');
  return character.codePointAt(0) ?? 0;
}

function charClass(state: State): string {
  const negated = peek(state) === '^';
  if (negated) take(state);
  let inside = '';
  for (let first = true; first || peek(state) !== ']'; first = false) {
    if (state.position >= state.source.length) refuse('missing ]');
    inside += classPart(state);
  }
  take(state);
  return `[${negated ? '^' : ''}${inside}]`;
}

function classPart(state: State): string {
  const posix = /^\[:(\^?)([a-z]+):\]/.exec(state.source.slice(state.position));
  if (posix !== null) {
    state.position += posix[0].length;
    const set = posixClasses[posix[2] ?? ''] ?? refuse('no class');
    return posix[1] === '^' ? `[^${set}]` : set;
  }
  const [from, isSet] = classAtom(state);
  const range = /^-[^\]]/s.test(state.source.slice(state.position));
  if (isSet || !range) return from;
  take(state);
  const [to, endIsSet] = classAtom(state);
  return endIsSet ? refuse('no range') : `${from}-${to}`;
}

function classAtom(state: State): [string, boolean] {
  const character = take(state);
  if (character !== '\\') return [literal(character), false];
  const next = take(state);
  return [classEscape(state, next), /[dwspDWSP]/.test(next)];
}

function literal(character: string): string {
  if (character === '') refuse('ends too early');
  return /^[A-Za-z0-9]$/.test(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function peek(state: State): string {
  return String.fromCodePoint(state.source.codePointAt(state.position) ?? 0);
}

function take(state: State): string {
  if (state.position >= state.source.length) return '';
  const character = peek(state);
  state.position += character.length;
  return character;
}
